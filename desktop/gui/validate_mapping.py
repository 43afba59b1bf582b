"""The second step of a validation: which folder holds which class, proposed and to be put right."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.gui.badge import Badge
from desktop.gui.classes import ClassStyle, class_styles
from desktop.gui.controls import Button, ComboBox, ElidedLabel, IconLabel, clear_layout, wrapped_label
from desktop.gui.icons import IconName
from desktop.gui.numbers import number_text
from desktop.gui.scrolling import ScrolledControls
from desktop.gui.theme import ROW_HEIGHT_PX, STEP_PX
from desktop.gui.validate_jobs import Looked
from desktop.records import shown_path
from desktop.validation.class_folders import ClassFolder, ClassFolders
from inference.card import Label

# A folder with more of them is a folder of patients, or of something else: nobody maps hundreds by hand.
MAX_SHOWN = 100
_NAME_WIDTH_PX = 40 * STEP_PX


class MappingView(QWidget):
    """A row for each folder with its number of images and its class."""

    start_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._looked: Looked | None = None
        self._combos: dict[str, ComboBox] = {}
        self._styles: tuple[ClassStyle, ...] = ()
        self.title = wrapped_label(heading=True, scale=1.3)
        self.explanation = wrapped_label(muted=True)
        self._rows = QWidget()
        self._rows.setObjectName("inside")
        self._grid = QGridLayout(self._rows)
        self._totals = QHBoxLayout()
        self.notice = QFrame()
        self.notice.setObjectName("notice")
        self.notice_text = wrapped_label()
        self.back_button = Button(self.tr("Choose another folder\u2026"), IconName.FOLDER_OPEN)
        self.start_button = Button(self.tr("Start the validation"), primary=True)
        self.back_button.clicked.connect(self.back_wanted)
        self.start_button.clicked.connect(self.start_wanted)
        self._lay_out()

    @property
    def looked(self) -> Looked | None:
        """What was found, with the classes as they are chosen now."""
        return self._looked

    @property
    def folders(self) -> ClassFolders | None:
        """The folders with the classes as they are chosen now."""
        return None if self._looked is None else self._looked.folders

    @property
    def combos(self) -> dict[str, ComboBox]:
        """The choice of each folder, by the folder's name."""
        return self._combos

    def show_folders(self, looked: Looked) -> None:
        """Show what was found."""
        self._looked = looked
        self._styles = class_styles(looked.card.labels)
        self.title.setText(self.tr("Which folder holds which class?"))
        self.explanation.setText(
            self.tr(
                "{model} will answer on every image; the folder says what is right. Folders were matched by their "
                "names. Sub-folders of a class folder count as cases."
            ).format(model=f"{looked.card.id} {looked.card.version}")
        )
        self._fill()
        self._update()

    def show_notice(self, text: str) -> None:
        """Say something that stands in the way, or that happened; nothing hides it."""
        self.notice_text.setText(text)
        self.notice.setVisible(bool(text))

    def _fill(self) -> None:
        clear_layout(self._grid)
        self._combos = {}
        folders = self.folders
        if folders is None:
            return
        for column, text in enumerate((self.tr("Folder"), self.tr("Images"), self.tr("Class"))):
            head = QLabel(text)
            head.setProperty("muted", True)
            self._grid.addWidget(head, 0, column)
        for row, each in enumerate(folders.folders[:MAX_SHOWN], start=1):
            name, count = ElidedLabel(shown_path(each.name)), QLabel(number_text(each.image_count))
            name.setMinimumHeight(ROW_HEIGHT_PX)
            count.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            combo = self._combo(each, folders.labels)
            name.setBuddy(combo)
            for column, widget in enumerate((name, count, combo)):
                self._grid.addWidget(widget, row, column)
            self._grid.setRowMinimumHeight(row, ROW_HEIGHT_PX)
            self._combos[each.name] = combo
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def _combo(self, folder: ClassFolder, labels: Sequence[Label]) -> ComboBox:
        choose, leave = self.tr("Choose\u2026"), self.tr("Leave out")
        names = [f"{style.letter}  {style.name}" for style in self._styles]
        combo = ComboBox(
            self.tr("Class of the folder {folder}").format(folder=shown_path(folder.name)),
            max((*names, choose, leave), key=len),
        )
        combo.addItem(choose, None)
        for name, label in zip(names, labels, strict=True):
            combo.addItem(name, label)
        combo.addItem(leave, None)
        combo.setMaxVisibleItems(len(labels) + 2)
        last = len(labels) + 1
        if folder.label is not None and not folder.is_left_out:
            combo.setCurrentIndex(1 + list(labels).index(folder.label))
        else:
            combo.setCurrentIndex(last if folder.is_left_out or not folder.image_count else 0)
        combo.setEnabled(folder.image_count > 0)
        combo.currentIndexChanged.connect(lambda index: self._choose(folder.name, index, labels))
        return combo

    def _choose(self, name: str, index: int, labels: Sequence[Label]) -> None:
        if self._looked is None:
            return
        label = labels[index - 1] if 0 < index <= len(labels) else None
        folders = self._looked.folders
        chosen = folders.with_label(name, label) if index else folders.with_nothing_said(name)
        self._looked = replace(self._looked, folders=chosen)
        self._update()

    def _update(self) -> None:
        folders = self.folders
        clear_layout(self._totals)
        if folders is None:
            return
        for style, label in zip(self._styles, folders.labels, strict=True):
            badge = Badge(20)
            badge.set_style(style)
            self._totals.addWidget(badge)
            self._totals.addWidget(QLabel(f"{style.name} {number_text(folders.count_of(label))}"))
            self._totals.addSpacing(STEP_PX)
        self._totals.addStretch(1)
        problem = f"{folders.problem()}." if folders.problem() else ""
        if problem and len(folders.folders) > MAX_SHOWN:
            problem = self.tr(
                "This folder holds {count} folders, too many to choose a class for each here. Choose a folder with one "
                "folder for each class, and patients as sub-folders of these."
            ).format(count=len(folders.folders))
        self.show_notice(problem or _hint(folders))
        self.start_button.setEnabled(not problem)

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(2 * STEP_PX, STEP_PX, 2 * STEP_PX, STEP_PX)
        self._grid.setHorizontalSpacing(3 * STEP_PX)
        self._grid.setVerticalSpacing(0)
        # The names stay near their classes, however wide the window is.
        self._grid.setColumnMinimumWidth(0, _NAME_WIDTH_PX)
        self._grid.setColumnStretch(3, 1)
        panel = QFrame()
        panel.setObjectName("panel")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(ScrolledControls(self._rows))
        notice = QHBoxLayout(self.notice)
        notice.setContentsMargins(2 * STEP_PX, STEP_PX, 2 * STEP_PX, STEP_PX)
        notice.setSpacing(STEP_PX)
        notice.addWidget(IconLabel(IconName.WARNING, 20, "on_notice"), 0, Qt.AlignmentFlag.AlignTop)
        notice.addWidget(self.notice_text, 1)
        self._totals.setSpacing(STEP_PX // 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(STEP_PX)
        buttons.addLayout(self._totals, 1)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.start_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * STEP_PX, 2 * STEP_PX, 3 * STEP_PX, 2 * STEP_PX)
        layout.setSpacing(2 * STEP_PX)
        layout.addWidget(self.title)
        layout.addWidget(self.explanation)
        layout.addWidget(panel, 1)
        layout.addWidget(self.notice)
        layout.addLayout(buttons)


def _hint(folders: ClassFolders) -> str:
    """What does not stop a validation, but is better known before an hour of screening than after."""
    missing = [label.display_name for label in folders.labels if not folders.count_of(label)]
    if missing:
        return QCoreApplication.translate(
            "MappingView", "No image is of {classes}: nothing will be measured of it."
        ).format(classes=", ".join(missing))
    return ""
