"""A folder is walked to its depths: images are found, other files counted, traps avoided, and nothing is changed."""

import errno
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.discovery import FolderWalk, case_of
from desktop.screened_folder import FolderGoneError
from inference.errors import UnusableInputError
from tests.fixtures_commands import as_ordinary_user


def _touch(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def _walked(folder, **options):
    walk = FolderWalk(folder, **options)
    return SimpleNamespace(images=[image.relative_to(folder) for image in walk.images()], findings=walk.findings)


def _found(folder):
    return [image.as_posix() for image in _walked(folder).images]


def test_images_of_all_sub_folders_are_found_in_one_order(images):
    _touch(images, "b.jpg", "a.PNG", "case-02/c.tif", "case-01/slide 2/d.bmp", "case-01/e.webp")

    expected = ["a.PNG", "b.jpg", "case-01/e.webp", "case-01/slide 2/d.bmp", "case-02/c.tif"]
    assert _found(images) == expected


def test_other_files_are_counted_and_not_listed(images):
    _touch(images, "a.jpg", "notes.txt", "Thumbs.db", "case/slide.xyz", "case/jpg")

    walked = _walked(images)

    assert [image.as_posix() for image in walked.images] == ["a.jpg"]
    assert walked.findings.other_count == 4


def test_hidden_files_and_folders_are_passed_over(images):
    _touch(images, "a.jpg", ".hidden.jpg", "._a.jpg", ".cache/b.jpg")

    walked = _walked(images)

    assert [image.as_posix() for image in walked.images] == ["a.jpg"]
    assert walked.findings.other_count == 0


def test_a_folder_named_like_an_image_is_a_folder(images):
    _touch(images, "series.jpg/a.jpg")

    assert _found(images) == ["series.jpg/a.jpg"]


def test_a_link_to_a_parent_folder_ends_the_walk_and_not_the_program(images):
    _touch(images, "case/a.jpg")
    (images / "case" / "loop").symlink_to(images, target_is_directory=True)

    assert _found(images) == ["case/a.jpg"]


def test_a_linked_image_is_an_image(images, tmp_path, field_png):
    (tmp_path / "elsewhere.png").write_bytes(field_png)
    (images / "link.png").symlink_to(tmp_path / "elsewhere.png")

    assert _found(images) == ["link.png"]


@pytest.mark.parametrize(
    ("image", "case"), [("a.jpg", ""), ("case-01/a.jpg", "case-01"), ("Fall Ü/1/a.jpg", "Fall Ü/1")]
)
def test_the_case_is_the_sub_folder_with_forward_slashes(images, image, case):
    _touch(images, image)

    assert [case_of(found) for found in _walked(images).images] == [case]


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UnusableInputError, match="does not exist; check the name, or whether the drive is connected"):
        FolderWalk(tmp_path / "gone")


def test_a_file_in_place_of_the_folder_is_refused(images):
    _touch(images, "a.jpg")

    with pytest.raises(UnusableInputError, match="is a file; name the folder"):
        FolderWalk(images / "a.jpg")


def test_a_name_that_no_disk_can_hold_is_refused(images):
    with pytest.raises(UnusableInputError, match="cannot be read: File name too long"):
        FolderWalk(images / ("a" * 300))


def test_a_folder_without_images_is_refused_with_what_was_looked_for(images):
    _touch(images, "notes.txt", "slide.xyz")

    with pytest.raises(UnusableInputError, match=r"holds no image \(.*\.jpg.*\.tif.*\); 2 other files were seen"):
        FolderWalk(images).find_first()


def test_a_stopped_walk_gives_what_it_has_and_says_that_it_was_stopped(images):
    _touch(images, "a.jpg")
    whole, cut = FolderWalk(images), FolderWalk(images, should_stop=lambda: True)

    assert [image.name for image in whole.images()] == ["a.jpg"]
    assert list(cut.images()) == []
    assert (whole.was_stopped, cut.was_stopped) == (False, True)


def test_a_folder_on_a_lost_share_is_refused_with_what_to_do(images, monkeypatch):
    def fail(_path):
        raise OSError(errno.EHOSTDOWN, "Host is down")

    monkeypatch.setattr(os, "scandir", fail)

    with pytest.raises(UnusableInputError, match=r"Host is down\. Check the name, and whether the drive or share is"):
        FolderWalk(images)


def test_a_folder_that_goes_away_while_it_is_walked_is_no_folder_without_images(images, tmp_path):
    _touch(images, "case/a.jpg")
    walk = FolderWalk(images)
    images.rename(tmp_path / "unplugged")

    with pytest.raises(FolderGoneError, match="went away while it was screened"):
        walk.find_first()


def test_a_sub_folder_that_cannot_be_looked_at_is_no_bug(images, monkeypatch):
    _touch(images, "a.jpg", "case/b.jpg")

    def fail(path):
        raise OSError(errno.EIO, "Input/output error", str(path))

    monkeypatch.setattr(Path, "is_symlink", fail)

    assert _found(images) == ["a.jpg", "case/b.jpg"]


def test_a_scan_changes_nothing(images):
    _touch(images, "a.jpg", "case/b.png")
    before = {path: path.stat().st_mtime_ns for path in [images, *images.rglob("*")]}

    _walked(images)

    assert {path: path.stat().st_mtime_ns for path in [images, *images.rglob("*")]} == before


