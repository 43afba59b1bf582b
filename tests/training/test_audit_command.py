"""`smearscope-train audit` ends with the promised exit codes and leaves a report, or nothing."""

from pathlib import Path

import pytest

from training import __main__ as command
from training.audit.record import Audit


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr("sys.argv", ["smearscope-train", *(str(each) for each in arguments)])
    with pytest.raises(SystemExit) as ended:
        command.main()
    return int(ended.value.code or 0)


def test_findings_end_with_1_a_table_and_a_report(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, drawn_data: Path, capsys: pytest.CaptureFixture[str]
):
    copied = tmp_path / "data"
    for folder in ("Benign", "Early", "Pre", "Pro"):
        (copied / folder).mkdir(parents=True)
        for number in (1, 2, 3, 4, 5):
            picture = (drawn_data / folder / f"{folder}-{number}.png").read_bytes()
            (copied / folder / f"{folder}-{number}.png").write_bytes(picture)
    (copied / "Pro" / "[red]-6.png").write_bytes(b"no image")
    out = tmp_path / "reports" / "audit"
    assert _run(monkeypatch, "audit", copied, "--out", out, "--citation", "drawn") == 1
    said = capsys.readouterr().out
    for part in (
        "shown alone",
        "colour",
        "bar-style",
        "chance is 25.0%",
        "unreadable",
        "[red]-6.png",
        "not to be published",
    ):
        assert part in said
    assert sorted(each.name for each in out.iterdir()) == ["audit.html", "audit.json"]
    assert Audit.model_validate_json((out / "audit.json").read_bytes()).data.citation == "drawn"


def test_clean_data_end_with_0(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, drawn_data: Path, capsys: pytest.CaptureFixture[str]
):
    assert _run(monkeypatch, "audit", drawn_data, "--out", tmp_path / "audit", "--no-baselines") == 0
    said = capsys.readouterr().out
    assert "No findings" in said
    assert "shown alone" not in said


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--split", "none.json"], "Split file none.json cannot be read"),
        (["--shifts", "none.toml"], "Shift file none.toml cannot be used"),
        (["--seed", "-1"], "--seed"),
    ],
)
def test_a_mistake_is_one_message_exit_code_2_and_no_folder(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    drawn_data: Path,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    message: str,
):
    monkeypatch.chdir(tmp_path)
    assert _run(monkeypatch, "audit", drawn_data, "--out", tmp_path / "audit", *options) == 2
    said = capsys.readouterr().err
    assert message in said
    assert "Traceback" not in said
    assert not (tmp_path / "audit").exists()


def test_a_report_among_the_images_is_refused(
    monkeypatch: pytest.MonkeyPatch, drawn_data: Path, capsys: pytest.CaptureFixture[str]
):
    assert _run(monkeypatch, "audit", drawn_data, "--out", drawn_data / "audit") == 2
    assert "lies in the data folder" in capsys.readouterr().err
    assert not (drawn_data / "audit").exists()


def test_an_earlier_report_is_left_as_it_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, drawn_data: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "audit.json").write_text("earlier")
    assert _run(monkeypatch, "audit", drawn_data, "--out", tmp_path) == 2
    assert (tmp_path / "audit.json").read_text() == "earlier"


def test_a_place_that_cannot_be_written_ends_with_3(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, drawn_data: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "file").write_text("in the way")
    assert _run(monkeypatch, "audit", drawn_data, "--out", tmp_path / "file" / "audit") == 3
    assert "Choose another place with --out" in capsys.readouterr().err
