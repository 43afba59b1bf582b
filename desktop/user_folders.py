"""Where SmearScope keeps what belongs to this user: measured plans, runs of the window, installed models."""

import os
from collections.abc import Mapping
from pathlib import Path

import platformdirs

# Stands in for the usual folder: for portable installations, and for tests.
HOME_VARIABLE = "SMEARSCOPE_HOME"
# The folder of choices alone; the trust list of signers is looked for there too.
CONFIG_VARIABLE = "SMEARSCOPE_CONFIG"


def user_data_folder(environment: Mapping[str, str] | None = None) -> Path:
    """The folder of this user's data, by this platform's custom or where the environment says; it need not exist."""
    named = (os.environ if environment is None else environment).get(HOME_VARIABLE)
    return Path(named) if named else platformdirs.user_data_path("smearscope", appauthor=False)


def plans_folder() -> Path:
    """Where the engine's measured plans are kept."""
    return user_data_folder() / "plans"


def runs_folder() -> Path:
    """Where runs are kept that nobody named a folder for."""
    return user_data_folder() / "runs"


def cache_folder(environment: Mapping[str, str] | None = None) -> Path:
    """Where what can be made again is kept, by this platform's custom or where the environment says."""
    named = (os.environ if environment is None else environment).get(HOME_VARIABLE)
    return Path(named) / "cache" if named else platformdirs.user_cache_path("smearscope", appauthor=False)


def config_folder(environment: Mapping[str, str] | None = None) -> Path:
    """Where this user's choices are kept, by this platform's custom or where the environment says."""
    variables = os.environ if environment is None else environment
    named = variables.get(CONFIG_VARIABLE)
    if named:
        return Path(named)
    home = variables.get(HOME_VARIABLE)
    return Path(home) / "config" if home else platformdirs.user_config_path("smearscope", appauthor=False)
