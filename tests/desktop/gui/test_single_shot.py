"""A wait that is begun anew ends once."""

from PySide6.QtCore import QObject

from desktop.gui.single_shot import single_shot


def test_what_is_begun_several_times_is_called_once_after_the_last(qtbot):
    parent, calls = QObject(), []
    timer = single_shot(parent, 20, lambda: calls.append(1))
    assert not timer.isActive()
    with qtbot.waitSignal(timer.timeout):
        for _ in range(3):
            timer.start()
    assert calls == [1]
    assert not timer.isActive(), "it would go on otherwise"