SCAN = """
import sys
from pathlib import Path
from desktop.discovery import FolderWalk
from inference.errors import UnusableInputError
try:
    walk = FolderWalk(Path(sys.argv[1]))
    print(len(list(walk.images())), *(Path(folder).name for folder in walk.findings.unreadable_folders))
except UnusableInputError as error:
    print(error)
"""


def _scan_as_ordinary_user(folder: Path) -> str:
    command = [*as_ordinary_user(), sys.executable, "-c", SCAN, str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def locked(images):
    folder = images / "locked"
    _touch(images, "locked/inner/secret.jpg")
    folder.chmod(0)
    yield folder
    folder.chmod(0o700)


def test_a_sub_folder_that_may_not_be_entered_is_named_and_the_rest_found(images, locked):
    _touch(images, "a.jpg", "z/b.jpg")

    assert _scan_as_ordinary_user(images) == "2 locked"


def test_where_only_a_locked_sub_folder_is_the_refusal_says_so(images, locked):
    assert _scan_as_ordinary_user(images).endswith(f"1 sub-folders cannot be read (first: {locked})")


@pytest.mark.parametrize("below", [".", "inner"])
def test_a_folder_that_may_not_be_read_is_refused_with_the_reason(locked, below):
    said = _scan_as_ordinary_user(locked / below)

    assert f"Folder {locked / below} cannot be read: Permission denied" in said


def test_linked_folders_are_passed_over_and_named(tmp_path):
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.jpg").write_bytes(b"x")
    (tmp_path / "images" / "linked").symlink_to(tmp_path, target_is_directory=True)

    walked = _walked(tmp_path / "images")

    assert [image.name for image in walked.images] == ["a.jpg"]
    assert [Path(folder).name for folder in walked.findings.skipped_folders] == ["linked"]


def test_overlays_of_an_earlier_run_are_no_images_to_screen(tmp_path):
    for name in ("a.jpg", "results.csv", "overlays/a.jpg.png", "earlier-run-001/overlays/a.jpg.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")

    walked = _walked(tmp_path)

    assert [image.name for image in walked.images] == ["a.jpg"]
    assert sorted(Path(folder).name for folder in walked.findings.skipped_folders) == ["earlier-run-001", "overlays"]


def test_slide_maps_of_an_earlier_run_or_of_one_of_its_cases_are_no_images_either(tmp_path):
    _touch(tmp_path, "a.jpg", "screening.sqlite3", "slide-maps/a.svs.png", "slide-maps-case 1/b.svs.png")

    assert [image.name for image in _walked(tmp_path).images] == ["a.jpg"]


def test_a_folder_named_overlays_without_results_beside_it_is_screened(tmp_path):
    (tmp_path / "overlays").mkdir()
    (tmp_path / "overlays" / "a.jpg").write_bytes(b"x")

    assert [image.name for image in _walked(tmp_path).images] == ["a.jpg"]


def test_what_a_run_keeps_in_its_store_alone_is_no_image_either(tmp_path):
    _touch(tmp_path, "a.jpg", "screening.sqlite3", "overlays/a.jpg.png")

    assert [image.name for image in _walked(tmp_path).images] == ["a.jpg"]


def test_the_first_image_is_found_before_the_rest_is_walked(images):
    _touch(images, "a.jpg", "case/b.jpg")
    walk = FolderWalk(images)

    walk.find_first()
    _touch(images, "case/c.jpg")

    assert [image.name for image in walk.images()] == ["a.jpg", "b.jpg", "c.jpg"]


def test_slides_of_scanners_are_found_too(images):
    _touch(images, "a.svs", "b.ndpi", "c.txt")

    assert _found(images) == ["a.svs", "b.ndpi"]


def test_of_named_files_only_the_images_are_found_in_their_order(images):
    _touch(images, "b.jpg", "a.png", "case/c.tif", "notes.txt")
    walked = _walked(images, files=[Path("case/c.tif"), Path("notes.txt"), Path("a.png")])
    assert [image.as_posix() for image in walked.images] == ["case/c.tif", "a.png"]
    assert walked.findings.other_count == 1


def test_named_files_without_an_image_are_refused_by_name_of_the_folder(images):
    _touch(images, "a.png", "notes.txt", "letter.txt")
    with pytest.raises(UnusableInputError, match=f"None of the 2 files of {re.escape(str(images))} that were named"):
        _walked(images, files=[Path("notes.txt"), Path("letter.txt")])


def test_one_named_file_that_is_no_image_is_refused_by_its_name(images):
    _touch(images, "a.png", "notes.txt")
    with pytest.raises(UnusableInputError, match=f"^{re.escape(str(images / 'notes.txt'))} is no image"):
        _walked(images, files=[Path("notes.txt")])


def test_a_walk_of_named_files_can_be_stopped(images):
    _touch(images, "a.png", "b.png")
    assert _walked(images, files=[Path("a.png"), Path("b.png")], should_stop=lambda: True).images == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a name hold bytes that are no UTF-8")
def test_a_name_that_is_no_text_is_told_as_every_screen_can_show_it(images):
    odd = Path(os.fsdecode(b"notes \xff.txt"))
    _touch(images, odd)
    with pytest.raises(UnusableInputError, match=r"notes \\xff\.txt is no image"):
        _walked(images, files=[odd])
    (images / odd).rename(images / "notes.txt")
    (images / os.fsdecode(b"link \xff")).symlink_to(images)
    with pytest.raises(UnusableInputError, match=r"passed over \(first: .*/link \\xff\)"):
        _walked(images)
