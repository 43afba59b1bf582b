"""A crash leaves a report on this computer that names no folder of the user's, and the next start finds it once."""

import subprocess
import sys

import pytest

from desktop import crash_report
from desktop.crash_report import FaultWatch, mark_seen, new_reports, shorten_paths, write_report
from inference.errors import OutputError


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ('File "/home/anna/src/app/desktop/gui/app.py", line 7', 'File "desktop/gui/app.py", line 7'),
        ('File "/opt/desktop/lib/desktop/store/x.py", line 7', 'File "desktop/store/x.py", line 7'),
        ('File "/usr/lib/python3.11/queue.py", line 7', 'File "queue.py", line 7'),
        (r'File "C:\Users\anna b\inference\tiff.py", line 7', 'File "inference/tiff.py", line 7'),
        ("[Errno 2] No such file: '/data/Müller, Eva/case 7/a b.png'", "[Errno 2] No such file: 'a b.png'"),
        ("cannot read /data/mueller/a.png: no permission", "cannot read a.png: no permission"),
        (r"cannot read \\server\share\mueller\a.png, gone", "cannot read a.png, gone"),
        (r"D:\mueller\a.png is cut", "a.png is cut"),
        (r"C:\Users\Anna Smith\Patient Doe\run 3\screening.sqlite3 is locked", "screening.sqlite3 is locked"),
        ("cannot read /home/anna/Doe, John/O'Neill (2)/a.png: gone", "cannot read a.png: gone"),
        ("1/2 of and/or at 3 images/s", "1/2 of and/or at 3 images/s"),
        ("see https://example.org/a/b for more", "see https://example.org/a/b for more"),
    ],
)
def test_no_whole_path_is_left(text, short):
    assert shorten_paths(text) == short


def test_a_report_says_what_happened_and_where_and_holds_no_folder(tmp_path):
    path = write_report(
        'Traceback\n  File "/home/anna/desktop/gui/app.py", line 7, in f\nValueError: no',
        {"Page": "review", "Run": "/home/anna/runs/7"},
        tmp_path / "crashes",
    )

    text = path.read_text(encoding="utf-8")
    assert "anna" not in text
    assert "ValueError: no" in text
    assert "Page: review" in text
    assert "Run: 7" in text
    assert "no image" in text
    assert "Python 3." in text


def test_a_report_is_told_once_and_stays(tmp_path):
    write_report("first", {}, tmp_path)

    (report,) = new_reports(tmp_path)
    assert "first" in report.text
    seen = mark_seen(report)

    assert not new_reports(tmp_path)
    assert "first" in seen.path.read_text()
    assert mark_seen(seen) == seen


def test_old_reports_go_and_new_ones_stay(tmp_path, monkeypatch):
    monkeypatch.setattr(crash_report, "MAX_REPORTS", 3)
    for number in range(5):
        write_report(str(number), {}, tmp_path, seen=True)

    assert len(list(tmp_path.iterdir())) == 3


def test_a_name_that_is_no_utf_8_does_not_stop_a_report(tmp_path):
    assert "udcff" in write_report("bad \udcff name", {}, tmp_path).read_text()


def test_a_session_that_ends_well_leaves_nothing(tmp_path):
    watch = FaultWatch(tmp_path)
    watch.begin()
    assert watch.path.exists()
    watch.end()
    watch.end()

    assert not list(tmp_path.iterdir())
    assert not new_reports(tmp_path)


def test_a_session_that_goes_on_is_no_crash(tmp_path):
    watch = FaultWatch(tmp_path)
    watch.begin()
    try:
        assert not new_reports(tmp_path)
        assert watch.path.exists()
    finally:
        watch.end()


def test_a_fault_that_ends_the_process_is_a_report_at_the_next_start(tmp_path):
    code = (
        "import faulthandler, sys; from pathlib import Path; from desktop.crash_report import FaultWatch;"
        "FaultWatch(Path(sys.argv[1])).begin(); faulthandler._sigsegv()"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, check=False, timeout=60)
    assert done.returncode != 0

    (report,) = new_reports(tmp_path)
    assert "Fatal Python error" in report.text or "access violation" in report.text
    assert "the process ended at once" in report.text
    assert len(new_reports(tmp_path)) == 1, "one fault is one report"


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError):
        write_report("x", {}, tmp_path / "file")
    with pytest.raises(OutputError):
        FaultWatch(tmp_path / "file").begin()
