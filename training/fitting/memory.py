"""How much memory a training needs, and how much this computer has left for it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]  # ships no type information

from inference.errors import UnusableInputError
from training.fitting.batches_ahead import BATCHES_AHEAD

_CGROUPS = Path("/sys/fs/cgroup")
_OWN_CGROUP = Path("/proc/self/cgroup")
# TensorFlow's compiled network, besides its numbers: measured, docs/training.md.
_GRAPH_BYTES = 150_000_000
_LAYER_GRAPH_BYTES = 1_500_000


def available_bytes() -> int:
    """Memory that this process may still take: what the computer has left, or its container where that is less."""
    free = int(psutil.virtual_memory().available)
    limits = [cgroup_left_bytes(folder) for folder in _cgroup_folders()]
    return min([free, *(limit for limit in limits if limit is not None)])


def _cgroup_folders() -> set[Path]:
    """The control groups that may limit this process: the root, which is the container's own, and its own below."""
    try:
        lines = _OWN_CGROUP.read_text().splitlines()
    except OSError:  # not Linux
        return set()
    return {_CGROUPS} | {_CGROUPS / line.removeprefix("0::").strip("/") for line in lines if line.startswith("0::")}


def cgroup_left_bytes(cgroup: Path) -> int | None:
    """Bytes left below the limit of a control group (version 2, then 1); None where there is none."""
    for limit_name, used_name, statistics in (
        ("memory.max", "memory.current", "memory.stat"),
        ("memory/memory.limit_in_bytes", "memory/memory.usage_in_bytes", "memory/memory.stat"),
    ):
        try:
            limit = int((cgroup / limit_name).read_text())
            used = int((cgroup / used_name).read_text())
            lines = (cgroup / statistics).read_text().splitlines()
        except (OSError, ValueError):  # no such file, or `max`: no limit
            continue
        # Files that the kernel keeps in memory for speed are given up when a program asks.
        reclaimable = sum(int(line.split()[1]) for line in lines if line.startswith(("inactive_file ", "active_file ")))
        return max(0, limit - used + reclaimable)
    return None


@dataclass(frozen=True)
class MemoryNeed:
    """What a training holds at once, bytes.

    Attributes:
        weights_bytes: of the network, running averages included.
        gradients_bytes: of the trainable ones.
        optimizer_bytes: its own state.
        activations_bytes: what the forward pass keeps for the backward pass, see `activation_bytes`.
        pixels_bytes: decoded images held in memory.
        batches_bytes: batches prepared ahead.
        graphs_bytes: what the backend takes for the compiled network, at each of its input sizes.
        teacher_bytes: of the model that it learns from: weights, and what one layer takes and gives.
    """

    weights_bytes: int
    gradients_bytes: int
    optimizer_bytes: int
    activations_bytes: int
    pixels_bytes: int
    batches_bytes: int
    graphs_bytes: int
    teacher_bytes: int = 0

    @property
    def total_bytes(self) -> int:
        """All of it."""
        return sum(getattr(self, field.name) for field in fields(self))


def memory_need(model: Any, batch_size: int, *, pixel_bytes: int, size_count: int, teacher: Any = None) -> MemoryNeed:
    """What training a compiled model holds.

    Args:
        model: with its optimizer built.
        batch_size: images per step.
        pixel_bytes: of decoded images that are still to be held in memory.
        size_count: input sizes that the training goes through.
        teacher: the model that it learns from; None: from the labels alone.
    """
    layer_count = sum(1 for _layer in _outputs(model))
    image_bytes = math.prod(model.input_shape[1:]) * _element_bytes("float32")
    return MemoryNeed(
        weights_bytes=_bytes(model.weights),
        gradients_bytes=_bytes(model.trainable_weights),
        optimizer_bytes=_bytes(model.optimizer.variables),
        activations_bytes=activation_bytes(model, batch_size),
        pixels_bytes=pixel_bytes,
        batches_bytes=(BATCHES_AHEAD + 1) * batch_size * image_bytes,
        graphs_bytes=size_count * (_GRAPH_BYTES + layer_count * _LAYER_GRAPH_BYTES),
        teacher_bytes=0 if teacher is None else _teacher_bytes(teacher, batch_size),
    )


def _teacher_bytes(teacher: Any, batch_size: int) -> int:
    # It keeps nothing for a backward pass, so one layer's input and output at a time are held.
    return _bytes(teacher.weights) + 2 * max(batch_size * elements * size for elements, size in _outputs(teacher))


def _bytes(variables: Any) -> int:
    return sum(math.prod(each.shape) * _element_bytes(each.dtype) for each in variables)


def _element_bytes(dtype: Any) -> int:
    return 2 if str(dtype).endswith("16") else 4


def activation_bytes(model: Any, batch_size: int) -> int:
    """Bytes of what every layer of a model puts out for one batch, nested models opened.

    The backward pass needs nearly all of these, so a framework keeps them; what it keeps besides, and what it does
    without, is measured in docs/training.md.
    """
    return sum(batch_size * elements * size for elements, size in _outputs(model))


def _outputs(model: Any) -> Iterator[tuple[int, int]]:
    """Elements per image and bytes per element of each layer's output."""
    for layer in model.layers:
        if hasattr(layer, "layers"):
            yield from _outputs(layer)
        elif type(layer).__name__ != "InputLayer":
            outputs = layer.output if isinstance(layer.output, (list, tuple)) else [layer.output]
            for output in outputs:
                yield math.prod(output.shape[1:]), _element_bytes(output.dtype)


def check_memory(need: MemoryNeed, free_bytes: int) -> None:
    """Raise UnusableInputError, saying what to do, where a training needs more memory than there is."""
    if need.total_bytes <= free_bytes:
        return
    raise UnusableInputError(
        f"This training needs about {_megabytes(need.total_bytes)} of memory, of which "
        f"{_megabytes(need.activations_bytes)} for one batch and {_megabytes(need.pixels_bytes)} for decoded images; "
        f"{_megabytes(free_bytes)} are available. Close other programs, give a smaller --batch-size or --input-px, "
        "another --architecture, or --cache DIR to keep the decoded images on disk. --ignore-memory starts it all the "
        "same"
    )


def _megabytes(size_bytes: int) -> str:
    return f"{size_bytes / 1e6:,.0f} MB"
