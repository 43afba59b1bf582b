"""Paints what table and grid show of a row: thumbnail, badge with answer, flags with icon and word."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPixmap

from desktop.gui.badge import paint_badge
from desktop.gui.classes import ClassStyle
from desktop.gui.direction import isolated
from desktop.gui.engine_words import review_name
from desktop.gui.icons import FLAG_ICONS, IconName, icon_pixmap
from desktop.gui.numbers import number_text
from desktop.gui.theme import STEP_PX, Tokens
from desktop.gui.wording import answer_text, short_flag
from desktop.store.results import StoredResult
from inference.decision import Decision, Flag

ICON_PX = 16
_BADGE_PX = 20
# An icon and the gap after it.
_ICON_STEP_PX = ICON_PX + STEP_PX // 2

_LEADING = Qt.AlignmentFlag.AlignLeading
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def mirrored(area: QRect, inside: QRect) -> QRect:
    """Where a part of a cell lies when the language runs from right to left: mirrored within the cell."""
    if not QGuiApplication.isRightToLeft():
        return inside
    return QRect(area.left() + area.right() - inside.right(), inside.top(), inside.width(), inside.height())


def paint_text(
    painter: QPainter,
    area: QRect,
    text: str,
    side: Qt.AlignmentFlag = _LEADING,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
) -> None:
    """One line of text, shortened where it is too long."""
    shown = painter.fontMetrics().elidedText(text, elide, area.width())
    painter.drawText(area, int(side | _MIDDLE), shown)


def paint_thumbnail(painter: QPainter, box: QRect, pixmap: QPixmap | None, tokens: Tokens, *, missing: bool) -> None:
    """A thumbnail in the middle of a box; a plain box while it is on its way, an icon where there is none."""
    if pixmap is None:
        painter.fillRect(box, tokens.colour("sunken"))
        if missing:
            corner = QRect(0, 0, ICON_PX, ICON_PX)
            corner.moveCenter(box.center())
            painter.drawPixmap(corner, icon_pixmap(IconName.UNREADABLE, tokens.muted, ICON_PX))
        return
    target = QRect(box.topLeft(), pixmap.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio))
    target.moveCenter(box.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(target, pixmap)


def paint_answer(
    painter: QPainter, area: QRect, result: StoredResult, style: ClassStyle | None, tokens: Tokens
) -> None:
    """Badge and name of a reported class; icon and words for anything else."""
    badge = QRect(area.left(), area.center().y() - _BADGE_PX // 2 + 1, _BADGE_PX, _BADGE_PX)
    if style is not None:
        paint_badge(painter, QRectF(mirrored(area, badge)), style)
    else:
        unreadable = result.row.decision is Decision.UNREADABLE
        name = IconName.UNREADABLE if unreadable else IconName.NOT_REPORTED
        painter.drawPixmap(mirrored(area, badge), icon_pixmap(name, tokens.muted, _BADGE_PX))
        painter.setPen(QColor(tokens.muted))
    words = mirrored(area, area.adjusted(_BADGE_PX + STEP_PX, 0, 0, 0))
    paint_text(painter, words, answer_text(result.row), elide=Qt.TextElideMode.ElideRight)


@dataclass(frozen=True)
class FlagsShown:
    """What of a row's flags a cell has room for.

    Attributes:
        icons: of the first flags.
        words: of the first one, whole or not at all: half a word says less than its icon.
        more: how many others there are.
    """

    icons: tuple[Flag, ...]
    words: str
    more: str


def flags_shown(flags: Sequence[Flag], room_px: int, advance: Callable[[str], int]) -> FlagsShown:
    """Share out the room of a cell; every flag stands in words in its tool tip, and for a screen reader.

    Args:
        flags: of a row.
        room_px: width of the cell.
        advance: width of a text in pixels.
    """
    if not flags:
        return FlagsShown((), "", "")
    words, more = short_flag(flags[0]), _more(len(flags) - 1)
    if _ICON_STEP_PX + advance(words) + advance(more) <= room_px:
        return FlagsShown(tuple(flags[:1]), words, more)
    for count in range(len(flags), 1, -1):
        more = _more(len(flags) - count)
        if count * _ICON_STEP_PX + advance(more) <= room_px:
            return FlagsShown(tuple(flags[:count]), "", more)
    return FlagsShown(tuple(flags[:1]), "", _more(len(flags) - 1))


def _more(count: int) -> str:
    return f" +{number_text(count)}" if count else ""


def paint_flags(painter: QPainter, area: QRect, result: StoredResult, tokens: Tokens) -> None:
    """The flags of a row, as far as there is room."""
    shown = flags_shown(result.row.flags, area.width(), painter.fontMetrics().horizontalAdvance)
    top = area.center().y() - ICON_PX // 2 + 1
    for place, flag in enumerate(shown.icons):
        icon = QRect(area.left() + place * _ICON_STEP_PX, top, ICON_PX, ICON_PX)
        painter.drawPixmap(mirrored(area, icon), icon_pixmap(FLAG_ICONS[flag], tokens.text, ICON_PX))
    words = mirrored(area, area.adjusted(len(shown.icons) * _ICON_STEP_PX, 0, 0, 0))
    painter.drawText(words, int(_LEADING | _MIDDLE), (shown.words + isolated(shown.more)).strip())


def paint_review(painter: QPainter, area: QRect, result: StoredResult, styles: tuple[ClassStyle, ...]) -> None:
    """The badge of the class that a person gave, or a few letters of whatever else was written."""
    given = result.row.review.reviewed_class
    if not given:
        return
    style = next((each for each in styles if each.name == given), None)
    if style is None:
        paint_text(painter, area, review_name(given), elide=Qt.TextElideMode.ElideRight)
        return
    badge = QRect(area.left(), area.center().y() - _BADGE_PX // 2 + 1, _BADGE_PX, _BADGE_PX)
    paint_badge(painter, QRectF(mirrored(area, badge)), style)
