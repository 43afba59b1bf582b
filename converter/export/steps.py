"""The steps of an export that run in a process of their own."""

from pathlib import Path


def export_float32(model_path: Path) -> bytes:
    """A float32 build of a `.keras` file, see `convert_float`.

    Raises:
        ExportError: see there, or the file cannot be loaded.
    """
    from converter.export.graph import convert_float, load_keras_model

    return convert_float(load_keras_model(model_path), float16=False)


def store_float16(float32_build: bytes) -> bytes:
    """The same build with its weights stored as float16.

    Raises:
        ExportError: a weight is too large for it.
    """
    from converter.export.flatbuffer import Flatbuffer
    from converter.export.stored_weights import store_weights

    build = Flatbuffer(float32_build)
    store_weights(build)
    return build.to_bytes()
