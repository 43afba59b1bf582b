"""Writes the report of one build, passed or refused: what the gate measured, whose answer changed, what it took.

It names images and holds times and memory, so it lies beside the bundle and never in it.
"""

from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field

from converter.bundles.tables import bullets, table
from converter.own_process import Outcome
from converter.quantisation.layer_errors import LayerError
from converter.quantisation.mixed_precision import Attempt, MixedPrecision, QuantisationRefusedError
from converter.scoring.measurements import ChangedAnswer
from inference.card import GateCheck, ModelCard
from inference.files import write_atomically

REPORT_SUFFIX = ".report.json"
PAGE_SUFFIX = ".report.md"
_MOST_LAYERS_SHOWN = 20


class Step(BaseModel):
    """What one step in a process of its own took."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    elapsed_s: float
    peak_memory_bytes: int

    @classmethod
    def of(cls, name: str, outcome: Outcome[Any]) -> Self:
        """The step of an outcome."""
        return cls(name=name, elapsed_s=outcome.elapsed_s, peak_memory_bytes=outcome.peak_memory_bytes)


class QuantisationAttempt(BaseModel):
    """One int8 build on the validation images."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    float_layers: tuple[str, ...]
    checks: tuple[GateCheck, ...]


class BuildReport(BaseModel):
    """Everything that is said of one build outside its bundle."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: int = 1
    build: str
    bundle_written: bool
    size_bytes: int | None = Field(default=None, description="None where no build got as far as the test images")
    accuracy: float | None = None
    keras_accuracy: float | None = None
    image_count: int = 0
    checks: tuple[GateCheck, ...] = ()
    changed_answers: tuple[ChangedAnswer, ...] = ()
    quantisation_attempts: tuple[QuantisationAttempt, ...]
    layer_errors: tuple[LayerError, ...]
    steps: tuple[Step, ...]


def write_report(
    stem: Path,
    card: ModelCard,
    changed: tuple[ChangedAnswer, ...],
    mixed: MixedPrecision | None,
    steps: tuple[Step, ...],
    size_bytes: int,
    *,
    written: bool,
) -> None:
    """Write `<stem>.report.json` and `<stem>.report.md`.

    Args:
        stem: folder and name of the bundle.
        card: with its evidence.
        changed: images that the build answers otherwise than Keras.
        mixed: how the int8 build came about, None for another precision.
        steps: what was done in processes of their own.
        size_bytes: of the build.
        written: whether the gate let the build pass.

    Raises:
        OutputError: a file cannot be written.
    """
    evidence = card.evidence[0]
    report = BuildReport(
        build=card.id,
        bundle_written=written,
        size_bytes=size_bytes,
        accuracy=evidence.accuracy,
        keras_accuracy=evidence.keras_accuracy,
        image_count=evidence.image_count,
        checks=evidence.checks,
        changed_answers=changed,
        quantisation_attempts=_attempts(mixed.attempts if mixed else ()),
        layer_errors=mixed.errors if mixed else (),
        steps=steps,
    )
    _write(stem, report)


def write_quantisation_report(stem: Path, refused: QuantisationRefusedError) -> None:
    """Write the same two files for an int8 build that did not get as far as the test images.

    Args:
        stem: folder and name of the bundle that is not written.
        refused: with all attempts and the layers that hurt.

    Raises:
        OutputError: a file cannot be written.
    """
    report = BuildReport(
        build=stem.name,
        bundle_written=False,
        quantisation_attempts=_attempts(refused.attempts),
        layer_errors=refused.errors,
        steps=(),
    )
    _write(stem, report)


def _attempts(attempts: tuple[Attempt, ...]) -> tuple[QuantisationAttempt, ...]:
    return tuple(QuantisationAttempt(float_layers=each.float_layers, checks=each.checks) for each in attempts)


def _write(stem: Path, report: BuildReport) -> None:
    # with_name, not with_suffix: a name such as lite0-1.0 has a dot of its own
    write_atomically(stem.with_name(stem.name + REPORT_SUFFIX), (report.model_dump_json(indent=2) + "\n").encode())
    write_atomically(stem.with_name(stem.name + PAGE_SUFFIX), report_page(report).encode())


def report_page(report: BuildReport) -> str:
    """The report as Markdown."""
    sections = [
        f"# {report.build}: {'passed its gate' if report.bundle_written else 'REFUSED, no bundle was written'}",
        *_test_images(report),
        *_quantisation(report),
        *_steps(report),
    ]
    return "\n\n".join(sections) + "\n"


def _test_images(report: BuildReport) -> list[str]:
    if report.size_bytes is None or report.accuracy is None or report.keras_accuracy is None:
        return ["int8 did not hold on the validation images, so the test images were not asked."]
    return [
        f"{report.size_bytes / 1e6:.2f} MB. Right on {report.accuracy:.2%} of {report.image_count} test images; Keras "
        f"on {report.keras_accuracy:.2%}.",
        "## The gate\n\n" + checks_table(report.checks),
        _changed(report.changed_answers),
    ]


def _steps(report: BuildReport) -> list[str]:
    if not report.steps:
        return []
    rows = [[step.name, f"{step.elapsed_s:.1f}", f"{step.peak_memory_bytes / 1e6:,.0f} MB"] for step in report.steps]
    return [
        "## What it took\n\nEach step ran in a process of its own.\n\n"
        + table(["step", "seconds", "peak memory"], rows)
    ]


def checks_table(checks: tuple[GateCheck, ...]) -> str:
    """Checks with measurement, limit and outcome."""
    return table(
        ["check", "measured", "limit", "passed"],
        [[check.meaning, f"{check.measured:.4f}", f"{check.limit:g}", _outcome(check)] for check in checks],
    )


def _outcome(check: GateCheck) -> str:
    if check.passed:
        return "yes"
    return "NO, allowed beforehand" if check.allowed else "NO"


def _changed(changed: tuple[ChangedAnswer, ...]) -> str:
    title = "## Images whose answer changed"
    if not changed:
        return f"{title}\n\nNone: the build answers every test image as Keras does."
    return f"{title}\n\n" + table(
        ["image", "truth", "Keras", "build"],
        [
            [
                each.path,
                each.truth,
                f"{each.keras} ({each.keras_probability:.2%})",
                f"{each.build} ({each.build_probability:.2%})",
            ]
            for each in changed
        ],
    )


def _quantisation(report: BuildReport) -> list[str]:
    if not report.quantisation_attempts:
        return []
    lines = [
        f"{len(attempt.float_layers)} layers in float: "
        + ("holds" if all(check.passed for check in attempt.checks) else "does not hold: ")
        + "; ".join(
            f"{check.meaning} {check.measured:.4f}, limit {check.limit:g}"
            for check in attempt.checks
            if not check.passed
        )
        for attempt in report.quantisation_attempts
    ]
    sections = [bullets("Quantisation, on the validation images", lines)]
    if report.layer_errors:
        back_to_float = frozenset(report.quantisation_attempts[-1].float_layers)
        sections.append(
            "## Layers that hurt most\n\nEach quantised alone: power of the difference to float32 over its power.\n\n"
            + table(
                ["layers", "noise in logits", "noise in heatmaps", "in the build"],
                [
                    [
                        "<br>".join(name.split(";")[0] for name in error.names),
                        f"{error.logit_noise:.2e}",
                        f"{error.heatmap_noise:.2e}",
                        "float" if back_to_float >= set(error.names) else "int8",
                    ]
                    for error in report.layer_errors[:_MOST_LAYERS_SHOWN]
                ],
            )
        )
    return sections
