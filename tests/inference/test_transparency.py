"""Pillow images become RGB on white: in bands, and as if they had not been cut."""

import numpy as np
import pytest
from PIL import Image

from inference.transparency import BAND_PX, rgb_on_white

# Some bands, of which the last one is cut.
WIDTH_PX = 512
HEIGHT_PX = 2 * BAND_PX // WIDTH_PX + 7


def drawn(mode: str) -> Image.Image:
    """Noise of every value, in a mode of Pillow."""
    noise = np.random.default_rng(0).integers(0, 256, (HEIGHT_PX, WIDTH_PX, 4), dtype=np.uint8)
    if mode == "P transparent":
        image = Image.fromarray(noise[:, :, :3]).quantize(16)
        image.info["transparency"] = 3
        return image
    if mode == "RGBA":
        return Image.fromarray(noise)
    return Image.fromarray(noise[:, :, :3]).convert(mode)


def whole(image: Image.Image) -> np.ndarray:
    """The same by Pillow at once."""
    rgba = image.convert("RGBA")
    return np.asarray(Image.alpha_composite(Image.new("RGBA", image.size, (255, 255, 255, 255)), rgba).convert("RGB"))


@pytest.mark.parametrize("mode", ["RGB", "L", "1", "P", "P transparent", "CMYK", "YCbCr", "LA", "RGBA"])
def test_bands_leave_no_trace(mode):
    image = drawn(mode)
    assert np.array_equal(rgb_on_white(image), whole(image))


@pytest.mark.parametrize("mode", ["RGB", "CMYK", "RGBA"])
def test_no_step_holds_other_threads_up_for_a_whole_image(mode, monkeypatch):
    image, sizes = drawn(mode), []
    for name in ("convert", "tobytes"):
        real = getattr(Image.Image, name)

        def measured(self, *args, real=real, **kwargs):
            sizes.append(self.width * self.height)
            return real(self, *args, **kwargs)

        monkeypatch.setattr(Image.Image, name, measured)
    rgb_on_white(image)
    assert len(sizes) >= 6
    assert max(sizes) <= BAND_PX


def test_a_line_that_is_wider_than_a_band_is_a_band():
    image = Image.new("RGB", (BAND_PX + 1, 2), (1, 2, 3))
    assert np.array_equal(rgb_on_white(image), whole(image))
