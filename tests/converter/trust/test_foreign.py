"""Foreign images are counted by source, and what cannot be read is counted apart."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner

from converter.commands.trust_methods import app
from converter.trust.foreign import screen_foreign
from desktop.bundled import default_bundle
from inference.classifier import Classifier
from inference.errors import UnusableInputError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    flat = Image.fromarray(np.full((224, 224, 3), 128, np.uint8))
    for name in ("a/one/1.png", "a/one/2.png", "a/two/3.png", "b/4.png"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        flat.save(path)
    (tmp_path / "b" / "broken.png").write_bytes(b"no image")
    return tmp_path


def test_images_are_counted_by_source_by_top_folder_and_together(classifier: Classifier, folder: Path):
    counts = screen_foreign(classifier, folder)

    assert [(each.source, each.readable_count, each.unreadable_count) for each in counts] == [
        ("a/one", 2, 0),
        ("a/two", 1, 0),
        ("b", 1, 1),
        ("a/", 3, 0),
        ("all", 4, 1),
    ]
    for each in counts:
        assert each.abstained_count + sum(each.reported_as.values()) == each.readable_count


def test_a_folder_without_images_is_refused(classifier: Classifier, tmp_path: Path):
    with pytest.raises(UnusableInputError, match="holds no image file"):
        screen_foreign(classifier, tmp_path)


def test_the_command_writes_the_counts_as_json(folder: Path, tmp_path: Path):
    out = tmp_path / "counts.json"
    found = CliRunner().invoke(app, ["foreign", str(default_bundle()), str(folder), "--out", str(out)])

    assert found.exit_code == 0, found.output
    sources = json.loads(out.read_text(encoding="utf-8"))["sources"]
    assert sources[-1]["source"] == "all"
    assert sources[-1]["readable_count"] == 4
