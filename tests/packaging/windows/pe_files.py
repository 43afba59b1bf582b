"""Small PE files, byte by byte: what the tests of imports read where no compiler for Windows is."""

import struct

_SECTION_AT = 0x1000
_RAW_AT = 0x400
_DOS_TEXT = b"This program cannot be run in DOS mode."


def pe_bytes(needed=(), delayed=(), *, plus=True, dos_text=_DOS_TEXT):
    """A library for Windows with one section, in which its lists of imports lie.

    Args:
        needed: names of the libraries that it is linked to.
        delayed: names of those that it loads when they are called.
        plus: for 64 bits.
        dos_text: behind the DOS header, where Wine writes what its own libraries are.
    """
    section = bytearray()
    names = {}
    for name in (*needed, *delayed):
        names[name] = _SECTION_AT + len(section)
        section += name.encode() + b"\0"
    imports_at = _SECTION_AT + len(section)
    for name in needed:
        section += struct.pack("<IIIII", 0, 0, 0, names[name], 0)
    section += bytes(20)
    delayed_at = _SECTION_AT + len(section)
    for name in delayed:
        section += struct.pack("<IIIIIIII", 1, names[name], 0, 0, 0, 0, 0, 0)
    section += bytes(32)

    dos = b"MZ" + bytes(0x3A) + struct.pack("<I", 0x80) + dos_text
    directories = bytearray(16 * 8)
    if needed:
        struct.pack_into("<II", directories, 1 * 8, imports_at, 20 * (len(needed) + 1))
    if delayed:
        struct.pack_into("<II", directories, 13 * 8, delayed_at, 32 * (len(delayed) + 1))
    before = 112 if plus else 96
    optional = struct.pack("<H", 0x20B if plus else 0x10B).ljust(before - 4, b"\0") + struct.pack("<I", 16)
    optional += bytes(directories)
    header = b"PE\0\0" + struct.pack("<HHIIIHH", 0x8664 if plus else 0x14C, 1, 0, 0, 0, len(optional), 0x2022)
    table = b".rdata\0\0" + struct.pack("<IIII", len(section), _SECTION_AT, len(section), _RAW_AT) + bytes(16)
    return (dos.ljust(0x80, b"\0") + header + optional + table).ljust(_RAW_AT, b"\0") + bytes(section)


def version_string(key, value):
    """One line of a library's version resource, where Microsoft's linker would lay it: at a multiple of four bytes."""
    named = f"{key}\0".encode("utf-16-le")
    padding = bytes(-(6 + len(named)) % 4)
    text = f"{value}\0".encode("utf-16-le")
    length = 6 + len(named) + len(padding) + len(text)
    return struct.pack("<HHH", length, len(value) + 1, 1) + named + padding + text
