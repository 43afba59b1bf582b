"""Fixtures of the window's tests: drawn images, a classifier double, and a window that never outlives its test."""

import os

# Before Qt is imported anywhere: these tests need no screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import hashlib
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from desktop.app_settings import AppSettings, save_settings
from desktop.engine.reading import ReadingMode
from desktop.gui.app import make_application
from desktop.gui.dialogs import MessageDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.message import Message
from desktop.gui.model_source import ModelSource
from desktop.gui.page_host import PageId
from desktop.gui.runs.open_run import OpenRun
from desktop.gui.session import Session
from desktop.gui.session_note import SessionNote
from desktop.gui.settings_keeper import SettingsKeeper
from desktop.gui.theme import apply_theme
from desktop.local_engine import EngineChoice
from desktop.shared_store import SharedStore
from desktop.store.run_reader import RunReader
from desktop.store.run_record import RunState
from inference.bundle import Bundle
from inference.card import ModelCard
from inference.classifier import Classifier
from inference.decision import Decision, Flag, Prediction, decide
from inference.prepared import PreparedImage
from tests.desktop.store.made_runs import make_run

LABELS = (("benign", "Benign"), ("early_pre_b", "Early Pre-B"), ("pre_b", "Pre-B"), ("pro_b", "Pro-B"))


def make_card() -> ModelCard:
    """A whole model card, as a bundle carries it."""
    labels = [{"id": name, "display_name": display, "malignant": name != "benign"} for name, display in LABELS]
    threshold = {"default": 0.7, "minimum": 0.0, "maximum": 1.0, "meaning": "test"}
    names = (
        *("abstain_below", "near_threshold_margin", "out_of_distribution_above"),
        *("blur_below", "dark_below", "bright_above", "stain_above"),
    )
    score = {"precision": 0.97, "recall": 0.96, "f1": 0.965, "support": 81}
    return ModelCard.model_validate(
        {
            "schema_version": 1,
            "id": "test-double-int8",
            "version": "0.1.0",
            "precision": "int8",
            "architecture": "a test double",
            "heatmap_size": [7, 7],
            "feature_count": 8,
            "labels": labels,
            "preprocess": {},
            "temperature": 1.0,
            "conformal": {
                "fitted_on": "calibration",
                "image_count": 10,
                "quantile_by_coverage": {"0.95": 0.5},
            },
            "thresholds": dict.fromkeys(names, threshold),
            "golden_tolerance": {"probability": 0.02, "heatmap_correlation": 0.99},
            "training": {
                "architecture": "a test double",
                "labels": labels,
                "preprocess": {},
                "recipe": {},
                "open_in_paper": [],
                "data": {
                    "name": "drawn smears",
                    "image_count": 400,
                    "count_per_class": {"Benign": 100, "Early": 100, "Pre": 100, "Pro": 100},
                    "sha256": "0" * 64,
                    "citation": "Nobody 2026",
                },
                "split": {
                    "kind": "contiguous",
                    "seed": 0,
                    "fold_count": 5,
                    "sha256": "0" * 64,
                    "train_count": 240,
                    "validation_count": 80,
                    "test_count": 80,
                },
                "seed": 0,
                "epochs_run": 3,
                "best_epoch": 2,
                "train_seconds": 12.0,
                "parameter_count": 1000,
                "started_from": "scratch",
                "validation_accuracy": 0.96,
                "backend": "none",
                "versions": {},
                "model_sha256": "0" * 64,
            },
            "evidence": [
                {
                    "subset": "withheld blocks",
                    "image_count": 324,
                    "accuracy": 0.965,
                    "accuracy_interval_95": [0.94, 0.98],
                    "keras_accuracy": 0.965,
                    "agreement_with_keras": 0.994,
                    "heatmap_correlation_median": 0.999,
                    "abstention_rate": 0.031,
                    "confusion": [[81, 0, 0, 0], [0, 81, 0, 0], [0, 0, 81, 0], [0, 0, 0, 81]],
                    "per_class": [{"label_id": name, **score} for name, _display in LABELS],
                    "shifts": [
                        {"name": "brightness 0.85", "accuracy": 0.91, "abstention_rate": 0.1},
                        {"name": "blur", "accuracy": 0.93, "abstention_rate": 0.2},
                    ],
                    "checks": [],
                }
            ],
            "licence": "MIT",
            "intended_use": "Research on drawn smears. Never for <patients>.",
            "limits": ["It has seen one laboratory only.", "It knows four classes & nothing else."],
        }
    )


