"""CI leaves the Windows build out only while what it is made by is what it was seen to work with."""

import pytest

from frozen_folder.errors import FreezingError
from windows_build.proof import INPUTS, PROOF, digest_of, input_files, is_proven, record


@pytest.fixture
def repository(tmp_path):
    for name in INPUTS:
        path = tmp_path / name
        if path.suffix:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(name, encoding="utf-8")
        else:
            (path / "deeper").mkdir(parents=True)
            (path / "deeper" / "code.py").write_text(name, encoding="utf-8")
    return tmp_path


def test_nothing_was_seen_before_it_was_recorded(repository):
    assert not is_proven(repository)
    record(repository)
    assert is_proven(repository)


@pytest.mark.parametrize(
    "name", ["build.spec", "packaging/windows/deeper/code.py", "packaging/freezing/deeper/code.py"]
)
def test_a_changed_input_was_not_seen(repository, name):
    record(repository)
    (repository / name).write_text("changed", encoding="utf-8")
    assert not is_proven(repository)


def test_a_new_a_lost_and_a_renamed_input_were_not_seen(repository):
    record(repository)
    code = repository / "packaging/windows/deeper/code.py"
    new = code.with_name("new.nsi")
    new.write_text("", encoding="utf-8")
    assert not is_proven(repository)
    new.unlink()
    assert is_proven(repository)
    code.rename(code.with_name("other.py"))
    assert not is_proven(repository)


def test_what_is_only_read_by_people_and_the_record_itself_are_no_inputs(repository):
    record(repository)
    for name in (
        "packaging/windows/README.md",
        "packaging/windows/__pycache__/code.cpython-311.pyc",
        "desktop/engine.py",
    ):
        (repository / name).parent.mkdir(exist_ok=True)
        (repository / name).write_text("changed", encoding="utf-8")
    (repository / PROOF).write_text((repository / PROOF).read_text(encoding="utf-8") + "by hand\n", encoding="utf-8")
    assert is_proven(repository)


def test_an_input_that_is_gone_is_told(repository):
    (repository / "build.spec").unlink()
    with pytest.raises(FileNotFoundError, match=r"build\.spec"):
        digest_of(repository)


def test_a_record_that_names_nothing_is_told(repository):
    (repository / PROOF).write_text("on 2026-11-27\n", encoding="utf-8")
    with pytest.raises(FreezingError, match="make package-windows-proof"):
        is_proven(repository)


def test_every_input_of_this_repository_is_there(request):
    names = [path.relative_to(request.config.rootpath).as_posix() for path in input_files(request.config.rootpath)]
    assert {"build.spec", "packaging/windows/windows_build/proof.py"} <= set(names)
    assert PROOF not in names
