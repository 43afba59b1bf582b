"""The smallest network and recipe that have every part of the real ones."""

from typing import Any

from training.augment import Augmentation
from training.models.spec import Architecture, HeadKind, ModelSpec
from training.recipe import Keep, OptimizerKind, Recipe, ResizeStep
from training.schedule import ScheduleKind

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


def tiny_robust_recipe(**changes: Any) -> Recipe:
    """What `robust` has: AdamW, cosine, progressive resizing, dropout, smoothing and every augmentation.

    One epoch at 32 pixels, then two at 64.
    """
    settings: dict[str, Any] = {
        "name": "tiny-robust",
        "model": TINY_SPEC.model_copy(update={"head": HeadKind.POOLED, "input_px": 64}),
        "optimizer": OptimizerKind.ADAMW,
        "weight_decay": 1e-2,
        "schedule": ScheduleKind.COSINE,
        "label_smoothing": 0.05,
        "mixed_precision": True,
        "keep": Keep.LAST,
        "resize": (ResizeStep(epochs_share=0.4, scale=0.5),),
        "augmentation": Augmentation(
            flips_and_turns=True,
            any_angle=True,
            zoom=0.2,
            channel_gain=0.1,
            brightness=0.1,
            saturation=0.1,
            stain=0.1,
            blur_sigma_px=0.6,
            noise_sigma=4.0,
            jpeg_quality_from=60,
            hide_scale_bar=0.3,
            random_scale_bar=0.3,
        ),
    }
    return tiny_recipe(**(settings | changes))
