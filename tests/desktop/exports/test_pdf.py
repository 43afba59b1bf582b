"""The report shows the most suspicious images first, never a changed one, and any script's names."""

import re
from dataclasses import replace
from types import SimpleNamespace

import pytest
from reportlab.platypus import Image as PlacedImage

from desktop.exports import pdf_export
from desktop.exports.exported import ExportOptions
from desktop.exports.formats import ExportFormat
from desktop.exports.pdf_document import _NumberedCanvas
from desktop.exports.pdf_tables import paragraph
from desktop.exports.pdf_text import Font, markup, visual_text
from desktop.summary import RESEARCH_USE
from inference.decision import Decision
from tests.desktop.pdf_stories import texts_of, watch_stories


@pytest.fixture
def report(export, monkeypatch):
    """Export a report; gives the file, the texts and the number of pictures in it."""

    def make(**more):
        stories = watch_stories(monkeypatch, pdf_export)
        done = export(ExportFormat.PDF, options=ExportOptions(overwrite=True, **more.pop("options", {})), **more)
        parts = stories[0]
        texts = texts_of(parts)
        pictures = sum(isinstance(each, PlacedImage) for each in parts)
        return SimpleNamespace(path=done.path, texts=texts, pictures=pictures)

    return make


def _page_count(path):
    return int(re.search(rb"/Count (\d+)", path.read_bytes())[1])


def test_every_page_has_the_notice_and_its_number_of_how_many(report, monkeypatch):
    drawn = []
    for name in ("drawString", "drawRightString"):
        real = getattr(_NumberedCanvas, name)
        monkeypatch.setattr(
            _NumberedCanvas, name, lambda self, x, y, text, real=real, **o: (drawn.append(text), real(self, x, y, text))
        )

    pages = _page_count(report().path)

    assert pages > 1
    assert drawn.count(RESEARCH_USE) == pages
    assert [text for text in drawn if text.startswith("Page ")] == [f"Page {n} of {pages}" for n in range(1, pages + 1)]


def test_images_come_by_malignant_probability_and_each_with_its_heatmap(report, screened):
    made = report()

    shown = [float(text.split(": ")[1].rstrip("%")) for text in made.texts if text.startswith("Malignant classes tog")]
    assert len(shown) == 6
    assert shown == sorted(shown, reverse=True)
    assert made.pictures == 12


def test_a_limit_leaves_out_the_least_suspicious_and_says_how_many(report):
    whole, limited = report(), report(options={"picture_limit": 2})

    assert limited.pictures == 4
    shown = [text for text in limited.texts if re.match(r"\d+\. ", text)]
    assert shown == [text for text in whole.texts if re.match(r"\d+\. ", text)][:2]
    assert any("2 of 6 readable images are shown; 4 with lower probabilities are left out" in t for t in limited.texts)
    assert not any("left out" in text for text in whole.texts)


def test_no_image_is_shown_when_none_is_asked_for(report):
    assert report(options={"picture_limit": 0}).pictures == 0


def test_a_changed_and_a_missing_image_are_said_so_in_their_places(report, screened):
    (screened.images / "a.png").write_bytes((screened.images / "case-01" / "b.png").read_bytes())
    (screened.images / "case-01" / "b.png").unlink()

    made = report()

    assert made.pictures == 8
    assert made.texts.count("The file was changed since it was screened, so it is not shown.") == 1
    assert made.texts.count("The file is no longer where it was screened.") == 1


def test_the_first_tile_of_a_slide_is_never_shown_as_another_picture(report, screened):
    first = next(result for result in screened.results if result.path.name == "a.png")
    tile = type(first)(replace(first.row, width_px=64, height_px=64), first.heatmaps, first.path)

    made = report(results=[tile])

    assert made.pictures == 0
    assert "A tile of a whole slide: look at it in the slide." in made.texts


def test_a_run_without_rows_is_a_report_of_one_page_that_says_so(report):
    made = report(results=[])

    assert _page_count(made.path) == 1
    assert "No image was screened, so there is nothing to report." in made.texts


def test_unreadable_images_are_listed_with_their_reason(report):
    assert any(text.startswith("case-01/cut.jpg: Unreadable: ") for text in report().texts)


