"""Which packages Windows needs is found from what each wheel says, with Windows' conditions, not this computer's."""

import hashlib
import zipfile

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement

from frozen_folder.errors import FreezingError
from windows_build import closure
from windows_build.closure import applies, needs_of, pin_all


def make_wheel(folder, name, version, *needs):
    path = folder / f"{name}-{version}-py3-none-any.whl"
    lines = [f"Name: {name}", f"Version: {version}", *(f"Requires-Dist: {need}" for need in needs)]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}-{version}.dist-info/METADATA", "\n".join(lines) + "\n\nRequires-Dist: in-the-text\n")
    return path


@pytest.fixture
def index(monkeypatch):
    """Stands in for pip: wheels by the requirement that is asked for, and the list of what was asked for."""
    wheels, asked = {}, []

    def fetch(requirement, into):
        asked.append(requirement[0])
        if requirement[0] not in wheels:
            raise FreezingError(f"no {requirement[0]}")
        make_wheel(into, *wheels[requirement[0]])

    monkeypatch.setattr(closure, "fetch_wheel", fetch)
    return wheels, asked


@pytest.mark.parametrize(
    ("marker", "expected"),
    [
        ("sys_platform == 'win32'", True),
        ("platform_machine != 'armv7l'", True),
        ("python_version >= '3.13' and os_name == 'nt'", True),
        ("sys_platform == 'linux'", False),
        ("python_version < '3.12'", False),
        ("extra == 'test'", False),
    ],
)
def test_conditions_are_those_of_windows(marker, expected):
    assert applies(Marker(marker)) is expected


def test_a_wheel_needs_what_it_names_on_windows_and_for_the_extras_that_are_wanted(tmp_path):
    wheel = make_wheel(
        tmp_path,
        "one",
        "1",
        "always>=2",
        "pefile; sys_platform == 'win32'",
        "macholib; sys_platform == 'darwin'",
        "lxml; extra == 'xml'",
    )

    assert [each.name for each in needs_of(wheel)] == ["always", "pefile"]
    assert [each.name for each in needs_of(wheel, ["xml"])] == ["always", "pefile", "lxml"]


def test_packages_are_followed_to_the_end_each_once_with_its_hash(tmp_path, index):
    wheels, asked = index
    wheels.update(
        {
            "One==1.5": ("One", "1.5", "two", "three!=4"),
            "two==2.0": ("two", "2.0", "One"),
            "three!=4": ("three", "5", "never; sys_platform == 'linux'"),
        }
    )

    pinned = pin_all(
        [Requirement("One>=1"), Requirement("never; sys_platform == 'linux'")],
        {"one": "1.5", "two": "2.0"},
        tmp_path,
    )

    assert [(each.name, each.version) for each in pinned] == [("One", "1.5"), ("three", "5"), ("two", "2.0")]
    assert sorted(asked) == ["One==1.5", "three!=4", "two==2.0"]
    (wheel,) = (tmp_path / "three").iterdir()
    assert pinned[1].sha256 == hashlib.sha256(wheel.read_bytes()).hexdigest()


def test_a_package_that_windows_has_no_wheel_of_is_told(tmp_path, index):
    with pytest.raises(FreezingError, match="no one>=1"):
        pin_all([Requirement("one>=1")], {}, tmp_path)
