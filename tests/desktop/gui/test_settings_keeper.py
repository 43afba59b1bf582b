"""Settings are written beside the window, the newest of them whatever comes between."""

from threading import Event

import pytest

from desktop.app_settings import load_settings
from desktop.gui.settings_keeper import SettingsKeeper


@pytest.fixture
def keeper(qtbot, tmp_path):
    keeper = SettingsKeeper(tmp_path / "settings.json")
    yield keeper
    keeper.close()


def test_a_write_that_waited_puts_nothing_back_that_was_written_meanwhile(keeper, qtbot):
    may_go_on = Event()
    keeper._worker.start(lambda _control: may_go_on.wait())
    keeper.change(reviewer="Ada")
    qtbot.waitUntil(lambda: not keeper._pause.isActive())
    keeper.change(reviewer="Grace")
    keeper._pause.stop()

    keeper.write_now()
    may_go_on.set()
    keeper._worker.stop()

    assert load_settings(keeper.path).settings.reviewer == "Grace"
