"""The part of build.spec that only a Mac runs, run here: what it imports is there, and what it asks PyInstaller for."""

import ast
import sys
from pathlib import Path

import pytest

from inference import __version__
from tests.packaging.macos.conftest import REPOSITORY


@pytest.fixture
def asked(tmp_path, monkeypatch):
    """What BUNDLE is given."""
    monkeypatch.chdir(REPOSITORY)
    monkeypatch.setattr(sys, "path", list(sys.path))
    spec = ast.parse((REPOSITORY / "build.spec").read_text(encoding="utf-8"))
    (part,) = (node for node in spec.body if isinstance(node, ast.If) and "darwin" in ast.unparse(node.test))
    given = []
    known = {
        "BUILD": tmp_path,
        "BUNDLE": lambda *folders, **options: given.append((folders, options)),
        "Path": Path,
        "SPECPATH": str(REPOSITORY),
        "folder": "what COLLECT made",
        "sys": sys,
    }
    exec(compile(ast.Module(part.body, []), "build.spec", "exec"), known)
    return given


def test_the_macos_part_of_the_spec_makes_one_application_of_the_same_folder(asked):
    (((folder,), options),) = asked

    assert folder == "what COLLECT made"
    assert options["name"] == "SmearScope.app"
    assert options["version"] == options["info_plist"]["CFBundleShortVersionString"] == __version__
    assert options["bundle_identifier"] == options["info_plist"]["CFBundleIdentifier"]
    assert Path(options["icon"]).read_bytes().startswith(b"icns")
