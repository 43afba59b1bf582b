"""A page of rows is the same part of the sorted, filtered whole that Python would pick, and one index answers it."""

import gc
import itertools
import tracemalloc
from dataclasses import replace

import pytest

from desktop.store.case_summary import read_case_summaries
from desktop.store.result_query import (
    EVERY_ROW,
    MOST_SUSPICIOUS_FIRST,
    RowFilter,
    RowOrder,
    SortBy,
    page_query,
)
from desktop.store.run_reader import RunReader
from inference.decision import Decision, Flag
from tests.desktop.store.made_runs import LABELS, RUN, make_run

COUNT = 600
IMAGES_PER_CASE = 50
CASE = "Fall Ü 00007"
FILTERS = {
    "every": EVERY_ROW,
    "classes": RowFilter(classes=frozenset({"Pro-B", "Benign"})),
    "no class": RowFilter(classes=frozenset()),
    "decisions": RowFilter(decisions=frozenset({Decision.ABSTAINED, Decision.UNREADABLE})),
    "flags": RowFilter(flags=frozenset({Flag.BLUR, Flag.DUPLICATE})),
    "probability": RowFilter(minimum_probability=0.4, maximum_probability=0.6),
    "case": RowFilter(case=CASE),
    "unknown case": RowFilter(case="Fall X"),
    "text": RowFilter(text="ü 00003/FIELD"),
    "text with signs": RowFilter(text="%_"),
    "all": RowFilter(
        frozenset({"Pro-B", "Pre-B", "Benign"}),
        frozenset({Decision.REPORTED}),
        frozenset(Flag),
        0.1,
        0.9,
        CASE,
        "field",
    ),
}
KEYS = {
    SortBy.PATH: lambda row: row.image_path,
    SortBy.PREDICTED_CLASS: lambda row: [label.display_name for label in LABELS].index(row.predicted_class),
    SortBy.PROBABILITY: lambda row: row.probability,
    SortBy.MALIGNANT_PROBABILITY: lambda row: sum(row.probabilities[1:]),
    SortBy.DECISION: lambda row: list(Decision).index(row.decision),
    SortBy.TIME: lambda row: row.screened_at_utc,
}


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    folder = tmp_path_factory.mktemp("run")
    make_run(folder, COUNT, IMAGES_PER_CASE).close()
    with RunReader(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def every(reader):
    return list(reader.rows())


def _passes(row, wanted):
    return (
        (wanted.classes is None or row.predicted_class in wanted.classes)
        and (wanted.decisions is None or row.decision in wanted.decisions)
        and (wanted.flags is None or bool(wanted.flags & set(row.flags)))
        and (wanted.minimum_probability is None or (row.probability or 0) >= wanted.minimum_probability)
        and (wanted.maximum_probability is None or (row.probability or 2) <= wanted.maximum_probability)
        and (wanted.case is None or row.case == wanted.case)
        and (wanted.text is None or wanted.text.casefold() in row.image_path.casefold())
    )


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_lets_through_what_it_says(reader, every, name):
    wanted = FILTERS[name]
    expected = [each.row for each in every if _passes(each.row, wanted)]

    assert [each.row for each in reader.rows(wanted=wanted)] == expected
    assert reader.count_rows(wanted) == len(expected)
    assert (0 < len(expected) < COUNT) is (name not in ("every", "no class", "unknown case", "text with signs"))


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("by", SortBy)
def test_rows_come_in_the_order_asked_for(reader, by, descending):
    rows = [each.row for each in reader.rows(RowOrder(by, descending))]

    assert len(rows) == COUNT
    answered = [row for row in rows if row.decision is not Decision.UNREADABLE]
    keys = [KEYS[by](row) for row in (rows if by in (SortBy.PATH, SortBy.DECISION, SortBy.TIME) else answered)]
    assert keys == sorted(keys, reverse=descending)
    if by in (SortBy.PREDICTED_CLASS, SortBy.PROBABILITY, SortBy.MALIGNANT_PROBABILITY):
        unreadable = len(rows) - len(answered)
        ends = rows[-unreadable:] if descending else rows[:unreadable]
        assert {row.decision for row in ends} == {Decision.UNREADABLE}


@pytest.mark.parametrize("name", ["every", "flags", "case", "text"])
@pytest.mark.parametrize("by", SortBy)
def test_pages_put_together_are_the_whole(reader, by, name):
    order, wanted = RowOrder(by, descending=True), FILTERS[name]
    whole = [each.key for each in reader.rows(order, wanted)]

    pages = [reader.page(order, wanted, offset=start, limit=7) for start in range(0, len(whole) + 7, 7)]

    assert [each.key for each in itertools.chain(*pages)] == whole


@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("by", SortBy)
def test_a_page_is_answered_by_one_index_without_sorting(reader, by, name):
    query, values = page_query(RUN, RowOrder(by), FILTERS[name])

    plan = [line[3] for line in reader._connection.execute("EXPLAIN QUERY PLAN " + query, (*values, 100, 0))]

    steps = [step for step in plan if " results " in step]
    assert len(steps) == 1
    assert "USING COVERING INDEX page_by_" in steps[0]
    assert not [step for step in plan if "TEMP B-TREE" in step]


def test_heatmaps_come_when_they_are_asked_for(reader):
    assert {each.heatmaps is None for each in reader.page()} == {True}

    for each in reader.page(with_heatmaps=True):
        if each.row.decision is Decision.UNREADABLE:
            assert each.heatmaps is None
        else:
            assert each.heatmaps.shape == (7, 7, 4)


def test_all_rows_are_walked_with_little_memory(tmp_path):
    """The run is large, as what else this process does meanwhile is measured too: some 0.3 MB of 8 have been seen."""
    count = 4000
    make_run(tmp_path, count, IMAGES_PER_CASE).close()
    with RunReader(tmp_path) as reader:
        # What is only made once is made before.
        sum(1 for _each in reader.rows(with_heatmaps=True))
        gc.collect()
        tracemalloc.start()
        try:
            walked = sum(1 for _each in reader.rows(with_heatmaps=True))
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.clear_traces()
            kept = list(reader.rows(with_heatmaps=True))
            whole = tracemalloc.get_traced_memory()[0]
        finally:
            tracemalloc.stop()

    assert walked == len(kept) == count
    assert peak < whole / 5, "no more than two batches of 200 of these 4,000, a tenth, are ever held"


def test_a_case_is_summed_up(reader, every):
    cases = list(reader.cases())

    assert [case.case for case in cases] == sorted({each.row.case for each in every})
    for case in cases:
        rows = [each.row for each in every if each.row.case == case.case]
        assert case.row_count == case.image_count == len(rows) == IMAGES_PER_CASE
        for decision in Decision:
            assert case.decisions[decision] == sum(row.decision is decision for row in rows)
        for label in LABELS:
            assert case.reported[label.display_name] == sum(row.reported_class == label.display_name for row in rows)
        reported = [row for row in rows if row.reported_class]
        malignant = [row for row in reported if row.reported_class != "Benign"]
        assert case.malignant_share == (len(malignant) / len(reported) if reported else None)
        highest = max((sum(row.probabilities[1:]) for row in rows if row.probabilities), default=None)
        assert case.highest_malignant_probability == pytest.approx(highest)


def test_the_most_suspicious_images_of_a_case_come_first(reader):
    rows = [each.row for each in reader.page(MOST_SUSPICIOUS_FIRST, RowFilter(case=CASE), limit=3)]

    shares = [sum(row.probabilities[1:]) for row in rows]
    assert len(shares) == 3
    assert shares == sorted(shares, reverse=True)
    every_share = [sum(each.row.probabilities[1:]) for each in reader.rows(wanted=RowFilter(case=CASE))]
    assert shares[0] == max(every_share)


def test_a_case_in_which_nothing_was_reported_has_no_malignant_share(tmp_path):
    with make_run(tmp_path, 10) as store:
        store._connection.execute("UPDATE results SET decision = 1")
        (case,) = read_case_summaries(store._connection, replace(RUN))

    assert case.malignant_share is None
