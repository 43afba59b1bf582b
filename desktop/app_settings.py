"""What a user chose for the window: language, theme, processors, thresholds, and what it remembers of itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from desktop.deciding_settings import USUAL_REVIEW_BELOW, DecidingValues, changes_between, deciding_values
from desktop.json_keeping import DamagedJsonError, locked, merged, move_aside, read_object, write_object
from desktop.user_folders import CONFIG_VARIABLE, config_folder
from inference.errors import OutputError

if TYPE_CHECKING:
    # For types alone: see `_log_decisions`.
    from desktop.settings_log import LoggedChange

SETTINGS_FILE = "settings.json"
# Raised when a name means something else than before; a name that is new does without.
SCHEMA_VERSION = 1
# In characters; every field for such a name takes as many, and no more.
MAX_REVIEWER_NAME = 80
# Wider than any screen.
MAX_PANE_PX = 20_000


class ThemeChoice(StrEnum):
    """Light or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class WindowPlace(BaseModel):
    """Where the window was.

    Attributes:
        geometry: as Qt saves it, in base 64; empty for the usual place.
        panes: by page, widths in pixels that a person gave its panes, but for the one that takes what is left.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    geometry: str = ""
    panes: Mapping[str, tuple[Annotated[int, Field(ge=1, le=MAX_PANE_PX)], ...]] = Field(default_factory=dict)


class AppSettings(BaseModel):
    """Every choice. Names that this version does not know are kept as they are, for the version that does.

    Attributes:
        schema_version: of what the names mean; a newer one is not understood here.
        language: of the window, such as `fa`; empty follows the system.
        workers: inference workers; None leaves the choice to SmearScope.
        threads: of one worker; None as above.
        thresholds: what a laboratory moved, by model id and name of the threshold; what is missing is the model's own.
        reviewer: who reviews; empty until somebody said so.
        review_below: what the model is less sure of than this (0-1) is queued for review; what is not reported, or
            flagged, is queued anyway.
        runs_folder: where new runs are kept; None is the user's own folder of runs.
        exports: the export dialog's choices of the last time.
        tour_seen: whether the first-run tour was shown.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    schema_version: int = SCHEMA_VERSION
    language: str = Field(default="", max_length=20, pattern=r"^[A-Za-z_]*$")
    theme: ThemeChoice = ThemeChoice.SYSTEM
    workers: int | None = Field(default=None, ge=1, le=256)
    threads: int | None = Field(default=None, ge=1, le=256)
    thresholds: Mapping[str, Mapping[str, float]] = Field(default_factory=dict)
    reviewer: str = Field(default="", max_length=MAX_REVIEWER_NAME)
    review_below: float = Field(default=USUAL_REVIEW_BELOW, ge=0.0, le=1.0)
    runs_folder: Path | None = None
    exports: Mapping[str, JsonValue] = Field(default_factory=dict)
    window: WindowPlace = WindowPlace()
    tour_seen: bool = False

    @property
    def deciding(self) -> DecidingValues:
        """Those that change what is reported, flagged or queued for review."""
        return deciding_values(self.thresholds, self.review_below)

    def changed(self, **choices: Any) -> "AppSettings":
        """These settings with other choices.

        Raises:
            ValidationError: a choice is out of its bounds.
        """
        return AppSettings.model_validate({**dict(self), **choices})

    def rebased(self, before: "AppSettings", onto: "AppSettings") -> "AppSettings":
        """What differs here from `before`, put into `onto`: another window's choices, with those of this one.

        Raises:
            ValidationError: the two do not go together.
        """
        mine, known, theirs = (each.model_dump(mode="json") for each in (self, before, onto))
        return AppSettings.model_validate(merged(known, mine, theirs))


@dataclass(frozen=True)
class LoadedSettings:
    """Settings as they were found.

    Attributes:
        problem: why some are not what the user chose, in words; empty when all is well.
    """

    settings: AppSettings
    problem: str = ""


def settings_path() -> Path:
    """Where the settings are kept."""
    return config_folder() / SETTINGS_FILE


