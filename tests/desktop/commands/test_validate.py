"""`smearscope validate`: class folders in, figures with their limits out, and every refusal says what to do."""

import json

import numpy as np
import pytest
from PIL import Image

from desktop.app_settings import AppSettings, save_settings, settings_path
from desktop.commands.validate import validate
from desktop.known_runs import known_runs
from desktop.store.run_reader import RunReader
from tests.desktop.commands.command_line import command_of, run

APP = command_of(validate)
QUICK = ("--workers", "1", "--threads", "1", "--readers", "1", "--reading", "threads")


@pytest.fixture
def own(tmp_path, field):
    """Four drawn images of two classes, one folder whose name says no class."""
    folder = tmp_path / "own"
    for index, name in enumerate(("Benign/a.png", "Benign/b.png", "Pre/c.png", "Frühe Ü/d.png")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(np.roll(field, index * 31, axis=1)).save(folder / name)
    return folder


def _run(own, out, *more):
    return run(APP, "validate", own, "--out", out, *QUICK, *more)


def test_an_unknown_folder_stops_it_before_anything_is_made_and_the_options_are_named(own, tmp_path):
    ended = _run(own, tmp_path / "out")

    assert ended.code == 2
    assert "Frühe Ü is no class of this model" in ended.err
    assert "--class NAME=FOLDER or --leave-out FOLDER" in ended.err
    assert not (tmp_path / "out").exists()


def test_figures_limits_and_the_files_are_printed_and_the_run_is_remembered(own, tmp_path):
    ended = _run(own, tmp_path / "out", "--class", "Early Pre-B=Frühe Ü")

    assert ended.code == 0
    for words in ("Sensitivity (malignant):", "Specificity:", "of 4", "Limits of these figures:", "research use only"):
        assert words in ended.out
    assert "No readable image is of Pro-B" in ended.out
    assert "Frühe Ü: Early Pre-B, 1 image" in ended.err
    for name in ("validation.pdf", "validation.json", "screening.sqlite3"):
        assert (tmp_path / "out" / name).is_file()
        assert name in ended.out or name == "screening.sqlite3"
    assert [each.folder for each in known_runs().runs] == [tmp_path / "out"]


def test_json_is_the_report_and_nothing_else(own, tmp_path):
    ended = _run(own, tmp_path / "out", "--leave-out", "Frühe Ü", "--json")

    told = json.loads(ended.out)
    assert told == json.loads((tmp_path / "out" / "validation.json").read_text(encoding="utf-8"))
    assert told["row_count"] == 3
    assert {each["folder"]: each["class_name"] for each in told["folders"]}["Frühe Ü"] == ""


def test_an_unreadable_image_ends_with_a_finding(own, tmp_path):
    (own / "Pre" / "cut.jpg").write_bytes(b"\xff\xd8\xff cut")

    ended = _run(own, tmp_path / "out", "--leave-out", "Frühe Ü", "-q")

    assert ended.code == 1
    assert ended.out == ""


def test_a_second_start_goes_on_and_counts_anew(own, tmp_path):
    _run(own, tmp_path / "out", "--leave-out", "Frühe Ü", "-q")

    ended = _run(own, tmp_path / "out", "--class", "pro=Frühe Ü")

    assert ended.code == 0
    assert "Going on with the run" in ended.err
    assert "4 images, 0 unreadable" in ended.out


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda folder: None, "does not exist"),
        (lambda folder: folder.mkdir(), "holds no sub-folders"),
        (lambda folder: (folder / "Benign").mkdir(parents=True), "holds no image that takes part"),
        (lambda folder: folder.write_text("x"), "is a file"),
    ],
)
def test_a_folder_without_images_is_refused_in_words(tmp_path, make, words):
    make(tmp_path / "own")

    ended = _run(tmp_path / "own", tmp_path / "out")

    assert ended.code == 2
    assert words in ended.err


def test_the_report_is_never_written_among_the_images(own):
    ended = _run(own, own / "Benign" / "out")

    assert ended.code == 2
    assert "lies inside the folder of images" in ended.err
    assert sorted(path.name for path in (own / "Benign").iterdir()) == ["a.png", "b.png"]


def test_a_class_that_the_model_does_not_know_is_refused_with_those_it_knows(own, tmp_path):
    ended = _run(own, tmp_path / "out", "--class", "Normal=Frühe Ü")

    assert ended.code == 2
    assert "the model has no class Normal; it knows Benign, Early Pre-B, Pre-B, Pro-B" in ended.err


@pytest.fixture
def moved(classifier):
    """A laboratory that asks for all that the card allows before anything is reported."""
    value = classifier.card.thresholds.abstain_below.maximum
    settings = AppSettings(thresholds={classifier.card.id: {"abstain_below": value}})
    save_settings(settings_path(), settings)
    return value


def test_the_cards_thresholds_decide_unless_the_laboratorys_are_asked_for_and_the_report_says_which(
    own, tmp_path, moved
):
    of_card = _run(own, tmp_path / "card", "--leave-out", "Frühe Ü")
    of_laboratory = _run(own, tmp_path / "laboratory", "--leave-out", "Frühe Ü", "--thresholds", "laboratory")

    assert "Thresholds in force, the card's own" in of_card.out
    assert "--thresholds laboratory decides by yours" in of_card.err
    assert f"abstain below {moved:g} (card " in of_laboratory.out
    assert "Thresholds differ from the model's card" in of_laboratory.out
    told = json.loads((tmp_path / "laboratory" / "validation.json").read_text(encoding="utf-8"))
    assert told["model"]["abstain_below"] == moved
    with RunReader(tmp_path / "laboratory") as reader:
        entries = [entry.read_payload() for entry in reader.audit_entries() if entry.kind == "settings_changed"]
    assert [(each["name"], each["new"]) for each in entries] == [("abstain_below", moved)]


def test_a_validation_by_the_laboratorys_thresholds_is_gone_on_with_by_the_option_that_is_named(own, tmp_path, moved):
    _run(own, tmp_path / "out", "--leave-out", "Frühe Ü", "--thresholds", "laboratory", "-q")

    refused = _run(own, tmp_path / "out", "--leave-out", "Frühe Ü")

    assert refused.code == 2
    assert "To go on with it, add --thresholds laboratory. Else choose another folder" in " ".join(refused.err.split())


def test_the_same_folder_with_another_model_is_another_validation(own, tmp_path):
    _run(own, tmp_path / "out", "--leave-out", "Frühe Ü", "-q")

    ended = _run(own, tmp_path / "out", "--leave-out", "Frühe Ü", "--model", "densenet201-cbam-int8")

    assert ended.code == 2
    assert "holds another run: it uses the model efficientnet-lite0-cbam-int8" in ended.err
