"""`smearscope-train evaluate`, `compare` and `score` end with the promised exit codes and messages."""

import csv
import shutil
from pathlib import Path

import pytest

from inference.card import record_path
from tests.training.evaluation.conftest import Trained, trained as trained  # the fixture
from training import __main__ as command
from training.dataset.class_labels import ALL_LABELS
from training.evaluation.comparison_page import BEGIN, END
from training.splitting.splits import Subset, read_split


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr("sys.argv", ["smearscope-train", *(str(each) for each in arguments)])
    with pytest.raises(SystemExit) as ended:
        command.main()
    return int(ended.value.code or 0)


def test_an_evaluation_is_made_compared_and_written_into_a_document(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, trained: Trained, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    shared = ("--data", trained.data, "--split", trained.split_file, "--resamples", 100)
    assert run(monkeypatch, "evaluate", trained.model_path, *shared, "--out", "test", "--shifts", "none") == 0
    said = capsys.readouterr().out
    assert "8 test images, contiguous split, fold 0" in said
    assert "report.html written" in said
    options = ("--subset", "validation", "--no-heatmaps", "--out", "validation")
    assert run(monkeypatch, "evaluate", trained.model_path, *shared, *options) == 0
    said = capsys.readouterr().out
    assert "worst shift of 16" in said
    assert "They are no test result" in said

    assert run(monkeypatch, "compare", "test", "validation", "--paper") == 0
    assert "### Beside the paper's own figures" in capsys.readouterr().out
    Path("results.md").write_text(f"{BEGIN}\n{END}\n")
    assert run(monkeypatch, "compare", "test", "--update", "results.md", "--out", "page.html") == 0
    assert "### Runs" in Path("results.md").read_text(encoding="utf-8")
    assert "smearscope-train compare test" in Path("page.html").read_text(encoding="utf-8")


def test_an_unreadable_test_image_is_a_finding(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    drawn_data: Path,
    trained: Trained,
    capsys: pytest.CaptureFixture[str],
):
    # As an outside data set: there the broken file's own hash is the known one.
    data = tmp_path / "outside"
    shutil.copytree(drawn_data, data)
    for path in data.rglob("*.png"):
        if int(path.stem.split("-")[1]) > 2:
            path.unlink()
    (data / "Pro" / "Pro-2.png").write_bytes(b"no image")
    code = run(
        monkeypatch,
        "evaluate",
        trained.model_path,
        "--data",
        data,
        "--split",
        trained.split_file,
        "--shifts",
        "none",
        "--foreign-data",
        "Elsewhere",
        "--out",
        tmp_path / "out",
    )
    said = capsys.readouterr().out
    assert code == 1
    assert "unreadable, in no figure: Pro/Pro-2.png" in said
    assert "7 images of Elsewhere (outside data)" in said
    assert "Images that could not be read" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"--data": "nowhere"}, "Data folder nowhere does not exist"),
        ({"--split": "none.json"}, "Split file none.json cannot be read"),
        ({"--shifts": "none.toml"}, "Shift file none.toml cannot be used"),
        ({"--subset": "calibration"}, "has no calibration images"),
        ({"--out": "taken"}, "taken exists already and is left as it is"),
        ({"--foreign-data": "Elsewhere"}, "took part in the model's training"),
        ({"--resamples": "1"}, "--resamples"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else "",
)
def test_a_mistake_is_one_message_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    trained: Trained,
    capsys: pytest.CaptureFixture[str],
    changes: dict[str, str],
    message: str,
):
    monkeypatch.chdir(tmp_path)
    Path("taken").mkdir()
    Path("taken", "file").write_text("old")
    options = {"--data": trained.data, "--split": trained.split_file, "--out": "out"} | changes
    code = run(monkeypatch, "evaluate", trained.model_path, *(part for option in options.items() for part in option))
    said = capsys.readouterr().err
    assert code == 2
    assert message in said
    assert "Traceback" not in said
    assert not Path("out").exists()


def test_a_model_without_its_record_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, trained: Trained, capsys: pytest.CaptureFixture[str]
):
    model = tmp_path / "model.keras"
    shutil.copy(trained.model_path, model)
    assert not record_path(model).exists()
    code = run(
        monkeypatch, "evaluate", model, "--data", trained.data, "--split", trained.split_file, "--out", tmp_path / "out"
    )
    assert code == 2
    assert "Copy both together" in capsys.readouterr().err


def test_a_comparison_of_what_is_no_evaluation_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert run(monkeypatch, "compare", tmp_path) == 2
    assert "evaluation.json cannot be read" in capsys.readouterr().err
    assert run(monkeypatch, "compare", tmp_path, "--out", "page.pdf") == 2
    assert ".md or .html" in capsys.readouterr().err


def write_results(path: Path, split_file: Path, *, unreadable_count: int) -> Path:
    """As `smearscope screen` writes them, all right but for the first few, which could not be read."""
    name_of = {label.id: label.display_name for label in ALL_LABELS}
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["image_path", "page", "image_sha256", "predicted_class", "decision"])
        for index, sample in enumerate(read_split(split_file)[0].samples(Subset.TEST)):
            answer = ["", "unreadable"] if index < unreadable_count else [name_of[sample.label_id], "reported"]
            writer.writerow([sample.path, 0, sample.sha256, *answer])
    return path


@pytest.mark.parametrize(("unreadable_count", "code"), [(0, 0), (1, 1)])
def test_a_score_with_unreadable_images_is_one_with_findings(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    trained: Trained,
    capsys: pytest.CaptureFixture[str],
    unreadable_count: int,
    code: int,
):
    results = write_results(tmp_path / "results.csv", trained.split_file, unreadable_count=unreadable_count)
    assert run(monkeypatch, "score", results, "--split", trained.split_file, "--data", trained.data) == code
    said = capsys.readouterr().out
    assert f"{8 - unreadable_count} readable, accuracy 100.00%, 0 not reported, {unreadable_count} unreadable" in said
    assert " Early Pre-B     0     2     0     0" in said
