"""Which layers of a float build an int8 recipe quantises."""

import re

from converter.export.flatbuffer import Flatbuffer
from converter.quantisation.int8_recipe import Int8Recipe


def quantised_layers(build: bytes, recipe: Int8Recipe) -> tuple[str, ...]:
    """Names of the operations that the recipe's scope finds, in the order of the graph.

    Additions and the like count too: between two float convolutions an int8 addition would round what both keep.

    Args:
        build: a float32 build.
        recipe: its scope.
    """
    graph = Flatbuffer(build)
    names = (graph.name(operation.outputs[0]) for operation in graph.graph.operators)
    return tuple(name for name in names if re.search(recipe.scope, name))
