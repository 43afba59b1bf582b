"""Writes an audit as one page that carries its pictures in itself, and as numbers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import jinja2

from inference.files import write_atomically
from inference.shifts import BAR_HEIGHT_SHARE, BAR_WIDTH_SHARE
from training.audit.audit import Audited
from training.audit.baselines import CORNER_SIZE_PX, TREES
from training.audit.pictures import data_uri, enlarged, thumbnail
from training.audit.record import AUDIT_FILE, REPORT_FILE, Audit, BaselineScore, DuplicatePair, StainGroup, View
from training.audit.scale_bars import mean_corner, style_order
from training.audit.stain_map import ARROW_COUNT, DARK, LIGHT, draw_stain_map
from training.splitting.colour_statistics import STATISTIC_NAMES
from training.splitting.splits import SplitKind

# A page of more pictures than this would no longer open; audit.json lists further pairs.
MAX_SHOWN_PAIRS = 150
MAX_SHOWN_GROUPS_PER_CLASS = 60
MAX_SHOWN_UNREADABLE = 200
_MAX_SHOWN_SIZES = 3
_PAIR_PX = 224
_GROUP_PX = 72
_CORNER_TIMES = 4

_TITLES: Mapping[View, str] = MappingProxyType(
    {
        View.COLOUR: "Colour alone",
        View.BACKGROUND: "Background alone",
        View.SCALE_BAR: "Scale bar's corner",
        View.OPPOSITE_CORNER: "Opposite corner",
        View.BAR_STYLE: "Scale bar's style",
    }
)
_EXPLANATIONS: Mapping[View, str] = MappingProxyType(
    {
        View.COLOUR: "15 statistics of the whole image",
        View.BACKGROUND: "the same of the slide between the cells",
        View.SCALE_BAR: "bottom right, where the bar is burned in",
        View.OPPOSITE_CORNER: "top left, as large: stain without a bar",
        View.BAR_STYLE: "only which of the styles below it is",
    }
)
_KIND_NAMES: Mapping[SplitKind, str] = MappingProxyType(
    {
        SplitKind.RANDOM: "random fifths",
        SplitKind.CONTIGUOUS: "contiguous fifths",
        SplitKind.STAIN_GROUPED: "stain-grouped fifths",
        SplitKind.PATIENT: "fifths of the cases",
        SplitKind.SHIP: "stain-grouped tenths",
    }
)
# What the cards on top say: the shortcut itself, and what is left of it when stains are withheld.
_HEADLINE = (
    (View.COLOUR, SplitKind.RANDOM),
    (View.COLOUR, SplitKind.STAIN_GROUPED),
    (View.BAR_STYLE, SplitKind.RANDOM),
)


def write_report(folder: Path, audited: Audited) -> None:
    """Write `audit.json` and `audit.html`.

    Raises:
        OutputError: a file cannot be written.
    """
    write_atomically(folder / AUDIT_FILE, (audited.audit.model_dump_json(indent=1) + "\n").encode())
    write_atomically(folder / REPORT_FILE, render(audited).encode())


def render(audited: Audited) -> str:
    """The page; images are read again for their thumbnails."""
    audit, survey = audited.audit, audited.survey
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("training.audit", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["percent"] = lambda share: f"{100 * share:.1f}\u00a0%"
    pairs = _shown_pairs(audit.duplicates.pairs)
    groups = _shown_groups(audit)
    score_of = {(score.view, score.kind): score for score in audit.baselines}
    sizes = sorted(audit.image_sizes.items(), key=lambda each: -each[1])
    return environment.get_template("audit.html.j2").render(
        audit=audit,
        label_of={label.id: label for label in audit.labels},
        sizes=sizes[:_MAX_SHOWN_SIZES],
        more_sizes=len(sizes) > _MAX_SHOWN_SIZES,
        headline=[score_of[key] for key in _HEADLINE if key in score_of],
        score_of=score_of,
        views=_in_order(score.view for score in audit.baselines),
        kinds=_in_order(score.kind for score in audit.baselines),
        shift_names=_shift_names(audit.baselines),
        titles=_TITLES,
        explanations=_EXPLANATIONS,
        kind_names=_KIND_NAMES,
        any_cases=any(leak.cases_parted is not None for leak in audit.leaks),
        galleries=_galleries(pairs),
        shown_pair_count=len(pairs),
        stain_groups=[
            (label, shown)
            for label in audit.labels
            if (shown := [each for each in groups if each.label_id == label.id])
        ],
        arrows=[shift.name for shift in survey.shifts[:ARROW_COUNT]],
        stain_map={
            "light": data_uri(draw_stain_map(survey, LIGHT), "image/png"),
            "dark": data_uri(draw_stain_map(survey, DARK), "image/png"),
        },
        styles=list(_styles(audited)),
        thumbnails=_thumbnails(survey.dataset.root, pairs, groups),
        max_unreadable=MAX_SHOWN_UNREADABLE,
        statistic_names=STATISTIC_NAMES,
        bar_shares=(BAR_WIDTH_SHARE, BAR_HEIGHT_SHARE),
        corner_size=CORNER_SIZE_PX,
        trees=TREES,
    )


def _shown_pairs(pairs: Sequence[DuplicatePair]) -> list[DuplicatePair]:
    """Pairs of two classes first, then those that a split parts; so that a cut list keeps what matters."""
    return sorted(pairs, key=lambda pair: (pair.first_label == pair.second_label, not pair.parted_by))[:MAX_SHOWN_PAIRS]


def _galleries(pairs: Sequence[DuplicatePair]) -> list[tuple[str, str, list[DuplicatePair]]]:
    across = [pair for pair in pairs if pair.first_label != pair.second_label]
    same = [pair for pair in pairs if pair.first_label == pair.second_label]
    parted = [pair for pair in same if pair.parted_by]
    kept = [pair for pair in same if not pair.parted_by]
    return [
        ("In two classes", "One picture cannot be both: look at these before anything else.", across),
        ("On both sides of a split", "A network is tested, or chosen, on pictures it has learnt.", parted),
        (
            "Identical, on one side",
            "Harmless for the splits above; such a picture counts double.",
            [pair for pair in kept if pair.identical],
        ),
        (
            "Nearly the same, on one side",
            "Look whether it is one field, photographed twice.",
            [pair for pair in kept if not pair.identical],
        ),
    ]


def _shown_groups(audit: Audit) -> list[StainGroup]:
    """Of a class with very many groups the largest, in the map's order."""
    shown = []
    for label in audit.labels:
        groups = [group for group in audit.stain_groups if group.label_id == label.id]
        least = sorted((group.image_count for group in groups), reverse=True)[:MAX_SHOWN_GROUPS_PER_CLASS]
        kept = [group for group in groups if group.image_count >= least[-1]] if least else []
        shown += kept[:MAX_SHOWN_GROUPS_PER_CLASS]
    return shown


