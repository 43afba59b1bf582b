"""A training's history is read from either of its two files, whole or as far as it had come."""

import json
import shutil
from pathlib import Path

import pytest

from inference.card import record_path
from inference.errors import UnusableInputError
from tests.training.drawn_model import EPOCHS, DrawnModel, write_history
from tests.training.evaluation.made_up import training_record
from tests.training.tiny import TINY_SPEC, tiny_recipe
from training.figures.training_history import read_history
from training.models.spec import HeadKind
from training.recipe import ResizeStep


@pytest.fixture
def model(tmp_path: Path, drawn_model: DrawnModel) -> Path:
    """The model's papers in a folder that a test may change; the model itself is not needed."""
    path = tmp_path / "tiny.keras"
    for source in (record_path(drawn_model.path), drawn_model.path.with_suffix(".history.jsonl")):
        shutil.copy(source, tmp_path)
    return path


def _write_state(model: Path) -> Path:
    state = model.with_suffix(".checkpoints") / "state.json"
    state.parent.mkdir()
    state.write_text(json.dumps({"identity": "x", "history": [{**EPOCHS[0], "elapsed_seconds": 1.0}]}))
    return state


def test_the_epochs_and_the_one_that_was_kept_are_read(model: Path):
    history = read_history(model)
    assert history.name == "tiny"
    assert [each.val_loss for each in history.epochs] == [1.3, 0.8, 1.1]
    assert history.kept is history.epochs[1]


def test_checkpoints_serve_where_there_is_no_history_file(model: Path):
    _write_state(model)
    model.with_suffix(".history.jsonl").unlink()
    assert len(read_history(model).epochs) == 1


def test_the_last_run_of_a_repeated_epoch_counts(model: Path):
    write_history(model, (*EPOCHS, {**EPOCHS[1], "val_loss": 0.7}))
    assert [each.val_loss for each in read_history(model).epochs] == [1.3, 0.7, 1.1]


def test_a_last_line_cut_off_by_a_kill_is_passed_over(model: Path):
    path = write_history(model, EPOCHS)
    path.write_text(path.read_text()[:-20])
    assert len(read_history(model).epochs) == 2


def test_a_damaged_line_in_the_middle_is_an_error(model: Path):
    path = write_history(model, EPOCHS)
    path.write_text(path.read_text().replace('"epoch": 1,', '"epoch": ,'))
    with pytest.raises(UnusableInputError, match=r"history\.jsonl is no training history"):
        read_history(model)


@pytest.mark.parametrize("content", [b"[1, 2]\n[3]\n", b"\xff\xfe\n", b'{"event": "epoch", "epoch": 0}\n'])
def test_another_kind_of_file_is_an_error(model: Path, content: bytes):
    model.with_suffix(".history.jsonl").write_bytes(content)
    with pytest.raises(UnusableInputError, match="is no training history"):
        read_history(model)


def test_without_any_history_the_message_names_both_files(model: Path):
    model.with_suffix(".history.jsonl").unlink()
    with pytest.raises(UnusableInputError, match=r"neither tiny\.history\.jsonl nor tiny\.checkpoints/state\.json"):
        read_history(model)


def test_a_training_without_a_finished_epoch_has_no_curves(model: Path):
    write_history(model, ())
    with pytest.raises(UnusableInputError, match="finished epoch"):
        read_history(model)


def test_an_unfinished_training_has_no_kept_epoch(model: Path):
    record_path(model).unlink()
    history = read_history(model)
    assert history.record is None
    assert history.kept is None
    assert history.stages() == []


def test_stages_come_from_the_lines_or_from_the_recipe(model: Path):
    write_history(model, tuple({**epoch, "input_px": 32 if epoch["epoch"] else 16} for epoch in EPOCHS))
    assert read_history(model).stages() == [(0, 16), (1, 32)]
    pooled = TINY_SPEC.model_copy(update={"head": HeadKind.POOLED, "input_px": 64})
    recipe = tiny_recipe(model=pooled, resize=(ResizeStep(epochs_share=0.66, scale=0.5),))
    record = training_record(recipe=recipe.model_dump(mode="json"))
    record_path(model).write_text(record.model_dump_json())
    write_history(model, EPOCHS)
    assert read_history(model).stages() == [(0, 32), (2, 64)]


def test_a_recipe_of_another_version_costs_the_stages_and_nothing_else(model: Path):
    record_path(model).write_text(training_record(recipe={"name": "old", "unknown": 1}).model_dump_json())
    history = read_history(model)
    assert history.recipe is None
    assert history.stages() == []


def test_a_damaged_state_is_told_in_a_line_with_what_to_do(model: Path):
    model.with_suffix(".history.jsonl").unlink()
    _write_state(model).write_text('{"history": [{"epoch": 0}]}')
    with pytest.raises(UnusableInputError, match=r"no training history: loss: Field required\. Copy it from") as caught:
        read_history(model)
    assert "\n" not in str(caught.value)
