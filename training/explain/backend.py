"""Names the libraries that Keras can compute with, and the one that it computes with now."""

from enum import StrEnum

import keras


class Backend(StrEnum):
    """What Keras 3 runs on. The last two compute answers, but no gradients."""

    TENSORFLOW = "tensorflow"
    JAX = "jax"
    TORCH = "torch"
    NUMPY = "numpy"
    OPENVINO = "openvino"


def backend() -> Backend:
    """The backend of this process, which `KERAS_BACKEND` or Keras's own settings chose before Keras was imported."""
    return Backend(keras.backend.backend())
