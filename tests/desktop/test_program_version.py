"""`smearscope --version`: version, commit and models, from a checkout, a frozen application, and a damaged one."""

import hashlib
import json
import subprocess
import sys

import pytest

from desktop import program_version
from desktop.program_version import commit, shipped_models, version_text
from inference import __version__

HASH = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout with a `.git` folder and one model."""
    (tmp_path / ".git").mkdir()
    model = tmp_path / "assets" / "models" / "one"
    model.mkdir(parents=True)
    (model / "model_card.json").write_text(json.dumps({"id": "one-int8", "version": "2.0"}))
    (model / "SHA256SUMS").write_text("sums")
    monkeypatch.setattr(program_version, "assets_folder", lambda: tmp_path / "assets")
    return tmp_path


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_program_tells_its_version_and_models(option):
    done = subprocess.run(
        [sys.executable, "-m", "desktop", option], capture_output=True, text=True, check=True, encoding="utf-8"
    )

    assert done.stdout == version_text() + "\n"
    assert done.stdout.startswith(f"SmearScope {__version__} (commit ")
    assert "efficientnet-lite0-cbam-int8" in done.stdout


def test_the_version_is_told_before_anything_slow_is_imported():
    code = (
        "import sys; sys.argv = ['smearscope', '--version']; from desktop.__main__ import main; main(); "
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")

    *told, imported = done.stdout.splitlines()
    assert told == version_text().splitlines()
    assert not {"PIL", "PySide6", "ai_edge_litert", "cv2", "numpy", "pydantic", "rich", "typer"} & set(imported.split())


def test_the_commit_is_that_of_the_branch(checkout):
    (checkout / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    (checkout / ".git" / "refs" / "heads").mkdir(parents=True)
    (checkout / ".git" / "refs" / "heads" / "main").write_text(HASH + "\n")

    assert commit() == HASH[:12]


def test_the_commit_of_a_branch_is_found_among_the_packed_ones(checkout):
    (checkout / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    (checkout / ".git" / "packed-refs").write_text(
        f"# pack-refs\n{'f' * 40} refs/heads/other\n{HASH} refs/heads/main\n"
    )

    assert commit() == HASH[:12]


def test_a_checkout_at_a_commit_names_it(checkout):
    (checkout / ".git" / "HEAD").write_text(HASH + "\n")

    assert commit() == HASH[:12]


def test_without_git_the_commit_is_unknown(checkout):
    assert commit() == "unknown"


def test_a_frozen_application_names_the_commit_that_was_stamped(checkout):
    (checkout / "assets" / "build.json").write_text(json.dumps({"commit": "abc"}))

    assert commit() == "abc"


def test_models_are_named_with_the_beginning_of_their_bundle_id(checkout):
    (model,) = shipped_models()

    assert model.name == "one-int8 2.0"
    assert model.bundle_id == hashlib.sha256(b"sums").hexdigest()[:12]


def test_a_damaged_model_is_named_as_that(checkout):
    (checkout / "assets" / "models" / "one" / "model_card.json").write_text("{")

    (model,) = shipped_models()

    assert model.name == "one"
    assert "damaged" in model.bundle_id
