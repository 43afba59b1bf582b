"""`smearscope doctor`: whether SmearScope can work on this computer, for those who look after it."""

from collections.abc import Sequence
from typing import Annotated

import typer

from desktop.commands.json_output import print_json
from desktop.commands.options import JsonOption, console
from desktop.environment.finding import Finding, Level
from desktop.environment.report import SECTIONS, SELF_TEST, Checked, exit_code, run_checks

_STYLES = {Level.OK: "green", Level.WARNING: "yellow", Level.FAULT: "red"}
_LEVEL_WIDTH = max(map(len, Level))
_MIN_TITLE_WIDTH = 22


def doctor(
    as_json: JsonOption = False,
    self_test: Annotated[
        bool,
        typer.Option(
            "--self-test",
            help="Also test every model, screen the drawn samples from end to end, and open the window unseen.",
        ),
    ] = False,
) -> int:
    """Say whether everything that SmearScope needs is here and works, and what to do where not.

    The report can be mailed to whoever looks after this computer: it names no user, no computer, no image and no
    patient, and the home folder is shown as ~. Nothing is sent anywhere.

    Exit codes: 0 all is well, or there are warnings only; 1 something is at fault.
    """
    sections = (*SECTIONS, SELF_TEST) if self_test else SECTIONS
    report = []
    for checked in run_checks(sections):
        report.append(checked)
        if not as_json:
            _print(checked)
    if as_json:
        print_json(_as_json(report))
    else:
        console.print(f"\n{_result(report)}", markup=False)
    return exit_code(report)


def _print(checked: Checked) -> None:
    console.print(f"\n{checked.title}", style="bold", markup=False)
    width = max([_MIN_TITLE_WIDTH, *(len(finding.title) for finding in checked.findings)])
    for finding in checked.findings:
        console.print(f"  {finding.level.value:{_LEVEL_WIDTH}}  ", style=_STYLES[finding.level], end="", markup=False)
        console.print(f"{finding.title:{width}}  {finding.value}", markup=False)
        if finding.advice:
            console.print(f"  {'':{_LEVEL_WIDTH}}  What to do: {finding.advice}", markup=False)


def _result(report: Sequence[Checked]) -> str:
    levels = [finding.level for checked in report for finding in checked.findings]
    faults, warnings = levels.count(Level.FAULT), levels.count(Level.WARNING)
    return f"{_count(faults, 'fault')}, {_count(warnings, 'warning')}, {levels.count(Level.OK)} ok"


def _count(number: int, word: str) -> str:
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"


def _as_json(report: Sequence[Checked]) -> dict[str, object]:
    return {
        "schema_version": 1,
        "has_fault": bool(exit_code(report)),
        "findings": [_finding_json(checked.title, finding) for checked in report for finding in checked.findings],
    }


def _finding_json(section: str, finding: Finding) -> dict[str, str]:
    return {
        "section": section,
        "key": finding.key,
        "level": finding.level.value,
        "title": finding.title,
        "value": finding.value,
        "advice": finding.advice,
    }
