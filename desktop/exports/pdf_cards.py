"""The images of a PDF report: picture and heatmap side by side, with what the model says of them."""

import io

import cv2
import numpy as np
from numpy.typing import NDArray
from reportlab.platypus import Flowable, Image, Table, TableStyle

from desktop.exports.exported import ExportedResult
from desktop.exports.pdf_document import CONTENT_WIDTH_PT, LINE, SHADE
from desktop.exports.pdf_tables import BODY, QUIET_TEXT, SMALL, paragraph
from desktop.exports.pictures import Picture, overlay_picture
from desktop.pictures.shrinking import shrunk
from desktop.probability_words import probability_percent
from desktop.records import ResultRow
from inference.decision import Decision
from inference.errors import OutputError

# Four cards fit a page.
_BOX_PT = (CONTENT_WIDTH_PT * 0.32, 142.0)
_PICTURE_SIDE_PX = 480
_JPEG_QUALITY = 85
_PADDING_PT = 4.0


def image_card(result: ExportedResult, picture: Picture, number: int) -> Flowable:
    """One image of a report, which is never split between pages.

    Args:
        result: of the row.
        picture: read again, or why it is not shown.
        number: its place in the order, from 1.
    """
    if picture.pixels is None:
        shown = [paragraph(picture.missing_because, BODY), paragraph("", BODY)]
    else:
        small = shrunk(picture.pixels, _PICTURE_SIDE_PX)
        heatmap = overlay_picture(result, small)
        shown = [_image(small), paragraph("No heatmap.", BODY) if heatmap is None else _image(heatmap)]
    table = Table(
        [[*shown, _caption(result.row, number)]],
        colWidths=[_BOX_PT[0], _BOX_PT[0], CONTENT_WIDTH_PT - 2 * _BOX_PT[0]],
        hAlign="LEFT",
    )
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE),
        ("TOPPADDING", (0, 0), (-1, -1), _PADDING_PT),
        ("BOTTOMPADDING", (0, 0), (-1, -1), _PADDING_PT),
        ("LEFTPADDING", (0, 0), (1, -1), 0),
        ("RIGHTPADDING", (0, 0), (1, -1), _PADDING_PT),
        ("LEFTPADDING", (2, 0), (2, -1), _PADDING_PT),
        ("RIGHTPADDING", (2, 0), (2, -1), 0),
    ]
    if picture.pixels is None:
        style += [("SPAN", (0, 0), (1, 0)), ("BACKGROUND", (0, 0), (1, 0), SHADE), ("LEFTPADDING", (0, 0), (0, 0), 8)]
    table.setStyle(TableStyle(style))
    return table


def _caption(row: ResultRow, number: int) -> list[Flowable]:
    page = f", page {row.page}" if row.page else ""
    tile = f", tile at {row.tile_x}, {row.tile_y}" if row.tile_x or row.tile_y else ""
    answer = row.predicted_class or "No answer"
    told = answer if row.decision is Decision.REPORTED else f"{answer} (not reported)"
    lines = [paragraph(f"{number}. {_tail(row.image_path)}{page}{tile}", SMALL), paragraph(told, BODY)]
    malignant = row.malignant_probability
    if malignant is not None:
        lines.append(paragraph(f"Malignant classes together: {probability_percent(malignant)}", SMALL))
    each = ", ".join(
        f"{label.display_name} {probability_percent(value)}"
        for label, value in zip(row.run.labels, row.probabilities, strict=False)
    )
    told_more = [each, row.reason or " ".join(flag.sentence for flag in row.flags)]
    review = row.review
    if review.reviewer:
        told_more.append(f"{review.reviewer} reviewed it as {review.reviewed_class or '(no class)'}. {review.note}")
    if row.image_sha256:
        told_more.append(f"SHA-256 {row.image_sha256[:16]}...")
    return [*lines, *(paragraph(_shortened(text), QUIET_TEXT) for text in told_more if text)]


def _image(pixels: NDArray[np.uint8]) -> Flowable:
    done, data = cv2.imencode(
        ".jpg", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY]
    )
    if not done:
        raise OutputError("A picture of the report cannot be written: the JPEG encoder failed")
    height, width = pixels.shape[:2]
    scale = min((_BOX_PT[0] - _PADDING_PT) / width, _BOX_PT[1] / height)
    return Image(io.BytesIO(data.tobytes()), width=width * scale, height=height * scale, hAlign="LEFT")


def _shortened(text: str, limit: int = 260) -> str:
    return text if len(text) <= limit else text[: limit - 4] + " ..."


def _tail(path: str, limit: int = 110) -> str:
    # The end of a path tells more than its beginning; the whole is in every table.
    return path if len(path) <= limit else "... " + path[-(limit - 4) :]
