"""What is left out of Qt and Pillow, and what the window cannot do without."""

import subprocess
import sys

import pytest

from frozen_folder.kept import is_kept, is_module_kept

# Rich shows where a program failed, in colours, with no other module than those that are kept.
FAILS = """
import sys

from frozen_folder.kept import is_module_kept


class LeftOut:
    def find_spec(self, name, path=None, target=None):
        if not is_module_kept(name):
            raise ModuleNotFoundError(name)


sys.meta_path.insert(0, LeftOut())
from rich.console import Console

try:
    1 / 0
except ZeroDivisionError:
    Console(force_terminal=True, width=100).print_exception()
print(sorted(name for name in sys.modules if name.startswith(("pygments.lexers.", "pygments.styles."))))
"""


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        r"PySide6\plugins\platforms\qwindows.dll",
        r"PySide6\plugins\styles\qmodernwindowsstyle.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/plugins/wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
        "PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so",
        "PySide6/Qt/translations/qtbase_fr.qm",
        "PIL/_imaging.cpython-311-x86_64-linux-gnu.so",
        "assets/translations/smearscope_fa.qm",
        "libX11.so.6",
        r"cv2\cv2.pyd",
        r"PySide6\Qt6Widgets.dll",
    ],
)
def test_what_is_used_stays(name):
    assert is_kept(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        r"PySide6\plugins\tls\qopensslbackend.dll",
        "PySide6/Qt/plugins/networkinformation/libqglib.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/translations/qt_fr.qm",
        "PIL/_avif.cpython-311-x86_64-linux-gnu.so",
        "libcups.so.2",
        "libgnutls.so.30",
        r"cv2\opencv_videoio_ffmpeg500_64.dll",
        r"PySide6\opengl32sw.dll",
        r"PySide6\d3dcompiler_47.dll",
    ],
)
def test_what_is_never_used_is_left_out(name):
    assert not is_kept(name)


@pytest.mark.parametrize(
    ("name", "is_wanted"),
    [
        ("pygments", True),
        ("pygments.lexer", True),
        ("pygments.lexers", True),
        ("pygments.lexers.python", True),
        ("pygments.lexers._php_builtins", False),
        ("pygments.styles.zenburn", False),
        ("rich.lexers.anything", True),
        ("numpy", True),
    ],
)
def test_of_pygments_only_the_colours_of_python_stay(name, is_wanted):
    assert is_module_kept(name) is is_wanted


def test_a_traceback_is_shown_in_colours_with_what_stays(tmp_path):
    script = tmp_path / "fails.py"
    script.write_text(FAILS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    assert "ZeroDivisionError" in done.stdout, done.stderr
    assert "\x1b[" in done.stdout
    assert "pygments.lexers.python" in done.stdout
