"""Says in one line why a file that a user named cannot be used: libraries say it at length, or in error numbers."""

import difflib
import os.path
from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ValidationError

_UNKNOWN_FIELD = "extra_forbidden"


def read_fault(path: Path, error: OSError) -> str:
    """Why a file cannot be read, such as `there is no such file`.

    Args:
        path: the file.
        error: what reading it raised; of a folder, Windows says only that permission is lacking.
    """
    # `Path.is_dir` would raise for a name that is too long.
    if os.path.isdir(path):  # noqa: PTH112
        return "it is a folder"
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "there is no such file"
    return error.strerror or str(error)


def first_fault(error: ValidationError, model: type[BaseModel] | None = None) -> str:
    """Where the first fault of a file's content lies and what it is, such as `entries.0.fold: Field required`.

    Args:
        error: what pydantic found.
        model: what was validated. An unknown field is then told first, with the known one that is spelt alike: where
            `epoch` stands for `epochs`, that `epochs` is missing says less.
    """
    faults = error.errors()
    unknown = next((fault for fault in faults if fault["type"] == _UNKNOWN_FIELD), None) if model else None
    fault = unknown or faults[0]
    place = ".".join(str(part) for part in fault["loc"])
    message = fault["msg"].removeprefix("Value error, ")
    if unknown is not None and model is not None:
        message = f"there is no such field{did_you_mean(str(fault['loc'][-1]), _fields_at(model, fault['loc'][:-1]))}"
    # A field's name comes from the file and may hold line breaks.
    return " ".join((f"{place}: {message}" if place else message).split())


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """`; did you mean epochs?` where one of the choices is spelt alike, else nothing."""
    close = difflib.get_close_matches(word, list(choices), n=1)
    return f"; did you mean {close[0]}?" if close else ""


def _fields_at(model: type[BaseModel], place: tuple[int | str, ...]) -> tuple[str, ...]:
    """Names of the fields of the part of `model` that lies at `place`; none where that is no model itself."""
    for part in place:
        inner = model.model_fields[str(part)].annotation if str(part) in model.model_fields else None
        if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
            return ()
        model = inner
    return tuple(model.model_fields)
