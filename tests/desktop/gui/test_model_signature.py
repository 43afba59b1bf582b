"""The window says what the bundle's signature is worth wherever it tells about the model."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.gui.about_model import card_html
from desktop.gui.activity import Activity
from desktop.gui.classifier_keeper import ModelInfo, model_info
from desktop.gui.messages import message_of
from desktop.gui.status_bar import StatusBar
from desktop.signature_report import UNSIGNED, SignatureReport
from desktop.signers import TrustListError
from inference.card import Signer
from inference.signature import BundleSignature, SignatureState
from tests.desktop.gui.conftest import ClassifierDouble

pytestmark = pytest.mark.qt


@pytest.fixture
def status_bar(qtbot):
    bar = StatusBar()
    qtbot.addWidget(bar)
    return bar


def test_the_model_page_says_that_a_bundle_is_not_signed(card):
    assert f"<p>{UNSIGNED.sentence}</p>" in card_html(ModelInfo(card, "3f9a12cd"))


def test_the_model_page_stresses_a_warning_and_escapes_the_signers_name(card):
    report = SignatureReport(SignatureState.UNTRUSTED, "Signed by <b>me</b>.")

    assert "<p><b>Signed by &lt;b&gt;me&lt;/b&gt;.</b></p>" in card_html(ModelInfo(card, "3f9a12cd", report))


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (SignatureState.UNSIGNED, ""),
        (SignatureState.TRUSTED, ""),
        (SignatureState.UNTRUSTED, "SIGNER NOT TRUSTED"),
        (SignatureState.STRIPPED, "SIGNATURE MISSING"),
    ],
)
def test_the_status_bar_keeps_a_warning_in_sight(status_bar, card, state, words):
    status_bar.show_model(ModelInfo(card, "3f9a12cd", SignatureReport(state, "the whole sentence")))

    shown = status_bar.model.text()
    assert words in shown
    assert ("SIGN" in shown) is bool(words)
    assert "the whole sentence" in status_bar.model.toolTip()


def test_a_card_cannot_hide_the_warning_behind_markup_of_its_own(status_bar, card):
    warned = SignatureReport(SignatureState.UNTRUSTED, "the whole sentence")
    status_bar.show_model(ModelInfo(card.model_copy(update={"version": "1<b></b><!--"}), "3f9a12cd", warned))
    with_markup = status_bar.model.sizeHint().width()
    status_bar.show_model(ModelInfo(card.model_copy(update={"version": "1"}), "3f9a12cd", warned))

    # Taken for HTML, everything behind the version would be a comment, and the line shorter.
    assert with_markup > status_bar.model.sizeHint().width()


def test_the_window_asks_the_trust_lists_about_a_signed_bundle(tmp_path, monkeypatch):
    monkeypatch.setenv("SMEARSCOPE_CONFIG", str(tmp_path))
    monkeypatch.setenv("SMEARSCOPE_SYSTEM_CONFIG", str(tmp_path))
    classifier = ClassifierDouble()
    signer = Signer(name="Laboratory", fingerprint="0" * 64)
    classifier.bundle = replace(classifier.bundle, signature=BundleSignature(signer, is_missing=False))

    assert model_info(classifier).signature.state is SignatureState.UNTRUSTED
    Path(tmp_path, "trusted_signers.json").write_text("damaged")
    with pytest.raises(TrustListError):
        model_info(classifier)


def test_a_damaged_trust_list_is_told_as_what_it_is():
    message = message_of(Activity.CHECK_MODEL, TrustListError("The list LIST is damaged"))

    assert message.title == "The list of trusted signers cannot be read"
    assert "LIST is damaged" in message.happened
    assert not message.is_bug
