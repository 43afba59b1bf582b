"""Foreign images are counted by source, and what cannot be read is counted apart."""

import json
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner

from converter.commands.trust_methods import app
from converter.trust.foreign import ForeignCount, even_limit, screen_foreign
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


def test_the_even_limit_is_the_quantile_of_the_scores_of_familiar_images():
    # A classifier whose score is the picture's first value: of 0 to 20 the 95th percentile is 19.
    scored = SimpleNamespace(
        classify=lambda image: SimpleNamespace(out_of_distribution_score=float(image.pixels.flat[0]))
    )
    pixels = [np.full((2, 2, 3), value, np.uint8) for value in range(21)]

    assert even_limit(scored, pixels, 0.05) == pytest.approx(19.0)


def test_counts_and_shares_at_the_even_limit_come_out_by_hand():
    count = ForeignCount("a", 4, 1, 2, 3, {"Benign": 1}, scores=(1.0, 2.0, 3.0, 4.0))

    assert count.count_above(2.0) == 2
    record = count.as_json(even_score=2.0)
    assert (record["at_even_false_alarms"]["count"], record["at_even_false_alarms"]["share"]) == (2, 0.5)
    assert (record["abstained"]["count"], record["abstained"]["share"]) == (3, 0.75)
    assert "at_even_false_alarms" not in count.as_json()


def test_a_source_of_which_nothing_is_readable_has_no_share():
    record = ForeignCount("a", 0, 2, 0, 0).as_json(even_score=1.0)

    for check in ("out_of_distribution", "abstained", "at_even_false_alarms"):
        assert record[check] == {"count": 0, "share": None, "interval_95": None}


def test_the_command_writes_the_counts_as_json(folder: Path, tmp_path: Path):
    out = tmp_path / "counts.json"
    found = CliRunner().invoke(app, ["foreign", str(default_bundle()), str(folder), "--out", str(out)])

    assert found.exit_code == 0, found.output
    sources = json.loads(out.read_text(encoding="utf-8"))["sources"]
    assert sources[-1]["source"] == "all"
    assert sources[-1]["readable_count"] == 4
