"""The smallest network and recipe that have every part of the real ones."""

from typing import Any

from training.augment import Augmentation
from training.models.spec import Architecture, ModelSpec
from training.recipe import Recipe

TINY_SPEC = ModelSpec(
    architecture=Architecture.CUSTOM_CNN,
    input_px=32,
    custom_filters=(4, 8),
    dense_units=(8, 4),
    cbam_reduction_ratio=2,
    batch_norm_momentum=0.8,
)


def tiny_recipe(**changes: Any) -> Recipe:
    """Three epochs of the tiny network, augmented so that random choices matter."""
    settings: dict[str, Any] = {
        "name": "tiny",
        "summary": "For tests.",
        "model": TINY_SPEC,
        "epochs": 3,
        "batch_size": 8,
        "learning_rate": 5e-3,
        "augmentation": Augmentation(flips_and_turns=True, channel_gain=0.1, blur_sigma_px=0.6),
    }
    return Recipe.model_validate(settings | changes)
