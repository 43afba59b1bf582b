"""A plan that cannot be carried out is refused before anything is converted."""

import pytest

from inference.card import Precision
from inference.errors import UnusableInputError
from tests.converter.conftest import loose_plan, loose_recipe


def test_a_precision_that_the_recipe_has_no_gates_for_is_refused():
    recipe = loose_recipe()
    only = recipe.model_copy(update={"build": {Precision.FLOAT16: recipe.build[Precision.FLOAT16]}})
    with pytest.raises(UnusableInputError, match=r"recipe loose has no gates for int8.*ask for float16"):
        loose_plan(recipe=only)
    assert loose_plan(recipe=only, precisions=(Precision.FLOAT16,)).build_id(Precision.FLOAT16) == "tiny-float16"
