"""The environment report: every check in its section, none of which can keep the others from being told."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.environment import computer, model_state, software, storage, window_check
from desktop.environment.finding import Finding, Level
from desktop.environment.privacy import Hiding, this_person
from inference.errors import ExitCode, SmearScopeError

Check = Callable[[], Iterable[Finding]]


@dataclass(frozen=True)
class Section:
    """Checks of one kind."""

    title: str
    checks: tuple[Check, ...]


@dataclass(frozen=True)
class Checked:
    """A section's findings, free of personal data."""

    title: str
    findings: tuple[Finding, ...]


SECTIONS = (
    Section("Program", (software.program, software.runtime)),
    Section("Computer", (computer.machine, computer.session)),
    Section("Data", (storage.data_folder,)),
    Section("Models", (model_state.default_model, model_state.installed_models, model_state.signers)),
    Section("Libraries", (software.needed_libraries,)),
    Section("Optional libraries", (software.optional_libraries,)),
)
SELF_TEST = Section(
    "Self-test", (software.installed_files, model_state.every_model, model_state.screening, window_check.window)
)


def run_checks(sections: Sequence[Section], hide: Callable[[str], str] | None = None) -> Iterator[Checked]:
    """Check one section after another.

    Args:
        sections: what to look at.
        hide: takes personal data out of a text; None hides this account's and this computer's.
    """
    hiding = Hiding(this_person()) if hide is None else hide
    for section in sections:
        found = [finding for check in section.checks for finding in _findings(check)]
        yield Checked(section.title, tuple(_hidden(finding, hiding) for finding in found))


def exit_code(report: Iterable[Checked]) -> ExitCode:
    """1 for a fault; warnings are none."""
    has_fault = any(finding.level is Level.FAULT for section in report for finding in section.findings)
    return ExitCode.FINDINGS if has_fault else ExitCode.DONE


def _findings(check: Check) -> Iterator[Finding]:
    try:
        yield from check()
    except SmearScopeError as error:
        yield Finding(f"check.{check.__name__}", _title(check), str(error), Level.FAULT, "Do what the message says")
    except Exception as error:  # on a computer that is out of order, any check may fail; the others still help
        yield Finding(
            f"check.{check.__name__}",
            _title(check),
            f"failed by itself: {type(error).__name__}: {error}",
            Level.FAULT,
            "Report this line",
        )


def _title(check: Check) -> str:
    return f"Check `{check.__name__.replace('_', ' ')}`"


def _hidden(finding: Finding, hide: Callable[[str], str]) -> Finding:
    if finding.is_plain:
        return finding
    return replace(finding, title=hide(finding.title), value=_in_a_line(hide(finding.value)))


def _in_a_line(text: str) -> str:
    return " ".join(text.split())
