"""OpenVINO is used where asked for only, reports to nobody, and is missed in clear words.

Answers of the real library are tested where builds are made: tests/converter/test_openvino.py.
"""

import sys
from pathlib import Path

import pytest

from desktop.bundled import default_bundle
from inference.classifier import load_classifier
from inference.errors import BundleRefusedError
from inference.openvino_runtime import load_openvino
from inference.runtime import ModelRejectedError, RuntimeMissingError
from inference.runtime_choice import RuntimeKind, open_runtime

LIBRARY, TELEMETRY = "openvino", "openvino_telemetry"
# Imports its telemetry as the real one does, and notes what came of it.
IMPORTS_TELEMETRY = """
try:
    import openvino_telemetry
    reports = True
except ImportError:
    reports = False
"""

REFUSES = """
class Core:
    def read_model(self, path):
        raise RuntimeError('no such\\noperation')
    def compile_model(self, model, device, settings):
        raise AssertionError('nothing was read')
"""


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Write a package of a given text that is found first, and forget any that was imported."""
    for name in [name for name in sys.modules if name.split(".")[0] in (LIBRARY, TELEMETRY)]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(tmp_path)

    def write(name: str, text: str) -> None:
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(text)

    yield write
    for name in (LIBRARY, TELEMETRY):
        sys.modules.pop(name, None)


def test_its_telemetry_is_never_imported_although_installed(install):
    install(TELEMETRY, "raise AssertionError('it would report now')")
    install(LIBRARY, IMPORTS_TELEMETRY)

    assert load_openvino().reports is False


def test_where_telemetry_runs_already_it_is_refused(install):
    install(TELEMETRY, "")
    __import__(TELEMETRY)

    with pytest.raises(RuntimeMissingError, match="may have reported its use over the network"):
        load_openvino()


def test_where_it_is_not_installed_the_error_says_how_to_install_it(install, monkeypatch):
    monkeypatch.setitem(sys.modules, LIBRARY, None)

    with pytest.raises(
        RuntimeMissingError, match=r"not installed: pip install .*\[openvino\].* or use the runtime tflite"
    ):
        open_runtime(RuntimeKind.OPENVINO, b"build")


@pytest.mark.parametrize("text", ["raise ImportError('libtbb.so.12: not found')", "import nowhere_libtbb"])
def test_one_that_does_not_start_is_no_bug_of_ours(install, text):
    install(LIBRARY, text)

    with pytest.raises(RuntimeMissingError, match=r"is installed but cannot start: .*libtbb"):
        load_openvino()


def test_a_classifier_is_never_given_another_runtime_than_asked_for(install, monkeypatch):
    monkeypatch.setitem(sys.modules, LIBRARY, None)

    with pytest.raises(RuntimeMissingError):
        load_classifier(default_bundle(), runtime=RuntimeKind.OPENVINO)
    assert load_classifier(default_bundle()).runtime.name in ("ai-edge-litert", "tflite-runtime")


def test_a_build_that_it_refuses_is_refused_with_its_words_and_a_way_out(install, monkeypatch):
    install(LIBRARY, REFUSES)
    monkeypatch.setattr("importlib.metadata.version", lambda _name: "1.0")

    with pytest.raises(
        BundleRefusedError, match=r"openvino 1\.0 cannot load the build: no such operation. Try it with"
    ):
        load_classifier(default_bundle(), runtime=RuntimeKind.OPENVINO)


def test_garbage_is_refused_before_it_reaches_the_library(install, monkeypatch):
    install(LIBRARY, "")
    monkeypatch.setattr("importlib.metadata.version", lambda _name: "1.0")

    with pytest.raises(ModelRejectedError, match="no TFLite file"):
        open_runtime(RuntimeKind.OPENVINO, b"garbage" * 99)
