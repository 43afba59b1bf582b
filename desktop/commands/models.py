"""`smearscope models`: which models are here, what their cards say, and whether they work on this computer."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from pydantic import JsonValue

from desktop.bundled import (
    DEFAULT_BUNDLE,
    bundle_names,
    find_bundle,
    find_bundle_by_id,
    is_default,
    known_bundle,
    known_bundles,
    sample_folder,
    use_as_default,
)
from desktop.card_text import card_lines, table_lines
from desktop.commands.compare_models import compare
from desktop.commands.json_output import print_json
from desktop.commands.options import JsonOption, SignatureOption, console, stderr
from desktop.installed_bundles import InstallOutcome, install_bundle, installed_bundles, remove_installed
from desktop.known_bundle import KnownBundle, Origin, bundles_named, clear_name, names_in_words
from desktop.records import printable_path, shown_path
from desktop.self_test import SampleAnswers, classify_samples
from desktop.signature_report import SignatureReport, load_reported, report_signature
from inference.bundle import read_bundle, read_files
from inference.bundle_files import CARD_FILE
from inference.classifier import Classifier
from inference.errors import ExitCode, SmearScopeError, UnusableInputError

app = typer.Typer(
    help="List, install, remove, read, test and compare the models that can screen.",
    no_args_is_help=True,
)
app.command("compare")(compare)

# readable=False: what cannot be read is told in our words, with what to do, not in Typer's.
ModelArgument = Annotated[
    Path | None,
    typer.Argument(readable=False, help="Name, bundle folder or .smear file. Default: the default model."),
]

_OUTCOMES = {
    InstallOutcome.INSTALLED: "Installed",
    InstallOutcome.ALREADY_THERE: "Is installed already, and holds what it promises",
    InstallOutcome.REPAIRED: "Was installed, but damaged or without its signature; it is whole again",
}


@app.command("list")
def list_models(as_json: JsonOption = False) -> int:
    """Print every model by its name; the star marks the one that is used when none is named.

    Exit codes: 0 done; 1 done, but a model is damaged.
    """
    known = known_bundles()
    if as_json:
        print_json([_record(bundle, known) for bundle in known])
    else:
        header = ("", "name", "version", "from", "bundle id")
        rows = [
            (
                "*" if is_default(bundle) else "",
                clear_name(bundle, known),
                bundle.version or "-",
                bundle.origin.value,
                bundle.bundle_id[:12],
            )
            for bundle in known
        ]
        for line in table_lines([header, *rows]):
            console.print(line, markup=False)
        if not any(is_default(bundle) for bundle in known):
            stderr.print(
                "The default model that you chose is not here any more. Install it again, or choose another: "
                f"`smearscope models default {DEFAULT_BUNDLE}` takes the one that ships",
                style="yellow",
                markup=False,
            )
        for bundle in known:
            if bundle.fault:
                stderr.print(_damage(bundle), style="yellow", markup=False)
    return ExitCode.FINDINGS if any(bundle.fault for bundle in known) else ExitCode.DONE


@app.command()
def install(
    bundle: Annotated[Path, typer.Argument(readable=False, help=".smear file or bundle folder.")],
    require_signature: SignatureOption = False,
    as_json: JsonOption = False,
) -> None:
    """Install a model for this user, so that it can be named without its file. The file is copied, not moved.

    It is checked first, as before a screening, and is there whole or not at all. A newer build of a model is installed
    beside the older one, with which older runs go on.

    Exit codes: 0 installed, or it was already; 2 refused; 3 stopped by disk or permission, nothing installed.
    """
    done = install_bundle(bundle, require_signature=require_signature)
    _warn(done.signature)
    known = known_bundles()
    if as_json:
        print_json({**_record(done.bundle, known), "outcome": done.outcome.value, **_signature_record(done.signature)})
        return
    ships = done.bundle.origin is Origin.SHIPPED
    outcome = "Ships with SmearScope, so nothing was copied" if ships else _OUTCOMES[done.outcome]
    console.print(f"{outcome}: {_title(done.bundle)}", markup=False)
    console.print(f"Screen with it: smearscope screen FOLDER --model {clear_name(done.bundle, known)}", markup=False)
    twins = [each for each in installed_bundles() if each.model_id == done.bundle.model_id]
    if len(twins) > 1:
        console.print(
            f"{len(twins)} models of the name {done.bundle.model_id} are installed: {names_in_words(twins, known)}",
            markup=False,
        )


@app.command()
def remove(
    name: Annotated[str, typer.Argument(help="Of an installed model, as `smearscope models list` prints it.")],
    as_json: JsonOption = False,
) -> None:
    """Remove an installed model. The file that it was installed from, and runs made with it, stay as they are.

    Exit codes: 0 removed; 2 there is no such model, it ships with SmearScope, or it is the default; 3 stopped by
    permission, nothing removed.
    """
    bundle = _removable(name)
    if is_default(bundle):
        raise UnusableInputError(
            f"{_title(bundle)} is the default model. Choose another first; `smearscope models default "
            f"{DEFAULT_BUNDLE}` takes the one that ships"
        )
    removed = _record(bundle, known_bundles())
    remove_installed(bundle)
    still_here = find_bundle_by_id(bundle.bundle_id) is not None
    if as_json:
        print_json({**removed, "is_still_here": still_here})
        return
    console.print(f"Removed: {_title(bundle)}", markup=False)
    console.print(
        "The same model ships with SmearScope, so runs made with it can still go on."
        if still_here
        else "Runs made with it keep their results, but cannot go on without it. To get it back, install the same file "
        "again: smearscope models install FILE",
        markup=False,
    )


@app.command()
def show(model: ModelArgument = None, as_json: JsonOption = False) -> int:
    """Print what a model's card says: intended use, limits, classes, training, evidence, gate and thresholds.

    Exit codes: 0 done; 2 there is no such model, or it was refused.
    """
    path = find_bundle(model)
    bundle = read_bundle(path)
    if as_json:
        # Read once more as text: the card's own field names and numbers, not what this version makes of them.
        print_json(json.loads(read_files(path)[CARD_FILE]))
        return ExitCode.DONE
    for line in card_lines(bundle, report_signature(bundle)):
        console.print(line, markup=False)
    return ExitCode.DONE


@app.command("self-test")
def self_test(
    model: ModelArgument = None,
    every: Annotated[bool, typer.Option("--all", help="Test every model that is here.")] = False,
    as_json: JsonOption = False,
) -> int:
    """Check a model on this computer: its files, its golden outputs, and that it answers the drawn sample smears.

    Exit codes: 0 all hold; 1 one does not hold; 2 there is no such model.
    """
    if every and model is not None:
        raise UnusableInputError("Name a model or give --all, not both")
    paths = [each.path for each in known_bundles()] if every else [find_bundle(model)]
    tested = []
    for path in paths:
        tested.append(_test(path))
        if not as_json:
            _print_tested(tested[-1])
    holding = sum(each.holds for each in tested)
    if as_json:
        print_json([_tested_record(each) for each in tested])
    elif every:
        console.print(f"{holding} of {len(tested)} models hold", markup=False)
    return ExitCode.DONE if holding == len(tested) else ExitCode.FINDINGS


@app.command()
def default(
    name: Annotated[str | None, typer.Argument(help="Of a model, as `smearscope models list` prints it.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Choose the model that is used when none is named, for this user; without NAME, print which one that is."""
    if name is not None:
        bundle = known_bundle(name, "Name a model that is here, or install it first")
        load_reported(bundle.path)
        use_as_default(bundle)
    path, known = find_bundle(None), known_bundles()
    found = next((each for each in known if each.path == path), None)
    if as_json:
        print_json(_record(found, known) if found else {"path": printable_path(path)})
        return
    console.print(f"Used when no model is named: {_title(found) if found else shown_path(path)}", markup=False)


