"""What the machine is, without saying whose."""

import importlib.metadata
import os
import platform
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # ships no type information
from pydantic import BaseModel, ConfigDict

_LIBRARIES = ("ai-edge-litert", "tensorflow", "keras", "onnxruntime", "openvino", "numpy")
_LOADED_SHARE = 0.1


class Machine(BaseModel):
    """The machine of a benchmark; no host name, no user, no path."""

    model_config = ConfigDict(frozen=True)

    processor: str
    core_count: int
    memory_bytes: int
    system: str
    python: str
    libraries: dict[str, str]
    load_average_at_start: float | None
    is_loaded: bool


def describe_machine() -> Machine:
    """The machine as it is now; `is_loaded` where others use more than a tenth of its cores."""
    cores = _usable_cores()
    try:
        load = os.getloadavg()[0]
    except (OSError, AttributeError):  # Windows has none
        load = None
    versions = {}
    for library in _LIBRARIES:
        try:
            versions[library] = importlib.metadata.version(library)
        except importlib.metadata.PackageNotFoundError:
            continue
    return Machine(
        processor=_processor(),
        core_count=cores,
        memory_bytes=psutil.virtual_memory().total,
        system=f"{platform.system()} {platform.release()} {platform.machine()}",
        python=platform.python_version(),
        libraries=versions,
        load_average_at_start=load,
        is_loaded=(psutil.cpu_percent(interval=1.0) / 100.0) > _LOADED_SHARE,
    )


def _usable_cores() -> int:
    # A container or a batch system may allow fewer than there are.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown"
