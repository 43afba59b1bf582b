"""Draws the application's SVG icons in a theme's colour; all are one family on a 24-pixel grid."""

from enum import StrEnum

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from desktop.shipped_files import assets_folder
from inference.decision import Flag


class IconName(StrEnum):
    """Icons by what they mean; the value is the file's name."""

    APPLICATION = "smearscope"
    FOLDER_OPEN = "folder-open"
    EXPORT = "export"
    DROP = "drop"
    FILTER = "filter"
    TABLE = "table"
    GRID = "grid"
    CHART = "chart"
    INFO = "info"
    WARNING = "warning"
    BUG = "bug"
    ZOOM = "zoom"
    SIDE_BY_SIDE = "side-by-side"
    HIDE = "hide"
    CHEVRON_DOWN = "chevron-down"
    NOT_REPORTED = "not-reported"
    UNREADABLE = "unreadable"
    BLUR = "blur"
    EXPOSURE = "exposure"
    STAIN = "stain"
    ASPECT_RATIO = "aspect-ratio"
    OUT_OF_DISTRIBUTION = "out-of-distribution"
    NEAR_THRESHOLD = "near-threshold"
    DUPLICATE = "duplicate"
    NEAR_DUPLICATE = "near-duplicate"
    PAGE_START = "page-start"
    PAGE_SCREEN = "page-screen"
    PAGE_REVIEW = "page-review"
    PAGE_CASES = "page-cases"
    PAGE_MODELS = "page-models"
    PAGE_CHECK = "page-check"
    PAGE_SETTINGS = "page-settings"
    PAUSE = "pause"
    GO_ON = "go-on"
    STOP = "stop"
    IMAGE = "image"
    DONE = "done"
    TICK = "tick"


FLAG_ICONS = {
    Flag.BLUR: IconName.BLUR,
    Flag.EXPOSURE: IconName.EXPOSURE,
    Flag.STAIN: IconName.STAIN,
    Flag.ASPECT_RATIO: IconName.ASPECT_RATIO,
    Flag.OUT_OF_DISTRIBUTION: IconName.OUT_OF_DISTRIBUTION,
    Flag.NEAR_THRESHOLD: IconName.NEAR_THRESHOLD,
    Flag.DUPLICATE: IconName.DUPLICATE,
    Flag.NEAR_DUPLICATE: IconName.NEAR_DUPLICATE,
}


def icon_pixmap(name: IconName, colour: str, side_px: int, pixel_ratio: float = 0.0) -> QPixmap:
    """An icon in one colour (`#rrggbb`), by default sharp on the densest screen attached."""
    ratio = pixel_ratio or _densest_pixel_ratio()
    # Qt's own cache: it empties itself before the application ends, which pixmaps must not outlive.
    key = f"smearscope-icon-{name}-{colour}-{side_px}-{ratio}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    pixmap = _drawn(name, colour, side_px, ratio)
    QPixmapCache.insert(key, pixmap)
    return pixmap


def application_icon() -> QIcon:
    """The application's own icon, in its own colours, in the sizes that desktops ask for."""
    result = QIcon()
    for side_px in (16, 32, 64, 128, 256):
        result.addPixmap(icon_pixmap(IconName.APPLICATION, "", side_px, 1.0))
    return result


def _densest_pixel_ratio() -> float:
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)


def _drawn(name: IconName, colour: str, side_px: int, pixel_ratio: float) -> QPixmap:
    text = (assets_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))
    pixmap = QPixmap(QSize(side_px, side_px) * pixel_ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(pixel_ratio)
    return pixmap
