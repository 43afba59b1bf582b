"""Draws how far Grad-CAM can be believed: the answer's probability while pixels go and come, by the order they do."""

from collections.abc import Mapping
from types import MappingProxyType

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from training.evaluation.record import Estimate
from training.faithfulness.perturbation import Baseline
from training.faithfulness.record import Faithfulness, Order
from training.figures.record_wording import network_text, split_text
from training.figures.style import BLUE, GREEN, INK, PURPLE, VERMILION, new_figure

_HEIGHT_INCHES = 3.4
_NAMES: Mapping[Order, str] = MappingProxyType(
    {
        Order.GRAD_CAM: "Grad-CAM",
        Order.OTHER_IMAGE: "Another image's Grad-CAM",
        Order.CENTRE: "Centre first",
        Order.RANDOM: "Random",
    }
)
_LINES: Mapping[Order, tuple[str, str]] = MappingProxyType(
    {
        Order.GRAD_CAM: (BLUE, "-"),
        Order.OTHER_IMAGE: (VERMILION, "--"),
        Order.CENTRE: (GREEN, "-."),
        Order.RANDOM: (PURPLE, ":"),
    }
)


def draw_faithfulness(found: Faithfulness, caption: str | None) -> Figure:
    """Mean deletion and insertion curves of every order, with their areas in the legend."""
    figure = new_figure(_HEIGHT_INCHES, caption=caption)
    deletion, insertion = figure.subplots(1, 2, sharey=True)
    percent = [100 * share for share in found.plan.shares]
    for score in found.scores:
        colour, dashes = _LINES[score.order]
        width = 1.8 if score.order is Order.GRAD_CAM else 1.2
        for axes, curve, area in (
            (deletion, score.deletion_curve, score.deletion),
            (insertion, score.insertion_curve, score.insertion),
        ):
            axes.plot(percent, curve, color=colour, linestyle=dashes, linewidth=width, label=_label(score.order, area))
    _finish(deletion, "Deletion: lower is more faithful", "Pixels taken away (%)")
    _finish(insertion, "Insertion: higher is more faithful", "Pixels given back (%)")
    deletion.set_ylabel("Mean probability\nof the predicted class")
    return figure


def caption_of(found: Faithfulness) -> str:
    """Model, images and how it was measured."""
    plan = found.plan
    baseline = "the tone of the image's empty field"
    if plan.baseline is Baseline.BLUR:
        baseline = f"the image blurred with a sigma of {100 * plan.blur_sigma_share:g} % of its width"
    return (
        f"Pixels in the order named, in {plan.step_count} equal steps, replaced by {baseline} or given back to it; "
        f"areas under the mean curves, 95 % bootstrap intervals ({plan.resamples:,} resamples within classes). "
        f"{found.model_file}: {network_text(found.training)}; {found.subset} images of "
        f"{split_text(found.training.split)}, n = {len(found.images):,} drawn from {found.images_in_subset:,} with "
        f"seed {plan.seed}; {found.blank_heatmap_count} blank heatmaps."
    )


def _label(order: Order, area: Estimate) -> str:
    return f"{_NAMES[order]}: {area.value:.3f} ({area.low:.3f} to {area.high:.3f})"


def _finish(axes: Axes, title: str, x_label: str) -> None:
    axes.set_title(title, loc="left", fontweight="bold")
    axes.set_xlabel(x_label)
    axes.set_xlim(0, 100)
    axes.set_ylim(0, 1.02)
    axes.grid(axis="y")
    axes.legend(
        loc="upper center", bbox_to_anchor=(0.5, -0.2), title="Area under the curve", title_fontsize=7.5, labelcolor=INK
    )
