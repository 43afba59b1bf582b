"""Whether the models that are here hold what they promise on this computer, and whose signatures are trusted."""

from collections.abc import Iterator
from pathlib import Path

from desktop.bundled import find_bundle, known_bundles, sample_folder
from desktop.environment.finding import Finding, Level
from desktop.self_test import classify_samples, screen_samples
from desktop.signature_report import load_reported
from desktop.signers import TrustListError, read_own_signers, read_trust_list, trust_list_paths
from inference.errors import SmearScopeError

_MESSAGE = "Do what the message says"
_NOT_HERE = (
    "Do not screen with this model on this computer. Install it again; if that changes nothing, report all of this"
)


def default_model() -> Iterator[Finding]:
    """The model that is used when none is named: its files and golden outputs."""
    try:
        yield _verified(find_bundle(None), "default_model", "Default model", with_samples=False)
    except SmearScopeError as error:
        yield Finding("default_model", "Default model", str(error), Level.FAULT, _MESSAGE)


def installed_models() -> Iterator[Finding]:
    """How many models have a name here, and whether one is damaged."""
    try:
        known = known_bundles()
    except SmearScopeError as error:
        yield Finding("models", "Models", str(error), Level.FAULT, _MESSAGE)
        return
    damaged = [bundle for bundle in known if bundle.fault]
    yield Finding(
        "models",
        "Models",
        f"{len(known)}, {len(damaged)} damaged",
        Level.WARNING if damaged else Level.OK,
        "`smearscope models list` names them; install them again, or remove them" if damaged else "",
        is_plain=True,
    )


def signers() -> Iterator[Finding]:
    """Whether the lists of trusted signers can be read. Their names are not told."""
    try:
        paths = trust_list_paths()
    except TrustListError as error:
        yield Finding("signers", "Trusted signers", str(error), Level.FAULT, _MESSAGE)
        return
    for key, title, read in (
        ("signers.user", "Signers trusted by you", lambda: read_own_signers(paths)),
        ("signers.system", "Signers trusted on this computer", lambda: read_trust_list(paths.system)),
    ):
        try:
            count = len(read().signers)
        except TrustListError as error:
            yield Finding(key, title, str(error), Level.FAULT, f"{_MESSAGE}; until then no signature counts")
        else:
            yield Finding(key, title, str(count), is_plain=True)


def every_model() -> Iterator[Finding]:
    """Self-test: files and golden outputs of every model, and answers to the drawn samples."""
    for bundle in known_bundles():
        yield _verified(bundle.path, "self_test.model", bundle.names[0], with_samples=True)


def screening() -> Iterator[Finding]:
    """Self-test: the engine screens the drawn samples, and what is exported, in every format, is verified."""
    key, title = "self_test.screening", "Screening of the samples"
    try:
        classifier, _signature = load_reported(find_bundle(None))
        summary = screen_samples(classifier, sample_folder())
    except SmearScopeError as error:
        yield Finding(key, title, str(error), Level.FAULT, "Do not screen on this computer; report all of this")
    else:
        value = (
            f"{summary.done_count} images, {summary.row_count} rows, exported in every format, and each export matches"
        )
        yield Finding(key, title, value, is_plain=True)


def _verified(path: Path, key: str, title: str, *, with_samples: bool) -> Finding:
    try:
        classifier, signature = load_reported(path)
        answered = classify_samples(classifier, sample_folder()).answered if with_samples else 0
    except SmearScopeError as error:
        return Finding(key, title, str(error), Level.FAULT, _NOT_HERE)
    card, digits = classifier.card, classifier.bundle.bundle_id[:12]
    value = f"{card.id} {card.version}, bundle id {digits}, {signature.state.value}: files and golden outputs hold"
    if answered:
        value += f", and it answers {answered} drawn sample images"
    if signature.is_warning:
        return Finding(key, title, value, Level.WARNING, "`smearscope verify` says what its signature is worth here")
    return Finding(key, title, value)
