"""The page Models: list, card, install, self-test, default, remove and compare, each driven as a person does it."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QListView, QTableView

from desktop.bundled import DEFAULT_BUNDLE, default_bundle, find_bundle, sample_folder
from desktop.default_model import DefaultModel, choose_default_model, default_model_path
from desktop.engine.reading import ReadingMode
from desktop.gui.matrix_view import ConfusionCell
from desktop.gui.models.install_dialog import InstallDialog
from desktop.gui.models.model_jobs import CompareJob, RemoveJob
from desktop.gui.models.models_page import ModelsPage
from desktop.gui.models.remove_dialog import RemoveDialog
from desktop.gui.page_host import PageId
from desktop.gui.worker import TaskControl, Worker
from desktop.installed_bundles import install_bundle, installed_bundles, remove_installed
from desktop.local_engine import EngineChoice
from inference.bundle import read_bundle, read_files
from inference.bundle_files import CARD_FILE, GOLDEN_FILE, MODEL_FILE
from inference.bundle_zip import stored_zip
from inference.errors import BundleRefusedError, UnusableInputError
from tests.fixtures_bundles import arrays_of, bundle_writer, npz_with, one_byte_changed

CHOICE = EngineChoice(workers=1, threads=1, readers=1, reading=ReadingMode.THREADS)
OTHER_SHIPPED = "densenet201-cbam-int8"


pytestmark = pytest.mark.usefixtures("own_home")


@pytest.fixture
def make(tmp_path, bundle_files):
    """Write the shipped build under another name, or with other files."""

    return bundle_writer(tmp_path, bundle_files)


@pytest.fixture
def make_page(qtbot):
    """Makes pages that are seen and have read their list; their workers end with the test."""
    workers, lookers = [], []

    def make_now(*, reads_card: bool = True, signed_only: bool = False) -> ModelsPage:
        workers.extend((Worker("models"), Worker("screening")))
        page = ModelsPage(workers[-2], workers[-1], lambda: CHOICE, signed_only=signed_only)
        lookers.append(page.looker)
        page.said, page.errors, page.changes = [], [], []
        page.told.connect(page.said.append)
        page.warned.connect(page.said.append)
        page.failed.connect(page.errors.append)
        page.default_changed.connect(lambda: page.changes.append(True))
        qtbot.addWidget(page)
        page.resize(1270, 688)
        page.show()
        if reads_card:
            qtbot.waitUntil(lambda: page.card.body.isVisible(), timeout=10_000)
        return page

    yield make_now
    for looker in lookers:
        looker.close()
    for worker in workers:
        worker.stop()


def _titles(page):
    return [page.list.known.title_of(each) for each in page.list.known.models]


def _select(qtbot, page, model_id):
    row = _titles(page).index(model_id)
    page.list.setCurrentIndex(page.list.known.index(row))
    qtbot.waitUntil(lambda: page.card.model is page.list.current and not page._worker._running, timeout=10_000)


def _settled(qtbot, page):
    qtbot.waitUntil(lambda: not page.is_busy and page._worker.is_idle, timeout=20_000)


def _drag(path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def _drop(page, path):
    """Whether the page takes it; if so it is dropped."""
    data, at = _drag(path), page.rect().center()
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, data, *keys)
    enter.ignore()
    page.dragEnterEvent(enter)
    if enter.isAccepted():
        page.dropEvent(QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, *keys))
    return enter.isAccepted()


# List and card


def test_the_default_is_shown_first_with_its_figures_and_limits(make_page):
    page = make_page()

    card = read_bundle(default_bundle()).card
    assert page.card.title.text() == f"{DEFAULT_BUNDLE} {card.version}"
    assert "299 of 299" in page.card.figures["accuracy"].counts.text()
    counts = [each.count for each in page.card.tables.confusion.findChildren(ConfusionCell)]
    assert counts == [count for row in card.evidence[0].confusion for count in row]
    limits = [page.card.limits.itemAt(index).widget() for index in range(page.card.limits.count() - 1)]
    words = " ".join(
        label.text() for widget in limits for label in [widget, *widget.children()] if hasattr(label, "text")
    )
    for text in (*card.limits, card.intended_use, card.licence):
        # As the window writes a percentage.
        assert re.sub(r"(?<=\d)%", "\N{NO-BREAK SPACE}%", text) in words


def test_the_arrow_keys_go_through_the_models_and_their_cards(qtbot, make_page):
    page = make_page()
    page.list.setFocus()

    qtbot.keyClick(page.list, Qt.Key.Key_Up)

    qtbot.waitUntil(lambda: page.card.title.text().startswith(OTHER_SHIPPED))
    qtbot.waitUntil(lambda: "295 of 299" in page.card.figures["accuracy"].counts.text(), timeout=10_000)


def test_a_model_is_told_with_its_state_in_words(qtbot, make, make_page):
    install_bundle(make(id="lab", version="2"))
    page = make_page()

    told = [page.list.known.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert told[-1] == "lab, 2 \N{MIDDLE DOT} installed"
    assert [each for each in told if ", default" in each] == [
        f"{DEFAULT_BUNDLE}, default \N{MIDDLE DOT} {read_bundle(default_bundle()).card.version} \N{MIDDLE DOT} built in"
    ]


def test_all_thresholds_shifts_and_checks_of_the_card_are_there(make_page):
    page = make_page()

    card = read_bundle(default_bundle()).card
    tables = page.card.tables
    assert {each.name for each in card.evidence[0].shifts} <= set(tables.shifts.texts())
    assert {each.meaning for each in card.evidence[0].checks} <= set(tables.checks.texts())
    assert "Unknown to the model: distance above" in tables.thresholds.texts()
    assert any(card.training.data.citation in text for text in tables.training.texts())


def test_a_damaged_model_says_so_and_can_only_be_removed(qtbot, make, make_page):
    done = install_bundle(make(id="lab"))
    (done.bundle.path / CARD_FILE).write_bytes(b"{")
    page = make_page()

    page.list.setCurrentIndex(page.list.known.index(2))

    assert page.card.title.text() == "Damaged model"
    assert page.card.state.is_warning
    assert "model_card.json is damaged" in page.card.state.text.text()
    assert not page.card.body.isVisible()
    assert not page.card.test_button.isEnabled()
    assert page.card.remove_button.isEnabled()


def test_a_model_whose_build_was_changed_is_refused_where_its_card_would_be(qtbot, make, make_page):
    done = install_bundle(make(id="lab"))
    build = done.bundle.path / MODEL_FILE
    build.write_bytes(one_byte_changed(build.read_bytes()))
    page = make_page()

    _select(qtbot, page, "lab")

    assert "changed or damaged" in page.card.state.text.text()
    assert not page.card.body.isVisible()
    assert not page.card.default_button.isVisible()


def test_a_card_that_comes_late_is_never_shown_as_another_models(qtbot, make, make_page):
    done = install_bundle(make(id="lab"))
    (done.bundle.path / CARD_FILE).write_bytes(b"{")
    page = make_page()

    # On to the damaged one before the worker has read the card of the one before it.
    page.list.setCurrentIndex(page.list.known.index(0))
    page.list.setCurrentIndex(page.list.known.index(2))
    _settled(qtbot, page)

    assert page.card.title.text() == "Damaged model"
    assert not page.card.body.isVisible()


def test_a_default_that_is_gone_is_told_beside_the_list(qtbot, make_page):
    choose_default_model(DefaultModel(name="lab", bundle_id="a" * 64))

    page = make_page()

    assert page.problem.isVisible()
    assert "not here any more" in page.problem.text()
    assert page.card.default_button.isVisible()


def test_a_damaged_choice_of_the_default_leaves_the_list_usable(qtbot, make_page):
    default_model_path().parent.mkdir(parents=True)
    default_model_path().write_text("{")
    page = make_page()
    assert "is damaged" in page.problem.text()

    _select(qtbot, page, DEFAULT_BUNDLE)
    page.card.default_button.click()
    _settled(qtbot, page)

    assert not page.problem.isVisible()
    assert find_bundle(None) == default_bundle()
    assert page.changes


# Install


def _question(qtbot, page):
    qtbot.waitUntil(lambda: bool(page.findChildren(InstallDialog)), timeout=10_000)
    (dialog,) = page.findChildren(InstallDialog)
    return dialog


def _install(qtbot, page, source):
    """Offer a model, and agree."""
    page.offer(source)
    _question(qtbot, page).button.click()
    _settled(qtbot, page)
    qtbot.waitUntil(lambda: not page.findChildren(InstallDialog))


def test_a_dropped_file_is_installed_and_shown_when_agreed(qtbot, make, make_page, tmp_path):
    (tmp_path / "lab.smear").write_bytes(stored_zip(read_files(make(id="lab", version="2"))))
    page = make_page()

    assert _drop(page, tmp_path / "lab.smear")
    dialog = _question(qtbot, page)
    assert installed_bundles() == ()
    dialog.button.click()
    _settled(qtbot, page)

    assert page.said == ["lab 2 is installed."]
    assert page.card.title.text() == "lab 2"
    assert page.card.body.isVisible()
    assert [each.model_id for each in installed_bundles()] == ["lab"]
    assert find_bundle(None) == default_bundle()


def test_the_same_model_twice_is_installed_once(qtbot, make, make_page):
    source = make(id="lab", version="2")
    page = make_page()

    for _ in range(2):
        _install(qtbot, page, source)

    assert page.said[1] == "lab 2 is installed already, and holds what it promises."
    assert len(installed_bundles()) == 1


def test_a_dropped_folder_is_left_to_the_window_which_finds_out_what_it_is(make, make_page, folder, monkeypatch):
    page, model = make_page(), make(id="lab")

    def look(path, **_arguments):
        raise AssertionError(f"no disk may be looked at while {path} hovers")

    monkeypatch.setattr(Path, "stat", look)
    for each in (folder, model):
        assert not _drop(page, each)
    assert not page.is_busy


def test_a_models_folder_dropped_on_the_comparison_is_installed_when_agreed(qtbot, make, comparing):
    assert _drop(comparing, make(id="lab", version="2"))
    _question(qtbot, comparing).button.click()
    qtbot.waitUntil(lambda: comparing.said == ["lab 2 is installed."], timeout=10_000)


def test_a_model_that_comes_while_another_is_in_hand_is_refused_in_words(qtbot, make, make_page):
    page = make_page()
    page.offer(make("first", id="first", version="1"))
    # As when the drive of a dropped one answers late.
    page.looker.model_named.emit(make("second", id="second", version="2"))
    assert page.said == ["Wait until the model in hand is done, then open the file again."]
    assert "first 1" in _question(qtbot, page).windowTitle()


def test_there_is_one_question_at_a_time(qtbot, make, make_page):
    page, source = make_page(), make(id="lab")
    page.offer(source)
    dialog = _question(qtbot, page)

    # As when a file is opened by a double click once more.
    page.offer(source)

    assert page.said == ["Wait until the model in hand is done, then open the file again."]
    assert not page.is_busy
    dialog.reject()
    qtbot.waitUntil(lambda: not page.findChildren(InstallDialog))
    page.offer(source)
    _question(qtbot, page)
    assert installed_bundles() == ()


def test_a_dropped_folder_that_answers_late_does_not_replace_one_that_is_being_chosen(qtbot, comparing, few):
    assert _drop(comparing, few)
    comparing.compare.folder_button.click()
    qtbot.waitUntil(lambda: all(worker.is_idle for worker in comparing.looker._workers))
    assert not comparing.compare.start_button.isEnabled()


def test_a_bundle_that_does_not_hold_is_told_and_not_installed(qtbot, make, make_page):
    source = make(id="lab")
    (source / MODEL_FILE).write_bytes(one_byte_changed((source / MODEL_FILE).read_bytes()))
    page = make_page()

    page.offer(source)
    _settled(qtbot, page)

    assert isinstance(page.errors[0], BundleRefusedError)
    assert installed_bundles() == ()
    assert page.install_button.isEnabled()


def test_the_button_asks_for_a_file(qtbot, make_page):
    page = make_page()

    with qtbot.waitSignal(page.file_wanted):
        qtbot.keyClick(page.install_button, Qt.Key.Key_Space)


# With --require-signature


def test_where_a_signature_is_required_an_unsigned_model_is_neither_installed_nor_made_the_default(
    qtbot, make, make_page
):
    page = make_page(signed_only=True)
    _select(qtbot, page, OTHER_SHIPPED)
    for ask in (lambda: page.offer(make(id="lab")), page.card.default_button.click):
        ask()
        _settled(qtbot, page)

    assert [type(each) for each in page.errors] == [BundleRefusedError] * 2
    assert all("a trusted signature is required" in str(each) for each in page.errors)
    assert installed_bundles() == ()
    assert (find_bundle(None), page.changes) == (default_bundle(), [])


def test_where_a_signature_is_required_no_unsigned_build_is_run(qtbot, make_page, few):
    page = make_page(signed_only=True)

    page.card.test_button.click()
    _settled(qtbot, page)
    assert "a trusted signature is required" in page.card.state.text.text()

    page.compare_button.click()
    assert _drop(page, few)
    qtbot.waitUntil(page.compare.start_button.isEnabled)
    page.compare.start_button.click()
    qtbot.waitUntil(lambda: not page.compare.is_busy, timeout=30_000)
    assert not page.compare.result.isVisible()
    assert "a trusted signature is required" in page.compare.words.text()


# Self-test, default, remove


def test_the_self_test_says_what_it_found(qtbot, make_page):
    page = make_page()

    page.card.test_button.click()
    assert page.card.test_button.text() == "Cancel the test"
    _settled(qtbot, page)

    assert not page.card.state.is_warning
    assert page.card.state.text.text().startswith("The self-test holds")
    assert "13 drawn sample" in page.card.state.text.text()
    assert page.card.test_button.text() == "Self-test"


def test_a_self_test_that_fails_warns_where_the_model_is_looked_at(qtbot, make, make_page, bundle_files):
    done = install_bundle(make(id="lab"))
    logits = arrays_of(bundle_files[GOLDEN_FILE])["logits"]
    page = make_page()
    _select(qtbot, page, "lab")
    # As a broken runtime would: the files hold, the answers do not.
    broken = make("broken", {GOLDEN_FILE: npz_with(bundle_files[GOLDEN_FILE], logits=logits[:, ::-1].copy())})
    for path in broken.iterdir():
        (done.bundle.path / path.name).write_bytes(path.read_bytes())

    page.card.test_button.click()
    _settled(qtbot, page)

    assert page.card.state.is_warning
    assert "Do not screen with this model" in page.card.state.text.text()
    assert page.errors == []


def test_a_cancelled_self_test_says_nothing(qtbot, make_page):
    page = make_page()

    page.card.test_button.click()
    page.card.test_button.click()
    _settled(qtbot, page)

    assert not page.card.state.isVisible()
    assert page.errors == []


def test_another_default_answers_from_the_next_run_on(qtbot, make_page):
    page = make_page()
    assert not page.card.default_button.isVisible()
    _select(qtbot, page, OTHER_SHIPPED)

    page.card.default_button.click()
    _settled(qtbot, page)

    assert find_bundle(None).name == OTHER_SHIPPED
    assert page.changes == [True]
    assert not page.card.default_button.isVisible()
    assert page.list.current.is_default


def test_an_installed_model_is_removed_only_after_a_question(qtbot, make, make_page):
    install_bundle(make(id="lab", version="2"))
    page = make_page()
    _select(qtbot, page, "lab")

    page.card.remove_button.click()
    page.findChild(RemoveDialog).cancel_button.click()
    assert len(installed_bundles()) == 1
    qtbot.waitUntil(lambda: page.findChild(RemoveDialog) is None)
    page.card.remove_button.click()
    page.findChild(RemoveDialog).button.click()
    _settled(qtbot, page)

    assert installed_bundles() == ()
    assert page.said == ["lab 2 is removed."]
    assert page.list.current.is_default


def test_enter_in_the_question_keeps_the_model(qtbot, make, make_page):
    install_bundle(make(id="lab"))
    page = make_page()
    _select(qtbot, page, "lab")
    page.card.remove_button.click()

    qtbot.keyClick(page.findChild(RemoveDialog), Qt.Key.Key_Return)

    assert len(installed_bundles()) == 1
    assert not page.is_busy


def test_what_is_built_in_or_the_default_cannot_be_removed(qtbot, make, make_page):
    install_bundle(make(id="lab"))
    page = make_page()
    assert not page.card.remove_button.isVisible()
    _select(qtbot, page, "lab")
    page.card.default_button.click()
    _settled(qtbot, page)

    assert page.card.remove_button.isVisible()
    assert not page.card.remove_button.isEnabled()
    assert "default" in page.card.remove_button.toolTip()
    # Another SmearScope may have chosen it since the list was read.
    with pytest.raises(UnusableInputError, match="is the default model"):
        RemoveJob(page.list.current.bundle)(TaskControl(lambda _value: None))


def test_a_model_that_came_by_the_command_line_is_there_when_the_page_is_seen_again(qtbot, make, make_page):
    page = make_page()
    page.hide()
    install_bundle(make(id="lab"))

    page.show()

    qtbot.waitUntil(lambda: "lab" in _titles(page), timeout=10_000)
    assert page.list.current.is_default


# Compare


@pytest.fixture
def few(tmp_path) -> Path:
    """Two of the drawn samples, and one that cannot be read."""
    folder = tmp_path / "Bilder"
    folder.mkdir()
    for name in ("case-01/field-01-azure-violet.jpg", "Fall Ü 03/field-13-grey-green.jpg"):
        (folder / Path(name).name).write_bytes((sample_folder() / name).read_bytes())
    (folder / "cut.png").write_bytes(b"no image")
    return folder


@pytest.fixture
def comparing(make_page) -> ModelsPage:
    page = make_page()
    page.compare_button.click()
    return page


def test_two_models_are_compared_on_a_dropped_folder(qtbot, comparing, few):
    view = comparing.compare
    assert not view.start_button.isEnabled()

    assert _drop(comparing, few)
    qtbot.waitUntil(lambda: view.start_button.isEnabled())
    view.start_button.click()
    qtbot.waitUntil(lambda: not view.is_busy, timeout=30_000)

    assert view.result.isVisible()
    done = view.result.comparison
    assert (done.first.info.model_id, done.second.info.model_id) == (OTHER_SHIPPED, DEFAULT_BUNDLE)
    assert done.row_count == 3
    assert view.result.figures["class"].counts.text() == "1 of 2"
    assert view.result.tabs.tabText(0) == "Different (2)"
    shown = [view.result.differences.index(0, column).data() for column in range(4)]
    assert shown[0] == "field-13-grey-green.jpg"
    assert shown[1].startswith("Not reported (Benign")
    assert shown[3] == "Malignant by one only"
    cells = view.result.matrix.findChildren(ConfusionCell)
    assert sum(each.count for each in cells) == 2


def test_enter_on_a_difference_wants_its_image(qtbot, comparing, few):
    view = comparing.compare
    view.set_folder(few)
    view.start()
    qtbot.waitUntil(lambda: not view.is_busy, timeout=30_000)
    view.result.table.setCurrentIndex(view.result.differences.index(0, 0))

    with qtbot.waitSignal(comparing.image_wanted) as wanted:
        qtbot.keyClick(view.result.table, Qt.Key.Key_Return)

    assert wanted.args == [few / "field-13-grey-green.jpg"]


def test_the_same_model_twice_cannot_be_compared_and_it_says_why(comparing, few):
    view = comparing.compare
    view.set_folder(few)
    assert view.start_button.isEnabled()

    view.first.setCurrentIndex(view.second.currentIndex())

    assert not view.start_button.isEnabled()
    assert view.start_button.accessibleDescription() == "Choose two different models"


def test_a_folder_without_images_is_told_where_the_result_would_be(qtbot, comparing, tmp_path):
    view = comparing.compare
    empty = tmp_path / "leer"
    empty.mkdir()
    view.set_folder(empty)

    view.start()
    qtbot.waitUntil(lambda: not view.is_busy, timeout=10_000)

    assert view.words.isVisible()
    assert str(empty) in view.words.text()
    assert comparing.errors == []


def test_escape_cancels_and_says_that_nothing_is_kept(qtbot, comparing, few):
    view = comparing.compare
    view.set_folder(few)
    view.start()

    qtbot.keyClick(view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not view.is_busy, timeout=30_000)

    assert view.words.text().startswith("Cancelled")
    assert view.start_button.isEnabled()


def test_progress_shows_only_when_it_takes_longer(qtbot, comparing, few):
    view = comparing.compare
    view.set_folder(few)
    view.start()
    assert not view.progress.isVisible()

    qtbot.waitUntil(lambda: view.progress.isVisible() or not view.is_busy, timeout=10_000)

    assert view.progress.isVisible()
    qtbot.waitUntil(lambda: not view.is_busy, timeout=30_000)


def test_choices_stay_when_a_model_is_installed_meanwhile(qtbot, comparing, make, few):
    view = comparing.compare
    view.first.setCurrentIndex(1)
    view.second.setCurrentIndex(0)
    chosen = view.first.currentText(), view.second.currentText()

    _install(qtbot, comparing, make(id="lab"))

    assert (view.first.currentText(), view.second.currentText()) == chosen
    assert view.first.count() == 3


def test_a_comparison_divides_its_runs_as_the_settings_say_when_it_begins(qtbot, comparing, few, monkeypatch):
    view, choices = comparing.compare, []
    monkeypatch.setattr(CompareJob, "__call__", lambda job, _control: choices.append(job.choice))
    view.set_folder(few)

    view.start()
    qtbot.waitUntil(lambda: not view.is_busy)

    assert choices == [CHOICE]


def test_a_fault_of_the_program_is_passed_on(qtbot, comparing, few, monkeypatch):
    view = comparing.compare

    def fail(_job, _control):
        raise ZeroDivisionError

    monkeypatch.setattr(CompareJob, "__call__", fail)
    view.set_folder(few)
    view.start()
    qtbot.waitUntil(lambda: bool(comparing.errors))

    assert "fault of SmearScope" in view.words.text()


# For everyone


def test_every_control_has_a_name_and_is_reached_by_the_keyboard(comparing):
    for kind in (QAbstractButton, QComboBox, QTableView, QListView):
        for widget in comparing.findChildren(kind):
            if not widget.isVisibleTo(comparing) or widget.parent() in comparing.findChildren(QComboBox):
                continue
            named = widget.accessibleName() or getattr(widget, "text", lambda: "")()
            assert named, widget
            if widget.isEnabled():
                assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus, widget


def test_a_page_laid_out_from_right_to_left_has_its_list_at_the_right(qtbot, qapp, make_page):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        page = make_page()
        assert page.list.mapTo(page, page.list.rect().center()).x() > page.width() / 2
        page.grab()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


# In the window


@pytest.fixture
def models_window(qtbot, open_window, classifier):
    """A window on this page, and the page."""
    window = open_window(classifier)
    qtbot.waitUntil(lambda: window.flow.session.model is not None)
    window.show_page(PageId.MODELS)
    page = window.host.widget_of(PageId.MODELS)
    qtbot.waitUntil(lambda: page.card.body.isVisible(), timeout=10_000)
    return window, page


def test_in_the_window_another_default_is_checked_at_once(qtbot, models_window):
    window, page = models_window
    _select(qtbot, page, OTHER_SHIPPED)

    with qtbot.waitSignal(window.flow.session.model_ready, timeout=20_000):
        page.card.default_button.click()

    assert window.notice.text.text().startswith(OTHER_SHIPPED)


def test_in_the_window_a_refused_file_is_told_in_words(qtbot, models_window, make, message_of_dialog):
    window, page = models_window
    source = make(id="lab")
    (source / MODEL_FILE).write_bytes(one_byte_changed((source / MODEL_FILE).read_bytes()))

    page.offer(source)

    assert "refused" in message_of_dialog(window).title


def test_in_the_window_a_model_that_is_gone_is_no_folder_that_cannot_be_opened(
    qtbot, models_window, make, message_of_dialog
):
    window, page = models_window
    bundle = install_bundle(make(id="lab")).bundle
    remove_installed(bundle)

    page.remove(bundle)

    message = message_of_dialog(window)
    assert message.title == "This did not work with the model"
    assert "somebody else removed it" in message.happened


def test_in_the_window_the_comparison_leads_to_the_check(qtbot, models_window):
    window, page = models_window

    page.compare.result.check_link.click()

    assert window.host.current is PageId.CHECK


def test_in_the_window_both_file_dialogs_lead_here(qtbot, models_window, make, folder, tmp_path):
    window, page = models_window
    (tmp_path / "lab.smear").write_bytes(stored_zip(read_files(make(id="lab"))))
    for button, chosen in (
        (page.install_button, tmp_path / "lab.smear"),
        (page.compare.folder_button, folder),
    ):
        button.click()
        dialog = window.findChild(QFileDialog)
        dialog.fileSelected.emit(str(chosen))
        dialog.close()
        qtbot.waitUntil(lambda: window.findChild(QFileDialog) is None)
    dialog = _question(qtbot, page)

    assert "lab" in dialog.windowTitle()
    assert installed_bundles() == ()
    assert page.compare.place.text() == str(folder)
