"""Loads a `.keras` file, and says in words why one cannot be loaded."""

import zipfile
from pathlib import Path
from typing import Any

import keras

# Loading a `.keras` file needs the layers to be registered.
import training.models.build  # noqa: F401
from inference.errors import UnusableInputError


def load_saved_model(path: Path) -> Any:
    """Load a model that `smearscope-train fit` wrote; code inside a file is never run.

    Raises:
        UnusableInputError: missing, cut off, of layers that this version does not know, or with code of its own.
    """
    if not path.is_file():
        raise UnusableInputError(f"{path} is missing; name a `.keras` file that `smearscope-train fit` wrote")
    if not zipfile.is_zipfile(path):
        raise UnusableInputError(
            f"{path} cannot be loaded as a Keras model: it is no `.keras` file, or only a part of one. Copy it again "
            "from where it was trained"
        )
    try:
        return keras.saving.load_model(path, compile=False, safe_mode=True)
    except (ValueError, OSError, TypeError, KeyError, zipfile.BadZipFile) as error:
        # Keras's message would tell how to run the code all the same.
        if "unsafe" in str(error).lower():
            raise UnusableInputError(
                f"{path} cannot be loaded as a Keras model: it holds program code (a Lambda layer). SmearScope never "
                "writes such a file: do not use it, whoever sent it"
            ) from error
        raise UnusableInputError(
            f"{path} cannot be loaded as a Keras model: {error}. Copy it again from where it was trained, or load it "
            "with the version of SmearScope that wrote it"
        ) from error
