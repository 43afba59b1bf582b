"""`smearscope` in a process of its own: exit codes, files and words of every kind of run."""

import json
import os

import numpy as np
import pytest
from PIL import Image

from desktop.records import column_names
from inference import __version__
from inference.bundle_files import README_FILE, SUMS_FILE
from tests.fixtures_bundles import one_byte_changed
from tests.fixtures_commands import rows_of, run_smearscope


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


@pytest.fixture
def one_image(images, field_png):
    (images / "a.png").write_bytes(field_png)
    return images


def test_a_run_over_readable_images_ends_with_0(one_image, out, classifier):
    ended = run_smearscope("screen", one_image, "--out", out, "--overlays")

    assert ended.returncode == 0
    (row,) = rows_of(out / "results.csv")
    assert list(row) == column_names(classifier.card.labels)
    assert row["application_version"] == __version__
    assert row["bundle_id"] == classifier.bundle.bundle_id
    assert sum(float(row[f"prob_{label.id}"]) for label in classifier.card.labels) == pytest.approx(1, abs=1e-5)
    assert sorted(path.name for path in out.iterdir()) == [
        ".smearscope.lock",
        "overlays",
        "overlays.provenance.json",
        "results.csv",
        "results.csv.provenance.json",
        "screening.sqlite3",
        "summary.json",
        "summary.txt",
    ]
    assert (out / "overlays" / "a.png.png").is_file()
    assert f"Results: {out / 'results.csv'}" in ended.stdout
    assert "For research use only." in ended.stdout


def test_a_run_with_an_unreadable_image_ends_with_1_and_is_complete(mixed_images, out):
    ended = run_smearscope("screen", mixed_images, "--out", out)

    assert ended.returncode == 1
    assert [row["decision"] == "unreadable" for row in rows_of(out / "results.csv")].count(True) == 1
    assert len(rows_of(out / "results.csv")) == 6
    assert "Unreadable: 1" in ended.stdout
    assert not (out / "overlays").exists()


def test_the_command_and_the_engine_answer_alike(mixed_images, out, screen):
    run_smearscope("screen", mixed_images, "--out", out, "--threads", "2")
    _summary, finished = screen(mixed_images)

    written_rows = {(row["image_path"], int(row["page"])): row for row in rows_of(out / "results.csv")}
    assert len(written_rows) == len(finished)
    for screened in finished:
        written = written_rows[screened.row.image_path, screened.row.page]
        assert written["decision"] == screened.row.decision.value
        assert written["predicted_class"] == screened.row.predicted_class


def test_json_on_standard_output_is_the_summary_and_nothing_else(mixed_images, tmp_path):
    out = tmp_path / "out"

    ended = run_smearscope("screen", mixed_images, "--out", out, "--json")

    told = json.loads(ended.stdout)
    assert told == json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert (ended.returncode, told["ending"], told["decisions"]["unreadable"]) == (1, "complete", 1)

    again = run_smearscope("resume", out, "--json")
    assert json.loads(again.stdout)["run_id"] == told["run_id"]


def test_quiet_prints_nothing_even_about_damaged_files(mixed_images, out):
    ended = run_smearscope("screen", mixed_images, "--out", out, "--quiet")

    said = [line for line in ended.stderr.splitlines() if not line.startswith("INFO: Created TensorFlow Lite")]
    assert (ended.returncode, ended.stdout, said) == (1, "", [])


def test_a_second_run_into_the_same_folder_is_refused_and_a_new_run_keeps_the_first(one_image, out):
    run_smearscope("screen", one_image, "--out", out, "--quiet")
    first = (out / "results.csv").read_bytes()

    refused = run_smearscope("screen", one_image, "--out", out)
    assert refused.returncode == 2
    assert "already holds the results of a run" in refused.stderr
    assert "smearscope resume" in refused.stderr
    assert (out / "results.csv").read_bytes() == first

    assert run_smearscope("screen", one_image, "--out", out, "--new-run", "--quiet").returncode == 0
    assert (out / "earlier-run-001" / "results.csv").read_bytes() == first
    assert rows_of(out / "results.csv")[0]["run_id"] != rows_of(out / "earlier-run-001" / "results.csv")[0]["run_id"]


@pytest.mark.parametrize(
    ("folder", "message"),
    [("gone", "does not exist; check the name"), ("images", "holds no image"), ("images/notes.txt", "is a file; name")],
)
def test_a_folder_that_cannot_be_screened_is_2_and_leaves_no_output(images, out, folder, message):
    (images / "notes.txt").write_text("not an image")

    ended = run_smearscope("screen", images.parent / folder, "--out", out)

    assert ended.returncode == 2
    assert message in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not out.exists()


