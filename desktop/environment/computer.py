"""What the computer is and how its session is set up, without saying whose."""

import locale
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # ships no type information

from desktop.engine.plan import core_count
from desktop.environment.finding import Finding, Level

_GB = 1_000_000_000
# A reading process takes about 80 MB, the largest known build 700 MB, a field of 150 megapixels 1.2 GB.
_FEW_BYTES = 2 * _GB
_MAC_PROCESSOR = ("/usr/sbin/sysctl", "-n", "machdep.cpu.brand_string")
_WINDOWS_PROCESSOR = r"HARDWARE\DESCRIPTION\System\CentralProcessor\0"


def machine() -> Iterator[Finding]:
    """Operating system, processor and memory."""
    yield Finding("system", "Operating system", _system(), is_plain=True)
    yield Finding("processor", "Processor", f"{_processor()}, {platform.machine()}", is_plain=True)
    usable, every = core_count(), os.cpu_count() or 1
    yield Finding("cores", "Cores", f"{usable} of {every} may be used by this program", is_plain=True)
    memory = psutil.virtual_memory()
    is_little = memory.available < _FEW_BYTES
    yield Finding(
        "memory",
        "Memory",
        f"{memory.total / _GB:.1f} GB, {memory.available / _GB:.1f} GB free",
        Level.WARNING if is_little else Level.OK,
        "Close other programs before screening large images" if is_little else "",
        is_plain=True,
    )


def session() -> Iterator[Finding]:
    """Language, encodings and display."""
    language, encoding = locale.getlocale()
    yield Finding("locale", "Locale", f"{language or 'C'}, {encoding or 'no encoding'}", is_plain=True)
    yield _encoding(
        "terminal_encoding",
        "Terminal encoding",
        sys.stdout.encoding or "none",
        "Names with accents may be shown as codes; results are not affected. Set PYTHONUTF8=1 (on Windows also "
        "`chcp 65001`)",
    )
    yield _encoding(
        "file_name_encoding",
        "File name encoding",
        sys.getfilesystemencoding(),
        "Images whose names have accents may not be found. Set a UTF-8 locale, such as LC_ALL=C.UTF-8",
    )
    yield _display()


def has_display() -> bool:
    """Whether a window could open; Windows and macOS always say so."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _display() -> Finding:
    # The variables' values name computers: only whether they are set is told.
    if has_display():
        return Finding("display", "Display", "there is one", is_plain=True)
    value = "none, so the window cannot open; the commands work without one"
    advice = "For the window, log in at the computer itself, or with `ssh -X`"
    return Finding("display", "Display", value, Level.WARNING, advice, is_plain=True)


def _encoding(key: str, title: str, found: str, advice: str) -> Finding:
    is_well = found.lower().replace("-", "") == "utf8"
    return Finding(key, title, found, Level.OK if is_well else Level.WARNING, "" if is_well else advice, is_plain=True)


def _system() -> str:
    if sys.platform == "darwin":
        return f"macOS {platform.mac_ver()[0]}"
    if sys.platform == "win32":
        return f"Windows {platform.release()} {platform.version()}"
    kernel = f"{platform.system()} {platform.release()}"
    try:
        return f"{platform.freedesktop_os_release()['PRETTY_NAME']}, {kernel}"
    except (OSError, KeyError):  # a system that does not say its name
        return kernel


def _processor() -> str:
    return _processor_name() or platform.processor() or "unknown processor"


def _processor_name() -> str:
    """As its maker calls it; empty where the system does not tell."""
    try:
        if sys.platform == "win32":
            import winreg  # exists on Windows only

            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _WINDOWS_PROCESSOR) as key:
                return str(winreg.QueryValueEx(key, "ProcessorNameString")[0]).strip()
        if sys.platform == "darwin":
            return subprocess.run(_MAC_PROCESSOR, capture_output=True, text=True, check=True).stdout.strip()
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except (OSError, subprocess.CalledProcessError):
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
