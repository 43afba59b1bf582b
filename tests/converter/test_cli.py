"""`smearscope-convert` ends with the promised exit codes and leaves bundles exactly where it says so."""

import importlib.metadata
import subprocess
import sys
from pathlib import Path

import pytest

from converter import __main__ as command
from inference import __version__
from inference.bundle import read_bundle
from inference.claimed_folder import LOCK_FILE
from inference.classifier import load_classifier
from tests.converter.conftest import Trained

REPOSITORY = Path(__file__).resolve().parents[2]


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr("sys.argv", ["smearscope-convert", *(str(each) for each in arguments)])
    with pytest.raises(SystemExit) as ended:
        command.main()
    return int(ended.value.code or 0)


def _options(trained: Trained, out: Path) -> dict[str, object]:
    return {"--data": trained.data, "--split": trained.split_file, "--out": out, "--name": "tiny"}


def test_version_names_the_libraries_that_convert(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    assert _run(monkeypatch, "version") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"SmearScope {__version__}"
    assert f"tensorflow {importlib.metadata.version('tensorflow')}" in lines


@pytest.mark.slow
def test_a_conversion_writes_both_bundles_or_says_which_gate_refused_one(tmp_path: Path, trained: Trained):
    options = [str(part) for option in _options(trained, tmp_path / "out").items() for part in option]
    done = subprocess.run(
        [sys.executable, "-m", "converter", "bundle", str(trained.model_path), *options, "--zip"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=280,
    )
    assert done.returncode in (0, 1), done.stderr
    for precision in ("float16", "int8"):
        folder = tmp_path / "out" / f"tiny-{precision}"
        refused = f"{precision}: " in done.stderr
        assert folder.is_dir() is not refused, done.stderr
        if not refused:
            load_classifier(folder)
            assert all(check.passed for check in read_bundle(folder).card.evidence[0].checks)
    assert (done.returncode == 1) is ("A build was refused" in done.stderr)
    assert "Traceback" not in done.stderr
    if done.returncode == 0:
        assert load_classifier(tmp_path / "out" / "tiny-int8.smear").card.id == "tiny-int8"
    assert [path.name for path in (tmp_path / "out").glob(".*")] == [LOCK_FILE], "nothing temporary may stay"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"--data": "nowhere"}, "Data folder nowhere does not exist"),
        ({"--split": "none.json"}, "none.json cannot be read"),
        ({"--shifts": "none.toml"}, "Shift file none.toml cannot be used"),
        ({"--precision": "float64"}, "float64"),
        ({"--threads": "0"}, "--threads"),
        ({"--recipe": "none.toml"}, "Conversion recipe none.toml cannot be read"),
        ({"--allow-drop": "everything"}, "everything"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
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
    options = _options(trained, tmp_path / "out") | changes
    # The command need not be named.
    code = _run(monkeypatch, trained.model_path, *(part for option in options.items() for part in option))
    said = capsys.readouterr().err
    assert code == 2
    assert message in said
    assert "Traceback" not in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("left", ["tiny-float16", "tiny-int8.smear", "tiny-int8.report.md"])
def test_what_an_earlier_conversion_left_is_neither_overwritten_nor_mixed_with_a_new_one(
    tmp_path: Path,
    trained: Trained,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    left: str,
):
    out = tmp_path / "out"
    out.mkdir()
    (out / left).write_text("of an earlier conversion")
    options = [part for option in _options(trained, out).items() for part in option]
    assert _run(monkeypatch, trained.model_path, *options) == 2
    assert f"already holds the results of a run ({left})" in capsys.readouterr().err.replace("\n", " ")
    assert [path.name for path in out.iterdir()] == [left]


def test_a_name_that_no_bundle_can_have_is_told_before_the_work(
    tmp_path: Path, trained: Trained, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    options = [part for option in (_options(trained, tmp_path / "out") | {"--name": "../x"}).items() for part in option]
    assert _run(monkeypatch, trained.model_path, *options) == 2
    assert "cannot be a bundle's name" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_model_without_its_record_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, trained: Trained, capsys: pytest.CaptureFixture[str]
):
    lonely = tmp_path / "lonely.keras"
    lonely.write_bytes(trained.model_path.read_bytes())
    options = _options(trained, tmp_path / "out")
    assert _run(monkeypatch, "bundle", lonely, *(part for option in options.items() for part in option)) == 2
    assert "lonely.record.json cannot be read" in capsys.readouterr().err


def test_draw_samples_names_every_file_it_wrote(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert _run(monkeypatch, "draw-samples", "--out", tmp_path / "samples") == 0
    said = [Path(line) for line in capsys.readouterr().out.splitlines()]
    written = [file for file in (tmp_path / "samples").rglob("*") if file.is_file()]
    assert sorted(said) == sorted(written)
    assert written
