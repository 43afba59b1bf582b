"""What the TFLite runtime of one environment answers on a bundle's images, through the project's own inference code.

Runs in both environments that `make test-tflite-runtime` compares, so it imports `inference` and nothing else.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ConfigDict

from inference.card import ModelCard, Precision
from inference.classifier import Classifier, load_classifier
from inference.decision import Flag
from inference.errors import UnreadableImageError
from inference.images import SmearImage, read_image
from inference.preprocessing import preprocess

# Rows of numbers rather than arrays: JSON is read by both NumPy 1 and 2, and gives every float back exactly.
Numbers = tuple[float, ...]


class Answer(BaseModel):
    """What one runtime says of one image.

    Attributes:
        image: the file, or which golden input.
        pixels_sha256: of the preprocessed array, so that a difference made before the network is told apart.
        probabilities: K, calibrated.
        predicted_index: position of the most probable class.
        out_of_distribution: whether the image was flagged so.
        heatmaps: h * w * K numbers.
    """

    model_config = ConfigDict(frozen=True)

    image: str
    pixels_sha256: str
    probabilities: Numbers
    predicted_index: int
    out_of_distribution: bool
    heatmaps: Numbers


class BundleAnswers(BaseModel):
    """The answers of one runtime on one bundle; `unreadable` are the images it could not decode."""

    model_config = ConfigDict(frozen=True)

    bundle: Path
    runtime: str
    computes_in_int8: bool
    images: tuple[Path, ...]
    answers: tuple[Answer, ...]
    unreadable: tuple[Path, ...]


def answer(bundle: Path, images: Sequence[Path]) -> BundleAnswers:
    """Load a bundle, which replays its golden outputs, and classify its golden inputs and these images.

    Raises:
        BundleRefusedError: the bundle does not hold, or the runtime cannot load its build.
        ModelRejectedError: the runtime fails on an image.
    """
    classifier = load_classifier(bundle)
    answers = [_answer(classifier, image, name) for name, image in _golden_images(classifier)]
    unreadable = []
    for path in images:
        try:
            image = read_image(path)
        except UnreadableImageError:
            unreadable.append(path)
            continue
        answers.append(_answer(classifier, image, str(path)))
    runtime = f"{classifier.runtime.name} {classifier.runtime.version}, NumPy {np.__version__}"
    return BundleAnswers(
        bundle=bundle,
        runtime=runtime,
        computes_in_int8=_computes_in_int8(classifier.card),
        images=tuple(images),
        answers=tuple(answers),
        unreadable=tuple(unreadable),
    )


def _computes_in_int8(card: ModelCard) -> bool:
    """Whether a build's sums are int8's: all int8 builds of before cards told, and those that say so."""
    made = card.conversion
    return card.precision is Precision.INT8 and (made is None or made.activations == "int8")


def _golden_images(classifier: Classifier) -> Iterator[tuple[str, SmearImage]]:
    for index, pixels in enumerate(classifier.bundle.golden["inputs"].astype(np.uint8)):
        yield f"golden input {index}", SmearImage(Path("golden.npz"), 0, pixels, "")


def _answer(classifier: Classifier, image: SmearImage, name: str) -> Answer:
    prediction = classifier.classify(image)
    pixels = preprocess(image.pixels, classifier.card.preprocess)
    return Answer(
        image=name,
        pixels_sha256=hashlib.sha256(np.ascontiguousarray(pixels).tobytes()).hexdigest(),
        probabilities=prediction.probabilities,
        predicted_index=prediction.predicted_index,
        out_of_distribution=Flag.OUT_OF_DISTRIBUTION in prediction.flags,
        heatmaps=tuple(prediction.heatmaps.ravel().tolist()),
    )
