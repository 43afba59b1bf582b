"""One evaluation from model to finished folder."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import training.evaluation.wrong_images as wrong_images
from inference.shifts import Shift
from tests.training.evaluation.conftest import Trained
from tests.training.evaluation.made_up import QUICK, predictions_of
from training.dataset.folder import ALL_LABELS
from training.evaluation import report
from training.evaluation.evaluate import EvaluationPlan, evaluate
from training.evaluation.predictions_csv import read_predictions
from training.evaluation.record import read_evaluation
from training.evaluation.source import Source, read_source
from training.evaluation.wrong_images import wrong_order
from training.splitting.splits import Subset

DARK = Shift(name="dark (x0.3)", gains=(0.3, 0.3, 0.3))
PLAN = EvaluationPlan(shifts=(DARK,), bootstrap=QUICK)


@pytest.fixture(scope="module")
def source(trained: Trained) -> Source:
    # All 24 training images: more of them are wrong than of the eight test images.
    return read_source(trained.model_path, trained.data, trained.split_file, Subset.TRAIN)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, source: Source) -> Path:
    folder = tmp_path_factory.mktemp("evaluation") / "out"
    evaluate(source, folder, PLAN, lambda line: None)
    return folder


def test_the_folder_holds_numbers_predictions_report_and_figures(out: Path):
    assert sorted(each.name for each in out.iterdir()) == [
        "evaluation.json",
        "figures",
        "predictions.csv",
        "report.html",
    ]
    names = {each.name for each in (out / "figures").iterdir()}
    assert names == {
        f"{name}.{kind}" for name in ("calibration", "confusion", "curves", "shifts") for kind in ("png", "svg")
    }


def test_the_numbers_are_those_of_the_predictions(out: Path):
    evaluation = read_evaluation(out)
    found = read_predictions(out, evaluation)
    right = found.answers.predicted == found.answers.truth
    assert evaluation.overall.accuracy.value == pytest.approx(right.mean())
    assert evaluation.tested.image_count == 24
    shifted = found.shifted["dark_x0_3"] == found.answers.truth
    assert evaluation.shifts[0].accuracy.value == pytest.approx(shifted.mean())
    assert np.trace(evaluation.confusion) == right.sum()


def test_every_wrong_image_is_shown_with_two_heatmaps(out: Path):
    evaluation = read_evaluation(out)
    page = (out / "report.html").read_text(encoding="utf-8")
    found = read_predictions(out, evaluation)
    wrong = [found.samples[index].path for index in np.flatnonzero(found.answers.predicted != found.answers.truth)]
    assert wrong, "a model that is right about everything would prove nothing"
    for path in wrong:
        assert f". {path}</div>" in page
    assert page.count("data:image/jpeg;base64,") == 3 * len(wrong)


def test_the_report_needs_no_network_and_says_what_it_is_not_for(out: Path):
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "For research use only" in page
    assert "The model was trained on these very images" in page
    assert not re.search(r"(src|href|srcset)=\"(?!data:)", page)
    assert "<script" not in page
    assert "{{" not in page


def test_the_same_evaluation_gives_the_same_numbers(source: Source, out: Path, tmp_path: Path):
    evaluate(source, tmp_path / "again", PLAN, lambda line: None)
    first, second = (json.loads((each / "evaluation.json").read_text()) for each in (out, tmp_path / "again"))
    for numbers in (first, second):
        del numbers["evaluated_at"], numbers["elapsed_seconds"]
    assert first == second
    for name in ("predictions.csv", "figures/curves.svg"):
        assert (out / name).read_bytes() == (tmp_path / "again" / name).read_bytes()


def test_without_heatmaps_and_shifts_the_report_says_so(source: Source, tmp_path: Path):
    plan = EvaluationPlan(shifts=(), with_heatmaps=False, bootstrap=QUICK)
    evaluate(source, tmp_path / "out", plan, lambda line: None)
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "Heatmaps were left out (--no-heatmaps)" in page
    assert "No shift was tested" in page
    assert not (tmp_path / "out" / "figures" / "shifts.svg").exists()


def test_a_backend_without_gradients_still_shows_the_images(
    monkeypatch: pytest.MonkeyPatch, source: Source, tmp_path: Path
):
    def refuse(*_arguments: object) -> None:
        raise NotImplementedError("heatmaps need gradients")

    monkeypatch.setattr(wrong_images, "explain_batches", refuse)
    evaluate(source, tmp_path / "out", PLAN, lambda line: None)
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "No heatmaps: heatmaps need gradients." in page
    assert "As photographed" in page


def test_very_many_wrong_images_go_on_further_pages(
    monkeypatch: pytest.MonkeyPatch, source: Source, out: Path, tmp_path: Path
):
    monkeypatch.setattr(report, "PER_PAGE", 2)
    evaluate(source, tmp_path / "out", PLAN, lambda line: None)
    pages = sorted((tmp_path / "out").glob("*.html"))
    wrong_count = (out / "report.html").read_text(encoding="utf-8").count('class="path"')
    assert len(pages) == -(-wrong_count // 2)
    assert sum(page.read_text(encoding="utf-8").count('class="path"') for page in pages) == wrong_count
    assert 'href="wrong-images-2.html"' in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


def test_a_missed_malignant_image_comes_before_any_other_mistake():
    found = predictions_of((0, 1, 2, 3, 3), (1, 2, 0, 0, 3))
    found.answers.logits[3] *= 2
    # Missed: image 3 is surer than image 2; then the false alarm 0, then the wrong subtype 1. Image 4 is right.
    assert wrong_order(found, ALL_LABELS) == [3, 2, 0, 1]


def test_an_image_that_fails_on_the_way_leaves_no_folder(trained: Trained, tmp_path: Path):
    data = tmp_path / "smears"
    for path in trained.data.rglob("*.png"):
        copied = data / path.relative_to(trained.data)
        copied.parent.mkdir(parents=True, exist_ok=True)
        copied.write_bytes(path.read_bytes())
    Image.new("RGB", (64, 64)).save(data / "Pro" / "Pro-1.png")
    changed = read_source(trained.model_path, data, trained.split_file, Subset.TEST)
    with pytest.raises(Exception, match="has changed since the split was made"):
        evaluate(changed, tmp_path / "out", PLAN, lambda line: None)
    assert [each.name for each in tmp_path.iterdir()] == ["smears"]
