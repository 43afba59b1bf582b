"""Changes training images so that colour, sharpness and scale bar stop predicting the class."""

import cv2
import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field


class Augmentation(BaseModel):
    """How much of each change; the default changes nothing, as in the paper."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    flips_and_turns: bool = False
    any_angle: bool = Field(default=False, description="turn by any angle, the border mirrored")
    zoom: float = Field(default=0.0, ge=0, lt=1, description="largest relative change of scale")
    channel_gain: float = Field(default=0.0, ge=0, lt=1, description="largest relative gain per RGB channel")
    brightness: float = Field(default=0.0, ge=0, lt=1, description="largest relative gain of all channels")
    saturation: float = Field(default=0.0, ge=0, lt=1, description="largest relative change of saturation")
    blur_sigma_px: float = Field(default=0.0, ge=0, description="largest Gaussian blur; half the images get one")
    hide_scale_bar: float = Field(default=0.0, ge=0, le=1, description="share of images whose bar is painted over")

    @property
    def changes_nothing(self) -> bool:
        """Whether images pass untouched."""
        return self == Augmentation()


# The scale bar burned into the data's images lies within this corner, as shares of width and height.
BAR_WIDTH_SHARE = 0.16
BAR_HEIGHT_SHARE = 0.13


def augment(image: NDArray[np.uint8], augmentation: Augmentation, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Change one training image.

    Args:
        image: uint8 (height, width, 3) RGB.
        augmentation: how much of each change.
        rng: the source of every random choice.

    Returns:
        uint8 of the same shape (square images may be turned).
    """
    if augmentation.changes_nothing:
        return image
    if rng.random() < augmentation.hide_scale_bar:
        image = hide_scale_bar(image)
    if augmentation.flips_and_turns:
        image = np.rot90(image, int(rng.integers(4)))
        if rng.random() < 0.5:
            image = image[:, ::-1]
    if augmentation.any_angle or augmentation.zoom > 0:
        image = _turn_and_zoom(np.ascontiguousarray(image), augmentation, rng)
    if augmentation.blur_sigma_px > 0 and rng.random() < 0.5:
        sigma = float(rng.uniform(0.1, augmentation.blur_sigma_px))
        image = np.asarray(cv2.GaussianBlur(np.ascontiguousarray(image), (0, 0), sigma), dtype=np.uint8)
    return _recolour(image, augmentation, rng)


def hide_scale_bar(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Paint the bottom right corner with the tone of an empty field (the 90th percentile of each channel).

    Args:
        image: uint8 (height, width, 3) RGB.

    Returns:
        uint8 of the same shape, a copy.
    """
    height, width = image.shape[:2]
    hidden = image.copy()
    background = np.percentile(image.reshape(-1, 3), 90, axis=0)
    hidden[round(height * (1 - BAR_HEIGHT_SHARE)) :, round(width * (1 - BAR_WIDTH_SHARE)) :] = background
    return hidden


def _turn_and_zoom(image: NDArray[np.uint8], augmentation: Augmentation, rng: np.random.Generator) -> NDArray[np.uint8]:
    height, width = image.shape[:2]
    angle_degrees = float(rng.uniform(0, 360)) if augmentation.any_angle else 0.0
    scale = float(np.exp(rng.uniform(-1, 1) * np.log1p(augmentation.zoom)))
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle_degrees, scale)
    turned = cv2.warpAffine(image, matrix, (width, height), borderMode=cv2.BORDER_REFLECT_101)
    return np.asarray(turned, dtype=np.uint8)


def _recolour(image: NDArray[np.uint8], augmentation: Augmentation, rng: np.random.Generator) -> NDArray[np.uint8]:
    gains = 1.0 + rng.uniform(-augmentation.channel_gain, augmentation.channel_gain, 3)
    gains *= 1.0 + rng.uniform(-augmentation.brightness, augmentation.brightness)
    mixing = np.diag(gains)
    if augmentation.saturation > 0:
        keep = 1.0 + rng.uniform(-augmentation.saturation, augmentation.saturation)
        grey = np.full((3, 3), (1.0 - keep) / 3.0)
        mixing = (np.eye(3) * keep + grey) @ mixing
    recoloured = image.astype(np.float32) @ mixing.T.astype(np.float32)
    return np.asarray(np.clip(recoloured, 0, 255).round(), dtype=np.uint8)
