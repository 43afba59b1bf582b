"""One glance: the answer, how sure, whether to trust it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.gui.about_model import card_html
from desktop.gui.answer_panel import AnswerPanel
from desktop.gui.classes import class_styles
from desktop.gui.jobs import ModelInfo
from inference.decision import Decision, Flag


@pytest.fixture
def panel(qtbot, card):
    widget = AnswerPanel()
    qtbot.addWidget(widget)
    widget.resize(280, 620)
    widget.show()
    qtbot.waitExposed(widget)
    widget.show_it = lambda entry: widget.show_entry(entry, class_styles(card.labels))
    return widget


def visible_words(panel):
    return " | ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible() and label.text())


def test_a_reported_class_is_named_with_its_probability_and_set(qtbot, panel, make_entry):
    panel.show_it(make_entry(best=2, sure=0.972))
    qtbot.waitUntil(lambda: "Flags | None" in visible_words(panel))
    assert panel.title.text() == "Pre-B"
    assert panel.probability.text() == "97.2\N{NO-BREAK SPACE}%"
    assert panel.badge.accessibleName() == "P: Pre-B"
    assert "95 % set" in visible_words(panel)
    assert panel.bars.accessibleName().startswith("Benign 0.9\N{NO-BREAK SPACE}%, Early Pre-B")
    assert not panel.notice.isVisible()


def test_an_abstention_says_why_and_is_never_a_class_in_small_print(panel, make_entry):
    reason = "Not reported: The field is outside what the model knows."
    panel.show_it(make_entry(decision=Decision.ABSTAINED, flags=(Flag.OUT_OF_DISTRIBUTION,), reason=reason))
    assert panel.title.text() == "Not reported"
    assert panel.reason.text() == "The field is outside what the model knows."
    assert panel.notice.isVisible()
    assert panel.probability.text() == ""
    assert not panel.badge.isVisible()
    assert panel.bars_title.text() == "Considered, not reported"


def test_an_unreadable_file_says_why_and_shows_no_numbers(panel, make_entry):
    panel.show_it(make_entry(decision=Decision.UNREADABLE, reason="Unreadable: the file is empty (0 bytes)"))
    assert panel.title.text() == "Unreadable"
    assert panel.reason.text() == "The file is empty (0 bytes)"
    assert not panel.bars.isVisible()
    assert "95 % set" not in visible_words(panel)


def test_every_flag_is_a_sentence_and_the_next_entry_starts_clean(qtbot, panel, make_entry):
    panel.show_it(make_entry(flags=(Flag.STAIN, Flag.DUPLICATE)))
    sentences = f"{Flag.STAIN.sentence} | {Flag.DUPLICATE.sentence}"
    qtbot.waitUntil(lambda: sentences in visible_words(panel))
    panel.show_it(make_entry())
    assert Flag.STAIN.sentence not in visible_words(panel)


def test_the_models_limits_are_one_click_away(qtbot, panel, make_entry):
    panel.show_it(make_entry())
    with qtbot.waitSignal(panel.about_model_wanted):
        qtbot.mouseClick(panel.about_button, Qt.MouseButton.LeftButton)


def test_the_card_page_tells_use_limits_and_evidence_and_escapes_what_the_card_says(card):
    html = card_html(ModelInfo(card, "3f9a12cd"))
    assert "Never for &lt;patients&gt;." in html
    assert "four classes &amp; nothing else" in html
    assert "Accuracy 96.5% (95 % interval 94.0% to 98.0%)" in html
    assert "withheld blocks, 324 images" in html
    assert html.index("Limits") < html.index("How it was measured")
    assert html.index("brightness 0.85") < html.index("blur</td>"), "the worst change comes first"


def test_a_card_without_evidence_says_so(card):
    bare = card.model_copy(update={"evidence": (), "limits": ()})
    html = card_html(ModelInfo(bare, "0"))
    assert "no evidence" in html
    assert "names none" in html
