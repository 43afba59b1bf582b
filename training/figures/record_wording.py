"""Says in a caption which network was trained, how, and on what."""

from inference.card import SplitRecord, TrainingRecord


def network_text(record: TrainingRecord) -> str:
    """Such as `densenet201+cbam, recipe paper (changed: epochs), 224 px`."""
    changed = f" (changed: {', '.join(record.recipe_changes)})" if record.recipe_changes else ""
    name = record.recipe.get("name", "unnamed")
    return f"{record.architecture}, recipe {name}{changed}, {record.preprocess.width_px} px"


def split_text(split: SplitRecord) -> str:
    """Such as `a random split (seed 0, test fold 0 of 5)`."""
    return f"a {split.kind} split (seed {split.seed}, test fold {split.test_fold} of {split.fold_count})"
