"""A program under which its sources were replaced tells that from a bug."""

import os
import sys
import time
from types import ModuleType

import pytest

from inference.start import program_was_replaced

LACKS_PART = "Traceback (most recent call last):\n  ...\nModuleNotFoundError: No module named 'desktop.gui.tour'"
OTHER_NAME = "ImportError: cannot import name 'fit' from 'training.fit' (/opt/training/fit.py)"
LACKS_LIBRARY = "ModuleNotFoundError: No module named 'keras'"
BUG = "AttributeError: module 'desktop.gui' has no attribute 'tour'"


@pytest.fixture
def source(tmp_path, monkeypatch):
    """The file of a part of SmearScope that is loaded, an hour old."""
    path = tmp_path / "part.py"
    path.touch()
    os.utime(path, (time.time() - 3600,) * 2)
    part = ModuleType("inference.part")
    part.__file__ = str(path)
    for name in [name for name in sys.modules if name.partition(".")[0] in ("inference", "desktop")]:
        # Somebody may be writing the sources that these tests are of.
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "inference.part", part)
    return path


@pytest.mark.parametrize("fault", [LACKS_PART, OTHER_NAME])
def test_a_part_that_cannot_be_imported_is_no_bug_when_sources_were_written_or_went(source, fault):
    assert not program_was_replaced(fault)
    os.utime(source, (time.time() + 1,) * 2)
    assert program_was_replaced(fault)
    source.unlink()
    assert program_was_replaced(fault)


@pytest.mark.parametrize("fault", [LACKS_LIBRARY, BUG])
def test_any_other_fault_of_a_program_from_its_sources_is_a_bug_whatever_was_written(source, fault):
    source.unlink()
    assert not program_was_replaced(fault)


def test_a_frozen_application_has_no_sources_that_could_be_written(source, monkeypatch):
    source.unlink()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert not program_was_replaced(LACKS_PART)
