"""Chooses the number format that a training computes in, by what the computer has."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from types import MappingProxyType

import keras

from training.explain.backend import Backend, backend


class DeviceKind(StrEnum):
    """What Keras computes on."""

    CPU = "cpu"
    GPU = "gpu"
    TPU = "tpu"


FLOAT32 = "float32"
# TPUs compute in bfloat16. Every GPU with 16-bit units computes in float16, only newer ones in bfloat16; Keras scales
# the loss, so float16 loses nothing small.
_MIXED: Mapping[DeviceKind, str] = MappingProxyType({DeviceKind.GPU: "mixed_float16", DeviceKind.TPU: "mixed_bfloat16"})


def device_kind() -> DeviceKind:
    """The kind of device that Keras computes on by default."""
    if backend() is Backend.TORCH:
        # Keras lists no devices on PyTorch; a tensor says where it lies.
        return DeviceKind.CPU if str(keras.ops.zeros(1).device).startswith("cpu") else DeviceKind.GPU
    return DeviceKind(keras.distribution.list_devices()[0].split(":")[0])


def choose_policy(mixed_precision: bool, kind: DeviceKind) -> str:
    """The Keras dtype policy of a training.

    On a CPU it is float32 whatever the recipe says: 16-bit arithmetic was measured slower there (docs/training.md).

    Args:
        mixed_precision: whether the recipe wants 16-bit arithmetic.
        kind: what the computer has.
    """
    return _MIXED.get(kind, FLOAT32) if mixed_precision else FLOAT32


@contextmanager
def dtype_policy(name: str) -> Iterator[None]:
    """Build layers under a Keras dtype policy, and put back the one before."""
    before = keras.config.dtype_policy()
    keras.config.set_dtype_policy(name)
    try:
        yield
    finally:
        keras.config.set_dtype_policy(before)
