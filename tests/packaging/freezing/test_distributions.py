"""Libraries are found by what was frozen of them, whatever a system calls their extension modules."""

import pytest

from frozen_folder.distributions import frozen_libraries
from frozen_folder.errors import FreezingError


@pytest.mark.parametrize("suffix", [".cpython-311-x86_64-linux-gnu.so", ".cp313-win_amd64.pyd", ".pyd"])
def test_an_extension_module_beside_the_others_names_its_library(tmp_path, suffix):
    (tmp_path / "_internal").mkdir()
    (tmp_path / "_internal" / f"_cffi_backend{suffix}").write_bytes(b"")

    assert [library.name for library in frozen_libraries(tmp_path)] == ["Python", "cffi"]


def test_a_package_of_libraries_without_a_module_is_found_by_what_it_laid_beside_python(tmp_path, monkeypatch):
    installed = tmp_path / "Lib" / "site-packages"
    told = installed / "msvc_runtime-14.5.dist-info"
    told.mkdir(parents=True)
    (installed / "sub").mkdir()
    # Newer readers of metadata, which a library may have put in place of Python 3.11's, pass over files that are gone.
    for laid in (tmp_path / "msvcp140.dll", installed / "sub" / "other.dll"):
        laid.write_bytes(b"")
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: msvc_runtime\nVersion: 14.5\nLicense: Proprietary\n")
    (told / "RECORD").write_text("../../msvcp140.dll,,\nsub/other.dll,,\n")
    monkeypatch.syspath_prepend(str(installed))
    parts = tmp_path / "frozen" / "_internal"
    (parts / "numpy").mkdir(parents=True)
    (parts / "other.dll").write_bytes(b"")

    without = [library.name for library in frozen_libraries(tmp_path / "frozen")]
    (parts / "MSVCP140.dll").write_bytes(b"")
    found = {library.name: library.licence for library in frozen_libraries(tmp_path / "frozen")}

    assert without == ["Python", "numpy"]
    assert found.keys() == {"Python", "numpy", "msvc_runtime"}
    assert found["msvc_runtime"] == "Proprietary"


def test_pythons_own_licence_comes_with_it(tmp_path):
    (tmp_path / "_internal" / "numpy").mkdir(parents=True)

    python = frozen_libraries(tmp_path)[0]

    ((name, text),) = python.texts
    assert name == "LICENSE.txt"
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in text


def test_a_folder_of_another_environment_is_refused(tmp_path):
    (tmp_path / "_internal" / "nobody_has_this").mkdir(parents=True)

    with pytest.raises(FreezingError, match="frozen from another one"):
        frozen_libraries(tmp_path)
