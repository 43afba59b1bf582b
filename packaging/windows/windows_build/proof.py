"""Whether the Windows build was seen to work with what it is made by: run by `make package-windows-if-changed`.

Wine takes minutes and packages of Debian, which CI spends only when there is something to find out. What is hashed
decides how the application is frozen, audited and installed. The application's own code is not in it: that is tested
on Linux at each change, and `make package-windows-proof` builds all of it anew.
"""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from frozen_folder.errors import FreezingError

PROOF = "packaging/windows/proven.txt"
INPUTS = (
    "build.spec",
    "constraints.txt",
    "desktop/program_names.py",
    "packaging/freezing",
    "packaging/windows",
)
# read by people, or written when the build runs
_NOT_HASHED = (".md", ".pyc")


def input_files(repository: Path, inputs: Sequence[str] = INPUTS) -> Iterator[Path]:
    """What the build is made by, in one order on every system; without the proof itself.

    Raises:
        FileNotFoundError: one of the inputs is not there.
    """
    for name in inputs:
        path = repository / name
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        for each in found:
            if each.is_dir() or each.suffix in _NOT_HASHED or each == repository / PROOF:
                continue
            yield each


def digest_of(repository: Path, inputs: Sequence[str] = INPUTS) -> str:
    """SHA-256 over names and contents of the inputs, as 64 hexadecimal digits.

    Raises:
        OSError: one of them cannot be read.
    """
    whole = hashlib.sha256()
    for path in input_files(repository, inputs):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        whole.update(f"{content}  {path.relative_to(repository).as_posix()}\n".encode())
    return whole.hexdigest()


def proven_digest(proof: Path) -> str | None:
    """The digest that was recorded, or None where nothing was.

    Raises:
        FreezingError: the file holds something else.
    """
    if not proof.exists():
        return None
    words = [line.split() for line in proof.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for word, *rest in filter(None, words):
        if word == "inputs" and len(rest) == 1:
            return rest[0]
    raise FreezingError(f"{proof} names no inputs. Write it anew: make package-windows-proof")


def is_proven(repository: Path) -> bool:
    """Whether the build was seen to work with the inputs as they are now.

    Raises:
        OSError: an input cannot be read.
        FreezingError: the record is not one.
    """
    return proven_digest(repository / PROOF) == digest_of(repository)


def record(repository: Path) -> None:
    """Record that the build was seen to work with the inputs as they are now."""
    (repository / PROOF).write_text(
        "# Written by `make package-windows-proof`: build, audit, installation and removal under Wine succeeded.\n"
        f"inputs {digest_of(repository)}\non {datetime.now(UTC).date().isoformat()}\n",
        encoding="utf-8",
    )
