"""What a session leaves beside the store holds no answers while somebody reads blindly, and the command says so."""

import csv

from desktop.commands.run_end import Shown, progress_bar, write_outputs
from desktop.run_summary import Ending
from desktop.store.run_store import RunStore
from tests.desktop.store.made_readings import read_twice


def test_the_table_of_a_session_has_no_answers_while_somebody_reads_blindly(made_run, capsys):
    shown = Shown(overlays=False, quiet=True, json=False)

    def reviewers():
        with RunStore.open(made_run) as store:
            write_outputs(store, Ending.COMPLETE, shown, progress_bar(quiet=True))
        with (made_run / "results.csv").open(encoding="utf-8-sig", newline="") as file:
            return {row["reviewer"] for row in csv.DictReader(file)}

    with RunStore.open(made_run) as store:
        read_twice(store)
    assert reviewers() == {""}
    assert "results.csv: Dr B has been reading blindly" in " ".join(capsys.readouterr().err.split())
    with RunStore.open(made_run) as store:
        store.close_second_reading()
    assert reviewers() == {"", "Dr A"}
    assert capsys.readouterr().err == ""
