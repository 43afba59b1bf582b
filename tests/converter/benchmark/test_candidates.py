"""An ONNX file is asked under its own names, and refused where it has no answer."""

import sys
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from converter.benchmark.candidates import Candidate, Engine, EngineMissingError, load_candidate
from inference.errors import UnusableInputError


def _onnxruntime(outputs: Mapping[str, Any]) -> SimpleNamespace:
    """A library whose every session has these outputs."""
    session = SimpleNamespace(
        get_inputs=lambda: [SimpleNamespace(name="image")],
        get_outputs=lambda: [SimpleNamespace(name=name) for name in outputs],
        run=lambda names, _given: [outputs[name] for name in names],
    )
    return SimpleNamespace(
        __version__="1.0",
        disable_telemetry_events=lambda: None,
        SessionOptions=SimpleNamespace,
        InferenceSession=lambda _path, _options, providers: session,
    )


def _candidate(outputs: Mapping[str, str] | None) -> Candidate:
    return Candidate("onnx", Engine.ONNX_RUNTIME, Path("a.onnx"), Path("images.npy"), outputs=outputs)


def test_outputs_are_renamed_to_ours(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "onnxruntime", _onnxruntime({"PartitionedCall:1": np.array([[1.0, 2.0]])}))

    loaded = load_candidate(_candidate({"logits": "PartitionedCall:1"}), 1)

    assert loaded.run(np.zeros((2, 2, 3), np.uint8))["logits"].tolist() == [1.0, 2.0]


def test_a_file_without_logits_is_refused_with_the_outputs_it_has(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "onnxruntime", _onnxruntime({"dense": None, "softmax": None}))

    with pytest.raises(UnusableInputError, match=r"a\.onnx has no output `logits`, but dense, softmax"):
        load_candidate(_candidate(None), 1)


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "onnxruntime", None)

    with pytest.raises(EngineMissingError, match="ONNX Runtime is not installed"):
        load_candidate(_candidate(None), 1)
