"""`smearscope-train` ends with the promised exit codes, and a mistake is one message without a traceback."""

import hashlib
import importlib.metadata
import subprocess
import sys
from pathlib import Path

import pytest

from inference import __version__
from inference.card import TrainingRecord
from inference.errors import UnusableInputError
from tests.training.tiny import tiny_recipe
from training import __main__ as command
from training.dataset.folder import import_folder
from training.recipe import bundled_recipes
from training.splitting.splits import SplitKind, read_split


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr("sys.argv", ["smearscope-train", *(str(each) for each in arguments)])
    with pytest.raises(SystemExit) as ended:
        command.main()
    return int(ended.value.code or 0)


@pytest.fixture
def split_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, drawn_data: Path) -> Path:
    path = tmp_path / "split.json"
    assert _run(monkeypatch, "split", drawn_data, "--out", path) == 0
    return path


@pytest.fixture
def recipe_file(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.toml"
    model = tiny_recipe().model
    path.write_text(
        'name = "tiny"\nsummary = "For tests."\nepochs = 1\n[model]\narchitecture = "custom_cnn"\ninput_px = 32\n'
        f"custom_filters = {list(model.custom_filters)}\ndense_units = {list(model.dense_units)}\n"
    )
    return path


def test_split_writes_a_contiguous_split_and_says_how_many(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, drawn_data: Path, capsys: pytest.CaptureFixture[str]
):
    split_file = tmp_path / "new" / "split.json"
    assert _run(monkeypatch, "split", drawn_data, "--out", split_file) == 0
    split, sha256 = read_split(split_file)
    assert split.kind is SplitKind.CONTIGUOUS
    assert split.data_sha256 == import_folder(drawn_data).record().sha256
    said = capsys.readouterr().out
    assert "contiguous split, train 24, validation 8, test 8" in said
    assert sha256[:12] in said


def test_a_recipe_is_shown_with_every_field_and_the_ones_that_the_paper_leaves_open(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    assert _run(monkeypatch, "recipes", "paper") == 0
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert {"model.architecture", "learning_rate", "augmentation.zoom", "plateau.factor"} <= set(lines)
    assert "open in the paper" in lines["plateau.factor"]
    assert "open in the paper" not in lines["learning_rate"]
    assert lines["learning_rate"].split()[1] == "0.0001"
    assert "  512, 128" in lines["model.dense_units"]


def test_more_epochs_than_a_training_can_have_are_wrong_usage(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    options = ["--split", "split.json", "--recipe", "robust", "--out", tmp_path / "m.keras", "--epochs", "9" * 20]
    assert _run(monkeypatch, "fit", tmp_path, *options) == 2
    assert "--epochs" in capsys.readouterr().err


def test_showing_a_recipe_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    assert _run(monkeypatch, "recipes", "densenet201-paper") == 2
    assert "There is no recipe 'densenet201-paper'; the bundled ones are baseline" in capsys.readouterr().err


def test_recipes_lists_every_bundled_recipe_and_what_the_paper_leaves_open(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    assert _run(monkeypatch, "recipes") == 0
    said = capsys.readouterr().out
    for name in bundled_recipes():
        assert name in said
    assert "plateau.patience_epochs" in said


def test_fit_writes_a_model_and_a_record_that_names_what_started_it(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    drawn_data: Path,
    split_file: Path,
    recipe_file: Path,
    capsys: pytest.CaptureFixture[str],
):
    out, source = tmp_path / "tiny.keras", tmp_path / "source.keras"
    options = ["--split", split_file, "--recipe", recipe_file]
    assert _run(monkeypatch, "fit", drawn_data, *options, "--out", source) == 0
    assert _run(monkeypatch, "fit", drawn_data, *options, "--out", out, "--start-from", source) == 0
    record = TrainingRecord.model_validate_json(out.with_suffix(".record.json").read_bytes())
    assert record.model_sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    assert record.started_from == "source.keras"
    assert "epoch 1 of 1 kept, validation accuracy" in capsys.readouterr().out
    assert out.with_suffix(".history.jsonl").exists()


def test_fit_takes_every_option_that_changes_how_it_runs_and_records_what_changes_the_recipe(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    drawn_data: Path,
    split_file: Path,
    recipe_file: Path,
    capsys: pytest.CaptureFixture[str],
):
    out = tmp_path / "tiny.keras"
    options = ["--split", split_file, "--recipe", recipe_file, "--out", out, "--devices", "1"]
    options += ["--tensorboard", tmp_path / "curves", "--cache", tmp_path / "cache", "--checkpoint-minutes", "0"]
    options += ["--epochs", "2", "--batch-size", "6", "--stop-when-flat", "5", "--ignore-memory"]
    assert _run(monkeypatch, "fit", drawn_data, *options) == 0
    record = TrainingRecord.model_validate_json(out.with_suffix(".record.json").read_bytes())
    assert record.recipe_changes == ("batch_size", "epochs", "stop_when_flat_epochs")
    assert record.dtype_policy == "float32"
    assert list((tmp_path / "curves" / "tiny").iterdir())
    assert len(list((tmp_path / "cache").glob("*.npy"))) == 2
    said = capsys.readouterr().out
    assert f"Decoded images: {tmp_path / 'cache'}" in said


def test_a_dry_run_measures_and_writes_nothing(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    drawn_data: Path,
    split_file: Path,
    recipe_file: Path,
    capsys: pytest.CaptureFixture[str],
):
    before = sorted(tmp_path.rglob("*"))
    options = ["--split", split_file, "--recipe", recipe_file, "--out", tmp_path / "tiny.keras"]
    assert _run(monkeypatch, "fit", drawn_data, *options, "--dry-run") == 0
    assert sorted(tmp_path.rglob("*")) == before
    said = capsys.readouterr().out
    for part in ("parameters", "are trained", "24 train, 8 validate", "activations", "1 epochs of about", "in all"):
        assert part in said


def test_a_dry_run_refuses_what_the_training_could_not_start_from(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    drawn_data: Path,
    split_file: Path,
    recipe_file: Path,
    capsys: pytest.CaptureFixture[str],
):
    source, other_split, wider = tmp_path / "source.keras", tmp_path / "other.json", tmp_path / "wider.toml"
    assert _run(monkeypatch, "fit", drawn_data, "--split", split_file, "--recipe", recipe_file, "--out", source) == 0
    assert _run(monkeypatch, "split", drawn_data, "--out", other_split, "--kind", "random") == 0
    wider.write_text(recipe_file.read_text().replace("dense_units = [", "dense_units = [7, "))
    for split, recipe, start, refusal in (
        (split_file, recipe_file, tmp_path / "none.keras", "none.keras cannot be read"),
        (other_split, recipe_file, source, "cannot start this training: it was trained on another split"),
        (split_file, wider, source, "cannot start this training: it is no model of the same network"),
    ):
        options = ["--split", split, "--recipe", recipe, "--out", tmp_path / "tiny.keras", "--start-from", start]
        for more in ([], ["--dry-run"]):
            assert _run(monkeypatch, "fit", drawn_data, *options, *more) == 2, (refusal, more)
            assert refusal in " ".join(capsys.readouterr().err.split())
    options = ["--split", split_file, "--recipe", recipe_file, "--out", tmp_path / "tiny.keras"]
    assert _run(monkeypatch, "fit", drawn_data, *options, "--start-from", source, "--dry-run") == 0
    assert not (tmp_path / "tiny.keras").exists()


def test_fit_learns_from_a_teacher_that_is_named_and_a_dry_run_counts_it(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    drawn_data: Path,
    split_file: Path,
    recipe_file: Path,
    capsys: pytest.CaptureFixture[str],
):
    teacher, out, taught = tmp_path / "teacher.keras", tmp_path / "tiny.keras", tmp_path / "taught.toml"
    assert _run(monkeypatch, "fit", drawn_data, "--split", split_file, "--recipe", recipe_file, "--out", teacher) == 0
    taught.write_text(recipe_file.read_text() + "[distillation]\ntemperature = 2\nweight = 0.5\n")
    options = ["--split", split_file, "--recipe", taught, "--out", out]
    for more in ([], ["--dry-run"]):
        assert _run(monkeypatch, "fit", drawn_data, *options, *more) == 2
        assert "name one with `smearscope-train fit --teacher" in " ".join(capsys.readouterr().err.split())
    assert _run(monkeypatch, "fit", drawn_data, *options, "--teacher", teacher, "--dry-run") == 0
    said = capsys.readouterr().out
    assert ", teacher " in said.replace("\n", " ")
    assert not out.exists()
    assert _run(monkeypatch, "fit", drawn_data, *options, "--teacher", teacher) == 0
    record = TrainingRecord.model_validate_json(out.with_suffix(".record.json").read_bytes())
    assert record.teacher is not None
    assert record.teacher.name == "teacher.keras"
    assert record.recipe_changes == ()


def test_a_dry_run_without_enough_memory_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    drawn_data: Path,
    split_file: Path,
    recipe_file: Path,
    capsys: pytest.CaptureFixture[str],
):
    from training.commands import dry_run_report

    monkeypatch.setattr(dry_run_report, "available_bytes", lambda: 1000)
    options = ["--split", split_file, "--recipe", recipe_file, "--out", tmp_path / "tiny.keras", "--dry-run"]
    assert _run(monkeypatch, "fit", drawn_data, *options) == 2
    assert "--ignore-memory" in capsys.readouterr().err
    assert _run(monkeypatch, "fit", drawn_data, *options, "--ignore-memory") == 0


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"data": "nowhere"}, "Data folder nowhere does not exist"),
        ({"--split": "none.json"}, "Split file none.json cannot be read"),
        ({"--recipe": "resnet50"}, "There is no recipe 'resnet50'"),
        ({"--out": "model.h5"}, "must end with .keras"),
        ({"--weights": "imagenet"}, "custom_cnn has no pretrained weights; leave --weights out"),
        ({"--weights": "none.h5"}, "custom_cnn has no pretrained weights; leave --weights out"),
        ({"--start-from": "none.keras"}, "Model none.keras cannot be read"),
        ({"--teacher": "none.keras"}, "recipe tiny does not say how much to learn from it"),
        ({"--architecture": "densenet201", "--input-px": "16"}, "--input-px"),
        ({"--architecture": "xception"}, "cannot be changed so"),
        ({"--devices": "2"}, "set KERAS_BACKEND=jax"),
        ({"--hosts": "localhost:9999"}, "set KERAS_BACKEND=jax"),
        ({"--host-count": "2"}, "give --hosts HOST:PORT, or set KERAS_DISTRIBUTION_JOB_ADDRESSES"),
        ({"--host-index": "1"}, "give --hosts HOST:PORT, or set KERAS_DISTRIBUTION_JOB_ADDRESSES"),
        ({"--seed": "-1"}, "--seed"),
        ({"--speed": "1"}, "No such option"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else "",
)
def test_a_mistake_is_one_message_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    drawn_data: Path,
    split_file: Path,
    recipe_file: Path,
    capsys: pytest.CaptureFixture[str],
    changes: dict[str, str],
    message: str,
):
    monkeypatch.chdir(tmp_path)
    options = {"--split": split_file, "--recipe": recipe_file, "--out": tmp_path / "tiny.keras"} | changes
    data = options.pop("data", drawn_data)
    code = _run(monkeypatch, "fit", data, *(part for option in options.items() for part in option))
    said = capsys.readouterr().err
    assert code == 2
    assert message in said
    assert "Traceback" not in said
    assert not (tmp_path / "tiny.keras").exists()


