"""Starts the window: `smearscope gui [PATH] [--model BUNDLE]`. Nothing slow is imported before it can be seen."""

import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
import typer
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from desktop.app_settings import AppSettings, ThemeChoice, load_settings, settings_path
from desktop.crash_report import FaultWatch
from desktop.gui.application import Application
from desktop.gui.bug_reporter import BugReporter
from desktop.gui.collector import wait_with_collections
from desktop.gui.icons import application_icon
from desktop.gui.languages import put_on_language
from desktop.gui.main_window import MainWindow
from desktop.gui.session_note import SessionNote
from desktop.gui.settings_keeper import SettingsKeeper
from desktop.gui.single_window import Claim, SingleWindow
from desktop.gui.theme import apply_theme
from inference import __version__
from inference.errors import OutputError, UnusableInputError

if TYPE_CHECKING:
    from desktop.gui.model_source import ModelSource

# Beyond four threads one small image gains nothing, and the window wants a core too.
_MOST_THREADS = 4
_SCHEMES = {
    ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
    ThemeChoice.LIGHT: Qt.ColorScheme.Light,
    ThemeChoice.DARK: Qt.ColorScheme.Dark,
}


def run_gui(folder: Path | None, bundle: Path | None, *, require_signature: bool = False) -> int:
    """Open the window and stay until it is closed; or hand the folder to the window that is open already, and end.

    A start that names its own model has a window of its own: the other one would answer with another model.

    Args:
        folder: a folder or image, screened, a run's folder, opened, or a model's file, offered to be installed; None
            shows the first page.
        bundle: model bundle; None takes the default.
        require_signature: refuse a bundle that no trusted signer has signed.

    Returns:
        Qt's exit code, 0 when the window was closed, or took the folder.

    Raises:
        UnusableInputError: PySide6 does not fit this Python.
    """
    wait_with_collections()
    loaded = load_settings(settings_path())
    app = make_application(sys.argv[:1], loaded.settings)
    paths = () if folder is None else (folder.absolute(),)
    single = SingleWindow()
    found = Claim.FIRST if bundle is not None or require_signature else single.claim(paths)
    if found is Claim.HANDED_OVER:
        single.close()
        # Only here: it comes with NumPy.
        from desktop.records import shown_path

        what = f"was given {shown_path(paths[0])}" if paths else "was brought to the front"
        typer.echo(f"SmearScope is open already; its window {what}.")
        return 0
    faults = FaultWatch()
    window = MainWindow(
        SettingsKeeper(settings_path(), loaded),
        SessionNote(),
        model_source(bundle, require_signature=require_signature),
    )
    single.paths_wanted.connect(window.take_paths)
    app.paths_wanted.connect(window.take_paths)
    window.keeper.changed.connect(lambda settings: follow_theme(app, settings.theme))
    reporter = BugReporter()
    reporter.caught.connect(window.show_bug)
    reporter.install()
    # Ctrl+C in the terminal ends at once: what was screened is in the run's store, and nothing half-written stays.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    show_within_screen(window)
    try:
        faults.begin()
    except OutputError as error:
        window.notice.show_notice(str(error), warns=True)
    window.begin(paths, is_beside_silent=found is Claim.SILENT)
    try:
        return app.exec()
    finally:
        single.close()
        window.shut_down()
        reporter.remove()
        faults.end()


def show_within_screen(window: QWidget) -> None:
    """Show a window at its size, or on all of the screen where it would not fit with its frame.

    Else its lowest line, which says that it is for research use only, would lie below the edge of a small screen.
    """
    title_px = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    left = window.screen().availableGeometry().size() - window.size()
    if left.width() < 0 or left.height() < title_px:
        window.showMaximized()
    else:
        window.show()


def make_application(arguments: list[str], settings: AppSettings | None = None) -> Application:
    """The Qt application with name, icon, language and theme.

    Args:
        settings: language and theme; None follows the system in both.

    Raises:
        UnusableInputError: PySide6 does not fit this Python.
    """
    require_sound_bindings()
    settings = settings or AppSettings()
    app = Application(arguments)
    app.setApplicationName("smearscope")
    app.setApplicationDisplayName("SmearScope")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("smearscope")
    app.setWindowIcon(application_icon())
    put_on_language(app, settings.language)
    follow_theme(app, settings.theme)
    app.styleHints().colorSchemeChanged.connect(lambda: apply_theme(app))
    return app


def follow_theme(app: QApplication, choice: ThemeChoice) -> None:
    """Wear light or dark as chosen, or as the system does from now on."""
    scheme = _SCHEMES[choice]
    # Dialogs and title bars that the system draws follow too.
    if scheme is Qt.ColorScheme.Unknown:
        app.styleHints().unsetColorScheme()
        apply_theme(app)
    else:
        app.styleHints().setColorScheme(scheme)
        apply_theme(app, scheme)


def model_source(bundle: Path | None, *, require_signature: bool = False) -> "Callable[[AppSettings], ModelSource]":
    """How the model is loaded with given settings. The engine is imported only when that is asked.

    Args:
        bundle: as a person named it; None takes the default.
        require_signature: refuse a bundle that no trusted signer has signed.
    """

    def source(settings: AppSettings) -> "ModelSource":
        from desktop.bundled import find_bundle
        from desktop.engine.plan import core_count
        from desktop.gui.model_source import ModelSource
        from desktop.local_engine import EngineChoice
        from desktop.signature_report import load_reported

        # One worker: its threads leave the window a processor.
        workers = settings.workers or 1
        threads = settings.threads or min(_MOST_THREADS, max(1, (core_count() - 1) // workers))
        return ModelSource(
            lambda: load_reported(find_bundle(bundle), threads, require_signature=require_signature)[0],
            EngineChoice(workers=workers, threads=threads),
            signed_only=require_signature,
        )

    return source


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
