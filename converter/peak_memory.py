"""How much memory this process took."""

import platform
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # ships no type information


def peak_memory_bytes() -> int:
    """The largest resident set of this process so far.

    On Linux the kernel's mark of this address space: `getrusage` would count the parent's at the time of the fork.
    """
    system = platform.system()
    if system == "Linux":
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))
    if system == "Windows":
        return int(psutil.Process().memory_info().peak_wset)
    import resource  # Windows has none

    # Bytes on macOS, the one Unix left that is screened on.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
