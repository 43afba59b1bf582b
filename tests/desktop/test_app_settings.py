"""Settings are kept whole or not at all, and nothing about them keeps the window from opening."""

import json

import pytest
from pydantic import ValidationError

from desktop.app_settings import (
    AppSettings,
    ThemeChoice,
    load_settings,
    save_settings,
    settings_path,
)
from desktop.deciding_settings import DecidingSetting
from desktop.settings_log import log_path, log_problems, logged_changes, read_log
from desktop.user_folders import CONFIG_VARIABLE, HOME_VARIABLE, config_folder
from inference.errors import OutputError


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config" / "settings.json"


def test_without_a_file_the_usual_settings_are_used_and_nothing_is_written(path):
    loaded = load_settings(path)

    assert loaded.settings == AppSettings()
    assert not loaded.problem
    assert not path.parent.exists()


def test_what_was_chosen_is_there_the_next_time(path, tmp_path):
    chosen = AppSettings().changed(
        theme="dark",
        language="fa",
        threads=3,
        reviewer="Dr. Ngozi Öz",
        runs_folder=tmp_path / "Läufe\udcff",
        thresholds={"small-int8": {"abstain_below": 0.8}},
        exports={"format": "pdf"},
        tour_seen=True,
    )
    save_settings(path, chosen)

    loaded = load_settings(path)
    assert loaded.settings == chosen
    assert loaded.settings.theme is ThemeChoice.DARK
    assert loaded.settings.runs_folder == tmp_path / "Läufe\udcff", "a name that is no UTF-8 survives"
    assert not loaded.problem


def test_what_another_version_wrote_is_kept(path):
    path.parent.mkdir()
    path.write_text(json.dumps({"schema_version": 1, "colour_of_night": [1, 2], "window": {"side": "left"}}))

    save_settings(path, load_settings(path).settings.changed(reviewer="A"))

    content = json.loads(path.read_text())
    assert content["colour_of_night"] == [1, 2]
    assert content["window"]["side"] == "left"
    assert content["reviewer"] == "A"


def test_the_settings_of_a_newer_program_are_refused_in_words_and_left_as_they_are(path):
    path.parent.mkdir()
    path.write_text(json.dumps({"schema_version": 2, "theme": "dusk", "reviewer": "A"}))
    before = path.read_bytes()

    loaded = load_settings(path)

    assert loaded.settings == AppSettings(), "what a name means there is not known here"
    assert "newer SmearScope (schema 2; this one knows up to 1)" in loaded.problem
    assert "Install the newer SmearScope" in loaded.problem
    with pytest.raises(OutputError, match=f"(?s)newer SmearScope.*until the window is closed.*{CONFIG_VARIABLE}"):
        save_settings(path, loaded.settings.changed(reviewer="B"))
    assert path.read_bytes() == before
    files = [each.name for each in path.parent.iterdir() if each.suffix != ".lock"]
    assert files == [path.name], "nothing was moved aside"


@pytest.mark.parametrize("data", [b"{", b"[]", b"\xff\xfe", b"null", b""])
def test_a_damaged_file_is_kept_aside_and_told(path, data):
    path.parent.mkdir()
    path.write_bytes(data)

    loaded = load_settings(path)

    assert loaded.settings == AppSettings()
    assert "damaged" in loaded.problem
    assert "settings.damaged-001.json" in loaded.problem
    assert path.with_name("settings.damaged-001.json").read_bytes() == data
    assert not path.exists()
    path.write_bytes(data)
    assert "settings.damaged-002.json" in load_settings(path).problem


def test_one_wrong_value_costs_that_value_alone(path):
    path.parent.mkdir()
    path.write_text(json.dumps({"threads": 0, "theme": "purple", "reviewer": "B"}))

    loaded = load_settings(path)

    assert loaded.settings == AppSettings(reviewer="B")
    assert "threads" in loaded.problem
    assert "theme" in loaded.problem
    assert "reviewer" not in loaded.problem


