"""The libraries that a report names are those that pyproject.toml asks for."""

import re
import tomllib
from pathlib import Path

from desktop.environment import software
from desktop.environment.finding import Level
from desktop.environment.software import NEEDED, OPTIONAL, Library
from inference.runtime import RuntimeMissingError

PROJECT = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def names_in(requirements):
    return {re.match(r"[A-Za-z0-9-]+", each)[0].lower() for each in requirements}


def test_every_direct_dependency_is_reported():
    asked_for = names_in(PROJECT["dependencies"]) - {"tflite-runtime"}

    assert {library.distribution.lower() for library in NEEDED} == asked_for


def test_every_optional_library_belongs_to_an_extra():
    extras = PROJECT["optional-dependencies"]
    asked_for = names_in([each for name in ("gui", "openvino", "slides", "cluster") for each in extras[name]])

    # `dask[distributed]` brings it.
    assert {library.distribution.lower() for library in OPTIONAL} - {"distributed"} <= asked_for
    assert "dask" in asked_for


def test_all_needed_libraries_are_here():
    findings = list(software.needed_libraries())

    assert len(findings) == len(NEEDED)
    assert {finding.level for finding in findings} == {Level.OK}
    assert all(re.match(r"\d", finding.value) for finding in findings)


def test_a_missing_library_is_a_fault(monkeypatch):
    monkeypatch.setattr(software, "NEEDED", (Library("no-such-thing", "no_such_thing"),))

    (finding,) = software.needed_libraries()

    assert (finding.level, finding.value) == (Level.FAULT, "is missing")


def test_the_runtime_s_predecessor_stands_in_for_it(monkeypatch):
    monkeypatch.setattr(software, "NEEDED", (Library("ai-edge-litert", "ai_edge_litert"),))
    monkeypatch.setattr(software, "_is_there", lambda module: module == "tflite_runtime")

    assert list(software.needed_libraries()) == []


def test_a_runtime_that_does_not_start_is_a_fault(monkeypatch):
    def fail():
        raise RuntimeMissingError("ai-edge-litert is installed but cannot start: libm")

    monkeypatch.setattr(software, "runtime_version", fail)

    (finding,) = software.runtime()

    assert finding.level is Level.FAULT
    assert "libm" in finding.value


def test_an_optional_library_that_is_missing_is_well_and_one_that_does_not_start_a_warning(monkeypatch):
    libraries = (Library("a", "base64", "one"), Library("b", "no_such_thing", "two"), Library("c", "colorsys", "three"))
    monkeypatch.setattr(software, "OPTIONAL", libraries)
    monkeypatch.setattr(
        software, "try_imports", lambda modules: dict.fromkeys(modules, "") | {"colorsys": "ImportError: x"}
    )

    starts, missing, fails = software.optional_libraries()

    assert (starts.level, starts.value) == (Level.OK, "version unknown, starts")
    assert (missing.level, missing.value) == (Level.OK, "not installed")
    assert (fails.level, fails.value) == (Level.WARNING, "version unknown, cannot start: ImportError: x")
    assert "three" in fails.advice
