"""`smearscope screen --thresholds`: whose thresholds decide, what the record says of it, and how a run goes on."""

import json

import numpy as np
import pytest
from PIL import Image

from desktop.app_settings import AppSettings, save_settings, settings_path
from desktop.commands.screen import resume, screen
from desktop.laboratory_thresholds import with_thresholds
from desktop.records import RunInfo
from desktop.run_settings import RunSettings
from desktop.store.run_reader import RunReader
from desktop.store.run_store import RunStore
from inference.decision import Decision, Flag
from tests.desktop.commands.command_line import command_of, run

APP = command_of(screen, resume)
QUICK = ("--workers", "1", "--threads", "1", "--readers", "1", "--reading", "threads")


@pytest.fixture
def own(tmp_path, field):
    """Two drawn images."""
    folder = tmp_path / "own"
    folder.mkdir()
    for index, name in enumerate(("a.png", "b.png")):
        Image.fromarray(np.roll(field, index * 31, axis=1)).save(folder / name)
    return folder


@pytest.fixture
def strict(classifier):
    """A laboratory for which every image is too dark, as far as the card allows."""
    moved = {"dark_below": classifier.card.thresholds.dark_below.maximum}
    save_settings(settings_path(), AppSettings(thresholds={classifier.card.id: moved}))
    return moved


def _screen(own, out, *more):
    return run(APP, "screen", own, "--out", out, *QUICK, *more)


def _told(out):
    return json.loads((out / "summary.json").read_text(encoding="utf-8"))


def _flags(out):
    with RunReader(out) as reader:
        return [Flag.EXPOSURE in each.row.flags for each in reader.rows()]


def test_the_cards_thresholds_decide_unless_the_laboratorys_are_asked_for(own, tmp_path, strict):
    of_card = _screen(own, tmp_path / "card")
    of_laboratory = _screen(own, tmp_path / "laboratory", "--thresholds", "laboratory")

    assert (of_card.code, of_laboratory.code) == (0, 0)
    assert (_flags(tmp_path / "card"), _flags(tmp_path / "laboratory")) == ([False, False], [True, True])
    assert _told(tmp_path / "laboratory")["decisions"][Decision.ABSTAINED] == 2
    assert "--thresholds laboratory decides by yours" in of_card.err
    assert "--thresholds" not in of_laboratory.err


def test_summary_json_and_words_say_whose_thresholds_decided(own, tmp_path, strict):
    of_card = _screen(own, tmp_path / "card", "--json")
    of_laboratory = _screen(own, tmp_path / "laboratory", "--thresholds", "laboratory", "--json")

    for ended, out, expected in (
        (of_card, tmp_path / "card", ("card", {})),
        (of_laboratory, tmp_path / "laboratory", ("laboratory", strict)),
    ):
        told = json.loads(ended.out)
        assert told == _told(out)
        assert (told["thresholds"], told["moved_thresholds"]) == expected
    words = [(tmp_path / name / "summary.txt").read_text(encoding="utf-8") for name in ("card", "laboratory")]
    assert "Thresholds: the card's own\n" in words[0]
    assert (
        f"Thresholds: moved by the laboratory: dark_below {strict['dark_below']:g}; else the card's own\n" in words[1]
    )


def test_the_runs_audit_log_tells_when_the_thresholds_were_moved(own, tmp_path, strict):
    for name, more in (("card", ()), ("laboratory", ("--thresholds", "laboratory"))):
        _screen(own, tmp_path / name, *more)
    told = {}
    for name in ("card", "laboratory"):
        with RunReader(tmp_path / name) as reader:
            entries = [entry.read_payload() for entry in reader.audit_entries() if entry.kind == "settings_changed"]
        told[name] = [(each["name"], each["new"]) for each in entries]
    assert told == {"card": [], "laboratory": list(strict.items())}


def test_a_run_that_the_window_began_goes_on_by_the_same_thresholds_only(own, tmp_path, classifier, strict):
    begun = RunInfo.start(with_thresholds(classifier, strict))
    RunStore.create(tmp_path / "out", begun, own, RunSettings(thresholds=strict).payload()).close()

    by_card = _screen(own, tmp_path / "out")
    assert by_card.code == 2
    assert 'its setting thresholds is {"dark_below":' in by_card.err
    assert "To go on with it, add --thresholds laboratory, or `smearscope resume" in " ".join(by_card.err.split())
    by_laboratory = _screen(own, tmp_path / "out", "--thresholds", "laboratory")

    assert by_laboratory.code == 0
    assert "Going on with the unfinished run" in by_laboratory.err
    assert _told(tmp_path / "out")["run_id"] == begun.run_id
    assert _flags(tmp_path / "out") == [True, True]


def test_a_run_by_the_cards_thresholds_is_not_gone_on_with_by_the_laboratorys_and_the_option_is_named(
    own, tmp_path, classifier, strict
):
    begun = RunInfo.start(classifier)
    RunStore.create(tmp_path / "out", begun, own, RunSettings().payload()).close()

    refused = _screen(own, tmp_path / "out", "--thresholds", "laboratory")
    assert refused.code == 2
    assert "To go on with it, leave out --thresholds laboratory" in " ".join(refused.err.split())

    moved = {name: value - 0.01 for name, value in strict.items()}
    save_settings(settings_path(), AppSettings(thresholds={classifier.card.id: moved}))
    RunStore.create(tmp_path / "moved", begun, own, RunSettings(thresholds=strict).payload()).close()
    refused = _screen(own, tmp_path / "moved", "--thresholds", "laboratory")
    assert refused.code == 2
    assert "To go on with it" not in refused.err, "no option brings back what the settings no longer hold"
    other_pages = _screen(own, tmp_path / "moved", "--pages", "0")
    assert "To go on with it" not in other_pages.err


def test_a_run_is_resumed_by_the_thresholds_it_began_with(own, tmp_path, strict, field):
    _screen(own, tmp_path / "out", "--thresholds", "laboratory")
    save_settings(settings_path(), AppSettings())
    Image.fromarray(np.roll(field, 62, axis=1)).save(own / "c.png")

    ended = run(APP, "resume", tmp_path / "out", *QUICK, "--json")

    assert json.loads(ended.out)["moved_thresholds"] == strict
    assert _flags(tmp_path / "out") == [True] * 3


def test_where_no_threshold_was_moved_that_is_said_and_the_record_names_the_cards(own, tmp_path, classifier):
    ended = _screen(own, tmp_path / "out", "--thresholds", "laboratory")

    assert f"No threshold of {classifier.card.id} was moved" in ended.err
    assert _told(tmp_path / "out")["thresholds"] == "card"


@pytest.mark.parametrize("more", [(), ("--quiet",)])
def test_settings_that_cannot_be_read_are_no_laboratorys_thresholds(own, tmp_path, more):
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text("{ no settings", encoding="utf-8")

    ended = _screen(own, tmp_path / "out", "--thresholds", "laboratory", *more)

    assert ended.code == 2
    assert "The laboratory's thresholds cannot be used: The settings" in ended.err
    assert not (tmp_path / "out").exists()


def test_a_cluster_does_not_know_moved_thresholds_and_nothing_is_begun(own, tmp_path, strict):
    ended = run(APP, "screen", own, "--out", tmp_path / "out", "--cluster", "local", "--thresholds", "laboratory")

    assert ended.code == 2
    assert "which the stations of a cluster do not know" in ended.err
    assert not (tmp_path / "out").exists()
