"""`smearscope doctor` tells a computer's faults to a stranger without telling whose computer it is."""

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.environment.finding import Finding, Level
from desktop.environment.report import Section

USER = "zaphodb"
HOST = platform.node()

# In a process of its own: with another user's variables from its start, and a watch on every socket.
DOCTOR = """
import sys

import typer

from desktop.commands import doctor as module
from inference import command_line


def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.bind", "socket.sendto"):
        raise ConnectionError(f"a report may not use the network: {event}")


if __name__ == "__main__":
    sys.addaudithook(watch)
    app = typer.Typer()
    app.command()(module.doctor)
    command_line.run(app, "smearscope doctor")
"""


@pytest.fixture
def home(tmp_path):
    home = tmp_path / "Zaphod Ü Beeblebrox"
    home.mkdir()
    return home


@pytest.fixture
def run(tmp_path, home):
    script = tmp_path / "doctor.py"
    script.write_text(DOCTOR)

    def run_now(*arguments, **variables):
        own = {"HOME": str(home), "USERPROFILE": str(home), "USER": USER, "LOGNAME": USER, "USERNAME": USER}
        place = os.pathsep.join([str(Path.cwd()), os.environ.get("PYTHONPATH", "")])
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "SMEARSCOPE_"))}
        return subprocess.run(
            [sys.executable, str(script), *arguments],
            capture_output=True,
            env={**kept, **own, "PYTHONPATH": place, "PYTHONUTF8": "1", **variables},
            timeout=200,
            check=False,
        )

    return run_now


@pytest.fixture
def doctor_with(monkeypatch, capsys):
    """Run the command in this process with made-up checks."""
    import typer

    from desktop.commands import doctor as module
    from inference import command_line

    def run_now(*findings, arguments=()):
        def check():
            yield from findings

        monkeypatch.setattr(module, "SECTIONS", (Section("Trial", (check,)),))
        monkeypatch.setattr("sys.argv", ["smearscope", *arguments])
        app = typer.Typer()
        app.command()(module.doctor)
        with pytest.raises(SystemExit) as ended:
            command_line.run(app, "smearscope doctor")
        return int(ended.value.code), capsys.readouterr().out

    return run_now


def tells(output, name):
    """Whether a name occurs in what was printed, as text or as JSON escapes it."""
    text = output.decode("utf-8")
    return name.lower() in text.lower() or json.dumps(name)[1:-1].lower() in text.lower()


def test_a_whole_report_and_self_test_name_neither_user_nor_home_nor_computer(run, home):
    ended = run("--json", "--self-test")

    assert ended.returncode == 0, ended.stdout.decode() + ended.stderr.decode()
    for output in (ended.stdout, ended.stderr):
        for name in (USER, home.name, str(home), "Beeblebrox", HOST):
            assert not tells(output, name), name
    report = json.loads(ended.stdout)
    assert report["has_fault"] is False
    values = {each["key"]: each["value"] for each in report["findings"]}
    assert values["data_folder"].startswith("~")
    assert values["self_test.screening"] == "14 images, 14 rows, exported in every format, and each export matches"
    assert values["self_test.window"] == "opens, is painted and loads the default model"
    assert {each["section"] for each in report["findings"]} >= {"Program", "Computer", "Data", "Models", "Libraries"}
    assert sorted(path.name for path in home.rglob("*")) == [], "nothing was left in the home"


def test_faults_tell_their_paths_without_the_user(run, home):
    config = home / f"settings of {USER}"
    config.mkdir()
    (config / "trusted_signers.json").write_bytes(b"{")

    ended = run(SMEARSCOPE_CONFIG=str(config), SMEARSCOPE_HOME=str(config / "trusted_signers.json" / "x"))

    assert ended.returncode == 1
    assert not tells(ended.stdout, USER)
    assert not tells(ended.stdout, home.name)
    text = ended.stdout.decode()
    assert "~/settings of <user>/trusted_signers.json is damaged" in text.replace("\\", "/")
    assert "fault    User data folder" in text
    assert "3 faults" in text, "the third is the folder of models below"


def test_each_line_says_how_it_stands_and_what_to_do(doctor_with):
    code, text = doctor_with(
        Finding("a", "Disk", "full", Level.FAULT, "Free space"),
        Finding("b", "Display", "none", Level.WARNING, "Log in"),
        Finding("c", "Python", "3", is_plain=True),
    )

    lines = [" ".join(line.split()) for line in text.splitlines() if line]
    assert lines == [
        "Trial",
        "fault Disk full",
        "What to do: Free space",
        "warning Display none",
        "What to do: Log in",
        "ok Python 3",
        "1 fault, 1 warning, 1 ok",
    ]
    assert code == 1


def test_warnings_only_end_with_0(doctor_with):
    code, text = doctor_with(Finding("b", "Display", "none", Level.WARNING, "Log in"))

    assert code == 0
    assert text.endswith("no faults, 1 warning, 0 ok\n")


def test_the_report_for_programs_has_every_field(doctor_with):
    code, text = doctor_with(Finding("a", "Disk", "full", Level.FAULT, "Free space"), arguments=["--json"])

    assert (code, json.loads(text)) == (
        1,
        {
            "schema_version": 1,
            "has_fault": True,
            "findings": [
                {
                    "section": "Trial",
                    "key": "a",
                    "level": "fault",
                    "title": "Disk",
                    "value": "full",
                    "advice": "Free space",
                }
            ],
        },
    )
