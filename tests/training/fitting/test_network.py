"""A network's whole state goes out and in as arrays, and arrays of another network are refused."""

import numpy as np
import pytest

from inference.errors import UnusableInputError
from tests.training.tiny import TINY_SPEC, tiny_recipe
from training.fitting.network import Network, NetworkPlan
from training.recipe import OptimizerKind, Recipe


def _built(recipe: Recipe) -> Network:
    network = NetworkPlan(recipe, 4, None, 9, "float32").build(0)
    network.model.optimizer.build(network.model.trainable_variables)
    return network


@pytest.fixture(scope="module")
def network() -> Network:
    return _built(tiny_recipe())


def test_what_was_captured_comes_back(network: Network):
    captured = network.capture()
    assert {name.split("/")[0] for name in captured} == {"weights", "seeds", "optimizer", "metrics"}
    other = _built(tiny_recipe())
    assert any(not np.array_equal(captured[name], array) for name, array in other.capture().items())
    other.restore(captured)
    for name, array in other.capture().items():
        np.testing.assert_array_equal(array, captured[name])


def test_what_was_captured_does_not_change_with_the_network(network: Network):
    captured = network.capture()
    before = {name: array.copy() for name, array in captured.items()}
    network.seed_dropout(1, 2)
    network.model.set_weights([weight + 1 for weight in network.model.get_weights()])
    for name, array in captured.items():
        np.testing.assert_array_equal(array, before[name])


def test_dropout_starts_from_seed_and_epoch(network: Network):
    def seeds(seed: int, epoch: int) -> list[list[int]]:
        network.seed_dropout(seed, epoch)
        return [array.tolist() for name, array in network.capture().items() if name.startswith("seeds")]

    assert seeds(1, 2) == seeds(1, 2)
    assert seeds(1, 2) != seeds(1, 3) != seeds(2, 3)
    assert len(seeds(1, 2)) == 2, "one for each of the two dropouts"


@pytest.mark.parametrize(
    "recipe",
    [
        tiny_recipe(model=TINY_SPEC.model_copy(update={"dense_units": (8, 5)})),
        tiny_recipe(model=TINY_SPEC.model_copy(update={"attention": False})),
    ],
    ids=["another shape", "another graph"],
)
def test_the_arrays_of_another_network_are_refused(network: Network, recipe: Recipe):
    with pytest.raises(UnusableInputError, match="does not fit the network"):
        network.restore(_built(recipe).capture())


def test_weight_decay_leaves_biases_and_norms_alone():
    """Keras forgets this when it loads a model, so a network is compiled anew and takes arrays instead."""
    network = _built(tiny_recipe(optimizer=OptimizerKind.ADAMW, weight_decay=0.1))
    decays = network.model.optimizer._use_weight_decay
    trained = network.model.trainable_variables
    assert {each.name for each in trained if not decays(each)} == {"bias", "bias_hidden", "bias_out", "gamma", "beta"}
    assert {each.name for each in trained if decays(each)} >= {"kernel"}


def test_the_finished_model_has_the_weights_and_no_optimizer(network: Network):
    finished = NetworkPlan(tiny_recipe(), 4, None, 9, "float32").finished(network.capture())
    for one, other in zip(finished.get_weights(), network.model.get_weights(), strict=True):
        np.testing.assert_array_equal(one, other)
    assert not finished.compiled
