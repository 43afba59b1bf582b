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
    assert not loaded.may_be_saved
    assert "newer SmearScope (schema 2; this one knows up to 1)" in loaded.problem
    assert CONFIG_VARIABLE in loaded.problem
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name], "nothing was moved aside"


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
