"""Which model is used when none is named: the one that ships for it, unless the user chose another."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from desktop.user_folders import user_data_folder
from inference.errors import OutputError, UnusableInputError
from inference.file_fault import first_fault
from inference.files import write_atomically

_FILE = "default_model.json"
_MEND = "`smearscope models default NAME` chooses one anew; `smearscope models list` shows them"


class DefaultModel(BaseModel):
    """What the user chose. By its bundle id, so that a newer build never takes an older one's place in silence."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: Literal[1] = 1
    name: str = Field(min_length=1, description="for messages; of a model that ships, what it is found by")
    bundle_id: str | None = Field(description="of an installed one; None for the one of that name that ships")


def default_model_path() -> Path:
    """Where the choice is kept; the file need not exist."""
    return user_data_folder() / _FILE


def read_default_model() -> DefaultModel | None:
    """What the user chose; None where nothing was.

    Raises:
        UnusableInputError: the file cannot be read or is damaged.
    """
    path = default_model_path()
    try:
        return DefaultModel.model_validate_json(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise UnusableInputError(
            f"The choice of the default model {path} cannot be read: {error.strerror or error}. Name a model with "
            "--model, or ask the file's owner for the right to read it"
        ) from error
    except ValidationError as error:
        raise UnusableInputError(
            f"The choice of the default model {path} is damaged, or of a newer SmearScope: "
            f"{first_fault(error, DefaultModel)}. {_MEND}"
        ) from error


def choose_default_model(choice: DefaultModel | None) -> None:
    """Use this model from now on where none is named; None is the one that ships for it.

    Raises:
        OutputError: the choice cannot be written.
    """
    path = default_model_path()
    if choice is not None:
        write_atomically(path, (choice.model_dump_json(indent=2) + "\n").encode())
        return
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(
            f"The choice of the default model {path} cannot be removed: {error.strerror or error}. See that this "
            "account may write there"
        ) from error


def gone_default_error(choice: DefaultModel) -> UnusableInputError:
    """The chosen model is not here any more."""
    digits = f" (bundle {choice.bundle_id[:12]})" if choice.bundle_id else ""
    return UnusableInputError(
        f"The default model that you chose, {choice.name}{digits}, is not here any more. Install it again, or name "
        f"another with --model. {_MEND}"
    )
