"""Which of the files that PyInstaller gathers are wanted: SmearScope uses a small part of Qt and of Pillow.

Plain names, so that `build.spec` asks here on every system.
"""

from pathlib import PurePosixPath, PureWindowsPath

# Kept of Qt's plugins; every other kind is left out whole. A name stands for libNAME.so, NAME.dll and libNAME.dylib.
_PLUGINS = {
    "platforms": ("qxcb", "qwayland", "qoffscreen", "qminimal", "qwindows", "qcocoa"),
    "platformthemes": ("qxdgdesktopportal",),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "xcbglintegrations": ("qxcb-egl-integration", "qxcb-glx-integration"),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "wayland-graphics-integration-client": ("qt-plugin-wayland-egl",),
    "wayland-shell-integration": ("xdg-shell",),
    "iconengines": ("qsvgicon",),
    "imageformats": ("qsvg", "qico", "qjpeg", "qgif"),
    "printsupport": ("cupsprintersupport",),
    "styles": ("qmodernwindowsstyle", "qmacstyle"),
}
# the languages of the window, besides English, whose texts are in the code
_LANGUAGES = ("bn", "es", "fa", "fr")
# never imported: AVIF is no format that SmearScope reads (docs/formats.md)
_EXTENSIONS_LEFT_OUT = ("_avif.",)
# Windows' wheels carry these beside what is linked: OpenCV's reader of videos, and Qt's OpenGL in software with the
# compiler of its shaders. Each is looked for when somebody asks for a video or draws in three dimensions; nobody does.
_WINDOWS_LIBRARIES = ("opencv_videoio_ffmpeg", "opengl32sw.", "d3dcompiler_")
# Printing is the one use of CUPS, which brings Avahi and GnuTLS: a system that has a printer has them.
_SYSTEM_LIBRARIES = ("libcups.so", "libavahi-", "libgnutls.so")
# Rich colours Python's own lines in a traceback; Pygments brings 300 more languages and 40 more styles, loaded by name.
_PYGMENTS_PLUGINS = {"lexers": ("_mapping", "python"), "styles": ("_mapping", "default", "monokai")}


def is_kept(name: str) -> bool:
    """Whether a file goes into the frozen folder.

    Args:
        name: its path in the folder, as PyInstaller writes it on this system.
    """
    path = PurePosixPath(PureWindowsPath(name).as_posix())
    parts = path.parts
    if "plugins" in parts and "PySide6" in parts:
        kind = parts[parts.index("plugins") + 1]
        stem = path.name.split(".")[0].removeprefix("lib")
        return stem in _PLUGINS.get(kind, ())
    if "translations" in parts and "PySide6" in parts:
        return path.suffix != ".qm" or any(path.stem == f"qtbase_{code}" for code in _LANGUAGES)
    if "PIL" in parts and any(path.name.startswith(left_out) for left_out in _EXTENSIONS_LEFT_OUT):
        return False
    return not path.name.startswith((*_SYSTEM_LIBRARIES, *_WINDOWS_LIBRARIES))


def is_module_kept(name: str) -> bool:
    """Whether a module of Python goes into the program.

    Args:
        name: its full name, with dots.
    """
    package, kind, plugin, *_ = [*name.split("."), "", "", ""]
    kept = _PYGMENTS_PLUGINS.get(kind) if package == "pygments" and plugin else None
    return kept is None or plugin in kept
