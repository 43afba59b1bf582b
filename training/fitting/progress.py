"""Estimates how long a training still takes, from the epochs it has run."""

from collections.abc import Sequence

from training.fitting.training_state import EpochLog, PartEpoch
from training.recipe import Recipe


def seconds_left(
    recipe: Recipe, history: Sequence[EpochLog], part: PartEpoch | None, batches_per_epoch: int
) -> float | None:
    """Seconds until the last epoch is done; None before anything was measured.

    An epoch costs what the last one of its input size cost; at a size not seen yet, what the last one cost, by the area
    of the input. An early stop is not foreseen.

    Args:
        recipe: says how many epochs there are, and at which size.
        history: the finished epochs.
        part: the running epoch.
        batches_per_epoch: its steps.
    """
    epoch = len(history)
    share_done = 0.0
    measured = {(log.input_px or recipe.input_px_at(log.epoch)): log.elapsed_seconds for log in history}
    if part is not None and part.batches_done:
        share_done = min(1.0, part.batches_done / batches_per_epoch)
        if not measured:
            measured = {recipe.input_px_at(epoch): part.train_seconds / share_done}
    if not measured:
        return None
    # Dictionaries keep the order of first insertion, so the last epoch's size is asked for by itself.
    last_px = (history[-1].input_px or recipe.input_px_at(epoch - 1)) if history else recipe.input_px_at(epoch)
    costs = [_cost(recipe.input_px_at(each), measured, last_px) for each in range(epoch, recipe.epochs)]
    return sum(costs) - (share_done * costs[0] if costs else 0.0)


def _cost(input_px: int, measured: dict[int, float], last_px: int) -> float:
    if input_px in measured:
        return measured[input_px]
    return measured[last_px] * (input_px / last_px) ** 2


def duration_text(seconds: float) -> str:
    """A duration for people, such as `2 h 05 min`, `12 min` or `40 s`."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60:02d} min" if minutes >= 90 else f"{minutes} min"
