"""Damage of an installation: what is found at the start, what is found by reading, and how it is told."""

import hashlib
import json
import os
import shutil
import sys

import pytest

from desktop.damaged_start import damage_text, end_if_damaged
from desktop.installation import FILE_LIST, Damage, DamageKind, find_damage
from inference.errors import ExitCode


class EndedError(Exception):
    """The program would have ended."""


@pytest.fixture
def application(tmp_path):
    """A folder with two files and their list."""
    parts = tmp_path / "_internal"
    parts.mkdir()
    files = {}
    for name, content in (("_internal/one.so", b"one"), ("program", b"two")):
        (tmp_path / name).write_bytes(content)
        files[name] = [len(content), hashlib.sha256(content).hexdigest()]
    (parts / FILE_LIST).write_text(json.dumps({"schema_version": 1, "files": files}))
    return tmp_path


@pytest.fixture
def ended(application, monkeypatch):
    """Makes this process a frozen application, and gives the exit codes with which it would have ended."""
    codes = []

    def end(code):
        codes.append(code)
        raise EndedError

    monkeypatch.setattr(sys, "_MEIPASS", str(application / "_internal"), raising=False)
    monkeypatch.setattr(os, "_exit", end)
    return codes


def test_an_installation_as_it_was_has_no_damage(application):
    assert list(find_damage(application)) == []
    assert list(find_damage(application, by_content=True)) == []


def test_a_file_that_is_gone_and_one_that_was_cut_off_are_named(application):
    (application / "program").unlink()
    (application / "_internal/one.so").write_bytes(b"on")

    assert sorted(map(str, find_damage(application))) == [
        "_internal/one.so is not the one that was installed",
        "program is gone",
    ]


def test_a_change_of_the_same_size_is_found_by_reading(application):
    (application / "program").write_bytes(b"TWO")

    assert list(find_damage(application)) == []
    assert list(find_damage(application, by_content=True)) == [Damage("program", DamageKind.CHANGED)]


@pytest.mark.parametrize(
    "content",
    [
        *("", "{}", "[]", '{"files": 3', '{"files": null}', '{"files": {}}', '{"files": {"program": 3}}'),
        *('{"files": {"program": [3]}}', '{"files": {"program": [3, "", 0]}}'),
    ],
)
def test_a_list_that_cannot_be_read_is_damage_itself(application, content):
    (application / "_internal" / FILE_LIST).write_text(content)

    assert list(find_damage(application)) == [Damage(f"_internal/{FILE_LIST}", DamageKind.CHANGED)]


@pytest.mark.parametrize("by_content", [False, True])
def test_a_file_that_this_account_may_not_read_is_named_before_it_is_needed(application, monkeypatch, by_content):
    library = application / "_internal/one.so"
    library.chmod(0)
    # The superuser may read it all the same, so the system's answer stands in for another account's.
    monkeypatch.setattr(os, "access", lambda path, mode: path != library or mode != os.R_OK)

    found = list(find_damage(application, by_content=by_content))

    assert [str(damage) for damage in found] == ["_internal/one.so cannot be read"]


def test_a_list_that_may_not_be_read_is_told_as_that(application):
    listed = application / "_internal" / FILE_LIST
    listed.unlink()
    listed.mkdir()

    assert list(find_damage(application)) == [Damage(f"_internal/{FILE_LIST}", DamageKind.UNREADABLE)]


def test_a_list_that_is_gone_is_damage_itself(application):
    (application / "_internal" / FILE_LIST).unlink()

    assert list(find_damage(application)) == [Damage(f"_internal/{FILE_LIST}", DamageKind.GONE)]


def test_from_source_nothing_is_looked_at(application, capsys):
    (application / "program").unlink()

    end_if_damaged(window=False)

    assert capsys.readouterr().err == ""


def test_a_sound_installation_starts(ended):
    end_if_damaged(window=True)

    assert ended == []


def test_a_damaged_one_ends_with_words_and_3(application, ended, capsys):
    (application / "program").unlink()

    with pytest.raises(EndedError):
        end_if_damaged(window=False)

    assert ended == [ExitCode.STOPPED]
    told = capsys.readouterr().err
    assert f"The installation in {application} is damaged:\n  program is gone\n" in told
    assert "Install SmearScope again" in told


def test_where_a_window_was_wanted_a_message_of_the_desktop_says_it_too(application, ended, monkeypatch, tmp_path):
    (application / "program").unlink()
    shown = tmp_path / "shown"
    zenity = tmp_path / "zenity"
    zenity.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >"{shown}"\n')
    zenity.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(zenity) if name == "zenity" else None)
    monkeypatch.setattr(sys, "platform", "linux")

    with pytest.raises(EndedError):
        end_if_damaged(window=True)

    assert "program is gone" in shown.read_text()
    assert shown.read_text().startswith("--error\n")


def test_a_long_list_is_cut():
    damage = [Damage(f"file {number}", DamageKind.GONE) for number in range(9)]

    text = damage_text("folder", damage)

    assert "file 4 is gone\n  and more\n" in text
    assert "file 5" not in text
