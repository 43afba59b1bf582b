"""Audits a data folder: looks at every image once, then runs each check on what was seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inference.errors import UnusableInputError
from inference.shifts import Shift
from training.audit.baselines import score_baselines
from training.audit.duplicates import find_duplicates
from training.audit.findings import find_all
from training.audit.image_views import is_white_balance
from training.audit.leaks import AuditedSplit, find_leaks, mark_parted
from training.audit.record import Audit, SkippedCheck, View
from training.audit.scale_bars import bar_styles, describe_styles
from training.audit.stain_map import describe_groups
from training.audit.survey import MAX_SAMPLED, Survey, survey_images
from training.dataset.folder import Dataset, OnProgress
from training.package_versions import package_versions
from training.splitting.near_duplicates import near_duplicate_groups
from training.splitting.splits import SEED, Split, SplitKind, check_same_images, make_split, read_split

# The kinds whose folds cross-validate the baselines; `ship` has tenths of the same groups as `stain-grouped`.
_BASELINE_KINDS = (SplitKind.RANDOM, SplitKind.CONTIGUOUS, SplitKind.STAIN_GROUPED, SplitKind.PATIENT)
_PACKAGES = ("smearscope", "numpy", "scipy", "scikit-learn", "imagehash", "opencv-python-headless", "pillow")

# Told the name of the step, done and all.
OnStep = Callable[[str, int, int], None]


@dataclass(frozen=True)
class AuditPlan:
    """What an audit does."""

    shifts: tuple[Shift, ...]
    views: tuple[View, ...] = tuple(View)
    seed: int = SEED
    max_sampled: int = MAX_SAMPLED


@dataclass(frozen=True, eq=False)
class Audited:
    """An audit, with what its report draws from.

    Attributes:
        audit: what was found.
        survey: what was seen.
        styles: int64 (M,), scale bar style of each sampled image.
    """

    audit: Audit
    survey: Survey
    styles: NDArray[np.int64]


def read_splits(paths: Sequence[Path], dataset: Dataset) -> tuple[AuditedSplit, ...]:
    """Split files of exactly these images; a split that parts a case is not refused, since that is to be found.

    Raises:
        UnusableInputError: no split file, or one of other images.
    """
    found = []
    for path in paths:
        split, sha256 = read_split(path)
        try:
            check_same_images(split, dataset)
        except UnusableInputError as error:
            raise UnusableInputError(f"{path}: {error}") from error
        found.append(AuditedSplit(str(path), split, sha256))
    return tuple(found)


def audit_dataset(
    dataset: Dataset, splits: Sequence[AuditedSplit], plan: AuditPlan, on_step: OnStep | None = None
) -> Audited:
    """Run every check.

    Args:
        dataset: the images.
        splits: split files to look for leaks in; none: every kind of split is made and looked into.
        plan: what to do.
        on_step: told how far each step is.

    Raises:
        UnusableInputError: no image can be read.
    """
    shifts = tuple(shift for shift in plan.shifts if is_white_balance(shift))
    survey = survey_images(dataset, shifts, plan.seed, _step(on_step, "Reading images"), plan.max_sampled)
    readable = survey.dataset
    if not readable.samples:
        raise UnusableInputError(
            f"None of the {len(dataset.samples)} images in {dataset.root} can be read "
            f"(first: {survey.unreadable[0].path}: {survey.unreadable[0].reason})"
        )
    groups = near_duplicate_groups(survey.fingerprints.hashes)
    made, skipped = _make_splits(survey, plan.seed)
    audited = tuple(splits) or tuple(AuditedSplit(kind.value, split) for kind, split in made.items())
    leaks = tuple(find_leaks(each, readable.samples, groups) for each in audited)
    duplicates = find_duplicates(readable.samples, survey.fingerprints.hashes, groups)
    duplicates = duplicates.model_copy(update={"pairs": mark_parted(duplicates.pairs, audited)})
    styles = bar_styles(survey.bar_corners, plan.seed)
    baselines = score_baselines(
        survey,
        styles,
        [made[kind] for kind in _BASELINE_KINDS if kind in made],
        plan.views,
        plan.seed,
        _step(on_step, "Baselines"),
    )
    audit = Audit(
        created_utc=datetime.now(UTC).isoformat(timespec="seconds"),
        versions=package_versions(_PACKAGES),
        seed=plan.seed,
        data=dataset.record(),
        labels=dataset.labels,
        image_sizes={f"{width} x {height}": count for (width, height), count in sorted(survey.sizes.items())},
        sampled_count=len(survey.sampled),
        without_blank_field_count=survey.without_blank_field,
        unreadable=survey.unreadable,
        duplicates=duplicates,
        leaks=leaks,
        baselines=baselines,
        bar_styles=describe_styles(survey, styles),
        stain_groups=describe_groups(survey, made.get(SplitKind.STAIN_GROUPED)),
        skipped=skipped,
        findings=find_all(survey.unreadable, duplicates, leaks, dataset.labels),
    )
    return Audited(audit, survey, styles)


def _make_splits(survey: Survey, seed: int) -> tuple[dict[SplitKind, Split], tuple[SkippedCheck, ...]]:
    has_cases = any(sample.case for sample in survey.dataset.samples)
    made, skipped = {}, []
    for kind in SplitKind:
        if kind is SplitKind.PATIENT and not has_cases:
            continue
        try:
            made[kind] = make_split(survey.dataset, kind, seed, fingerprints=survey.fingerprints)
        except UnusableInputError as error:
            skipped.append(SkippedCheck(check=f"{kind.value} split", reason=str(error)))
    return made, tuple(skipped)


def _step(on_step: OnStep | None, name: str) -> OnProgress | None:
    return None if on_step is None else lambda done, total: on_step(name, done, total)
