"""`smearscope verify`: whether a model bundle holds what it promises, and whether an exported report still does."""

from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Annotated

import typer

from desktop.bundled import find_bundle, find_bundle_by_id
from desktop.commands.interrupts import interrupt_as_stop
from desktop.commands.json_output import print_json
from desktop.commands.options import JsonOption, RuntimeOption, SignatureOption, console
from desktop.exports.audit_check import audit_problems
from desktop.exports.formats import ExportFormat
from desktop.exports.picture_folder import LEFT_OUT_FILE
from desktop.exports.provenance import SIDECAR_SUFFIX, Provenance, read_provenance, sidecar_path
from desktop.exports.verification import AuditCheck, State, Verification, verify_report
from desktop.records import printable_path, shown_path
from desktop.signature_report import SignatureReport, load_reported
from desktop.store.connection import store_exists
from desktop.store.faults import StoreDamagedError
from desktop.store.run_reader import RunReader
from desktop.user_folders import runs_folder
from inference.classifier import Classifier
from inference.errors import ExitCode, UnusableInputError
from inference.percent import percent_words
from inference.runtime_choice import RuntimeKind
from inference.signature import SignatureState

_REPORT_SUFFIXES = frozenset(Path(each.default_name).suffix for each in ExportFormat if not each.is_folder)
_STATE_WORDS = {State.MATCHES: "matches", State.DIFFERS: "DIFFERS", State.NOT_CHECKED: "not checked"}
_STATE_STYLES = {State.MATCHES: "green", State.DIFFERS: "red", State.NOT_CHECKED: "yellow"}


# readable=False: what cannot be read is told in our words, with what to do, not in Typer's.
def verify(
    what: Annotated[
        Path | None,
        typer.Argument(
            metavar="WHAT",
            readable=False,
            help="An exported report (file, or folder of overlays); or a model: bundle folder, .smear file, or name of "
            "a model that is here. Default: the model that is used when none is named.",
        ),
    ] = None,
    run: Annotated[
        Path | None,
        typer.Option(
            "--run",
            readable=False,
            help="Of a report: folder of its run. Default: where the report lies, if it is there.",
        ),
    ] = None,
    images: Annotated[
        Path | None,
        typer.Option(
            "--images", readable=False, help="Of a report: where its images are now. Default: where they were screened."
        ),
    ] = None,
    model: Annotated[
        Path | None,
        typer.Option(
            "--model",
            "-m",
            readable=False,
            help="Of a report: its model. Default: the model of that id, if it is here.",
        ),
    ] = None,
    require_signature: SignatureOption = False,
    runtime: RuntimeOption = RuntimeKind.TFLITE,
    json: JsonOption = False,
) -> int:
    """Check an exported report, or a model bundle.

    Of a report: whether the file, the images, the model and the run's audit log are still those that it was made from.
    The small file NAME.provenance.json has to lie beside it.

    Of a model: hashes, signature, card, shapes, and its golden outputs on this computer.

    Exit codes: 0 it holds; 1 something was changed, or a model's signature was taken away; 2 it cannot be checked, or a
    model was refused.
    """
    report = None if what is None else _report_meant(what)
    if report is not None:
        return _verify_report(report, run, images, model, json=json)
    if run is not None or images is not None or model is not None:
        raise UnusableInputError(
            f"{'The default model' if what is None else what} is no exported report, so --run, --images and --model "
            "say nothing about it; name a report, or leave them out"
        )
    return _verify_bundle(what, require_signature=require_signature, runtime=runtime, json=json)


def _report_meant(what: Path) -> Path | None:
    """The report that a path means, also by its provenance; None when it is no report.

    Raises:
        UnusableInputError: it is a run folder.
    """
    path = what if what.name not in ("", "..") else what.resolve()
    if not path.name:  # the root of a drive
        return None
    if path.name.endswith(SIDECAR_SUFFIX):
        return path.with_name(path.name.removesuffix(SIDECAR_SUFFIX))
    try:
        if sidecar_path(path).exists() or path.suffix.lower() in _REPORT_SUFFIXES or (path / LEFT_OUT_FILE).is_file():
            return path
    except OSError as error:
        raise UnusableInputError(f"{path} cannot be looked at: {error.strerror or error}") from error
    if store_exists(path):
        raise UnusableInputError(
            f"{path} is the folder of a run. Name one of its exports, such as {path / ExportFormat.CSV.default_name}; "
            "`smearscope audit verify` with the folder checks the run itself"
        )
    return None


def _verify_report(report: Path, run: Path | None, images: Path | None, model: Path | None, *, json: bool) -> int:
    provenance = read_provenance(report)
    bundle = find_bundle_by_id(provenance.bundle_id) if model is None else find_bundle(model)
    with ExitStack() as stack:
        stop = stack.enter_context(interrupt_as_stop())
        check_audit: AuditCheck | None
        try:
            reader = _run_of(provenance, report, run)
        except StoreDamagedError as error:
            reader, check_audit = None, _always(str(error))
        else:
            check_audit = None if reader is None else _check_in(stack.enter_context(reader))
        rows = None if reader is None else stack.enter_context(closing(reader.rows()))
        found = verify_report(
            report,
            folder=images or (None if reader is None else reader.run.folder),
            bundle=bundle,
            rows=None if rows is None else (each.row for each in rows),
            check_audit=check_audit,
            should_stop=stop.is_set,
        )
    if json:
        print_json(_report_record(report, found))
    else:
        _print_report(report, found)
    return found.exit_code


