"""The image with its heatmap and, on request, the plain original beside it; both move together."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.gui.image_view import ImageView
from desktop.gui.shown_picture import ShownPicture
from desktop.gui.theme import STEP_PX
from desktop.gui.viewport import Viewport


class ImagePair(QWidget):
    """One or two views of a picture.

    Args:
        picture: what they show.
        viewport: which part of it.
    """

    def __init__(self, picture: ShownPicture, viewport: Viewport) -> None:
        super().__init__()
        self._picture = picture
        self.view = ImageView(picture, viewport)
        self.original = ImageView(picture, viewport, leads=False)
        self.original.setAccessibleName(self.tr("Original image"))
        self.original.set_title(self.tr("Original"))
        self.original.hide()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(STEP_PX)
        for view in (self.view, self.original):
            view.setMinimumSize(QSize(120, 100))
            self._layout.addWidget(view, 1)
        picture.changed.connect(self._turn)

    @property
    def is_side_by_side(self) -> bool:
        """Whether the original is shown too."""
        return not self.original.isHidden()

    def set_side_by_side(self, wanted: bool) -> None:
        """Show the original beside the heatmap, or the heatmap alone."""
        self.view.set_title(self.tr("Heatmap") if wanted else "")
        self.original.setVisible(wanted)
        self._turn()

    def show_message(self, text: str) -> None:
        """Show a sentence in place of the picture; an empty one shows the picture again."""
        self.view.show_message(text)
        self.original.show_message(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Beside or below each other, whichever leaves the image larger."""
        tiling = self._picture.tiling
        if tiling is None:
            return
        beside = min(self.width() / 2 / tiling.width_px, self.height() / tiling.height_px)
        below = min(self.width() / tiling.width_px, self.height() / 2 / tiling.height_px)
        side_by_side = beside >= below
        wanted = QBoxLayout.Direction.LeftToRight if side_by_side else QBoxLayout.Direction.TopToBottom
        if self._layout.direction() != wanted:
            self._layout.setDirection(wanted)
