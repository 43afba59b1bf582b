"""Loads the model once and keeps it in its worker's thread, and what of it may leave that."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.bundled import find_bundle_by_id
from desktop.engine.plan import core_count
from desktop.local_engine import EngineChoice
from desktop.records import RunInfo
from desktop.signature_report import UNSIGNED, SignatureReport, load_reported, report_signature
from desktop.store.run_record import StoredRun
from inference.card import ModelCard
from inference.classifier import Classifier
from inference.errors import UnusableInputError


@dataclass(frozen=True)
class ModelInfo:
    """What the window may know of a classifier, which itself stays in its worker's thread."""

    card: ModelCard
    bundle_id: str
    signature: SignatureReport = UNSIGNED


class ClassifierKeeper:
    """Makes the classifier once and keeps it for later runs; used in one worker's thread, or one engine, at a time.

    Args:
        load: makes the classifier, with as many threads as `choice` says.
        choice: how runs are divided among the processors.
        signed_only: whether the bundle of a run that is to go on is refused unless a trusted signer has signed it.
    """

    def __init__(self, load: Callable[[], Classifier], choice: EngineChoice, *, signed_only: bool = False) -> None:
        self.choice = choice
        self.signed_only = signed_only
        self._load = load
        self._classifier: Classifier | None = None

    def get(self) -> Classifier:
        """The classifier, loaded and checked the first time. Raises what loading raises."""
        if self._classifier is None:
            self._classifier = self._load()
        return self._classifier

    def get_by_id(self, stored: StoredRun) -> Classifier:
        """The classifier of a run that is to go on: the kept one, or that bundle, loaded for this run only.

        Raises:
            UnusableInputError: the bundle is not installed here; and what loading raises.
        """
        bundle_id = stored.info.bundle_id
        if self._classifier is not None and self._classifier.bundle.bundle_id == bundle_id:
            return self._classifier
        path = find_bundle_by_id(bundle_id)
        if path is not None:
            return load_reported(path, self.choice.threads or core_count(), require_signature=self.signed_only)[0]
        # A bundle that was named when the program was started, and is not installed.
        classifier = self.get()
        if classifier.bundle.bundle_id != bundle_id:
            raise model_not_here(stored.info, "to go on with the run")
        return classifier


def model_not_here(info: RunInfo, purpose: str) -> UnusableInputError:
    """The error for a run whose model is not installed on this computer.

    Args:
        info: of the run.
        purpose: what it would have to be installed for.
    """
    return UnusableInputError(
        f"The run used the model {info.model_id} {info.model_version} (bundle {info.bundle_id[:12]}), which is not "
        f"installed here. Install it {purpose}"
    )


def model_info(classifier: Classifier) -> ModelInfo:
    """The parts of a classifier that may leave its thread: immutable ones.

    Raises:
        TrustListError: the bundle is signed, and a list of trusted signers cannot be read.
    """
    return ModelInfo(classifier.card, classifier.bundle.bundle_id, report_signature(classifier.bundle))
