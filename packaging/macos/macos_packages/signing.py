"""Signs an application from the inside out: what lies in something else is signed before it."""

import plistlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.program_names import MAC_CONTENTS, WINDOW_PROGRAM_ELSEWHERE
from macos_packages.mach_o import oldest_macos

IDENTITY_VARIABLE = "SMEARSCOPE_CODESIGN_IDENTITY"
UNSIGNED = (
    f"WARNING: {IDENTITY_VARIABLE} is not set, so the application is signed ad hoc, by nobody. It starts on this Mac; "
    "on every other one macOS refuses it until an administrator allows it (docs/packaging-macos.md)"
)
PROGRAMS_FOLDER = "MacOS"
_AD_HOC = "-"
_FRAMEWORK = ".framework"


@dataclass(frozen=True)
class Identity:
    """Who signs.

    Attributes:
        name: of a certificate "Developer ID Application: ..." in the keychain, or its SHA-1; `-` is nobody.
    """

    name: str

    @property
    def is_nobody(self) -> bool:
        """Whether it is signed ad hoc, which Apple's arm64 machines want at least."""
        return self.name == _AD_HOC

    @property
    def options(self) -> tuple[str, ...]:
        """What codesign is told of it. Apple notarises only what has a time and the hardened runtime.

        Signed by nobody, the libraries would have no signer in common, and the hardened runtime would refuse them.
        """
        return ("--timestamp=none",) if self.is_nobody else ("--timestamp", "--options", "runtime")


def identity_of(environment: Mapping[str, str]) -> Identity:
    """Who the environment says signs; nobody where it says nothing."""
    return Identity(environment.get(IDENTITY_VARIABLE, "") or _AD_HOC)


@dataclass(frozen=True)
class SigningOrder:
    """What is signed before the application itself, in this order; in each what lies deepest comes first.

    Attributes:
        libraries: single files.
        frameworks: folders; the library that a framework is named after is signed with it.
        programs: those beside the one that the application starts, which is signed with the application.
    """

    libraries: tuple[Path, ...]
    frameworks: tuple[Path, ...]
    programs: tuple[Path, ...]


def main_program(application: Path) -> Path:
    """The program that the application starts."""
    return application / MAC_CONTENTS / PROGRAMS_FOLDER / WINDOW_PROGRAM_ELSEWHERE


def signing_order(application: Path) -> SigningOrder:
    """Look through an application for what has to be signed.

    Args:
        application: the `.app`.
    """
    inside_first = sorted(application.rglob("*"), key=lambda path: (-len(path.parts), path))
    frameworks = [path for path in inside_first if path.suffix == _FRAMEWORK and not path.is_symlink()]
    code = [
        path
        for path in inside_first
        if path.is_file() and not path.is_symlink() and oldest_macos(path) and not _is_of_framework(path)
    ]
    programs = [path for path in code if path.parent == application / MAC_CONTENTS / PROGRAMS_FOLDER]
    return SigningOrder(
        libraries=tuple(path for path in code if path not in programs),
        frameworks=tuple(frameworks),
        programs=tuple(path for path in programs if path != main_program(application)),
    )


def write_entitlements(source: Path, target: Path) -> Path:
    """Copy entitlements without their comments, which codesign's own reader may refuse."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(plistlib.dumps(plistlib.loads(source.read_bytes())))
    return target


def inner_commands(order: SigningOrder, identity: Identity, entitlements: Path) -> list[list[str]]:
    """The command lines that sign all but the application itself.

    Args:
        order: what to sign.
        identity: who signs.
        entitlements: of programs; libraries have those of the program that loads them.
    """
    return [
        *(_sign(identity, paths) for paths in (order.libraries, order.frameworks) if paths),
        *([_sign(identity, order.programs, entitlements)] if order.programs else []),
    ]


def outer_command(application: Path, identity: Identity, entitlements: Path) -> list[str]:
    """The command line that signs the application and the program it starts, and seals every other file."""
    return _sign(identity, [application], entitlements)


def image_command(image: Path, identity: Identity) -> list[str]:
    """The command line that signs a disk image."""
    return ["codesign", "--force", "--sign", identity.name, "--timestamp", str(image)]


def verify_command(application: Path) -> list[str]:
    """The command line that fails unless every signature and every sealed file holds."""
    return ["codesign", "--verify", "--deep", "--strict", "--verbose=2", str(application)]


def _sign(identity: Identity, paths: Sequence[Path], entitlements: Path | None = None) -> list[str]:
    granted = ["--entitlements", str(entitlements)] if entitlements else []
    return ["codesign", "--force", "--sign", identity.name, *identity.options, *granted, *map(str, paths)]


def _is_of_framework(path: Path) -> bool:
    """Whether a file is the library of its framework: NAME.framework/Versions/V/NAME, or without versions."""
    framework = next((parent for parent in path.parents if parent.suffix == _FRAMEWORK), None)
    return framework is not None and path.name == framework.stem and len(path.relative_to(framework).parts) in (1, 3)
