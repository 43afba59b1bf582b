"""Starts the window: `smearscope gui [FOLDER] [--model BUNDLE]`."""

import signal
import sys
from collections.abc import Callable
from pathlib import Path

import PySide6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.bundled import find_bundle
from desktop.engine.plan import core_count
from desktop.gui.bug_reporter import BugReporter
from desktop.gui.icons import application_icon
from desktop.gui.main_window import MainWindow
from desktop.gui.theme import apply_theme
from desktop.local_engine import EngineChoice
from desktop.signature_report import load_reported
from inference import __version__
from inference.classifier import Classifier
from inference.errors import UnusableInputError

# Beyond four threads one small image gains nothing, and the window wants a core too.
_MOST_THREADS = 4


def run_gui(folder: Path | None, bundle: Path | None, *, require_signature: bool = False) -> int:
    """Open the window and stay until it is closed.

    Args:
        folder: screened at once; None shows the first page.
        bundle: model bundle; None takes the one that ships with SmearScope.
        require_signature: refuse a bundle that no trusted signer has signed.

    Returns:
        Qt's exit code, 0 when the window was closed.

    Raises:
        UnusableInputError: PySide6 does not fit this Python.
    """
    app = make_application(sys.argv[:1])
    # One worker: its threads leave the window a processor.
    choice = EngineChoice(workers=1, threads=min(_MOST_THREADS, max(1, core_count() - 1)))
    window = MainWindow(_loader(bundle, require_signature, choice), choice)
    reporter = BugReporter()
    reporter.caught.connect(window.show_bug)
    reporter.install()
    # Ctrl+C in the terminal ends at once: what was screened is in the run's store, and nothing half-written stays.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    window.show()
    window.start(folder)
    try:
        return app.exec()
    finally:
        window.session.shutdown()
        reporter.remove()


def make_application(arguments: list[str]) -> QApplication:
    """The Qt application with name, icon and theme; the theme follows the system from then on.

    Raises:
        UnusableInputError: PySide6 does not fit this Python.
    """
    require_sound_bindings()
    app = QApplication(arguments)
    app.setApplicationName("smearscope")
    app.setApplicationDisplayName("SmearScope")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("smearscope")
    app.setWindowIcon(application_icon())
    apply_theme(app)
    app.styleHints().colorSchemeChanged.connect(lambda: apply_theme(app))
    return app


def require_sound_bindings() -> None:
    """Refuse a PySide6 that would end the window by a crash after some minutes.

    The wheels of PySide6 6.12.0 are built as if None could not run out of references. That holds from Python 3.12 on;
    in 3.11 each call of Qt takes one away, until Python aborts.

    Raises:
        UnusableInputError: what to install instead.
    """
    calls = 100
    probe = QObject()
    before = sys.getrefcount(None)
    for _ in range(calls):
        probe.setObjectName("probe")
    if before - sys.getrefcount(None) >= calls:
        raise UnusableInputError(
            f"PySide6 {PySide6.__version__} crashes under Python {sys.version_info.major}.{sys.version_info.minor}; "
            "install PySide6-Essentials below 6.12, or use Python 3.12 or newer"
        )


def _loader(bundle: Path | None, require_signature: bool, choice: EngineChoice) -> Callable[[], Classifier]:
    threads = choice.threads or core_count()
    return lambda: load_reported(find_bundle(bundle), threads, require_signature=require_signature)[0]
