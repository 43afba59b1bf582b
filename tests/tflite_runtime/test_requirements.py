"""The environment of `make test-tflite-runtime` is the one that pyproject.toml gives 32-bit ARM."""

import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
BOARD = {"platform_machine": "armv7l", "sys_platform": "linux", "python_version": "3.11"}


def base_dependencies() -> dict[str, Requirement]:
    """By name, what a board gets without any extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    each = [Requirement(line) for line in project["dependencies"]]
    return {canonicalize_name(one.name): one for one in each if one.marker is None or one.marker.evaluate(BOARD)}


def listed() -> dict[str, Requirement]:
    """By name, what packaging/tflite-runtime-requirements.txt lists."""
    lines = (ROOT / "packaging" / "tflite-runtime-requirements.txt").read_text(encoding="utf-8").splitlines()
    each = [Requirement(line.split("#")[0]) for line in lines if not line.startswith("#")]
    return {canonicalize_name(one.name): one for one in each}


def test_it_holds_exactly_what_a_board_gets():
    assert listed().keys() == base_dependencies().keys()


def test_its_versions_are_allowed_on_a_board():
    for name, requirement in listed().items():
        for pin in requirement.specifier:
            assert pin.operator == "=="
            assert base_dependencies()[name].specifier.contains(pin.version), f"{name} {pin.version}"


def test_it_has_the_versions_that_were_promised():
    pinned = {name: str(requirement.specifier) for name, requirement in listed().items()}
    assert pinned["tflite-runtime"] == "==2.14.0"
    assert pinned["numpy"].startswith("==1.")
