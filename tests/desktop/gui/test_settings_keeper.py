"""Settings are written beside the window, the newest of them whatever comes between."""

from threading import Event

import pytest

from desktop.app_settings import load_settings, save_settings
from desktop.gui import settings_keeper
from desktop.gui.settings_keeper import SettingsKeeper

LONG_MS = 20_000


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


@pytest.mark.parametrize("is_closed", [False, True], ids=["window stays open", "window is closed"])
def test_a_choice_that_is_taken_back_while_it_is_written_is_taken_back(keeper, qtbot, monkeypatch, is_closed):
    is_written, may_end, is_written_again = Event(), Event(), Event()

    def slowly(*arguments):
        kept = save_settings(*arguments)
        if is_written.is_set():
            is_written_again.set()
        is_written.set()
        may_end.wait()
        return kept

    monkeypatch.setattr(settings_keeper, "save_settings", slowly)
    keeper.change(reviewer="Ada")
    qtbot.waitUntil(is_written.is_set)
    keeper.change(reviewer="")
    if is_closed:
        may_end.set()
        keeper.close()
    else:
        qtbot.waitUntil(lambda: not keeper._pause.isActive())
        may_end.set()
        # The window hears of both writes when both have ended.
        assert is_written_again.wait(LONG_MS / 1000)
        qtbot.waitUntil(lambda: keeper._worker.is_idle)

    assert keeper.current.reviewer == ""
    assert load_settings(keeper.path).settings.reviewer == ""


def test_what_another_window_chose_is_not_chosen_here(keeper, qtbot):
    for threads, name in ((3, "Ada"), (4, "Grace")):
        save_settings(keeper.path, keeper.current.changed(threads=threads), keeper.current)
        keeper.change(reviewer=name)
        qtbot.waitUntil(lambda threads=threads: keeper.current.threads == threads)
        found = load_settings(keeper.path).settings
        assert (found.reviewer, found.threads) == (name, threads)
