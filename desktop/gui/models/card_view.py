"""A model's card as a page: figures on top, their limits beside, the rest in tabs; and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from desktop.card_figures import card_figures
from desktop.gui.classes import class_styles
from desktop.gui.classifier_keeper import ModelInfo
from desktop.gui.controls import Button, ElidedLabel, IconLabel, clear_layout, restyle, wrapped_label
from desktop.gui.engine_words import engine_sentence, signature_sentence
from desktop.gui.icons import IconName
from desktop.gui.models.card_tables import CardTables
from desktop.gui.models.model_jobs import ListedModel, SelfTested
from desktop.gui.scrolling import ScrolledText
from desktop.gui.theme import STEP_PX
from desktop.gui.validate_figures import Figure, figure_card
from desktop.known_bundle import Origin

_LIMITS_WIDTH_PX = 38 * STEP_PX


class CardView(QWidget):
    """One model.

    Signals:
        default_wanted, test_wanted, cancel_wanted, remove_wanted: what a person wants with the model that is shown.
    """

    default_wanted = Signal()
    test_wanted = Signal()
    cancel_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._model: ListedModel | None = None
        self._is_testing = False
        self.title = wrapped_label(heading=True, scale=1.3)
        self.place = ElidedLabel()
        self.place.setProperty("muted", True)
        self.default_button = Button(self.tr("Use as default"), IconName.DONE, primary=True)
        self.test_button = Button(self.tr("Self-test"), IconName.PAGE_CHECK)
        self.remove_button = Button(self.tr("Remove\u2026"))
        self.state = _State()
        self.figures = {each: figure_card(each) for each in Figure if each is not Figure.REPORTED}
        self.limits = QVBoxLayout()
        self.tables = CardTables()
        self.tabs = QTabWidget()
        self.body = QScrollArea()
        self.default_button.clicked.connect(self.default_wanted)
        self.test_button.clicked.connect(self._on_test)
        self.remove_button.clicked.connect(self.remove_wanted)
        self._lay_out()

    @property
    def model(self) -> ListedModel | None:
        """The one that is shown."""
        return self._model

    def show_model(self, model: ListedModel) -> None:
        """Show a model of whose card nothing is read yet."""
        is_other = self._model is None or self._model.bundle != model.bundle
        self._model = model
        fault = model.bundle.fault
        name = self.tr("Damaged model") if fault else f"{model.bundle.model_id} {model.bundle.version}"
        self.title.setText(name)
        # Hexadecimal digits read from the left in every language.
        digits = f"\N{LEFT-TO-RIGHT MARK}{model.bundle.bundle_id}"
        self.place.setText(self.tr("Bundle {digits}").format(digits=digits))
        self.default_button.setVisible(not model.is_default and not fault)
        self._explain_removal(model)
        if is_other:
            self.body.hide()
            self.state.hide()
        if fault:
            advice = (
                self.tr("Install its file again, or remove it.")
                if model.bundle.origin is Origin.INSTALLED
                else self.tr("Install SmearScope again.")
            )
            self.state.warn(self.tr("This model is damaged: {fault}.").format(fault=fault) + " " + advice)

    def show_card(self, info: ModelInfo) -> None:
        """Show the card of the model."""
        card = info.card
        figures = card_figures(card)
        self.figures[Figure.SENSITIVITY].show_estimate(figures.sensitivity)
        self.figures[Figure.SPECIFICITY].show_estimate(figures.specificity)
        self.figures[Figure.ACCURACY].show_estimate(figures.accuracy)
        self.figures[Figure.WITHHELD].show_estimate(figures.withheld)
        self._show_limits(info)
        self.tables.show_card(card, figures, class_styles(card.labels))
        if info.signature.is_warning:
            self.state.warn(signature_sentence(info.signature))
        self.body.show()

    def show_refused(self, text: str) -> None:
        """The bundle does not hold what it promises."""
        self.body.hide()
        self.default_button.hide()
        self.state.warn(text)

    def show_tested(self, tested: SelfTested) -> None:
        """The self-test holds."""
        answered = self.tr("%n drawn sample(s) answered", "", tested.answers.answered)
        unreadable = self.tr("%n cannot be read, on purpose", "", tested.answers.unreadable)
        holds = self.tr("The self-test holds: files and golden outputs are as they should be, by {runtime}").format(
            runtime=tested.runtime
        )
        self.state.tell(f"{holds}; {answered} ({unreadable}).")

    def show_test_failed(self, text: str) -> None:
        """The self-test does not hold."""
        self.state.warn(self.tr("The self-test failed. Do not screen with this model on this computer.") + " " + text)

    def set_busy(self, *, busy: bool, testing: bool = False) -> None:
        """Offer nothing while something goes on, but to cancel a self-test."""
        self._is_testing = testing
        self.test_button.setText(self.tr("Cancel the test") if testing else self.tr("Self-test"))
        model = self._model
        self.test_button.setEnabled(testing or (not busy and model is not None and not model.bundle.fault))
        self.default_button.setEnabled(not busy)
        self.remove_button.setEnabled(not busy and model is not None and model.can_be_removed)

    def _explain_removal(self, model: ListedModel) -> None:
        why = ""
        if model.bundle.origin is Origin.SHIPPED:
            why = self.tr("It ships with SmearScope and cannot be removed")
        elif model.is_default:
            why = self.tr("It is the default; use another one as the default first")
        self.remove_button.setToolTip(why)
        self.remove_button.setAccessibleDescription(why)
        self.remove_button.setVisible(model.bundle.origin is Origin.INSTALLED)

    def _show_limits(self, info: ModelInfo) -> None:
        clear_layout(self.limits)
        card = info.card
        if not card.evidence:
            self.limits.addWidget(_said(IconName.WARNING, self.tr("The card carries no evidence: trust no answer.")))
        for text in card.limits:
            self.limits.addWidget(_said(IconName.WARNING, engine_sentence(text)))
        if not card.limits:
            self.limits.addWidget(_said(IconName.WARNING, self.tr("The card names none, which no model deserves.")))
        for heading, text in (
            (self.tr("Intended use"), engine_sentence(card.intended_use)),
            (self.tr("Signature"), signature_sentence(info.signature)),
            (self.tr("Licence"), card.licence),
        ):
            self.limits.addWidget(wrapped_label(heading, heading=True))
            self.limits.addWidget(wrapped_label(text))
        self.limits.addStretch(1)

    def _on_test(self) -> None:
        (self.cancel_wanted if self._is_testing else self.test_wanted).emit()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.place)
        head = QHBoxLayout()
        head.setSpacing(STEP_PX)
        head.addLayout(names, 1)
        for button in (self.remove_button, self.test_button, self.default_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        figures = QHBoxLayout()
        figures.setSpacing(STEP_PX)
        for card in self.figures.values():
            figures.addWidget(card, 1)
        inside = QWidget()
        inside.setObjectName("inside")
        self.limits.setContentsMargins(2 * STEP_PX, STEP_PX, 2 * STEP_PX, STEP_PX)
        self.limits.setSpacing(STEP_PX)
        inside.setLayout(self.limits)
        limits = QFrame()
        limits.setObjectName("panel")
        limits.setFixedWidth(_LIMITS_WIDTH_PX)
        words = QVBoxLayout(limits)
        words.setContentsMargins(0, STEP_PX, 0, 0)
        heading = wrapped_label(self.tr("Limits"), heading=True)
        heading.setContentsMargins(2 * STEP_PX, 0, 2 * STEP_PX, 0)
        words.addWidget(heading)
        words.addWidget(ScrolledText(inside, self.tr("Limits")), 1)
        self.tables.add_to(self.tabs)
        below = QHBoxLayout()
        below.setSpacing(2 * STEP_PX)
        below.addWidget(limits)
        below.addWidget(self.tabs, 1)
        # A window at its smallest, or large type: nothing is cut off, it scrolls.
        whole = QWidget()
        self.body.setWidgetResizable(True)
        self.body.setFrameShape(QFrame.Shape.NoFrame)
        self.body.setAccessibleName(self.tr("Model card"))
        self.body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QVBoxLayout(whole)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(STEP_PX)
        body.addLayout(figures)
        body.addLayout(below, 1)
        self.body.setWidget(whole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * STEP_PX, 2 * STEP_PX, 3 * STEP_PX, 2 * STEP_PX)
        layout.setSpacing(STEP_PX)
        layout.addLayout(head)
        layout.addWidget(self.state)
        layout.addWidget(self.body, 100)
        layout.addStretch(1)
        self.body.hide()


class _State(QFrame):
    """What was found out about the model last, in a sentence; only a warning has the colour of one."""

    def __init__(self) -> None:
        super().__init__()
        self.text = wrapped_label()
        self._good, self._bad = IconLabel(IconName.DONE, 20, "accent"), IconLabel(IconName.WARNING, 20, "on_notice")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(STEP_PX, STEP_PX, STEP_PX, STEP_PX)
        layout.setSpacing(STEP_PX)
        for icon in (self._good, self._bad):
            layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.text, 1)
        self.hide()

    @property
    def is_warning(self) -> bool:
        """Whether what it says is bad."""
        return self.objectName() == "notice"

    def tell(self, text: str) -> None:
        """Say something good."""
        self._say(text, is_warning=False)

    def warn(self, text: str) -> None:
        """Say something bad."""
        self._say(text, is_warning=True)

    def _say(self, text: str, *, is_warning: bool) -> None:
        self.setObjectName("notice" if is_warning else "panel")
        self._good.setVisible(not is_warning)
        self._bad.setVisible(is_warning)
        # A style sheet looks at names only when the style is applied; the label's colour hangs on the frame's.
        restyle(self, self.text)
        self.text.setText(text)
        self.setAccessibleName(text)
        self.show()


def _said(icon: IconName, text: str) -> QWidget:
    widget = QWidget()
    layout = QHBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(STEP_PX)
    layout.addWidget(IconLabel(icon, 16, "text"), 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(wrapped_label(text), 1)
    return widget
