"""`smearscope audit`: whether a run's record was changed afterwards, and what it says."""

import json as json_library
import re
from collections import deque
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from pydantic import JsonValue

from desktop.app_settings import settings_path
from desktop.commands.json_output import print_json
from desktop.commands.options import JsonOption, console
from desktop.deciding_settings import DecidingSetting, SettingChange
from desktop.exports.audit_check import audit_problems
from desktop.exports.provenance import read_provenance
from desktop.exports.second_reading_words import agreement_in_words
from desktop.records import printable_path, shown_path
from desktop.settings_log import log_path, log_problems, read_change, read_log
from desktop.store.agreement import agreement_in
from desktop.store.audit_log import AuditEntry, AuditKind, ChainHead
from desktop.store.canonical import Payload
from desktop.store.reviews import Reader, ReviewStep
from desktop.store.run_reader import RunReader
from desktop.store.verification import RowCover
from inference.errors import ExitCode, UnusableInputError

app = typer.Typer(
    help="Check the audit log of a run, in which every change is recorded, or read it.", no_args_is_help=True
)

RunArgument = Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the run.")]

# Of a review of schema 1, which does not say what was done.
_FIRST_REVIEW_COLUMNS = 10
# Which entries hold what a blind second reader must not know.
_READERS_ENTRIES = frozenset({AuditKind.REVIEW, AuditKind.CASE_SIGNED_OFF, AuditKind.SIGN_OFF_WITHDRAWN})
_NOT_TOLD = "not told while a second reader reads blindly; --with-answers tells it"
_HEAD = re.compile(r"([0-9]+):([0-9a-f]{64})")
_COVER_WORDS = {
    RowCover.HOLDS: "The result rows are those that the log vouches for.",
    RowCover.DIFFERS: "The result rows are not those that the log vouches for.",
    RowCover.NOT_YET: "The result rows are not vouched for yet: the log does so when a run ends and with every export.",
}


@app.command()
def verify(
    run: RunArgument,
    head: Annotated[
        str | None,
        typer.Option(
            metavar="SEQUENCE:HASH",
            help="A head that was written down: `smearscope audit head` printed it at that time.",
        ),
    ] = None,
    export: Annotated[
        Path | None,
        typer.Option(metavar="REPORT", help="An export of this run: takes the head from its NAME.provenance.json."),
    ] = None,
    json: JsonOption = False,
) -> int:
    """Look for entries of the log, result rows and reviews that were edited, put in, removed or reordered.

    Entries cut off the end are found only with --head or --export, which say how far the log reached before.

    Exit codes: 0 the run is as it was recorded; 1 something was changed; 2 the run cannot be read.
    """
    if head is not None and export is not None:
        raise UnusableInputError("Name a head or an export, not both: an export brings its own")
    with RunReader(run) as reader:
        if export is not None:
            told = read_provenance(export)
            expected: ChainHead | None = ChainHead(told.audit_length, told.audit_head)
            found = reader.verify(expected)
            problems = audit_problems(reader, told)
        else:
            expected = None if head is None else _parsed_head(head)
            found = reader.verify(expected)
            problems = found.problems
    if json:
        print_json(
            {
                "run_folder": printable_path(run),
                "holds": not problems,
                "problems": list(problems),
                "rows": found.row_cover.value,
                "row_count": found.digest.row_count,
                "head": _head_text(found.head),
                "expected_head": None if expected is None else _head_text(expected),
            }
        )
    else:
        _print_verification(run, problems, found.row_cover, found.head, is_end_known=expected is not None)
    return ExitCode.FINDINGS if problems else ExitCode.DONE


