"""Windows shows the program's name and version; each program says which of the two it is."""

from types import SimpleNamespace

import pytest

from frozen_folder.version_resource import version_resource


def read(text):
    """As PyInstaller reads it: calls of its classes, here plain records of what they were given."""
    names = (
        "VSVersionInfo",
        "FixedFileInfo",
        "StringFileInfo",
        "StringTable",
        "StringStruct",
        "VarFileInfo",
        "VarStruct",
    )
    classes = {name: lambda *values, **named: SimpleNamespace(values=values, **named) for name in names}
    made = eval(text, classes)
    table = made.kids[0].values[0][0]
    return made.ffi.filevers, table.values[0], dict(each.values for each in table.values[1])


@pytest.mark.parametrize(
    ("version", "numbers"), [("0.1.0", (0, 1, 0, 0)), ("2.3", (2, 3, 0, 0)), ("1.2.0rc4+local5", (1, 2, 0, 4))]
)
def test_versions_become_the_four_numbers_that_windows_compares(version, numbers):
    found, table, told = read(version_resource("smearscope", version))

    assert found == numbers
    assert table == "040904B0"
    assert (told["FileVersion"], told["ProductVersion"]) == (version, version)


def test_each_program_says_which_one_it_is():
    _, _, command_line = read(version_resource("smearscope", "0.1.0"))
    _, _, window = read(version_resource("smearscope-window", "0.1.0"))

    assert (command_line["FileDescription"], window["FileDescription"]) == ("SmearScope, command line", "SmearScope")
    assert window["OriginalFilename"] == "smearscope-window.exe"
