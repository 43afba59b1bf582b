"""The page of all results: every row in a table or as thumbnails, its image, and the model's answer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.gui.answer_panel import AnswerPanel
from desktop.gui.controls import Button, ElidedLabel
from desktop.gui.icons import IconName
from desktop.gui.image_panel import ImagePanel
from desktop.gui.runs.open_run import OpenRun
from desktop.gui.runs.results_pane import ResultsPane
from desktop.gui.runs.table_model import RunTableModel
from desktop.gui.runs.thumbnail_source import ThumbnailSource
from desktop.gui.state_page import StatePage
from desktop.gui.theme import STEP_PX
from desktop.gui.wording import path_text
from desktop.gui.workspace import Workspace
from desktop.store.results import RowKey, StoredResult


class ResultsPage(QWidget):
    """Shows the rows of the open run.

    Signals:
        open_wanted: no run is open, and one is to be.
        review_wanted, export_wanted, charts_wanted, about_model_wanted: as they say.
        current_changed (StoredResult | None): another row is selected.
        failed (Exception): to be told in words.

    Args:
        thumbnails: of the open run.
        image_panel: shows the selected row.
    """

    open_wanted = Signal()
    review_wanted = Signal()
    export_wanted = Signal()
    charts_wanted = Signal()
    about_model_wanted = Signal()
    current_changed = Signal(object)
    failed = Signal(object)

    def __init__(self, thumbnails: ThumbnailSource, image_panel: ImagePanel) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._run: OpenRun | None = None
        self._wanted_key: RowKey | None = None
        self.rows = RunTableModel(self)
        self.pane = ResultsPane(self.rows, thumbnails)
        self.image_panel = image_panel
        self.answer_panel = AnswerPanel()
        self.workspace = Workspace(self.pane, self.image_panel, self.answer_panel)
        self.title = ElidedLabel()
        self.title.setProperty("heading", True)
        self.export_button = Button(self.tr("Export\u2026"), IconName.EXPORT)
        self.charts_button = Button(self.tr("Charts"), IconName.CHART)
        self.review_button = Button(self.tr("Review"), IconName.PAGE_REVIEW, primary=True)
        self.no_run = StatePage(
            IconName.TABLE,
            self.tr("No run is open"),
            self.tr("Open one of your runs, or screen a folder: every image has its row here."),
            self.tr("Open a run"),
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.set_run(None)

    @property
    def has_rows(self) -> bool:
        """Whether there is anything to select."""
        # Rows are counted a moment later than they are shown.
        return self.rows.rowCount() > 0 or self.rows.total_count > 0

    def set_run(self, run: OpenRun | None) -> None:
        """Show another run, or none. To be called before the one that is shown is closed."""
        self._run = run
        self._wanted_key = None
        self.pane.set_run(run)
        if run is not None:
            self.image_panel.set_run(run.picture_source, run.styles)
            self.title.setText(path_text(run.screened_folder))
        self._stack.setCurrentWidget(self.no_run if run is None else self._body)

    def select_when_there(self, key: RowKey) -> None:
        """Select a row as soon as the rows are there."""
        self._wanted_key = key
        if not self.rows.is_arranging:
            self._select_wanted()

    def focus_rows(self) -> None:
        """Give the keyboard to the rows."""
        self.pane.focus_rows()

    def _select_wanted(self) -> None:
        key, self._wanted_key = self._wanted_key, None
        if key is not None:
            self.pane.select_key(key)

    def _show_result(self, result: StoredResult | None) -> None:
        self.answer_panel.show_result(result, () if self._run is None else self._run.styles)
        self.image_panel.show_result(result, None if result is None else self._thumbnails.image(result))
        self.current_changed.emit(result)

    def _read_ahead(self) -> None:
        """Read the picture that the same arrow key would show next."""
        result = self.pane.neighbour(self.pane.direction)
        if result is not None:
            self.image_panel.prefetch(result)

    def _connect(self) -> None:
        self.pane.current_changed.connect(self._show_result)
        # After the pane's own slot, which selects what was selected before.
        self.rows.arranged.connect(self._select_wanted)
        self.rows.failed.connect(self.failed)
        self.image_panel.failed.connect(self.failed)
        self.image_panel.opened.connect(self._read_ahead)
        self.image_panel.tile_wanted.connect(self.pane.select_key)
        self.answer_panel.about_model_wanted.connect(self.about_model_wanted)
        self.export_button.clicked.connect(self.export_wanted)
        self.charts_button.clicked.connect(self.charts_wanted)
        self.review_button.clicked.connect(self.review_wanted)
        self.no_run.action_wanted.connect(self.open_wanted)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(2 * STEP_PX, STEP_PX, 2 * STEP_PX, 0)
        head.setSpacing(STEP_PX)
        head.addWidget(self.title, 1)
        head.addWidget(self.charts_button)
        head.addWidget(self.export_button)
        head.addWidget(self.review_button)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.workspace, 1)
        self._stack.addWidget(self.no_run)
        self._stack.addWidget(self._body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
