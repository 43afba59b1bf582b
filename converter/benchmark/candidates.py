"""What is measured: a build, or the network it was made from, on one runtime."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inference.errors import SmearScopeError, UnusableInputError
from inference.runtime import OUTPUTS

RunOne = Callable[[NDArray[np.uint8]], Mapping[str, NDArray[np.float32]]]


class EngineMissingError(SmearScopeError):
    """A library to compare with is not installed."""


class Engine(StrEnum):
    """The libraries that are compared."""

    TFLITE = "tflite"
    OPENVINO = "openvino"
    ONNX_RUNTIME = "onnxruntime"
    KERAS = "keras"

    @property
    def threads_can_change(self) -> bool:
        """Whether one process can load it anew with another number of threads."""
        return self is not Engine.KERAS


@dataclass(frozen=True)
class Candidate:
    """One line of the benchmark.

    Attributes:
        name: unique in a run.
        engine: what runs it.
        path: its file.
        images: `.npy` file, uint8 (N, H, W, 3).
        compared_with: names of the candidates that its latency and size are divided by.
        outputs: name of each output in the file, by what we call it; None where the file has our names.
        with_heatmaps: whether the file answers with heatmaps.
    """

    name: str
    engine: Engine
    path: Path
    images: Path
    compared_with: tuple[str, ...] = ()
    outputs: Mapping[str, str] | None = None
    with_heatmaps: bool = True

    @property
    def expected_outputs(self) -> Sequence[str]:
        """The outputs that the build must have."""
        return OUTPUTS if self.with_heatmaps else [name for name in OUTPUTS if name != "heatmaps"]


@dataclass(frozen=True)
class Loaded:
    """A candidate that is ready: the library's name and version, and one inference."""

    library: str
    version: str
    run: RunOne


def load_candidate(candidate: Candidate, thread_count: int) -> Loaded:
    """Load a candidate's file with its runtime.

    Raises:
        EngineMissingError: the library is not installed.
        SmearScopeError: it refuses the file, or the file lacks an output.
        Exception: whatever ONNX Runtime or Keras raise of a file that they cannot load.
    """
    match candidate.engine:
        case Engine.TFLITE:
            from inference.runtime import TfliteRuntime

            tflite = TfliteRuntime(candidate.path.read_bytes(), thread_count, candidate.expected_outputs)
            return Loaded(tflite.name, tflite.version, tflite.run_outputs)
        case Engine.OPENVINO:
            from inference.openvino_runtime import OpenVinoRuntime

            openvino = OpenVinoRuntime(candidate.path.read_bytes(), thread_count, candidate.expected_outputs)
            return Loaded(openvino.name, openvino.version, openvino.run_outputs)
        case Engine.ONNX_RUNTIME:
            return _load_onnx(candidate, thread_count)
        case Engine.KERAS:
            return _load_keras(candidate, thread_count)


def _load_onnx(candidate: Candidate, thread_count: int) -> Loaded:
    try:
        import onnxruntime
    except ModuleNotFoundError as error:
        raise EngineMissingError("ONNX Runtime is not installed (pip install onnxruntime)") from error
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = thread_count, 1
    session = onnxruntime.InferenceSession(str(candidate.path), options, providers=["CPUExecutionProvider"])
    input_name = session.get_inputs()[0].name
    found = [output.name for output in session.get_outputs()]
    ours = {theirs: name for name, theirs in (candidate.outputs or {}).items()}
    names = [ours.get(name, name) for name in found]
    if "logits" not in names:
        raise UnusableInputError(f"{candidate.path} has no output `logits`, but {', '.join(found)}; name another file")

    def run(image: NDArray[np.uint8]) -> Mapping[str, NDArray[np.float32]]:
        answers = session.run(found, {input_name: image[None]})
        return {name: answer[0] for name, answer in zip(names, answers, strict=True)}

    return Loaded("onnxruntime", str(onnxruntime.__version__), run)


def _load_keras(candidate: Candidate, thread_count: int) -> Loaded:
    import keras
    import tensorflow as tf

    from converter.export.graph import load_keras_model

    tf.config.threading.set_intra_op_parallelism_threads(thread_count)
    model: Any = load_keras_model(candidate.path)
    return Loaded(
        "keras", str(keras.__version__), lambda image: {"logits": np.asarray(model.predict(image[None], verbose=0)[0])}
    )
