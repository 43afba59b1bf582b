"""Applies the shifts of `shifts.toml`: another laboratory's camera, light and stain."""

import tomllib
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from inference.errors import UnusableInputError
from inference.file_fault import first_fault, read_fault

# The scale bar burned into the data's images lies within this corner, as shares of width and height.
BAR_WIDTH_SHARE = 0.16
BAR_HEIGHT_SHARE = 0.14
_EMPTY_FIELD_PERCENTILE = 90
# The width that `shifts.toml` gives its lengths for.
_STATED_WIDTH_PX = 224
_NOISE_SEED = 0

DEFAULT_SHIFTS = Path(__file__).with_name("shifts.toml")


class Shift(BaseModel):
    """One change of every test image."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    gains: tuple[float, float, float] = (1.0, 1.0, 1.0)
    blur_sigma_px: float = Field(default=0.0, ge=0, description="at a width of 224 pixels, else in proportion")
    noise_sigma: float = Field(default=0.0, ge=0)
    jpeg_quality: int | None = Field(default=None, ge=1, le=100)
    hide_scale_bar: bool = False


def read_shifts(path: Path) -> tuple[Shift, ...]:
    """Read a shift file.

    Raises:
        UnusableInputError: missing, malformed, without a shift, or with two of one name, which no table could tell
            apart; the message names the first fault.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("shift", [])
    except OSError as error:
        raise _unusable(path, read_fault(path, error)) from error
    except ValueError as error:  # malformed TOML, text that is not UTF-8
        raise _unusable(path, f"it is no TOML file: {error}") from error
    if not isinstance(tables, list):
        raise _unusable(path, "`shift` is no list; write each shift as a [[shift]] table")
    if not tables:
        # A check over no shift at all would always pass.
        raise _unusable(path, "it has no [[shift]] table; give at least one")
    shifts = tuple(_parse(path, number, table) for number, table in enumerate(tables, start=1))
    names = [shift.name for shift in shifts]
    for name in names:
        if names.count(name) > 1:
            raise _unusable(path, f"two shifts are called {name!r}; give each its own name")
    return shifts


def _parse(path: Path, number: int, table: object) -> Shift:
    try:
        return Shift.model_validate(table)
    except ValidationError as error:
        raise _unusable(path, f"[[shift]] table {number}: {first_fault(error)}") from error


def _unusable(path: Path, fault: str) -> UnusableInputError:
    return UnusableInputError(f"Shift file {path} cannot be used: {fault}")


def empty_field_tone(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The tone of a smear's empty field, its brightest large area: the 90th percentile of each channel.

    Args:
        image: uint8 (height, width, 3) RGB.

    Returns:
        uint8 (3,) RGB.
    """
    tone = np.percentile(image.reshape(-1, 3), _EMPTY_FIELD_PERCENTILE, axis=0)
    return np.asarray(tone.round(), dtype=np.uint8)


def hide_scale_bar(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Paint the bottom right corner with the tone of the empty field.

    Args:
        image: uint8 (height, width, 3) RGB.

    Returns:
        uint8 of the same shape, a copy.
    """
    height, width = image.shape[:2]
    hidden = image.copy()
    hidden[round(height * (1 - BAR_HEIGHT_SHARE)) :, round(width * (1 - BAR_WIDTH_SHARE)) :] = empty_field_tone(image)
    return hidden


def apply_shift(image: NDArray[np.uint8], shift: Shift) -> NDArray[np.uint8]:
    """Change one image, uint8 (H, W, 3) RGB; the result has the same shape."""
    changed = (hide_scale_bar(image) if shift.hide_scale_bar else image).astype(np.float32)
    if shift.blur_sigma_px > 0:
        sigma_px = shift.blur_sigma_px * image.shape[1] / _STATED_WIDTH_PX
        changed = np.asarray(cv2.GaussianBlur(changed, (0, 0), sigma_px), dtype=np.float32)
    changed = changed * np.asarray(shift.gains, dtype=np.float32)
    if shift.noise_sigma > 0:
        rng = np.random.default_rng(_NOISE_SEED)
        changed = changed + rng.normal(0.0, shift.noise_sigma, changed.shape).astype(np.float32)
    result = np.asarray(np.clip(changed, 0, 255).round(), dtype=np.uint8)
    if shift.jpeg_quality is None:
        return result
    encoded = cv2.imencode(
        ".jpg", cv2.cvtColor(result, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, shift.jpeg_quality]
    )[1]
    decoded = np.asarray(cv2.imdecode(encoded, cv2.IMREAD_COLOR))
    return np.asarray(cv2.cvtColor(decoded, cv2.COLOR_BGR2RGB), dtype=np.uint8)
