"""One glance: the answer, how sure, whether to trust it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.gui.about_model import card_html
from desktop.gui.answer_panel import AnswerPanel
from desktop.gui.classes import class_styles
from desktop.gui.classifier_keeper import ModelInfo
from inference.decision import Decision, Flag
from tests.desktop.gui.shown_results import stored_result


@pytest.fixture
def panel(qtbot, card):
    widget = AnswerPanel()
    qtbot.addWidget(widget)
    widget.resize(280, 620)
    widget.show()
    qtbot.waitExposed(widget)
    widget.show_it = lambda result: widget.show_result(result, class_styles(card.labels))
    return widget


@pytest.fixture
def make_result(tmp_path, draw):
    path = draw(tmp_path / "a.png", 0)
    return lambda **values: stored_result(path, **values)


def visible_words(panel):
    return " | ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible() and label.text())


def test_a_reported_class_is_named_with_its_probability_and_set(qtbot, panel, make_result):
    panel.show_it(make_result(best=2, sure=0.972))
    qtbot.waitUntil(lambda: "Flags | None" in visible_words(panel))
    assert panel.title.text() == "Pre-B"
    assert panel.probability.text() == "97.2\N{NO-BREAK SPACE}%"
    assert panel.badge.accessibleName() == "P: Pre-B"
    assert "95 % set" in visible_words(panel)
    assert panel.bars.accessibleName().startswith("Benign 0.9\N{NO-BREAK SPACE}%, Early Pre-B")
    assert not panel.notice.isVisible()


def test_an_abstention_says_why_and_is_never_a_class_in_small_print(panel, make_result):
    reason = "Not reported: The field is outside what the model knows."
    panel.show_it(make_result(decision=Decision.ABSTAINED, flags=(Flag.OUT_OF_DISTRIBUTION,), reason=reason))
    assert panel.title.text() == "Not reported"
    assert panel.reason.text() == "The field is outside what the model knows."
    assert panel.notice.isVisible()
    assert panel.probability.text() == ""
    assert not panel.badge.isVisible()
    assert panel.bars_title.text() == "Considered, not reported"


def test_an_unreadable_file_says_why_and_shows_no_numbers(panel, make_result):
    panel.show_it(make_result(decision=Decision.UNREADABLE, reason="Unreadable: the file is empty (0 bytes)"))
    assert panel.title.text() == "Unreadable"
    assert panel.reason.text() == "The file is empty (0 bytes)"
    assert not panel.bars.isVisible()
    assert "95 % set" not in visible_words(panel)


def test_every_flag_is_a_sentence_and_the_next_row_starts_clean(qtbot, panel, make_result):
    panel.show_it(make_result(flags=(Flag.STAIN, Flag.DUPLICATE)))
    sentences = f"{Flag.STAIN.sentence} | {Flag.DUPLICATE.sentence}"
    qtbot.waitUntil(lambda: sentences in visible_words(panel))
    panel.show_it(make_result())
    assert Flag.STAIN.sentence not in visible_words(panel)


def test_no_row_shows_no_answer(panel, make_result):
    panel.show_it(make_result())
    panel.show_it(None)
    assert not visible_words(panel)


def test_file_and_model_are_told_when_they_are_asked_for(qtbot, panel, make_result):
    result = make_result()
    panel.show_it(result)
    assert "SHA-256" not in visible_words(panel)
    qtbot.mouseClick(panel.provenance.toggle, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "SHA-256" in visible_words(panel))
    assert result.row.image_sha256 in panel.provenance.text()


def test_right_to_left_mirrors_the_bars(qtbot, panel, make_result):
    panel.show_it(make_result(best=2, sure=0.972))
    before = panel.bars.grab().toImage()
    panel.bars.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    after = panel.bars.grab().toImage()
    badge = (3, 90)
    assert after.pixelColor(after.width() - 1 - badge[0], badge[1]) == before.pixelColor(*badge)
    assert after.pixelColor(*badge) != before.pixelColor(*badge)


def test_the_models_limits_are_one_click_away(qtbot, panel, make_result):
    panel.show_it(make_result())
    with qtbot.waitSignal(panel.about_model_wanted):
        qtbot.mouseClick(panel.about_button, Qt.MouseButton.LeftButton)


def test_the_card_page_tells_use_limits_and_evidence_and_escapes_what_the_card_says(card):
    html = card_html(ModelInfo(card, "3f9a12cd"))
    assert "Never for &lt;patients&gt;." in html
    assert "four classes &amp; nothing else" in html
    shares = [f"{share}\N{NO-BREAK SPACE}%" for share in ("96.5", "94.0", "98.0")]
    assert "Accuracy {} (95 % interval {} to {})".format(*shares) in html
    assert "withheld blocks, 324 images" in html
    assert html.index("Limits") < html.index("How it was measured")
    assert html.index("brightness 0.85") < html.index("blur</td>"), "the worst change comes first"


def test_a_card_without_evidence_says_so(card):
    bare = card.model_copy(update={"evidence": (), "limits": ()})
    html = card_html(ModelInfo(bare, "0"))
    assert "no evidence" in html
    assert "names none" in html


def test_another_row_is_shown_from_its_beginning_and_the_same_one_stays_where_it_was(qtbot, panel, make_result):
    panel.resize(280, 200)
    panel.show_it(make_result(best=2))
    bar = panel.scroll_area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(100)

    panel.show_it(make_result(best=2))
    assert bar.value() == 100, "its review was read anew"
    other = make_result(best=1)
    panel.show_it(replace(other, key=replace(other.key, image_id=other.key.image_id + 1)))
    assert bar.value() == 0
