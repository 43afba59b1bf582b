"""Where the window was, so that the next start finds it again when this one ends without being closed."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from desktop.json_keeping import DamagedJsonError, read_object, write_object
from desktop.user_folders import user_data_folder

SESSION_FILE = "last_session.json"


class SelectedRow(BaseModel):
    """Which row was selected, as `desktop.store.results.RowKey` names it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    image_id: int
    page: int = 0
    tile_x: int = 0
    tile_y: int = 0


class LastSession(BaseModel):
    """The window as it was.

    Attributes:
        page: id of the page that was shown; empty for the first.
        run_folder: of the run that was open.
        selected: row that was selected in it.
        was_closed: whether a person closed the window; False after a crash, a kill or a power cut.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    page: str = ""
    run_folder: Path | None = None
    selected: SelectedRow | None = None
    was_closed: bool = False


def session_path() -> Path:
    """Where it is kept."""
    return user_data_folder() / SESSION_FILE


def read_session(path: Path) -> LastSession | None:
    """The last session; None where there was none, or nothing that can be read: then the window begins anew."""
    try:
        content = read_object(path)
        return None if content is None else LastSession.model_validate(content)
    except (OSError, DamagedJsonError, ValidationError):
        return None


def write_session(path: Path, session: LastSession) -> None:
    """Keep where the window is.

    Raises:
        OutputError: it cannot be written.
    """
    write_object(path, session.model_dump(mode="json"))
