"""Each setting holds at once, is kept, and stays within its bounds."""

import json
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from desktop.app_settings import ThemeChoice, load_settings, save_settings
from desktop.gui import languages, screening_job
from desktop.gui.app import follow_theme
from desktop.gui.classifier_keeper import ModelInfo
from desktop.gui.languages import LANGUAGES, chosen_language
from desktop.gui.page_host import PageId
from desktop.gui.settings_keeper import SettingsKeeper
from desktop.gui.settings_page import SettingsPage
from desktop.gui.theme import DARK, LIGHT, current_tokens
from desktop.store.audit_log import AuditKind
from desktop.user_folders import HOME_VARIABLE
from inference.errors import OutputError

LONG_MS = 20_000


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config" / "settings.json"


@pytest.fixture
def keeper(qapp, path):
    made = SettingsKeeper(path)
    yield made
    made.close()


@pytest.fixture
def page(qtbot, keeper):
    made = SettingsPage(keeper, 8)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(box, data):
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_a_choice_holds_at_once_and_is_on_the_disk_soon(qtbot, page, keeper, path):
    with qtbot.waitSignal(keeper.changed):
        choose(page.theme_box, ThemeChoice.DARK)
    assert keeper.current.theme is ThemeChoice.DARK
    qtbot.waitUntil(path.is_file)
    assert load_settings(path).settings.theme is ThemeChoice.DARK


def test_closing_writes_what_was_chosen_a_moment_ago(page, keeper, path):
    page.threads_box.setValue(3)
    keeper.close()
    assert load_settings(path).settings.threads == 3


def test_the_reviewer_is_kept_when_the_name_is_written(qtbot, page, keeper):
    page.reviewer_box.setFocus()
    qtbot.keyClicks(page.reviewer_box, " Dr. Öz ")
    qtbot.keyClick(page.reviewer_box, Qt.Key.Key_Return)
    assert keeper.current.reviewer == "Dr. Öz"


def test_the_least_number_leaves_the_choice_to_smearscope(page, keeper):
    assert page.workers_box.text() == "Chosen by SmearScope"
    page.workers_box.setValue(2)
    assert keeper.current.workers == 2
    page.workers_box.setValue(0)
    assert keeper.current.workers is None
    assert page.workers_box.maximum() == 8


def test_a_language_says_that_it_takes_effect_at_the_next_start_and_whether_it_was_reviewed(page, keeper):
    assert not page.restart_label.isVisible()
    choose(page.language_box, "fa")
    assert keeper.current.language == "fa"
    assert page.restart_label.isVisible()
    texts = {
        page.language_box.itemData(row): page.language_box.itemText(row) for row in range(page.language_box.count())
    }
    assert set(texts) == {"", *(language.code for language in LANGUAGES)}
    assert texts["en"] == "English"
    assert all("not reviewed by a native clinician" in texts[code] for code in ("fa", "bn", "es", "fr"))


def test_an_unknown_language_falls_back_to_english():
    assert chosen_language("xx").code == "en"
    assert chosen_language("bn").code == "bn"


def test_thresholds_stay_within_the_cards_bounds_and_go_back_to_its_own(page, keeper, card):
    page.show_model(ModelInfo(card, "b" * 64))
    box = page.thresholds.boxes["abstain_below"]
    assert (box.minimum(), box.maximum(), box.value()) == (0.0, 1.0, 0.7)
    assert not page.thresholds.reset_button.isEnabled()
    box.setValue(2.0)
    assert box.value() == 1.0
    box.setValue(0.85)
    assert keeper.current.thresholds == {card.id: {"abstain_below": 0.85}}
    page.thresholds.reset_button.click()
    assert keeper.current.thresholds == {}
    assert box.value() == 0.7


def test_another_models_thresholds_are_left_alone(page, keeper, card):
    keeper.change(thresholds={"other": {"blur_below": 1.0}})
    page.show_model(ModelInfo(card, "b" * 64))
    page.thresholds.boxes["blur_below"].setValue(0.5)
    assert keeper.current.thresholds == {"other": {"blur_below": 1.0}, card.id: {"blur_below": 0.5}}


def test_without_a_model_there_are_no_thresholds(page):
    page.show_model(None)
    assert not page.thresholds.reset_button.isVisible()
    assert "as soon as a model is ready" in page.thresholds.explanation.text()


def test_settings_that_cannot_be_written_are_told_and_hold(qtbot, qapp, tmp_path):
    (tmp_path / "file").write_text("in the way")
    keeper = SettingsKeeper(tmp_path / "file" / "settings.json")
    with qtbot.waitSignal(keeper.failed) as failed:
        keeper.change(threads=2)
    assert isinstance(failed.args[0], OutputError)
    assert keeper.current.threads == 2
    keeper.close()


