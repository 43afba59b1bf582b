"""Libraries of the system ship with package, version and licence, or not at all."""

import pytest

from frozen_folder import system_libraries
from frozen_folder.errors import FreezingError
from frozen_folder.system_libraries import common_licences, system_library_names, system_packages

OWNED = {
    "libX11.so.6": "libx11-6:amd64: /usr/lib/x86_64-linux-gnu/libX11.so.6",
    "libssl.so.3": "elsewhere: /opt/lib/x86_64-linux-gnu/libssl.so.3\nlibssl3:amd64: /lib/x86_64-linux-gnu/libssl.so.3",
    "libcrypto.so.3": "libssl3:amd64: /usr/lib/x86_64-linux-gnu/libcrypto.so.3",
}


@pytest.fixture
def system(monkeypatch, tmp_path):
    """A system of two packages, as dpkg and the folders of licences tell of it."""
    documents, common = tmp_path / "doc", tmp_path / "common"
    for name, text in (
        ("libx11-6", "MIT"),
        ("libssl3", "See /usr/share/common-licenses/Apache-2.0. And /usr/share/common-licenses/None-such"),
    ):
        (documents / name).mkdir(parents=True)
        (documents / name / "copyright").write_text(text, encoding="utf-8")
    common.mkdir()
    (common / "Apache-2.0").write_text("Apache License", encoding="utf-8")

    def run(command, **_arguments):
        if command[1] == "--search":
            name = command[2].removeprefix("*/")
            if name not in OWNED:
                raise FreezingError(f"dpkg-query failed on {command[2]}: no path found")
            return OWNED[name]
        name, _, architecture = command[-1].partition(":")
        return f"{name}\t1.2-3+b1\t{architecture}\thttps://{name}.example\n"

    monkeypatch.setattr(system_libraries, "run_tool", run)
    monkeypatch.setattr(system_libraries.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(
        system_libraries.platform, "freedesktop_os_release", lambda: {"ID": "debian", "VERSION_ID": "12"}
    )
    monkeypatch.setattr(system_libraries, "DOCUMENTS", documents)
    monkeypatch.setattr(system_libraries, "COMMON_LICENCES", common)
    return documents


@pytest.fixture
def folder(tmp_path):
    parts = tmp_path / "_internal"
    (parts / "PySide6").mkdir(parents=True)
    for name in (*OWNED, "libpython3.11.so.1.0", "PySide6/libQt6Core.so.6", "base_library.zip"):
        (parts / name).write_bytes(b"x")
    (parts / "libQt6Core.so.6").symlink_to("PySide6/libQt6Core.so.6")
    return tmp_path


def test_only_what_came_from_the_system_is_asked_for(folder):
    assert list(system_library_names(folder)) == ["libX11.so.6", "libcrypto.so.3", "libssl.so.3"]


def test_each_package_comes_once_with_its_files_version_and_licence(system, folder):
    ssl, x11 = system_packages(folder)

    assert (ssl.library.name, ssl.library.version, ssl.library.page) == (
        "libssl3",
        "1.2-3+b1",
        "https://libssl3.example",
    )
    assert ssl.files == ("libcrypto.so.3", "libssl.so.3")
    assert str(ssl.purl) == "pkg:deb/debian/libssl3@1.2-3%2Bb1?arch=amd64&distro=debian-12"
    assert x11.library.texts == (("copyright", "MIT"),)


def test_a_licence_that_is_only_named_comes_along(system, folder):
    assert common_licences(system_packages(folder)) == (("Apache-2.0", "Apache License"),)


def test_a_library_of_no_package_ends_the_freeze(system, folder):
    (folder / "_internal/libown.so.1").write_bytes(b"x")
    with pytest.raises(FreezingError, match=r"libown\.so\.1"):
        system_packages(folder)


def test_a_copy_that_some_program_keeps_for_itself_is_no_owner(system, folder, monkeypatch):
    monkeypatch.setitem(OWNED, "libX11.so.6", "game: /usr/lib/game/libs/libX11.so.6")
    with pytest.raises(FreezingError, match=r"libX11\.so\.6 belongs to no package"):
        system_packages(folder)


def test_a_package_without_a_licence_ends_the_freeze(system, folder):
    (system / "libx11-6" / "copyright").unlink()
    with pytest.raises(FreezingError, match="libx11-6 ships with the application, and so must its licence"):
        system_packages(folder)


def test_without_dpkg_nothing_is_made_up(folder, monkeypatch):
    monkeypatch.setattr(system_libraries.shutil, "which", lambda name: None)
    assert system_packages(folder) == ()
