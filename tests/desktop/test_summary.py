"""The summary says in words, and again as JSON, what a run found and what it rests on."""

import json
from dataclasses import replace

import pytest

from desktop.summary import RESEARCH_USE, summary_lines, write_summary
from inference.decision import Decision, Flag
from inference.errors import OutputError


@pytest.fixture
def summary(mixed_images, screen):
    return screen(mixed_images)[0]


def test_the_words_carry_the_counts_and_that_this_is_research(summary, mixed_images):
    lines = summary_lines(summary)

    assert lines[0] == f"Folder: {mixed_images}"
    assert lines[1] == "Images: 5 of 5 screened; 6 rows; 1 other files passed over"
    assert f"Not reported (the model abstained): {summary.decisions[Decision.ABSTAINED]}" in lines
    assert "Unreadable: 1" in lines
    assert f"  1 x duplicate: {Flag.DUPLICATE.sentence}" in lines
    assert lines[-1] == RESEARCH_USE


def test_the_words_name_model_bundle_and_runtime(summary, classifier):
    (line,) = [line for line in summary_lines(summary) if line.startswith("Model: ")]

    assert f"{classifier.card.id} {classifier.card.version}" in line
    assert classifier.bundle.bundle_id[:12] in line
    assert f"{classifier.runtime.name} {classifier.runtime.version}" in line


def test_a_cancelled_run_says_how_far_it_came(mixed_images, screen):
    finished = []

    summary, _finished = screen(mixed_images, on_result=finished.append, should_stop=lambda: bool(finished))

    assert summary_lines(summary)[1].startswith("Images: 1 of 5 screened (cancelled)")


def test_folders_that_could_not_be_read_are_named(images, field_png, screen):
    (images / "a.png").write_bytes(field_png)
    found, _finished = screen(images)

    summary = replace(found, unreadable_folders=("images/locked",))

    assert not found.has_findings
    assert "Folders that could not be read: images/locked" in summary_lines(summary)
    assert summary.has_findings


def test_the_json_agrees_with_the_words(summary, tmp_path):
    write_summary(summary, tmp_path)

    record = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    assert (tmp_path / "summary.txt").read_text(encoding="utf-8").splitlines() == summary_lines(summary)
    assert (record["schema_version"], record["ending"]) == (1, "complete")
    assert (record["image_count"], record["row_count"], record["other_count"]) == (5, 6, 1)
    assert record["decisions"] == {decision.value: summary.decisions[decision] for decision in Decision}
    assert sum(record["decisions"].values()) == record["row_count"]
    assert record["flags"]["duplicate"] == 1
    assert record["bundle_id"] == summary.run.bundle_id
    assert record["intended_use"] in summary_lines(summary)
    assert "research use only" in record["intended_use"]


def test_a_summary_that_cannot_be_written_is_an_output_error(summary, tmp_path):
    (tmp_path / "taken").write_text("a file")

    with pytest.raises(OutputError, match="cannot be written"):
        write_summary(summary, tmp_path / "taken")