def test_provenance_counts_and_cases_are_there(report, screened):
    texts = report().texts

    for text in (screened.run.run_id, screened.run.bundle_id, "ab" * 32, "All malignant classes", "case-01"):
        assert text in texts


def test_a_probability_is_never_rounded_up_to_certainty_as_in_the_window(report, screened):
    first = screened.results[0]
    sure = replace(first, row=replace(first.row, probabilities=(0.0001, 0.9999, 0.0, 0.0)))

    texts = report(results=[sure]).texts

    assert "Malignant classes together: 99.9 %" in texts
    assert any(f"{screened.run.labels[1].display_name} 99.9 %" in text for text in texts)
    assert texts.count("99.9 %") == 1, "the highest of its case"


def test_what_is_not_reported_is_called_so_as_in_the_window_and_never_abstained(report, screened):
    withheld = next(each for each in screened.results if each.row.decision is Decision.REPORTED)
    withheld = replace(withheld, row=replace(withheld.row, decision=Decision.ABSTAINED))

    texts = report(results=[withheld]).texts

    assert "Not reported" in texts
    assert f"{withheld.row.predicted_class} (not reported)" in texts
    assert [text for text in texts if "bstained" in text] == ["Not reported (the model abstained)"]


def test_one_of_many_is_no_share_of_nothing(report, screened):
    first = next(each for each in screened.results if each.row.decision is not Decision.UNREADABLE)
    bad = next(each for each in screened.results if each.row.decision is Decision.UNREADABLE)

    assert "0.04 %" in report(results=[first] * 2499 + [bad], options={"picture_limit": 0}).texts


def test_thresholds_that_a_laboratory_moved_are_told_with_their_values(report, screened):
    assert "the card's own" in report().texts
    screened.summary = replace(screened.summary, moved_thresholds={"out_of_distribution_above": 10.0})

    assert "moved by the laboratory: out_of_distribution_above 10; else the card's own" in report().texts


def test_no_line_of_a_report_ends_between_a_number_and_its_percent_sign():
    # Wider than any of the words, which are cut in no column of a report.
    for width in range(50, 200):
        made = paragraph("in all of the cases together 100.0 % of the images")
        made.wrap(width, 1000)
        lines = [" ".join(getattr(each, "words", None) or each[1]) for each in made.blPara.lines]
        assert not [line for line in lines if line.startswith("%")], (width, lines)


def test_a_name_is_never_taken_for_markup(report, screened):
    first = screened.results[0]
    named = type(first)(replace(first.row, image_path="<b>&x</b>.png", case="<i>"), first.heatmaps, first.path)

    assert "1. &lt;b&gt;&amp;x&lt;/b&gt;.png" in report(results=[named]).texts


def test_fonts_are_embedded(report):
    data = report().path.read_bytes()

    assert data.count(b"/FontFile2") >= 4
    for name in (b"DejaVuSans", b"DejaVuSans-Bold", b"NotoSansBengali", b"DroidSansFallback"):
        assert b"+" + name in data


@pytest.mark.parametrize(
    ("text", "font"),
    [("Ü", Font.LATIN), ("ک", Font.LATIN), ("Ж", Font.LATIN), ("র", Font.BENGALI), ("患", Font.CHINESE)],
)
def test_each_script_is_set_in_a_font_that_has_it(text, font):
    assert (f'<font name="{font.value}">' in markup(text)) == (font is not Font.LATIN)
    assert "[U+" not in markup(text)


@pytest.mark.parametrize("character", ["\U0001f9ec", "\n", "\x07", "\u202e", "\ue000", "\ud800", "\ufffe"])
def test_what_no_font_has_or_would_turn_the_text_is_spelled_out(character):
    assert visual_text(f"a{character}b") == f"a[U+{ord(character):04X}]b"


def test_persian_is_joined_and_reads_from_the_right():
    # As seen, from left to right: noon, then zeh, which is written and read first.
    assert visual_text("زن") == "\ufee5\ufeaf"
    assert visual_text("x/زن/y.png") == "x/\ufee5\ufeaf/y.png"


def test_bengali_vowels_stand_before_their_consonant():
    # i-kar is written after the consonant, and drawn before it.
    drawn = re.sub("<[^>]*>", "", markup("কি"))
    assert len(drawn) == 2
    assert drawn[1] == "ক"
