"""What a process left undone when it died after a run's end, or could not read, the next command makes up for."""

import os
import subprocess
import sys

import pytest

from desktop.store.connection import store_path
from desktop.store.run_reader import RunReader
from desktop.store.run_record import RunState
from desktop.store.verification import RowCover
from tests.fixtures_commands import TIMEOUT_SECONDS, as_ordinary_user, rows_of, run_smearscope

# The process kills itself before the n-th call of a function, or after it.
KILLED = """
import importlib, os, signal, sys
where, name, number, when = sys.argv[1:5]
del sys.argv[1:5]
module, _, owner = where.partition(":")
holder = importlib.import_module(module)
holder = getattr(holder, owner) if owner else holder
real = getattr(holder, name)
calls = 0
def killed(*arguments, **more):
    global calls
    calls += 1
    if calls == int(number) and when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    given = real(*arguments, **more)
    if calls == int(number):
        os.kill(os.getpid(), signal.SIGKILL)
    return given
setattr(holder, name, killed)
from desktop.__main__ import main
sys.exit(main())
"""
STORE = "desktop.store.run_store:RunStore"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize(
    "moment",
    [
        pytest.param((STORE, "end", "1", "after"), id="before-the-table"),
        pytest.param((STORE, "record_export", "1", "after"), id="before-the-table-has-its-name"),
        pytest.param(("pathlib:Path", "replace", "2", "before"), id="before-the-sidecar-has-its-name"),
        pytest.param((STORE, "record_export", "2", "before"), id="while-overlays-are-written"),
        pytest.param(("desktop.summary", "write_summary", "1", "before"), id="before-the-summary"),
        pytest.param(("desktop.summary", "write_atomically", "2", "before"), id="before-the-summary-for-programs"),
    ],
)
def test_a_run_killed_after_its_end_is_written_out_by_the_same_command(mixed_images, tmp_path, moment):
    out = tmp_path / "out"
    asked = ("screen", str(mixed_images), "--out", str(out), "--overlays")
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, *moment, *asked], capture_output=True, check=False, timeout=TIMEOUT_SECONDS
    )
    assert killed.returncode == -9, killed.stderr
    with RunReader(out) as reader:
        assert reader.run.state is RunState.COMPLETE
        run_id = reader.run.info.run_id
    assert not (out / "summary.json").exists()

    ended = run_smearscope(*asked)

    assert ended.returncode == 1, "as the run would have ended: one image is damaged"
    assert f"The run in {out} is complete; what was not written at its end is written now." in ended.stderr
    assert "Images: 5 of 5 screened" in ended.stdout
    assert {row["run_id"] for row in rows_of(out / "results.csv")} == {run_id}
    assert (out / "summary.txt").exists()
    assert (out / "summary.json").exists()
    assert (out / "overlays.provenance.json").exists()
    with RunReader(out) as reader:
        check = reader.verify()
        kinds = [entry.kind for entry in reader.audit_entries()]
    assert (check.problems, check.row_cover) == ((), RowCover.HOLDS)
    assert not list(out.glob("results-kept-*")), "nobody wrote into the table"
    assert "run_resumed" not in kinds, "nothing was screened again"
    assert run_smearscope(*asked).returncode == 2, "now there is nothing left to do"


def test_an_image_without_permission_is_read_by_resume_once_it_may_be(images, field_png, tmp_path):
    for name in ("locked.png", "read.png"):
        (images / name).write_bytes(field_png)
    (images / "damaged.png").write_bytes(field_png[:200])
    out = tmp_path / "out"
    (images / "locked.png").chmod(0)
    first = run_smearscope("screen", images, "--out", out, "--quiet", before=as_ordinary_user())
    before = {row["image_path"]: row for row in rows_of(out / "results.csv")}
    assert first.returncode == 1
    assert "Permission denied" in before["locked.png"]["reason"]
    (images / "locked.png").chmod(0o644)

    ended = run_smearscope("resume", out, before=as_ordinary_user())

    after = {row["image_path"]: row for row in rows_of(out / "results.csv")}
    assert ended.returncode == 1, ended.stderr
    assert "Unreadable: 1" in ended.stdout
    assert after["locked.png"]["predicted_class"]
    assert after["read.png"] == before["read.png"]
    assert after["damaged.png"] == before["damaged.png"], "what is damaged stays so, and is not read again"


def test_a_run_whose_rows_were_edited_is_neither_exported_nor_gone_on_with(images, field_png, tmp_path):
    (images / "a.png").write_bytes(field_png)
    out = tmp_path / "out"
    run_smearscope("screen", images, "--out", out, "--quiet")
    edit = f"import sqlite3; c = sqlite3.connect({os.fspath(store_path(out))!r}); c.execute('UPDATE results SET "
    edit += "decision = 1 - decision'); c.commit()"
    subprocess.run([sys.executable, "-c", edit], check=True)

    for asked in (("resume", out), ("export", out, "--format", "jsonl")):
        ended = run_smearscope(*asked)
        assert ended.returncode == 2, ended.stderr
        assert "another program changed it after entry 3 of its audit log" in ended.stderr
        assert "smearscope audit verify" in ended.stderr
    assert run_smearscope("audit", "verify", out).returncode == 1
    assert run_smearscope("verify", out / "results.csv").returncode == 1
    assert not (out / "results.jsonl").exists()
