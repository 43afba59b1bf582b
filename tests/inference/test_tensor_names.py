"""The names that a runtime without signatures needs are read from a build, and garbage is refused."""

import pytest
from ai_edge_litert.interpreter import Interpreter

from inference.bundle_files import MODEL_FILE
from inference.runtime import OUTPUTS, ModelRejectedError
from inference.tensor_names import read_tensor_names


def test_every_input_and_output_has_the_tensor_that_the_interpreter_finds_too(bundle_files):
    model = bundle_files[MODEL_FILE]
    runner = Interpreter(model_content=model).get_signature_runner()

    names = read_tensor_names(model)

    assert names.inputs == {name: details["name"] for name, details in runner.get_input_details().items()}
    assert names.outputs == {name: details["name"] for name, details in runner.get_output_details().items()}
    assert set(names.outputs) == set(OUTPUTS)


@pytest.mark.parametrize(
    "model",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"no model at all" * 99, id="text"),
        pytest.param(b"\x1c\0\0\0TFL3" + bytes(4000), id="zeros after the right mark"),
        pytest.param(b"\x1c\0\0\0TFL3" + bytes(range(256)) * 16, id="numbers after the right mark"),
    ],
)
def test_garbage_is_refused(model):
    with pytest.raises(ModelRejectedError, match="no TFLite file with a signature"):
        read_tensor_names(model)
