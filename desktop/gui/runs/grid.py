"""The thumbnails of a run side by side. Every cell has one size, so 100,000 of them are laid out by a division."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.gui.runs.columns import Column, spoken_text
from desktop.gui.runs.painting import ICON_PX, mirrored, paint_answer, paint_flags, paint_review, paint_thumbnail
from desktop.gui.runs.table_model import RunTableModel
from desktop.gui.runs.thumbnail_source import ThumbnailSource
from desktop.gui.theme import RADIUS_PX, STEP_PX, current_tokens
from desktop.store.results import StoredResult

AnyIndex = QModelIndex | QPersistentModelIndex

_CELL_PX = 152
_PICTURE_PX = 104
_LINE_PX = 24


class ThumbnailGrid(QAbstractItemView):
    """Shows the rows of a model as pictures with their answers; one is current.

    QListView asks the model for each row at each change, which takes a fifth of a second for 100,000 rows.

    Args:
        rows: shown in reading order.
        thumbnails: of the run.
    """

    def __init__(self, rows: RunTableModel, thumbnails: ThumbnailSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._thumbnails = thumbnails
        self.setObjectName("grid")
        self.setModel(rows)
        self.setAccessibleName(self.tr("Results as thumbnails"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)
        thumbnails.arrived.connect(self.viewport().update)

    @property
    def cells_a_line(self) -> int:
        """How many fit side by side."""
        return max(1, self.viewport().width() // _CELL_PX)

    # What QAbstractItemView asks of a view

    def visualRect(self, index: AnyIndex) -> QRect:
        if not index.isValid():
            return QRect()
        return self._cell(index.row()).translated(0, -self.verticalOffset())

    def scrollTo(
        self, index: AnyIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid():
            return
        cell, bar, height_px = self._cell(index.row()), self.verticalScrollBar(), self.viewport().height()
        if hint is QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(cell.center().y() - height_px // 2)
        elif cell.top() < bar.value() or hint is QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(cell.top())
        elif cell.bottom() > bar.value() + height_px or hint is QAbstractItemView.ScrollHint.PositionAtBottom:
            bar.setValue(cell.bottom() - height_px)

    def indexAt(self, point: QPoint) -> QModelIndex:
        column = (self._mirror(point.x())) // self._cell_width_px
        row = (point.y() + self.verticalOffset()) // _CELL_PX * self.cells_a_line + column
        if 0 <= column < self.cells_a_line and 0 <= row < self._rows.rowCount():
            return self._rows.index(row, Column.FILE)
        return QModelIndex()

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        count, line = self._rows.rowCount(), self.cells_a_line
        if not count:
            return QModelIndex()
        lines_a_page = max(1, self.viewport().height() // _CELL_PX)
        onward = -1 if self.isRightToLeft() else 1
        moves = QAbstractItemView.CursorAction
        steps = {
            moves.MoveLeft: -onward,
            moves.MoveRight: onward,
            moves.MovePrevious: -1,
            moves.MoveNext: 1,
            moves.MoveUp: -line,
            moves.MoveDown: line,
            moves.MovePageUp: -line * lines_a_page,
            moves.MovePageDown: line * lines_a_page,
            moves.MoveHome: -count,
            moves.MoveEnd: count,
        }
        current = self.currentIndex()
        row = current.row() + steps[action] if current.isValid() else 0
        return self._rows.index(min(max(row, 0), count - 1), Column.FILE)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: AnyIndex) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        self.selectionModel().select(QItemSelection(index, index) if index.isValid() else QItemSelection(), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        # Whole rows are selected, one at a time.
        for index in selection.indexes():
            if index.column() == Column.FILE:
                region += self.visualRect(index)
        return region

    def updateGeometries(self) -> None:
        super().updateGeometries()
        lines = -(-self._rows.rowCount() // self.cells_a_line)
        bar, height_px = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(_CELL_PX // 4)
        bar.setPageStep(height_px)
        bar.setRange(0, max(0, lines * _CELL_PX - height_px))

    def rowsInserted(self, parent: AnyIndex, start: int, end: int) -> None:
        super().rowsInserted(parent, start, end)
        self.updateGeometries()
        self.viewport().update()

    def reset(self) -> None:
        super().reset()
        self.updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # What was in the top corner stays there when lines become longer or shorter.
        first = self.verticalOffset() // _CELL_PX * max(1, event.oldSize().width() // _CELL_PX)
        super().resizeEvent(event)
        self.updateGeometries()
        if event.oldSize().width() > 0 and event.oldSize().width() != event.size().width():
            current = self.currentIndex()
            self.verticalScrollBar().setValue(self._cell(first).top())
            self.scrollTo(current)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        # To screen readers the grid is one thing, which says what its current cell shows.
        columns = (Column.FILE, Column.ANSWER, Column.PROBABILITY, Column.FLAGS)
        result = self._rows.result(current.row()) if current.isValid() else None
        texts = [] if result is None else [spoken_text(result, column) for column in columns]
        self.setAccessibleDescription("; ".join(texts))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), current_tokens().colour("surface"))
        line, offset_px = self.cells_a_line, self.verticalOffset()
        first = (event.rect().top() + offset_px) // _CELL_PX * line
        last = ((event.rect().bottom() + offset_px) // _CELL_PX + 1) * line
        for row in range(first, min(last, self._rows.rowCount())):
            self._paint_cell(painter, row, self._cell(row).translated(0, -offset_px))

    # Cells

    @property
    def _cell_width_px(self) -> int:
        return max(1, self.viewport().width() // self.cells_a_line)

    def _cell(self, row: int) -> QRect:
        """In the whole content, as if nothing was scrolled."""
        line, column = divmod(row, self.cells_a_line)
        cell = QRect(column * self._cell_width_px, line * _CELL_PX, self._cell_width_px, _CELL_PX)
        if self.isRightToLeft():
            cell.moveRight(self.viewport().width() - 1 - cell.left())
        return cell

    def _mirror(self, x: int) -> int:
        return self.viewport().width() - 1 - x if self.isRightToLeft() else x

    def _paint_cell(self, painter: QPainter, row: int, cell: QRect) -> None:
        tokens, run, result = current_tokens(), self._rows.run, self._rows.result(row)
        inner = cell.adjusted(STEP_PX // 2, STEP_PX // 2, -STEP_PX // 2, -STEP_PX // 2)
        is_current = row == self.currentIndex().row()
        painter.save()
        if is_current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(tokens.colour("selection"))
            # The ring marks the current cell for those who do not see the tint.
            painter.setPen(QPen(tokens.colour("accent"), 2))
            painter.drawRoundedRect(inner, RADIUS_PX, RADIUS_PX)
        if result is not None and run is not None:
            painter.setPen(tokens.colour("text"))
            self._paint_result(painter, inner.adjusted(STEP_PX // 2, STEP_PX // 2, -STEP_PX // 2, 0), result)
        painter.restore()

    def _paint_result(self, painter: QPainter, area: QRect, result: StoredResult) -> None:
        tokens, run = current_tokens(), self._rows.run
        if run is None:
            return
        box = QRect(area.left(), area.top(), area.width(), _PICTURE_PX)
        pixmap = self._thumbnails.pixmap(result)
        paint_thumbnail(painter, box, pixmap, tokens, missing=self._thumbnails.is_missing(result))
        line = QRect(area.left(), area.top() + _PICTURE_PX + STEP_PX // 2, area.width(), _LINE_PX)
        flags_px = ICON_PX + painter.fontMetrics().horizontalAdvance(" +8") if result.row.flags else 0
        review_px = 20 if result.row.review.reviewed_class else 0
        words = line.adjusted(0, 0, -flags_px - review_px, 0)
        painter.save()
        paint_answer(painter, mirrored(line, words), result, run.style_of(result), tokens)
        painter.restore()
        flags = QRect(line.right() + 1 - flags_px - review_px, line.top(), flags_px, line.height())
        paint_flags(painter, mirrored(line, flags), result, tokens)
        review = QRect(line.right() + 1 - review_px, line.top(), review_px, line.height())
        paint_review(painter, mirrored(line, review), result, run.styles)
