"""What the model was made for, what it cannot do, and how it was measured: its card, for people."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from desktop.gui.controls import Button
from desktop.gui.jobs import ModelInfo
from desktop.gui.theme import STEP_PX
from inference.card import Evidence, ModelCard


class AboutModelDialog(QDialog):
    """The model card, limits before figures."""

    def __init__(self, model: ModelInfo, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("About this model")
        self.resize(720, 600)
        self.text = QTextBrowser()
        self.text.setAccessibleName("Model card")
        # A card comes with a bundle from anywhere: it may not make the window open addresses or files.
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(2 * STEP_PX)
        self.text.setHtml(card_html(model))
        close = Button("Close", primary=True)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX)
        layout.setSpacing(2 * STEP_PX)
        layout.addWidget(self.text)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()


def card_html(model: ModelInfo) -> str:
    """The card as HTML; every text of the card is escaped."""
    card = model.card
    parts = [
        f"<h2>{escape(card.id)}</h2>",
        f"<p>Version {escape(card.version)}, {escape(card.precision.value)}, {escape(card.architecture)}.<br>"
        f"Bundle {escape(model.bundle_id)}</p>",
        _signature(model),
        "<h3>Intended use</h3>",
        f"<p>{escape(card.intended_use)}</p>",
        "<h3>Limits</h3>",
        _list(card.limits),
        "<h3>When it does not report</h3>",
        _abstention(card),
        "<h3>How it was measured</h3>",
    ]
    if not card.evidence:
        parts.append("<p>The card carries no evidence: trust no answer of this model.</p>")
    for evidence in card.evidence:
        parts.extend(_evidence(card, evidence))
    record = card.training
    counts = ", ".join(f"{name} {count:,}" for name, count in record.data.count_per_class.items())
    parts += [
        "<h3>What it learned from</h3>",
        f"<p>{escape(record.data.name)}: {record.data.image_count:,} images ({escape(counts)}); "
        f"{escape(record.split.kind)} split, {record.split.train_count:,} to train, "
        f"{record.split.validation_count:,} to validate, {record.split.test_count:,} to test. "
        f"Started from {escape(record.started_from)}.<br>{escape(record.data.citation)}</p>",
        "<h3>Licence</h3>",
        f"<p>{escape(card.licence)}</p>",
    ]
    return "".join(parts)


def _signature(model: ModelInfo) -> str:
    sentence = escape(model.signature.sentence)
    return f"<p><b>{sentence}</b></p>" if model.signature.is_warning else f"<p>{sentence}</p>"


def _list(items: Iterable[str]) -> str:
    lines = "".join(f"<li>{escape(item)}</li>" for item in items)
    return f"<ul>{lines}</ul>" if lines else "<p>The card names none, which no model deserves.</p>"


def _abstention(card: ModelCard) -> str:
    return (
        f"<p>Below a probability of {card.thresholds.abstain_below.default:.0%}, and when a field is out of focus, too "
        "dark or too bright, of unknown proportions, or outside what the model knows.</p>"
    )


def _evidence(card: ModelCard, evidence: Evidence) -> list[str]:
    low, high = evidence.accuracy_interval_95
    names = {label.id: label.display_name for label in card.labels}
    scores = [
        (
            names.get(score.label_id, score.label_id),
            f"{score.recall:.1%}",
            f"{score.precision:.1%}",
            f"{score.support:,}",
        )
        for score in evidence.per_class
    ]
    parts = [
        f"<p><b>{escape(evidence.subset)}, {evidence.image_count:,} images</b><br>"
        f"Accuracy {evidence.accuracy:.1%} (95 % interval {low:.1%} to {high:.1%}); "
        f"not reported {evidence.abstention_rate:.1%}; "
        f"agrees with the trained model on {evidence.agreement_with_keras:.1%}.</p>",
        _table(("Class", "Found (recall)", "Right (precision)", "Images"), scores),
    ]
    if evidence.shifts:
        worst = sorted(evidence.shifts, key=lambda shift: shift.accuracy)
        parts.append("<p>Accuracy under other colour, light and focus:</p>")
        rows = [(shift.name, f"{shift.accuracy:.1%}", f"{shift.abstention_rate:.1%}") for shift in worst]
        parts.append(_table(("Change", "Accuracy", "Not reported"), rows))
    return parts


def _table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f'<th align="left">{escape(text)}</th>' for text in headers)
    body = "".join("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in rows)
    return f'<table cellspacing="0" cellpadding="4"><tr>{head}</tr>{body}</table>'
