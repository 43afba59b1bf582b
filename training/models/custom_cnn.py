"""The paper's custom CNN with CBAM (Fig. 2): four convolution blocks, CBAM after each."""

from typing import Any

import keras

from training.models.cbam import CBAM
from training.models.spec import ModelSpec


def apply_custom_backbone(images: Any, spec: ModelSpec) -> Any:
    """Apply the blocks up to the last convolution: what Grad-CAM looks at.

    Each block is convolution 3x3, batch norm, ReLU; every block but the last goes on with CBAM and 2x2 max pooling
    here, the last one's CBAM belongs to the classifier behind the backbone.

    Args:
        images: float (batch, H, W, 3), scaled to 0-1.
        spec: filters of the blocks (the paper gives 32 for the first) and CBAM's settings.

    Returns:
        float (batch, H / 8, W / 8, spec.custom_filters[-1]) with four blocks.
    """
    maps = images
    last = len(spec.custom_filters)
    for index, count in enumerate(spec.custom_filters, start=1):
        maps = keras.layers.Conv2D(count, 3, padding="same", use_bias=False, name=f"block{index}_conv")(maps)
        maps = keras.layers.BatchNormalization(momentum=spec.batch_norm_momentum, name=f"block{index}_norm")(maps)
        maps = keras.layers.ReLU(name=f"block{index}_relu")(maps)
        if index < last:
            if spec.attention:
                maps = CBAM(spec.cbam_reduction_ratio, residual=spec.cbam_residual, name=f"block{index}_cbam")(maps)
            maps = keras.layers.MaxPooling2D(name=f"block{index}_pool")(maps)
    return maps
