"""Where SmearScope keeps what belongs to this user: measured plans, runs of the window, installed models."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import platformdirs

from inference.errors import UnusableInputError

# Stands in for the usual folder: for portable installations, and for tests.
HOME_VARIABLE = "SMEARSCOPE_HOME"
# The folder of choices alone; the trust list of signers is looked for there too.
CONFIG_VARIABLE = "SMEARSCOPE_CONFIG"


class NoHomeFolderError(UnusableInputError):
    """The account has no home folder, as a service's or a container's may, and the environment names none."""


def user_data_folder(environment: Mapping[str, str] | None = None) -> Path:
    """The folder of this user's data, by this platform's custom or where the environment says; it need not exist.

    Raises:
        NoHomeFolderError: neither says where.
    """
    named = (os.environ if environment is None else environment).get(HOME_VARIABLE)
    return Path(named) if named else _usual(platformdirs.user_data_path)


def plans_folder() -> Path:
    """Where the engine's measured plans are kept."""
    return user_data_folder() / "plans"


def runs_folder() -> Path:
    """Where runs are kept that nobody named a folder for."""
    return user_data_folder() / "runs"


def cache_folder(environment: Mapping[str, str] | None = None) -> Path:
    """Where what can be made again is kept, by this platform's custom or where the environment says.

    Raises:
        NoHomeFolderError: neither says where.
    """
    named = (os.environ if environment is None else environment).get(HOME_VARIABLE)
    return Path(named) / "cache" if named else _usual(platformdirs.user_cache_path)


def config_folder(environment: Mapping[str, str] | None = None) -> Path:
    """Where this user's choices are kept, by this platform's custom or where the environment says.

    Raises:
        NoHomeFolderError: neither says where.
    """
    variables = os.environ if environment is None else environment
    named = variables.get(CONFIG_VARIABLE)
    if named:
        return Path(named)
    home = variables.get(HOME_VARIABLE)
    return Path(home) / "config" if home else _usual(platformdirs.user_config_path)


def _usual(path_of: Callable[..., Path]) -> Path:
    try:
        return path_of("smearscope", appauthor=False)
    except RuntimeError as error:  # platformdirs, where neither HOME nor the list of accounts names a folder
        raise NoHomeFolderError(
            f"This account has no home folder, where runs, models and settings would lie. Set {HOME_VARIABLE} to a "
            "folder on a disk of this computer, in which it may write"
        ) from error
