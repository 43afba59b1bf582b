"""Writes the overlays of a run as PNG files into folders like the screened ones."""

from collections.abc import Iterable
from pathlib import Path

from desktop.exports.exported import ExportContext, ExportedResult
from desktop.exports.picture_folder import new_picture_folder, picture_name
from desktop.exports.pictures import overlay_picture, read_picture


def overlay_path(result: ExportedResult) -> Path:
    """Where the overlay of a row goes, relative to the folder of overlays."""
    row = result.row
    name = picture_name(result.path.name, row.page, row.image_sha256)
    if row.tile_x or row.tile_y:
        name = f"{name.removesuffix('.png')}-x{row.tile_x}-y{row.tile_y}.png"
    return result.path.parent / name


def write_overlays(results: Iterable[ExportedResult], context: ExportContext, target: Path) -> None:
    """Write an overlay for each row whose image is still the one that was screened; the others are listed with why.

    Args:
        results: the rows.
        context: of the export.
        target: a folder that does not exist yet.

    Raises:
        OSError: a file cannot be written.
        OutputError: a picture cannot be encoded.
    """
    with new_picture_folder(target) as folder:
        for result in results:
            picture = read_picture(result, context.folder, context.reading.limits)
            pixels = None if picture.pixels is None else overlay_picture(result, picture.pixels)
            if pixels is None:
                why = picture.missing_because or "The row has no heatmap."
                folder.leave_out(f"{result.row.image_path} (page {result.row.page})", why)
                continue
            folder.add(overlay_path(result), pixels)
