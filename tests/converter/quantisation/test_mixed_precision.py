"""Layers go back to float, the worst first, until what must hold holds, and not beyond what is allowed."""

import numpy as np
import pytest

from converter.errors import ConversionError
from converter.quantisation.int8_recipe import Int8Recipe
from converter.quantisation.layer_errors import LayerError, group_neighbours
from converter.quantisation.mixed_precision import MixedPrecision, quantize_until_it_holds
from converter.scoring.gate import Gate, Metric
from inference.card import GateCheck

LAYERS = tuple(f"layer{index}" for index in range(10))
GATE = Gate(metric=Metric.IMAGES_LOST, limit=1)
# Worst first, and not in the order of the graph.
ERRORS = tuple(LayerError((f"layer{index}",), 1.0 - index / 10, 0.0) for index in (3, 7, 1, 0, 9, 2, 4, 5, 6, 8))


def _quantize(needed: set[str], recipe: Int8Recipe | None = None) -> MixedPrecision:
    """A network that holds once the layers `needed` are in float; a build is the list of its float layers."""

    def check(build: bytes) -> tuple[GateCheck, ...]:
        return (GATE.check(float(len(needed - set(build.decode().split())) * 2)),)

    return quantize_until_it_holds(
        LAYERS, recipe or Int8Recipe(), lambda chosen: " ".join(chosen).encode(), check, lambda: ERRORS
    )


def test_a_build_that_holds_stays_int8_and_nobody_asks_for_errors():
    found = _quantize(set())
    assert (found.build, found.float_layers, found.errors, len(found.attempts)) == (b"", (), (), 1)


@pytest.mark.parametrize(
    ("needed", "float_layers"),
    [
        ({"layer3"}, ("layer3",)),
        ({"layer7"}, ("layer3", "layer7")),
        ({"layer1"}, ("layer3", "layer7", "layer1", "layer0")),
        ({"layer9"}, ("layer3", "layer7", "layer1", "layer0", "layer9")),
    ],
)
def test_one_two_four_and_so_on_of_the_worst_layers_go_back(needed: set[str], float_layers: tuple[str, ...]):
    found = _quantize(needed)
    assert found.float_layers == float_layers
    assert found.build.decode().split() == list(float_layers)
    assert [attempt.holds for attempt in found.attempts] == [False] * (len(found.attempts) - 1) + [True]
    assert found.errors == ERRORS


def test_no_more_layers_go_back_than_the_recipe_allows():
    with pytest.raises(ConversionError, match=r"with 5 of 10 layers in float: .*2\.0000, limit 1"):
        _quantize({"layer8"}, Int8Recipe(largest_float_share=0.5))
    assert len(_quantize({"layer8"}, Int8Recipe(largest_float_share=1.0)).float_layers) == 10


def test_a_refused_quantisation_is_a_finding_and_no_crash():
    with pytest.raises(ConversionError) as caught:
        _quantize({"layer8"})
    assert caught.value.exit_code == 1


def test_neighbours_are_grouped_in_order_and_none_is_lost():
    groups = group_neighbours(LAYERS, 4)
    assert [len(group) for group in groups] == [3, 3, 2, 2]
    assert tuple(np.concatenate(groups).tolist()) == LAYERS
    assert group_neighbours(LAYERS, 99) == [(layer,) for layer in LAYERS]
