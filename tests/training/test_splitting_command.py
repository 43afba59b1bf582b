"""`smearscope-train split` writes each kind of split and says how many images each subset has."""

from pathlib import Path

import pytest

from training import __main__ as command
from training.splitting.splits import SplitKind, read_split


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr("sys.argv", ["smearscope-train", *(str(each) for each in arguments)])
    with pytest.raises(SystemExit) as ended:
        command.main()
    return int(ended.value.code or 0)


@pytest.mark.parametrize("kind", [SplitKind.RANDOM, SplitKind.CONTIGUOUS, SplitKind.STAIN_GROUPED, SplitKind.SHIP])
def test_a_split_of_each_kind_is_written(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    drawn_data: Path,
    capsys: pytest.CaptureFixture[str],
    kind: SplitKind,
):
    out = tmp_path / "split.json"
    assert _run(monkeypatch, "split", drawn_data, "--kind", kind.value, "--out", out) == 0
    said = capsys.readouterr().out
    assert f"{kind.value} split, train" in said
    assert ("calibration 4" in said) == (kind is SplitKind.SHIP)
    assert read_split(out)[0].kind is kind


def test_another_test_fold_is_recorded_and_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, drawn_data: Path, capsys: pytest.CaptureFixture[str]
):
    out = tmp_path / "split.json"
    assert _run(monkeypatch, "split", drawn_data, "--kind", "random", "--test-fold", 3, "--out", out) == 0
    assert "random split, fold 3 tests, train 24" in capsys.readouterr().out
    assert read_split(out)[0].test_fold == 3


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--test-fold", 5], "has folds 0 to 4; 5 cannot test"),
        (["--kind", "patient"], "A patient split needs the case of every image; 40 of 40"),
        (["--kind", "other"], "Invalid value for '--kind'"),
    ],
)
def test_a_split_that_cannot_be_made_is_refused_with_2_and_writes_nothing(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    drawn_data: Path,
    capsys: pytest.CaptureFixture[str],
    options: list[object],
    message: str,
):
    out = tmp_path / "split.json"
    assert _run(monkeypatch, "split", drawn_data, *options, "--out", out) == 2
    assert message in capsys.readouterr().err
    assert not out.exists()
