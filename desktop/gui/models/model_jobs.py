"""What the page Models does with models, in a worker: list, read, install, remove, test, choose, compare. No widget."""

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.bundle_comparison import BundleComparison
from desktop.bundled import find_bundle, is_default, known_bundles, sample_folder, use_as_default
from desktop.comparing_bundles import ComparisonProgress, compare_bundles
from desktop.engine.plan import core_count
from desktop.gui.classifier_keeper import ModelInfo
from desktop.gui.pace import Pace
from desktop.gui.worker import TaskControl
from desktop.installed_bundles import Installation, install_bundle, remove_installed
from desktop.known_bundle import KnownBundle, Origin, clear_name
from desktop.local_engine import EngineChoice
from desktop.signature_report import load_reported, report_signature, require_trusted
from inference.bundle import read_bundle
from inference.classifier import Classifier
from inference.errors import SmearScopeError, UnusableInputError

if TYPE_CHECKING:
    from desktop.self_test import SampleAnswers


@dataclass(frozen=True)
class ListedModel:
    """A model that is here.

    Attributes:
        name: the shortest that means no other.
        is_default: whether it is used when none is named.
    """

    bundle: KnownBundle
    name: str
    is_default: bool

    @property
    def can_be_removed(self) -> bool:
        """Whether a person may remove it."""
        return self.bundle.origin is Origin.INSTALLED and not self.is_default


@dataclass(frozen=True)
class ModelListing:
    """All models that are here.

    Attributes:
        problem: why none of them is the default; empty where one is.
    """

    models: tuple[ListedModel, ...]
    problem: str


@dataclass(frozen=True)
class SelfTested:
    """A model that holds what it promises on this computer."""

    runtime: str
    answers: "SampleAnswers"


class CompareStage(Enum):
    """What a comparison does before its first image."""

    LOADING = auto()


def list_models(_control: TaskControl) -> ModelListing:
    """Read what the models call themselves; nothing is verified."""
    known = known_bundles()
    problem = ""
    try:
        find_bundle(None)
        defaults = [is_default(each) for each in known]
    except UnusableInputError as error:
        # The list is what a person needs to mend this.
        problem, defaults = str(error), [False] * len(known)
    listed = (ListedModel(each, clear_name(each, known), chosen) for each, chosen in zip(known, defaults, strict=True))
    return ModelListing(tuple(listed), problem)


@dataclass(frozen=True)
class ReadCardJob:
    """Reads a bundle's card, its hashes and its signature verified. Returns a ModelInfo.

    Attributes:
        signed_only: refuse one that no trusted signer has signed, as it is to be used.
    """

    path: Path
    signed_only: bool = False

    def __call__(self, _control: TaskControl) -> ModelInfo:
        bundle = read_bundle(self.path)
        if self.signed_only:
            require_trusted(bundle)
        return ModelInfo(bundle.card, bundle.bundle_id, report_signature(bundle))


@dataclass(frozen=True)
class InstallJob:
    """Installs a bundle, whole or not at all. Returns an Installation.

    Attributes:
        agreed_id: bundle id that a person was shown; another one is refused.
        signed_only: refuse one that no trusted signer has signed.
    """

    source: Path
    agreed_id: str
    signed_only: bool = False

    def __call__(self, _control: TaskControl) -> Installation:
        return install_bundle(self.source, require_signature=self.signed_only, agreed_id=self.agreed_id)


@dataclass(frozen=True)
class RemoveJob:
    """Removes an installed bundle that is not the default. Returns it."""

    bundle: KnownBundle

    def __call__(self, _control: TaskControl) -> KnownBundle:
        # Another SmearScope may have chosen it since it was listed.
        if is_default(self.bundle):
            raise UnusableInputError(
                f"{self.bundle.names[0]} is the default model. Choose another as the default first, then remove it"
            )
        remove_installed(self.bundle)
        return self.bundle


@dataclass(frozen=True)
class UseAsDefaultJob:
    """Verifies a bundle, then uses it where none is named. Returns it.

    Attributes:
        signed_only: refuse one that no trusted signer has signed.
    """

    bundle: KnownBundle
    signed_only: bool = False

    def __call__(self, _control: TaskControl) -> KnownBundle:
        load_reported(self.bundle.path, require_signature=self.signed_only)
        use_as_default(self.bundle)
        return self.bundle


@dataclass(frozen=True)
class SelfTestJob:
    """Checks a model on this computer: files, golden outputs, answers to the drawn samples.

    Returns a SelfTested, or None when cancelled.

    Attributes:
        signed_only: refuse one that no trusted signer has signed.
    """

    bundle: KnownBundle
    signed_only: bool = False

    def __call__(self, control: TaskControl) -> SelfTested | None:
        # Imported here, in the worker: it brings every export along, for which the page must not wait.
        from desktop.self_test import classify_samples

        classifier, _signature = load_reported(self.bundle.path, require_signature=self.signed_only)
        if control.should_stop():
            return None
        answers = classify_samples(classifier, sample_folder())
        return SelfTested(f"{classifier.runtime.name} {classifier.runtime.version}", answers)


@dataclass(frozen=True)
class CompareJob:
    """Has two models answer a folder. Reports CompareStage, then ComparisonProgress at most ten times a second.

    Returns a BundleComparison, or None when cancelled.

    Attributes:
        signed_only: refuse models that no trusted signer has signed.
    """

    first: Path
    second: Path
    folder: Path
    choice: EngineChoice
    signed_only: bool = False

    def __call__(self, control: TaskControl) -> BundleComparison | None:
        pace = Pace()

        def on_progress(told: ComparisonProgress) -> None:
            if pace.is_due():
                control.report(told)

        control.report(CompareStage.LOADING)
        return compare_bundles(
            lambda: self._load(self.first),
            lambda: self._load(self.second),
            self.folder,
            self.choice,
            on_progress=on_progress,
            should_stop=control.should_stop,
        )

    def _load(self, path: Path) -> Classifier:
        return load_reported(path, self.choice.threads or core_count(), require_signature=self.signed_only)[0]


def is_known_error(error: Exception) -> bool:
    """Whether it can be told in its own words; anything else is a bug."""
    return isinstance(error, SmearScopeError)
