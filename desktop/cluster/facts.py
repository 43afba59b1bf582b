"""What has to be the same on every machine of a run, so that no row depends on which of them screened it."""

import hashlib
import importlib.metadata
import multiprocessing
import platform
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import PIL
import tifffile

from desktop.cluster.address import ClusterRefusedError
from inference import __version__
from inference.runtime import runtime_version
from inference.runtime_choice import RuntimeKind

# Of the file that shows whether a worker sees the images, so much is compared: a slide has gigabytes.
_PROBED_BYTES = 1 << 20


@dataclass(frozen=True)
class Probe:
    """One file of the folder, by which a worker shows that it sees the same one.

    Attributes:
        size_bytes: of the file.
        sha256: of its first megabyte, hexadecimal.
    """

    path: Path
    size_bytes: int
    sha256: str


@dataclass(frozen=True)
class Facts:
    """An environment.

    Attributes:
        versions: of all that decides what a row says, by name.
        may_start_processes: whether a process can be started for reading.
    """

    versions: dict[str, str]
    may_start_processes: bool


def facts_here(runtime: RuntimeKind) -> Facts:
    """The facts of this process.

    Raises:
        RuntimeMissingError: the runtime is not installed.
    """
    name, version = runtime_version() if runtime is RuntimeKind.TFLITE else (runtime.value, _version(runtime.value))
    versions = {
        "SmearScope": __version__,
        name: version,
        # what decodes and resizes
        "OpenCV": cv2.__version__,
        "Pillow": PIL.__version__,
        "tifffile": tifffile.__version__,
        "numpy": np.__version__,
        "openslide-python": _version("openslide-python"),
        "OpenSlide": _version("openslide-bin"),
        # what the machines talk to each other by
        "Python": ".".join(platform.python_version_tuple()[:2]),
        "distributed": _version("distributed"),
    }
    return Facts(versions, may_start_processes=not multiprocessing.current_process().daemon)


def check_facts(whose: str, found: Facts, expected: Facts) -> None:
    """See that another process is like this one.

    Args:
        whose: the process, at the start of a sentence.

    Raises:
        ClusterRefusedError: names what differs.
    """
    names = sorted({*found.versions, *expected.versions})
    unlike = [
        f"{name} {found.versions.get(name, 'missing')} (here {expected.versions.get(name, 'missing')})"
        for name in names
        if found.versions.get(name) != expected.versions.get(name)
    ]
    if unlike:
        raise ClusterRefusedError(
            f"{whose} has other versions: {', '.join(unlike)}. Install the same on every machine, so that a row does "
            "not depend on which of them screened it"
        )
    if not found.may_start_processes:
        raise ClusterRefusedError(
            f"{whose} may not start the processes that read images. Start it with the environment variable "
            "DASK_DISTRIBUTED__WORKER__DAEMON=False"
        )


def take_probe(path: Path) -> Probe:
    """What this process sees of a file.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return Probe(path, path.stat().st_size, hashlib.sha256(file.read(_PROBED_BYTES)).hexdigest())


def check_probe(whose: str, expected: Probe) -> None:
    """See that this process sees a file as another one does.

    Raises:
        ClusterRefusedError: it is not there, or another one.
    """
    advice = "The images have to lie on a file system that every machine has under the same name"
    try:
        found = take_probe(expected.path)
    except OSError as error:
        raise ClusterRefusedError(
            f"{whose} does not see the images: {expected.path}: {error.strerror or error}. {advice}"
        ) from error
    if found != expected:
        raise ClusterRefusedError(
            f"{whose} sees another file under the name {expected.path}: {found.size_bytes:,} bytes, here "
            f"{expected.size_bytes:,}. {advice}"
        )


def _version(distribution: str) -> str:
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return "missing"
