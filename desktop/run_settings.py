"""What a user chooses for a run, kept with it as JSON so that it goes on with the same."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from desktop.store.canonical import Payload
from desktop.store.run_record import StoredRun
from inference.errors import UnusableInputError
from inference.fields import ReadingSettings
from inference.runtime_choice import RuntimeKind


class RunSettings(BaseModel):
    """The choices that answers depend on; how many threads work is none of them.

    Attributes:
        reading: limits, pages and tiles.
        runtime: what runs the build.
        thresholds: what a laboratory moved of the model's, by name; None is the card's own.
        files: the only ones to be screened, relative to the screened folder; None is all of it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    reading: ReadingSettings = ReadingSettings()
    runtime: RuntimeKind = RuntimeKind.TFLITE
    thresholds: Mapping[str, float] | None = None
    files: tuple[Path, ...] | None = None

    def with_moved(self, thresholds: Mapping[str, float]) -> "RunSettings":
        """The same, with what a laboratory moved of the model's thresholds."""
        return self.model_copy(update={"thresholds": dict(thresholds) or None})

    def payload(self) -> Payload:
        """For the store."""
        # By hand, as pydantic refuses what stands for bytes of a name that are no UTF-8.
        files: list[JsonValue] | None = None if self.files is None else [file.as_posix() for file in self.files]
        payload: Payload = {**self.model_dump(mode="json", exclude={"files", "thresholds"}), "files": files}
        # Left out where nothing was moved, as runs of earlier versions have it.
        return payload if self.thresholds is None else {**payload, "thresholds": dict(self.thresholds)}


def settings_of(run: StoredRun) -> RunSettings:
    """What was chosen for a stored run.

    Raises:
        UnusableInputError: another version wrote it in a form that this one does not know.
    """
    try:
        return RunSettings.model_validate(run.settings)
    except ValidationError as error:
        raise UnusableInputError(
            f"The settings of run {run.info.run_id} are in a form that this version of SmearScope does not know; go on "
            "with the version that started it"
        ) from error
