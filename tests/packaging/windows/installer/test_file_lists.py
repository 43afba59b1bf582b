"""Names reach NSIS as they are, whatever they mean to it."""

import pytest

from nsis_installer.build import COMMAND_EXE, WINDOW_EXE
from nsis_installer.contents import read_contents
from nsis_installer.errors import InstallerError
from nsis_installer.file_lists import file_list, instructions
from nsis_installer.script_text import runtime_text, source_path


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain", '"plain"'),
        ("$INSTDIR", '"$$INSTDIR"'),
        ("$\\n ${NAME} $(text)", '"$$\\n $${NAME} $$(text)"'),
        ('a "b"', '"a $\\"b$\\""'),
        ("two\r\nlines", '"two$\\r$\\nlines"'),
        ("it's `so`", '"it\'s `so`"'),
    ],
)
def test_a_text_stands_for_itself(text, written):
    assert runtime_text(text) == written


def test_a_source_path_keeps_its_dollar_and_refuses_a_name():
    assert source_path('/a $b/"c"') == '"/a $b/$\\"c$\\""'
    for path in ("/a/${NAME}", "/a/$(text)", "/a\nb"):
        with pytest.raises(InstallerError, match="rename"):
            source_path(path)


@pytest.fixture
def contents(frozen):
    return read_contents(frozen, (COMMAND_EXE, WINDOW_EXE))


def test_every_file_is_written_once_into_its_folder(contents):
    lines = instructions(contents).splitlines()
    assert sum(line.startswith("File ") for line in lines) == len(contents.files)
    place = lines.index('SetOutPath "$INSTDIR\\_internal\\deep\\down"')
    source = contents.folder / "_internal/deep/down/$INSTDIR 100% Ü.txt"
    assert lines[place + 1] == f'File "/oname=$$INSTDIR 100% Ü.txt" "{source}"'
    assert 'CreateDirectory "$INSTDIR\\_internal\\empty"' in lines
    folders = [line for line in lines if line.startswith("SetOutPath")]
    assert 'SetOutPath "$INSTDIR"' in folders


def test_the_list_holds_every_file_and_folder_as_windows_writes_them(contents):
    data = file_list(contents)
    assert not data.startswith(b"\xff\xfe"), "NSIS would take the mark for a part of the first name"
    lines = data.decode("utf-16-le").split("\r\n")
    assert lines.pop() == "", "the last line ends too"
    files = [line for line in lines if not line.endswith("\\")]
    assert files == [str(path).replace("/", "\\") for path in contents.files]
    assert lines[len(files) :] == [f"{path}\\".replace("/", "\\") for path in contents.folders]
