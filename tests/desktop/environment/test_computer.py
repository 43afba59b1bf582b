"""What a report says of the computer and its session, and what it does not."""

import sys
from types import SimpleNamespace

import pytest

from desktop.environment import computer
from desktop.environment.finding import Level


def session():
    return {finding.key: finding for finding in computer.session()}


def test_system_processor_cores_and_memory_are_told():
    findings = {finding.key: finding.value for finding in computer.machine()}

    assert set(findings) == {"system", "processor", "cores", "memory"}
    assert all(findings.values())
    assert f"{computer.core_count()} of" in findings["cores"]


def test_little_free_memory_is_a_warning(monkeypatch):
    memory = SimpleNamespace(total=4_000_000_000, available=1_900_000_000)
    monkeypatch.setattr(computer.psutil, "virtual_memory", lambda: memory)

    finding = next(each for each in computer.machine() if each.key == "memory")

    assert (finding.level, finding.value) == (Level.WARNING, "4.0 GB, 1.9 GB free")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Windows and macOS always have a display")
def test_a_display_is_told_without_the_name_of_its_computer(monkeypatch):
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", "lab-7:10.0")
    assert (session()["display"].level, session()["display"].value) == (Level.OK, "there is one")

    monkeypatch.delenv("DISPLAY")
    assert session()["display"].level is Level.WARNING


@pytest.mark.parametrize(("encoding", "level"), [("utf-8", Level.OK), ("UTF8", Level.OK), ("cp1252", Level.WARNING)])
def test_a_terminal_that_cannot_show_every_name_is_a_warning(monkeypatch, encoding, level):
    monkeypatch.setattr(computer.sys, "stdout", SimpleNamespace(encoding=encoding))

    assert session()["terminal_encoding"].level is level


def test_a_system_that_does_not_say_its_processor_is_no_fault(monkeypatch):
    def fail(*_arguments, **_options):
        raise OSError("no such file")

    monkeypatch.setattr(computer.Path, "read_text", fail)
    monkeypatch.setattr(computer.platform, "processor", lambda: "")

    assert computer._processor() == "unknown processor"
