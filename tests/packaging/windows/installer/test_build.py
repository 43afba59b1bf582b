"""makensis takes the script, and what comes out is what was asked for."""

import hashlib
import os
import struct
import sys

import pytest

from linux_packages.release import Release
from nsis_installer import build
from nsis_installer.build import Compression, Order, build_installer
from nsis_installer.errors import InstallerError
from tests.packaging.windows.installer.conftest import EPOCH, REPOSITORY

_AMD64 = 0x8664


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.mark.usefixtures("makensis")
def test_the_installer_is_64_bit_and_has_its_checksum_beside_it(order, out):
    made = build_installer(order, out)
    data = made.read_bytes()
    header = struct.unpack_from("<I", data, 0x3C)[0]
    assert data[header : header + 4] == b"PE\0\0"
    # a 32-bit one does nothing under a 64-bit Wine, and says that all went well
    assert struct.unpack_from("<H", data, header + 4)[0] == _AMD64
    for manifested in (b"longPathAware", b"dpiAware", b'level="asInvoker"'):
        assert manifested in data
    for told in ("SmearScope contributors", "1.2.3.40000", "Copyright (c)"):
        assert told.encode("utf-16-le") in data or told == "1.2.3.40000"
    assert made.name == "smearscope-1.2.3-windows-x86_64-setup.exe"
    sums = (out / "SHA256SUMS").read_text()
    assert sums == f"{hashlib.sha256(data).hexdigest()}  {made.name}\n"
    assert sorted(path.name for path in out.iterdir()) == ["SHA256SUMS", made.name]


@pytest.mark.usefixtures("makensis")
def test_the_same_folder_makes_the_same_bytes(order, out):
    first = build_installer(order, out).read_bytes()
    for path in order.frozen.rglob("*"):
        os.utime(path, (EPOCH, EPOCH))
    assert build_installer(order, out).read_bytes() == first


@pytest.mark.usefixtures("makensis")
def test_both_programs_are_signed_by_the_command_of_the_environment(order, out, tmp_path):
    seen = tmp_path / "signed.txt"
    script = tmp_path / "sign.py"
    script.write_text(f"import sys\nopen({str(seen)!r}, 'a').write(sys.argv[1] + '\\n')\n")
    signed = Order(REPOSITORY, order.frozen, order.release, Compression.ZLIB, f"{sys.executable} {script}")
    made = build_installer(signed, out)
    paths = seen.read_text().splitlines()
    assert len(paths) == 2, "what installs, and what removes"
    assert sum(path.endswith(made.name) for path in paths) == 1


@pytest.mark.usefixtures("makensis")
@pytest.mark.parametrize("of_the_installer", [True, False])
def test_a_signature_that_fails_leaves_no_installer(order, out, tmp_path, of_the_installer):
    script = tmp_path / "sign.py"
    script.write_text(f"import sys\nsys.exit(sys.argv[1].endswith('-setup.exe') is {of_the_installer})\n")
    signed = Order(REPOSITORY, order.frozen, order.release, Compression.ZLIB, f"{sys.executable} {script}")
    with pytest.raises(InstallerError, match="makensis ended"):
        build_installer(signed, out)
    assert list(out.iterdir()) == []


@pytest.mark.usefixtures("makensis")
def test_a_version_that_windows_cannot_order_makes_no_installer(order, out):
    wrong = Order(REPOSITORY, order.frozen, Release("1.2.3+mine", EPOCH), Compression.ZLIB, "")
    with pytest.raises(InstallerError, match="version"):
        build_installer(wrong, out)


def test_without_nsis_the_words_say_what_to_install(order, out, monkeypatch):
    monkeypatch.setattr(build.shutil, "which", lambda name: None)
    with pytest.raises(InstallerError, match="apt-get install nsis"):
        build_installer(order, out)
