"""The interpreter library is found, or missed in clear words; a build with another interface is refused."""

import importlib.metadata
import subprocess
import sys
from enum import Enum
from types import ModuleType
from typing import ClassVar

import numpy as np
import pytest

from inference.bundle_files import MODEL_FILE
from inference.runtime import ModelRejectedError, Runtime, RuntimeMissingError, runtime_version

MODERN, PREDECESSOR = "ai_edge_litert.interpreter", "tflite_runtime.interpreter"


class KernelChoice(Enum):
    """As much of the libraries' enumeration as is used."""

    BUILTIN_WITHOUT_DEFAULT_DELEGATES = 3


class FakeInterpreter:
    """An interpreter as both libraries offer it, for a build of 8x8 pixels and two classes."""

    input_dtype: type = np.uint8
    input_shape = (1, 8, 8, 3)
    feature = 0.5

    options: ClassVar[dict[str, object]] = {}

    def __init__(self, model_content: bytes, num_threads: int, **options: object) -> None:
        self.model_content, self.num_threads = model_content, num_threads
        self.options.clear()
        self.options.update(options)

    def allocate_tensors(self) -> None:
        pass

    def get_signature_runner(self):
        return self

    def get_input_details(self):
        return {"image": {"shape": np.array(self.input_shape), "dtype": self.input_dtype}}

    def get_output_details(self):
        return {"logits": {}, "heatmaps": {}, "features": {}}

    def __call__(self, image):
        if image.shape != self.input_shape:
            raise ValueError(f"shape {image.shape}")
        return {
            "logits": np.array([[1, 2]], np.float32),
            "heatmaps": np.zeros((1, 2, 2, 2), np.float32),
            "features": np.full((1, 3), self.feature, np.float32),
        }


def _offer(monkeypatch, name, interpreter):
    module = ModuleType(name)
    module.Interpreter = interpreter
    module.OpResolverType = KernelChoice
    package = ModuleType(name.split(".")[0])
    monkeypatch.setitem(sys.modules, package.__name__, package)
    monkeypatch.setitem(sys.modules, name, module)


@pytest.fixture
def only_predecessor(monkeypatch):
    """A board where tflite-runtime is all there is."""
    # None in sys.modules makes an import fail as if the module were not installed.
    monkeypatch.setitem(sys.modules, MODERN, None)
    _offer(monkeypatch, PREDECESSOR, FakeInterpreter)
    monkeypatch.setattr(importlib.metadata, "version", {"tflite-runtime": "2.14.0"}.__getitem__)


def test_the_installed_runtime_names_itself():
    name, version = runtime_version()

    assert name in ("ai-edge-litert", "tflite-runtime")
    assert version == importlib.metadata.version(name)


@pytest.mark.usefixtures("only_predecessor")
def test_the_predecessor_runs_a_build_where_the_successor_is_not_installed():
    runtime = Runtime(b"build", thread_count=3)

    assert (runtime.name, runtime.version, runtime.input_shape) == ("tflite-runtime", "2.14.0", (1, 8, 8, 3))
    assert runtime.run(np.zeros((8, 8, 3), np.uint8)).logits.tolist() == [1, 2]


@pytest.mark.usefixtures("only_predecessor")
def test_the_predecessor_runs_its_own_kernels_because_its_delegate_is_inexact():
    Runtime(b"build")

    assert FakeInterpreter.options == {"experimental_op_resolver_type": KernelChoice.BUILTIN_WITHOUT_DEFAULT_DELEGATES}


def test_the_successor_keeps_its_fast_kernels(monkeypatch):
    _offer(monkeypatch, MODERN, FakeInterpreter)
    FakeInterpreter.options["left"] = "from an earlier test"

    assert Runtime(b"build").name == "ai-edge-litert"
    assert FakeInterpreter.options == {}


@pytest.mark.usefixtures("only_predecessor")
def test_where_neither_is_installed_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, PREDECESSOR, None)

    with pytest.raises(RuntimeMissingError, match="install ai-edge-litert"):
        Runtime(b"build")


def _forget_litert():
    return {name: sys.modules.pop(name) for name in list(sys.modules) if name.split(".")[0] == "ai_edge_litert"}


