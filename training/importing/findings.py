"""Turns what an import saw into findings, which somebody should look at, and notes, which only inform."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inference.card import Label
from training.dataset.manifest import UnreadableEntry
from training.importing.case_table import CaseTable, cases_in_several_classes
from training.importing.image_check import ImageCheck
from training.importing.plan import ImportPlan
from training.importing.published_counts import ClassCount, PublishedData, differences

_NAMED = 3


@dataclass(frozen=True)
class Finding:
    """One kind of thing to look at, with the single cases."""

    title: str
    details: tuple[str, ...] = ()


def count_findings(counts: Sequence[ClassCount], published: PublishedData) -> list[Finding]:
    """Where the numbers of images are not the published ones."""
    lines = differences(counts, published)
    return (
        [Finding(f"The numbers are not those of the published data ({published.counted_in})", lines)] if lines else []
    )


def unreadable_findings(unreadable: Sequence[UnreadableEntry]) -> list[Finding]:
    """Images that are left out because they cannot be decoded."""
    if not unreadable:
        return []
    return [
        Finding(
            f"Unreadable, so left out: {len(unreadable)} images. Replace them and import again, or go on without them",
            tuple(f"{each.path}: {each.reason}" for each in unreadable),
        )
    ]


def format_findings(check: ImageCheck, published: PublishedData) -> list[Finding]:
    """Images whose size or mode is not the published one."""
    expected = f"{published.width_px}x{published.height_px} {published.mode}"
    odd = [image for image in check.readable if image.format != expected]
    by_format = {each.format: [image.entry.path for image in odd if image.format == each.format] for each in odd}
    details = tuple(f"{name}: {len(paths)} images ({_some(paths)})" for name, paths in sorted(by_format.items()))
    return [Finding(f"Not {expected}, as published: {len(odd)} images", details)] if odd else []


def link_findings(plan: ImportPlan) -> list[Finding]:
    """Links that were not followed."""
    if not plan.passed_over:
        return []
    return [
        Finding(
            "Links to folders inside a class folder, links that lead nowhere and links in an archive are not followed: "
            f"{len(plan.passed_over)}. Put the images themselves there if they belong to the data",
            plan.passed_over,
        )
    ]


def contradiction_findings(check: ImageCheck, labels: Sequence[Label]) -> list[Finding]:
    """The same file in two classes: one of its labels is wrong."""
    name_of = {label.id: label.display_name for label in labels}
    groups = [group for group in check.identical_groups() if len({entry.label_id for entry in group}) > 1]
    details = tuple(" = ".join(f"{entry.path} ({name_of[entry.label_id]})" for entry in group) for group in groups)
    return [Finding(f"The same file in different classes: {len(groups)}", details)] if groups else []


def case_findings(case_of: Mapping[str, str], label_of: Mapping[str, Label]) -> list[Finding]:
    """Cases with images of several classes."""
    several = cases_in_several_classes(case_of, label_of)
    details = tuple(f"{case}: {', '.join(names)}" for case, names in sorted(several.items()))
    title = (
        f"Cases with images of several classes: {len(several)}. If patients were numbered class by class, make the "
        "numbers differ (B-1, E-1)"
    )
    return [Finding(title, details)] if several else []


def notes(plan: ImportPlan, check: ImageCheck, cases: CaseTable | None) -> list[str]:
    """What informs without being a fault."""
    lines = []
    if plan.layout.passed_over is not None:
        lines.append(
            f"{plan.layout.root} is taken, {plan.layout.passed_over} is not; --variant original or --variant segmented "
            "chooses"
        )
    if plan.others:
        suffixes = Counter(path.suffix.lower() or "no suffix" for path in plan.others).most_common()
        told = ", ".join(f"{suffix} ({count})" for suffix, count in suffixes)
        lines.append(
            f"Other files passed over, no images by their suffix: {len(plan.others)}: {told} (first: {plan.others[0]})"
        )
    sizes = check.format_counts().most_common()
    told = ", ".join(f"{name} ({count})" for name, count in sizes[:_NAMED])
    lines.append(f"Sizes and modes: {told}" + (f" and {len(sizes) - _NAMED} others" if len(sizes) > _NAMED else ""))
    groups = check.identical_groups()
    if groups:
        copies = sum(len(group) - 1 for group in groups)
        lines.append(
            f"Byte-identical duplicates: {copies} further copies of {len(groups)} images (first: "
            f"{' = '.join(entry.path for entry in groups[0])}); they stay in the data"
        )
    if cases is not None:
        lines.append(f"Cases: {len(set(cases.case_of.values()))}")
        if cases.ignored_columns:
            lines.append(f"Columns of the case table that are not used: {', '.join(cases.ignored_columns)}")
    return lines


def _some(paths: Sequence[str]) -> str:
    return ", ".join(paths[:_NAMED]) + (", …" if len(paths) > _NAMED else "")
