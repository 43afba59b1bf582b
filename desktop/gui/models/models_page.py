"""The page Models: the list at one side, the card of one model or the comparison of two at the other."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.gui.classifier_keeper import ModelInfo
from desktop.gui.controls import Button, dropped_path, restyle, wrapped_label
from desktop.gui.engine_words import signature_sentence
from desktop.gui.icons import IconName
from desktop.gui.models.card_view import CardView
from desktop.gui.models.compare_view import CompareView
from desktop.gui.models.install_dialog import InstallDialog
from desktop.gui.models.model_jobs import (
    InstallJob,
    ListedModel,
    ModelListing,
    ReadCardJob,
    RemoveJob,
    SelfTested,
    SelfTestJob,
    UseAsDefaultJob,
    is_known_error,
    list_models,
)
from desktop.gui.models.model_list import ModelList
from desktop.gui.models.model_work import ModelWork
from desktop.gui.models.remove_dialog import RemoveDialog
from desktop.gui.path_looker import PathLooker, goes_by_models_name
from desktop.gui.theme import STEP_PX
from desktop.gui.worker import Task, Worker
from desktop.installed_bundles import Installation, InstallOutcome
from desktop.known_bundle import KnownBundle
from desktop.local_engine import EngineChoice

_LIST_WIDTH_PX = 38 * STEP_PX


class ModelsPage(QWidget):
    """The models that are here.

    Signals:
        file_wanted: let a person choose a bundle's file; `offer` takes it.
        folder_wanted: let a person choose a folder to compare on; `compare.set_folder` takes it.
        default_changed: another model is used where none is named, from now on.
        image_wanted (Path): show an image of a comparison.
        check_wanted: to the page that measures a model on images of known classes.
        told (str), warned (str): what came of something.
        failed (Exception): something did not work, and nothing here says so.

    Args:
        worker: for everything but comparisons.
        screening_worker: for those; the one that runs screenings too.
        choice: how a comparison's runs are divided among the processors; asked when one begins.
        signed_only: whether models that no trusted signer has signed are refused: they are listed, but neither
            installed, tested, compared nor made the default.
    """

    file_wanted = Signal()
    folder_wanted = Signal()
    default_changed = Signal()
    image_wanted = Signal(Path)
    check_wanted = Signal()
    told = Signal(str)
    warned = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        worker: Worker,
        screening_worker: Worker,
        choice: Callable[[], EngineChoice],
        *,
        signed_only: bool = False,
    ) -> None:
        super().__init__()
        self._signed_only = signed_only
        self._worker = worker
        self._test: Task | None = None
        self._default_id: str | None = None
        self._is_listed = False
        self.list = ModelList()
        self.card = CardView()
        self.compare = CompareView(screening_worker, choice, signed_only=signed_only)
        self.problem = wrapped_label()
        self.install_button = Button(self.tr("Install a model\u2026"), IconName.FOLDER_OPEN)
        self.compare_button = Button(self.tr("Compare two models"), IconName.SIDE_BY_SIDE)
        self.compare_button.setCheckable(True)
        self.drop_area = QFrame()
        self.work = ModelWork(worker)
        self.stack = QStackedWidget()
        # Of what is dropped; whoever shows the page closes it.
        self.looker = PathLooker(self)
        self.setAcceptDrops(True)
        self._connect()
        self._lay_out()
        self._update()

    @property
    def is_busy(self) -> bool:
        """Whether a model is being installed, removed, tested or chosen."""
        return self.work.is_busy

    @property
    def _is_comparing(self) -> bool:
        return self.stack.currentWidget() is self.compare

    # What a person can ask for

    def refresh(self, wanted_id: str = "") -> None:
        """Read the list anew.

        Args:
            wanted_id: bundle id of the model to be shown then.
        """
        task = self._worker.start(list_models)
        task.finished.connect(lambda listing: self._show_listing(listing, wanted_id))
        task.failed.connect(self.failed)

    def offer(self, source: Path) -> None:
        """Check a bundle, show what it is, and ask whether it is to be installed: however it came, by the same dialog.

        Args:
            source: bundle folder or `.smear` file.
        """
        if self._refuses(is_in_hand=self.is_busy or self.findChild(InstallDialog) is not None):
            return
        job = ReadCardJob(source, signed_only=self._signed_only)
        self.work.begin(job, self.tr("Checking the model"), lambda model: self._ask(source, model))

    def _refuses(self, *, is_in_hand: bool) -> bool:
        if is_in_hand:
            self.warned.emit(self.tr("Wait until the model in hand is done, then open the file again."))
        return is_in_hand

    def _ask(self, source: Path, model: ModelInfo) -> None:
        dialog = InstallDialog(source, model, self)
        dialog.agreed.connect(self._install)
        dialog.open()

    def _install(self, source: Path, agreed_id: str) -> None:
        if self._refuses(is_in_hand=self.is_busy):
            return
        job = InstallJob(source, agreed_id, signed_only=self._signed_only)
        self.work.begin(job, self.tr("Checking and installing"), self._on_installed)

    def use_as_default(self) -> None:
        """Use the model that is shown where none is named."""
        if (model := self.card.model) is not None:
            job = UseAsDefaultJob(model.bundle, signed_only=self._signed_only)
            self.work.begin(job, self.tr("Checking the model"), self._on_default)

    def test(self) -> None:
        """Self-test the model that is shown."""
        model = self.card.model
        if model is None or self.is_busy:
            return
        self._test = self.work.begin(
            SelfTestJob(model.bundle, signed_only=self._signed_only),
            self.tr("Self-test"),
            lambda tested: self._on_tested(model.bundle, tested),
            lambda error: self._on_test_failed(model.bundle, error),
        )
        self._update()

    def ask_to_remove(self) -> None:
        """Ask whether the model that is shown is to be removed."""
        model = self.card.model
        if model is not None and model.can_be_removed and not self.is_busy:
            dialog = RemoveDialog(model.bundle, self)
            dialog.agreed.connect(self.remove)
            dialog.open()

    def remove(self, bundle: KnownBundle) -> None:
        """Remove an installed model."""
        self.work.begin(RemoveJob(bundle), self.tr("Removing"), self._on_removed)

    def show_comparison(self, *, shown: bool) -> None:
        """Show the comparison in place of the card, or the card again."""
        self.compare_button.setChecked(shown)
        self.stack.setCurrentWidget(self.compare if shown else self.card)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Models come and go by the command line too.
        if not event.spontaneous():
            self.refresh()

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        path = dropped_path(event.mimeData())
        # Anything else is the window's, which finds out what it is: no disk is looked at while something hovers.
        if path is not None and not self.is_busy and (self._is_comparing or goes_by_models_name(path)):
            event.acceptProposedAction()
            self._set_hovered(hovered=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_hovered(hovered=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_hovered(hovered=False)
        path = dropped_path(event.mimeData())
        if path is None:
            return
        event.acceptProposedAction()
        if goes_by_models_name(path):
            self.offer(path)
            return
        self.looker.look_at((path,))

    # What came of it

    def _show_listing(self, listing: ModelListing, wanted_id: str) -> None:
        self.problem.setText(listing.problem)
        self.problem.setVisible(bool(listing.problem))
        default_id = next((each.bundle.bundle_id for each in listing.models if each.is_default), None)
        has_changed = self._is_listed and default_id is not None and default_id != self._default_id
        self._is_listed, self._default_id = True, default_id
        self.compare.show_models(listing.models)
        self.list.show_models(listing.models, wanted_id)
        if has_changed:
            self.default_changed.emit()

    def _on_selected(self, model: ListedModel | None) -> None:
        if model is None:
            return
        is_same = self.card.model is not None and self.card.model.bundle == model.bundle
        self.card.show_model(model)
        self._update()
        if model.bundle.fault or (is_same and self.card.body.isVisibleTo(self.card)):
            return
        bundle = model.bundle
        task = self._worker.start(ReadCardJob(bundle.path))
        task.finished.connect(lambda info: self._on_card(bundle, info))
        task.failed.connect(lambda error: self._on_card_failed(bundle, error))

    def _on_card(self, bundle: KnownBundle, info: ModelInfo) -> None:
        # Another one may have been selected meanwhile.
        if self._is_shown(bundle):
            self.card.show_card(info)

    def _on_card_failed(self, bundle: KnownBundle, error: Exception) -> None:
        if not is_known_error(error):
            self.failed.emit(error)
        elif self._is_shown(bundle):
            self.card.show_refused(str(error))

    def _on_installed(self, done: Installation) -> None:
        name = f"{done.bundle.model_id} {done.bundle.version}"
        words = {
            InstallOutcome.INSTALLED: self.tr("{name} is installed."),
            InstallOutcome.ALREADY_THERE: self.tr("{name} is installed already, and holds what it promises."),
            InstallOutcome.REPAIRED: self.tr(
                "{name} was installed, but damaged or without its signature; it is whole again."
            ),
        }
        text = words[done.outcome].format(name=name)
        if done.signature.is_warning:
            self.warned.emit(f"{text} {signature_sentence(done.signature)}")
        else:
            self.told.emit(text)
        self.show_comparison(shown=False)
        self.refresh(done.bundle.bundle_id)

    def _on_default(self, bundle: KnownBundle) -> None:
        self.told.emit(
            self.tr("{name} answers from the next run on.").format(name=f"{bundle.model_id} {bundle.version}")
        )
        self.refresh(bundle.bundle_id)

    def _on_removed(self, bundle: KnownBundle) -> None:
        name = self.tr("The damaged model") if bundle.fault else f"{bundle.model_id} {bundle.version}"
        self.told.emit(self.tr("{name} is removed.").format(name=name))
        self.refresh()

    def _on_tested(self, bundle: KnownBundle, tested: SelfTested | None) -> None:
        if tested is not None and self._is_shown(bundle):
            self.card.show_tested(tested)

    def _on_test_failed(self, bundle: KnownBundle, error: Exception) -> None:
        if not is_known_error(error):
            self.failed.emit(error)
        elif self._is_shown(bundle):
            self.card.show_test_failed(str(error))

    def _is_shown(self, bundle: KnownBundle) -> bool:
        return self.card.model is not None and self.card.model.bundle == bundle

    def _set_hovered(self, *, hovered: bool) -> None:
        self.drop_area.setProperty("hovered", hovered)
        restyle(self.drop_area)

    def _update(self) -> None:
        if not self.is_busy:
            self._test = None
        self.install_button.setEnabled(not self.is_busy)
        self.card.set_busy(busy=self.is_busy, testing=self._test is not None)

    def _cancel_test(self) -> None:
        if self._test is not None:
            self._test.cancel()

    def _connect(self) -> None:
        self.work.changed.connect(self._update)
        self.work.failed.connect(self.failed)
        self.list.selected.connect(self._on_selected)
        self.list.clicked.connect(lambda _index: self.show_comparison(shown=False))
        self.install_button.clicked.connect(self.file_wanted)
        self.compare_button.clicked.connect(lambda shown: self.show_comparison(shown=shown))
        self.card.default_wanted.connect(self.use_as_default)
        self.card.test_wanted.connect(self.test)
        self.card.cancel_wanted.connect(self._cancel_test)
        self.card.remove_wanted.connect(self.ask_to_remove)
        self.compare.folder_wanted.connect(self.folder_wanted)
        # Whoever chooses another waits no longer for the drive of the one that was dropped.
        self.compare.folder_wanted.connect(self.looker.forget)
        self.compare.image_wanted.connect(self.image_wanted)
        self.compare.check_wanted.connect(self.check_wanted)
        self.compare.failed.connect(self.failed)
        self.looker.model_named.connect(self.offer)
        for named in (self.looker.run_named, self.looker.folder_named):
            named.connect(self.compare.set_folder)
        self.looker.images_named.connect(lambda files: self.compare.set_folder(files[0]))
        self.looker.failed.connect(self.failed)

    def _lay_out(self) -> None:
        self.problem.hide()
        self.drop_area.setObjectName("dropArea")
        drop = QVBoxLayout(self.drop_area)
        drop.setContentsMargins(2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX)
        drop.setSpacing(STEP_PX)
        drop.addWidget(wrapped_label(self.tr("Drop a model's .smear file or folder here"), muted=True))
        drop.addWidget(self.install_button)
        side = QFrame()
        side.setObjectName("panel")
        side.setFixedWidth(_LIST_WIDTH_PX)
        column = QVBoxLayout(side)
        column.setContentsMargins(STEP_PX, 2 * STEP_PX, STEP_PX, STEP_PX)
        column.setSpacing(STEP_PX)
        heading = wrapped_label(self.tr("Models"), heading=True, scale=1.3)
        heading.setContentsMargins(STEP_PX, 0, STEP_PX, 0)
        column.addWidget(heading)
        column.addWidget(self.problem)
        column.addWidget(self.list, 1)
        column.addWidget(self.work)
        column.addWidget(self.drop_area)
        column.addWidget(self.compare_button)
        self.stack.addWidget(self.card)
        self.stack.addWidget(self.compare)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(side)
        layout.addWidget(self.stack, 1)
