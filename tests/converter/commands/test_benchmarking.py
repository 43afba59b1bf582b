"""`smearscope-convert benchmark` writes a file and its page, and refuses before minutes are spent."""

import json
from pathlib import Path

import pytest

from converter import __main__ as command
from desktop.bundled import default_bundle

FEW = ("--rounds", "1", "--images", "1", "--threads-up-to", "1", "--throughput-rounds", "1", "--seconds", "0.02")


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr("sys.argv", ["smearscope-convert", "benchmark", *(str(each) for each in arguments)])
    with pytest.raises(SystemExit) as ended:
        command.main()
    return int(ended.value.code or 0)


def test_a_bundle_leaves_a_file_and_a_page(tmp_path: Path, monkeypatch, capsys):
    out = tmp_path / "new" / "speed.json"

    assert _run(monkeypatch, "--bundle", default_bundle(), "--out", out, *FEW) == 0
    assert json.loads(out.read_text())["results"][0]["median_ms"] > 0
    page = out.with_suffix(".md").read_text()
    assert "images/s" in page
    assert page in capsys.readouterr().out
    assert sorted(path.name for path in out.parent.iterdir()) == ["speed.json", "speed.md"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("a.keras", "--untrained", "densenet201"), "name one network"),
        ((), "Nothing to measure"),
        (("--untrained", "densnet"), "densnet is no network"),
        (("--onnx", "a.onnx", "--bundle", default_bundle()), "--onnx needs the network"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_to_name(tmp_path: Path, monkeypatch, capsys, arguments, words):
    assert _run(monkeypatch, *arguments, "--out", tmp_path / "speed.json") == 2
    assert words in " ".join(capsys.readouterr().err.split())
    assert list(tmp_path.iterdir()) == []


def test_a_page_in_place_of_the_file_is_refused(tmp_path: Path, monkeypatch, capsys):
    assert _run(monkeypatch, "--bundle", default_bundle(), "--out", tmp_path / "speed.md") == 2
    assert "name a .json file" in " ".join(capsys.readouterr().err.split())