def test_a_choice_out_of_its_bounds_is_refused_and_nothing_changes():
    settings = AppSettings()
    with pytest.raises(ValidationError):
        settings.changed(threads=0)
    with pytest.raises(ValidationError):
        settings.changed(language="../../etc")


def test_a_folder_that_cannot_be_written_says_what_to_do(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match=f"(?s)cannot be kept.*{CONFIG_VARIABLE}"):
        save_settings(tmp_path / "file" / "settings.json", AppSettings())


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    (tmp_path / "settings.json").mkdir()
    loaded = load_settings(tmp_path / "settings.json")
    assert loaded.settings == AppSettings()
    assert "cannot be read" in loaded.problem


def test_the_environment_says_where_the_choices_are_kept(tmp_path, monkeypatch):
    monkeypatch.setenv(CONFIG_VARIABLE, str(tmp_path / "choices"))
    assert settings_path() == tmp_path / "choices" / "settings.json"
    assert config_folder({HOME_VARIABLE: "here"}).name == "config"
    assert config_folder({}).name == "smearscope"


def test_two_windows_over_one_file_lose_none_of_each_others_choices(path):
    save_settings(path, AppSettings(reviewer="A"))
    path.write_text(json.dumps({"reviewer": "A", "thresholds": {"m": {"blur_below": 1.0}}}))
    first = second = load_settings(path).settings

    save_settings(path, first.changed(theme="dark", thresholds={"m": {"blur_below": 1.0, "dark_below": 2.0}}), first)
    kept = save_settings(path, second.changed(threads=3, thresholds={"m": {}}), second)

    assert kept.settings == load_settings(path).settings
    assert kept.settings.theme is ThemeChoice.DARK
    assert (kept.settings.threads, kept.settings.reviewer) == (3, "A")
    assert kept.settings.thresholds == {"m": {"dark_below": 2.0}}


def test_settings_that_go_away_or_are_damaged_meanwhile_are_written_anew(path):
    save_settings(path, AppSettings(reviewer="A"))
    before = load_settings(path).settings
    path.write_text("{")

    kept = save_settings(path, before.changed(threads=2), before)

    assert kept.settings.threads == 2
    assert path.with_name("settings.damaged-001.json").read_text() == "{"


def test_what_changes_decisions_is_logged_with_old_and_new_value_and_who_and_nothing_else_is(path):
    start = save_settings(path, AppSettings(reviewer="Dr. A", theme="dark")).settings
    assert not log_path(path).exists()

    moved = start.changed(thresholds={"m": {"abstain_below": 0.8}})
    logged = save_settings(path, moved, start).logged
    save_settings(path, moved.changed(reviewer="Dr. B", review_below=0.95, thresholds={}), moved)

    entries = read_log(log_path(path))
    told = [(each.change.key.setting, each.change.old, each.change.new) for each in logged_changes(entries)]
    assert told == [
        (DecidingSetting.THRESHOLD, None, 0.8),
        (DecidingSetting.REVIEW_BELOW, 0.9, 0.95),
        (DecidingSetting.THRESHOLD, 0.8, None),
    ]
    assert [each.entry for each in logged] == [entries[0]]
    assert [entry.read_payload()["who"] for entry in entries] == ["Dr. A", "Dr. B", "Dr. B"]
    assert not log_problems(entries)


def test_where_nobody_gave_a_name_the_account_stands(path, monkeypatch):
    monkeypatch.setattr("desktop.settings_log.getpass.getuser", lambda: "anna")
    save_settings(path, AppSettings(review_below=0.5))

    assert read_log(log_path(path))[0].read_payload()["who"] == "anna"


def test_a_log_that_cannot_be_written_keeps_the_settings_as_they_were(path):
    save_settings(path, AppSettings(reviewer="A"))
    log_path(path).mkdir()

    with pytest.raises(OutputError, match="settings cannot be kept: The log of settings"):
        save_settings(path, AppSettings(reviewer="A", review_below=0.5))

    assert load_settings(path).settings.review_below == 0.9
