"""The list of recent runs on the first page: one stop of the Tab key, arrows within, Enter or a click opens."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QDateTime,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.gui.direction import isolated
from desktop.gui.icons import IconName, icon_pixmap
from desktop.gui.numbers import number_text
from desktop.gui.theme import RADIUS_PX, STEP_PX, current_tokens

if TYPE_CHECKING:
    # For types alone: what reads runs needs NumPy, and the first page must not wait for that.
    from desktop.recent_runs import RecentRun

AnyIndex = QModelIndex | QPersistentModelIndex
_ICON_PX = 20
_ROW_PX = 56
_RUN_ROLE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


class RecentRunsModel(QAbstractListModel):
    """Recent runs, last used first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runs: Sequence[RecentRun] = ()

    def set_runs(self, runs: "Sequence[RecentRun]") -> None:
        """Show other runs."""
        self.beginResetModel()
        self.runs = tuple(runs)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.runs)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        run = self.runs[index.row()]
        if role == _RUN_ROLE:
            return run
        if role == Qt.ItemDataRole.DisplayRole:
            return run.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{run.name}, {self.state_text(run)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (run.screened_folder, run.advice) if part)
        return None

    def state_text(self, run: "RecentRun") -> str:
        """How far a run is and when it was used, in words."""
        dot = " \N{MIDDLE DOT} "
        when = _time_text(run.last_used_utc)
        if not run.can_open:
            return dot.join((self.tr("cannot be opened"), when))
        if run.is_older:
            when = dot.join((self.tr("older version"), when))
            if run.older_ending is None:
                return when
        if run.is_unfinished:
            far = self.tr("{done} of {total} images, not finished").format(
                done=number_text(run.done_count), total=number_text(run.image_count)
            )
            return dot.join((far, when))
        return dot.join((self.tr("%n image(s)", "", run.image_count), when))


class RecentList(QListView):
    """The runs.

    Signals:
        run_wanted (RecentRun): open it.
        forget_wanted (RecentRun): take it from the list.
    """

    run_wanted = Signal(object)
    forget_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.runs = RecentRunsModel(self)
        self.setModel(self.runs)
        self.setItemDelegate(_RunDelegate(self))
        self.setAccessibleName(self.tr("Recent runs"))
        self.setObjectName("recentRuns")
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda index: self.run_wanted.emit(self.runs.runs[index.row()]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        run = self._current()
        if run is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.run_wanted.emit(run)
        elif run is not None and event.key() == Qt.Key.Key_Delete:
            self.forget_wanted.emit(run)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        run = self._current()
        if run is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open"), lambda: self.run_wanted.emit(run))
        menu.addAction(self.tr("Take from this list"), lambda: self.forget_wanted.emit(run))
        menu.popup(event.globalPos())

    def _current(self) -> "RecentRun | None":
        index = self.currentIndex()
        return self.runs.runs[index.row()] if index.isValid() else None


class _RunDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(200, _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        run: RecentRun = index.data(_RUN_ROLE)
        model = index.model()
        if not isinstance(model, RecentRunsModel):
            return
        tokens = current_tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = option.rect.adjusted(STEP_PX // 2, 1, -STEP_PX // 2, -1)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if option.state & QStyle.StateFlag.State_MouseOver or has_focus:
            painter.setBrush(tokens.colour("selection" if has_focus else "sunken"))
            painter.setPen(QPen(tokens.colour("accent"), 2) if has_focus else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(area, RADIUS_PX, RADIUS_PX)
        inner = area.adjusted(STEP_PX, STEP_PX, -STEP_PX, -STEP_PX)
        words = inner.adjusted(_ICON_PX + STEP_PX, 0, 0, 0)
        icon = QRect(inner.left(), inner.center().y() - _ICON_PX // 2, _ICON_PX, _ICON_PX)
        if option.direction is Qt.LayoutDirection.RightToLeft:
            words = inner.adjusted(0, 0, -_ICON_PX - STEP_PX, 0)
            icon.moveRight(inner.right())
        name = IconName.DONE
        if not run.can_open:
            name = IconName.WARNING
        elif run.is_unfinished:
            name = IconName.PAUSE
        painter.drawPixmap(icon, icon_pixmap(name, tokens.muted, _ICON_PX))
        half = words.height() // 2
        aligned = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for line, text, token in ((0, run.name, "text"), (1, model.state_text(run), "muted")):
            place = QRect(words.left(), words.top() + line * half, words.width(), half)
            painter.setPen(tokens.colour(token))
            shown = QFontMetrics(option.font).elidedText(text, Qt.TextElideMode.ElideMiddle, place.width())
            painter.drawText(place, _on_side(aligned, option.direction), shown)
        painter.restore()


def _on_side(alignment: int, direction: Qt.LayoutDirection) -> int:
    # QPainter knows no layout direction; its "leading" follows the text, whose language may differ.
    if direction is Qt.LayoutDirection.RightToLeft:
        return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    return alignment


def _time_text(utc: str) -> str:
    time = QDateTime.fromString(utc, Qt.DateFormat.ISODate).toLocalTime()
    # As in records: 26.11. and 11/26 and 26/11 cannot be mistaken for one another.
    return isolated(time.toString("yyyy-MM-dd HH:mm"))
