"""Each figure comes from one command, and a mistake is one message that says what to do."""

import importlib.util
import json
import shutil
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from PIL import Image

from inference.card import record_path
from inference.errors import UnreadableImageError
from inference.preprocessing import PreprocessSpec
from tests.training.drawn_model import DrawnModel
from tests.training.evaluation.made_up import predictions_of, write_evaluation
from training import __main__ as command
from training.dataset.folder import Sample
from training.evaluation import predictions
from training.faithfulness import measurement


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr("sys.argv", ["smearscope-train", *(str(each) for each in arguments)])
    with pytest.raises(SystemExit) as ended:
        command.main()
    return int(ended.value.code or 0)


def _image(drawn_model: DrawnModel) -> Path:
    return sorted((drawn_model.data / "Pro").iterdir())[0]


def _size(path: Path) -> tuple[int, int]:
    with Image.open(path) as image:
        return image.size


def test_curves_of_two_trainings(monkeypatch, tmp_path: Path, drawn_model: DrawnModel, capsys):
    out = tmp_path / "curves.svg"
    assert _run(monkeypatch, "figure", "curves", drawn_model.path, drawn_model.path, "--out", out) == 0
    assert out.read_bytes().startswith(b"<?xml")
    said = capsys.readouterr().out
    assert "(b) tiny: custom_cnn+cbam" in said
    assert f"{out} written" in said


def test_confusion_matrices_of_an_evaluation(monkeypatch, tmp_path: Path, capsys):
    write_evaluation(tmp_path / "one", predictions_of([0, 1, 2, 3], [0, 1, 1, 3]))
    out = tmp_path / "confusion.pdf"
    assert _run(monkeypatch, "figure", "confusion", tmp_path / "one", "-o", out) == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert "n = 4" in capsys.readouterr().out


def test_a_grad_cam_panel(monkeypatch, tmp_path: Path, drawn_model: DrawnModel, capsys):
    out = tmp_path / "grad-cam.png"
    options = ["--data", drawn_model.data, "--split", drawn_model.split_file, "--per-class", 1]
    assert _run(monkeypatch, "figure", "grad-cam", drawn_model.path, *options, "-o", out) == 0
    assert _size(out)[0] == 2160
    said = capsys.readouterr().out
    assert "Pro/Pro-" in said, "the chosen images are named"
    assert "Caution" not in said


def test_feature_maps_and_the_caution_inside_a_work_tree(monkeypatch, tmp_path: Path, drawn_model: DrawnModel, capsys):
    (tmp_path / ".git").mkdir()
    out = tmp_path / "new" / "maps.png"
    assert _run(monkeypatch, "figure", "feature-maps", drawn_model.path, _image(drawn_model), "-o", out) == 0
    assert out.exists()
    assert f"lies in the git work tree {tmp_path}; never commit it" in capsys.readouterr().out


def test_faithfulness_is_measured_and_drawn(monkeypatch, tmp_path: Path, drawn_model: DrawnModel, capsys):
    out = tmp_path / "faithfulness.json"
    options = ["--data", drawn_model.data, "--split", drawn_model.split_file, "--images", 3, "--steps", 2]
    assert _run(monkeypatch, "faithfulness", drawn_model.path, *options, "--out", out) == 0
    said = capsys.readouterr().out
    assert "3 of 8 test images, random split, pixels against background, 2 steps" in said
    assert "Grad-CAM better than random by: deletion" in said
    assert len(json.loads(out.read_bytes())["images"]) == 3
    assert _run(monkeypatch, "figure", "faithfulness", out, "-o", tmp_path / "f.png", "--no-caption") == 0


