"""What is pictured: the scenes by name, the looks in which each is pictured, and the few that the guide shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.app_settings import ThemeChoice
from desktop.gui.page_host import PageId


class Scene(StrEnum):
    """What stands in a picture; the value begins its file's name."""

    TOUR = "tour"
    START_EMPTY = "start-empty"
    SCREEN_EMPTY = "screen-empty"
    RESULTS_EMPTY = "results-empty"
    REVIEW_EMPTY = "review-empty"
    CASES_EMPTY = "cases-empty"
    MODELS_EMPTY_COMPARISON = "models-compare-empty"
    CHECK_START = "check-start"
    SCREENING = "screening"
    PAUSED = "screening-paused"
    STOPPED = "screening-stopped"
    FINISHED = "screening-finished"
    START = "start"
    TABLE = "results-table"
    FILTERS = "results-filters"
    NOTHING_LEFT = "results-nothing-left"
    GRID = "results-grid"
    UNREADABLE = "results-unreadable"
    IMAGE = "image-heatmap"
    PAIR = "image-side-by-side"
    CHARTS = "charts"
    EXPORT = "export"
    EXPORTED = "export-done"
    REVIEWER = "reviewer"
    REVIEW = "review"
    REVIEW_COMPARE = "review-compare"
    REVIEW_DONE = "review-done"
    SECOND_READER = "second-reader"
    AGREEMENT = "agreement"
    CASES = "cases"
    SIGN_OFF = "sign-off"
    SIGNED = "cases-signed"
    MODELS = "models"
    MODELS_COMPARISON = "models-compare"
    ABOUT_MODEL = "model-card"
    CHECK_CLASSES = "check-classes"
    CHECK_RESULT = "check-result"
    SETTINGS = "settings"
    SHORTCUTS = "shortcuts"
    NOTICE = "notice"
    CRASHED = "crashed"
    ERROR = "error"


# The picture that shows each page with something on it.
PAGE_SCENES = {
    PageId.START: Scene.START,
    PageId.SCREEN: Scene.SCREENING,
    PageId.RESULTS: Scene.TABLE,
    PageId.REVIEW: Scene.REVIEW,
    PageId.CASES: Scene.CASES,
    PageId.MODELS: Scene.MODELS,
    PageId.CHECK: Scene.CHECK_RESULT,
    PageId.SETTINGS: Scene.SETTINGS,
}


@dataclass(frozen=True)
class Size:
    """Of the window.

    Attributes:
        width_px, height_px: as the program counts them.
        scale: pixels of the picture for each of those, as on a screen of high density.
    """

    width_px: int
    height_px: int
    scale: int = 1

    @property
    def name(self) -> str:
        """Such as `1366x768` or `1366x768@2x`."""
        return f"{self.width_px}x{self.height_px}" + ("" if self.scale == 1 else f"@{self.scale}x")


LAPTOP = Size(1366, 768)
SIZES = (LAPTOP, Size(1920, 1080), Size(1366, 768, scale=2))
THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK)
PICTURED_LANGUAGES = ("en", "fa")


@dataclass(frozen=True)
class Look:
    """How a scene is pictured."""

    language: str
    theme: ThemeChoice
    size: Size

    def file_name(self, scene: Scene) -> str:
        """Of a scene's picture."""
        return f"{scene.value}-{self.language}-{self.theme.value}-{self.size.name}.png"


# The guide is in English; what a page says is seen best in light, and that there is a dark theme in a few.
GUIDE_DARK = (Scene.START, Scene.TABLE)
GUIDE_LIGHT = (
    *(Scene.START_EMPTY, Scene.START, Scene.SCREENING, Scene.STOPPED, Scene.TABLE, Scene.FILTERS, Scene.GRID),
    *(Scene.UNREADABLE, Scene.PAIR, Scene.CHARTS, Scene.EXPORT, Scene.REVIEWER, Scene.REVIEW, Scene.REVIEW_COMPARE),
    *(Scene.AGREEMENT, Scene.CASES, Scene.SIGN_OFF, Scene.MODELS, Scene.MODELS_COMPARISON, Scene.CHECK_CLASSES),
    *(Scene.CHECK_RESULT, Scene.SETTINGS, Scene.SHORTCUTS, Scene.CRASHED, Scene.ERROR),
)


def guide_pictures() -> Iterator[tuple[str, str]]:
    """Name of the file in `make screenshots`' folder, and of the picture in the guide."""
    for theme, scenes in ((ThemeChoice.LIGHT, GUIDE_LIGHT), (ThemeChoice.DARK, GUIDE_DARK)):
        for scene in scenes:
            suffix = "" if theme is ThemeChoice.LIGHT else f"-{theme.value}"
            yield Look("en", theme, LAPTOP).file_name(scene), f"{scene.value}{suffix}.png"


def pictured(folder: Path, scene: Scene, look: Look) -> Path:
    """Where a picture lies."""
    return folder / look.file_name(scene)
