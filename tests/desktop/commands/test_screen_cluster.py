"""`screen` and `resume` with --cluster: the rows are the same, refusals are in words, Ctrl+C loses nothing."""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.commands.screen import resume, screen
from desktop.store.connection import store_path
from desktop.store.run_reader import RunReader
from desktop.store.run_record import RunState
from tests.desktop.commands.command_line import command_of, run
from tests.fixtures_commands import COMMAND, TIMEOUT_SECONDS, rows_of, run_smearscope

APP = command_of(screen, resume)
SAMPLES = Path(__file__).parents[3] / "assets" / "samples"
LOCAL = ("--cluster", "local", "--workers", "2")
# What no two runs have in common.
OF_THE_RUN = {"run_id", "elapsed_ms", "screened_at_utc"}
# Seconds of work that take no disk.
IMAGES = 600

needs_distributed = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None, reason="distributed is missing (extra `cluster`)"
)


def _parts(row):
    """A row's texts, and its probabilities, whose last digit may differ with the number of threads."""
    texts = {name: text for name, text in row.items() if name not in OF_THE_RUN and not name.startswith("prob_")}
    return texts, [float(text or "nan") for name, text in row.items() if name.startswith("prob_")]


def _count(out):
    with RunReader(out, check_integrity=False) as reader:
        return reader.count_rows()


def _head(out):
    """The last entry of a run's audit log."""
    with RunReader(out) as reader:
        return reader.head()


@pytest.mark.slow
@needs_distributed
def test_a_local_cluster_gives_the_rows_of_the_engine(tmp_path):
    alone = run_smearscope("screen", SAMPLES, "--out", tmp_path / "alone", "--workers", "1", "--threads", "1")
    together = run_smearscope("screen", SAMPLES, "--out", tmp_path / "together", *LOCAL)

    assert (alone.returncode, together.returncode) == (1, 1), "one sample is cut off"
    assert "Traceback" not in together.stderr
    wanted, found = (rows_of(tmp_path / name / "results.csv") for name in ("alone", "together"))
    assert len(found) == 14
    for row, same in zip(found, wanted, strict=True):
        (texts, probabilities), (same_texts, same_probabilities) = _parts(row), _parts(same)
        assert texts == same_texts
        assert probabilities == pytest.approx(same_probabilities, abs=2e-6, nan_ok=True)
    assert "14 of 14 screened; 14 rows" in together.stdout


@pytest.mark.slow
@needs_distributed
def test_a_run_that_was_begun_without_a_cluster_goes_on_with_one(tmp_path):
    images, out = tmp_path / "images", tmp_path / "run"
    shutil.copytree(SAMPLES / "case-01", images / "case-01")
    run_smearscope("screen", images, "--out", out, "--quiet")
    first = {row["image_path"]: row["screened_at_utc"] for row in rows_of(out / "results.csv")}
    shutil.copytree(SAMPLES / "case-02", images / "case-02")

    ended = run_smearscope("resume", out, *LOCAL)

    assert ended.returncode in (0, 1), ended.stderr
    rows = {row["image_path"]: row["screened_at_utc"] for row in rows_of(out / "results.csv")}
    assert first.items() < rows.items(), "what was there is not screened again"
    assert any(path.startswith("case-02/") for path in rows)
    with RunReader(out) as reader:
        assert reader.run.state is RunState.COMPLETE
        assert reader.verify().problems == ()


@pytest.mark.slow
@needs_distributed
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for another process")
def test_ctrl_c_is_130_and_the_run_goes_on_without_a_cluster(tmp_path, field_png):
    images, out = tmp_path / "images", tmp_path / "run"
    images.mkdir()
    (images / "0000.png").write_bytes(field_png)
    for number in range(1, IMAGES):
        os.link(images / "0000.png", images / f"{number:04d}.png")
    command = [*COMMAND, "screen", str(images), "--out", str(out), *LOCAL]
    # A terminal sends Ctrl+C to all processes of the command, the workers among them.
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        deadline = time.monotonic() + TIMEOUT_SECONDS
        while not (store_path(out).exists() and _count(out) >= 3):
            assert process.poll() is None, f"the run ended early: {process.communicate()}"
            assert time.monotonic() < deadline, "no rows"
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)
        said, complained = process.communicate(timeout=TIMEOUT_SECONDS)

    assert process.returncode == 130, complained
    assert "Traceback" not in complained
    assert "interrupted; what was finished is kept" in complained
    assert f'Go on with: smearscope resume "{out}"' in said
    assert 3 <= _count(out) < IMAGES
    assert run_smearscope("resume", out, "--quiet").returncode == 0
    rows = rows_of(out / "results.csv")
    assert [row["image_path"] for row in rows] == [f"{number:04d}.png" for number in range(IMAGES)]


@pytest.mark.parametrize("command", ["screen", "resume"])
@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--cluster", "local", "--threads", "2"), "With --cluster neither --threads, --readers nor --reading"),
        (("--cluster", "local", "--readers", "2"), "With --cluster neither --threads, --readers nor --reading"),
        (("--cluster", "local", "--reading", "threads"), "With --cluster neither --threads, --readers nor --reading"),
        (("--cluster", "tcp://127.0.0.1:8786", "--workers", "2"), "--workers only with `--cluster local`"),
        (("--tls-ca", "ca.pem"), "--tls-ca, --tls-cert and --tls-key belong to --cluster"),
        (("--tls-cert", "cert.pem"), "--tls-ca, --tls-cert and --tls-key belong to --cluster"),
        (("--tls-key", "key.pem"), "--tls-ca, --tls-cert and --tls-key belong to --cluster"),
        (("--cluster", "local", "--tls-ca", "ca.pem"), "makes its own certificates"),
        (("--cluster", "tls://10.0.0.1:8786"), "needs --tls-ca, --tls-cert and --tls-key, all three"),
        (("--cluster", "tcp://10.0.0.1:8786"), "would be reached without encryption"),
        (("--cluster", "somewhere"), "is no address that is known"),
    ],
)
def test_options_that_do_not_go_together_are_2_in_words_before_anything_is_made(
    screened_run, tmp_path, command, options, message
):
    before = _head(screened_run.folder)
    what = (screened_run.images, "--out", tmp_path / "new") if command == "screen" else (screened_run.folder,)

    ended = run(APP, command, *what, *options)

    assert ended.code == 2
    assert message in ended.err
    assert not (tmp_path / "new").exists()
    assert _head(screened_run.folder) == before


@pytest.mark.parametrize("missing", ["distributed", "dask"])
def test_without_the_library_the_extra_is_named_and_no_run_is_made(screened_run, tmp_path, monkeypatch, missing):
    for name in list(sys.modules):
        if name.partition(".")[0] in ("distributed", "dask") or name.startswith("desktop.cluster.connection"):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)

    ended = run(APP, "screen", screened_run.images, "--out", tmp_path / "new", "--cluster", "local")

    assert ended.code == 2
    assert f'--cluster needs {missing}, which is not installed: pip install "smearscope[cluster]"' in ended.err
    assert not (tmp_path / "new").exists()
