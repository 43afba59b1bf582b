"""The reviewer's side: which answer counts, the keys that give one, the note, and who reviews."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.gui.controls import Button, LinkButton, clear_layout, wrapped_label
from desktop.gui.engine_words import decision_name
from desktop.gui.review.key_button import KeyButton
from desktop.gui.review.note_drafts import NoteDrafts
from desktop.gui.review.review_actions import ReviewActions
from desktop.gui.review.review_model import ReviewModel
from desktop.gui.theme import STEP_PX
from desktop.store.results import StoredResult
from desktop.store.review_queue import UNSURE
from desktop.store.reviews import CommittedReview, Reader, ReviewStep
from inference.decision import Decision

MAX_NOTE = 2000


class ReviewPanel(QFrame):
    """Shows the current row's review, and gives answers by buttons that say their keys.

    Signals:
        reviewer_change_wanted: somebody else is to review.
        close_reading_wanted: the blind second reading is to end.

    Args:
        review: what is reviewed.
        actions: of the review; whoever shows the panel makes their keys live.
    """

    reviewer_change_wanted = Signal()
    close_reading_wanted = Signal()

    def __init__(self, review: ReviewModel, actions: ReviewActions) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAccessibleName(self.tr("Review"))
        self.review = review
        self.actions_ = actions
        self._is_seen = self._has_image = False
        self.drafts = NoteDrafts()
        # Whose note the field shows.
        self._shown: StoredResult | None = None
        # Where the cursor goes when a note is done.
        self.after_note: QWidget | None = None
        self.title = wrapped_label(self.tr("Your answer"), heading=True)
        self.given = wrapped_label()
        self.class_buttons: tuple[KeyButton, ...] = ()
        self._classes = QGridLayout()
        self.accept_button = KeyButton(actions.accept, self.tr("Accept"))
        self.unsure_button = KeyButton(actions.unsure, self.tr("Unsure"))
        self.note = QLineEdit()
        self.note.setMaxLength(MAX_NOTE)
        self.note.setPlaceholderText(self.tr("Note (N)"))
        self.note.setAccessibleName(self.tr("Note"))
        self.note.installEventFilter(self)
        self.undo_button = Button(self.tr("Undo"))
        self.redo_button = Button(self.tr("Redo"))
        self.who = wrapped_label(muted=True)
        self.change_button = LinkButton(self.tr("Change reviewer"))
        self.blind = QFrame()
        self.blind.setObjectName("notice")
        self.blind_text = wrapped_label(
            self.tr("Blind second reading: the first reader's answers stay hidden until you close yours.")
        )
        self.close_reading = Button(self.tr("Close my reading and compare"))
        self._lay_out()
        self._connect()
        self.show_state()

    def set_classes(self) -> None:
        """Offer the classes of the run that is open now."""
        clear_layout(self._classes)
        styles = () if self.review.run is None else self.review.run.styles
        made = self.actions_.set_classes(styles)
        buttons = []
        for index, (action, style) in enumerate(zip(made, styles, strict=True)):
            action.triggered.connect(lambda _checked=False, place=index: self.review.assign(place))
            button = KeyButton(action, style.name, style)
            self._classes.addWidget(button, index // 2, index % 2)
            buttons.append(button)
        self.class_buttons = tuple(buttons)
        self.show_state()

    def set_live(self, *, is_seen: bool, has_image: bool) -> None:
        """Let keys work, or not: none answers an image that nobody sees.

        Args:
            is_seen: whether the page is.
            has_image: whether it shows the current row, and not what comes after the last one.
        """
        self._is_seen, self._has_image = is_seen, has_image
        self.show_state()

    def edit_note(self) -> None:
        """Put the cursor into the note."""
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.note.selectAll()

    def show_state(self) -> None:
        """Show who reviews, what counts of the current row, and what can be done."""
        review, actions = self.review, self.actions_
        result = review.current
        can_answer = result is not None and not review.is_busy and self._is_seen and self._has_image
        is_readable = result is not None and result.row.decision is not Decision.UNREADABLE
        actions.note.setEnabled(can_answer)
        # An abstention has nothing to accept; the key still says so, the button is not offered.
        for action in (*actions.assign, actions.unsure, actions.accept):
            action.setEnabled(can_answer and is_readable)
        reported = "" if result is None else result.row.reported_class
        self.accept_button.setVisible(bool(reported))
        self.accept_button.set_words(self.tr("Accept {name}").format(name=reported))
        session = review.session
        can_step = session is not None and not review.is_busy and self._is_seen
        actions.undo.setEnabled(can_step and session is not None and session.can_undo)
        actions.redo.setEnabled(can_step and session is not None and session.can_redo)
        for action in (actions.previous, actions.next, actions.next_open, actions.compare):
            action.setEnabled(self._is_seen)
        self.undo_button.setEnabled(actions.undo.isEnabled())
        self.redo_button.setEnabled(actions.redo.isEnabled())
        self.note.setEnabled(result is not None)
        self._show_given(result)
        self.who.setText(
            self.tr("Nobody has given a name yet.")
            if session is None
            else self.tr("Reviewing as {name}").format(name=session.reviewer)
        )
        self.change_button.setText(self.tr("Give your name") if session is None else self.tr("Change reviewer"))
        self.blind.setVisible(session is not None and session.reader is Reader.SECOND)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the note, Enter keeps it, Esc leaves it as it was, and the arrows move the cursor."""
        if watched is not self.note or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        own = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Left, Qt.Key.Key_Right)
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in own:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and event.key() in own[:2]:
            # Also one that waits already: a name is asked for again. Leaving the field then keeps nothing twice.
            self.note.setModified(True)
            self.keep_typed()
            self._leave_note()
            return True
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.note.setModified(False)
            if self.review.run is not None and self._shown is not None:
                self.drafts.forget(self.review.run, self._shown.key)
            self._show_note(self._shown)
            self._leave_note()
            return True
        return super().eventFilter(watched, event)

    def _leave_note(self) -> None:
        (self.after_note or self.undo_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_typed(self) -> None:
        """Write what was typed into the note; without a reviewer's name it waits, and one is asked for.

        Also for who leaves the field by a click, and to be called before the run changes or the window closes.
        """
        run, result = self.review.run, self._shown
        if not self.note.isModified() or run is None or result is None:
            return
        self.note.setModified(False)
        text, session = self.note.text(), self.review.session
        if text.strip() == result.row.review.note and (
            session is None or self.drafts.text_of(run, result.key, session) is None
        ):
            self.drafts.forget(run, result.key)
            return
        self.drafts.keep(run, result.key, text, session)
        self.review.note(result.key, text)

    def _write_nameless(self) -> None:
        """Somebody may have given a name: what was typed before is written now."""
        run, session = self.review.run, self.review.session
        if run is not None and session is not None:
            for key, text in self.drafts.name(run, session):
                self.review.note(key, text)

    def _on_committed(self, done: CommittedReview) -> None:
        if done.step is ReviewStep.NOTED and self.review.run is not None:
            self.drafts.take_written(self.review.run, done.key, done.after.note)

    def _show_row(self, result: StoredResult | None) -> None:
        if self._shown is not None and (result is None or result.key != self._shown.key):
            # The row went by itself while somebody typed: an answer before was written, or it is queued no more.
            self.keep_typed()
        self._show_note(result)
        self.show_state()

    def _show_note(self, result: StoredResult | None) -> None:
        run, before, self._shown = self.review.run, self._shown, result
        if self.note.isModified() and before is not None and result is not None and before.key == result.key:
            # The same row was read anew; what is being typed stays.
            return
        draft = None if run is None or result is None else self.drafts.text_of(run, result.key, self.review.session)
        stored = "" if result is None else result.row.review.note
        self.note.setText(stored if draft is None else draft)
        self.note.setModified(False)

    def _show_given(self, result: StoredResult | None) -> None:
        counts = "" if result is None else result.row.review.reviewed_class
        names = [] if self.review.run is None else [label.display_name for label in self.review.run.labels]
        spoken = self.tr("This answer counts")
        for name, button in zip(names, self.class_buttons, strict=False):
            button.set_given(is_given=counts == name, spoken=spoken)
        self.unsure_button.set_given(is_given=counts == UNSURE, spoken=spoken)
        if result is None:
            self.given.setText("")
        elif not counts and result.row.decision is Decision.UNREADABLE:
            self.given.setText(decision_name(Decision.UNREADABLE))
        elif not counts:
            self.given.setText(self.tr("Not reviewed yet"))
        else:
            answer = self.tr("Unsure") if counts == UNSURE else counts
            self.given.setText(f"{result.row.review.reviewer}: {answer}")

    def _connect(self) -> None:
        review, actions = self.review, self.actions_
        actions.accept.triggered.connect(review.accept)
        actions.unsure.triggered.connect(review.unsure)
        actions.note.triggered.connect(self.edit_note)
        actions.undo.triggered.connect(review.undo)
        actions.redo.triggered.connect(review.redo)
        self.undo_button.clicked.connect(review.undo)
        self.redo_button.clicked.connect(review.redo)
        self.note.editingFinished.connect(self.keep_typed)
        self.change_button.clicked.connect(self.reviewer_change_wanted)
        self.close_reading.clicked.connect(self.close_reading_wanted)
        review.current_changed.connect(self._show_row)
        review.state_changed.connect(self.show_state)
        review.state_changed.connect(self._write_nameless)
        review.committed.connect(self._on_committed)

    def _lay_out(self) -> None:
        self._classes.setSpacing(STEP_PX // 2)
        steps = QHBoxLayout()
        steps.setSpacing(STEP_PX // 2)
        steps.addWidget(self.unsure_button, 1)
        steps.addWidget(self.undo_button)
        steps.addWidget(self.redo_button)
        blind = QVBoxLayout(self.blind)
        blind.setContentsMargins(STEP_PX, STEP_PX, STEP_PX, STEP_PX)
        blind.setSpacing(STEP_PX)
        blind.addWidget(self.blind_text)
        blind.addWidget(self.close_reading)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * STEP_PX, STEP_PX, 2 * STEP_PX, STEP_PX)
        layout.setSpacing(STEP_PX // 2)
        head = QHBoxLayout()
        head.addWidget(self.title)
        self.given.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.given, 1)
        layout.addLayout(head)
        layout.addLayout(self._classes)
        layout.addWidget(self.accept_button)
        layout.addLayout(steps)
        layout.addWidget(self.note)
        layout.addWidget(self.blind)
        layout.addWidget(self.who)
        layout.addWidget(self.change_button, 0, Qt.AlignmentFlag.AlignLeading)
