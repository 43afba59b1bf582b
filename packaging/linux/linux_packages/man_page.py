"""The manual page, made of the command line's own help each time a package is made: it cannot go stale."""

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from desktop.program_names import PROGRAM, WINDOW_PROGRAM
from desktop.user_folders import CONFIG_VARIABLE, HOME_VARIABLE
from linux_packages.release import Release

_EXIT_CODES = (
    ("0", "Done."),
    ("1", "Done, with findings: an unreadable image, or a verification that failed."),
    ("2", "Wrong usage, unusable input, or a refused model."),
    ("3", "Stopped by disk, permission or a bug; can be gone on with."),
    ("130", "Interrupted; can be gone on with."),
)
_VARIABLES = (
    (HOME_VARIABLE, "Folder of this user's data, in place of the usual one."),
    (CONFIG_VARIABLE, "Folder of this user's settings, in place of the usual one."),
)
_FILES = (
    (
        "~/.local/share/smearscope",
        "Runs of the window, installed models, the list of runs. Never removed by a package.",
    ),
    ("~/.config/smearscope", "Settings."),
    ("~/.cache/smearscope", "What can be made again."),
)


def man_page(app: Any, release: Release) -> str:
    """The page in the language of troff (man(7)).

    Args:
        app: the command line as Typer builds it (`typer.main.get_command`).
        release: whose version and date it carries.
    """
    source = f"{WINDOW_PROGRAM} {_escaped(release.version)}"
    lines = [
        f'.TH {PROGRAM.upper()} 1 {release.date:%Y-%m-%d} "{source}" "User Commands"',
        ".SH NAME",
        f"{PROGRAM} \\- {_escaped(_first_sentence(app.help))}",
        ".SH SYNOPSIS",
        f".B {PROGRAM}",
        ".I command",
        "[\\fIoptions\\fR] [\\fIarguments\\fR]",
        ".SH DESCRIPTION",
        *_paragraphs(app.help),
        ".PP",
        *_paragraphs("Each command tells its options with --help. `smearscope gui` opens the window."),
        ".SH COMMANDS",
    ]
    for words, command in commands_of(app):
        lines += [f".SS {_escaped(' '.join(words))}", *_usage(words, command), ".PP", *_paragraphs(command.help or "")]
        for parameter in _shown(command):
            lines += [".TP", _heading(parameter), *_paragraphs(_help_of(parameter))]
    for title, rows in (("EXIT STATUS", _EXIT_CODES), ("ENVIRONMENT", _VARIABLES), ("FILES", _FILES)):
        lines.append(f".SH {title}")
        for name, text in rows:
            lines += [".TP", f".B {_escaped(name)}", _escaped(text)]
    return "\n".join(lines) + "\n"


def commands_of(app: Any, before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command that can be run, by its words, in the order of the help."""
    children: Mapping[str, Any] = getattr(app, "commands", {})
    for name, command in children.items():
        if command.hidden:
            continue
        if getattr(command, "commands", None):
            yield from commands_of(command, (*before, name))
        else:
            yield (*before, name), command


def _shown(command: Any) -> list[Any]:
    return [each for each in command.params if not each.hidden]


def _is_option(parameter: Any) -> bool:
    return str(parameter.opts[0]).startswith("-")


def _usage(words: tuple[str, ...], command: Any) -> list[str]:
    parts = [f"\\fB{_escaped(' '.join((PROGRAM, *words)))}\\fR"]
    for each in _shown(command):
        if _is_option(each):
            value = f" {_value(each)}" if _value(each) else ""
            text = f"\\fB{_escaped(each.opts[0])}\\fR{value}"
        else:
            text = f"{_value(each)}{' ...' if each.nargs != 1 or each.multiple else ''}"
        parts.append(text if each.required else f"[{text}]")
    return [" ".join(parts)]


def _heading(parameter: Any) -> str:
    if not _is_option(parameter):
        return _value(parameter)
    names = [f"\\fB{_escaped(name)}\\fR" for name in (*parameter.opts, *parameter.secondary_opts)]
    value = _value(parameter)
    return ", ".join(names) + (f" {value}" if value else "")


def _value(parameter: Any) -> str:
    """What stands for the value of a parameter, in italics; empty for a switch."""
    if getattr(parameter, "is_flag", False):
        return ""
    if not _is_option(parameter):
        return f"\\fI{_escaped(parameter.metavar or parameter.name.upper())}\\fR"
    if parameter.metavar:
        return f"\\fI{_escaped(parameter.metavar)}\\fR"
    kind = _annotation(parameter)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "\\fB" + _escaped("|".join(str(each.value) for each in kind)) + "\\fR"
    words: Mapping[Any, str] = {int: "number", float: "number", Path: "path"}
    return f"\\fI{words.get(kind, 'text')}\\fR"


def _annotation(parameter: Any) -> Any:
    return parameter.type_descriptor.annotation


def _help_of(parameter: Any) -> str:
    text = str(parameter.help or "")
    default = parameter.default
    if getattr(parameter, "is_flag", False) or default is None or callable(default) or default == ():
        return text
    if "Default:" in text:
        return text
    return f"{text} Default: {default.value if isinstance(default, Enum) else default}."


def _first_sentence(text: str) -> str:
    sentence = text.split(". ", maxsplit=1)[0].rstrip(".")
    return sentence[0].lower() + sentence[1:]


def _paragraphs(text: str) -> list[str]:
    """Paragraphs of a help text; what stands in backquotes is bold."""
    lines: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        if lines:
            lines.append(".sp")
        joined = _escaped(" ".join(paragraph.split()))
        lines.append(re.sub(r"`([^`]*)`", r"\\fB\1\\fR", joined))
    return lines


def _escaped(text: str) -> str:
    """Text that troff prints as it is."""
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe
