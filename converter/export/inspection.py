"""Looks at a model before its export and at a build after it: what must hold whatever the images say."""

from collections import Counter
from typing import Any

import keras
import numpy as np

from converter.export.errors import ExportError
from converter.export.flatbuffer import Flatbuffer

# Batch norms fold into convolutions and a few weights into constants of their own, so the build holds somewhat fewer
# numbers than the model. A build whose variables were not frozen holds next to none.
_SMALLEST_SHARE_OF_WEIGHTS = 0.9


def check_weights(model: Any) -> None:
    """Raise ExportError where a weight of a Keras model is NaN or infinite."""
    for weight in model.weights:
        value = np.asarray(keras.ops.convert_to_numpy(weight))
        if np.issubdtype(value.dtype, np.floating) and not np.isfinite(value).all():
            count = int(value.size - np.isfinite(value).sum())
            raise ExportError(
                f"{weight.path} holds {count:,} of {value.size:,} numbers that are NaN or infinite: the training "
                "diverged or the file is damaged. Take an earlier checkpoint, or train with a smaller learning rate"
            )


def check_build(build: Flatbuffer, parameter_count: int) -> None:
    """Check a float build that the TFLite converter wrote.

    Args:
        build: before its weights are stored in fewer bytes.
        parameter_count: of the Keras model.

    Raises:
        ExportError: operations that are no TFLite builtins, or far fewer weights than the model has.
    """
    foreign = Counter(name for name in map(build.operation_name, build.graph.operators) if name.startswith("custom:"))
    if foreign:
        names = ", ".join(f"{name.removeprefix('custom:')} ({count})" for name, count in sorted(foreign.items()))
        raise ExportError(
            f"The build needs operations that are no TFLite builtins: {names}. They would bring TensorFlow to the "
            "bedside; write the layer with operations that TFLite has"
        )
    stored = sum(value.size for _index, value in build.constants() if value.dtype == np.float32)
    if stored < _SMALLEST_SHARE_OF_WEIGHTS * parameter_count:
        raise ExportError(
            f"The build holds {stored:,} numbers, the model has {parameter_count:,} parameters: its variables were not "
            "frozen into it. Export through an archive that tracks the model"
        )
