"""The printed report says the figures with their limits, lists every wrong image, and sets any script's names."""

from types import SimpleNamespace

import pytest
from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Image as PlacedImage, Table

from desktop.validation import pdf_report, sections
from desktop.validation.pdf_parts import confusion_table, plain_table, reliability_diagram
from tests.desktop.pdf_stories import texts_of, watch_stories


@pytest.fixture
def printed(class_folders, validate, monkeypatch):
    """Validate; gives the result, the texts, and the pictures and drawings in the report."""

    def make(**options):
        stories = watch_stories(monkeypatch, pdf_report)
        done = validate(class_folders, **options)
        parts = stories[0]
        return SimpleNamespace(
            done=done,
            texts=texts_of(parts),
            pictures=sum(isinstance(each, PlacedImage) for each in parts),
            drawings=sum(isinstance(each, Drawing) for each in parts),
        )

    return make


def test_the_report_has_the_sections_of_a_diagnostic_accuracy_study_and_what_people_have_to_add(printed):
    texts = printed().texts

    titles = ["Summary", "Purpose", "Images", "Index test", "Reference standard", "Analysis"]
    titles += ["Results: flow of images", "Results: calibration", "Limits", "Other information", "Wrong answers"]
    place = 0
    for title in titles:
        place = texts.index(title, place) + 1
    assert texts.count("To be stated by whoever publishes these figures:") == 5


def test_every_limit_stands_on_the_first_page_in_full(printed):
    told = printed()

    summary = told.texts[: told.texts.index("Purpose")]
    for finding in told.done.report.findings:
        start = finding.text[:30]
        assert any(text.startswith(start) for text in summary), start


def test_each_wrong_image_is_listed_and_the_gravest_are_shown_with_their_heatmap(printed):
    told = printed(picture_limit=1)

    wrong = told.done.report.wrong
    assert wrong
    assert all(any(text == each.image_path for text in told.texts) for each in wrong if each.image_path.isascii())
    assert told.pictures == 2  # the picture and its overlay
    assert told.drawings == 1


def test_without_pictures_asked_for_there_are_none(printed):
    assert printed(picture_limit=0).pictures == 0


def test_an_image_that_is_gone_is_told_instead_of_shown(class_folders, validate, printed):
    first = validate(class_folders)
    (class_folders / first.report.wrong[0].image_path).unlink()

    assert "The file is no longer where it was screened." in printed(picture_limit=1).texts


def test_empty_rows_of_a_confusion_matrix_and_empty_bins_can_be_drawn(validate, tmp_path):
    folder = tmp_path / "damaged"
    (folder / "Benign").mkdir(parents=True)
    (folder / "Benign" / "cut.jpg").write_bytes(b"\xff\xd8\xff cut")

    done = validate(folder)

    assert done.pdf_path.read_bytes().startswith(b"%PDF")
    assert isinstance(confusion_table(done.report.all_readable), Table)
    assert "No readable image" in sections.calibration_text(done.report)


def test_reliability_is_drawn_for_every_bin_that_holds_images(class_folders, validate):
    calibration = validate(class_folders).report.calibration

    inside = reliability_diagram(calibration).contents[0].contents
    dots = [each for each in inside if type(each).__name__ == "Circle"]
    assert len(dots) == sum(each.count > 0 for each in calibration.bins)


def test_a_cell_of_several_lines_keeps_them_apart():
    cells = plain_table([["a"], ["one\ntwo"]], (1.0,))._cellvalues

    assert [part.text for part in cells[1][0]] == ["one", "two"]