def test_without_a_caption_the_figure_is_lower_and_the_caption_is_printed(
    monkeypatch, tmp_path: Path, drawn_model: DrawnModel, capsys
):
    for name, options in (("with", []), ("without", ["--no-caption"])):
        out = tmp_path / f"{name}.png"
        assert _run(monkeypatch, "figure", "curves", drawn_model.path, "-o", out, *options) == 0
        assert "24 training and 8 validation images" in capsys.readouterr().out
    assert _size(tmp_path / "without.png")[1] < _size(tmp_path / "with.png")[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["curves", "none.keras", "-o", "a.png"], "No training history of none.keras"),
        (["curves", "MODEL", "-o", "a.jpg"], "must end with .png, .svg, .pdf"),
        (["confusion", "none", "-o", "a.png"], "smearscope-train evaluate"),
        (["feature-maps", "MODEL", "none.jpg", "-o", "a.png"], "none.jpg: the file cannot be opened"),
        (["feature-maps", "MODEL", "SPLIT", "-o", "a.png"], "the content is no image"),
        (["feature-maps", "none.keras", "none.jpg", "-o", "a.png"], "none.keras cannot be read"),
        (["grad-cam", "MODEL", "--data", "none", "--split", "SPLIT", "-o", "a.png"], "none does not exist"),
        (["grad-cam", "MODEL", "--data", "DATA", "--split", "none", "-o", "a.png"], "Split file none cannot be read"),
        (["grad-cam", "MODEL", "--data", "DATA", "--split", "SPLIT", "-o", "a.png", "--subset", "calibration"], "no"),
        (["faithfulness", "none.json", "-o", "a.png"], "none.json cannot be read"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_mistake_is_one_message_and_nothing_is_written(
    monkeypatch, tmp_path: Path, drawn_model: DrawnModel, capsys, arguments: list[str], message: str
):
    monkeypatch.chdir(tmp_path)
    names = {"MODEL": drawn_model.path, "SPLIT": drawn_model.split_file, "DATA": drawn_model.data}
    assert _run(monkeypatch, "figure", *(names.get(each, each) for each in arguments)) == 2
    said = capsys.readouterr().err
    assert message in said
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []


def test_a_model_of_another_size_than_its_record_says_is_refused(
    monkeypatch, tmp_path: Path, drawn_model: DrawnModel, capsys
):
    model = Path(shutil.copy(drawn_model.path, tmp_path))
    record = json.loads(record_path(drawn_model.path).read_bytes())
    record["preprocess"]["width_px"] = 64
    record_path(model).write_text(json.dumps(record))
    out = tmp_path / "a.png"
    assert _run(monkeypatch, "figure", "feature-maps", model, _image(drawn_model), "-o", out) == 2
    assert "The record is not this model's" in capsys.readouterr().err


def _cut_off_the_first_image(monkeypatch, module: ModuleType) -> list[Sample]:
    """Make the first image that a module reads unreadable; the list receives what it asks for."""
    whole, seen = module.read_pixels, []

    def all_but_the_first(root: Path, sample: Sample, spec: PreprocessSpec) -> np.ndarray:
        seen.append(sample)
        if len(seen) == 1:
            raise UnreadableImageError(root / sample.path, "cut off")
        return whole(root, sample, spec)

    monkeypatch.setattr(module, "read_pixels", all_but_the_first)
    return seen


def test_an_unreadable_image_of_the_subset_is_left_out_and_counted(
    monkeypatch, tmp_path: Path, drawn_model: DrawnModel, capsys
):
    seen = _cut_off_the_first_image(monkeypatch, predictions)
    options = ["--data", drawn_model.data, "--split", drawn_model.split_file]
    assert _run(monkeypatch, "figure", "grad-cam", drawn_model.path, *options, "-o", tmp_path / "a.png") == 1
    said = capsys.readouterr().out
    assert "n = 7 (1 unreadable left out)" in said
    assert f"left out: {seen[0].path}: cut off" in said
    assert (tmp_path / "a.png").exists()


def test_an_unreadable_image_makes_a_measurement_one_with_findings(
    monkeypatch, tmp_path: Path, drawn_model: DrawnModel, capsys
):
    _cut_off_the_first_image(monkeypatch, measurement)
    out = tmp_path / "faithfulness.json"
    options = ["--data", drawn_model.data, "--split", drawn_model.split_file, "--images", 3, "--steps", 2]
    assert _run(monkeypatch, "faithfulness", drawn_model.path, *options, "--out", out) == 1
    assert "left out:" in capsys.readouterr().out
    assert out.exists()


@pytest.mark.parametrize("arguments", [["faithfulness"], ["figure", "grad-cam"]], ids=" ".join)
def test_a_place_that_cannot_be_written_is_told_before_the_model_is_opened(
    monkeypatch, tmp_path: Path, capsys, arguments: list[str]
):
    (tmp_path / "file").write_text("in the way")
    options = ["--data", tmp_path, "--split", "none.json", "--out", tmp_path / "file" / "a.png"]
    assert _run(monkeypatch, *arguments, "none.keras", *options) == 3
    assert "cannot be written" in capsys.readouterr().err


def test_without_matplotlib_the_message_names_the_extra(monkeypatch, tmp_path: Path, drawn_model: DrawnModel, capsys):
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "matplotlib" else found(name))
    assert _run(monkeypatch, "figure", "curves", drawn_model.path, "-o", tmp_path / "a.png") == 2
    assert "pip install -c constraints.txt -e '.[train]'" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_ends_with_3(monkeypatch, tmp_path: Path, drawn_model: DrawnModel, capsys):
    (tmp_path / "file").write_text("in the way")
    assert _run(monkeypatch, "figure", "curves", drawn_model.path, "-o", tmp_path / "file" / "a.png") == 3
    assert "cannot be written" in capsys.readouterr().err


def test_a_measurement_of_faithfulness_overwrites_nothing_else(
    monkeypatch, tmp_path: Path, drawn_model: DrawnModel, capsys
):
    record = tmp_path / "model.record.json"
    record.write_text("{}")
    options = ["--data", drawn_model.data, "--split", drawn_model.split_file]
    assert _run(monkeypatch, "faithfulness", drawn_model.path, *options, "--out", record) == 2
    assert "exists already and is no measurement of faithfulness" in " ".join(capsys.readouterr().err.split())
    assert record.read_text() == "{}"
