"""Which version a library of Windows says it is: what its bill of materials is searched by for known faults.

Source: Microsoft, "String structure" (`VS_VERSIONINFO`, `StringFileInfo`).
"""

import struct

_KEY = "FileVersion\0".encode("utf-16-le")
# length of the whole in bytes, of the value in letters, and whether the value is text
_HEADER = struct.Struct("<HHH")
_TEXT = 1


def library_version(content: bytes) -> str | None:
    """The version in a program's or library's own words, such as `3.0.15`; None where it says none.

    Args:
        content: the whole file.
    """
    at = content.find(_KEY)
    while at >= 0:
        begin = at - _HEADER.size
        if begin >= 0:
            length, letters, kind = _HEADER.unpack_from(content, begin)
            # the value begins at a multiple of four bytes
            value_at = begin + -(-(_HEADER.size + len(_KEY)) // 4) * 4
            if kind == _TEXT and 0 < 2 * letters <= length:
                value = content[value_at : value_at + 2 * letters].decode("utf-16-le", "replace")
                return value.partition("\0")[0].strip() or None
        at = content.find(_KEY, at + 1)
    return None
