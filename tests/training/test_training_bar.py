"""The terminal shows where a training stands; without a terminal there is a line for each epoch only."""

import io

from rich.console import Console
from rich.progress import Progress, TextColumn

from tests.training.made_up_training import epoch_log, training_start
from tests.training.tiny import tiny_recipe
from training.commands.training_bar import TrainingBar, training_bar
from training.fitting.epoch_lines import EpochLines, epoch_line
from training.fitting.observer import StopReason, TrainingStart
from training.fitting.training_state import EpochLog, PartEpoch, TrainingState


def _log(epoch: int) -> EpochLog:
    return epoch_log(
        epoch,
        loss=0.5,
        accuracy=0.75,
        val_loss=0.25,
        val_accuracy=0.8,
        elapsed_seconds=60.0,
        image_count=240,
        train_seconds=40.0,
        waiting_seconds=4.0,
    )


def _start(epochs_done: int, batches_done: int = 0) -> TrainingStart:
    history = tuple(_log(epoch) for epoch in range(epochs_done))
    part = PartEpoch(learning_rate=1e-3, batches_done=batches_done) if batches_done else None
    weights_file = "w.npz" if history or part else ""
    state = TrainingState(identity="mine", history=history, part=part, weights_file=weights_file)
    return training_start(state, recipe=tiny_recipe(epochs=3), batches_per_epoch=10, train_count=240)


def _part(batches_done: int) -> PartEpoch:
    return PartEpoch(learning_rate=1e-3, batches_done=batches_done, image_count=24 * batches_done, train_seconds=8.0)


def test_the_bar_says_epoch_batch_loss_speed_and_what_is_left():
    progress = Progress(TextColumn("{task.description}"), console=Console(file=io.StringIO()))
    bar = TrainingBar(progress)
    bar.on_start(_start(1))
    assert progress.tasks[0].completed == 10
    bar.on_batch(_part(5), 0.4321)
    task = progress.tasks[0]
    assert (task.completed, task.total) == (15, 30)
    assert task.description == "epoch 2/3: batch 5/10, loss 0.4321, 15.0 images/s, about 2 min left"
    bar.on_validation(_part(10))
    assert "validating" in progress.tasks[0].description
    bar.on_epoch(_log(1), 3)
    assert progress.tasks[0].description.startswith("epoch 3/3")
    bar.on_stop(StopReason.FINISHED, TrainingState(identity="mine"), "")
    assert not progress.tasks


def test_without_a_terminal_there_is_no_bar():
    with training_bar(Console(file=io.StringIO())) as bars:
        assert bars == ()
    with training_bar(Console(file=io.StringIO(), force_terminal=True)) as bars:
        assert len(bars) == 1


def test_an_epoch_s_line_has_everything():
    assert epoch_line(_log(0), 3, 120.0) == (
        "epoch 1/3: loss 0.5000, accuracy 75.00%, validation loss 0.2500, validation accuracy 80.00%, learning rate "
        "1.0e-03, 60 s, 6.0 images/s, model ran 90% of the time, about 2 min left"
    )


def test_the_lines_say_where_a_training_goes_on():
    for start, wanted in (
        (_start(0), []),
        (_start(1), ["Going on after epoch 1"]),
        (_start(1, batches_done=4), ["Going on in epoch 2, after batch 4 of 10"]),
        (_start(3), ["All epochs are done already; nothing is trained"]),
    ):
        said: list[str] = []
        EpochLines(said.append).on_start(start)
        assert said == wanted


def test_an_early_stop_is_told_with_the_best_epoch():
    said: list[str] = []
    lines = EpochLines(said.append)
    lines.on_start(_start(0))
    lines.on_stop(StopReason.FLAT, TrainingState(identity="mine", history=(_log(0), _log(1)), best_epoch=0), "")
    assert said == ["Stopped early: the validation loss was smallest in epoch 1"]