def test_the_theme_is_as_chosen_and_back_to_the_systems(qapp):
    follow_theme(qapp, ThemeChoice.DARK)
    assert current_tokens() is DARK
    follow_theme(qapp, ThemeChoice.LIGHT)
    assert current_tokens() is LIGHT
    follow_theme(qapp, ThemeChoice.SYSTEM)


def test_a_moved_threshold_decides_in_the_next_run_and_stands_in_its_audit_log(
    qtbot, open_window, classifier, folder, settings_file, tmp_path, monkeypatch
):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    settings = load_settings(settings_file).settings
    save_settings(settings_file, settings.changed(thresholds={classifier.card.id: {"abstain_below": 0.95}}))

    window = open_window(classifier)
    with qtbot.waitSignal(window.flow.session.run_ended, timeout=LONG_MS) as ended:
        window.open_folder(folder)

    assert ended.args[0].error is None
    run = window.flow.session.run
    assert run.info.abstain_below == 0.95
    assert run.stored.settings["thresholds"] == {"abstain_below": 0.95}
    first, second = list(run.reader.audit_entries())[:2]
    assert json.loads(first.payload)["settings"]["thresholds"] == {"abstain_below": 0.95}
    told = json.loads(second.payload)
    assert (second.kind, told["old"], told["new"], told["card_value"]) == (AuditKind.SETTINGS_CHANGED, None, 0.95, 0.7)
    assert told["who"] == "Dr. Test"
    assert classifier.card.thresholds.abstain_below.default == 0.7, "the model itself is not changed"


def test_after_a_run_with_a_moved_threshold_the_settings_still_know_the_models_own(
    qtbot, open_window, classifier, folder, tmp_path, monkeypatch
):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    window = open_window(classifier)
    model_id = classifier.card.id
    window.keeper.change(thresholds={model_id: {"abstain_below": 0.95}})
    with qtbot.waitSignal(window.flow.session.run_ended, timeout=LONG_MS) as ended:
        window.open_folder(folder)
    assert ended.args[0].error is None

    window.show_page(PageId.SETTINGS)
    thresholds = window.flow.pages.settings.thresholds
    assert thresholds.boxes["abstain_below"].value() == 0.95
    assert thresholds.reset_button.isEnabled()
    thresholds.boxes["blur_below"].setValue(0.5)
    assert window.keeper.current.thresholds == {model_id: {"abstain_below": 0.95, "blur_below": 0.5}}
    thresholds.reset_button.click()
    assert window.keeper.current.thresholds == {}
    assert thresholds.boxes["abstain_below"].value() == 0.7


def test_another_models_thresholds_take_the_place_of_those_that_were_shown(qtbot, page, card):
    page.show_model(ModelInfo(card, "b" * 64))

    def words():
        return [label.text() for label in page.thresholds.findChildren(QLabel) if label.isVisible()]

    qtbot.waitUntil(page.thresholds.boxes["blur_below"].isVisible)
    before = words()
    page.show_model(ModelInfo(card.model_copy(), "c" * 64))
    qtbot.waitUntil(page.thresholds.boxes["blur_below"].isVisible)
    assert words() == before, "nothing of the first model lies beneath"


def test_a_run_goes_on_with_the_thresholds_that_it_began_with(
    qtbot, open_window, held_classifier, folder, tmp_path, monkeypatch
):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    window = open_window(held_classifier)
    session, keeper = window.flow.session, window.keeper
    keeper.change(thresholds={held_classifier.card.id: {"abstain_below": 0.9}})
    window.open_folder(folder)
    held_classifier.let_through(2)
    # The classifier that decides is a copy of the double: its rows tell of it.
    qtbot.waitUntil(lambda: session.run is not None and session.run.counts().row_count >= 1, timeout=LONG_MS)
    with qtbot.waitSignal(session.run_ended, timeout=LONG_MS):
        session.cancel()
        held_classifier.let_through(100)
    keeper.change(thresholds={})
    held_classifier.let_through(100)
    with qtbot.waitSignal(session.run_ended, timeout=LONG_MS):
        window.flow.resume_shown()
    assert session.run.info.abstain_below == 0.9
    assert session.run.stored.settings["thresholds"] == {"abstain_below": 0.9}
    qtbot.waitUntil(lambda: session.run.counts().row_count == 7, timeout=LONG_MS)


def test_other_threads_load_the_model_anew_once(qtbot, open_window, classifier, tmp_path, monkeypatch):
    loads = []
    window = open_window(lambda: loads.append(1) or classifier)
    qtbot.waitUntil(lambda: len(loads) == 1, timeout=LONG_MS)
    window.show_page(PageId.SETTINGS)
    page = window.flow.pages.settings
    page.threads_box.setValue(2)
    page.threads_box.setValue(1)
    qtbot.waitUntil(lambda: len(loads) == 2, timeout=LONG_MS)


