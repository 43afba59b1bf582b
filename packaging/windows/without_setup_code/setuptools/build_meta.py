"""Tells pip the name and version of sources from their PKG-INFO, and builds nothing."""

import shutil
from email import message_from_bytes
from pathlib import Path
from typing import Any


class __legacy__:  # noqa: N801  # the name that pip asks for where sources name no way to build them
    """A build backend (PEP 517) that runs no set-up code."""

    @staticmethod
    def get_requires_for_build_wheel(config_settings: Any = None) -> list[str]:
        """Nothing is built, so nothing is needed."""
        return []

    @staticmethod
    def prepare_metadata_for_build_wheel(metadata_directory: str, config_settings: Any = None) -> str:
        """Hand over what the sources say of themselves."""
        told = message_from_bytes(Path("PKG-INFO").read_bytes())
        made = Path(metadata_directory) / f"{told['Name'].replace('-', '_')}-{told['Version']}.dist-info"
        made.mkdir()
        shutil.copyfile("PKG-INFO", made / "METADATA")
        return made.name
