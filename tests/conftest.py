"""Fixtures that several packages' tests share: a drawn field, the shipped bundle, and bundles altered on purpose."""

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest
from numpy.typing import NDArray

from converter.drawing.smears import NamedStyle, draw_smear
from desktop.bundled import default_bundle
from desktop.user_folders import HOME_VARIABLE
from inference.classifier import Classifier, load_classifier
from tests.fixtures_bundles import read_files, write_folder


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where processes divide the files of tests, those with slow tests come first, so that none is left at the end."""
    if not hasattr(config, "workerinput"):
        return
    slow_tests = Counter(item.path for item in items if item.get_closest_marker("slow"))
    items.sort(key=lambda item: -slow_tests[item.path])


@pytest.fixture(scope="session")
def field() -> NDArray[np.uint8]:
    """A drawn smear of ordinary proportions, uint8 (120, 160, 3)."""
    return draw_smear(NamedStyle.TAN_MIXED.value, width_px=160, height_px=120, seed=1)


@pytest.fixture(scope="session")
def classifier() -> Classifier:
    """The shipped bundle, loaded once; tests of one process share its interpreter."""
    return load_classifier(default_bundle())


@pytest.fixture(scope="session")
def bundle_files() -> Mapping[str, bytes]:
    """The shipped bundle's files by name; all tests share them, so they cannot be changed."""
    return MappingProxyType(read_files(default_bundle()))


@pytest.fixture(autouse=True)
def _home_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes what SmearScope keeps for the user who runs the tests."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path_factory.getbasetemp() / "smearscope-home"))


@pytest.fixture
def make_bundle(tmp_path: Path, bundle_files: Mapping[str, bytes]) -> Callable[..., Path]:
    """Write the shipped bundle with some files replaced; the sums are made anew unless they are replaced too."""

    def make(replaced: dict[str, bytes] | None = None) -> Path:
        return write_folder(tmp_path / "altered-bundle", bundle_files, replaced or {})

    return make
