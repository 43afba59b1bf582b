"""File and model are told whole, on request."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from desktop.gui.provenance import ProvenanceSection, provenance
from tests.desktop.gui.shown_results import stored_result


@pytest.fixture
def row(draw, tmp_path):
    return stored_result(draw(tmp_path / "a.png", 0)).row


def test_the_facts_name_the_file_and_the_model_to_the_last_digit(row):
    facts = dict(provenance(row))
    assert facts["SHA-256 of the file"] == row.image_sha256
    assert facts["Bundle"] == "b" * 64
    assert facts["Model"] == "test-double-int8 0.1.0"
    assert facts["Size"] == "160 \N{MULTIPLICATION SIGN} 120 px"
    assert facts["Took"] == "41 ms"


def test_what_is_not_known_is_not_named(row):
    titles = {title for title, _text in provenance(replace(row, elapsed_ms=None, width_px=None))}
    assert not titles & {"Took", "Size", "Case", "Page", "Tile"}


def test_it_opens_on_request_stays_open_for_the_next_row_and_can_be_copied(qtbot, row):
    section = ProvenanceSection()
    qtbot.addWidget(section)
    section.show_row(row)
    assert section.facts_area.isHidden()
    section.toggle.click()
    assert not section.facts_area.isHidden()
    section.show_row(replace(row, image_path="next.png"))
    section.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert "File: next.png" in copied
    assert row.image_sha256 in copied, "without the marks that let it break over lines"
