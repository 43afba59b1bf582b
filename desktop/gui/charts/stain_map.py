"""The stain of a run as a map: a square for some images screened one after another, darker the more look unusual."""

from functools import cache

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.gui.numbers import number_text, percent_text
from desktop.gui.pixels import ramp_qimage
from desktop.gui.theme import DARK, STEP_PX, current_tokens
from desktop.overlay import ColourMap
from desktop.store.chart_counts import StainBlock, StainCounts

# From which share on a square has the next colour; the first is for "hardly any".
STEPS = (0.0, 0.05, 0.2, 0.5)
_LEAST_SIDE_PX = 12
_MOST_SIDE_PX = 3 * STEP_PX
_GAP_PX = 2
_RAMP_PX = 256
# Of cividis: what stands out from a dark surface is bright, from a light one dark.
_PLACES_IN_THE_DARK = (0.35, 0.55, 0.78, 1.0)
_PLACES_IN_THE_LIGHT = (0.88, 0.65, 0.38, 0.0)
_NOTHING = StainCounts((), 1, 0, 0, ())


class StainMap(QWidget):
    """Squares in the order of screening. One is pointed at by the mouse or the arrow keys.

    Signals:
        pointed (str): what the square that is pointed at stands for, in words; empty for none.
    """

    pointed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._stain = _NOTHING
        self._current = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Stain of the run"))
        self.setMinimumSize(QSize(320, 8 * STEP_PX))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_stain(self, stain: StainCounts) -> None:
        """Show the stain of a run."""
        self._stain = stain
        if self._current >= len(stain.blocks):
            self._current = -1
        self._tell()
        self.update()

    @property
    def current(self) -> int:
        """The square that is pointed at; -1 for none."""
        return self._current

    def words_of(self, place: int) -> str:
        """What a square stands for."""
        block = self._stain.blocks[place]
        first, last = block.first_row + 1, block.first_row + self._stain.rows_per_block
        if place + 1 == len(self._stain.blocks):
            # The last square stands for what is left, and more while the run goes on.
            images = self.tr("Images from {first} on").format(first=number_text(first))
        elif first == last:
            images = self.tr("Image {number}").format(number=number_text(first))
        else:
            images = self.tr("Images {first} to {last}").format(first=number_text(first), last=number_text(last))
        if block.share is None:
            return self.tr("{images}: none could be read").format(images=images)
        return self.tr("{images}: {count} of {total} with a stain unlike the training images").format(
            images=images, count=number_text(block.unlike_count), total=number_text(block.row_count)
        )

    # Where the squares are

    @property
    def _columns(self) -> int:
        return max(1, (self.width() - 2) // (self._side + _GAP_PX))

    @property
    def _side(self) -> int:
        """The largest side with which all squares find room."""
        count = max(1, len(self._stain.blocks))
        for side in range(_MOST_SIDE_PX, _LEAST_SIDE_PX, -1):
            columns = max(1, (self.width() - 2) // (side + _GAP_PX))
            if -(-count // columns) * (side + _GAP_PX) <= self.height() - 2:
                return side
        return _LEAST_SIDE_PX

    def square(self, place: int) -> QRectF:
        """Where a square is."""
        side, columns = self._side, self._columns
        row, column = divmod(place, columns)
        leading = 1 + column * (side + _GAP_PX)
        left = self.width() - leading - side if self.isRightToLeft() else leading
        return QRectF(left, 1 + row * (side + _GAP_PX), side, side)

    def _place_at(self, point: QPointF) -> int:
        pitch = self._side + _GAP_PX
        leading = self.width() - point.x() if self.isRightToLeft() else point.x()
        column, row = int((leading - 1) // pitch), int((point.y() - 1) // pitch)
        place = row * self._columns + column
        return place if 0 <= column < self._columns and 0 <= place < len(self._stain.blocks) else -1

    # Pointing

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._place_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._point(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current < 0 and self._stain.blocks:
            self._point(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forth = -1 if self.isRightToLeft() else 1
        steps = {
            Qt.Key.Key_Right: forth,
            Qt.Key.Key_Left: -forth,
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_Up: -self._columns,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif 0 <= self._current + step < len(self._stain.blocks):
            self._point(self._current + step)

    def _point(self, place: int) -> None:
        if place != self._current:
            self._current = place
            self._tell()
            self.update()

    def _tell(self) -> None:
        words = self.words_of(self._current) if self._current >= 0 else ""
        self.setAccessibleDescription(words)
        self.pointed.emit(words)

    # Looks

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, painter = current_tokens(), QPainter(self)
        for place, block in enumerate(self._stain.blocks):
            area = self.square(place)
            paint_block(painter, area, block)
            if place == self._current:
                painter.setPen(QPen(QColor(tokens.text), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(area)


class StainKey(QWidget):
    """Says which colour stands for which share."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._parts = (
            (StainBlock(0, 1, 0), self.tr("none")),
            *((_example(share), words) for share, words in zip(STEPS, self._words(), strict=True)),
            (StainBlock(0, 0, 0), self.tr("none could be read")),
        )
        self.setAccessibleName(", ".join(words for _block, words in self._parts))

    def _words(self) -> tuple[str, ...]:
        shares = [percent_text(share) for share in STEPS]
        return (
            self.tr("below {share}").format(share=shares[1]),
            self.tr("from {share}").format(share=shares[1]),
            self.tr("from {share}").format(share=shares[2]),
            self.tr("from {share}").format(share=shares[3]),
        )

    def sizeHint(self) -> QSize:
        words = sum(self.fontMetrics().horizontalAdvance(words) for _block, words in self._parts)
        return QSize(words + len(self._parts) * 4 * STEP_PX, 3 * STEP_PX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, leading, side = QPainter(self), 1, 2 * STEP_PX - 2
        for block, words in self._parts:
            top = (self.height() - side) / 2
            left = self.width() - leading - side if self.isRightToLeft() else leading
            paint_block(painter, QRectF(left, top, side, side), block)
            width = self.fontMetrics().horizontalAdvance(words) + 1
            leading += side + STEP_PX // 2
            left = self.width() - leading - width if self.isRightToLeft() else leading
            painter.setPen(QColor(current_tokens().muted))
            painter.drawText(QRectF(left, 0, width, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
            leading += width + STEP_PX


def paint_block(painter: QPainter, area: QRectF, block: StainBlock) -> None:
    """Paint a square of the map."""
    tokens, share = current_tokens(), block.share
    if share is None:
        painter.setPen(QPen(QColor(tokens.outline), 1, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(0, 0, -1, -1))
        return
    painter.fillRect(area, QColor(tokens.sunken) if share == 0 else _colour_of(share))


def _colour_of(share: float) -> QColor:
    step = max(place for place, from_share in enumerate(STEPS) if share >= from_share)
    return _colours(is_dark=current_tokens() is DARK)[step]


@cache
def _colours(*, is_dark: bool) -> tuple[QColor, ...]:
    # Painting 240 squares must not make 240 colour maps.
    ramp = ramp_qimage(ColourMap.CIVIDIS, _RAMP_PX)
    places = _PLACES_IN_THE_DARK if is_dark else _PLACES_IN_THE_LIGHT
    return tuple(ramp.pixelColor(round(place * (_RAMP_PX - 1)), 0) for place in places)


def _example(share: float) -> StainBlock:
    # Of a thousand, so that the least is not none.
    return StainBlock(0, 1000, max(1, round(1000 * share)))
