"""Long lists of row numbers come whole and in the order of their query."""

import numpy as np
import pytest

from desktop.store.number_query import read_numbers
from desktop.store.result_query import MOST_SUSPICIOUS_FIRST, RowFilter
from desktop.store.results import RowKey
from desktop.store.run_reader import RunReader
from inference.decision import Decision
from tests.desktop.store.made_runs import make_run

COUNT = 300


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    folder = tmp_path_factory.mktemp("run")
    make_run(folder, COUNT, 50).close()
    with RunReader(folder) as opened:
        yield opened


@pytest.mark.parametrize("wanted", [RowFilter(), RowFilter(decisions=frozenset({Decision.ABSTAINED}), text="field 0")])
def test_the_numbers_stand_in_the_order_of_the_rows(reader, wanted):
    numbers = reader.result_ids(MOST_SUSPICIOUS_FIRST, wanted)
    assert numbers.dtype == np.int64
    assert numbers.tolist() == [each.result_id for each in reader.rows(MOST_SUSPICIOUS_FIRST, wanted)]


def test_nothing_found_is_an_empty_list(reader):
    assert reader.result_ids(wanted=RowFilter(text="nowhere")).shape == (0,)


def test_later_rows_are_those_with_higher_numbers_that_the_filter_lets_through(reader):
    wanted = RowFilter(decisions=frozenset({Decision.REPORTED}))
    expected = sorted(number for number in reader.result_ids(wanted=wanted).tolist() if number > 200)
    assert reader.later_ids(200, wanted).tolist() == expected
    assert reader.later_ids(COUNT).tolist() == []


def test_rows_are_read_by_number_in_the_order_asked_for(reader):
    rows = reader.rows_by_id([7, 3, 10**6, 5])
    assert [each.result_id for each in rows] == [7, 3, 5]
    assert [reader.result_id(each.key) for each in rows] == [7, 3, 5]
    assert reader.result_id(RowKey(10**6)) is None


def test_a_query_that_may_lose_its_order_is_refused(reader):
    with pytest.raises(ValueError, match="LIMIT"):
        read_numbers(reader._connection, "SELECT result_id FROM results", ())


def test_a_whole_store_has_no_problems_and_a_search_can_be_stopped(reader):
    assert reader.problems(lambda: False) == ()
    assert reader.problems(lambda: True) == ()


def test_a_damaged_index_is_found(tmp_path):
    make_run(tmp_path, 200, 50).close()
    path = tmp_path / "screening.sqlite3"
    data = bytearray(path.read_bytes())
    place = data.index(b"field 000150.png", len(data) // 2)
    data[place : place + 5] = b"FIELD"
    path.write_bytes(bytes(data))
    with RunReader(tmp_path, check_integrity=False) as damaged:
        assert damaged.problems(lambda: False)
