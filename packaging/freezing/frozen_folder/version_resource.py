"""What Windows shows of a program in its properties, in the task manager and where it asks whether it may run."""

import re

from desktop.program_names import WINDOW_PROGRAM_ELSEWHERE

_OWN = "SmearScope"
# each program's sentence, by its name
_SAYS = {WINDOW_PROGRAM_ELSEWHERE: _OWN}
_SAYS_OTHERWISE = f"{_OWN}, command line"
# English of the United States, in Unicode: what Windows falls back on
_LANGUAGE, _CODE_PAGE = 0x0409, 0x04B0
_NUMBERS = 4


def version_resource(name: str, version: str) -> str:
    """The text by which PyInstaller writes a program's version resource.

    Args:
        name: of the program, without `.exe`.
        version: of SmearScope.
    """
    numbers = [int(number) for number in re.findall(r"\d+", version.partition("+")[0])][:_NUMBERS]
    numbered = (*numbers, *[0] * (_NUMBERS - len(numbers)))
    told = {
        "CompanyName": f"{_OWN} contributors",
        "FileDescription": _SAYS.get(name, _SAYS_OTHERWISE),
        "FileVersion": version,
        "InternalName": name,
        "LegalCopyright": "MIT licence. Research use only.",
        "OriginalFilename": f"{name}.exe",
        "ProductName": _OWN,
        "ProductVersion": version,
    }
    strings = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in told.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbered}, prodvers={numbered}), kids=["
        f"StringFileInfo([StringTable('{_LANGUAGE:04X}{_CODE_PAGE:04X}', [{strings}])]), "
        f"VarFileInfo([VarStruct('Translation', [{_LANGUAGE}, {_CODE_PAGE}])])])\n"
    )
