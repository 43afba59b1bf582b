"""How fast a store of 100,000 rows answers: `python -m tests.desktop.store.paging_benchmark`.

Prints, for every order and filter, the slowest of several pages: the first, the last and some at random places. Each
page is asked for five times and its median counts, as a single call says more about what else the machine does; the
slowest single call stands at the end. Ends with 1 when a page takes 50 ms or more.
"""

import itertools
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from desktop.store.connection import store_path
from desktop.store.result_query import EVERY_ROW, RowFilter, RowOrder, SortBy
from desktop.store.run_reader import RunReader
from desktop.store.run_store import RunStore
from inference.decision import Decision, Flag
from tests.desktop.store.made_runs import RUN, SCREENED_FOLDER, SETTINGS, found_images, screen_all

LIMIT_MS = 50.0
ROWS_A_PAGE = 100
CALLS_A_PAGE = 5
FILTERS = {
    "every row": EVERY_ROW,
    "one class": RowFilter(classes=frozenset({"Pro-B"})),
    "abstained": RowFilter(decisions=frozenset({Decision.ABSTAINED})),
    "flags": RowFilter(flags=frozenset({Flag.BLUR, Flag.STAIN})),
    "probability": RowFilter(minimum_probability=0.9, maximum_probability=0.95),
    "one case": RowFilter(case="Fall Ü 00077"),
    "text": RowFilter(text="ÜBER"),
    "text, many": RowFilter(text="fall ü 000"),
    "class, text, flag": RowFilter(classes=frozenset({"Pro-B"}), flags=frozenset({Flag.BLUR}), text="99"),
    "nothing left": RowFilter(text="there is none of this name"),
}


def timed_ms(what: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    started = time.perf_counter()
    what()
    return (time.perf_counter() - started) * 1000.0


def main(
    rows: Annotated[int, typer.Option(help="Rows in the store.")] = 100_000,
    folder: Annotated[Path | None, typer.Option(help="Where the store is made; kept when given.")] = None,
    repeats: Annotated[int, typer.Option(help="Pages per order and filter.")] = 7,
) -> None:
    """Make a store and time it."""
    with tempfile.TemporaryDirectory() as temporary:
        place = folder or Path(temporary)
        if not store_path(place).exists():
            _make(place, rows)
        worst = _time(place, repeats)
    print(f"slowest page: {worst:.1f} ms; limit {LIMIT_MS:.0f} ms")
    sys.exit(worst >= LIMIT_MS)


def _make(place: Path, rows: int) -> None:
    with RunStore.create(place, RUN, SCREENED_FOLDER, SETTINGS) as store:
        found_ms = timed_ms(lambda: store.add_found(found_images(rows, 1000)))
        store.finish_walk()
        screened_ms = timed_ms(lambda: screen_all(store))
    print(
        f"{rows:,} images found in {found_ms / 1000:.1f} s; made up, screened and committed in "
        f"{screened_ms / 1000:.1f} s"
    )


def _time(place: Path, repeats: int) -> float:
    print(f"store: {store_path(place).stat().st_size / 1e6:.1f} MB")
    opened: list[RunReader] = []
    print(f"opened with its integrity check: {timed_ms(lambda: opened.append(RunReader(place))):.0f} ms")
    dice = random.Random(0)
    worst = worst_call = 0.0
    with opened[0] as reader:
        print(f"counts: {timed_ms(reader.counts):.1f} ms; cases: {timed_ms(lambda: list(reader.cases())):.1f} ms")
        for name, wanted in FILTERS.items():
            count = reader.count_rows(wanted)
            count_ms = statistics.median(timed_ms(partial(reader.count_rows, wanted)) for _call in range(CALLS_A_PAGE))
            print(f"{name}: {count:,} rows, counted in {count_ms:.1f} ms")
            for by, descending in itertools.product(SortBy, (False, True)):
                order = RowOrder(by, descending)
                offsets = [0, max(count - ROWS_A_PAGE, 0), *(dice.randrange(count or 1) for _ in range(repeats - 2))]
                pages = []
                for offset in offsets:
                    ask = partial(reader.page, order, wanted, offset=offset, limit=ROWS_A_PAGE)
                    calls = [timed_ms(ask) for _call in range(CALLS_A_PAGE)]
                    pages.append(statistics.median(calls))
                    worst_call = max(worst_call, *calls)
                worst = max(worst, *pages)
                way = "down" if descending else "up"
                middle, slowest = statistics.median(pages), max(pages)
                print(f"  {by.value:>22} {way:>4}: median {middle:5.1f}, slowest {slowest:5.1f} ms")
        every_ms = timed_ms(lambda: sum(1 for _ in reader.rows(with_heatmaps=True)))
        print(f"all rows with heatmaps: {every_ms / 1000:.1f} s; verified: {timed_ms(reader.verify) / 1000:.1f} s")
    print(f"slowest single call: {worst_call:.1f} ms")
    return worst


if __name__ == "__main__":
    typer.run(main)
