"""Two models' answers to the same images are paired, counted and sorted; what cannot be paired is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.bundle_comparison import ComparedModel, DifferenceKind, compare_rows
from desktop.comparison_text import comparison_lines, comparison_record
from desktop.records import ResultRow, RunInfo
from desktop.store.results import RowKey, StoredResult
from inference.card import Label
from inference.decision import Decision

LABELS = (
    Label(id="benign", display_name="Benign", malignant=False),
    Label(id="pre_b", display_name="Pre-B", malignant=True),
    Label(id="pro_b", display_name="Pro-B", malignant=True),
)
INFO = RunInfo("r", "2026-01-01T00:00:00Z", LABELS, "one", "1", "a" * 64, "double", "1", 0.7)


def model(info=INFO):
    return ComparedModel(info, {})


def row(name, said, decision=Decision.REPORTED, info=INFO, *, sha256="", page=0, ms=10.0):
    """A row that says a class's display name; an empty one could not be read."""
    names = [label.display_name for label in info.labels]
    probabilities = tuple(0.8 if each == said else 0.2 / (len(names) - 1) for each in names) if said else ()
    decision = decision if said else Decision.UNREADABLE
    whole = ResultRow(
        info, name, "", decision, page=page, image_sha256=sha256 or name, predicted_class=said,
        probabilities=probabilities, elapsed_ms=ms,
    )  # fmt: skip
    return StoredResult(whole, None, Path(name), RowKey(1, page))


def compare(first, second, second_info=INFO):
    return compare_rows(Path("images"), model(), first, model(second_info), second)


def test_classes_sides_and_reports_are_counted_where_both_could_read():
    done = compare(
        [row("a", "Benign"), row("b", "Pre-B"), row("c", "Pre-B"), row("d", ""), row("e", "Pro-B", Decision.ABSTAINED)],
        [row("a", "Pre-B"), row("b", "Pre-B"), row("c", "Pro-B"), row("d", ""), row("e", "Pro-B")],
    )

    assert done.row_count == 5
    assert (done.same_class.hits, done.same_class.total) == (2, 4)
    assert (done.same_side.hits, done.same_side.total) == (3, 4)
    assert (done.same_reported.hits, done.same_reported.total) == (1, 3)
    assert (done.only_first_reported, done.only_second_reported) == (0, 1)
    assert done.confusion == ((0, 1, 0), (0, 1, 1), (0, 0, 1))
    assert done.kappa.observed == 0.5


def test_differences_stand_with_the_gravest_first_and_then_by_name():
    done = compare(
        [row("a", "Pro-B"), row("d", "Pre-B"), row("b", "Benign"), row("e", "Pre-B"), row("c", "Pre-B")],
        [row("a", ""), row("d", "Benign"), row("b", "Pro-B"), row("e", "Pre-B", Decision.ABSTAINED), row("c", "Pro-B")],
    )

    assert [(each.path.name, each.kind) for each in done.differences] == [
        ("b", DifferenceKind.SIDE),
        ("d", DifferenceKind.SIDE),
        ("c", DifferenceKind.CLASS),
        ("e", DifferenceKind.REPORTED),
        ("a", DifferenceKind.READ),
    ]
    assert done.count_of(DifferenceKind.SIDE) == 2


def test_pages_are_rows_of_their_own():
    done = compare([row("a", "Benign"), row("a", "Pre-B", page=1)], [row("a", "Benign"), row("a", "Benign", page=1)])

    assert [(each.path.name, each.page) for each in done.differences] == [("a", 1)]


def test_files_that_came_went_or_changed_are_left_out_and_told():
    done = compare(
        [row("same", "Benign"), row("went", "Benign"), row("changed", "Benign", sha256="before")],
        [row("same", "Benign"), row("came", "Benign"), row("changed", "Pre-B", sha256="after")],
    )

    assert (done.row_count, done.left_out_count, done.differences) == (1, 4, ())
    assert done.has_findings


def test_classes_are_the_same_by_their_id_whatever_they_are_called_and_wherever_they_stand():
    other = replace(
        INFO,
        labels=(
            Label(id="normal", display_name="Normal", malignant=False),
            Label(id="pre_b", display_name="Vorläufer B", malignant=True),
        ),
    )

    done = compare(
        [row("a", "Pre-B"), row("b", "Benign")],
        [row("a", "Vorläufer B", info=other), row("b", "Normal", info=other)],
        other,
    )

    assert done.same_class.hits == 1
    assert done.confusion == ((1, 0), (0, 1), (0, 0))
    assert [(each.path.name, each.kind) for each in done.differences] == [("b", DifferenceKind.CLASS)]


def test_the_time_of_an_answer_is_the_median_of_what_could_be_read():
    first = [row("a", "Benign", ms=10.0), row("b", "Benign", ms=30.0), row("c", "Benign", ms=500.0), row("d", "", ms=9)]

    done = compare(first, [row("d", "")])

    assert (done.first.median_ms, done.second.median_ms) == (30.0, None)


def test_no_image_that_both_could_read_gives_no_figure():
    done = compare([row("a", "")], [row("a", "")])

    assert (done.same_class, done.same_side, done.same_reported, done.kappa) == (None, None, None, None)
    assert any(line == "Same class: -" for line in comparison_lines(done))
    assert comparison_record(done)["same_class"] is None


def test_the_words_name_both_answers_and_never_call_agreement_accuracy():
    done = compare([row("a", "Benign", Decision.ABSTAINED)], [row("a", "Pro-B")])

    lines = list(comparison_lines(done))

    assert "  a: A not reported (Benign 80.0 %), B Pro-B 80.0 % (malignant by one only)" in lines
    assert any(line.startswith("Agreement is not accuracy") for line in lines)


@pytest.mark.parametrize(("count", "more"), [(20, False), (21, True)])
def test_a_terminal_gets_twenty_differences_and_a_program_all(count, more):
    names = [f"{number:02}" for number in range(count)]
    done = compare([row(name, "Benign") for name in names], [row(name, "Pro-B") for name in names])

    assert any("1 more" in line for line in comparison_lines(done)) == more
    assert len(comparison_record(done)["differences"]) == count
