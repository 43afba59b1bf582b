"""What the model was made for, what it cannot do, and how it was measured: its card, for people."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from desktop.gui.classifier_keeper import ModelInfo
from desktop.gui.controls import Button
from desktop.gui.direction import isolated
from desktop.gui.engine_words import engine_sentence, signature_sentence
from desktop.gui.numbers import number_text, percent_text
from desktop.gui.theme import STEP_PX
from desktop.gui.wording import share_text
from inference.card import Evidence, ModelCard

# By this name, and with literal arguments: the tool that collects texts for translation looks for them.
translate = QCoreApplication.translate


class AboutModelDialog(QDialog):
    """The model card, limits before figures."""

    def __init__(self, model: ModelInfo, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About this model"))
        self.resize(720, 600)
        self.text = CardText(model, self.layoutDirection())
        close = Button(self.tr("Close"), primary=True)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX)
        layout.setSpacing(2 * STEP_PX)
        layout.addWidget(self.text)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
        close.setFocus()


class CardText(QTextBrowser):
    """The card of one model, to be read and scrolled."""

    def __init__(self, model: ModelInfo, direction: Qt.LayoutDirection) -> None:
        super().__init__()
        self.setAccessibleName(translate("AboutModelDialog", "Model card"))
        # A card comes with a bundle from anywhere: it may not make the window open addresses or files.
        self.setOpenLinks(False)
        self.document().setDocumentMargin(2 * STEP_PX)
        option = QTextOption()
        option.setTextDirection(direction)
        self.document().setDefaultTextOption(option)
        self.setHtml(card_html(model))


def card_html(model: ModelInfo) -> str:
    """The card as HTML; every text of the card is escaped."""
    card = model.card
    parts = [
        f"<h2>{_own(card.id)}</h2>",
        "<p>"
        + translate("AboutModelDialog", "Version {version}, {precision}, {architecture}.").format(
            version=_own(card.version), precision=_own(card.precision.value), architecture=_own(card.architecture)
        )
        + "<br>"
        + translate("AboutModelDialog", "Bundle {digits}").format(digits=_own(model.bundle_id))
        + "</p>",
        _signature(model),
        _heading(translate("AboutModelDialog", "Intended use")),
        f"<p>{escape(engine_sentence(card.intended_use))}</p>",
        _heading(translate("AboutModelDialog", "Limits")),
        _list(card.limits),
        _heading(translate("AboutModelDialog", "When it does not report")),
        _abstention(card),
        _heading(translate("AboutModelDialog", "How it was measured")),
    ]
    if not card.evidence:
        nothing = translate("AboutModelDialog", "The card carries no evidence: trust no answer of this model.")
        parts.append(f"<p>{nothing}</p>")
    for evidence in card.evidence:
        parts.extend(_evidence(card, evidence))
    parts += [
        _heading(translate("AboutModelDialog", "What it learned from")),
        _training(card),
        _heading(translate("AboutModelDialog", "Licence")),
        f"<p>{_own(card.licence)}</p>",
    ]
    return "".join(parts)


def _own(text: str) -> str:
    """The card's own words, escaped, in their own direction."""
    return escape(isolated(text))


def _heading(text: str) -> str:
    return f"<h3>{escape(text)}</h3>"


def _signature(model: ModelInfo) -> str:
    sentence = escape(signature_sentence(model.signature))
    return f"<p><b>{sentence}</b></p>" if model.signature.is_warning else f"<p>{sentence}</p>"


def _list(items: Iterable[str]) -> str:
    lines = "".join(f"<li>{escape(engine_sentence(item))}</li>" for item in items)
    none = translate("AboutModelDialog", "The card names none, which no model deserves.")
    return f"<ul>{lines}</ul>" if lines else f"<p>{escape(none)}</p>"


def _abstention(card: ModelCard) -> str:
    text = translate(
        "AboutModelDialog",
        "Below a probability of {share}, and when a field is out of focus, too dark or too bright, of unknown "
        "proportions, or outside what the model knows.",
    ).format(share=percent_text(card.thresholds.abstain_below.default))
    return f"<p>{escape(text)}</p>"


def _training(card: ModelCard) -> str:
    record = card.training
    counts = ", ".join(f"{name} {number_text(count)}" for name, count in record.data.count_per_class.items())
    text = translate(
        "AboutModelDialog",
        "{name}: {count} images ({counts}); {kind} split, {train} to train, {validation} to validate, {test} to "
        "test. Started from {start}.",
    ).format(
        name=isolated(record.data.name),
        count=number_text(record.data.image_count),
        counts=isolated(counts),
        kind=isolated(record.split.kind),
        train=number_text(record.split.train_count),
        validation=number_text(record.split.validation_count),
        test=number_text(record.split.test_count),
        start=isolated(record.started_from),
    )
    return f"<p>{escape(text)}<br>{_own(record.data.citation)}</p>"


def _evidence(card: ModelCard, evidence: Evidence) -> list[str]:
    low, high = evidence.accuracy_interval_95
    names = {label.id: label.display_name for label in card.labels}
    scores = [
        (
            names.get(score.label_id, score.label_id),
            share_text(score.recall),
            share_text(score.precision),
            number_text(score.support),
        )
        for score in evidence.per_class
    ]
    title = translate("AboutModelDialog", "{subset}, {count} images").format(
        subset=isolated(evidence.subset), count=number_text(evidence.image_count)
    )
    figures = translate(
        "AboutModelDialog",
        "Accuracy {accuracy} (95 % interval {low} to {high}); not reported {withheld}; agrees with the trained model "
        "on {agreement}.",
    ).format(
        accuracy=share_text(evidence.accuracy),
        low=share_text(low),
        high=share_text(high),
        withheld=share_text(evidence.abstention_rate),
        agreement=share_text(evidence.agreement_with_keras),
    )
    parts = [
        f"<p><b>{escape(title)}</b><br>{escape(figures)}</p>",
        _table(
            (
                translate("AboutModelDialog", "Class"),
                translate("AboutModelDialog", "Found (recall)"),
                translate("AboutModelDialog", "Right (precision)"),
                translate("AboutModelDialog", "Images"),
            ),
            scores,
        ),
    ]
    if evidence.shifts:
        worst = sorted(evidence.shifts, key=lambda shift: shift.accuracy)
        title = translate("AboutModelDialog", "Accuracy under other colour, light and focus:")
        parts.append(f"<p>{escape(title)}</p>")
        rows = [(shift.name, share_text(shift.accuracy), share_text(shift.abstention_rate)) for shift in worst]
        parts.append(
            _table(
                (
                    translate("AboutModelDialog", "Change"),
                    translate("AboutModelDialog", "Accuracy"),
                    translate("AboutModelDialog", "Not reported"),
                ),
                rows,
            )
        )
    return parts


def _table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f'<th align="left">{escape(text)}</th>' for text in headers)
    body = "".join("<tr>" + "".join(f"<td>{_own(text)}</td>" for text in row) + "</tr>" for row in rows)
    return f'<table cellspacing="0" cellpadding="4"><tr>{head}</tr>{body}</table>'
