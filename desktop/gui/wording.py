"""The window's words for answers, progress and endings, so that each is said one way everywhere."""

from collections.abc import Sequence

from desktop.records import ResultRow
from desktop.run_summary import Ending, Progress, RunSummary
from inference.decision import Decision, Flag

NOT_REPORTED = "Not reported"
UNREADABLE = "Unreadable"
RESEARCH_USE = "Research use only"
# What stands where a number would mislead.
NO_VALUE = "\N{EN DASH}"

_SHORT_FLAGS = {
    Flag.BLUR: "Blur",
    Flag.EXPOSURE: "Exposure",
    Flag.STAIN: "Stain",
    Flag.ASPECT_RATIO: "Proportions",
    Flag.OUT_OF_DISTRIBUTION: "Unknown",
    Flag.NEAR_THRESHOLD: "Barely sure",
    Flag.DUPLICATE: "Duplicate",
    Flag.NEAR_DUPLICATE: "Near duplicate",
}


def answer_text(row: ResultRow) -> str:
    """The answer in a word or two: never a class that was not reported."""
    if row.decision is Decision.UNREADABLE:
        return UNREADABLE
    return row.reported_class or NOT_REPORTED


def probability_text(row: ResultRow) -> str:
    """Probability of a reported class in percent; a dash for anything else."""
    if row.decision is not Decision.REPORTED or row.probability is None:
        return NO_VALUE
    return percent(row.probability)


def percent(share: float) -> str:
    """A probability (0-1) in percent with one decimal; never rounded up to certainty."""
    return f"{min(share * 100.0, 99.9):.1f}\N{NO-BREAK SPACE}%"


def name_text(row: ResultRow) -> str:
    """File name, with the page where it is not the first."""
    name = row.image_path.rsplit("/", 1)[-1]
    return f"{name} (page {row.page})" if row.page else name


def reason_text(row: ResultRow) -> str:
    """Why nothing was reported, without repeating the answer itself."""
    for prefix in (NOT_REPORTED, UNREADABLE):
        text = row.reason.removeprefix(f"{prefix}: ")
        if text != row.reason:
            return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", ")")) else ".")
    return row.reason


def short_flag(flag: Flag) -> str:
    """A flag in one or two words, for a table cell."""
    return _SHORT_FLAGS[flag]


def flags_text(flags: Sequence[Flag]) -> str:
    """All flags of a row in a few words."""
    return ", ".join(short_flag(flag) for flag in flags)


def duration_text(seconds: float) -> str:
    """A time as 0:07, 4:12 or 2:04:09."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def count_text(count: int, noun: str) -> str:
    """A count with its noun: 1 image, 812 images."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def progress_text(progress: Progress) -> str:
    """Done of total, speed and time left."""
    found = count_text(progress.total, "image") + ("" if progress.is_total_known else " found so far")
    text = f"{progress.done:,} of {found}"
    if progress.seconds_left is None:
        return text
    return f"{text} \N{MIDDLE DOT} {progress.images_per_second:.1f} images/s \N{MIDDLE DOT} " + (
        f"{duration_text(progress.seconds_left)} left"
    )


def summary_text(summary: RunSummary) -> str:
    """A finished run in numbers."""
    counts = summary.decisions
    parts = [
        f"{counts[Decision.REPORTED]:,} reported",
        f"{counts[Decision.ABSTAINED]:,} not reported",
        f"{counts[Decision.UNREADABLE]:,} unreadable",
    ]
    if summary.ending is Ending.CANCELLED:
        done, total = summary.done_count, summary.image_count
        opening = f"Cancelled. {done:,} of {count_text(total, 'image')} screened and kept"
    else:
        opening = f"{count_text(summary.done_count, 'image')} screened in {duration_text(summary.elapsed_seconds)}"
    if summary.unreadable_folders:
        parts.append(f"{count_text(len(summary.unreadable_folders), 'sub-folder')} could not be entered")
    return f"{opening}: {', '.join(parts)}"


def stopped_text(last: Progress) -> str:
    """What a run kept that an error ended."""
    return f"Stopped by an error. {last.done:,} of {count_text(last.total, 'image')} screened and kept"
