"""Whether showing large images holds up the window: `python -m desktop.gui.image_benchmark`.

Opens one image as the window does, zooms from the whole field to 1:1 in steps and pans, while a timer in the same
event loop looks for gaps. `idle` is the control: the longest gap when nothing is done, which is the computer's own.
Each image has a process of its own, so that its memory is its own too. Images are drawn; nothing is kept.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import psutil  # type: ignore[import-untyped]  # ships no type information
from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.gui.app import make_application
from desktop.gui.classes import class_styles
from desktop.gui.image_loader import ImageLoader
from desktop.gui.image_panel import ImagePanel
from desktop.gui.worker import Worker
from desktop.pictures.source import PictureSource
from desktop.records import ResultRow, RunInfo, utc_now
from desktop.store.results import RowKey, StoredResult
from inference.card import Label
from inference.decision import Decision
from inference.images import read_image_bytes, sha256_of

_SIZES = ((224, 224), (4000, 3000), (8000, 6000), (14_000, 10_000))
_TICK_MS = 2
_IDLE_SECONDS = 2.0
_MAX_SECONDS = 60.0


@dataclass
class GapWatch:
    """The longest times that the event loop did not turn, by phase."""

    longest_ms: dict[str, float] = field(default_factory=dict)
    phase: str = "start"
    _last: float = 0.0

    def tick(self) -> None:
        """Called by a timer; what is beyond its interval is a gap."""
        now = time.perf_counter()
        if self._last:
            gap_ms = (now - self._last) * 1000.0 - _TICK_MS
            self.longest_ms[self.phase] = max(self.longest_ms.get(self.phase, 0.0), gap_ms)
        self._last = now


def _stored(path: Path, width_px: int, height_px: int) -> StoredResult:
    names = ("Benign", "Early Pre-B", "Pre-B", "Pro-B")
    labels = tuple(Label(id=f"class_{n}", display_name=name, malignant=n > 0) for n, name in enumerate(names))
    run = RunInfo("run", utc_now(), labels, "model", "1", "0" * 64, "runtime", "1", 0.7)
    row = ResultRow(
        run=run,
        image_path=path.name,
        case="",
        decision=Decision.REPORTED,
        image_sha256=sha256_of(read_image_bytes(path)),
        width_px=width_px,
        height_px=height_px,
        predicted_class="Pre-B",
        probabilities=(0.02, 0.03, 0.9, 0.05),
        prediction_set=("Pre-B",),
    )
    heatmaps = np.random.default_rng(0).random((7, 7, 4)).astype(np.float16)
    return StoredResult(row, heatmaps, Path(path.name), RowKey(1))


def _drawn(path: Path, width_px: int, height_px: int) -> None:
    small = np.random.default_rng(0).integers(90, 256, (height_px // 8, width_px // 8, 3), dtype=np.uint8)
    Image.fromarray(small).resize((width_px, height_px), Image.Resampling.BICUBIC).save(path)


def _wait(app: QApplication, until: Callable[[], bool]) -> float:
    """Turn the event loop until something is so; milliseconds that it took."""
    started = time.perf_counter()
    while not until():
        app.processEvents()
        time.sleep(0.0005)
        if time.perf_counter() - started > _MAX_SECONDS:
            raise TimeoutError(f"not done after {_MAX_SECONDS:g} seconds")
    return (time.perf_counter() - started) * 1000.0


def _measure(app: QApplication, path: Path, width_px: int, height_px: int) -> None:
    result = _stored(path, width_px, height_px)
    worker = Worker("decoding")
    loader = ImageLoader(worker)
    panel = ImagePanel(loader)
    panel.set_run(PictureSource(path.parent), class_styles(result.row.run.labels))
    panel.resize(1200, 900)
    panel.show()
    watch, timer = GapWatch(), QTimer()
    timer.timeout.connect(watch.tick)
    timer.start(_TICK_MS)
    _wait(app, panel.isVisible)
    watch.phase = "idle"
    started = time.perf_counter()
    _wait(app, lambda: time.perf_counter() - started > _IDLE_SECONDS)
    watch.phase = "open"
    panel.show_result(result)
    opened_ms = _wait(app, lambda: panel.is_opened)
    watch.phase = "zoom"
    steps: list[float] = []

    def step(move: Callable[[], None]) -> None:
        started = time.perf_counter()
        move()
        # Painted at once, and timed: what the user waits for.
        panel.view.repaint()
        steps.append((time.perf_counter() - started) * 1000.0)
        _wait(app, lambda: panel.is_sharp)

    while panel.viewport.scale < 1.0:
        step(lambda: panel.viewport.zoom(1))
    watch.phase = "pan"
    for _ in range(10):
        step(lambda: panel.viewport.pan(400, 300))
    memory_mb = psutil.Process().memory_info().rss / 1e6
    gaps = ", ".join(f"{phase} {gap:.0f} ms" for phase, gap in watch.longest_ms.items() if phase != "start")
    print(
        f"{width_px} x {height_px} {path.suffix}: shown after {opened_ms:.0f} ms; longest gap {gaps}; "
        f"{len(steps)} steps, slowest painted in {max(steps):.1f} ms; memory {memory_mb:.0f} MB"
    )
    loader.close()
    worker.stop()
    panel.close()


def main() -> None:
    """Measure images of several sizes, as JPEG and PNG; or the one that the arguments name."""
    if len(sys.argv) > 1:
        path, width_px, height_px = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
        _measure(make_application([]), path, width_px, height_px)
        return
    with tempfile.TemporaryDirectory() as folder:
        for width_px, height_px in _SIZES:
            for suffix in (".jpg", ".png"):
                path = Path(folder) / f"drawn{suffix}"
                _drawn(path, width_px, height_px)
                again = (sys.executable, "-m", "desktop.gui.image_benchmark")
                subprocess.run((*again, str(path), str(width_px), str(height_px)), check=True)


if __name__ == "__main__":
    main()
