"""What the frozen application says of itself, and how it tells that somebody took a part of it away."""

import json
import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from frozen_folder.system_libraries import system_library_names
from inference import __version__
from tests.packaging.screened import rows_of, write_every_format

MODEL = "_internal/assets/models/efficientnet-lite0-cbam-int8/model.tflite"
QT = "_internal/PySide6/Qt/lib/libQt6Widgets.so.6"


def replace(path, content):
    path.unlink()
    path.write_bytes(content)


def test_its_version_comes_with_commit_and_models(frozen, start):
    done = start(frozen / "smearscope", "--version")

    assert done.returncode == 0, done.stderr
    first, *models, notice = done.stdout.splitlines()
    assert re.fullmatch(rf"SmearScope {re.escape(__version__)} \(commit ([0-9a-f]{{12}}|unknown)\)", first)
    assert [line.split()[0] for line in models] == ["densenet201-cbam-int8", "efficientnet-lite0-cbam-int8"]
    assert notice == "Research use only."


def test_the_self_test_passes_in_a_folder_with_any_name(copy, start):
    done = start(copy / "smearscope", "doctor", "--self-test")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "as they were installed" in done.stdout
    assert "opens, is painted and loads the default model" in done.stdout
    assert "openslide-python (whole slides)" in done.stdout
    assert "cannot start" not in done.stdout


def test_every_format_is_read_slides_too(frozen, start, tmp_path):
    images = write_every_format(tmp_path / "images")

    done = start(frozen / "smearscope", "screen", str(images), "--out", str(tmp_path / "out"))

    assert done.returncode == 0, done.stdout + done.stderr
    rows = rows_of(tmp_path / "out")
    read = {Path(row["image_path"]).name for row in rows if row["decision"] != "unreadable"}
    assert read == {path.name for path in images.iterdir()}


@pytest.mark.parametrize("name", [QT, MODEL, "_internal/assets/guide/index.html"])
def test_a_file_that_is_gone_is_told_at_the_start(copy, start, name):
    (copy / name).unlink()

    for program, *arguments in (("smearscope", "samples"), ("SmearScope",)):
        done = start(copy / program, *arguments)
        assert done.returncode == 3
        assert f"{name} is gone" in done.stderr
        assert "Runs, reviews and settings lie elsewhere and are safe" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_file_that_was_cut_off_is_told_at_the_start(copy, start):
    replace(copy / MODEL, (copy / MODEL).read_bytes()[:-1])

    done = start(copy / "smearscope", "--version")

    assert (done.returncode, done.stdout) == (3, "")
    assert f"{MODEL} is not the one that was installed" in done.stderr


def test_a_changed_model_of_the_same_size_is_refused_and_named_by_the_self_test(copy, start, tmp_path):
    content = bytearray((copy / MODEL).read_bytes())
    content[len(content) // 2] ^= 1
    replace(copy / MODEL, content)

    screened = start(
        copy / "smearscope", "screen", str(copy / "_internal/assets/samples"), "--out", str(tmp_path / "out")
    )
    tested = start(copy / "smearscope", "doctor", "--self-test")

    assert screened.returncode == 2
    assert "model.tflite" in screened.stderr
    assert tested.returncode == 1
    assert f"{MODEL} is not the one that was installed" in " ".join(tested.stdout.split())


def test_it_carries_its_bill_of_materials_and_every_licence(frozen):
    text = (frozen / "_internal/assets/sbom.cdx.json").read_text(encoding="utf-8")
    page = (frozen / "_internal/assets/licences.html").read_text(encoding="utf-8")

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    components = {each["name"]: each for each in json.loads(text)["components"]}
    assert {"Python", "numpy", "PySide6_Essentials", "ai-edge-litert", "pydantic_core"} <= set(components)
    assert {"densenet201-cbam-int8", "efficientnet-lite0-cbam-int8"} <= set(components)
    assert not {"pyinstaller", "tensorflow", "pip"} & {name.lower() for name in components}
    for component in components.values():
        if component["type"] == "library":
            assert f"<td>{component['name']}</td>" in page
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in page


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="dpkg is not here to tell packages")
def test_each_library_of_the_system_stands_in_the_bill_and_on_the_page_with_its_package(frozen):
    assets = frozen / "_internal" / "assets"
    files = [
        each for each in json.loads((assets / "sbom.cdx.json").read_bytes())["components"] if each["type"] == "file"
    ]
    page = (assets / "licences.html").read_text(encoding="utf-8")

    libraries = list(system_library_names(frozen))
    assert len(libraries) > 10
    owned = {each["name"]: each for each in files if "purl" in each}
    assert set(libraries) <= set(owned)
    for name in libraries:
        package = owned[name]["purl"].split("/")[2].partition("@")[0]
        assert f"<summary>{unquote(package)}: copyright</summary>" in page