@app.command()
def show(
    run: RunArgument,
    last: Annotated[int | None, typer.Option("--last", min=1, help="Only so many entries from the end.")] = None,
    with_answers: Annotated[
        bool,
        typer.Option("--with-answers", help="Tell answers, notes and sign-offs also while somebody reads blindly."),
    ] = False,
    json: JsonOption = False,
) -> None:
    """Print the log: what happened to the run, and when. `smearscope audit verify` says whether it was changed.

    While a second reader reads blindly, what readers answered and signed is not told unless it is asked for: the
    blind reader may be the one who looks.
    """
    with RunReader(run) as reader:
        second = reader.second_reading()
        hidden = _READERS_ENTRIES if second is not None and second.is_open and not with_answers else frozenset()
        entries: Iterable[AuditEntry] = reader.audit_entries()
        if last is not None:
            entries = deque(entries, maxlen=last)
        if json:
            print_json([{**_record(entry), **({"payload": None} if entry.kind in hidden else {})} for entry in entries])
            return
        for entry in entries:
            told = f"{_words_of(entry.kind)} ({_NOT_TOLD})" if entry.kind in hidden else _in_words(entry)
            console.print(f"{entry.sequence:>5}  {entry.time_utc}  {told}", markup=False)


@app.command()
def settings(json: JsonOption = False) -> int:
    """Print the log of settings that change decisions: who moved which threshold, and when; and whether it holds.

    Each run's own log tells of those changed before it began, or while it was open.

    Exit codes: 0 the log holds; 1 it was changed; 3 it cannot be read.
    """
    path = log_path(settings_path())
    entries = read_log(path)
    problems = log_problems(entries)
    if json:
        told = [_record(entry) for entry in entries]
        print_json({"log": printable_path(path), "holds": not problems, "problems": list(problems), "entries": told})
        return ExitCode.FINDINGS if problems else ExitCode.DONE
    for entry in entries:
        console.print(f"{entry.sequence:>5}  {entry.time_utc}  {_in_words(entry)}", markup=False)
    if problems:
        console.print(f"{shown_path(path)}: something was changed after it was recorded.", style="red", markup=False)
        for problem in problems:
            console.print(f"- {problem}", markup=False)
        return ExitCode.FINDINGS
    text = "holds" if entries else "has no entry: no such setting was ever changed"
    console.print(f"{shown_path(path)}: the log of settings {text}.", style="green", markup=False)
    return ExitCode.DONE


@app.command()
def head(run: RunArgument, json: JsonOption = False) -> None:
    """Print the head of the log, to be written down somewhere else: with it, nobody can shorten the log unseen."""
    with RunReader(run) as reader:
        found = reader.head()
    if json:
        print_json({"run_folder": printable_path(run), "head": _head_text(found)})
    else:
        console.print(_head_text(found), markup=False)


def _parsed_head(text: str) -> ChainHead:
    found = _HEAD.fullmatch(text.strip().lower())
    if found is None:
        raise UnusableInputError(
            f"{text!r} is no head of an audit log. Expected is a number, a colon and 64 digits or letters a to f, as "
            "`smearscope audit head` prints them"
        )
    return ChainHead(int(found[1]), found[2])


def _head_text(head: ChainHead) -> str:
    return f"{head.sequence}:{head.hash}"


def _print_verification(
    run: Path, problems: tuple[str, ...], cover: RowCover, head: ChainHead, *, is_end_known: bool
) -> None:
    where = shown_path(run)
    if problems:
        console.print(f"{where}: something was changed after it was recorded.", style="red", markup=False)
        for problem in problems:
            console.print(f"- {problem}", markup=False)
    else:
        entries = f"{head.sequence:,} entr{'y' if head.sequence == 1 else 'ies'}"
        console.print(f"{where}: the audit log holds, {entries}.", style="green", markup=False)
        console.print(_COVER_WORDS[cover], markup=False)
    if not is_end_known:
        console.print(
            "Whether entries were cut off the end cannot be told without a head that was written down before "
            "(--head), or an export (--export).",
            markup=False,
        )
    console.print(f"Head: {_head_text(head)}", markup=False)


def _record(entry: AuditEntry) -> dict[str, JsonValue]:
    return {
        "sequence": entry.sequence,
        "time_utc": entry.time_utc,
        "kind": entry.kind,
        "payload": entry.payload if (payload := entry.read_payload()) is None else payload,
        "previous_hash": entry.previous_hash,
        "hash": entry.hash,
    }


