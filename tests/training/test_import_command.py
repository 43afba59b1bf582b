"""`smearscope-train import` and `fetch` end with the promised exit codes and say what they found."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.training.image_folders import PUBLISHED, make_folders, make_zip, zip_of
from training import __main__ as command
from training.dataset.folder import import_folder
from training.dataset.manifest import MANIFEST_NAME


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr("sys.argv", ["smearscope-train", *(str(each) for each in arguments)])
    with pytest.raises(SystemExit) as ended:
        command.main()
    return int(ended.value.code or 0)


def test_published_images_that_are_not_all_there_end_with_1_and_are_told_by_class(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    make_folders(tmp_path / "data" / "Original")
    make_folders(tmp_path / "data" / "Segmented")
    archive = zip_of(tmp_path / "data", tmp_path / "archive.zip")
    assert _run(monkeypatch, "import", archive, "--out", tmp_path / "out") == 1
    said = capsys.readouterr().out
    assert "Original is taken, Segmented is not" in said
    assert "Early Pre-B  malignant           2 images   published    985   -983" in said
    assert "Table 1 of Sajon et al. 2024" in said
    assert "Not 224x224 RGB, as published: 8 images" in said
    assert "--own-data" in said
    assert f"Data folder for the other commands: {tmp_path / 'out'}" in said
    assert len(import_folder(tmp_path / "out").samples) == 8


def test_own_classes_end_with_0_and_their_malignancy_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    root = make_folders(tmp_path / "data", ("[CLL] bold", "Normal"))
    assert (
        _run(monkeypatch, "import", root, "--malignant", "[CLL] bold", "--citation", "[own] data", "--name", "N") == 0
    )
    said = capsys.readouterr().out
    assert "[CLL] bold  malignant" in said
    assert "Normal      not malignant" in said
    assert "Cited as: [own] data" in said
    assert import_folder(root).name == "N"


@pytest.mark.parametrize("is_archive", [False, True])
def test_files_that_are_no_images_are_counted_and_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str], is_archive: bool
):
    root = make_folders(tmp_path / "data")
    files = {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*.png")}
    files |= dict.fromkeys(("Early/slide.svs", "Pre/a.HEIC", "Pre/b.heic", "Pre/.hidden"), b"x")
    for name, data in files.items():
        (root / name).write_bytes(data)
    source = make_zip(tmp_path / "a.zip", files) if is_archive else root
    assert _run(monkeypatch, "import", source, "--own-data") == 0
    said = capsys.readouterr().out
    assert "no images by their suffix: 3: .heic (2), .svs (1) (first: Early/slide.svs)" in said


def test_what_an_import_wrote_can_be_split(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    root = make_folders(tmp_path / "data", ("A", "B", "C"), per_class=10)
    assert _run(monkeypatch, "import", root, "--malignant", "A", "--out", tmp_path / "out") == 0
    assert _run(monkeypatch, "split", tmp_path / "out", "--kind", "random", "--out", tmp_path / "split.json") == 0
    assert "train 18, validation 6, test 6" in capsys.readouterr().out


def test_a_long_list_of_unreadable_images_is_cut_and_kept_in_the_manifest(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    root = make_folders(tmp_path / "data", per_class=30)
    for number in range(1, 26):
        (root / "Pre" / f"x-{number}.png").write_bytes(b"no image")
    assert _run(monkeypatch, "import", root, "--own-data") == 1
    said = capsys.readouterr().out
    assert "left out: 25 images" in said
    assert said.count("the content is no image") == 20
    assert "  and 5 more" in said
    assert (root / MANIFEST_NAME).read_text().count("the content is no image") == 25


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "nowhere does not exist"),
        (["data", "--variant", "segmented"], "no folder Segmented"),
        (["data", "--variant", "grey"], "--variant"),
        (["data", "--cases", "none.csv"], "none.csv cannot be read"),
        (["data", "--labels", "none.toml"], "none.toml cannot be used"),
        (["data", "--copy"], "--copy needs a folder"),
        (["page.zip"], "is a web page, not an archive"),
        ([], "Missing argument"),
    ],
)
def test_a_mistake_is_one_message_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    message: str,
):
    monkeypatch.chdir(tmp_path)
    make_folders(tmp_path / "data")
    (tmp_path / "page.zip").write_text("<html>")
    assert _run(monkeypatch, "import", *arguments) == 2
    said = capsys.readouterr().err
    assert message in said
    assert "Traceback" not in said
    assert not (tmp_path / "data" / MANIFEST_NAME).exists()


def test_an_output_that_cannot_be_written_ends_with_3(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    root = make_folders(tmp_path / "data")
    (tmp_path / "file").write_text("in the way")
    assert _run(monkeypatch, "import", root, "--out", tmp_path / "file" / "out") == 3
    assert "Nothing can be written into" in capsys.readouterr().err
    archive = zip_of(root, tmp_path / "a.zip")
    assert _run(monkeypatch, "import", archive, "--out", tmp_path / "file" / "out") == 3
    assert "cannot be made" in capsys.readouterr().err


@pytest.mark.parametrize("with_out", [False, True])
def test_fetch_downloads_and_imports(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str], with_out: bool
):
    cache = tmp_path / "cache"
    make_folders(cache / "Original")
    make_folders(cache / "Segmented")
    module = ModuleType("kagglehub")
    asked: list[str] = []
    module.dataset_download = lambda name: asked.append(name) or str(cache)
    monkeypatch.setitem(sys.modules, "kagglehub", module)
    out = tmp_path / "out" if with_out else cache
    assert _run(monkeypatch, "fetch", *(["--out", out] if with_out else [])) == 1
    assert asked == ["mehradaria/leukemia"]
    assert f"Data folder for the other commands: {out}" in capsys.readouterr().out
    assert import_folder(out).root == (out if with_out else out / "Original")
    assert {sample.path.split("/")[0] for sample in import_folder(out).samples} == set(PUBLISHED)


def test_fetch_without_kagglehub_says_the_way_by_hand(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setitem(sys.modules, "kagglehub", None)
    assert _run(monkeypatch, "fetch") == 2
    assert "Or download by hand" in capsys.readouterr().err
