"""The output folder of a run on the command line: what goes where, and that nothing is overwritten."""

from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from desktop.output_names import (
    OVERLAY_FOLDER,
    PART_SUFFIX,
    RESULTS_FILE,
    SUMMARY_JSON_FILE,
    SUMMARY_TEXT_FILE,
)
from desktop.overlay import overlay, write_png
from desktop.results_csv import ResultsCsv
from desktop.screening import Screened
from inference.card import Label
from inference.claimed_folder import claim_folder
from inference.errors import OutputError, UnusableInputError

# File systems allow 255 bytes; the rest is for `-p0012.png`.
_MAX_NAME_BYTES = 230


@dataclass(frozen=True)
class OutputFolder:
    """Where a run writes. The lock keeps a second run out until the process ends or `release` is called."""

    path: Path
    lock: FileLock

    def release(self) -> None:
        """Let the next run in."""
        self.lock.release()

    @property
    def results_path(self) -> Path:
        """The CSV."""
        return self.path / RESULTS_FILE

    @property
    def overlay_path(self) -> Path:
        """The folder of heatmap overlays, which mirrors the screened folder."""
        return self.path / OVERLAY_FOLDER

    def open_results(self, labels: tuple[Label, ...]) -> ResultsCsv:
        """Start the CSV.

        Raises:
            OutputError: it cannot be written.
        """
        return ResultsCsv(self.results_path, labels)

    def write_overlay(self, screened: Screened, folder: Path) -> None:
        """Write the heatmap of the predicted class over its image; unreadable rows have none.

        Raises:
            OutputError: it cannot be written.
        """
        if screened.image is None or screened.prediction is None:
            return
        heatmap = screened.prediction.heatmaps[:, :, screened.prediction.predicted_index]
        relative = screened.path.relative_to(folder)
        target = (
            self.overlay_path
            / relative.parent
            / _overlay_name(relative.name, screened.row.page, screened.row.image_sha256)
        )
        try:
            write_png(target, overlay(screened.image.pixels, heatmap))
        except OutputError as error:
            raise OutputError(
                f"{error} All finished rows are in {RESULTS_FILE}{PART_SUFFIX}; --new-run keeps them aside."
            ) from error


def prepare_output_folder(path: Path, folder: Path, *, new_run: bool) -> OutputFolder:
    """Check an output folder before anything is screened.

    Args:
        path: the output folder; made when missing.
        folder: the folder to be screened.
        new_run: move the results of an earlier run aside instead of refusing.

    Raises:
        UnusableInputError: it lies among the images, is a file, another process writes into it, or it holds an
            earlier run and `new_run` is False.
        OutputError: it cannot be made.
    """
    target, images = path.resolve(), folder.resolve()
    if target == images or images in target.parents:
        raise UnusableInputError(
            f"Output folder {path} lies inside the folder of images {folder}, where its overlays would be screened "
            "as images next time; choose one outside"
        )
    names = (RESULTS_FILE, RESULTS_FILE + PART_SUFFIX, SUMMARY_TEXT_FILE, SUMMARY_JSON_FILE, OVERLAY_FOLDER)
    return OutputFolder(path, claim_folder(path, names, new_run=new_run))


def _overlay_name(image_name: str, page: int, sha256: str) -> str:
    stem = image_name
    if len(stem.encode("utf-8", "surrogateescape")) > _MAX_NAME_BYTES:
        # Cut by characters of up to four bytes, and told apart by the content's hash.
        stem = f"{stem[:50]}-{sha256[:12]}"
    return f"{stem}.png" if page == 0 else f"{stem}-p{page:04d}.png"
