"""One conversion: a trained model in; scored, gated and verified bundles out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from converter.bundles.report import PAGE_SUFFIX, REPORT_SUFFIX, Step, write_quantisation_report, write_report
from converter.bundles.writer import write_bundle, zip_bundle
from converter.card import draft_card
from converter.errors import ConversionError
from converter.evidence import judge
from converter.export.errors import ExportError
from converter.export.steps import export_float32, store_float16
from converter.own_process import Outcome, Run, in_own_process
from converter.plan import ConversionPlan
from converter.quantisation.layer_errors import LayerError
from converter.quantisation.layers import quantised_layers
from converter.quantisation.mixed_precision import MixedPrecision, QuantisationRefusedError, quantize_until_it_holds
from converter.quantisation.representative import RepresentativeImages, draw_representative_images
from converter.quantisation.steps import measure_errors, quantize
from converter.scoring.build_outputs import run_build
from converter.scoring.gate import check_gates, refused
from converter.scoring.measurements import compare_answers
from converter.scoring.reference import Reference, check_record, keras_reference
from converter.scoring.validation_score import score_validation
from converter.source import Source
from converter.split_file import Subset
from converter.subsets import LabelledImages
from converter.trust.fit import fit_trust
from converter.trust.picture_qualities import ShiftedQualities, measure_shifted
from inference.bundle_zip import ZIP_SUFFIX
from inference.card import ConversionRecord, GateCheck, Precision, RepresentativeSet
from inference.classifier import load_classifier
from inference.errors import BundleRefusedError, GateFailedError, UnusableInputError
from inference.runtime import ModelRejectedError

Say = Callable[[str], None]


@dataclass(frozen=True, eq=False)
class _Images:
    """The subsets, and what Keras says of those that are not trained on."""

    train: LabelledImages
    validation: LabelledImages
    calibration: LabelledImages
    test: LabelledImages
    reference: Reference
    pictures: ShiftedQualities


@dataclass(frozen=True, eq=False)
class _Build:
    """One build on its way to the gate."""

    precision: Precision
    content: bytes
    float32_size: int
    mixed: MixedPrecision | None
    record: ConversionRecord
    steps: tuple[Step, ...]


def convert(
    source: Source, data: Path, out: Path, plan: ConversionPlan, say: Say, run: Run = in_own_process
) -> list[Path]:
    """Convert a trained model into one bundle per precision.

    A build that fails its gate leaves a report and no bundle; the other precisions are still tried. Layers go back to
    float by the validation images, trust numbers are fitted on the calibration images (the validation images where
    the split has none), and the test images are scored once, at the end.

    Args:
        source: model, record and split.
        data: the data folder that the split names.
        out: bundles become sub-folders here, reports files.
        plan: what to build and by which rules.
        say: told what happens, a line at a time.
        run: runs each step that needs TensorFlow.

    Raises:
        GateFailedError: at least one build failed its gate, could not be made, answers with numbers that are not
            finite, or as written does not give again what it answered; the message lists every failure.
        UnusableInputError: an image is missing or changed, or model, record and labels do not belong together.
        UnreadableImageError: an image cannot be decoded.
        ExportError: a weight is not finite, or the model needs operations that TFLite has not.
        ConversionError: the model's own answers are not finite.
        ProcessLostError: a step's process was killed.
        OutputError: a bundle cannot be written.
    """
    images, asked = _gather_images(source, data, plan, say, run)
    say("Exporting float32, from which the builds are made")
    float32 = run(export_float32, source.model_path)
    written: list[Path] = []
    failures: list[str] = []
    for precision in plan.precisions:
        steps = (Step.of("keras", asked), Step.of("float32 export", float32))
        try:
            build = _make(precision, float32.value, images, source, plan, steps, say, run)
            path, failed = _finish(build, source, images, out, plan, say)
        except (ConversionError, ExportError, ModelRejectedError, BundleRefusedError) as error:
            if isinstance(error, QuantisationRefusedError):
                write_quantisation_report(out / plan.build_id(precision), error)
            failures.append(f"{precision.value}: {error}")
            continue
        if path is not None:
            written.append(path)
        failures += [
            f"{precision.value}: {check.meaning}: {check.measured:.4f}, limit {check.limit:g}" for check in failed
        ]
    if failures:
        raise GateFailedError(
            "A build was refused, and no bundle of it was written: "
            + "; ".join(failures)
            + f". The reports in {out} say more: every image whose answer changed, or the layers that int8 hurts"
        )
    return written


def output_names(plan: ConversionPlan) -> tuple[str, ...]:
    """The names of everything that a conversion may leave in its folder."""
    suffixes = ("", ZIP_SUFFIX, REPORT_SUFFIX, PAGE_SUFFIX)
    return tuple(plan.build_id(precision) + suffix for precision in plan.precisions for suffix in suffixes)


def _gather_images(
    source: Source, data: Path, plan: ConversionPlan, say: Say, run: Run
) -> tuple[_Images, Outcome[Reference]]:
    say(f"Reading the images of the {source.split.kind} split")
    train, validation, test = (source.load(data, each) for each in (Subset.TRAIN, Subset.VALIDATION, Subset.TEST))
    has_own = source.split.calibration_subset is Subset.CALIBRATION
    calibration = source.load(data, Subset.CALIBRATION) if has_own else validation
    say(f"Keras on {len(validation.truth)} validation and {len(test.truth)} test images, and {len(plan.shifts)} shifts")
    asked = run(
        keras_reference,
        source.model_path,
        validation.pixels,
        calibration.pixels if has_own else None,
        test.pixels,
        plan.shifts,
        len(source.record.labels),
    )
    check_record(source.record, validation, asked.value.validation)
    pictures = [images.pixels for images in (train, validation, *((calibration,) if has_own else ()))]
    say(f"Measuring {sum(map(len, pictures))} pictures, as photographed and shifted")
    return _Images(train, validation, calibration, test, asked.value, measure_shifted(pictures, plan.shifts)), asked


def _make(
    precision: Precision,
    float32: bytes,
    images: _Images,
    source: Source,
    plan: ConversionPlan,
    steps: tuple[Step, ...],
    say: Say,
    run: Run,
) -> _Build:
    record = ConversionRecord(
        recipe=plan.recipe.name,
        recipe_sha256=plan.recipe.sha256,
        versions=plan.versions,
        allowed_drops=tuple(metric.value for metric in plan.allowed_drops),
        copied_test_images=source.split.copied_test_count,
    )
    say(f"{precision.value}: converting")
    if precision is Precision.FLOAT16:
        stored = run(store_float16, float32)
        return _Build(precision, stored.value, len(float32), None, record, (*steps, Step.of("float16 storage", stored)))
    layers = quantised_layers(float32, plan.recipe.int8)
    if not layers:
        raise UnusableInputError(
            f"The scope of conversion recipe {plan.recipe.name}, {plan.recipe.int8.scope!r}, finds no layer of the "
            "model, so nothing would become int8. Leave the scope out, or name the model's layers in it"
        )
    drawn = draw_representative_images(images.train, plan.recipe.int8)
    mixed, taken = _quantize(float32, layers, drawn, images, source, plan, say, run)
    record = record.model_copy(
        update={
            "representative_set": RepresentativeSet(
                count=len(drawn.pixels), seed=plan.recipe.int8.seed, sha256=drawn.sha256
            ),
            "quantised_layers": len(layers) - len(mixed.float_layers),
            "activations": plan.recipe.int8.activations.value,
            "float_layers": mixed.float_layers,
        }
    )
    return _Build(precision, mixed.build, len(float32), mixed, record, (*steps, *taken))


def _quantize(
    float32: bytes,
    layers: tuple[str, ...],
    drawn: RepresentativeImages,
    images: _Images,
    source: Source,
    plan: ConversionPlan,
    say: Say,
    run: Run,
) -> tuple[MixedPrecision, list[Step]]:
    recipe = plan.recipe.int8
    steps: list[Step] = []

    def build_with(float_layers: tuple[str, ...]) -> bytes:
        if float_layers:
            say(
                f"int8: it does not hold on the validation images; {len(float_layers)} of {len(layers)} layers to float"
            )
        outcome = run(quantize, float32, drawn.pixels, recipe, float_layers)
        steps.append(Step.of(f"int8, {len(float_layers)} layers in float", outcome))
        return outcome.value

    def check(build: bytes) -> tuple[GateCheck, ...]:
        outputs = run_build(build, images.validation.pixels, plan.thread_count)
        measured = compare_answers(images.validation, outputs, images.reference.validation, source.record.labels)
        return check_gates(recipe.holds, measured)

    def errors() -> tuple[LayerError, ...]:
        say(f"int8: it does not hold on the validation images; asking which of the {len(layers)} layers hurt")
        some = images.validation.pixels[:: _stride(images.validation, recipe.error_image_count)]
        outcome = run(measure_errors, float32, drawn.pixels, some, layers, recipe)
        steps.append(Step.of("int8, layer errors", outcome))
        return outcome.value

    return quantize_until_it_holds(layers, recipe, quantize=build_with, check=check, measure_errors=errors), steps


def _stride(images: LabelledImages, count: int) -> int:
    """Every how manieth image to take for `count` of them or up to twice as many, spread over the split's order."""
    return max(1, len(images.truth) // count)


def _finish(
    build: _Build, source: Source, images: _Images, out: Path, plan: ConversionPlan, say: Say
) -> tuple[Path | None, tuple[GateCheck, ...]]:
    name = build.precision.value
    say(f"{name}: {len(build.content) / 1e6:.2f} MB; validation images, as photographed and shifted")
    validation = score_validation(
        build.content,
        images.validation,
        plan.shifts,
        plan.recipe.trust.held_shift_drop,
        plan.thread_count,
        on_shift=lambda shift: say(f"{name}: validation images under the shift {shift.name}"),
    )
    say(f"{name}: trust numbers from {images.calibration.subset.value} images")
    train_outputs = run_build(build.content, images.train.pixels, plan.thread_count)
    calibration_outputs = run_build(build.content, images.calibration.pixels, plan.thread_count)
    trust = fit_trust(
        images.train,
        train_outputs,
        images.calibration,
        calibration_outputs,
        plan.recipe.trust,
        images.pictures.where([shift.name in validation.held_shifts for shift in plan.shifts]),
    )
    card = draft_card(source, build.precision, build.record, calibration_outputs, trust, validation, plan)
    say(f"{name}: scoring the test images")
    judgement = judge(
        build.content,
        build.float32_size,
        card,
        trust,
        images.test,
        images.calibration,
        images.reference,
        plan,
        on_shift=lambda shift: say(f"{name}: test images under the shift {shift.name}"),
    )
    card = card.model_copy(update={"evidence": (judgement.evidence,)})
    failed = refused(judgement.evidence.checks)
    path = None
    if not failed:
        path = write_bundle(
            out / card.id,
            model=build.content,
            card=card,
            trust=trust.arrays,
            golden=judgement.golden,
            verify=lambda written: load_classifier(written, plan.thread_count),
        )
        if plan.zipped:
            zip_bundle(path)
    # After the bundle: a report that says it was written is true.
    write_report(
        out / card.id, card, judgement.changed, build.mixed, build.steps, len(build.content), written=path is not None
    )
    if path is None:
        return None, failed
    say(f"{name}: test accuracy {judgement.evidence.accuracy:.2%}, written to {path}")
    return path, ()