def test_keras_s_own_variables_join_the_hosts_as_the_options_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, drawn_data: Path, split_file: Path, recipe_file: Path
):
    from training.fitting import devices

    joined = []

    def join(wanted: str | None, hosts: devices.HostPlan | None, batch_size: int) -> devices.Devices:
        del wanted, batch_size
        joined.append(hosts)
        raise UnusableInputError("seen enough")

    monkeypatch.setattr(devices, "set_up_devices", join)
    monkeypatch.setenv("KERAS_DISTRIBUTION_JOB_ADDRESSES", "10.0.0.1:9000,10.0.0.2:9000")
    monkeypatch.setenv("KERAS_DISTRIBUTION_NUM_PROCESSES", "2")
    monkeypatch.setenv("KERAS_DISTRIBUTION_PROCESS_ID", "1")
    options = ["--split", split_file, "--recipe", recipe_file, "--out", tmp_path / "tiny.keras"]
    assert _run(monkeypatch, "fit", drawn_data, *options) == 2
    assert joined == [devices.HostPlan("10.0.0.1:9000,10.0.0.2:9000", 2, 1)]


@pytest.mark.parametrize(
    ("folder", "told"), [("empty", "empty holds no image"), ("imported", "smearscope-train needs keras")]
)
def test_a_benchmark_reads_the_manifest_of_its_folder_before_it_loads_keras(
    tmp_path: Path, drawn_data: Path, monkeypatch: pytest.MonkeyPatch, folder: str, told: str
):
    (tmp_path / "empty").mkdir()
    _run(monkeypatch, "import", drawn_data, "--own-data", "--out", tmp_path / "imported")
    code = "import sys; sys.modules['keras'] = None; from training.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "benchmark", "--data", str(tmp_path / folder)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert told in done.stderr


