"""What a person chose when they last exported, so that the next time takes one key."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from desktop.exports.exported import ExportOptions
from desktop.exports.formats import ExportFormat

_DEFAULTS = ExportOptions()


class ExportScope(StrEnum):
    """Which rows are exported."""

    RUN = "run"
    CASE = "case"
    FILTER = "filter"


class ExportChoices(BaseModel):
    """The export dialog's choices. The scope is none of them: a filter forgotten from last week would lose rows.

    Attributes:
        formats: in the order of `ExportFormat`.
        folder: where to; None is the run's own folder.
        picture_limit: images in a PDF report at most.
        opens_folder: whether the folder is opened afterwards.
        prints: whether the report is printed afterwards.
    """

    model_config = ConfigDict(frozen=True)

    formats: tuple[ExportFormat, ...] = (ExportFormat.CSV,)
    folder: Path | None = None
    picture_limit: int = Field(default=_DEFAULTS.picture_limit, ge=0, le=1000)
    opens_folder: bool = True
    prints: bool = False

    def to_settings(self) -> dict[str, JsonValue]:
        """As `AppSettings.exports` keeps them."""
        dumped: dict[str, JsonValue] = self.model_dump(mode="json")
        return dumped


def choices_of(kept: Mapping[str, JsonValue]) -> ExportChoices:
    """The choices that settings keep; what cannot be used (another version wrote it) is as if it was never chosen."""
    known: dict[str, Any] = {name: value for name, value in kept.items() if name in ExportChoices.model_fields}
    try:
        return ExportChoices.model_validate(known)
    except ValidationError as error:
        wrong = {fault["loc"][0] for fault in error.errors() if fault["loc"]}
    return ExportChoices.model_validate({name: value for name, value in known.items() if name not in wrong})
