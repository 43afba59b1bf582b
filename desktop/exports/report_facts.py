"""What a workbook's sheets and a printed report say alike: the counts, and where the rows come from."""

from desktop.exports.exported import ExportContext
from desktop.exports.filter_words import filter_in_words
from desktop.exports.statistics import Counts
from desktop.records import printable_path
from desktop.run_summary import Ending
from desktop.summary import thresholds_in_words
from inference import __version__
from inference.decision import Decision, Flag
from inference.percent import percent_words

CountLine = tuple[str, int, float | None]
ReviewLine = tuple[str, int, int, int]

REVIEW_HEADS = ("Class", "Model", "Reviewers", "Together")
TOGETHER_MEANS = (
    "Together: the reviewer's answer where there is one, else the reported class; where the reviewer is unsure, none."
)
NOT_SIGNED_OFF = "not signed off"

_DECISION_WORDS = {
    Decision.REPORTED: "Reported",
    Decision.ABSTAINED: "Not reported (the model abstained)",
    Decision.UNREADABLE: "Unreadable",
}


def class_lines(context: ExportContext) -> list[CountLine]:
    """Reported rows per class, then of all malignant ones, each with its share of the reported rows."""
    counts = context.statistics.all
    reported = counts.decisions[Decision.REPORTED]
    lines = [
        (label.display_name + (" (malignant)" if label.malignant else ""), counts.reported[label.display_name])
        for label in context.run.labels
    ]
    lines.append(("All malignant classes", counts.malignant_reported))
    return [(name, count, count / reported if reported else None) for name, count in lines]


def decision_lines(context: ExportContext) -> list[CountLine]:
    """Rows per decision, then per flag that occurs, each with its share of all rows."""
    counts = context.statistics.all
    total = counts.row_count
    lines = [(_DECISION_WORDS[decision], counts.decisions[decision]) for decision in Decision]
    lines += [(f"Flag {flag.value}: {flag.sentence}", counts.flags[flag]) for flag in Flag if counts.flags[flag]]
    return [(name, count, count / total if total else None) for name, count in lines]


def tells_reviews(context: ExportContext) -> bool:
    """Whether answers and sign-offs are told of; not while somebody reads blindly."""
    return not context.second_reading.blind_reader


def review_lines(context: ExportContext) -> list[ReviewLine]:
    """Rows per class, of all malignant ones and of none: by the model, by the reviewers, and by both together."""
    counts, labels = context.statistics.all, context.run.labels
    lines = [
        (name, counts.reported[name], counts.answers[name], counts.together[name])
        for name in (label.display_name for label in labels)
    ]
    answered = sum(counts.answers[label.display_name] for label in labels if label.malignant)
    lines.append(("All malignant classes", counts.malignant_reported, answered, counts.malignant_together))
    abstained = counts.decisions[Decision.ABSTAINED]
    return [*lines, ("No class", abstained, counts.unsure_count, counts.undecided_count)]


def signed_off_sentence(context: ExportContext) -> str:
    """How many rows were reviewed, and how many cases are signed off."""
    cases = context.statistics.cases
    signed = sum(counts.is_signed_off for counts in cases.values())
    answered = context.statistics.all.answers.total()
    return f"{answered:,} rows have a reviewer's answer; {signed:,} of {len(cases):,} cases are signed off."


def sign_off_of(counts: Counts) -> tuple[str, str]:
    """Who signed a case off, and when (UTC, ISO 8601)."""
    if not counts.is_signed_off:
        return NOT_SIGNED_OFF, ""
    # Reviews of the first schema were signed each by itself, perhaps by several.
    people = dict.fromkeys(by for _at, by in sorted(counts.sign_offs))
    return ", ".join(people), max(at for at, _by in counts.sign_offs)


def provenance_lines(context: ExportContext) -> list[tuple[str, str]]:
    """Where the rows come from, as names and values."""
    run, summary, statistics = context.run, context.summary, context.statistics
    words = context.second_reading.words
    second_reading = [("Second reading", words[:1].upper() + words[1:])] if words else []
    done = f"{summary.done_count:,} of {summary.image_count:,} images screened"
    return [
        ("Run", run.run_id),
        ("Folder", printable_path(context.folder)),
        ("Part", _part(context)),
        *second_reading,
        ("Started (UTC)", run.started_at_utc),
        ("Ended", done if summary.ending is Ending.COMPLETE else f"{done} ({summary.ending.value})"),
        ("Model", f"{run.model_id} {run.model_version}"),
        ("Bundle id", run.bundle_id),
        ("Runtime", f"{run.runtime} {run.runtime_version}"),
        ("Reported from", f"a probability of {percent_words(run.abstain_below)}"),
        ("Thresholds", thresholds_in_words(summary)),
        ("Screened by", f"SmearScope {run.application_version}"),
        ("Exported by", f"SmearScope {__version__}"),
        ("Exported (UTC)", context.exported_at_utc),
        ("Rows", f"{statistics.all.row_count:,}"),
        ("SHA-256 of the rows", statistics.rows_sha256),
        ("Audit log", f"{context.audit_head.sequence:,} entries when exported"),
        ("Hash of the last entry", context.audit_head.hash),
    ]


def _part(context: ExportContext) -> str:
    case, words = context.options.case, filter_in_words(context.options.wanted)
    part = "whole run" if case is None else f"case {case or '(top folder)'}"
    return f"{part}, only {words}" if words else part
