"""Runs a TFLite build: the one place that knows the interpreter library."""

import importlib
import importlib.metadata
from dataclasses import dataclass
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from inference.errors import SmearScopeError

# In order of preference: the maintained successor first, its predecessor where only that exists (32-bit ARM).
_LIBRARIES = (
    ("ai_edge_litert.interpreter", "ai-edge-litert"),
    ("tflite_runtime.interpreter", "tflite-runtime"),
)


class RuntimeMissingError(SmearScopeError):
    """No TFLite interpreter is installed."""


class ModelRejectedError(SmearScopeError):
    """The interpreter cannot run a build, or the build has other inputs or outputs than promised."""


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
        except ModuleNotFoundError:
            continue
        except ImportError as error:
            raise RuntimeMissingError(f"{distribution} is installed but cannot start: {error}") from error
    raise RuntimeMissingError(
        "No TFLite runtime is installed; install ai-edge-litert (or tflite-runtime where that is all there is)"
    )


def runtime_version() -> tuple[str, str]:
    """Name and version of the interpreter library that is used.

    Raises:
        RuntimeMissingError: none is installed.
    """
    name = _load_library()[1]
    return name, importlib.metadata.version(name)


class Runtime:
    """One interpreter. Not to be shared between threads: make one per worker.

    Args:
        model: a TFLite flatbuffer with a uint8 (1, H, W, 3) input and outputs `logits`, `heatmaps`, `features`.
        thread_count: threads of one inference, 1 or more.

    Raises:
        RuntimeMissingError: no interpreter library.
        ModelRejectedError: the build does not load, or has another interface.
    """

    def __init__(self, model: bytes, thread_count: int = 1) -> None:
        library, self.name = _load_library()
        self.version = importlib.metadata.version(self.name)
        try:
            self._interpreter = library.Interpreter(model_content=model, num_threads=thread_count)
            self._interpreter.allocate_tensors()
            self._run = self._interpreter.get_signature_runner()
            inputs = self._run.get_input_details()
            outputs = self._run.get_output_details()
        except (ValueError, RuntimeError) as error:
            raise ModelRejectedError(f"{self.name} {self.version} cannot load the build: {error}") from error
        if len(inputs) != 1 or not {"logits", "heatmaps", "features"} <= set(outputs):
            raise ModelRejectedError(
                f"the build has inputs {sorted(inputs)} and outputs {sorted(outputs)}; expected one input and "
                "logits, heatmaps, features"
            )
        self._input_name, details = next(iter(inputs.items()))
        self.input_shape: tuple[int, ...] = tuple(int(side) for side in details["shape"])
        if details["dtype"] != np.uint8 or len(self.input_shape) != 4 or self.input_shape[0] != 1:
            raise ModelRejectedError(
                f"the build's input is {details['dtype'].__name__} {self.input_shape}; expected uint8 (1, H, W, 3)"
            )

    def run(self, image: NDArray[np.uint8]) -> RawOutputs:
        """Run one preprocessed image, uint8 (H, W, 3).

        Raises:
            ModelRejectedError: the interpreter fails, or answers with numbers that are not finite.
        """
        try:
            found = self._run(**{self._input_name: image[None]})
        except (ValueError, RuntimeError) as error:
            raise ModelRejectedError(f"{self.name} {self.version} failed on an image: {error}") from error
        outputs = RawOutputs(*(np.array(found[name][0]) for name in ("logits", "heatmaps", "features")))
        # Features too: a score of NaN exceeds no threshold, so the image would pass for a familiar one.
        if not all(np.isfinite(each).all() for each in (outputs.logits, outputs.heatmaps, outputs.features)):
            raise ModelRejectedError(f"{self.name} {self.version} answered with numbers that are not finite")
        return outputs
