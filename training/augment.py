"""Changes training images so that colour, sharpness and scale bar stop predicting the class."""

from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, model_validator

from inference.shifts import BAR_HEIGHT_SHARE, BAR_WIDTH_SHARE, hide_scale_bar

# Rows: optical density of haematoxylin, eosin and DAB in R, G and B (Ruifrok and Johnston 2001).
_RGB_FROM_HED = np.array([[0.65, 0.70, 0.29], [0.07, 0.99, 0.11], [0.27, 0.57, 0.78]])
_OPTICAL_DENSITY = -np.log((np.arange(256, dtype=np.float32) + 1.0) / 256.0)
_SMALLEST_BLUR_PX = 0.1
_BEST_JPEG_QUALITY = 95
_NO_JPEG = 100
_BAR_TONES = ((20, 20, 20), (200, 30, 30), (240, 240, 240))


class Augmentation(BaseModel):
    """How much of each change; the default changes nothing, as in the paper."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    flips_and_turns: bool = False
    any_angle: bool = Field(default=False, description="turn by any angle, the border mirrored")
    zoom: float = Field(default=0.0, ge=0, lt=1, description="largest relative change of scale")
    channel_gain: float = Field(default=0.0, ge=0, lt=1, description="largest relative gain per RGB channel")
    brightness: float = Field(default=0.0, ge=0, lt=1, description="largest relative gain of all channels")
    saturation: float = Field(default=0.0, ge=0, lt=1, description="largest relative change of saturation")
    blur_sigma_px: float = Field(
        default=0.0, ge=0, description="largest Gaussian blur, from 0.1; half the images get one; 0: none"
    )
    stain: float = Field(default=0.0, ge=0, lt=1, description="largest relative change of each HED stain's density")
    jpeg_quality_from: int = Field(
        default=_NO_JPEG, ge=1, le=_NO_JPEG, description="half the images get a quality from this to 95; 100: none"
    )
    noise_sigma: float = Field(default=0.0, ge=0, description="largest Gaussian noise, grey levels; half the images")
    hide_scale_bar: float = Field(default=0.0, ge=0, le=1, description="share of images whose bar is painted over")
    random_scale_bar: float = Field(default=0.0, ge=0, le=1, description="share of images that get a drawn bar anew")

    @model_validator(mode="after")
    def _does_what_it_says(self) -> Self:
        if 0 < self.blur_sigma_px < _SMALLEST_BLUR_PX:
            raise ValueError(
                f"blur_sigma_px is 0 (no blur) or from {_SMALLEST_BLUR_PX} on, got {self.blur_sigma_px}: less would "
                "change no pixel"
            )
        if _BEST_JPEG_QUALITY < self.jpeg_quality_from < _NO_JPEG:
            raise ValueError(
                f"jpeg_quality_from is at most {_BEST_JPEG_QUALITY}, or {_NO_JPEG} (no compression), got "
                f"{self.jpeg_quality_from}: qualities are drawn from it up to {_BEST_JPEG_QUALITY}"
            )
        return self

    @property
    def changes_nothing(self) -> bool:
        """Whether images pass untouched."""
        return self == Augmentation()


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
    if augmentation.random_scale_bar > 0 and rng.random() < augmentation.random_scale_bar:
        image = draw_scale_bar(hide_scale_bar(image), rng)
    if augmentation.flips_and_turns:
        image = np.rot90(image, int(rng.integers(4)))
        if rng.random() < 0.5:
            image = image[:, ::-1]
    if augmentation.any_angle or augmentation.zoom > 0:
        image = _turn_and_zoom(np.ascontiguousarray(image), augmentation, rng)
    if augmentation.blur_sigma_px > 0 and rng.random() < 0.5:
        sigma = float(rng.uniform(_SMALLEST_BLUR_PX, augmentation.blur_sigma_px))
        image = np.asarray(cv2.GaussianBlur(np.ascontiguousarray(image), (0, 0), sigma), dtype=np.uint8)
    if augmentation.stain > 0:
        image = restain(image, 1.0 + rng.uniform(-augmentation.stain, augmentation.stain, 3))
    image = _recolour(image, augmentation, rng)
    if augmentation.noise_sigma > 0 and rng.random() < 0.5:
        noise = rng.normal(0.0, rng.uniform(0.0, augmentation.noise_sigma), image.shape)
        image = np.asarray(np.clip(image + noise, 0, 255).round(), dtype=np.uint8)
    if augmentation.jpeg_quality_from < _NO_JPEG and rng.random() < 0.5:
        image = _compress(image, int(rng.integers(augmentation.jpeg_quality_from, _BEST_JPEG_QUALITY + 1)))
    return image


def restain(image: NDArray[np.uint8], factors: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Change the density of each of three stains (Tellez et al. 2018, section 2.2, without the added offset).

    Optical densities are unmixed into haematoxylin, eosin and DAB (Ruifrok and Johnston 2001), scaled, and mixed again:
    one linear map of optical density. A smear's stains are others, but these directions span what they do to colour.

    Args:
        image: uint8 (height, width, 3) RGB.
        factors: float (3,), each stain's density is multiplied by its factor.

    Returns:
        uint8 of the same shape.
    """
    density = cv2.LUT(np.ascontiguousarray(image), _OPTICAL_DENSITY)
    remixed = cv2.transform(density, (np.linalg.inv(_RGB_FROM_HED) @ np.diag(factors) @ _RGB_FROM_HED).T)
    return np.asarray(np.clip(256.0 * cv2.exp(-remixed) - 1.0, 0, 255).round(), dtype=np.uint8)


def draw_scale_bar(image: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Draw a scale bar of random length, tone and box into the bottom right corner of an image, uint8 (H, W, 3)."""
    drawn = image.copy()
    height, width = image.shape[:2]
    length = round(width * rng.uniform(0.04, BAR_WIDTH_SHARE - 0.02))
    right, bottom = width - round(width * 0.02), height - round(height * rng.uniform(0.02, BAR_HEIGHT_SHARE / 2))
    if rng.random() < 0.33:
        top = height - round(height * BAR_HEIGHT_SHARE)
        cv2.rectangle(drawn, (width - round(width * BAR_WIDTH_SHARE), top), (width, height), (255, 255, 255), -1)
    tone = _BAR_TONES[int(rng.integers(len(_BAR_TONES)))]
    cv2.line(drawn, (right - length, bottom), (right, bottom), tone, max(1, round(height / 112)))
    return drawn


def _compress(image: NDArray[np.uint8], quality: int) -> NDArray[np.uint8]:
    encoded = cv2.imencode(".jpg", cv2.cvtColor(image, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    decoded = np.asarray(cv2.imdecode(encoded, cv2.IMREAD_COLOR))
    return np.asarray(cv2.cvtColor(decoded, cv2.COLOR_BGR2RGB), dtype=np.uint8)


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
    recoloured = cv2.transform(np.ascontiguousarray(image).astype(np.float32), mixing)
    return np.asarray(np.clip(recoloured, 0, 255).round(), dtype=np.uint8)
