"""Runs `smearscope` as its users do: in a process of its own, with as few rights as they have."""

import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

COMMAND = (sys.executable, "-m", "desktop.cli")
TIMEOUT_SECONDS = 120
_ROOTS_POWERS = "-dac_override,-dac_read_search"


def run_smearscope(
    *arguments: Path | str,
    before: Sequence[str] = (),
    environment: dict[str, str] | None = None,
    timeout_seconds: float = TIMEOUT_SECONDS,
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end.

    Args:
        arguments: as typed after `smearscope`.
        before: a program that starts it, with its own arguments.
        environment: instead of this process's.
        timeout_seconds: after so long it counts as hanging, and is ended.
    """
    return subprocess.run(
        [*before, *COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=timeout_seconds,
        env=environment,
        check=False,
    )


def rows_of(results: Path) -> list[dict[str, str]]:
    """The rows of a results.csv, or of its unfinished part."""
    with results.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def as_ordinary_user() -> list[str]:
    """What to put before a command so that file permissions count; skips where root cannot give them up."""
    if sys.platform == "win32":
        pytest.skip("file permissions work in another way on Windows")
    if os.geteuid() != 0:
        return []
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("root ignores file permissions, and setpriv (util-linux), which could change that, is missing")
    return [setpriv, f"--bounding-set={_ROOTS_POWERS}"]


def on_a_disk_of(kibibytes: int, disk: Path, copied_to: Path) -> list[str]:
    """What to put before a command so that the folder `disk` is a tiny disk of its own, whose content is kept.

    Skips where no disk can be mounted in a namespace of its own.
    """
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("a tiny disk needs unshare (util-linux)")
    alone = [unshare, "--mount"] if os.geteuid() == 0 else [unshare, "--map-root-user", "--mount"]
    mount = 'mount -t tmpfs -o "size=$1k" tmpfs "$2" || exit 99'
    script = f'{mount}; kept="$3"; disk="$2"; shift 3; "$@"; code=$?; cp -r "$disk/." "$kept"; exit $code'
    before = [*alone, "sh", "-c", script, "sh", str(kibibytes), str(disk), str(copied_to)]
    disk.mkdir()
    tried = subprocess.run([*before, "true"], capture_output=True, text=True, check=False)
    if tried.returncode != 0:
        pytest.skip(f"no tiny disk can be mounted here: {tried.stderr.strip()}")
    return before
