"""One benchmark: from a network and finished bundles to a file."""

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from converter.benchmark.builds import BuildMaker, NetworkFacts, Untrained, save_images
from converter.benchmark.candidates import Candidate, Engine
from converter.benchmark.machine import describe_machine
from converter.benchmark.measure import Say, measure
from converter.benchmark.processes import Worker, WorkerDiedError, WorkerFailedError
from converter.benchmark.report import BenchmarkFile, NotMeasured, Settings
from inference import __version__
from inference.bundle import Bundle, read_bundle
from inference.errors import OutputError, UnusableInputError
from inference.tensor_names import read_tensor_names

BASELINE = "float32"
_PRECISIONS = ("float32", "float16", "int8")
_DRAWN_RANGES = (
    "The int8 build's ranges come from drawn smears: it is for size and speed only, and must not be screened with"
)
_RANDOM = "The weights are random: size and speed are a trained network's, answers mean nothing"
_KERAS = "Keras and its threads are set up once a process, so it has no throughput line; it answers without heatmaps"


@dataclass(frozen=True)
class BenchmarkPlan:
    """What to measure.

    Attributes:
        network: a `.keras` file, or a network to make up; None for bundles alone.
        bundles: finished bundles.
        onnx: an ONNX file of the same weights, uint8 (1, H, W, 3) in, an output `logits`; None to make one.
        settings: rounds, images, threads.
        engines: what may run the builds.
    """

    network: Path | Untrained | None
    bundles: tuple[Path, ...]
    onnx: Path | None
    settings: Settings
    engines: tuple[Engine, ...] = tuple(Engine)


def run_benchmark(plan: BenchmarkPlan, say: Say) -> BenchmarkFile:
    """Measure a network's builds and finished bundles on every runtime that is installed.

    Args:
        plan: what to measure.
        say: told what happens, a line at a time.

    Raises:
        UnusableInputError: nothing is named, a bundle is named twice, or a file cannot be read.
        BundleRefusedError: a bundle does not hold what it promises.
    """
    if plan.network is None and not plan.bundles:
        raise UnusableInputError("Nothing to measure: name a .keras file, --untrained NETWORK or --bundle BUNDLE")
    if plan.network is None and plan.onnx is not None:
        raise UnusableInputError("--onnx needs the network that it was made from: name its .keras file too")
    for path in (plan.network, plan.onnx):
        if isinstance(path, Path) and not (path.is_file() and os.access(path, os.R_OK)):
            raise UnusableInputError(f"{path} cannot be read; name a file")
    # Read before minutes are spent on conversions.
    bundles = [read_bundle(path) for path in plan.bundles]
    _check_each_once(bundles)
    machine = describe_machine()
    with tempfile.TemporaryDirectory(prefix="smearscope-benchmark-") as name:
        folder = Path(name)
        candidates: list[Candidate] = []
        missing: list[NotMeasured] = []
        titles: list[str] = []
        if plan.network is not None:
            facts = _network_candidates(plan.network, plan, folder, candidates, missing, say)
            titles.append(facts.title)
        for bundle in bundles:
            candidates += _bundle_candidates(bundle, folder, candidates)
            titles.append(f"bundle {bundle.card.id} {bundle.card.version}, id {bundle.bundle_id}")
        wanted = [each for each in candidates if each.engine in plan.engines]
        if not wanted:
            raise UnusableInputError(f"Nothing to measure on {', '.join(plan.engines)}; name another runtime too")
        results, lost = measure(wanted, plan.settings, say)
    return BenchmarkFile(
        taken_at=datetime.now(UTC).replace(microsecond=0),
        application_version=__version__,
        machine=machine,
        subject="; ".join(titles),
        notes=_notes(plan),
        settings=plan.settings,
        results=results,
        not_measured=(*missing, *lost),
    )


