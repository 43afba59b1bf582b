"""Makes what is compared from one network: float32, float16 and int8 builds, each with and without heatmaps."""

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from converter.drawing.smears import NamedStyle, draw_smear
from inference.errors import SmearScopeError, UnusableInputError
from inference.preprocessing import PreprocessSpec, preprocess
from training.models.spec import ModelSpec

CLASS_COUNT = 4
IMAGE_COUNT = 8
_CANVAS_PX = (448, 336)
# The newest that the converter to ONNX writes without remarks.
_ONNX_OPSET = 17


class NoOnnxError(SmearScopeError):
    """No ONNX model of the same weights can be made here."""


@dataclass(frozen=True)
class Untrained:
    """A network with random weights: size and speed are those of a trained one, answers mean nothing."""

    spec: ModelSpec
    seed: int


@dataclass(frozen=True)
class NetworkFacts:
    """What a network is called, and where its Keras file and the drawn images lie."""

    title: str
    keras_file: Path
    images: Path


def drawn_images(width_px: int, height_px: int, count: int = IMAGE_COUNT) -> NDArray[np.uint8]:
    """Drawn smears as a model gets them, uint8 (count, height_px, width_px, 3)."""
    spec = PreprocessSpec(width_px=width_px, height_px=height_px)
    styles = list(NamedStyle)
    drawn = (
        draw_smear(styles[seed % len(styles)].value, width_px=_CANVAS_PX[0], height_px=_CANVAS_PX[1], seed=seed)
        for seed in range(count)
    )
    return np.stack([preprocess(pixels, spec) for pixels in drawn])


def save_images(folder: Path, width_px: int, height_px: int) -> Path:
    """Write `drawn_images` of this size as `.npy`, once, and return the path."""
    path = folder / f"images-{width_px}x{height_px}.npy"
    if not path.exists():
        np.save(path, drawn_images(width_px, height_px))
    return path


class BuildMaker:
    """Holds a network in a process of its own, because TensorFlow keeps memory and threads.

    Args:
        source: a `.keras` file, or a network to make up.
        folder: receives the files.

    Raises:
        SmearScopeError: the file cannot be loaded.
    """

    def __init__(self, source: Path | Untrained, folder: Path) -> None:
        from converter.export.graph import load_keras_model
        from training.explain.heatmaps import check_explainable

        self._folder = folder
        self._float32: dict[bool, bytes] = {}
        if isinstance(source, Path):
            self._model: Any = load_keras_model(source)
            check_explainable(self._model, source)
            keras_file = source
            title = f"{self._model.name}, trained, SHA-256 of the .keras file {_sha256(source)}"
        else:
            self._model = _untrained(source)
            keras_file = folder / "untrained.keras"
            self._model.save(keras_file)
            title = f"{source.spec.network_name}, {source.spec.head.value} head, random weights (seed {source.seed})"
        height_px, width_px = self._model.input_shape[1:3]
        images = save_images(folder, width_px, height_px)
        self._facts = NetworkFacts(f"{title}; input {width_px} x {height_px} pixels", keras_file, images)

    def facts(self) -> NetworkFacts:
        """What was loaded."""
        return self._facts

    def _float_build(self, *, float16: bool, heatmaps: bool) -> Path:
        from converter.export.graph import convert_float

        build = convert_float(self._model, float16=float16, heatmaps=heatmaps)
        if not float16:
            self._float32[heatmaps] = build
        return self._write("float16" if float16 else "float32", heatmaps, build)

    def float32(self, heatmaps: bool) -> Path:
        """Make the float32 build; an `ExportError` says that it cannot be converted."""
        return self._float_build(float16=False, heatmaps=heatmaps)

    def float16(self, heatmaps: bool) -> Path:
        """Make the float16 build; an `ExportError` says that it cannot be converted."""
        return self._float_build(float16=True, heatmaps=heatmaps)

    def int8(self, heatmaps: bool) -> Path:
        """Make an int8 build whose ranges come from drawings: for its speed and size only; errors as of `float32`."""
        from converter.quantisation.int8 import quantize_int8

        if heatmaps not in self._float32:
            self.float32(heatmaps)
        images: NDArray[np.uint8] = np.load(self._facts.images)
        return self._write("int8", heatmaps, quantize_int8(self._float32[heatmaps], images))

    def onnx(self, float32_build: Path) -> Path:
        """The float32 build as ONNX, through tf2onnx where it is installed.

        Raises:
            NoOnnxError: it is not, or fails.
        """
        if importlib.util.find_spec("tf2onnx") is None:
            raise NoOnnxError("tf2onnx, which writes the ONNX file, is not installed; or name a file with --onnx")
        import tf2onnx

        path = self._folder / "float32.onnx"
        try:
            tf2onnx.convert.from_tflite(str(float32_build), opset=_ONNX_OPSET, output_path=str(path))
        except Exception as error:  # it raises whatever TensorFlow, ONNX and protobuf raise
            raise NoOnnxError(f"tf2onnx cannot convert the float32 build: {' '.join(str(error).split())}") from error
        return path

    def _write(self, name: str, heatmaps: bool, build: bytes) -> Path:
        path = self._folder / f"{name}{'' if heatmaps else '-without-heatmaps'}.tflite"
        path.write_bytes(build)
        return path


def parse_untrained(text: str, seed: int) -> Untrained:
    """`ARCHITECTURE` or `ARCHITECTURE:HEAD`, at 224 pixels; the head is pooled unless named.

    Raises:
        UnusableInputError: there is no such network or head.
    """
    from training.models.spec import Architecture, HeadKind

    architecture, _, head = text.partition(":")
    try:
        spec = ModelSpec(architecture=Architecture(architecture), head=HeadKind(head or HeadKind.POOLED.value))
    except ValueError as error:
        raise UnusableInputError(
            f"{text} is no network; name one of {', '.join(Architecture)}, "
            f"and after a colon one of {', '.join(HeadKind)}"
        ) from error
    return Untrained(spec, seed)


def _untrained(source: Untrained) -> Any:
    import keras

    from training.models.build import build_classifier

    keras.utils.set_random_seed(source.seed)
    return build_classifier(source.spec, CLASS_COUNT)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
