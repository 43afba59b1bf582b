"""Runs a TFLite build with OpenVINO, an optional runtime that must pass the same golden check."""

import importlib
import importlib.metadata
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from inference.runtime import (
    OUTPUTS,
    InferenceRuntime,
    ModelRejectedError,
    RuntimeMissingError,
    check_input,
    check_interface,
)
from inference.tensor_names import read_tensor_names

_DISTRIBUTION = "openvino"
_TELEMETRY = "openvino_telemetry"


def load_openvino() -> ModuleType:
    """Import OpenVINO so that it reports to nobody.

    Raises:
        RuntimeMissingError: it is not installed, does not start, or was imported elsewhere with its reporting on.
    """
    if sys.modules.get(_TELEMETRY) is not None:
        raise RuntimeMissingError(
            f"{_TELEMETRY} is loaded already, so OpenVINO may have reported its use over the network; start again and "
            f"let SmearScope import OpenVINO first, or uninstall {_TELEMETRY.replace('_', '-')}"
        )
    # On import, OpenVINO reports to a web service without asking, unless this package is missing; None makes it so.
    cast(dict[str, Any], sys.modules)[_TELEMETRY] = None
    try:
        return importlib.import_module(_DISTRIBUTION)
    except ModuleNotFoundError as error:
        if error.name != _DISTRIBUTION:
            raise RuntimeMissingError(f"OpenVINO is installed but cannot start: {error}") from error
        raise RuntimeMissingError(
            "OpenVINO is not installed: pip install -c constraints.txt -e '.[openvino]', or use the runtime tflite"
        ) from error
    except ImportError as error:
        raise RuntimeMissingError(f"OpenVINO is installed but cannot start: {error}") from error


class OpenVinoRuntime(InferenceRuntime):
    """One compiled model on the processor.

    Args:
        model: as `inference.runtime.TfliteRuntime`.
        thread_count: threads of one inference, 1 or more.
        outputs: as `inference.runtime.TfliteRuntime`.

    Raises:
        RuntimeMissingError: OpenVINO is not installed.
        ModelRejectedError: the build does not load, or has another interface.
    """

    def __init__(self, model: bytes, thread_count: int = 1, outputs: Sequence[str] = OUTPUTS) -> None:
        library = load_openvino()
        self.name, self.version = _DISTRIBUTION, importlib.metadata.version(_DISTRIBUTION)
        names = read_tensor_names(model)
        check_interface(list(names.inputs), list(names.outputs), outputs)
        try:
            compiled = _compile(library, model, thread_count)
            self._request: Any = compiled.create_infer_request()
            details = compiled.inputs[0]
            self._outputs = {name: compiled.output(names.outputs[name]) for name in outputs}
            self.input_shape = tuple(int(side) for side in details.shape)
            type_name = np.dtype(details.element_type.to_dtype()).name
        except (RuntimeError, ValueError, IndexError) as error:
            raise ModelRejectedError(
                f"{self.name} {self.version} cannot load the build: {_in_a_line(error)}"
            ) from error
        check_input(type_name, self.input_shape)

    def run_outputs(self, image: NDArray[np.uint8]) -> dict[str, NDArray[np.float32]]:
        """As `InferenceRuntime.run_outputs`."""
        try:
            found = self._request.infer({0: image[None]})
        except (RuntimeError, ValueError, TypeError) as error:
            raise ModelRejectedError(f"{self.name} {self.version} failed on an image: {_in_a_line(error)}") from error
        return {name: np.array(found[port][0], dtype=np.float32) for name, port in self._outputs.items()}


def _compile(library: ModuleType, model: bytes, thread_count: int) -> Any:
    settings = {
        "PERFORMANCE_HINT": "LATENCY",
        "NUM_STREAMS": 1,
        "INFERENCE_NUM_THREADS": thread_count,
        # Pinned, the threads of several workers share the first cores.
        "ENABLE_CPU_PINNING": False,
        # Else processors with bfloat16 answer differently from others.
        "INFERENCE_PRECISION_HINT": "f32",
    }
    core = library.Core()
    # It reads TFLite from files only.
    with tempfile.TemporaryDirectory(prefix="smearscope-openvino-") as folder:
        path = Path(folder) / "model.tflite"
        path.write_bytes(model)
        return core.compile_model(core.read_model(str(path)), "CPU", settings)


def _in_a_line(error: Exception) -> str:
    return " ".join(str(error).split())