def test_the_settings_of_a_newer_program_are_never_written_over(qtbot, qapp, path):
    path.parent.mkdir()
    path.write_text(json.dumps({"schema_version": 2, "reviewer": "A"}))
    before = path.read_bytes()
    keeper = SettingsKeeper(path)

    with qtbot.waitSignal(keeper.failed) as failed:
        keeper.change(reviewer="B")
    keeper.close()

    assert "newer SmearScope" in str(failed.args[0])
    assert keeper.current.reviewer == "B", "it holds until the window is closed"
    assert path.read_bytes() == before


def test_a_threshold_moved_a_moment_before_a_run_is_in_its_audit_log_with_the_reviewer(
    qtbot, open_window, classifier, folder, tmp_path, monkeypatch
):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    window = open_window(classifier)
    window.keeper.change(thresholds={classifier.card.id: {"abstain_below": 0.9}})
    with qtbot.waitSignal(window.flow.session.run_ended, timeout=LONG_MS):
        window.open_folder(folder)

    assert _told(window.flow.session.run) == [("abstain_below", None, 0.9, "Dr. Test")]


def test_a_threshold_moved_while_a_run_begins_is_in_its_audit_log_once(
    qtbot, open_window, classifier, folder, tmp_path, monkeypatch
):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    window = open_window(classifier)
    session, go_on = window.flow.session, threading.Event()
    # The run is shown, and has not looked yet at what was changed before it.
    monkeypatch.setattr(screening_job, "remember_run", lambda _folder: go_on.wait(LONG_MS / 1000))
    window.open_folder(folder)
    qtbot.waitUntil(lambda: session.run is not None, timeout=LONG_MS)
    window.keeper.change(thresholds={classifier.card.id: {"abstain_below": 0.9}})
    qtbot.waitUntil(lambda: len(_told(session.run)) == 1, timeout=LONG_MS)
    with qtbot.waitSignal(session.run_ended, timeout=LONG_MS):
        go_on.set()

    assert _told(session.run) == [("abstain_below", None, 0.9, "Dr. Test")]


def test_an_open_run_tells_of_settings_that_are_changed_meanwhile(qtbot, screened_window):
    window = screened_window
    run = window.flow.session.run
    window.keeper.change(review_below=0.5)
    qtbot.waitUntil(lambda: _told(run) == [("", 0.9, 0.5, "Dr. Test")], timeout=LONG_MS)
    window.keeper.change(thresholds={"another model": {"blur_below": 1.0}}, theme="dark")
    window.keeper.change(thresholds={run.info.model_id: {"blur_below": 0.3}})
    qtbot.waitUntil(lambda: len(_told(run)) == 2, timeout=LONG_MS)
    assert _told(run)[1] == ("blur_below", None, 0.3, "Dr. Test")
    assert not run.reader.verify().problems


def _told(run):
    entries = [entry for entry in run.reader.audit_entries() if entry.kind == AuditKind.SETTINGS_CHANGED]
    return [(p["name"], p["old"], p["new"], p["who"]) for p in (entry.read_payload() for entry in entries)]


def test_two_windows_take_over_each_others_choices(qtbot, qapp, path):
    first, second = SettingsKeeper(path), SettingsKeeper(path)
    first.change(reviewer="A", theme=ThemeChoice.DARK)
    qtbot.waitUntil(lambda: path.is_file() and load_settings(path).settings.reviewer == "A")
    second.change(threads=3)

    qtbot.waitUntil(lambda: second.current.reviewer == "A")
    first.change(threads=4)
    first.close()
    second.change(language="fa")
    second.close()

    settings = load_settings(path).settings
    assert (settings.reviewer, settings.theme, settings.threads, settings.language) == ("A", "dark", 4, "fa")


def test_no_box_moves_when_a_choice_waits_for_the_next_start(qtbot, page, keeper):
    page.resize(1280, 700)
    page.show()
    before = page.theme_box.mapTo(page, QPoint())

    keeper.change(language="fa")

    assert page.restart_label.isVisible()
    assert page.theme_box.mapTo(page, QPoint()) == before


def test_every_language_can_be_read_in_the_list_where_the_computer_has_no_font_for_it(qtbot, keeper, monkeypatch):
    brought = []
    monkeypatch.setattr(languages.QFontDatabase, "writingSystems", lambda: [])
    monkeypatch.setattr(languages.QFontDatabase, "addApplicationFont", lambda path: brought.append(Path(path).name))

    qtbot.addWidget(SettingsPage(keeper, 8))

    assert set(brought) == {language.font for language in LANGUAGES}