@pytest.fixture
def install_broken(tmp_path, monkeypatch):
    """Puts a runtime with this text before the installed one; no later test meets it."""
    installed = _forget_litert()

    def install(text):
        (tmp_path / "ai_edge_litert").mkdir()
        (tmp_path / "ai_edge_litert" / "__init__.py").touch()
        (tmp_path / "ai_edge_litert" / "interpreter.py").write_text(text)
        monkeypatch.syspath_prepend(tmp_path)

    yield install
    _forget_litert()
    sys.modules.update(installed)


def test_a_runtime_whose_library_does_not_start_is_no_bug_of_ours(install_broken):
    install_broken("raise ImportError('libfoo.so.6: not found')")

    with pytest.raises(RuntimeMissingError, match="is installed but cannot start: libfoo"):
        runtime_version()


def test_a_runtime_that_lacks_something_it_needs_is_not_taken_for_a_missing_one(install_broken):
    install_broken("import nowhere_flatbuffers")

    with pytest.raises(RuntimeMissingError, match="is installed but cannot start: No module named 'nowhere_flat"):
        runtime_version()


@pytest.mark.usefixtures("only_predecessor")
@pytest.mark.parametrize(
    ("attribute", "value"), [("input_dtype", np.float32), ("input_shape", (2, 8, 8, 3)), ("input_shape", (1, 192))]
)
def test_a_build_with_another_input_is_refused(monkeypatch, attribute, value):
    monkeypatch.setattr(FakeInterpreter, attribute, value)

    with pytest.raises(ModelRejectedError, match=r"expected uint8 \(1, H, W, 3\)"):
        Runtime(b"build")


@pytest.mark.usefixtures("only_predecessor")
@pytest.mark.parametrize("feature", [np.nan, np.inf])
def test_features_that_are_no_numbers_are_an_error_and_not_a_familiar_image(monkeypatch, feature):
    monkeypatch.setattr(FakeInterpreter, "feature", feature)

    with pytest.raises(ModelRejectedError, match="not finite"):
        Runtime(b"build").run(np.zeros((8, 8, 3), np.uint8))


@pytest.mark.usefixtures("only_predecessor")
def test_an_interpreter_that_fails_on_an_image_is_an_error_of_the_model():
    with pytest.raises(ModelRejectedError, match="failed on an image: shape"):
        Runtime(b"build").run(np.zeros((9, 9, 3), np.uint8))


def test_a_build_with_other_outputs_is_refused_and_both_are_named(bundle_files):
    model = bundle_files[MODEL_FILE]
    assert b"heatmaps" in model

    with pytest.raises(ModelRejectedError, match=r"outputs \[.*'heatmapz'.*\]; expected one input and logits"):
        Runtime(model.replace(b"heatmaps", b"heatmapz"))


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda _model: b"", id="nothing"),
        pytest.param(lambda _model: b"no model at all" * 99, id="text"),
        pytest.param(lambda _model: b"\x1c\0\0\0TFL3" + bytes(4000), id="zeros after the right mark"),
        pytest.param(lambda model: model[: len(model) // 2], id="half of a build"),
    ],
)
def test_a_garbage_build_is_refused_by_the_interpreter(bundle_files, damage):
    with pytest.raises(ModelRejectedError, match="cannot load the build"):
        Runtime(damage(bundle_files[MODEL_FILE]))


def test_the_same_image_gets_the_same_answer_twice(classifier):
    image = classifier.bundle.golden["inputs"][0]

    first, second = classifier.runtime.run(image), classifier.runtime.run(255 - image)
    again = classifier.runtime.run(image)

    assert np.array_equal(first.logits, again.logits)
    assert np.array_equal(first.heatmaps, again.heatmaps)
    assert not np.array_equal(first.logits, second.logits)  # so `first` is a copy, not the interpreter's memory


def test_the_classifier_loads_without_what_only_training_needs():
    code = (
        "import sys; from desktop.bundled import default_bundle; from inference.classifier import load_classifier; "
        "load_classifier(default_bundle()); "
        "print([name for name in ('tensorflow', 'keras', 'sklearn', 'matplotlib', 'scipy') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert found.stdout.strip() == "[]"
