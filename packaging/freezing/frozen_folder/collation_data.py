"""ICU's data without what Qt never reads there: names of languages, currencies and places, and old character sets.

Qt sorts by ICU and has tables of its own for everything else, so 30 MB become 3.
"""

import tempfile
from pathlib import Path, PurePosixPath

from frozen_folder.errors import FreezingError
from frozen_folder.tools import run_tool

_LANGUAGES = ("root", "en", "bn", "es", "fa", "fr")
# folders of the package that are left out whole: names in all languages, rules to break and to transcribe text
_FOLDERS_LEFT_OUT = frozenset({"curr", "zone", "lang", "region", "unit", "rbnf", "translit", "brkitr"})
_FORMAT = b"CmnD"
# where it stands after the beginning (ICU's UDataInfo behind the header's size and mark)
_FORMAT_AT = 12


def is_needed(item: str) -> bool:
    """Whether an item of ICU's data stays.

    Args:
        item: its name in the package, such as `coll/fr.res`.
    """
    path = PurePosixPath(item)
    if path.parts[0] in _FOLDERS_LEFT_OUT or path.suffix == ".cnv":
        return False
    of_locale = path.suffix == ".res" and (path.parts[0] == "coll" or _is_locale(path.stem))
    return not of_locale or path.stem.split("_")[0] in _LANGUAGES or path.stem in ("pool", "res_index")


def shrink_collation_data(library: Path) -> None:
    """Write libicudata anew with the items that are needed.

    Raises:
        FreezingError: it is no such library, or a tool failed.
    """
    symbol = _data_symbol(library)
    content = library.read_bytes()
    begin = content.find(_FORMAT) - _FORMAT_AT
    if begin < 0:
        raise FreezingError(f"{library} holds no ICU data")
    with tempfile.TemporaryDirectory() as made_in:
        whole, part, names, source, made = (
            Path(made_in) / name
            for name in (
                f"{symbol.removesuffix('_dat')}l.dat",
                "part.dat",
                "left-out.lst",
                "data.s",
                "data.so",
            )
        )
        whole.write_bytes(content[begin:])
        items = run_tool(["icupkg", "-l", str(whole)]).split()
        names.write_text("".join(f"{item}\n" for item in items if not is_needed(item)), encoding="ascii")
        run_tool(["icupkg", "-r", str(names), str(whole), str(part)])
        source.write_text(
            f'.section .rodata\n.globl {symbol}\n.type {symbol},@object\n.balign 16\n{symbol}:\n.incbin "{part}"\n'
            f'.size {symbol}, .-{symbol}\n.section .note.GNU-stack,"",@progbits\n',
            encoding="utf-8",
        )
        run_tool(
            [
                "gcc",
                "-shared",
                "-nostdlib",
                "-s",
                "-Wl,--build-id=none",
                f"-Wl,-soname,{library.name}",
                "-o",
                str(made),
                str(source),
            ]
        )
        library.write_bytes(made.read_bytes())


def _data_symbol(library: Path) -> str:
    for line in run_tool(["nm", "-D", "--defined-only", str(library)]).splitlines():
        name = line.split()[-1].partition("@")[0]
        if name.startswith("icudt") and name.endswith("_dat"):
            return name
    raise FreezingError(f"{library} gives no ICU data to others")


def _is_locale(stem: str) -> bool:
    """Whether a resource is one locale's: a language of two or three letters, perhaps with script and country."""
    language = stem.split("_")[0]
    return stem != "root" and language.isalpha() and language.islower() and 2 <= len(language) <= 3