def test_version_names_what_trains(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    assert _run(monkeypatch, "version") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"SmearScope {__version__}"
    assert f"keras {importlib.metadata.version('keras')}" in lines


@pytest.mark.parametrize("name", ["nowhere", "file"])
def test_a_benchmark_of_images_that_are_not_there_is_a_mistake_and_no_bug(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, recipe_file: Path, capsys: pytest.CaptureFixture[str], name: str
):
    (tmp_path / "file").write_text("no folder")
    assert _run(monkeypatch, "benchmark", "--recipe", recipe_file, "--data", tmp_path / name) == 2
    said = capsys.readouterr().err
    assert f"{tmp_path / name} cannot be read" in said
    assert "name a folder with images" in said
    assert "Traceback" not in said


def test_a_negative_seed_of_a_split_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, drawn_data: Path, capsys: pytest.CaptureFixture[str]
):
    assert _run(monkeypatch, "split", drawn_data, "--out", tmp_path / "s.json", "--kind", "random", "--seed", -1) == 2
    assert "--seed" in capsys.readouterr().err


def test_an_output_folder_that_cannot_be_written_ends_with_3(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, drawn_data: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "file").write_text("in the way")
    assert _run(monkeypatch, "split", drawn_data, "--out", tmp_path / "file" / "split.json") == 3
    assert "cannot be written" in capsys.readouterr().err
