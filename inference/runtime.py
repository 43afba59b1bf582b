"""Runs a TFLite build: what every runtime promises, and the default one, the TFLite interpreter."""

import importlib
import importlib.metadata
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inference.errors import SmearScopeError

OUTPUTS = ("logits", "heatmaps", "features")

_PREDECESSOR = "tflite-runtime"
# In order of preference: the maintained successor first, its predecessor where only that exists (32-bit ARM).
_LIBRARIES = (
    ("ai_edge_litert.interpreter", "ai-edge-litert"),
    ("tflite_runtime.interpreter", _PREDECESSOR),
)


class RuntimeMissingError(SmearScopeError):
    """The library that is to run a build is not installed, or does not start."""


class ModelRejectedError(SmearScopeError):
    """A runtime cannot run a build, or the build has other inputs or outputs than promised."""


@dataclass(frozen=True, eq=False)
class RawOutputs:
    """What a build says of one image, float32.

    Attributes:
        logits: (K,).
        heatmaps: (h, w, K), Grad-CAM of each class, 0 or more, unscaled.
        features: (C,), pooled.
    """

    logits: NDArray[np.float32]
    heatmaps: NDArray[np.float32]
    features: NDArray[np.float32]


def _load_library() -> tuple[ModuleType, str]:
    for module_name, distribution in _LIBRARIES:
        try:
            return importlib.import_module(module_name), distribution
        except ImportError as error:
            if isinstance(error, ModuleNotFoundError) and _is_of(error.name, module_name):
                continue
            # Installed, but something that it needs is missing: the predecessor would answer in silence.
            raise RuntimeMissingError(f"{distribution} is installed but cannot start: {error}") from error
    raise RuntimeMissingError(
        "No TFLite runtime is installed; install ai-edge-litert (or tflite-runtime where that is all there is)"
    )


def _is_of(missing: str | None, module_name: str) -> bool:
    return (missing or "").partition(".")[0] == module_name.partition(".")[0]


def _interpreter_options(library: ModuleType, name: str) -> dict[str, Any]:
    if name != _PREDECESSOR:
        return {}
    # Its XNNPACK sums a whole image in one float32, and is off by 1e-4 from there on; its own kernels are exact.
    return {"experimental_op_resolver_type": library.OpResolverType.BUILTIN_WITHOUT_DEFAULT_DELEGATES}


def runtime_version() -> tuple[str, str]:
    """Name and version of the interpreter library that is used.

    Raises:
        RuntimeMissingError: none is installed.
    """
    name = _load_library()[1]
    return name, importlib.metadata.version(name)


class InferenceRuntime(ABC):
    """One loaded build. Not to be shared between threads: make one per worker.

    Attributes:
        name: of the library, written into every result row.
        version: of the library, written there too.
        input_shape: (1, H, W, 3).
    """

    name: str
    version: str
    input_shape: tuple[int, ...]

    @abstractmethod
    def run_outputs(self, image: NDArray[np.uint8]) -> dict[str, NDArray[np.float32]]:
        """The outputs of one preprocessed image by name, float32 without the batch axis, the caller's to keep.

        Args:
            image: uint8 (H, W, 3).

        Raises:
            ModelRejectedError: the library fails.
        """

    def run(self, image: NDArray[np.uint8]) -> RawOutputs:
        """Run one preprocessed image, uint8 (H, W, 3).

        Raises:
            ModelRejectedError: the library fails, or answers with numbers that are not finite.
        """
        found = self.run_outputs(image)
        outputs = RawOutputs(*(found[name] for name in OUTPUTS))
        # Features too: a score of NaN exceeds no threshold, so the image would pass for a familiar one.
        if not all(np.isfinite(each).all() for each in (outputs.logits, outputs.heatmaps, outputs.features)):
            raise ModelRejectedError(f"{self.name} {self.version} answered with numbers that are not finite")
        return outputs


class TfliteRuntime(InferenceRuntime):
    """One TFLite interpreter: what screens unless another runtime is asked for.

    Args:
        model: a TFLite flatbuffer with a uint8 (1, H, W, 3) input.
        thread_count: threads of one inference, 1 or more.
        outputs: the outputs that the build must have; `run` needs all three.

    Raises:
        RuntimeMissingError: no interpreter library.
        ModelRejectedError: the build does not load, or has another interface.
    """

    def __init__(self, model: bytes, thread_count: int = 1, outputs: Sequence[str] = OUTPUTS) -> None:
        library, self.name = _load_library()
        self.version = importlib.metadata.version(self.name)
        try:
            self._interpreter = library.Interpreter(
                model_content=model, num_threads=thread_count, **_interpreter_options(library, self.name)
            )
            self._interpreter.allocate_tensors()
            self._run = self._interpreter.get_signature_runner()
            inputs = self._run.get_input_details()
            found = self._run.get_output_details()
        except (ValueError, RuntimeError) as error:
            raise ModelRejectedError(f"{self.name} {self.version} cannot load the build: {error}") from error
        check_interface(list(inputs), list(found), outputs)
        self._input_name, details = next(iter(inputs.items()))
        self._outputs = tuple(outputs)
        self.input_shape = tuple(int(side) for side in details["shape"])
        check_input(details["dtype"].__name__, self.input_shape)

    def run_outputs(self, image: NDArray[np.uint8]) -> dict[str, NDArray[np.float32]]:
        """As `InferenceRuntime.run_outputs`."""
        try:
            found = self._run(**{self._input_name: image[None]})
        except (ValueError, RuntimeError) as error:
            raise ModelRejectedError(f"{self.name} {self.version} failed on an image: {error}") from error
        return {name: np.array(found[name][0]) for name in self._outputs}


# What most callers mean by a runtime; `inference.runtime_choice` opens others.
Runtime = TfliteRuntime


def check_interface(inputs: Sequence[str], found: Sequence[str], expected: Sequence[str]) -> None:
    """Refuse a build with more than one input, or without one of the expected outputs.

    Raises:
        ModelRejectedError: names what there is.
    """
    if len(inputs) != 1 or not set(expected) <= set(found):
        raise ModelRejectedError(
            f"the build has inputs {sorted(inputs)} and outputs {sorted(found)}; expected one input and "
            f"{', '.join(expected)}"
        )


def check_input(type_name: str, shape: tuple[int, ...]) -> None:
    """Refuse a build whose input is no uint8 (1, H, W, 3).

    Raises:
        ModelRejectedError: names what it is.
    """
    if type_name != "uint8" or len(shape) != 4 or shape[0] != 1:
        raise ModelRejectedError(f"the build's input is {type_name} {shape}; expected uint8 (1, H, W, 3)")
