"""A run in words and as JSON, for the end of a run and for the output folder."""

import json
from pathlib import Path

from pydantic import JsonValue

from desktop.laboratory_thresholds import ThresholdChoice
from desktop.output_names import SUMMARY_JSON_FILE, SUMMARY_TEXT_FILE
from desktop.run_summary import Ending, RunSummary
from desktop.signature_report import UNSIGNED, SignatureReport
from inference.decision import Decision, Flag
from inference.files import write_atomically
from inference.signature import SignatureState

RESEARCH_USE = "For research use only. Not a medical device; every answer needs a reader who decides."


def summary_lines(summary: RunSummary) -> list[str]:
    """The run in words, a line each."""
    run = summary.run
    decisions = summary.decisions
    lines = [
        f"Folder: {summary.folder}",
        f"Images: {summary.done_count:,} of {summary.image_count:,} screened"
        + ("" if summary.ending is Ending.COMPLETE else f" ({summary.ending.value})")
        + f"; {summary.row_count:,} rows; {summary.other_count:,} other files passed over",
        f"Reported: {decisions[Decision.REPORTED]:,}"
        + "".join(f"; {name} {count:,}" for name, count in summary.reported.items()),
        f"Not reported (the model abstained): {decisions[Decision.ABSTAINED]:,}",
        f"Unreadable: {decisions[Decision.UNREADABLE]:,}",
    ]
    found = [(flag, count) for flag, count in summary.flags.items() if count]
    if found:
        lines.append("Flags:")
        lines += [f"  {count:,} x {flag.value}: {flag.sentence}" for flag, count in found]
    if summary.unreadable_folders:
        lines.append("Folders that could not be read: " + ", ".join(summary.unreadable_folders))
    if summary.skipped_folders:
        lines.append("Linked folders and earlier results passed over: " + ", ".join(summary.skipped_folders))
    seconds = summary.elapsed_seconds
    speed = f", {summary.done_count / seconds:.1f} images/s" if seconds > 0 else ""
    lines += [
        f"Time: {seconds:.1f} s{speed}",
        f"Model: {run.model_id} {run.model_version}, bundle {run.bundle_id[:12]}, {run.runtime} {run.runtime_version}",
        f"Thresholds: {thresholds_in_words(summary)}",
        f"Run: {run.run_id}, SmearScope {run.application_version}",
        RESEARCH_USE,
    ]
    return lines


def write_summary(summary: RunSummary, folder: Path, signature: SignatureReport = UNSIGNED) -> None:
    """Write summary.txt and summary.json; what the bundle's signature is worth stands in both.

    Raises:
        OutputError: a file cannot be written.
    """
    signed = [] if signature.state is SignatureState.UNSIGNED else [signature.sentence]
    text = "\n".join((*summary_lines(summary), *signed)) + "\n"
    write_atomically(folder / SUMMARY_TEXT_FILE, text.encode())
    record = json.dumps(summary_record(summary, signature), indent=2, ensure_ascii=False)
    write_atomically(folder / SUMMARY_JSON_FILE, f"{record}\n".encode())


def summary_record(summary: RunSummary, signature: SignatureReport = UNSIGNED) -> dict[str, JsonValue]:
    """The run in numbers, for programs: what summary.json holds and `--json` prints."""
    return {
        "schema_version": 1,
        "intended_use": RESEARCH_USE,
        **run_figures(summary),
        "other_count": summary.other_count,
        "unreadable_folders": list(summary.unreadable_folders),
        "skipped_folders": list(summary.skipped_folders),
        "signature": signature.state.value,
    }


def run_figures(summary: RunSummary) -> dict[str, JsonValue]:
    """What a run's own store tells of it, with the names of summary.json."""
    run = summary.run
    return {
        "run_id": run.run_id,
        "started_at_utc": run.started_at_utc,
        "folder": summary.folder,
        "ending": summary.ending.value,
        "image_count": summary.image_count,
        "done_count": summary.done_count,
        "row_count": summary.row_count,
        "decisions": {decision.value: summary.decisions[decision] for decision in Decision},
        "reported": dict(summary.reported),
        "flags": {flag.value: summary.flags[flag] for flag in Flag},
        "elapsed_seconds": round(summary.elapsed_seconds, 3),
        "model_id": run.model_id,
        "model_version": run.model_version,
        "bundle_id": run.bundle_id,
        "thresholds": _whose(summary).value,
        "moved_thresholds": dict(summary.moved_thresholds),
        "runtime": run.runtime,
        "runtime_version": run.runtime_version,
        "application_version": run.application_version,
    }


def _whose(summary: RunSummary) -> ThresholdChoice:
    return ThresholdChoice.LABORATORY if summary.moved_thresholds else ThresholdChoice.CARD


def thresholds_in_words(summary: RunSummary) -> str:
    """Whose thresholds decided in a run, with the values of those that a laboratory moved."""
    if not summary.moved_thresholds:
        return "the card's own"
    moved = ", ".join(f"{name} {value:g}" for name, value in sorted(summary.moved_thresholds.items()))
    return f"moved by the laboratory: {moved}; else the card's own"
