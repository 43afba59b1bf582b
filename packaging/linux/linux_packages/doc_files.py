"""Changelog and copyright file as Debian wants them, made of the project's own."""

import gzip
import re
from email.utils import format_datetime

from linux_packages.errors import PackagingError
from linux_packages.release import MAINTAINER, PACKAGE, Release

_LINE_CHARS = 78


def changelog(markdown: str, release: Release) -> bytes:
    """Debian's changelog of one version, compressed; the same bytes each time.

    Args:
        markdown: the project's CHANGELOG.md, newest version first.
        release: whose version and date it carries.
    """
    newest = re.split(r"^## ", markdown, flags=re.MULTILINE)[1]
    entries = re.findall(r"^- (.*(?:\n  .*)*)", newest, flags=re.MULTILINE)
    lines = [f"{PACKAGE} ({release.debian_version}) unstable; urgency=medium", ""]
    for entry in entries:
        lines += _wrapped(" ".join(entry.split()))
    lines += ["", f" -- {MAINTAINER}  {format_datetime(release.date)}", ""]
    return gzip.compress("\n".join(lines).encode(), 9, mtime=0)


def copyright_file(licence: str, notices: str) -> str:
    """Debian's copyright file (DEP 5).

    Args:
        licence: the text of LICENSE; its first line is the licence's name.
        notices: where the licences of what else is in the package stand.

    Raises:
        PackagingError: LICENSE names no holder.
    """
    holder = re.search(r"^Copyright \(c\) (.*)$", licence, flags=re.MULTILINE)
    if holder is None:
        raise PackagingError("LICENSE has no line `Copyright (c) YEAR HOLDER`")
    body = "\n".join(f" {line}" if line else " ." for line in licence.strip().splitlines()[2:])
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        "Upstream-Name: SmearScope\n"
        f"Comment: {notices}\n"
        "\n"
        "Files: *\n"
        f"Copyright: {holder[1]}\n"
        "License: Expat\n"
        f"{body}\n"
    )


def _wrapped(text: str) -> list[str]:
    lines, start = [], "  * "
    line = start
    for word in text.split():
        if len(line) + len(word) > _LINE_CHARS and line.strip("* "):
            lines.append(line.rstrip())
            line = "    "
        line += f"{word} "
    return [*lines, line.rstrip()]
