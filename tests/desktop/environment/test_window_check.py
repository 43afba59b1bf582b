"""The self-test opens the window, and says in words why one does not open."""

import subprocess
import sys

import pytest

from desktop.environment import software, window_check
from desktop.environment.finding import Level
from desktop.installation import FILE_LIST


@pytest.mark.qt
def test_the_window_opens_unseen_and_leaves_the_persons_settings_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("SMEARSCOPE_HOME", str(tmp_path / "home"))

    (finding,) = window_check.window()

    assert (finding.level, finding.value) == (Level.OK, "opens, is painted and loads the default model")
    assert not (tmp_path / "home").exists()


def test_a_window_that_does_not_open_is_a_fault_with_its_own_words(monkeypatch):
    def run(command, **options):
        return subprocess.CompletedProcess(command, 2, "", "Qt cannot start\nbecause")

    monkeypatch.setattr(subprocess, "run", run)

    (finding,) = window_check.window()

    assert (finding.level, finding.value) == (Level.FAULT, "does not open (exit code 2): Qt cannot start because")


def test_a_window_that_hangs_is_a_fault(monkeypatch):
    def run(command, **options):
        raise subprocess.TimeoutExpired(command, options["timeout"])

    monkeypatch.setattr(subprocess, "run", run)

    (finding,) = window_check.window()

    assert (finding.level, finding.value) == (Level.FAULT, "does not open within 120 s")


def test_where_no_window_was_installed_that_is_no_fault(monkeypatch):
    monkeypatch.setattr(window_check.importlib.util, "find_spec", lambda name: None)

    (finding,) = window_check.window()

    assert (finding.level, finding.value) == (Level.OK, "not installed")


def test_changed_files_of_a_packaged_application_are_a_fault(tmp_path, monkeypatch):
    parts = tmp_path / "_internal"
    parts.mkdir()
    (parts / FILE_LIST).write_text('{"files": {"program": [3, "00"]}}')
    (tmp_path / "program").write_text("new")
    monkeypatch.setattr(sys, "_MEIPASS", str(parts), raising=False)

    (finding,) = software.installed_files()

    assert (finding.level, finding.value) == (Level.FAULT, "program is not the one that was installed")


def test_from_source_no_files_are_listed():
    assert list(software.installed_files()) == []
