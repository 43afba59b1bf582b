"""The picture at the wizard's side, drawn of the project's own icon."""

from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from linux_packages.icons import icon_png
from nsis_installer.errors import InstallerError

# twice what the wizard has at 96 dpi, so that it is sharp on finer screens too
_SIDE_PX = (328, 628)
_SIDE_COLOUR = "#f3f4f8"
_SIDE_ICON_PX = 208


def write_side_picture(svg: Path, target: Path) -> None:
    """Write the picture beside the wizard's first and last words.

    Args:
        svg: the icon.
        target: ends with `.bmp`, which NSIS wants.

    Raises:
        InstallerError: it could not be written.
    """
    image = QImage(*_SIDE_PX, QImage.Format.Format_RGB888)
    image.fill(QColor(_SIDE_COLOUR))
    icon = QImage.fromData(icon_png(svg, _SIDE_ICON_PX))
    left = (_SIDE_PX[0] - _SIDE_ICON_PX) // 2
    painter = QPainter(image)
    painter.drawImage(QRect(left, left, _SIDE_ICON_PX, _SIDE_ICON_PX), icon)
    painter.end()
    if icon.isNull() or not image.save(str(target)):
        raise InstallerError(f"{target} could not be written")
