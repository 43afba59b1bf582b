"""Which model the window tells of: the one that answered the run that is shown, or the one for new runs."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.bundled import DEFAULT_BUNDLE, default_bundle
from desktop.gui.about_model import AboutModelDialog
from desktop.gui.answer_panel import AnswerPanel
from desktop.gui.page_host import PageId
from desktop.installed_bundles import install_bundle
from desktop.records import RunInfo
from desktop.run_settings import RunSettings
from desktop.run_summary import Ending
from desktop.store.run_store import RunStore
from inference.bundle import read_bundle
from inference.classifier import load_classifier
from inference.errors import BundleRefusedError
from tests.fixtures_bundles import bundle_writer

pytestmark = pytest.mark.usefixtures("own_home")

LONG_MS = 20_000
DOUBLE = "test-double-int8"


@pytest.fixture
def run_of_shipped_model(tmp_path, folder) -> Path:
    """A run that a shipped model began, of which no image is screened."""
    info = RunInfo.start(load_classifier(default_bundle(), 1))
    return _begun_run(tmp_path / "run", info, folder)


def _begun_run(place: Path, info: RunInfo, folder: Path) -> Path:
    RunStore.create(place, info, folder, RunSettings().payload()).close()
    return place


def _opened(qtbot, window, run_folder):
    with qtbot.waitSignal(window.flow.session.run_opened, timeout=LONG_MS):
        window.open_run(run_folder)
    return window.flow.model


def _about(qtbot, window, ask) -> str:
    ask()
    qtbot.waitUntil(lambda: bool(window.findChildren(AboutModelDialog)), timeout=LONG_MS)
    (dialog,) = window.findChildren(AboutModelDialog)
    text = dialog.text.toPlainText()
    dialog.accept()
    qtbot.waitUntil(lambda: not window.findChildren(AboutModelDialog))
    return text


def test_beside_an_answer_stands_the_card_of_the_model_that_gave_it(
    qtbot, open_window, classifier, run_of_shipped_model
):
    window = open_window(classifier)
    qtbot.waitUntil(lambda: DOUBLE in window.status.model.text())
    told = _opened(qtbot, window, run_of_shipped_model)
    assert DEFAULT_BUNDLE in window.status.model.text(), "before its bundle is read"
    qtbot.waitUntil(lambda: told.of_run.model is not None, timeout=LONG_MS)

    assert DEFAULT_BUNDLE in window.status.model.text()
    assert read_bundle(default_bundle()).bundle_id in window.status.model.toolTip()
    for page in (PageId.RESULTS, PageId.REVIEW):
        window.show_page(page)
    answers = window.flow.pages.results.answer_panel, window.flow.pages.review_page.findChild(AnswerPanel)
    for ask in (window.actions_.about_model.trigger, *(panel.about_button.click for panel in answers)):
        assert _about(qtbot, window, ask).startswith(DEFAULT_BUNDLE)
    start = window.start_page.model_card
    assert start.name.text().startswith(DOUBLE)
    assert _about(qtbot, window, start.about_button.click).startswith(DOUBLE), "the card of the one named beside it"


def test_a_model_that_is_not_installed_is_named_and_its_card_shown_once_it_is(
    qtbot, open_window, classifier, folder, tmp_path, bundle_files, message_of_dialog
):
    source = bundle_writer(tmp_path, bundle_files)(id="of-the-lab", version="7.1")
    info = RunInfo.start(load_classifier(source, 1))
    window = open_window(classifier)
    told = _opened(qtbot, window, _begun_run(tmp_path / "run", info, folder))
    qtbot.waitUntil(lambda: told.of_run.problem is not None, timeout=LONG_MS)
    assert "of-the-lab" in window.status.model.text()
    assert "v7.1" in window.status.model.text()

    window.actions_.about_model.trigger()

    said = message_of_dialog(window).happened
    assert "of-the-lab 7.1" in said
    assert "not installed here" in said
    install_bundle(source)
    assert _about(qtbot, window, window.actions_.about_model.trigger).startswith("of-the-lab")


def test_going_on_with_a_run_of_another_model_leaves_the_one_for_new_runs(
    qtbot, open_window, classifier, run_of_shipped_model
):
    window = open_window(classifier)
    window.show_page(PageId.SETTINGS)
    session = window.flow.session
    qtbot.waitUntil(lambda: session.model is not None)

    with qtbot.waitSignal(session.run_ended, timeout=LONG_MS) as ended:
        window.resume_run(run_of_shipped_model)

    assert ended.args[0].summary.ending is Ending.COMPLETE
    assert DEFAULT_BUNDLE in window.status.model.text(), "whose answers are shown"
    assert session.model.card.id == DOUBLE
    assert window.start_page.model_card.name.text().startswith(DOUBLE)
    assert DOUBLE in window.flow.pages.settings.thresholds.explanation.text()


def test_a_run_whose_model_is_refused_says_nothing_of_the_one_for_new_runs(
    qtbot, open_window, classifier, run_of_shipped_model
):
    window = open_window(classifier, signed_only=True)
    session = window.flow.session
    qtbot.waitUntil(lambda: session.model is not None)

    with qtbot.waitSignal(session.run_ended, timeout=LONG_MS) as ended:
        window.resume_run(run_of_shipped_model)

    assert isinstance(ended.args[0].error, BundleRefusedError)
    assert session.model is not None
    assert DOUBLE in window.status.model.text()
    assert window.start_page.model_card.name.text().startswith(DOUBLE)


def test_a_run_that_goes_on_before_the_model_was_checked_leaves_it_to_be_checked(
    qtbot, open_window, classifier, run_of_shipped_model
):
    window = open_window(classifier)
    session = window.flow.session
    with qtbot.waitSignal(session.model_ready, timeout=LONG_MS):
        session.check_model()
        session.resume(run_of_shipped_model)

    assert session.model.card.id == DOUBLE


def test_the_model_in_use_is_told_where_the_run_is_its_own_and_where_there_is_none(qtbot, screened_window, classifier):
    told = screened_window.flow.model
    assert told.of_run.model is screened_window.flow.session.model
    assert DOUBLE in screened_window.status.model.text()
    moved = replace(classifier.bundle, bundle_id="9" * 64)
    classifier.bundle = moved

    with qtbot.waitSignal(screened_window.flow.session.model_ready, timeout=LONG_MS):
        screened_window.flow.session.use_model(lambda: classifier)

    assert "3f9a12cd" in screened_window.status.model.text(), "the run's answers are those of the model before"
    screened_window.flow.session.close_run()
    assert "99999999" in screened_window.status.model.text()