@dataclass(frozen=True)
class _Tested:
    """What a self-test found.

    Attributes:
        problem: why the model does not hold, in words; empty when it does.
        classifier, signature: None where it was not even loaded.
        answers: to the drawn samples; None where it did not come to them.
    """

    path: Path
    problem: str = ""
    classifier: Classifier | None = None
    signature: SignatureReport | None = None
    answers: SampleAnswers | None = None

    @property
    def holds(self) -> bool:
        return not self.problem


def _test(path: Path) -> _Tested:
    try:
        classifier, signature = load_reported(path)
    except SmearScopeError as error:
        return _Tested(path, str(error))
    try:
        return _Tested(path, "", classifier, signature, classify_samples(classifier, sample_folder()))
    except SmearScopeError as error:
        return _Tested(path, str(error), classifier, signature)


def _print_tested(tested: _Tested) -> None:
    if tested.classifier is not None and tested.signature is not None:
        card, runtime = tested.classifier.card, tested.classifier.runtime
        console.print(f"{card.id} {card.version} ({shown_path(tested.path)})", markup=False)
        console.print(f"  files and golden outputs hold, by {runtime.name} {runtime.version}", markup=False)
        style = "yellow" if tested.signature.is_warning else None
        console.print(f"  {tested.signature.sentence}", style=style, markup=False)
    if tested.answers is not None:
        answers = tested.answers
        console.print(
            f"  answers {answers.answered} drawn sample images ({answers.unreadable} cannot be read, on purpose)",
            markup=False,
        )
    else:
        console.print(f"FAILED: {tested.problem}", style="red", markup=False)


