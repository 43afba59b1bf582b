"""A data set is imported from folder or archive, and whatever is odd about it is a finding or a refusal."""

import os
import shutil
import stat
import zipfile
from pathlib import Path

import pytest

from inference.card import Label
from inference.errors import OutputError, UnusableInputError
from tests.training.image_folders import OLDER, PUBLISHED, make_folders, make_zip, png, zip_of
from training.dataset.class_labels import ALL_LABELS
from training.dataset.folder import import_folder
from training.dataset.layouts import Variant
from training.dataset.manifest import MANIFEST_NAME, SourceKind, read_manifest
from training.importing.dataset_import import ImportReport, import_data
from training.importing.published_counts import PublishedData
from training.importing.request import ImportRequest


@pytest.fixture(autouse=True)
def small_publication(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if two images of each class were published, eight pixels square."""
    published = PublishedData(
        name="a/b",
        counted_in="Table 1",
        citation="Published 2021",
        width_px=8,
        height_px=8,
        mode="RGB",
        count_per_class={label.id: 2 for label in ALL_LABELS},
    )
    monkeypatch.setattr("training.importing.dataset_import.published_data", lambda: published)


def _titles(report: ImportReport) -> list[str]:
    return [finding.title for finding in report.findings]


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_as_published_gives_no_finding_and_is_not_copied(tmp_path: Path):
    root = make_folders(tmp_path / "data")
    before = _files(root)
    report = import_data(ImportRequest(root))
    assert report.findings == ()
    assert _files(root) == before | {MANIFEST_NAME}
    assert (report.manifest.name, report.manifest.citation) == ("a/b", "Published 2021")
    assert [each.found for each in report.counts] == [2, 2, 2, 2]
    assert import_folder(root).record().sha256 == report.manifest.data_sha256


def test_with_out_nothing_is_written_into_the_source(tmp_path: Path):
    root = make_folders(tmp_path / "data")
    before = _files(root)
    report = import_data(ImportRequest(root, out=tmp_path / "new" / "out"))
    assert _files(root) == before
    assert _files(report.folder) == {MANIFEST_NAME}
    assert len(import_folder(tmp_path / "new" / "out").samples) == 8


@pytest.mark.parametrize("names", [PUBLISHED, OLDER], ids=["today's", "older"])
@pytest.mark.parametrize("top", ["", "Blood cell Cancer [ALL]/"])
def test_both_published_layouts_are_read_from_archive_and_folder(tmp_path: Path, names: tuple[str, ...], top: str):
    root = make_folders(tmp_path / "data" / top, names)
    archive = zip_of(tmp_path / "data", tmp_path / "archive.zip")
    unpacked = import_data(ImportRequest(archive))
    assert unpacked.folder == tmp_path / "archive"
    assert _files(unpacked.folder) == {MANIFEST_NAME, *_files(root)}
    in_place = import_data(ImportRequest(tmp_path / "data"))
    assert unpacked.manifest.data_sha256 == in_place.manifest.data_sha256
    for folder in (unpacked.folder, in_place.folder):
        assert [sample.label_id for sample in import_folder(folder).samples[::2]] == [label.id for label in ALL_LABELS]


def test_original_is_taken_and_it_is_said_or_segmented_where_wanted(tmp_path: Path):
    make_folders(tmp_path / "data" / "Original")
    make_folders(tmp_path / "data" / "Segmented", per_class=3)
    archive = zip_of(tmp_path / "data", tmp_path / "archive.zip")
    report = import_data(ImportRequest(archive))
    assert report.manifest.source.variant is Variant.ORIGINAL
    assert len(report.manifest.images) == 8
    assert "Original is taken, Segmented is not" in report.notes[0]
    report = import_data(ImportRequest(archive, out=tmp_path / "other", variant=Variant.SEGMENTED))
    assert len(import_folder(report.folder).samples) == 12
    assert report.manifest.name == "a/b (segmented)"


def test_the_archive_is_remembered_with_its_hash_also_when_the_folder_is_imported_again(tmp_path: Path):
    archive = zip_of(make_folders(tmp_path / "data"), tmp_path / "archive.zip")
    first = import_data(ImportRequest(archive, out=tmp_path / "out"))
    assert (first.manifest.source.kind, first.manifest.source.name) == (SourceKind.ARCHIVE, "archive.zip")
    assert len(first.manifest.source.sha256 or "") == 64
    assert import_data(ImportRequest(tmp_path / "out")).manifest.source == first.manifest.source
    (tmp_path / "out" / "Pre" / "x-1.png").unlink()
    assert import_data(ImportRequest(tmp_path / "out")).manifest.source.kind is SourceKind.FOLDER


def test_copy_puts_the_images_of_a_folder_into_out(tmp_path: Path):
    root = make_folders(tmp_path / "data" / "Original")
    report = import_data(ImportRequest(tmp_path / "data", out=tmp_path / "copy", copy_images=True))
    assert _files(report.folder) == {MANIFEST_NAME, *_files(root)}
    assert read_manifest(report.folder / MANIFEST_NAME).images_folder == "."
    shutil.rmtree(tmp_path / "data")
    assert len(import_folder(report.folder).samples) == 8


def test_counts_that_differ_are_a_finding_and_own_data_are_not_compared(tmp_path: Path):
    root = make_folders(tmp_path / "data", per_class=3)
    report = import_data(ImportRequest(root))
    assert report.findings[0].title == "The numbers are not those of the published data (Table 1)"
    assert report.findings[0].details[0] == "Benign: 3 images, 1 more than the 2 published"
    own = import_data(ImportRequest(root, own_data=True))
    assert own.findings == ()
    assert (own.manifest.name, own.manifest.citation) == ("data", "source not stated")


def test_unreadable_images_are_listed_with_reasons_and_left_out(tmp_path: Path):
    root = make_folders(tmp_path / "data", per_class=3)
    (root / "Pre" / "x-3.png").write_bytes(b"no image")
    (root / "Pro" / "x-3.png").write_bytes(b"")
    report = import_data(ImportRequest(root, own_data=True))
    assert report.findings[0].title.startswith("Unreadable, so left out: 2 images")
    assert report.findings[0].details[0].startswith("Pre/x-3.png: the content is no image")
    assert report.findings[0].details[1].startswith("Pro/x-3.png: the file is empty")
    assert len(import_folder(root).samples) == 10


def test_a_class_without_one_readable_image_is_refused(tmp_path: Path):
    root = make_folders(tmp_path / "data", per_class=1)
    (root / "Pre" / "x-1.png").write_bytes(b"no image")
    with pytest.raises(UnusableInputError, match=r"no readable image of Pre-B \(first: Pre/x-1\.png: the content"):
        import_data(ImportRequest(root))
    assert not (root / MANIFEST_NAME).exists()


def test_sizes_and_modes_that_are_not_the_published_ones_are_a_finding(tmp_path: Path):
    root = make_folders(tmp_path / "data")
    (root / "Pre" / "x-1.png").write_bytes(png(1, side_px=9))
    (root / "Pro" / "x-2.png").write_bytes(png(2, mode="L"))
    report = import_data(ImportRequest(root))
    assert report.findings[0].title == "Not 8x8 RGB, as published: 2 images"
    assert report.findings[0].details == ("8x8 L: 1 images (Pro/x-2.png)", "9x9 RGB: 1 images (Pre/x-1.png)")
    assert import_data(ImportRequest(root, own_data=True)).findings == ()


def test_copies_inside_a_class_are_counted_and_in_two_classes_a_finding(tmp_path: Path):
    root = make_folders(tmp_path / "data")
    shutil.copy(root / "Pro" / "x-1.png", root / "Pro" / "x-2.png")
    inside = import_data(ImportRequest(root))
    assert any(
        "duplicates: 1 further copies of 1 images (first: Pro/x-1.png = Pro/x-2" in note for note in inside.notes
    )
    assert inside.findings == ()
    shutil.copy(root / "Pre" / "x-1.png", root / "Pro" / "x-2.png")
    across = import_data(ImportRequest(root))
    assert across.findings[0].title == "The same file in different classes: 1"
    assert across.findings[0].details == ("Pre/x-1.png (Pre-B) = Pro/x-2.png (Pro-B)",)


def test_links_that_are_not_followed_are_a_finding(tmp_path: Path):
    root = make_folders(tmp_path / "data")
    (root / "Pre" / "circle").symlink_to(root)
    report = import_data(ImportRequest(root))
    assert report.findings[0].details == (str(root / "Pre" / "circle"),)


def test_links_in_an_archive_are_never_made(tmp_path: Path):
    archive = zip_of(make_folders(tmp_path / "data"), tmp_path / "archive.zip")
    with zipfile.ZipFile(archive, "a") as file:
        info = zipfile.ZipInfo("Pre/secret.png")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(info, "/etc/passwd")
    report = import_data(ImportRequest(archive, out=tmp_path / "out"))
    assert report.findings[0].details == ("Pre/secret.png",)
    assert not (tmp_path / "out" / "Pre" / "secret.png").exists()
    assert len(import_folder(tmp_path / "out").samples) == 8


def test_an_image_that_is_damaged_in_the_archive_is_a_finding(tmp_path: Path):
    archive = zip_of(make_folders(tmp_path / "data"), tmp_path / "archive.zip")
    data = bytearray(archive.read_bytes())
    at = data.index(png(2001))
    data[at + 50] ^= 0xFF
    archive.write_bytes(data)
    report = import_data(ImportRequest(archive, out=tmp_path / "out"))
    finding = next(each for each in report.findings if each.title.startswith("Unreadable"))
    assert finding.details[0].startswith("Pre/x-1.png: it is damaged in the archive (Bad CRC-32")
    assert len(import_folder(tmp_path / "out").samples) == 7


def test_own_classes_of_any_number_are_imported_and_kept_when_imported_again(tmp_path: Path):
    root = make_folders(tmp_path / "data", ("CLL", "Haarzellen", "Normal"))
    report = import_data(ImportRequest(root, malignant=("CLL", "Haarzellen")))
    assert report.findings == ()
    dataset = import_folder(root)
    assert dataset.labels == (
        Label(id="cll", display_name="CLL", malignant=True),
        Label(id="haarzellen", display_name="Haarzellen", malignant=True),
        Label(id="normal", display_name="Normal", malignant=False),
    )
    assert dataset.record().count_per_class == {"cll": 2, "haarzellen": 2, "normal": 2}
    assert import_data(ImportRequest(root)).manifest.labels == dataset.labels


def test_own_classes_from_an_archive_with_a_labels_file(tmp_path: Path):
    archive = zip_of(make_folders(tmp_path / "data", ("正常", "CLL")), tmp_path / "archive.zip", top="Zählung/")
    labels = tmp_path / "labels.toml"
    labels.write_text(
        '[[label]]\nfolder = "正常"\nid = "normal"\nmalignant = false\n[[label]]\nfolder = "CLL"\nmalignant = true\n',
        encoding="utf-8",
    )
    report = import_data(ImportRequest(archive, out=tmp_path / "out", labels_file=labels))
    assert [(each.folder, each.label.id) for each in report.manifest.classes] == [("正常", "normal"), ("CLL", "cll")]
    assert import_folder(tmp_path / "out").samples[0].path == "正常/x-1.png"


@pytest.mark.parametrize("as_archive", [False, True], ids=["folder", "archive"])
@pytest.mark.parametrize(
    ("names", "message"),
    [
        (("Benign", "Erly", "Pre", "Pro"), r"Erly is no known class.*Did you mean Early\?.*--malignant FOLDER"),
        (("Benign", "Early", "Pre"), "no folder for Pro-B; all four classes are needed"),
        (("CLL", "Normal"), "CLL is no known class.*If these are your own classes, say which are malignant"),
        (("Benign", "Early", "Pre", "Pro", "pre-b"), "are the same class; merge them"),
    ],
)
def test_a_slip_in_the_class_folders_is_refused(tmp_path: Path, names: tuple[str, ...], message: str, as_archive: bool):
    make_folders(tmp_path / "data" / "Original", names)
    source = zip_of(tmp_path / "data", tmp_path / "a.zip") if as_archive else tmp_path / "data"
    with pytest.raises(UnusableInputError, match=message):
        import_data(ImportRequest(source, out=tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_a_class_folder_without_images_is_refused(tmp_path: Path):
    root = make_folders(tmp_path / "data")
    for file in (root / "Pre").iterdir():
        file.rename(file.with_suffix(".txt"))
    with pytest.raises(UnusableInputError, match="Pre holds no image"):
        import_data(ImportRequest(root))
    archive = make_zip(
        tmp_path / "a.zip", {f"{name}/x.{'txt' if name == 'Pre' else 'png'}": png(1) for name in PUBLISHED}
    )
    with pytest.raises(UnusableInputError, match=r"a\.zip/Pre holds no image"):
        import_data(ImportRequest(archive))


def test_names_that_differ_in_case_only_are_refused_in_an_archive(tmp_path: Path):
    files = {f"{name}/x.png": png(1) for name in PUBLISHED} | {"Pre/X.PNG": png(2)}
    with pytest.raises(UnusableInputError, match="which are one name on many computers"):
        import_data(ImportRequest(make_zip(tmp_path / "a.zip", files)))


def _cases(root: Path, table: Path) -> Path:
    rows = [f"{name}/x-{number}.png,{name[:3]}{number}" for name in PUBLISHED for number in (1, 2)]
    rows += [f"{path.relative_to(root)},new" for path in root.rglob("*.png") if path.name not in ("x-1.png", "x-2.png")]
    table.write_text("image,case\n" + "\n".join(rows))
    return table


@pytest.mark.parametrize("elsewhere", [False, True], ids=["in the folder", "in --out"])
def test_importing_again_keeps_cases_name_citation_and_that_the_data_are_own(tmp_path: Path, elsewhere: bool):
    root = make_folders(tmp_path / "data")
    out = tmp_path / "out" if elsewhere else None
    table = _cases(root, tmp_path / "cases.csv")
    request = ImportRequest(root, out, own_data=True, name="smears", citation="A. Author", cases_file=table)
    first = import_data(request)
    # One more than published: of own data that is no finding.
    (root / "Pre" / "x-3.png").write_bytes(png(77))
    again = import_data(ImportRequest(root, out))
    assert (again.manifest.name, again.manifest.citation) == ("smears", "A. Author")
    assert (again.published, again.findings) == (None, ())
    assert "Own data, as in the earlier import" in "\n".join(again.notes)
    case_of = {image.path: image.case for image in again.manifest.images}
    assert case_of == {image.path: image.case for image in first.manifest.images} | {"Pre/x-3.png": None}
    assert any(note.startswith("Cases: 8, as in the earlier import") for note in again.notes)
    assert any(note.startswith("Images without a case: 1, new or changed") for note in again.notes)


def test_importing_again_drops_the_case_of_a_changed_image_and_says_so(tmp_path: Path):
    root = make_folders(tmp_path / "data")
    import_data(ImportRequest(root, cases_file=_cases(root, tmp_path / "cases.csv")))
    (root / "Pre" / "x-1.png").write_bytes(png(77))
    (root / "Pro" / "x-2.png").rename(root / "Pro" / "moved.png")
    again = import_data(ImportRequest(root))
    case_of = {image.path: image.case for image in again.manifest.images}
    assert (case_of["Pre/x-1.png"], case_of["Pre/x-2.png"], case_of["Pro/moved.png"]) == (None, "Pre2", "Pro2")
    told = "\n".join(again.notes)
    assert "Images without a case: 1, new or changed since the earlier import (first: Pre/x-1.png)" in told


def test_importing_again_with_another_table_or_other_words_takes_those(tmp_path: Path):
    root = make_folders(tmp_path / "data")
    table = _cases(root, tmp_path / "cases.csv")
    import_data(ImportRequest(root, own_data=True, name="smears", citation="A. Author", cases_file=table))
    table.write_text(table.read_text().replace("Ben1", "other"))
    again = import_data(ImportRequest(root, name="N", citation="C", cases_file=table))
    assert (again.manifest.name, again.manifest.citation, again.manifest.images[0].case) == ("N", "C", "other")
    assert import_data(ImportRequest(root, own_data=False)).published is not None


def test_importing_again_as_own_data_takes_back_the_published_name_and_citation(tmp_path: Path):
    root = make_folders(tmp_path / "data")
    assert import_data(ImportRequest(root)).manifest.name == "a/b"
    own = import_data(ImportRequest(root, own_data=True)).manifest
    assert (own.name, own.citation) == ("data", "source not stated")
    assert import_data(ImportRequest(root)).published is None


def test_the_other_published_set_inherits_nothing(tmp_path: Path):
    make_folders(tmp_path / "data" / "Original")
    make_folders(tmp_path / "data" / "Segmented")
    import_data(ImportRequest(tmp_path / "data", name="X", citation="Y"))
    other = import_data(ImportRequest(tmp_path / "data", variant=Variant.SEGMENTED))
    assert (other.manifest.name, other.manifest.citation) == ("a/b (segmented)", "Published 2021")


def test_a_manifest_of_other_images_in_out_hands_on_nothing(tmp_path: Path):
    import_data(ImportRequest(make_folders(tmp_path / "one"), tmp_path / "out", own_data=True, citation="A. Author"))
    second = import_data(ImportRequest(make_folders(tmp_path / "two"), tmp_path / "out", own_data=True))
    assert (second.manifest.name, second.manifest.citation) == ("two", "source not stated")


def test_images_that_were_moved_are_imported_again_where_they_are_now(tmp_path: Path):
    root, out = make_folders(tmp_path / "data"), tmp_path / "out"
    cases = _cases(root, tmp_path / "cases.csv")
    import_data(ImportRequest(root, out, own_data=True, citation="A. Author", cases_file=cases))
    root.rename(tmp_path / "moved")
    again = import_data(ImportRequest(tmp_path / "moved", out))
    assert (again.manifest.citation, again.manifest.images[0].case) == ("A. Author", "Ben1")


def test_copies_of_one_file_keep_the_case_of_their_place(tmp_path: Path):
    root = make_folders(tmp_path / "data")
    shutil.copy(root / "Pro" / "x-1.png", root / "Pro" / "x-2.png")
    import_data(ImportRequest(root, cases_file=_cases(root, tmp_path / "cases.csv")))
    (root / "Pro" / "x-2.png").rename(root / "Pro" / "moved.png")
    case_of = {image.path: image.case for image in import_data(ImportRequest(root)).manifest.images}
    assert (case_of["Pro/x-1.png"], case_of["Pro/moved.png"]) == ("Pro1", None)


def test_cases_travel_from_the_table_into_the_samples(tmp_path: Path):
    root = make_folders(tmp_path / "data")
    table = tmp_path / "cases.csv"
    rows = (f"{name}/x-{number}.png;{name[:3]}{number}" for name in PUBLISHED for number in (1, 2))
    table.write_text("\ufeffimage;case\n" + "\n".join(rows))
    before = import_folder(root)
    report = import_data(ImportRequest(root, cases_file=table))
    assert "Cases: 8" in report.notes
    after = import_folder(root)
    assert [sample.case for sample in after.samples[:3]] == ["Ben1", "Ben2", "Ear1"]
    assert after.samples == before.samples
    assert after.record() == before.record().model_copy(update={"name": "a/b", "citation": "Published 2021"})


def test_a_case_in_several_classes_is_a_finding(tmp_path: Path):
    root = make_folders(tmp_path / "data")
    table = tmp_path / "cases.csv"
    rows = (f"{name}/x-{number}.png,{number}" for name in PUBLISHED for number in (1, 2))
    table.write_text("image,case\n" + "\n".join(rows))
    report = import_data(ImportRequest(root, cases_file=table))
    assert "Cases with images of several classes: 2" in report.findings[0].title
    assert report.findings[0].details[0] == "1: Benign, Early Pre-B, Pre-B, Pro-B"


def test_a_slip_in_the_case_table_is_told_before_anything_is_unpacked(tmp_path: Path):
    archive = zip_of(make_folders(tmp_path / "data"), tmp_path / "archive.zip")
    table = tmp_path / "cases.csv"
    table.write_text("image,case\nPre/x-9.png,1\n")
    with pytest.raises(UnusableInputError, match="line 2: there is no image Pre/x-9"):
        import_data(ImportRequest(archive, cases_file=table, out=tmp_path / "out"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive.zip", "cases.csv", "data"]


def test_an_import_that_stops_while_it_decodes_leaves_no_data_folder_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    archive = zip_of(make_folders(tmp_path / "data"), tmp_path / "archive.zip")
    request = ImportRequest(archive, out=tmp_path / "out")

    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("training.importing.dataset_import.check_images", interrupted)
        with pytest.raises(KeyboardInterrupt):
            import_data(request)
    assert not (tmp_path / "out").exists()
    assert len(_files(tmp_path / ".out.importing")) == 8
    import_data(request)
    assert len(import_folder(tmp_path / "out").samples) == 8
    assert not (tmp_path / ".out.importing").exists()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"source": Path("nowhere")}, "nowhere does not exist; name the downloaded archive"),
        ({"malignant": ("Pre",), "labels_file": Path("l.toml")}, "leave --malignant out"),
        ({"copy_images": True}, "--copy needs a folder"),
        ({"out": Path("data/inside")}, "lies inside data"),
        ({"out": Path("data/inside"), "copy_images": True}, "lies inside data"),
        ({"out": Path("other")}, "other holds class folders, so it is a data folder itself"),
        ({"source": Path("archive")}, "has no ending such as .zip; name a folder"),
    ],
)
def test_options_that_do_not_fit_together_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changes: dict[str, object], message: str
):
    monkeypatch.chdir(tmp_path)
    make_folders(tmp_path / "data")
    make_folders(tmp_path / "other")
    (tmp_path / "archive").write_bytes(b"PK")
    before = _files(tmp_path)
    with pytest.raises(UnusableInputError, match=message):
        import_data(ImportRequest(**({"source": Path("data")} | changes)))
    assert _files(tmp_path) == before


def test_a_source_that_is_read_only_asks_for_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    root = make_folders(tmp_path / "data")
    access = os.access
    # Not by chmod: an administrator, as in a container, may write anywhere.
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != root and access(path, mode))
    with pytest.raises(OutputError, match=r"Nothing can be written into .*data; name another folder"):
        import_data(ImportRequest(root))
    import_data(ImportRequest(root, out=tmp_path / "out"))


def test_a_folder_that_may_not_be_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    root = make_folders(tmp_path / "data")
    scandir = os.scandir

    def refusing(path: str | os.PathLike[str]) -> object:
        if Path(path) == root / "Pre":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    with pytest.raises(UnusableInputError, match="Pre cannot be read: Permission denied; make every folder"):
        import_data(ImportRequest(root))
