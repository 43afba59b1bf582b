"""The page Check within the window: the settings' thresholds decide, and the run that is shown is validated again."""

import pytest

from desktop.gui.page_host import PageId
from desktop.gui.validate_wizard import Step
from desktop.user_folders import HOME_VARIABLE

LONG_MS = 20_000


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))


@pytest.fixture
def own(tmp_path, draw):
    for seed, name in enumerate(("Benign/Benign-1.png", "Pre/Pre-B-2.png")):
        draw(tmp_path / "own" / name, seed)
    return tmp_path / "own"


def _validate(qtbot, page):
    with qtbot.waitSignal(page.validated, timeout=LONG_MS) as told:
        page.validate()
    return told.args[0]


def test_the_windows_thresholds_decide_and_a_run_that_it_writes_into_is_validated_again(
    qtbot, open_window, classifier, own
):
    window = open_window(classifier)
    window.keeper.change(thresholds={classifier.card.id: {"abstain_below": 0.95}})
    window.show_page(PageId.CHECK)
    page = window.flow.pages.check
    page.look_into(own)
    qtbot.waitUntil(lambda: page.step is Step.CLASSES and not page.is_busy, timeout=LONG_MS)
    first = _validate(qtbot, page)
    assert first.report.model.abstain_below == 0.95
    page.result.images_button.click()
    qtbot.waitUntil(lambda: window.flow.session.run is not None, timeout=LONG_MS)
    run = window.flow.session.run
    # As the first review does.
    run.writer.get()

    with qtbot.waitSignal(run.reloaded, timeout=LONG_MS):
        second = _validate(qtbot, page)

    assert second.report.run.run_id == first.report.run.run_id
    assert run.writer.get().run.info.run_id == first.report.run.run_id
