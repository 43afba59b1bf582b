"""Fixtures: a tiny network with its papers, and drawn images."""

from pathlib import Path

import pytest

from tests.training.drawn_model import DrawnModel, write_drawn_model


@pytest.fixture(scope="session")
def drawn_model(tmp_path_factory: pytest.TempPathFactory, drawn_data: Path) -> DrawnModel:
    """Not to be changed."""
    return write_drawn_model(tmp_path_factory.mktemp("model"), drawn_data)
