"""The charts' counts are those of the rows themselves."""

from collections import Counter

import numpy as np
import pytest

from desktop.store.chart_counts import CONFIDENCE_BINS, MOST_BLOCKS
from desktop.store.run_reader import RunReader
from desktop.store.run_store import RunStore
from inference.decision import Decision, Flag
from tests.desktop.store.made_runs import LABELS, RUN, SCREENED_FOLDER, SETTINGS, make_run

COUNT = 500


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    folder = tmp_path_factory.mktemp("run")
    make_run(folder, COUNT, 50).close()
    with RunReader(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def rows(reader):
    return sorted(reader.rows(), key=lambda each: each.result_id)


@pytest.mark.parametrize("decision", [Decision.REPORTED, Decision.ABSTAINED])
def test_each_row_stands_in_the_bin_of_its_probability(reader, rows, decision):
    confidence = reader.chart_counts().confidence
    expected = np.zeros((len(LABELS), CONFIDENCE_BINS), np.int64)
    names = [label.display_name for label in LABELS]
    for each in rows:
        if each.row.decision is decision:
            place = min(int(max(each.row.probabilities) * CONFIDENCE_BINS), CONFIDENCE_BINS - 1)
            expected[names.index(each.row.predicted_class), place] += 1
    found = confidence.reported if decision is Decision.REPORTED else confidence.withheld
    np.testing.assert_array_equal(found, expected)


def test_unreadable_rows_are_counted_apart(reader, rows):
    unreadable = sum(each.row.decision is Decision.UNREADABLE for each in rows)
    counts = reader.chart_counts()
    assert counts.unreadable_count == unreadable > 0
    assert counts.confidence.reported.sum() + counts.confidence.withheld.sum() == COUNT - unreadable
    assert counts.stain.row_count == COUNT - unreadable


def test_blocks_follow_the_order_of_screening(reader, rows):
    stain = reader.chart_counts().stain
    assert stain.rows_per_block == 3
    assert len(stain.blocks) == -(-COUNT // 3) <= MOST_BLOCKS
    for block in stain.blocks:
        part = [each.row for each in rows[block.first_row : block.first_row + 3]]
        readable = [row for row in part if row.decision is not Decision.UNREADABLE]
        assert block.row_count == len(readable)
        assert block.unlike_count == sum(Flag.STAIN in row.flags for row in readable)
    assert stain.unlike_count == sum(Flag.STAIN in each.row.flags for each in rows) > 0


def test_cases_come_with_the_most_unlike_stains_first(reader, rows):
    unlike = Counter(each.row.case for each in rows if Flag.STAIN in each.row.flags)
    cases = reader.chart_counts().stain.cases
    assert [each.unlike_count for each in cases] == sorted(unlike.values(), reverse=True)[: len(cases)]
    assert all(unlike[each.case] == each.unlike_count for each in cases)


def test_a_run_without_rows_has_empty_charts(tmp_path):
    RunStore.create(tmp_path, RUN, SCREENED_FOLDER, SETTINGS).close()
    with RunReader(tmp_path) as empty:
        counts = empty.chart_counts()
    assert counts.stain.blocks == ()
    assert counts.unreadable_count == counts.confidence.reported.sum() == 0