def _in_words(entry: AuditEntry) -> str:
    payload = entry.read_payload()
    if payload is None:
        return f"{_words_of(entry.kind)}: {entry.payload}"
    match entry.kind:
        case AuditKind.RUN_STARTED:
            run = payload.get("run")
            model = f"{run.get('model_id')} {run.get('model_version')}" if isinstance(run, dict) else "?"
            return f"Run started: {payload.get('folder')} with {model}"
        case AuditKind.RUN_RESUMED:
            return f"Run gone on with by SmearScope {payload.get('application_version', '?')}"
        case AuditKind.RUN_ENDED:
            return (
                f"Run ended, {payload.get('state')}: {payload.get('store_row_count')} rows, "
                f"{payload.get('pending_count')} of {payload.get('image_count')} images left"
            )
        case AuditKind.EXPORT:
            case_name = payload.get("case")
            part = "" if case_name is None else f", case {case_name or '(top folder)'}"
            return f"Exported {payload.get('file_name')}: {payload.get('exported_row_count')} rows{part}"
        case AuditKind.REVIEW:
            review = payload.get("review")
            # This command is for logs that somebody may have edited, so nothing is taken for granted.
            reviewer, reviewed_class = review[6:8] if isinstance(review, list) and len(review) >= 8 else ("?", "?")
            how = review[_FIRST_REVIEW_COLUMNS:][:2] if isinstance(review, list) else []
            words = [] if not how or how[0] == ReviewStep.ASSIGNED else [str(how[0])]
            words += ["second reader"] if how[1:] == [Reader.SECOND] else []
            step = f" ({', '.join(words)})" if words else ""
            return f"Reviewed by {reviewer}{step}: {payload.get('image_path')} is {reviewed_class or '(no answer)'}"
        case AuditKind.CASE_SIGNED_OFF | AuditKind.SIGN_OFF_WITHDRAWN:
            sign_off = payload.get("sign_off")
            reviewer, reason = sign_off[3:5] if isinstance(sign_off, list) and len(sign_off) >= 5 else ("", "")
            by = f" by {reviewer}" if reviewer else ""
            what = "signed off" if entry.kind == AuditKind.CASE_SIGNED_OFF else "sign-off withdrawn"
            return f"Case {payload.get('case') or '(top folder)'}: {what}{by}{'. ' + str(reason) if reason else ''}"
        case AuditKind.SECOND_READING_OPENED | AuditKind.SECOND_READING_CLOSED:
            reading = payload.get("second_reading")
            reviewer = reading[2] if isinstance(reading, list) and len(reading) >= 3 else "?"
            return f"{_words_of(entry.kind)}: {reviewer}{_agreement_words(payload)}"
        case AuditKind.SETTINGS_CHANGED:
            change = read_change(payload)
            return f"Setting changed: {payload}" if change is None else _change_in_words(change, payload)
        case _:
            rest = json_library.dumps(payload, ensure_ascii=False)
            return f"{_words_of(entry.kind)}: {rest}"


def _change_in_words(change: SettingChange, payload: Payload) -> str:
    key = change.key
    if key.setting is DecidingSetting.THRESHOLD:
        what, own = f"threshold {key.name} of {key.model_id}, for new runs", "the model's own"
    else:
        what, own = "what is less sure is queued for review", "none"
    card_value = payload.get("card_value")
    values = [own if value is None else f"{value:g}" for value in (change.old, change.new)]
    of_card = f" (the model's own is {card_value:g})" if isinstance(card_value, int | float) else ""
    who = payload.get("who") or "another program"
    when = payload.get("changed_at_utc")
    return f"Setting changed by {who}{f' at {when}' if when else ''}: {what}, from {values[0]} to {values[1]}{of_card}"


def _agreement_words(payload: Payload) -> str:
    try:
        agreement = agreement_in(payload)
    except ValueError:
        return ", with an agreement that cannot be read"
    return "" if agreement is None else f"; {agreement_in_words(agreement)}"


def _words_of(kind: str) -> str:
    return kind.replace("_", " ").capitalize()
