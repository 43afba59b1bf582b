"""A check that fails by itself is a line of the report, and nothing personal passes."""

from desktop.environment.finding import Finding, Level
from desktop.environment.report import Section, exit_code, run_checks
from inference.errors import ExitCode


def hide(text):
    return text.replace("zaphod", "<user>")


def broken():
    yield Finding("first", "First", "seen")
    raise RuntimeError("/srv/zaphod\nis out of order")


def sound():
    yield Finding("sound", "zaphod's model", "of\n zaphod")
    yield Finding("plain", "Plain", "zaphod 1.0", is_plain=True)


def test_a_check_that_fails_is_a_fault_and_the_others_follow():
    (section,) = run_checks([Section("Trial", (broken, sound))], hide)

    assert [(finding.key, finding.value) for finding in section.findings] == [
        ("first", "seen"),
        ("check.broken", "failed by itself: RuntimeError: /srv/<user> is out of order"),
        ("sound", "of <user>"),
        ("plain", "zaphod 1.0"),
    ]
    assert section.findings[2].title == "<user>'s model"
    assert exit_code([section]) is ExitCode.FINDINGS


def test_warnings_are_no_fault():
    def warn():
        yield Finding("warn", "Warn", "little", Level.WARNING, "more")

    assert exit_code(run_checks([Section("Trial", (warn, sound))], hide)) is ExitCode.DONE
