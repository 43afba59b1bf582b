"""Paints the cells of the results table: thumbnail, badge with answer, flags with icon and word."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.gui.badge import paint_badge
from desktop.gui.classes import ClassStyle
from desktop.gui.entry import Entry
from desktop.gui.icons import FLAG_ICONS, IconName, icon_pixmap
from desktop.gui.results_model import ENTRY_ROLE, Column, ResultsModel
from desktop.gui.theme import ROW_HEIGHT_PX, STEP_PX, Tokens, current_tokens
from desktop.gui.wording import answer_text, name_text, probability_text, short_flag
from inference.decision import Decision

_THUMBNAIL_PX = 32
_BADGE_PX = 20
_ICON_PX = 16


class RowDelegate(QStyledItemDelegate):
    """Paints every cell from its entry.

    Args:
        results: asked for the looks of the classes, which change with the model.
    """

    def __init__(self, results: ResultsModel) -> None:
        super().__init__()
        self._results = results

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry: Entry = index.data(ENTRY_ROLE)
        tokens = current_tokens()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        column = Column(index.column())
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, tokens.colour("selection"))
            if column is Column.THUMBNAIL:
                # The accent edge marks the current row for those who do not see the tint.
                painter.fillRect(QRect(area.left(), area.top(), 4, area.height()), tokens.colour("accent"))
        painter.setPen(tokens.colour("text"))
        inner = area.adjusted(STEP_PX, 0, -STEP_PX, 0)
        match column:
            case Column.THUMBNAIL:
                _paint_thumbnail(painter, inner, entry, tokens)
            case Column.CASE:
                painter.setPen(tokens.colour("muted"))
                _paint_text(painter, inner, entry.row.case)
            case Column.FILE:
                _paint_text(painter, inner, name_text(entry.row))
            case Column.ANSWER:
                _paint_answer(painter, inner, entry, self._results.style_of(entry), tokens)
            case Column.PROBABILITY:
                _paint_text(painter, inner, probability_text(entry.row), Qt.AlignmentFlag.AlignRight)
            case Column.FLAGS:
                _paint_flags(painter, inner, entry, tokens)
        painter.restore()


def _paint_text(
    painter: QPainter,
    area: QRect,
    text: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
) -> None:
    shown = painter.fontMetrics().elidedText(text, elide, area.width())
    painter.drawText(area, int(side | Qt.AlignmentFlag.AlignVCenter), shown)


def _paint_thumbnail(painter: QPainter, area: QRect, entry: Entry, tokens: Tokens) -> None:
    box = QRect(area.left(), area.center().y() - _THUMBNAIL_PX // 2 + 1, area.width(), _THUMBNAIL_PX)
    pixmap = _thumbnail(entry)
    if pixmap is None:
        painter.fillRect(box, tokens.colour("sunken"))
        _paint_icon(painter, box.center().x() - _ICON_PX // 2, box, IconName.UNREADABLE, tokens.muted)
        return
    size = pixmap.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
    target = QRect(box.topLeft(), size)
    target.moveCenter(box.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(target, pixmap)


def _thumbnail(entry: Entry) -> QPixmap | None:
    if not entry.thumbnail:
        return None
    key = f"smearscope-thumbnail-{entry.row.image_sha256}-{entry.row.page}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap.loadFromData(entry.thumbnail, "JPG")
        QPixmapCache.insert(key, pixmap)
    return pixmap


def _paint_answer(painter: QPainter, area: QRect, entry: Entry, style: ClassStyle | None, tokens: Tokens) -> None:
    badge = QRect(area.left(), area.center().y() - _BADGE_PX // 2 + 1, _BADGE_PX, _BADGE_PX)
    if style is not None:
        paint_badge(painter, QRectF(badge), style)
    else:
        unreadable = entry.row.decision is Decision.UNREADABLE
        name = IconName.UNREADABLE if unreadable else IconName.NOT_REPORTED
        painter.drawPixmap(badge, icon_pixmap(name, tokens.muted, _BADGE_PX))
        painter.setPen(QColor(tokens.muted))
    _paint_text(
        painter,
        area.adjusted(_BADGE_PX + STEP_PX, 0, 0, 0),
        answer_text(entry.row),
        elide=Qt.TextElideMode.ElideRight,
    )


def _paint_flags(painter: QPainter, area: QRect, entry: Entry, tokens: Tokens) -> None:
    flags = entry.row.flags
    if not flags:
        return
    _paint_icon(painter, area.left(), area, FLAG_ICONS[flags[0]], tokens.text)
    more = f" +{len(flags) - 1}" if len(flags) > 1 else ""
    words = area.adjusted(_ICON_PX + STEP_PX // 2, 0, 0, 0)
    width = words.width() - painter.fontMetrics().horizontalAdvance(more)
    first = ""
    if width >= 2 * _ICON_PX:
        first = painter.fontMetrics().elidedText(short_flag(flags[0]), Qt.TextElideMode.ElideRight, width)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), (first + more).strip())


def _paint_icon(painter: QPainter, left: int, area: QRect, name: IconName, colour: str) -> None:
    painter.drawPixmap(left, area.center().y() - _ICON_PX // 2 + 1, icon_pixmap(name, colour, _ICON_PX))