def _run_of(provenance: Provenance, report: Path, named: Path | None) -> RunReader | None:
    """The run that a report was made from; None when nobody named it and it is not where it may be expected.

    Raises:
        UnusableInputError: the one that was named is another.
        StoreDamagedError: it is damaged.
    """
    places = [named] if named is not None else [report.parent, runs_folder() / provenance.run_id]
    for place in places:
        if named is None and not store_exists(place):
            continue
        reader = RunReader(place)
        run_id = reader.run.info.run_id
        if run_id == provenance.run_id:
            return reader
        reader.close()
        if named is not None:
            raise UnusableInputError(
                f"{shown_path(named)} holds the run {run_id}; the report was made from the run "
                f"{provenance.run_id}. Name that run's folder"
            )
    return None


def _check_in(reader: RunReader) -> AuditCheck:
    return lambda provenance: audit_problems(reader, provenance)


def _always(problem: str) -> AuditCheck:
    def tell(_provenance: Provenance) -> Sequence[str]:
        return (problem,)

    return tell


def _print_report(report: Path, found: Verification) -> None:
    told = found.provenance
    part = "" if told.case is None else f", case {told.case or '(top folder)'}"
    unfinished = "" if told.run_ending == "complete" else f" (the run was {told.run_ending})"
    console.print(
        f"{shown_path(report)}: {told.row_count:,} rows of the run {told.run_id}{part}, exported "
        f"{told.exported_at_utc}{unfinished}",
        markup=False,
    )
    for finding in found.findings:
        console.print(
            f"{finding.subject.value:>10}  {_STATE_WORDS[finding.state]:<11}  {finding.sentence}",
            style=_STATE_STYLES[finding.state],
            markup=False,
        )
        for detail in finding.details:
            console.print(f"{'':24}- {detail}", markup=False)
    states = {finding.state for finding in found.findings}
    if State.DIFFERS in states:
        console.print("Something is no longer as it was when the report was made; see what DIFFERS.", style="red")
    elif State.NOT_CHECKED in states:
        console.print("What could be checked is as it was when the report was made.")
    else:
        console.print("Everything is as it was when the report was made.")


def _report_record(report: Path, found: Verification) -> dict[str, object]:
    return {
        "kind": "report",
        "path": printable_path(report),
        "holds": found.exit_code is ExitCode.DONE,
        "findings": [
            {
                "subject": finding.subject.value,
                "state": finding.state.value,
                "sentence": finding.sentence,
                "details": list(finding.details),
            }
            for finding in found.findings
        ],
        "provenance": found.provenance.model_dump(mode="json"),
    }


def _verify_bundle(named: Path | None, *, require_signature: bool, runtime: RuntimeKind, json: bool) -> int:
    classifier, signature = load_reported(find_bundle(named), 1, require_signature=require_signature, runtime=runtime)
    is_stripped = signature.state is SignatureState.STRIPPED
    if json:
        print_json(_bundle_record(classifier, signature))
    else:
        _print_bundle(classifier, signature)
    return ExitCode.FINDINGS if is_stripped else ExitCode.DONE


def _print_bundle(classifier: Classifier, signature: SignatureReport) -> None:
    card = classifier.card
    but = ", but for its signature" if signature.state is SignatureState.STRIPPED else ""
    console.print(f"{shown_path(classifier.bundle.path)}: holds what it promises{but}", markup=False)
    console.print(signature.sentence, style="yellow" if signature.is_warning else None, markup=False)
    console.print(f"{card.id} {card.version}, {card.architecture}, {card.precision.value}", markup=False)
    console.print(f"bundle id {classifier.bundle.bundle_id}", markup=False)
    for evidence in card.evidence:
        low, high = evidence.accuracy_interval_95
        console.print(
            f"{evidence.subset} images ({card.training.split.kind} split): accuracy "
            f"{percent_words(evidence.accuracy, 2)} ({percent_words(low, 2)} to {percent_words(high, 2)}), "
            f"{evidence.image_count} images, {percent_words(evidence.abstention_rate, 2)} not reported",
            markup=False,
        )
    console.print(card.intended_use, markup=False)
    for limit in card.limits:
        console.print(f"- {limit}", markup=False)


def _bundle_record(classifier: Classifier, signature: SignatureReport) -> dict[str, object]:
    card = classifier.card
    return {
        "kind": "bundle",
        "path": printable_path(classifier.bundle.path),
        "holds": signature.state is not SignatureState.STRIPPED,
        "signature": signature.state.value,
        "signature_sentence": signature.sentence,
        "model_id": card.id,
        "model_version": card.version,
        "architecture": card.architecture,
        "precision": card.precision.value,
        "bundle_id": classifier.bundle.bundle_id,
    }
