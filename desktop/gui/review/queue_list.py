"""The queue as a list: which images are to be reviewed, which are, and where one is. Only what is seen is read."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.gui.classes import ClassStyle
from desktop.gui.engine_words import review_name
from desktop.gui.icons import IconName, icon_pixmap
from desktop.gui.review.review_model import ReviewModel
from desktop.gui.runs.painting import mirrored, paint_review, paint_text, paint_thumbnail
from desktop.gui.runs.thumbnail_source import ThumbnailSource
from desktop.gui.theme import STEP_PX, current_tokens
from desktop.gui.wording import answer_text, name_text
from desktop.store.results import StoredResult
from inference.errors import SmearScopeError

AnyIndex = QModelIndex | QPersistentModelIndex

RESULT_ROLE = int(Qt.ItemDataRole.UserRole)

_ROWS_AT_ONCE = 32
_ROWS_KEPT = 512
_ROW_PX = 48
_THUMBNAIL_PX = 40
_EDGE_PX = 4
_DONE_PX = 16
# The mark, and behind it a class's badge or a word.
_BADGED_PX = 48
_WORDED_PX = 72


class QueueListModel(QAbstractListModel):
    """The rows of the review's queue, read in blocks when they are seen."""

    def __init__(self, review: ReviewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._rows: OrderedDict[int, StoredResult] = OrderedDict()
        self._first_ids = review.ids
        self._count = 0
        review.queue_changed.connect(self._follow)
        review.current_changed.connect(self._read_again)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self._count

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        roles = (RESULT_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        tip = Qt.ItemDataRole.ToolTipRole
        if not index.isValid() or role not in (*roles, tip):
            return None
        result = self._result(index.row())
        if result is None or role == RESULT_ROLE:
            return result
        if role == Qt.ItemDataRole.DisplayRole:
            return name_text(result.row)
        if role == tip:
            return result.row.image_path
        parts = [name_text(result.row), result.row.case, answer_text(result.row)]
        if result.row.review.reviewed_class:
            parts.append(self.tr("reviewed: {answer}").format(answer=review_name(result.row.review.reviewed_class)))
        else:
            parts.append(self.tr("not reviewed"))
        return ", ".join(part for part in parts if part)

    def _result(self, row: int) -> StoredResult | None:
        ids = self._review.ids
        if row >= len(ids) or self._review.run is None:
            return None
        number = int(ids[row])
        if number not in self._rows:
            first = row - row % _ROWS_AT_ONCE
            missing = [int(each) for each in ids[first : first + _ROWS_AT_ONCE] if int(each) not in self._rows]
            try:
                found = self._review.run.reader.rows_by_id(missing)
            except SmearScopeError:
                # The review's own reading of the current row says so.
                found = []
            for each in found:
                self._rows[each.result_id] = each
            while len(self._rows) > _ROWS_KEPT:
                self._rows.popitem(last=False)
        return self._rows.get(number)

    def _follow(self) -> None:
        ids = self._review.ids
        if len(ids) > self._count and self._count and (self._first_ids == ids[: self._count]).all():
            # Rows that arrived stand at the end: nothing that is seen moves.
            self.beginInsertRows(QModelIndex(), self._count, len(ids) - 1)
            self._count, self._first_ids = len(ids), ids
            self.endInsertRows()
        elif len(ids) != self._count or not self._count or (self._first_ids != ids).any():
            self.beginResetModel()
            self._rows.clear()
            self._count, self._first_ids = len(ids), ids
            self.endResetModel()
        else:
            # Only answers changed.
            self._forget_answers()

    def _forget_answers(self) -> None:
        self._rows.clear()
        if self._count:
            self.dataChanged.emit(self.index(0), self.index(self._count - 1))

    def _read_again(self, result: StoredResult | None) -> None:
        place = None if result is None else self._review.place_of(result.result_id)
        if result is not None and place is not None and place < self._count:
            self._rows[result.result_id] = result
            self.dataChanged.emit(self.index(place), self.index(place))


class QueueDelegate(QStyledItemDelegate):
    """Paints thumbnail, file and case, and at the end the answer that was given.

    Args:
        review: whose run knows the looks of the classes.
        thumbnails: of the run.
    """

    def __init__(self, review: ReviewModel, thumbnails: ThumbnailSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        tokens = current_tokens()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, tokens.colour("selection"))
            # The accent edge marks the current row for those who do not see the tint.
            edge = QRect(area.left(), area.top(), _EDGE_PX, area.height())
            painter.fillRect(mirrored(area, edge), tokens.colour("accent"))
        result: StoredResult | None = index.data(RESULT_ROLE)
        if result is not None:
            self._paint_row(painter, area.adjusted(STEP_PX, 0, -STEP_PX, 0), result)
        painter.restore()

    def _paint_row(self, painter: QPainter, area: QRect, result: StoredResult) -> None:
        tokens, run = current_tokens(), self._review.run
        box = QRect(area.left(), area.center().y() - _THUMBNAIL_PX // 2 + 1, _THUMBNAIL_PX, _THUMBNAIL_PX)
        missing = self._thumbnails.is_missing(result)
        paint_thumbnail(painter, mirrored(area, box), self._thumbnails.pixmap(result), tokens, missing=missing)
        styles = () if run is None else run.styles
        review_px = review_room_px(result, styles)
        words = area.adjusted(_THUMBNAIL_PX + STEP_PX, 4, -review_px, -4)
        upper = QRect(words.left(), words.top(), words.width(), words.height() // 2)
        lower = upper.translated(0, words.height() // 2)
        painter.setPen(tokens.colour("text"))
        paint_text(painter, mirrored(area, upper), name_text(result.row))
        painter.setPen(tokens.colour("muted"))
        paint_text(painter, mirrored(area, lower), result.row.case or answer_text(result.row))
        if not review_px:
            return
        done = QRect(area.right() - review_px + STEP_PX, area.center().y() - _DONE_PX // 2, _DONE_PX, _DONE_PX)
        painter.drawPixmap(mirrored(area, done), icon_pixmap(IconName.DONE, tokens.accent, _DONE_PX))
        answer = QRect(done.right() + STEP_PX // 2, area.top(), area.right() - done.right() - 4, area.height())
        painter.setPen(tokens.colour("text"))
        paint_review(painter, mirrored(area, answer), result, styles)


def review_room_px(result: StoredResult, styles: Sequence[ClassStyle]) -> int:
    """Width that the answer to a row takes from its name: none before there is one."""
    given = result.row.review.reviewed_class
    if not given:
        return 0
    return _BADGED_PX if any(style.name == given for style in styles) else _WORDED_PX


class QueueList(QListView):
    """The list; a row that is clicked or reached by the arrows up and down becomes the current one.

    Signals:
        row_wanted (int): another row was chosen here.
    """

    row_wanted = Signal(int)

    def __init__(self, review: ReviewModel, thumbnails: ThumbnailSource) -> None:
        super().__init__()
        self.setObjectName("grid")
        self.setAccessibleName(self.tr("Images to review"))
        self.setModel(QueueListModel(review, self))
        self.setItemDelegate(QueueDelegate(review, thumbnails, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._review = review
        self._is_following = False
        review.current_changed.connect(self._follow)
        review.queue_changed.connect(self._follow)
        thumbnails.arrived.connect(self.viewport().update)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are keys of the review here."""

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._is_following:
            self.row_wanted.emit(current.row())
            # While a step is written the row stays where it is.
            self._follow()

    def _follow(self) -> None:
        place = self._review.place
        self._is_following = True
        index = QModelIndex() if place is None else self.model().index(place, 0)
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)
        self._is_following = False
