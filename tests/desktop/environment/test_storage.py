"""The folder of the user's data is looked at without leaving anything in it."""

import os
import sqlite3

import pytest

from desktop.environment import storage
from desktop.environment.finding import Level


@pytest.fixture
def folder(tmp_path, monkeypatch):
    folder = tmp_path / "Daten Ü" / "smearscope"
    monkeypatch.setenv("SMEARSCOPE_HOME", str(folder))
    return folder


def found():
    return {finding.key: finding for finding in storage.data_folder()}


def test_a_folder_that_is_not_there_yet_is_judged_by_its_parent_and_not_made(folder, tmp_path):
    findings = found()

    assert findings["data_folder"].value == f"{folder}: can be written"
    assert {finding.level for key, finding in findings.items() if key != "free_space"} == {Level.OK}
    assert list(tmp_path.iterdir()) == []


def test_nothing_stays_in_the_folder(folder):
    folder.mkdir(parents=True)

    assert "works in the user data folder" in found()["sqlite"].value
    assert list(folder.iterdir()) == []


def test_a_file_in_the_way_is_a_fault(folder, tmp_path):
    (tmp_path / "Daten Ü").write_text("in the way")

    finding = found()["data_folder"]

    assert finding.level is Level.FAULT
    assert "cannot be made" in finding.value
    assert "SMEARSCOPE_HOME" in finding.advice


def test_a_folder_that_may_not_be_written_is_a_fault_and_sqlite_is_tried_elsewhere(folder, monkeypatch):
    def refuse(*_arguments, dir=None, **_options):
        if dir is not None:
            raise PermissionError(13, "Permission denied")
        return real()

    real = storage.tempfile.TemporaryDirectory
    monkeypatch.setattr(storage.tempfile, "TemporaryDirectory", refuse)

    findings = found()

    assert findings["data_folder"].level is Level.FAULT
    assert "cannot be written: Permission denied" in findings["data_folder"].value
    assert findings["sqlite"].value.endswith("works in the folder for temporary files")


@pytest.mark.parametrize(
    ("free_bytes", "level"),
    [(10**12, Level.OK), (10**9 - 1, Level.WARNING), (49_000_000, Level.FAULT)],
)
def test_little_space_is_a_warning_and_none_a_fault(folder, monkeypatch, free_bytes, level):
    usage = type("Usage", (), {"free": free_bytes})
    monkeypatch.setattr(storage.shutil, "disk_usage", lambda _place: usage)

    finding = found()["free_space"]

    assert finding.level is level
    assert bool(finding.advice) == (level is not Level.OK)


def test_a_network_drive_is_a_warning(folder, monkeypatch):
    monkeypatch.setattr(storage, "network_file_system", lambda _folder: "cifs")

    finding = found()["data_drive"]

    assert (finding.level, "network drive (cifs)" in finding.value) == (Level.WARNING, True)


def test_a_disk_on_which_the_log_does_not_work_is_a_fault(folder, monkeypatch):
    def fail(*_arguments, **_options):
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(storage.sqlite3, "connect", fail)

    finding = found()["sqlite"]

    assert finding.level is Level.FAULT
    assert "disk I/O error" in finding.value


def test_the_trial_of_the_log_sees_a_database_without_one():
    # In memory there is none.
    assert storage._wal_fault(":memory:") == "it has no write-ahead log there (memory)"
    assert os.path.lexists(":memory:") is False
