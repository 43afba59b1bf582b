"""The window's words for answers, progress and endings, so that each is said one way everywhere."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.gui.direction import isolated
from desktop.gui.engine_words import decision_name, flag_name, reason_sentence
from desktop.gui.numbers import decimal_text, number_text, percent_text
from desktop.kappa import Kappa
from desktop.probability_words import ALMOST_CERTAIN, share_decimals
from desktop.records import ResultRow, shown_path
from desktop.run_summary import Progress
from desktop.validation.intervals import Estimate, Interval
from inference.decision import Decision, Flag

# By this name, and with literal arguments: the tool that collects texts for translation looks for them.
translate = QCoreApplication.translate

# What stands where a number would mislead.
NO_VALUE = "\N{EN DASH}"


def answer_text(row: ResultRow) -> str:
    """The answer in a word or two: never a class that was not reported."""
    return row.reported_class or decision_name(row.decision)


def probability_text(row: ResultRow) -> str:
    """Probability of a reported class in percent; a dash for anything else."""
    if row.decision is not Decision.REPORTED or row.probability is None:
        return NO_VALUE
    return percent(row.probability)


def percent(share: float) -> str:
    """A probability (0-1) in percent with one decimal; never rounded up to certainty."""
    return percent_text(min(share, ALMOST_CERTAIN), 1)


def share_text(share: float) -> str:
    """A share of things that were counted (0-1) in percent: unlike a probability, it may be all of them."""
    return percent_text(share, share_decimals(share))


def name_text(row: ResultRow) -> str:
    """File name, with what tells a page or a tile of it from the others."""
    name = isolated(row.image_path.rsplit("/", 1)[-1])
    if row.tile_x or row.tile_y:
        x, y = number_text(row.tile_x), number_text(row.tile_y)
        return translate("wording", "{name} (tile {x}, {y})").format(name=name, x=isolated(x), y=isolated(y))
    return translate("wording", "{name} (page {page})").format(name=name, page=row.page) if row.page else name


def reason_text(row: ResultRow) -> str:
    """Why nothing was reported, without repeating the answer itself."""
    return reason_sentence(row.reason, row.flags)


def short_flag(flag: Flag) -> str:
    """A flag in one or two words, for a table cell."""
    return flag_name(flag)


def flags_text(flags: Sequence[Flag]) -> str:
    """All flags of a row in a few words."""
    return ", ".join(short_flag(flag) for flag in flags)


def interval_text(interval: Estimate | Interval) -> str:
    """The bounds of an interval of shares, in percent."""
    return translate("wording", "{low} to {high}").format(low=share_text(interval.low), high=share_text(interval.high))


def kappa_text(kappa: Kappa | None) -> str:
    """Agreement beyond chance, with its interval where it has one."""
    if kappa is None or kappa.value is None:
        return NO_VALUE
    value = decimal_text(kappa.value, 2)
    if kappa.low is None or kappa.high is None:
        return value
    bounds = translate("wording", "{low} to {high}").format(
        low=decimal_text(kappa.low, 2), high=decimal_text(kappa.high, 2)
    )
    return f"{value} ({bounds})"


def hits_text(estimate: Estimate) -> str:
    """What a share was counted from."""
    return translate("StatusBar", "{done} of {total}").format(
        done=number_text(estimate.hits), total=number_text(estimate.total)
    )


def time_text(time_utc: str) -> str:
    """A time in UTC, ISO 8601, as people write it."""
    return time_utc.replace("T", " ").replace("Z", " UTC")


def duration_text(seconds: float) -> str:
    """A time as 0:07, 4:12 or 2:04:09."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def progress_text(progress: Progress) -> str:
    """Done of total, speed and time left."""
    done, total = number_text(progress.done), number_text(progress.total)
    if progress.is_total_known:
        parts = [translate("wording", "{done} of {total} images").format(done=done, total=total)]
    else:
        parts = [translate("wording", "{done} of {total} images found so far").format(done=done, total=total)]
    if progress.seconds_left is not None:
        speed, left = decimal_text(progress.images_per_second, 1), duration_text(progress.seconds_left)
        parts.append(translate("StatusBar", "{speed} images/s").format(speed=speed))
        parts.append(translate("StatusBar", "{time} left").format(time=left))
    return " \N{MIDDLE DOT} ".join(parts)


def path_text(path: Path | str) -> str:
    """A path for people; in a window that reads from right to left it keeps its own direction."""
    return isolated(shown_path(path))
