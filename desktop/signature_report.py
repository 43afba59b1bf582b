"""Says in words what a bundle's signature is worth here; command line and window use the same ones."""

from dataclasses import dataclass
from pathlib import Path

from desktop.signers import TrustListPaths, trust_list_paths, trusted_names
from inference.bundle import Bundle, read_bundle
from inference.classifier import Classifier, load_classifier
from inference.errors import BundleRefusedError
from inference.runtime_choice import RuntimeKind
from inference.signature import SIGNATURE_FILE, SignatureState, signature_state


@dataclass(frozen=True)
class SignatureReport:
    """A signature's state on this computer, and a sentence that tells it.

    Attributes:
        sentence: in English.
        signer_name: as this computer's trust list has it, or else as the card has it; empty for an unsigned bundle.
        fingerprint: of the signer's key; empty for an unsigned bundle.
    """

    state: SignatureState
    sentence: str
    signer_name: str = ""
    fingerprint: str = ""

    @property
    def is_warning(self) -> bool:
        """Whether people have to be told before they rely on the bundle."""
        return self.state in (SignatureState.STRIPPED, SignatureState.UNTRUSTED)


UNSIGNED = SignatureReport(
    SignatureState.UNSIGNED, "The bundle is not signed: its checksums find damage, but do not say who made it."
)


def report_signature(bundle: Bundle, paths: TrustListPaths | None = None) -> SignatureReport:
    """What the signature of a verified bundle is worth on this computer.

    Args:
        bundle: its signature was verified when it was read.
        paths: of the trust lists; None takes this computer's.

    Raises:
        TrustListError: a list cannot be read; read only for a signed bundle.
    """
    if bundle.signature is None:
        return UNSIGNED
    names = {} if bundle.signature.is_missing else trusted_names(paths or trust_list_paths())
    signer = bundle.signature.signer
    state = signature_state(bundle.signature, names.keys())
    match state:
        case SignatureState.STRIPPED:
            sentence = (
                f"The signature was taken away: the card names {signer.name} (key {signer.fingerprint}) as its signer, "
                f"but {SIGNATURE_FILE} is missing. Get the bundle again from where it came."
            )
        case SignatureState.UNTRUSTED:
            sentence = (
                f"The bundle is signed, but nobody here trusts the key {signer.fingerprint}, whose owner goes by the "
                f"name {signer.name}. Compare the fingerprint with the one that the signer tells you, then trust the "
                "key with `smearscope signers add`."
            )
        case _:
            sentence = (
                f"The bundle is signed by {names[signer.fingerprint]}, who is trusted here (key {signer.fingerprint})."
            )
    return SignatureReport(state, sentence, names.get(signer.fingerprint, signer.name), signer.fingerprint)


def require_trusted(bundle: Bundle, paths: TrustListPaths | None = None) -> None:
    """Let pass only a bundle with the valid signature of a trusted signer.

    Raises:
        BundleRefusedError: unsigned, stripped or signed by a stranger.
        TrustListError: a trust list cannot be read.
    """
    report = report_signature(bundle, paths)
    if report.state is not SignatureState.TRUSTED:
        raise BundleRefusedError(bundle.path, f"a trusted signature is required. {report.sentence}")


def load_reported(
    path: Path,
    thread_count: int = 1,
    *,
    require_signature: bool = False,
    runtime: RuntimeKind = RuntimeKind.TFLITE,
) -> tuple[Classifier, SignatureReport]:
    """Load a bundle as `load_classifier` does, with what its signature is worth.

    Args:
        path: bundle folder or `.smear` file.
        thread_count: threads of one inference.
        require_signature: refuse all but a trusted signature, before the build is run for the first time.
        runtime: what runs the build.

    Raises:
        BundleRefusedError: it does not hold, or the signature that is required is not there.
        TrustListError: a trust list cannot be read.
        RuntimeMissingError: that runtime is not installed.
    """
    if require_signature:
        require_trusted(read_bundle(path))
    classifier = load_classifier(path, thread_count, runtime)
    if require_signature:
        # Once more for what was loaded: the file may have been replaced in between.
        require_trusted(classifier.bundle)
    return classifier, report_signature(classifier.bundle)
