"""A small application, laid out by PyInstaller's own code from files that only begin as macOS's do."""

import plistlib
import struct
from pathlib import Path

import pytest
from PyInstaller.building.osx import BUNDLE

from desktop.program_names import MAC_APPLICATION
from linux_packages.words import read_words
from macos_packages.info_plist import info_plist
from macos_packages.making import Sources

REPOSITORY = Path(__file__).resolve().parents[3]
MACHINE_PATH = "/opt/somebody/project"


def mach_o(major, minor, *, command=0x32, before=0):
    """A program that says which macOS it needs, after `before` other load commands."""
    others = struct.pack("<II", 0x19, 16) + bytes(8)
    body = struct.pack("<II", command, 24)
    body += struct.pack("<I", 1) if command == 0x32 else b""
    body += struct.pack("<I", major << 16 | minor << 8)
    loads = others * before + body.ljust(24, b"\0")
    return b"\xcf\xfa\xed\xfe" + struct.pack("<IIIIIII", 0x0100000C, 0, 2, before + 1, len(loads), 0, 0) + loads


def fat(*slices, wide=False):
    """Several architectures in one file."""
    place, entry = (">QQQ", 32) if wide else (">III", 20)
    start = 8 + entry * len(slices)
    head, body = b"\xca\xfe\xba\xbf" if wide else b"\xca\xfe\xba\xbe", b""
    head += struct.pack(">I", len(slices))
    for each in slices:
        packed = struct.pack(">II", 7, 3) + struct.pack(place, start + len(body), len(each), 0)
        head += packed[:entry].ljust(entry, b"\0")
        body += each
    return head + body


_FILES = {
    "smearscope": ("EXECUTABLE", mach_o(11, 0)),
    "smearscope-window": ("EXECUTABLE", mach_o(11, 0)),
    "libpython3.11.dylib": ("BINARY", mach_o(11, 0) + MACHINE_PATH.encode()),
    "numpy/core.so": ("EXTENSION", mach_o(14, 0)),
    "numpy/.dylibs/libopenblas.dylib": ("BINARY", mach_o(12, 3)),
    "numpy/py.typed": ("DATA", b""),
    "PySide6/QtCore.abi3.so": ("EXTENSION", mach_o(13, 0)),
    "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore": ("BINARY", fat(mach_o(11, 0), mach_o(13, 0))),
    "PySide6/Qt/lib/QtCore.framework/Versions/A/Resources/Info.plist": ("DATA", b"<plist/>"),
    "assets/models/one/model.tflite": ("DATA", b"model"),
    "assets/build.json": ("DATA", b"{}"),
    "LICENSE": ("DATA", b"MIT"),
}


@pytest.fixture
def frozen(tmp_path):
    """The folder that PyInstaller makes beside the application, finished."""
    assets = tmp_path / "dist/smearscope/_internal/assets"
    assets.mkdir(parents=True)
    (assets / "sbom.cdx.json").write_text("the bill")
    (assets / "licences.html").write_text("the licences")
    return tmp_path / "dist/smearscope"


@pytest.fixture
def application(tmp_path, words):
    """As PyInstaller lays it out; its own code decides where each file goes."""
    parts = []
    for name, (kind, content) in _FILES.items():
        source = tmp_path / "gathered" / name
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_bytes(content)
        parts.append((name, str(source), kind))
    parts.append(("PySide6/Qt/lib/QtCore.framework/Versions/Current", "A", "SYMLINK"))
    parts.append(("PySide6/Qt/lib/QtCore.framework/QtCore", "Versions/Current/QtCore", "SYMLINK"))
    root = tmp_path / "dist" / MAC_APPLICATION
    for place, source, kind in BUNDLE._process_bundle_toc(object.__new__(BUNDLE), parts):
        target = root / place
        target.parent.mkdir(parents=True, exist_ok=True)
        if kind == "SYMLINK":
            target.symlink_to(source)
        else:
            target.write_bytes(Path(source).read_bytes())
    told = info_plist(words, "1.2.3", (REPOSITORY / "LICENSE").read_text(encoding="utf-8"))
    (root / "Contents/Info.plist").write_bytes(plistlib.dumps(told))
    return root


@pytest.fixture
def words():
    return read_words(REPOSITORY / "packaging/linux/words.toml")


@pytest.fixture
def sources(application, frozen):
    return Sources(application, frozen, REPOSITORY / "packaging/macos", "1.2.3", (MACHINE_PATH,))


@pytest.fixture
def told():
    return []
