"""Builds, compiles and resizes the network that a recipe trains, and takes its whole state in and out as arrays."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import keras
import numpy as np
from numpy.typing import NDArray

from inference.errors import UnusableInputError
from training.explain.backend import Backend, backend
from training.fitting.batches import batch_count
from training.fitting.devices import Devices
from training.fitting.precision import FLOAT32, choose_policy, device_kind, dtype_policy
from training.fitting.taught_model import TaughtModel
from training.fitting.teacher import Teacher, check_taught
from training.models.build import build_classifier
from training.recipe import OptimizerKind, Recipe
from training.schedule import ScheduleKind, cosine_schedule

# Keras keeps these among a model's variables, but in no saved file.
_SEED_STATE = "seed_generator_state"
WEIGHTS = "weights"
_SEEDS, _OPTIMIZER, _LOSS_SCALE, _METRICS = "seeds", "optimizer", "loss_scale", "metrics"


@dataclass(frozen=True, eq=False)
class Network:
    """A compiled model with the accuracy that it measures."""

    model: Any
    accuracy: Any

    @property
    def input_px(self) -> int:
        """Side of its input, pixels."""
        return int(self.model.input_shape[1])

    @property
    def metrics(self) -> tuple[Any, Any]:
        """The running means of loss and accuracy."""
        # Compiled metrics are found in the model only after its first step, so accuracy is held here.
        return next(each for each in self.model.metrics if each.name == "loss"), self.accuracy

    def capture(self) -> dict[str, NDArray[Any]]:
        """Everything that the next step depends on: weights, dropout's random numbers, optimizer, running means."""
        # On JAX the values live in the trainer while it runs.
        if hasattr(self.model, "jax_state_sync"):
            self.model.jax_state_sync()
        return _values(self._variables())

    def restore(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        """Take over what `capture` gave.

        Raises:
            UnusableInputError: the arrays are another network's.
        """
        self.model.optimizer.build(self.model.trainable_variables)
        for name, variable in self._variables().items():
            if name.startswith(_LOSS_SCALE) and name not in arrays:
                continue  # the training has run without loss scaling until now
            if name not in arrays or arrays[name].shape != tuple(variable.shape):
                raise UnusableInputError(
                    f"The checkpoint does not fit the network: {variable.path} is missing or has another shape. It was "
                    "written by another version; delete the checkpoint folder to start anew"
                )
            variable.assign(arrays[name])

    def running_means(self) -> dict[str, NDArray[Any]]:
        """The part of `capture` that holds the running means of loss and accuracy."""
        return _values(_named(_METRICS, self._metric_variables()))

    def reset_running_means(self) -> None:
        """Set the running means to zero; Keras passes over those of a network that has run no step yet."""
        for metric in self.metrics:
            metric.reset_state()

    def restore_running_means(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        """Take over the running means alone, which Keras sets to zero when it begins."""
        for name, variable in _named(_METRICS, self._metric_variables()).items():
            variable.assign(arrays[name])

    def seed_dropout(self, seed: int, epoch: int) -> None:
        """Start dropout's random numbers from (seed, epoch)."""
        for index, state in enumerate(self._seed_states()):
            start = np.random.default_rng([seed, epoch, index]).integers(2**31 - 1)
            state.assign(np.array([start, 0]))

    def _variables(self) -> dict[str, Any]:
        optimizer = self.model.optimizer
        inner = getattr(optimizer, "inner_optimizer", optimizer)
        known = {id(variable) for variable in inner.variables}
        scale = [variable for variable in optimizer.variables if id(variable) not in known]
        return (
            _named(WEIGHTS, self.model.weights)
            | _named(_SEEDS, self._seed_states())
            | _named(_OPTIMIZER, inner.variables)
            | _named(_LOSS_SCALE, scale)
            | _named(_METRICS, self._metric_variables())
        )

    def _seed_states(self) -> list[Any]:
        return [variable for variable in self.model.variables if _SEED_STATE in variable.path]

    def _metric_variables(self) -> list[Any]:
        return [variable for metric in self.metrics for variable in metric.variables]


def _values(variables: Mapping[str, Any]) -> dict[str, NDArray[Any]]:
    # A copy: on a CPU the array could share its memory with a variable that the next step overwrites.
    return {name: np.array(keras.ops.convert_to_numpy(each.value)) for name, each in variables.items()}


def _named(prefix: str, variables: list[Any]) -> dict[str, Any]:
    return {f"{prefix}/{index:05d}": variable for index, variable in enumerate(variables)}


@dataclass(frozen=True)
class NetworkPlan:
    """How the network of a training is made.

    Attributes:
        recipe: what fixes it.
        class_count: K.
        weights: backbone weights, see `build_classifier`.
        step_count: steps of the whole training.
        dtype_policy: Keras dtype policy of the training.
        weighs_images: whether validation batches come with weights (on several devices, where the last is filled up).
        teacher: whom it learns from, where the recipe says so.

    Raises:
        UnusableInputError: a recipe with distillation without a teacher, or the other way round.
    """

    recipe: Recipe
    class_count: int
    weights: str | None
    step_count: int
    dtype_policy: str
    weighs_images: bool = False
    teacher: Teacher | None = None

    def __post_init__(self) -> None:
        check_taught(self.recipe, has_teacher=self.teacher is not None)

    @classmethod
    def of_training(
        cls,
        recipe: Recipe,
        image_count: int,
        class_count: int,
        weights: str | None,
        teacher: Teacher | None,
        devices: Devices,
    ) -> Self:
        """The plan of a training on so many images, as the devices ask for it.

        Raises:
            UnusableInputError: as the plan itself.
        """
        return cls(
            recipe,
            class_count,
            weights,
            batch_count(image_count, recipe.batch_size, devices.share) * recipe.epochs,
            choose_policy(recipe.mixed_precision, device_kind()),
            weighs_images=devices.share.device_count > 1,
            teacher=teacher,
        )

    def build(self, epoch: int) -> Network:
        """The network at the input size of an epoch, compiled.

        Raises:
            UnusableInputError: as `build_classifier`.
        """
        spec = self.recipe.model.at_input(self.recipe.input_px_at(epoch))
        with dtype_policy(self.dtype_policy):
            return self._compiled(build_classifier(spec, self.class_count, self.weights))

    def resize(self, network: Network, epoch: int) -> Network:
        """The same weights and optimizer state in a network of this epoch's input size."""
        resized = self.build(epoch)
        resized.restore(network.capture())
        return resized

    def finished(self, arrays: Mapping[str, NDArray[Any]]) -> Any:
        """The trained model as it is saved: full input size, float32 whatever it was trained in, no optimizer."""
        with dtype_policy(FLOAT32):
            model = build_classifier(self.recipe.model, self.class_count, self.weights)
        model.set_weights([arrays[name] for name in _named(WEIGHTS, model.weights)])
        return model

    def _compiled(self, model: Any) -> Network:
        recipe = self.recipe
        if self.teacher is not None and recipe.distillation is not None:
            model = TaughtModel(model, self.teacher, recipe.distillation)
        rate: Any = recipe.learning_rate
        if recipe.schedule is ScheduleKind.COSINE:
            rate = cosine_schedule(recipe.cosine, recipe.learning_rate, self.step_count)
        if recipe.optimizer is OptimizerKind.ADAMW:
            optimizer = keras.optimizers.AdamW(rate, weight_decay=recipe.weight_decay)
            optimizer.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])
        else:
            optimizer = keras.optimizers.Adam(rate)
        accuracy = keras.metrics.CategoricalAccuracy(name="accuracy")
        model.compile(
            optimizer=optimizer,
            loss=keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=recipe.label_smoothing),
            **{"weighted_metrics" if self.weighs_images else "metrics": [accuracy]},
            # XLA compiles for a minute and computes no faster here: measured, docs/training.md.
            jit_compile=False if backend() is Backend.TENSORFLOW else "auto",
        )
        return Network(model, accuracy)
