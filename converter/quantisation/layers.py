"""Which layers of a float build an int8 recipe quantises."""

import re

from converter.export.flatbuffer import Flatbuffer
from converter.quantisation.int8_recipe import Int8Recipe

_WITH_WEIGHTS = ("CONV_2D", "DEPTHWISE_CONV_2D", "FULLY_CONNECTED")


def quantised_layers(build: bytes, recipe: Int8Recipe) -> tuple[str, ...]:
    """Names of the operations with weights that the recipe's scope finds, in the order of the graph.

    Args:
        build: a float32 build.
        recipe: its scope.
    """
    graph = Flatbuffer(build)
    names = (
        graph.name(operation.outputs[0])
        for operation in graph.graph.operators
        if graph.operation_name(operation) in _WITH_WEIGHTS
    )
    return tuple(name for name in names if re.search(recipe.scope, name))
