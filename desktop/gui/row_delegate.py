"""Paints the cells of the results table from the result that a row shows."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.gui.runs.columns import Column
from desktop.gui.runs.painting import (
    mirrored,
    paint_answer,
    paint_flags,
    paint_review,
    paint_text,
    paint_thumbnail,
)
from desktop.gui.runs.table_model import RESULT_ROLE, RunTableModel
from desktop.gui.runs.thumbnail_source import ThumbnailSource
from desktop.gui.theme import ROW_HEIGHT_PX, STEP_PX, current_tokens
from desktop.gui.wording import name_text, probability_text
from desktop.store.results import StoredResult

_THUMBNAIL_PX = 32
_EDGE_PX = 4


class RowDelegate(QStyledItemDelegate):
    """Paints every cell itself.

    Args:
        rows: whose run knows the looks of the classes.
        thumbnails: of the run.
    """

    def __init__(self, rows: RunTableModel, thumbnails: ThumbnailSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tokens, column = current_tokens(), Column(index.column())
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, tokens.colour("selection"))
            if column is Column.THUMBNAIL:
                # The accent edge marks the current row for those who do not see the tint.
                edge = QRect(area.left(), area.top(), _EDGE_PX, area.height())
                painter.fillRect(mirrored(area, edge), tokens.colour("accent"))
        result: StoredResult | None = index.data(RESULT_ROLE)
        if result is not None:
            self._paint_cell(painter, area.adjusted(STEP_PX, 0, -STEP_PX, 0), column, result)
        painter.restore()

    def _paint_cell(self, painter: QPainter, area: QRect, column: Column, result: StoredResult) -> None:
        tokens, run = current_tokens(), self._rows.run
        if run is None:
            return
        painter.setPen(tokens.colour("text"))
        match column:
            case Column.THUMBNAIL:
                box = QRect(area.left(), area.center().y() - _THUMBNAIL_PX // 2 + 1, area.width(), _THUMBNAIL_PX)
                pixmap = self._thumbnails.pixmap(result)
                paint_thumbnail(painter, box, pixmap, tokens, missing=self._thumbnails.is_missing(result))
            case Column.CASE:
                painter.setPen(tokens.colour("muted"))
                paint_text(painter, area, result.row.case)
            case Column.FILE:
                paint_text(painter, area, name_text(result.row))
            case Column.ANSWER:
                paint_answer(painter, area, result, run.style_of(result), tokens)
            case Column.PROBABILITY:
                paint_text(painter, area, probability_text(result.row), Qt.AlignmentFlag.AlignTrailing)
            case Column.FLAGS:
                paint_flags(painter, area, result, tokens)
            case Column.REVIEW:
                paint_review(painter, area, result, run.styles)