def _tested_record(tested: _Tested) -> dict[str, JsonValue]:
    told: dict[str, JsonValue] = {
        "path": printable_path(tested.path),
        "holds": tested.holds,
        "problem": tested.problem,
    }
    if tested.classifier is not None and tested.signature is not None:
        card, runtime = tested.classifier.card, tested.classifier.runtime
        told |= {
            "model_id": card.id,
            "model_version": card.version,
            "bundle_id": tested.classifier.bundle.bundle_id,
            "runtime": runtime.name,
            "runtime_version": runtime.version,
            **_signature_record(tested.signature),
        }
    if tested.answers is not None:
        told |= {"answered_count": tested.answers.answered, "unreadable_count": tested.answers.unreadable}
    return told


def _removable(name: str) -> KnownBundle:
    installed = installed_bundles()
    if name in bundle_names():
        same = [each for each in installed if each.model_id == name]
        also = f". Installed models of this name: {names_in_words(same, known_bundles())}" if same else ""
        raise UnusableInputError(f"The model {name} ships with SmearScope and cannot be removed{also}")
    found = bundles_named(name, installed)
    if len(found) == 1:
        return found[0]
    if not found:
        known_bundle(name, "Name an installed model")  # says which there are, where there is none of that name
        raise UnusableInputError(f"The model {name} ships with SmearScope and cannot be removed")
    raise UnusableInputError(
        f"The name {name} means {len(found)} installed models. Name one of them: "
        f"{names_in_words(found, known_bundles())}"
    )


def _title(bundle: KnownBundle) -> str:
    digits = f"bundle id {bundle.bundle_id[:12]}"
    return f"a damaged model, {digits}" if bundle.fault else f"{bundle.model_id} {bundle.version}, {digits}"


def _damage(bundle: KnownBundle) -> str:
    advice = (
        f"install its file again, or remove it: `smearscope models remove {bundle.names[-1]}`"
        if bundle.origin is Origin.INSTALLED
        else "install SmearScope again"
    )
    return f"{bundle.path.name[:12]} in {shown_path(bundle.path.parent)}: {bundle.fault}; {advice}"


def _warn(signature: SignatureReport) -> None:
    if signature.is_warning:
        stderr.print(f"Warning: {signature.sentence}", style="yellow", markup=False)


def _signature_record(signature: SignatureReport) -> dict[str, JsonValue]:
    return {"signature": signature.state.value, "signature_sentence": signature.sentence}


def _record(bundle: KnownBundle, known: tuple[KnownBundle, ...]) -> dict[str, JsonValue]:
    return {
        "name": clear_name(bundle, known),
        "is_default": is_default(bundle),
        "model_id": bundle.model_id,
        "version": bundle.version,
        "origin": bundle.origin.value,
        "bundle_id": bundle.bundle_id,
        "path": printable_path(bundle.path),
        "fault": bundle.fault,
    }
