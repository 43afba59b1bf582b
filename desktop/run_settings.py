"""What a user chooses for a run, kept with it as JSON so that it goes on with the same."""

from pydantic import BaseModel, ConfigDict, ValidationError

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
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    reading: ReadingSettings = ReadingSettings()
    runtime: RuntimeKind = RuntimeKind.TFLITE

    def payload(self) -> Payload:
        """For the store."""
        payload: Payload = self.model_dump(mode="json")
        return payload


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
