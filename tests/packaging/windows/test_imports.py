"""The audit of imports finds what Wine hides: a library that is gone, and one that only Windows or Wine may bring."""

import pytest

from frozen_folder.errors import FreezingError
from frozen_folder.imports import audit_imports, system_libraries
from tests.packaging.windows.pe_files import pe_bytes

LITERT = "_internal/ai_edge_litert/pywrap_litert_common.dll"
THREADS = "_internal/VCRUNTIME140_THREADS.dll"


@pytest.fixture
def folder(tmp_path):
    """A frozen folder that has what it asks for."""
    files = {
        "smearscope.exe": pe_bytes(["KERNEL32.dll", "USER32.dll"]),
        THREADS: pe_bytes(["KERNEL32.dll", "api-ms-win-crt-runtime-l1-1-0.dll"]),
        LITERT: pe_bytes(["vcruntime140_threads.dll", "KERNEL32.dll"]),
        "_internal/numpy/core.pyd": pe_bytes(["openblas-63c8.dll", "beside.dll"], ["ole32.dll"]),
        "_internal/numpy/beside.dll": pe_bytes(),
        "_internal/numpy.libs/openblas-63c8.dll": pe_bytes(["KERNEL32.dll"]),
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_a_folder_that_has_all_it_asks_for_has_no_problems(folder):
    audit = audit_imports(folder, system_libraries())

    assert audit.problems == ()
    assert (audit.files, audit.imports) == (6, 7)


def test_a_library_that_was_taken_away_is_found_with_the_file_that_needs_it(folder):
    (folder / THREADS).unlink()

    (problem,) = audit_imports(folder, system_libraries()).problems

    assert problem.startswith(f"{LITERT}: needs vcruntime140_threads.dll,")


def test_an_import_whose_loading_is_delayed_is_looked_for_too(folder):
    (folder / LITERT).write_bytes(pe_bytes(delayed=["nobody-has-it.dll"]))

    (problem,) = audit_imports(folder, system_libraries()).problems

    assert "delays the loading of nobody-has-it.dll" in problem


def test_a_library_beside_another_one_is_not_found_from_elsewhere(folder):
    (folder / LITERT).write_bytes(pe_bytes(["beside.dll"]))

    (problem,) = audit_imports(folder, system_libraries()).problems

    assert "needs beside.dll" in problem


@pytest.mark.parametrize(
    "name", ["icuuc.dll", "mscms.dll", "bcryptprimitives.dll", "ucrtbase.dll", "api-ms-win-crt-heap-l1-1-0.dll"]
)
def test_what_windows_has_itself_may_not_ship(folder, name):
    (folder / "_internal" / name).write_bytes(pe_bytes())

    (problem,) = audit_imports(folder, system_libraries()).problems

    assert problem == f"_internal/{name}: Windows has its own; this one may not fit it"


def test_a_library_of_wine_is_found_under_any_name(folder):
    (folder / THREADS).write_bytes(pe_bytes(dos_text=b"Wine builtin DLL"))

    (problem,) = audit_imports(folder, system_libraries()).problems

    assert problem == f"{THREADS}: comes from Wine, not from Windows"


def test_a_folder_that_was_frozen_for_another_system_is_refused(tmp_path):
    with pytest.raises(FreezingError, match="no program for Windows"):
        audit_imports(tmp_path, system_libraries())


def test_a_library_of_windows_is_listed_with_a_source_only(tmp_path):
    listed = tmp_path / "listed.txt"
    listed.write_text("# a heading\nkernel32.dll  System32\nodd.dll\n")

    with pytest.raises(FreezingError, match=r"line 3: odd\.dll names no source"):
        system_libraries(listed)


def test_the_list_holds_no_library_that_windows_lacks():
    listed = system_libraries()

    assert {"kernel32.dll", "icuuc.dll"} <= listed
    assert not [name for name in listed if name.startswith(("vcruntime", "msvcp", "concrt", "python", "qt6"))]
