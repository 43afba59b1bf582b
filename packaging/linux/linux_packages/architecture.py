"""For which machine a program is, as Debian names it."""

from pathlib import Path

from frozen_folder.elf import ELF_MAGIC
from linux_packages.errors import PackagingError

_MACHINE_AT = 18
# e_machine (ELF specification, figure 1-4 and its supplements), as Debian names it
_ARCHITECTURES = {3: "i386", 40: "armhf", 62: "amd64", 183: "arm64"}


def debian_architecture(program: Path) -> str:
    """For which machine a program is, as Debian names it.

    Raises:
        PackagingError: it is no ELF file, or of a machine that is not known here.
    """
    head = program.read_bytes()[: _MACHINE_AT + 2]
    machine = int.from_bytes(head[_MACHINE_AT:], "little") if head.startswith(ELF_MAGIC) else -1
    if machine not in _ARCHITECTURES:
        raise PackagingError(f"{program} is no Linux program of a known machine (ELF machine {machine})")
    return _ARCHITECTURES[machine]