def test_an_output_folder_among_the_images_is_2(one_image):
    ended = run_smearscope("screen", one_image, "--out", one_image / "results")

    assert ended.returncode == 2
    assert "lies inside the folder of images" in ended.stderr
    assert [path.name for path in one_image.iterdir()] == ["a.png"]


def test_a_bundle_that_was_tampered_with_is_2_and_no_image_is_shown_to_it(one_image, out, make_bundle, bundle_files):
    spoilt = make_bundle({SUMS_FILE: bundle_files[SUMS_FILE], README_FILE: one_byte_changed(bundle_files[README_FILE])})

    ended = run_smearscope("screen", one_image, "--out", out, "--model", spoilt)

    assert ended.returncode == 2
    assert f"Model bundle {spoilt} was refused: {README_FILE} was changed or damaged" in ended.stderr
    assert not out.exists()


@pytest.mark.parametrize("arguments", [["screen", "somewhere"], ["screen", ".", "--threads", "0"]])
def test_wrong_usage_is_2_and_points_to_the_help(arguments):
    ended = run_smearscope(*arguments)

    assert ended.returncode == 2
    assert "See smearscope --help" in ended.stderr


def test_verify_says_what_was_checked_and_how_good_the_build_is(classifier):
    ended = run_smearscope("verify")

    assert ended.returncode == 0
    assert "holds what it promises" in ended.stdout
    assert f"bundle id {classifier.bundle.bundle_id}" in ended.stdout
    assert f"accuracy {100 * classifier.card.evidence[0].accuracy:.2f} %" in ended.stdout


def test_verify_refuses_a_bundle_by_name(make_bundle):
    spoilt = make_bundle()
    (spoilt / README_FILE).unlink()

    ended = run_smearscope("verify", spoilt)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert f"{spoilt} was refused: {README_FILE} is missing" in ended.stderr


def test_the_window_without_a_display_is_2_and_names_the_way_without_one():
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }

    ended = run_smearscope("gui", environment=environment)

    assert ended.returncode == 2
    assert "There is no display" in ended.stderr
    assert "smearscope screen FOLDER --out DIR" in ended.stderr


def test_version_names_the_runtime_too(classifier):
    ended = run_smearscope("version")

    assert ended.stdout == f"SmearScope {__version__}\n{classifier.runtime.name} {classifier.runtime.version}\n"


def test_the_summary_file_tells_the_same_as_the_table(mixed_images, out):
    run_smearscope("screen", mixed_images, "--out", out, "--quiet")
    record = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    rows = rows_of(out / "results.csv")

    assert record["row_count"] == len(rows)
    assert {row["run_id"] for row in rows} == {record["run_id"]}
    for decision, count in record["decisions"].items():
        assert sum(row["decision"] == decision for row in rows) == count


def test_the_same_command_goes_on_with_a_run_that_was_stopped_and_resume_finds_what_is_new(images, field, out):
    for number in range(4):
        Image.fromarray(np.roll(field, number * 9, axis=1)).save(images / f"{number}.png")
    run_smearscope("screen", images, "--out", out, "--quiet")
    (first, *_rest) = rows_of(out / "results.csv")
    Image.fromarray(255 - field).save(images / "new.png")

    ended = run_smearscope("resume", out)

    assert ended.returncode == 0
    assert "Images: 5 of 5 screened" in ended.stdout
    rows = rows_of(out / "results.csv")
    assert [row["image_path"] for row in rows] == ["0.png", "1.png", "2.png", "3.png", "new.png"]
    assert rows[0] == first


def test_resume_without_a_run_is_2_and_makes_no_folder(out):
    ended = run_smearscope("resume", out)

    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
    assert not out.exists()


def test_resume_with_another_model_is_2_and_says_which_one_the_run_used(one_image, out, make_bundle, bundle_files):
    run_smearscope("screen", one_image, "--out", out, "--quiet")
    other = make_bundle({README_FILE: bundle_files[README_FILE] + b"\n"})

    ended = run_smearscope("resume", out, "--model", other)

    assert ended.returncode == 2
    assert "cannot go on like this: it uses the model" in ended.stderr


def test_pages_can_be_chosen(mixed_images, out):
    run_smearscope("screen", mixed_images, "--out", out, "--quiet", "--pages", "1")

    assert [row["image_path"] for row in rows_of(out / "results.csv") if row["decision"] != "unreadable"] == [
        "case-01/slide 2/pages.tif"
    ]


def test_a_limit_of_pixels_is_obeyed_and_named(one_image, out):
    ended = run_smearscope("screen", one_image, "--out", out, "--quiet", "--max-pixels", "1000")

    (row,) = rows_of(out / "results.csv")
    assert ended.returncode == 1
    assert "160 x 120 pixels" in row["reason"]