def _check_each_once(bundles: Sequence[Bundle]) -> None:
    path_of: dict[str, Path] = {}
    for bundle in bundles:
        earlier = path_of.setdefault(bundle.bundle_id, bundle.path)
        if earlier is not bundle.path:
            raise UnusableInputError(f"{earlier} and {bundle.path} are the same bundle; name each bundle once")


def _notes(plan: BenchmarkPlan) -> tuple[str, ...]:
    if plan.network is None:
        return ()
    return (
        ((_RANDOM,) if isinstance(plan.network, Untrained) else ())
        + (_DRAWN_RANGES,)
        + ((_KERAS,) if Engine.KERAS in plan.engines else ())
    )


def _network_candidates(
    network: Path | Untrained,
    plan: BenchmarkPlan,
    folder: Path,
    candidates: list[Candidate],
    missing: list[NotMeasured],
    say: Say,
) -> NetworkFacts:
    try:
        maker = Worker("conversion", BuildMaker, network, folder)
    except WorkerFailedError as error:
        raise UnusableInputError(str(error)) from error
    except WorkerDiedError as error:
        raise OutputError(f"{error}; nothing can be measured without builds") from error
    try:
        facts: NetworkFacts = maker.call("facts")
        for precision in _PRECISIONS:
            for heatmaps in (True, False):
                name = precision if heatmaps else f"{precision} without heatmaps"
                say(f"Converting: {name}")
                try:
                    path: Path = maker.call(precision, heatmaps)
                except WorkerFailedError as error:
                    missing.append(NotMeasured(name=name, reason=str(error)))
                    continue
                against = () if name == BASELINE else (BASELINE,)
                without = (f"{precision} without heatmaps",) if heatmaps else ()
                candidates.append(
                    Candidate(name, Engine.TFLITE, path, facts.images, against + without, with_heatmaps=heatmaps)
                )
                if heatmaps:
                    candidates.append(_on_openvino(candidates[-1], (BASELINE, name)))
        candidates.append(
            Candidate("Keras predict", Engine.KERAS, facts.keras_file, facts.images, (BASELINE,), with_heatmaps=False)
        )
        if Engine.ONNX_RUNTIME in plan.engines:
            _add_onnx(maker, plan.onnx, facts, candidates, missing)
    except WorkerDiedError as error:
        raise OutputError(f"{error}; nothing can be measured without builds") from error
    finally:
        maker.close()
    return facts


def _add_onnx(
    maker: Worker, onnx: Path | None, facts: NetworkFacts, candidates: list[Candidate], missing: list[NotMeasured]
) -> None:
    name = "float32 on ONNX Runtime"
    outputs = None
    if onnx is None:
        try:
            build = next(each.path for each in candidates if each.name == BASELINE)
            onnx = maker.call("onnx", build)
        except (WorkerFailedError, StopIteration) as error:
            missing.append(NotMeasured(name=name, reason=str(error) or "there is no float32 build to make it from"))
            return
        outputs = dict(read_tensor_names(build.read_bytes()).outputs)
    candidates.append(Candidate(name, Engine.ONNX_RUNTIME, onnx, facts.images, (BASELINE,), outputs=outputs))


def _bundle_candidates(bundle: Bundle, folder: Path, earlier: Sequence[Candidate]) -> list[Candidate]:
    taken = {each.name for each in earlier}
    name = bundle.card.id if bundle.card.id not in taken else f"{bundle.card.id} ({bundle.bundle_id[:12]})"
    path = folder / f"bundle-{bundle.bundle_id[:12]}.tflite"
    path.write_bytes(bundle.model)
    preprocess = bundle.card.preprocess
    images = save_images(folder, preprocess.width_px, preprocess.height_px)
    baseline = (earlier[0].name,) if earlier else ()
    ours = Candidate(name, Engine.TFLITE, path, images, baseline)
    return [ours, _on_openvino(ours, (*baseline, name))]


def _on_openvino(ours: Candidate, against: tuple[str, ...]) -> Candidate:
    return Candidate(f"{ours.name} on OpenVINO", Engine.OPENVINO, ours.path, ours.images, tuple(dict.fromkeys(against)))