# What a prepared image no longer says, by its hash.
DRAWN_NAMES: dict[str, str] = {}
# No process for each run of each test; the engine's own tests have them.
CHOICE = EngineChoice(workers=1, threads=1, readers=1, reading=ReadingMode.THREADS)


class _Runtime:
    name = "test-double"
    version = "1.0"


class ClassifierDouble(Classifier):
    """Answers by file name: the class it names, `unsure`, `blurred`, `strange`; anything else by its bytes.

    Args:
        held: wait before every image until `let_through` allows one more.
    """

    def __init__(self, *, held: bool = False) -> None:
        card = make_card()
        self.bundle = Bundle(Path("double"), "3f9a12cd" + "0" * 56, card, b"", {}, {})
        self.runtime = _Runtime()
        self.threads: set[int] = set()
        self.asked_count = 0
        self.classified_count = 0
        self._held = held
        self._tickets = threading.Semaphore(0)

    def let_through(self, count: int) -> None:
        """Allow so many more images."""
        for _ in range(count):
            self._tickets.release()

    def answer(self, prepared: PreparedImage) -> Prediction:
        self.threads.add(threading.get_ident())
        self.asked_count += 1
        if self._held and not self._tickets.acquire(timeout=20):
            raise TimeoutError("the test never let this image through")
        name = DRAWN_NAMES.get(prepared.sha256, "").casefold()
        best = next(
            (index for index, (_id, display) in enumerate(LABELS) if name.startswith(display.casefold())),
            int(prepared.sha256[:8], 16) % 4,
        )
        sure = 0.55 if "unsure" in name else 0.8 + int(prepared.sha256[8:12], 16) % 190 / 1000.0
        rest = (1.0 - sure) / 3.0
        probabilities = tuple(sure if index == best else rest for index in range(4))
        flags = {
            flag
            for word, found in (
                ("blurred", {Flag.BLUR}),
                ("strange", {Flag.OUT_OF_DISTRIBUTION, Flag.STAIN}),
                ("stained", {Flag.STAIN}),
            )
            if word in name
            for flag in found
        }
        heatmaps = np.zeros((7, 7, 4), dtype=np.float32)
        for index in range(4):
            rows, columns = np.mgrid[0:7, 0:7]
            heatmaps[:, :, index] = 1e-6 * np.exp(-((rows - 1 - index) ** 2 + (columns - 3) ** 2) / 4.0)
        decision = decide(sure, self.card.thresholds.abstain_below.default, frozenset(flags))
        self.classified_count += 1
        return Prediction(
            probabilities=probabilities,
            predicted_index=best,
            prediction_set=(best,) if decision is Decision.REPORTED else tuple(sorted({best, (best + 1) % 4})),
            decision=decision,
            flags=tuple(flag for flag in Flag if flag in flags),
            heatmaps=heatmaps,
            out_of_distribution_score=1.0,
            elapsed_ms=1.0,
        )


