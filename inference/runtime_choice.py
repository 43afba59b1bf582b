"""Which runtime runs a build: chosen by name, never in silence, so that a run's rows say what computed them."""

from enum import StrEnum

from inference.runtime import InferenceRuntime, TfliteRuntime


class RuntimeKind(StrEnum):
    """The runtimes that can screen."""

    TFLITE = "tflite"  # ai-edge-litert, or tflite-runtime where only that exists: what bundles are made with
    OPENVINO = "openvino"  # extra `openvino`: faster on some builds and processors, see docs/benchmark.md


def open_runtime(kind: RuntimeKind, model: bytes, thread_count: int = 1) -> InferenceRuntime:
    """Load a build with the runtime asked for.

    Args:
        kind: which runtime.
        model: a TFLite flatbuffer with the outputs `logits`, `heatmaps`, `features`.
        thread_count: threads of one inference, 1 or more.

    Raises:
        RuntimeMissingError: it is not installed.
        ModelRejectedError: it cannot load the build, or the build has another interface.
    """
    if kind is RuntimeKind.TFLITE:
        return TfliteRuntime(model, thread_count)
    # Imported only where it is asked for: it takes a second, and is in an extra.
    from inference.openvino_runtime import OpenVinoRuntime

    return OpenVinoRuntime(model, thread_count)
