"""Gradients on whichever backend Keras runs: Keras itself offers none, and each backend has its own way."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import keras

from training.explain.backend import Backend, backend

Differentiable = Callable[[Any], tuple[Any, Any]]


def pull_back(function: Differentiable, point: Any, direction: Any) -> tuple[Any, Any, Any]:
    """Evaluate a function and pull a direction at its first output back to its input.

    Args:
        function: from one float tensor to two.
        point: where it is evaluated, a tensor of the backend.
        direction: a tensor v of the first output's shape. A constant v lets a TensorFlow graph fold what it can.

    Returns:
        both outputs, and the gradient of sum(v * first output) at `point`, of `point`'s shape.
    """
    match backend():
        case Backend.TENSORFLOW:
            return _by_tensorflow(function, point, direction)
        case Backend.JAX:
            return _by_jax(function, point, direction)
        case Backend.TORCH:
            return _by_torch(function, point, direction)
        case other:
            raise NotImplementedError(f"heatmaps need gradients, which Keras's backend {other.value!r} does not have")


def without_gradients() -> AbstractContextManager[Any]:
    """Keeps PyTorch from storing what a backward pass would need; the other backends store nothing unasked."""
    if backend() is not Backend.TORCH:
        return nullcontext()
    import torch

    return torch.no_grad()


def compiled(model: Any, function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A function of one array that uses `model`, compiled where the backend compiles; traced anew for each shape."""
    if backend() is Backend.TENSORFLOW:
        import tensorflow as tf

        # Nothing in a model branches on tensors, and AutoGraph cannot read `match`.
        return tf.function(function, autograph=False)
    if backend() is not Backend.JAX:
        return function
    import jax

    # Weights enter as arguments: closed over, they would be folded into the program as constants.
    variables = model.variables

    @jax.jit
    def stateless(values: Any, images: Any) -> Any:
        with keras.StatelessScope(state_mapping=list(zip(variables, values, strict=True))):
            return function(images)

    return lambda images: stateless([variable.value for variable in variables], images)


def _by_tensorflow(function: Differentiable, point: Any, direction: Any) -> tuple[Any, Any, Any]:
    import tensorflow as tf

    with tf.GradientTape() as tape:
        tape.watch(point)
        first, second = function(point)
    return first, second, tape.gradient(first, point, output_gradients=direction)


def _by_jax(function: Differentiable, point: Any, direction: Any) -> tuple[Any, Any, Any]:
    import jax

    first, pull, second = jax.vjp(function, point, has_aux=True)
    return first, second, pull(direction)[0]


def _by_torch(function: Differentiable, point: Any, direction: Any) -> tuple[Any, Any, Any]:
    import torch

    with torch.enable_grad():
        start = point.detach().requires_grad_(True)
        first, second = function(start)
        gradient = torch.autograd.grad(first, start, grad_outputs=direction)[0]
    return first.detach(), second.detach(), gradient