def draw_image(path: Path, seed: int, width_px: int = 160, height_px: int = 120) -> Path:
    """Draw a pale field with a violet cell and write it to `path`."""
    random = np.random.default_rng(seed)
    pixels = np.full((height_px, width_px, 3), (216, 226, 238), dtype=np.uint8)
    for _ in range(6):
        centre = (int(random.integers(0, width_px)), int(random.integers(0, height_px)))
        cv2.circle(pixels, centre, height_px // 8, (170, 150, 225), -1, cv2.LINE_AA)
    cv2.circle(pixels, (width_px // 2, height_px // 2), height_px // 4, (150, 70, 110), -1, cv2.LINE_AA)
    noisy = np.clip(pixels + random.integers(-6, 7, pixels.shape), 0, 255).astype(np.uint8)
    done, data = cv2.imencode(path.suffix, noisy)
    assert done
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.tobytes())
    DRAWN_NAMES[hashlib.sha256(data.tobytes()).hexdigest()] = path.name
    return path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt)


@pytest.fixture(scope="session")
def qapp_cls() -> Callable[[list[str]], QApplication]:
    """The tests run in the application that users get, theme included."""
    return make_application


@pytest.fixture(autouse=True)
def _light_theme(qapp: QApplication) -> None:
    # Windows of earlier tests wait for an event loop to delete them, and each would be laid out in this theme again.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    apply_theme(qapp, Qt.ColorScheme.Light)


class _UrlCatcher(QObject):
    """Takes what the system would open."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.paths.append(url.toLocalFile() or url.toString())


@pytest.fixture(autouse=True)
def opened_paths(qapp: QApplication) -> Iterator[list[str]]:
    """What the system was asked to open; no test starts a browser, a viewer or a file manager."""
    catcher = _UrlCatcher()
    for scheme in ("file", "http", "https", "mailto"):
        QDesktopServices.setUrlHandler(scheme, catcher, "take")
    yield catcher.paths
    for scheme in ("file", "http", "https", "mailto"):
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def draw() -> Callable[..., Path]:
    """Draws one image file."""
    return draw_image


@pytest.fixture
def card() -> ModelCard:
    """A whole model card."""
    return make_card()


@pytest.fixture
def classifier() -> ClassifierDouble:
    """Answers at once."""
    return ClassifierDouble()


@pytest.fixture
def held_classifier() -> Iterator[ClassifierDouble]:
    """Answers only when the test lets an image through; lets all through in the end."""
    double = ClassifierDouble(held=True)
    yield double
    double.let_through(1000)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six readable images of two cases, one damaged image, one other file."""
    images = tmp_path / "images"
    for seed, name in enumerate(
        (
            "case A/Benign-1.png",
            "case A/Early Pre-B-2 stained.png",
            "case A/Pre-B-3.jpg",
            "case B/Pro-B-4.png",
            "case B/Pre-B-5 unsure.png",
            "case B/Pre-B-6 strange.png",
        )
    ):
        draw_image(images / name, seed)
    (images / "case B/damaged.png").write_bytes(b"this is no image")
    (images / "notes.txt").write_text("not an image", encoding="utf-8")
    return images


@pytest.fixture
def message_of_dialog(qtbot) -> Callable[[MainWindow], Message]:
    """Waits for a window's message dialog, closes it and gives its message."""

    def wait(window: MainWindow) -> Message:
        qtbot.waitUntil(lambda: bool(window.findChildren(MessageDialog)))
        dialog = window.findChildren(MessageDialog)[0]
        message = dialog.message
        dialog.accept()
        qtbot.waitUntil(lambda: not window.findChildren(MessageDialog))
        return message

    return wait


@pytest.fixture
def settings_file(tmp_path: Path) -> Path:
    """Settings of somebody who has seen the tour and given a name."""
    path = tmp_path / "config" / "settings.json"
    save_settings(path, AppSettings(tour_seen=True, reviewer="Dr. Test", runs_folder=tmp_path / "runs"))
    return path


@pytest.fixture
def open_window(qtbot, tmp_path, settings_file) -> Iterator[Callable[..., MainWindow]]:
    """Opens a window on a loader (or a classifier), with its engine loaded, and shuts it down with the test."""
    windows: list[MainWindow] = []

    def open_it(
        source: Classifier | Callable[[], Classifier],
        folder: Path | None = None,
        *,
        is_ready: bool = True,
        signed_only: bool = False,
    ) -> MainWindow:
        load = (lambda: source) if isinstance(source, Classifier) else source
        note = SessionNote(tmp_path / "last_session.json")
        model = ModelSource(load, CHOICE, signed_only=signed_only)
        window = MainWindow(SettingsKeeper(settings_file), note, lambda _settings: model)
        windows.append(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        if is_ready:
            with qtbot.waitSignal(window.ready, timeout=20_000):
                window.begin(() if folder is None else (folder,))
            # What the folder is, a worker finds out.
            qtbot.waitUntil(lambda: window.flow.looker.is_idle)
        return window

    yield open_it
    for window in windows:
        if window.flow is not None and not window.is_shut_down:
            window.flow.session.cancel()
            release_everything(window.flow.session)
        window.shut_down()
        window.deleteLater()


def release_everything(session: Session) -> None:
    """Let a held classifier of a session run on, so that its thread can end."""
    keeper = session._keeper
    if isinstance(keeper._classifier, ClassifierDouble):
        keeper._classifier.let_through(1000)


@pytest.fixture
def screened_window(qtbot, open_window, classifier, folder) -> MainWindow:
    """A window that has screened `folder` and shows its results."""
    window = open_window(classifier, folder)
    qtbot.waitUntil(lambda: not window.flow.session.is_screening, timeout=20_000)
    window.show_page(PageId.RESULTS)
    qtbot.waitUntil(lambda: window.flow.pages.results.rows.rowCount() == 7, timeout=10_000)
    return window


@pytest.fixture
def run(tmp_path: Path, qapp) -> Iterator[OpenRun]:
    """A complete run of three cases with ten images each."""
    folder = tmp_path / "run"
    folder.mkdir()
    store = make_run(folder, 30)
    store.end(RunState.COMPLETE)
    opened = OpenRun(RunReader(folder), SharedStore(folder, store))
    yield opened
    opened.close()
