"""The current image beside the user's own reference images of each class."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QIcon, QImage, QKeySequence, QPixmap, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.badge import Badge
from desktop.gui.controls import Button, clear_layout, wrapped_label
from desktop.gui.pixels import to_qimage
from desktop.gui.review.review_model import ReviewModel
from desktop.gui.theme import STEP_PX
from desktop.gui.worker import TaskControl, Worker
from desktop.pictures.shrinking import shrunk
from desktop.pictures.source import PictureMissingError, PictureReader
from desktop.review.gallery import Gallery, ReferenceImage, may_give_away
from desktop.store.results import StoredResult
from inference.errors import SmearScopeError

_REFERENCE_PX = 96
_SHOWN_PX = 800
_IMAGE_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, eq=False)
class _Reference:
    image: ReferenceImage
    picture: QImage


class CompareView(QFrame):
    """Reads pictures in a worker of its own, and only while it is seen.

    Signals:
        failed (Exception): the gallery cannot be read or written.

    Args:
        review: its current row is compared.
        gallery: of the user; images are copied into it when he asks for that.
    """

    failed = Signal(object)

    def __init__(self, review: ReviewModel, gallery: Gallery) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAccessibleName(self.tr("Compare with reference images"))
        self._review = review
        self._gallery = gallery
        self._worker = Worker("gallery", self)
        self._pictures = PictureReader()
        self._shown: StoredResult | None = None
        self._picture = QPixmap()
        self.title = wrapped_label(self.tr("Reference images"), heading=True)
        self.hint = wrapped_label(
            self.tr(
                "Your own gallery. Adding copies this image to your data folder, where it stays when the run is "
                "gone. Delete removes a copy."
            ),
            muted=True,
        )
        self.hidden = wrapped_label(muted=True)
        self._references: list[_Reference] = []
        # For whom they are shown, where that makes a difference.
        self._blind_reader: str | None = None
        self.current = QLabel()
        self.current.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.current.setMinimumSize(QSize(160, 160))
        self.current.setWordWrap(True)
        self.lists: dict[str, QListWidget] = {}
        self.add_buttons: dict[str, Button] = {}
        self._classes = QVBoxLayout()
        self._lay_out()
        review.current_changed.connect(self._follow)
        review.state_changed.connect(self._follow_reader)

    def close_worker(self) -> None:
        """End the worker; nothing is shown afterwards."""
        self._worker.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A window that is restored shows what it showed.
        if event.spontaneous():
            return
        self._offer_classes()
        self._follow(self._review.current)
        self._worker.start(self._load_gallery).finished.connect(self._show_gallery)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._shown = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _follow(self, result: StoredResult | None) -> None:
        run = self._review.run
        if not self.isVisible() or result is self._shown:
            return
        same = self._shown is not None and result is not None and self._shown.result_id == result.result_id
        self._shown = result
        for button in self.add_buttons.values():
            button.setEnabled(result is not None)
        if same:
            return
        self._picture = QPixmap()
        self.current.setText("")
        if result is None or run is None:
            return
        source = run.picture_source

        def read(_control: TaskControl) -> QImage:
            return to_qimage(shrunk(self._pictures.read(source, result).pixels, _SHOWN_PX))

        task = self._worker.start(read)
        task.finished.connect(lambda picture: self._show_picture(result, picture))
        task.failed.connect(lambda error: self._miss_picture(result, error))

    def _show_picture(self, result: StoredResult, picture: QImage) -> None:
        if self._shown is not None and self._shown.result_id == result.result_id:
            self._picture = QPixmap.fromImage(picture)
            self.current.setAccessibleName(result.row.image_path)
            self._draw()

    def _miss_picture(self, result: StoredResult, error: Exception) -> None:
        if not isinstance(error, SmearScopeError):
            self.failed.emit(error)
        elif self._shown is not None and self._shown.result_id == result.result_id:
            self.current.setText(error.reason if isinstance(error, PictureMissingError) else str(error))

    def _draw(self) -> None:
        if not self._picture.isNull():
            ratio = self.devicePixelRatioF()
            size = self.current.size() * ratio
            drawn = self._picture.scaled(
                size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            drawn.setDevicePixelRatio(ratio)
            self.current.setPixmap(drawn)

    def _load_gallery(self, _control: TaskControl) -> list[_Reference] | Exception:
        try:
            found = []
            for image in self._gallery.images():
                try:
                    found.append(_Reference(image, to_qimage(shrunk(self._gallery.pixels(image), 2 * _REFERENCE_PX))))
                except SmearScopeError:
                    # A picture that somebody deleted shows as a gap that can be removed.
                    found.append(_Reference(image, QImage()))
            return found
        except SmearScopeError as error:
            return error

    def _show_gallery(self, found: list[_Reference] | Exception) -> None:
        if isinstance(found, Exception):
            self.failed.emit(found)
            return
        self._references = found
        self._show_references()

    def _follow_reader(self) -> None:
        if self._blind_reader != self._reader_who_is_blind():
            self._show_references()

    def _reader_who_is_blind(self) -> str | None:
        """Who must not see what others think of this run, empty for somebody without a name; None for all others."""
        if not self._review.is_blind:
            return None
        return "" if self._review.session is None else self._review.session.reviewer

    def _show_references(self) -> None:
        run, blind = self._review.run, self._reader_who_is_blind()
        self._blind_reader = blind
        seen = [
            each
            for each in self._references
            if run is None or blind is None or not may_give_away(each.image, run.info, blind)
        ]
        hidden_count = len(self._references) - len(seen)
        self.hidden.setVisible(hidden_count > 0)
        self.hidden.setText(
            self.tr("%n added by others since this run began, hidden from a blind reader", "", hidden_count)
        )
        for name, shown in self.lists.items():
            shown.clear()
            for each in seen:
                if each.image.class_name != name:
                    continue
                item = QListWidgetItem(QIcon(QPixmap.fromImage(each.picture)), "")
                item.setToolTip(each.image.title)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}: {each.image.title}")
                item.setData(_IMAGE_ROLE, each.image)
                shown.addItem(item)
            shown.setVisible(shown.count() > 0)

    def _add(self, class_name: str) -> None:
        run, result, reviewer = self._review.run, self._shown, self._review.reviewer
        if run is None or result is None:
            return
        source = run.picture_source

        def copy(control: TaskControl) -> list[_Reference] | Exception:
            try:
                pixels = self._pictures.read(source, result).pixels
                self._gallery.add(pixels, class_name, title=result.row.image_path, added_by=reviewer)
            except SmearScopeError as error:
                return error
            return self._load_gallery(control)

        self._worker.start(copy).finished.connect(self._show_gallery)

    def _remove(self, class_name: str) -> None:
        shown = self.lists[class_name]
        if shown.currentRow() < 0:
            return
        image: ReferenceImage = shown.currentItem().data(_IMAGE_ROLE)

        def remove(control: TaskControl) -> list[_Reference] | Exception:
            try:
                self._gallery.remove(image)
            except SmearScopeError as error:
                return error
            return self._load_gallery(control)

        self._worker.start(remove).finished.connect(self._show_gallery)

    def _offer_classes(self) -> None:
        styles = () if self._review.run is None else self._review.run.styles
        if tuple(self.lists) == tuple(style.name for style in styles):
            return
        clear_layout(self._classes)
        self.lists, self.add_buttons = {}, {}
        for style in styles:
            section = QWidget()
            section.setObjectName("inside")
            head = QHBoxLayout()
            head.setSpacing(STEP_PX)
            badge = Badge(20)
            badge.set_style(style)
            add = Button(self.tr("Add this image"))
            add.setAccessibleName(self.tr("Add this image to {name}").format(name=style.name))
            add.clicked.connect(lambda _checked=False, name=style.name: self._add(name))
            for widget in (badge, wrapped_label(style.name, heading=True)):
                head.addWidget(widget)
            head.addStretch(1)
            head.addWidget(add)
            shown = _make_list(self.tr("Reference images of {name}").format(name=style.name))
            delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), shown)
            delete.setContext(Qt.ShortcutContext.WidgetShortcut)
            delete.activated.connect(lambda name=style.name: self._remove(name))
            layout = QVBoxLayout(section)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(STEP_PX // 2)
            layout.addLayout(head)
            layout.addWidget(shown)
            self._classes.addWidget(section)
            self.lists[style.name], self.add_buttons[style.name] = shown, add
        self._classes.addStretch(1)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("inside")
        inside.setLayout(self._classes)
        self._classes.setContentsMargins(0, 0, 0, 0)
        self._classes.setSpacing(2 * STEP_PX)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        columns = QHBoxLayout()
        columns.setSpacing(2 * STEP_PX)
        columns.addWidget(self.current, 1)
        columns.addWidget(scroll, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX)
        layout.setSpacing(STEP_PX)
        layout.addWidget(self.title)
        layout.addWidget(self.hint)
        layout.addWidget(self.hidden)
        self.hidden.hide()
        layout.addLayout(columns, 1)


def _make_list(accessible_name: str) -> QListWidget:
    shown = QListWidget()
    shown.setObjectName("grid")
    shown.setAccessibleName(accessible_name)
    shown.setViewMode(QListWidget.ViewMode.IconMode)
    shown.setFlow(QListWidget.Flow.LeftToRight)
    shown.setWrapping(False)
    shown.setMovement(QListWidget.Movement.Static)
    shown.setIconSize(QSize(_REFERENCE_PX, _REFERENCE_PX))
    shown.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    shown.setFixedHeight(_REFERENCE_PX + 2 * STEP_PX)
    shown.setVisible(False)
    return shown
