"""What is loaded when the program starts is never looked through again."""

import gc

import pytest

from desktop.gui.collector import spare_what_is_loaded, wait_with_collections


@pytest.fixture(autouse=True)
def _as_before():
    yield
    gc.unfreeze()
    gc.enable()


def test_what_is_loaded_is_spared_and_what_comes_later_is_collected():
    wait_with_collections()
    assert not gc.isenabled()
    spare_what_is_loaded()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 1000
    later = [[]]
    later[0].append(later)
    assert any(each is later for each in gc.get_objects())
