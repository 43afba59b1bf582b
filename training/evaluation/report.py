"""Writes an evaluation's report, one page for haematologist and statistician alike, and its figures as files."""

import base64
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure

from inference.files import write_atomically
from training.evaluation import wording
from training.evaluation.answers import Predictions
from training.evaluation.record import CONFIDENCE_LEVEL, FIGURES_FOLDER, REPORT_FILE, Evaluation, worst_shift
from training.evaluation.report_figures import DARK, LIGHT, draw_all, svg_of
from training.evaluation.templates import template_environment
from training.evaluation.wrong_images import PER_PAGE, Seriousness, WrongImage, wrong_images, wrong_order
from training.figures.confusion_matrices import caption_of, draw_confusions
from training.figures.output import RESOLUTION_DPI
from training.figures.style import house_style

_NO_HEATMAPS_ASKED = "Heatmaps were left out (--no-heatmaps)."


def write_report(folder: Path, evaluation: Evaluation, predictions: Predictions, root: Path, model: Any | None) -> None:
    """Write `report.html`, further pages where there are very many wrong images, and the figures as SVG and PNG.

    Args:
        folder: of the evaluation.
        evaluation: what was counted.
        predictions: what it was counted on.
        root: the folder that the samples' paths start from; wrong images are read again.
        model: for heatmaps, or None for none.

    Raises:
        OutputError: a file cannot be written.
    """
    figures = _figures(folder, evaluation, predictions)
    order = wrong_order(predictions, evaluation.labels)
    pages = [order[start : start + PER_PAGE] for start in range(0, len(order), PER_PAGE)] or [[]]
    names = [REPORT_FILE, *(f"wrong-images-{number}.html" for number in range(2, len(pages) + 1))]
    note = None if model is not None else _NO_HEATMAPS_ASKED
    for number, indices in enumerate(pages):
        shown, failure = _wrong(model, root, predictions, evaluation, indices)
        page = {
            "wrong": shown,
            "heatmap_note": failure or note,
            "first_number": 1 + number * PER_PAGE,
            "wrong_count": len(order),
            "page_names": names,
            "page_number": number,
        }
        template = "evaluation.html.j2" if number == 0 else "evaluation_wrong.html.j2"
        write_atomically(folder / names[number], _rendered(template, evaluation, figures, page).encode())


def _wrong(
    model: Any | None, root: Path, predictions: Predictions, evaluation: Evaluation, indices: Sequence[int]
) -> tuple[tuple[WrongImage, ...], str | None]:
    try:
        return wrong_images(model, root, predictions, evaluation.training, indices), None
    except NotImplementedError as error:
        # A backend without gradients still has images to show; the page says what is missing and why.
        return wrong_images(None, root, predictions, evaluation.training, indices), f"No heatmaps: {error}."


def _rendered(
    template: str, evaluation: Evaluation, figures: Mapping[str, Mapping[str, str]], page: Mapping[str, Any]
) -> str:
    support = [max(1, sum(row)) for row in evaluation.confusion]
    return (
        template_environment(autoescape=True)
        .get_template(template)
        .render(
            evaluation=evaluation,
            labels=evaluation.labels,
            label_of={label.id: label for label in evaluation.labels},
            tested=evaluation.tested,
            title=f"{evaluation.training.architecture}, recipe {wording.recipe_text(evaluation)}",
            images=wording.images_text(evaluation.tested),
            cautions=wording.cautions(evaluation),
            confusion_shares=[
                [cell / support[index] for cell in row] for index, row in enumerate(evaluation.confusion)
            ],
            worst=worst_shift(evaluation.shifts),
            level=round(100 * CONFIDENCE_LEVEL),
            figures=figures,
            seriousness=Seriousness,
            **page,
        )
    )


def _figures(folder: Path, evaluation: Evaluation, predictions: Predictions) -> dict[str, dict[str, str]]:
    """Write the figures, and return each as data URIs for a light and a dark page."""
    light = draw_all(evaluation, predictions.answers, LIGHT)
    dark = draw_all(evaluation, predictions.answers, DARK)
    found: dict[str, dict[str, str]] = {}
    for name, figure in light.items():
        found[name] = {"light": _svg_uri(figure), "dark": _svg_uri(dark[name])}
        _write_files(folder, name, figure)
    with house_style():
        confusion = draw_confusions([evaluation], caption_of([evaluation]))
    _write_files(folder, "confusion", confusion)
    return found


def _svg_uri(figure: Figure) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg_of(figure)).decode()}"


def _write_files(folder: Path, name: str, figure: Figure) -> None:
    image = io.BytesIO()
    with house_style():
        figure.savefig(image, format="png", dpi=RESOLUTION_DPI, facecolor="white", metadata={"Software": "SmearScope"})
    write_atomically(folder / FIGURES_FOLDER / f"{name}.png", image.getvalue())
    write_atomically(folder / FIGURES_FOLDER / f"{name}.svg", svg_of(figure))
