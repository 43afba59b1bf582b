"""Turns decoded pixels into what Qt shows: thumbnails, view-sized images and heatmap pictures. No widget here."""

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from desktop.overlay import ColourMap, heatmap_layer

# Twice the row's height, so that thumbnails stay sharp on high-density screens.
THUMBNAIL_SIDE_PX = 80
# No screen shows more at once, and a whole 150-megapixel field would take 600 MB as a pixmap.
VIEW_SIDE_PX = 2000
# A heatmap has at most 28x28 cells; Qt enlarges this picture smoothly for less time than the whole image takes.
HEATMAP_SIDE_PX = 512
_JPEG_QUALITY = 80


def shrunk(pixels: NDArray[np.uint8], side_px: int) -> NDArray[np.uint8]:
    """Shrink uint8 (height, width, 3) RGB to at most `side_px` on the longer side; smaller ones stay as they are."""
    height, width = pixels.shape[:2]
    scale = side_px / max(height, width)
    if scale >= 1.0:
        return pixels
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def thumbnail_jpeg(pixels: NDArray[np.uint8]) -> bytes:
    """A thumbnail of uint8 (height, width, 3) RGB as JPEG bytes, one to three kilobytes."""
    small = cv2.cvtColor(shrunk(pixels, THUMBNAIL_SIDE_PX), cv2.COLOR_RGB2BGR)
    done, data = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY])
    if not done:
        raise RuntimeError(f"the JPEG encoder failed on a thumbnail of shape {small.shape}")
    return data.tobytes()


def field_thumbnail(array: NDArray[np.uint8], width_px: int, height_px: int) -> bytes:
    """A thumbnail with the proportions of the field, from what the model saw of it.

    Args:
        array: uint8 (H, W, 3) RGB, the whole field.
        width_px: of the field itself.
        height_px: of the field itself.

    Returns:
        JPEG bytes.
    """
    scale = THUMBNAIL_SIDE_PX / max(width_px, height_px)
    size = (max(1, round(width_px * scale)), max(1, round(height_px * scale)))
    return thumbnail_jpeg(np.asarray(cv2.resize(array, size, interpolation=cv2.INTER_AREA), dtype=np.uint8))


def to_qimage(pixels: NDArray[np.uint8]) -> QImage:
    """Copy uint8 (height, width, 3) RGB, or (height, width, 4) with opacity, into a QImage of its own."""
    height, width, channels = pixels.shape
    data = np.ascontiguousarray(pixels).tobytes()
    layout = QImage.Format.Format_RGBA8888 if channels == 4 else QImage.Format.Format_RGB888
    # copy(): QImage would otherwise point into memory that Python frees.
    return QImage(data, width, height, channels * width, layout).copy()


def scaled_heatmaps(heatmaps: NDArray[np.float32]) -> NDArray[np.float16]:
    """Heatmaps (h, w, K) as float16, each class divided by its own maximum.

    Unscaled Grad-CAM may lie outside what float16 can hold, and the overlay shows each class by its own maximum anyway.
    A class without evidence stays zero.
    """
    positive = np.clip(heatmaps, 0, None)
    tops = positive.max(axis=(0, 1), keepdims=True)
    return np.asarray(positive / np.where(tops > 0, tops, 1), dtype=np.float16)


def heatmap_qimage(heatmap: NDArray[np.float16], width_px: int, height_px: int) -> QImage:
    """One class's heatmap (h, w) in viridis, clear where it is weak, with the proportions of its image."""
    scale = min(1.0, HEATMAP_SIDE_PX / max(width_px, height_px))
    width, height = max(1, round(width_px * scale)), max(1, round(height_px * scale))
    return to_qimage(heatmap_layer(heatmap.astype(np.float32), width, height, ColourMap.VIRIDIS))


def viridis_ramp(width_px: int) -> QImage:
    """The colour map from no evidence (left) to most (right), one pixel high."""
    ramp = np.linspace(0, 255, width_px).round().astype(np.uint8)[None]
    return to_qimage(
        np.asarray(cv2.cvtColor(cv2.applyColorMap(ramp, ColourMap.VIRIDIS), cv2.COLOR_BGR2RGB), dtype=np.uint8)
    )
