"""The application's icon in the sizes that desktops look for, drawn of the project's SVG by Qt."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from linux_packages.errors import PackagingError

SIZES_PX = (16, 24, 32, 48, 64, 128, 256, 512)


def icon_png(svg: Path, side_px: int) -> bytes:
    """The icon as a square PNG. Needs no screen and no Qt application.

    Raises:
        PackagingError: it cannot be drawn.
    """
    renderer = QSvgRenderer(QByteArray(svg.read_bytes()))
    image = QImage(side_px, side_px, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not renderer.isValid() or not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # stub wants bytes
        raise PackagingError(f"{svg} cannot be drawn")
    return bytes(data.data())
