"""No cell of a CSV can run as a formula, and every text can be had back."""

import pytest

from inference.cell_guard import guarded, unguarded

DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1", "=cmd|' /C calc'!A0"]
HARMLESS = ["", "a.png", "a=b", "Fall Ü", " =1", "患者", "1.5"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert guarded(text) == "'" + text


@pytest.mark.parametrize("text", HARMLESS)
def test_other_text_stays_as_it_is(text):
    assert guarded(text) == text


@pytest.mark.parametrize("text", [*DANGEROUS, *HARMLESS, "'", "'=1", "''a", "'quoted'"])
def test_every_text_can_be_had_back(text):
    assert unguarded(guarded(text)) == text