def _styles(audited: Audited) -> Iterator[dict[str, Any]]:
    survey, styles = audited.survey, audited.styles
    row_of = {survey.dataset.samples[index].path: row for row, index in enumerate(survey.sampled)}
    totals = {
        label.id: sum(style.count_per_class[label.id] for style in audited.audit.bar_styles)
        for label in audited.audit.labels
    }
    for number, style in zip(style_order(styles), audited.audit.bar_styles, strict=True):
        yield style.model_dump() | {
            "mean": enlarged(mean_corner(survey, styles, number), _CORNER_TIMES),
            "corners": [enlarged(survey.bar_corners[row_of[path]], _CORNER_TIMES) for path in style.examples],
            "share_of_class": {
                label_id: count / max(1, totals[label_id]) for label_id, count in style.count_per_class.items()
            },
        }


def _thumbnails(root: Path, pairs: Iterable[DuplicatePair], groups: Iterable[StainGroup]) -> dict[str, str]:
    """Each picture of the page once, by path; what stands in a pair is needed large."""
    side_px = {path: _GROUP_PX for group in groups for path in group.examples}
    side_px |= {path: _PAIR_PX for pair in pairs for path in (pair.first, pair.second)}
    return {path: thumbnail(root / path, side) for path, side in side_px.items()}


def _shift_names(scores: Iterable[BaselineScore]) -> list[str]:
    return next(([each.shift for each in score.shifts] for score in scores if score.shifts), [])


def _in_order(values: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(values))