def load_settings(path: Path) -> LoadedSettings:
    """Read the settings. Nothing about them keeps the window from opening: what cannot be used is told in `problem`.

    A file that is damaged, wholly or in one value, is kept under another name; values that are sound are used. The file
    of a newer SmearScope is left as it is, and none of its values is used.
    """
    try:
        content = read_object(path)
    except OSError as error:
        return LoadedSettings(
            AppSettings(),
            f"The settings {path} cannot be read: {error.strerror or error}. The usual ones are used. Give yourself "
            f"permission there, or name another folder in the variable {CONFIG_VARIABLE}",
        )
    except DamagedJsonError as error:
        return LoadedSettings(AppSettings(), _damaged(path, str(error), "The usual ones are used"))
    if content is None:
        return LoadedSettings(AppSettings())
    if newer := _newer(path, content):
        return LoadedSettings(AppSettings(), f"{newer}. The usual ones are used. Install the newer SmearScope")
    try:
        return LoadedSettings(AppSettings.model_validate(content))
    except ValidationError as error:
        wrong = {str(fault["loc"][0]): fault["msg"] for fault in error.errors() if fault["loc"]}
    sound = {name: value for name, value in content.items() if name not in wrong}
    reason = "; ".join(f"{name}: {message}" for name, message in wrong.items())
    return LoadedSettings(
        AppSettings.model_validate(sound), _damaged(path, reason, "The usual ones are used for these")
    )


@dataclass(frozen=True)
class KeptSettings:
    """Settings as they are on the disk now.

    Attributes:
        settings: with what other windows chose meanwhile.
        logged: entries of the settings log that this made, for a run that is open.
    """

    settings: AppSettings
    logged: "tuple[LoggedChange, ...]" = ()


def save_settings(path: Path, settings: AppSettings, before: AppSettings | None = None) -> KeptSettings:
    """Write what was chosen into the settings as they are now; another window's choices stay.

    What changes decisions is entered in the settings log first.

    Args:
        path: of the settings.
        settings: as they are to be.
        before: as they were when `settings` were made of them: only what differs is written. None writes every one.

    Raises:
        OutputError: they, or the log, cannot be written, or a newer SmearScope wrote the file; the old ones stay.
    """
    try:
        with locked(path):
            theirs = _settings_there(path)
            result = settings.rebased(before or theirs, theirs)
            if result == theirs:
                return KeptSettings(result)
            logged = _log_decisions(path, theirs, result)
            write_object(path, result.model_dump(mode="json"))
            return KeptSettings(result, logged)
    except OSError as error:
        reason = f"{path} cannot be written: {error.strerror or error}"
        raise OutputError(_not_kept(reason)) from error
    except OutputError as error:
        raise OutputError(_not_kept(str(error))) from error


def _settings_there(path: Path) -> AppSettings:
    """What lies there now; what cannot be used is kept under another name.

    Raises:
        OutputError: a newer SmearScope wrote it; it stays as it is.
        OSError: it cannot be read.
    """
    try:
        content = read_object(path)
        if content is None:
            return AppSettings()
        if newer := _newer(path, content):
            raise OutputError(newer)
        return AppSettings.model_validate(content)
    except (DamagedJsonError, ValidationError):
        move_aside(path)
        return AppSettings()


def _log_decisions(path: Path, before: AppSettings, after: AppSettings) -> "tuple[LoggedChange, ...]":
    changes = tuple(changes_between(before.deciding, after.deciding))
    if not changes:
        return ()
    # Only here: the window reads its settings before it may import what the log needs.
    from desktop.settings_log import account_name, log_changes, log_path

    return log_changes(log_path(path), changes, after.reviewer or account_name())


def _not_kept(reason: str) -> str:
    return (
        f"The settings cannot be kept: {reason}. They hold until the window is closed; name another folder in the "
        f"variable {CONFIG_VARIABLE} to have them kept"
    )


def _newer(path: Path, content: Mapping[str, object]) -> str:
    """That a newer SmearScope wrote these settings, in words; empty where it did not."""
    version = content.get("schema_version")
    if not isinstance(version, int) or version <= SCHEMA_VERSION:
        return ""
    return (
        f"The settings {path} were written by a newer SmearScope (schema {version}; this one knows up to "
        f"{SCHEMA_VERSION}) and are left as they are"
    )


def _damaged(path: Path, reason: str, used: str) -> str:
    try:
        kept = f"The file was kept as {move_aside(path).name}"
    except OutputError as error:
        kept = str(error)
    return f"The settings {path} are damaged ({reason}). {used}. {kept}"
