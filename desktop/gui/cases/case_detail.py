"""One case: what the model says beside what the reviewers say, its most suspicious images, and its sign-off."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.gui.badge import Badge
from desktop.gui.cases.cases_table import CaseState
from desktop.gui.classes import ClassStyle
from desktop.gui.controls import Button, clear_layout, wrapped_label
from desktop.gui.engine_words import withdrawal_sentence
from desktop.gui.numbers import number_text
from desktop.gui.runs.thumbnail_source import ThumbnailSource
from desktop.gui.theme import STEP_PX
from desktop.gui.wording import NO_VALUE, name_text, share_text, time_text
from desktop.store.results import StoredResult
from desktop.store.second_reading import SecondReading
from desktop.store.sign_offs import what_is_left
from inference.decision import Decision

MOST_SUSPICIOUS = 6
_THUMBNAIL_PX = 80
_RESULT_ROLE = int(Qt.ItemDataRole.UserRole)


class CaseDetail(QFrame):
    """Shows a case and offers what can be done with it.

    Signals:
        review_wanted: go through its queue.
        sign_wanted, withdraw_wanted: its sign-off.
        row_wanted (StoredResult): one of its images was chosen.

    Args:
        thumbnails: of the open run.
    """

    review_wanted = Signal()
    sign_wanted = Signal()
    withdraw_wanted = Signal()
    row_wanted = Signal(object)

    def __init__(self, thumbnails: ThumbnailSource) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAccessibleName(self.tr("Case"))
        self._thumbnails = thumbnails
        self.title = wrapped_label(heading=True, scale=1.3)
        self.state = wrapped_label()
        self._counts = QGridLayout()
        self.shares = wrapped_label()
        self.agreement = wrapped_label(muted=True)
        self.suspicious = QListWidget()
        self.review_button = Button(self.tr("Review this case"))
        self.sign_button = Button(self.tr("Sign off"), primary=True)
        self.withdraw_button = Button(self.tr("Withdraw the sign-off"))
        self.left = wrapped_label(muted=True)
        self._lay_out()
        self.review_button.clicked.connect(self.review_wanted)
        self.sign_button.clicked.connect(self.sign_wanted)
        self.withdraw_button.clicked.connect(self.withdraw_wanted)
        self.suspicious.itemActivated.connect(lambda item: self.row_wanted.emit(item.data(_RESULT_ROLE)))
        thumbnails.arrived.connect(self._draw_thumbnails)
        self.show_case(None, (), None, walk_finished=False, is_blind=False)

    def show_case(
        self,
        case: CaseState | None,
        styles: tuple[ClassStyle, ...],
        second: SecondReading | None,
        *,
        walk_finished: bool,
        is_blind: bool,
    ) -> None:
        """Show a case, or none.

        Args:
            case: to be shown.
            styles: of the run's classes.
            second: the run's second reading.
            walk_finished: whether the folder was searched to its end.
            is_blind: whether what the first reader answered is left out.
        """
        self.setVisible(case is not None)
        if case is None:
            return
        summary, review = case.summary, case.review
        self.title.setText(case.name or self.tr("(top folder)"))
        unreadable = summary.decisions[Decision.UNREADABLE]
        lines = [self.tr("%n image(s)", "", summary.image_count)]
        if unreadable:
            lines.append(self.tr("%n could not be read", "", unreadable))
        if review.pending_count:
            lines.append(self.tr("%n still to be screened", "", review.pending_count))
        self.state.setText(" \N{MIDDLE DOT} ".join(lines))
        self._show_counts(case, styles, is_blind=is_blind)
        model = NO_VALUE if summary.malignant_share is None else share_text(summary.malignant_share)
        final = NO_VALUE if review.final_malignant_share is None else share_text(review.final_malignant_share)
        text = self.tr("Malignant share as reported by the model: {share}").format(share=model)
        if not is_blind:
            text += "\n" + self.tr("Malignant share with the reviewers' answers: {share}").format(share=final)
        self.shares.setText(text)
        same, compared = review.agreement
        self.agreement.setVisible(bool(compared) and not is_blind)
        self.agreement.setText(
            self.tr("Reviewers agree with {same} of {all} reported answers they looked at.").format(
                same=number_text(same), all=number_text(compared)
            )
        )
        self._show_sign_off(case, second, walk_finished=walk_finished, is_blind=is_blind)

    def show_suspicious(self, results: list[StoredResult]) -> None:
        """Show the most suspicious images of the case."""
        self.suspicious.clear()
        for result in results:
            item = QListWidgetItem(name_text(result.row))
            item.setData(_RESULT_ROLE, result)
            item.setToolTip(result.row.image_path)
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.suspicious.addItem(item)
        self._draw_thumbnails()

    def _draw_thumbnails(self) -> None:
        for row in range(self.suspicious.count()):
            item = self.suspicious.item(row)
            pixmap = self._thumbnails.pixmap(item.data(_RESULT_ROLE))
            if pixmap is not None and item.icon().isNull():
                item.setIcon(QIcon(pixmap))

    def _show_counts(self, case: CaseState, styles: tuple[ClassStyle, ...], *, is_blind: bool) -> None:
        clear_layout(self._counts)
        titles = [self.tr("Model")] if is_blind else [self.tr("Model"), self.tr("Reviewers"), self.tr("Together")]
        for column, text in enumerate(titles):
            self._counts.addWidget(_trailing(text, muted=True), 0, column + 2)
        for row, style in enumerate(styles, start=1):
            badge = Badge(20)
            badge.set_style(style)
            self._counts.addWidget(badge, row, 0)
            self._counts.addWidget(wrapped_label(style.name), row, 1)
            told = (case.summary.reported, case.review.answers, case.review.final)[: len(titles)]
            for column, counts in enumerate(told):
                self._counts.addWidget(_number(counts.get(style.name, 0)), row, column + 2)
        last = len(styles) + 1
        self._counts.addWidget(wrapped_label(self.tr("No class"), muted=True), last, 1)
        unsure = sum(case.review.answers.values()) - sum(case.review.answers.get(style.name, 0) for style in styles)
        nothing = (case.summary.decisions[Decision.ABSTAINED], unsure, case.review.undecided_count)[: len(titles)]
        for column, count in enumerate(nothing):
            self._counts.addWidget(_number(count, muted=True), last, column + 2)
        self._counts.setColumnStretch(1, 1)

    def _show_sign_off(
        self, case: CaseState, second: SecondReading | None, *, walk_finished: bool, is_blind: bool
    ) -> None:
        review = case.review
        self.review_button.setVisible(bool(review.queued_count))
        self.sign_button.setVisible(not review.signed_by and not is_blind)
        self.withdraw_button.setVisible(bool(review.signed_by) and not is_blind)
        if is_blind:
            self.left.setText(
                self.tr("A second reader is at work: the first reader's answers and sign-offs are hidden.")
            )
            return
        if review.signed_by:
            self.left.setText(
                self.tr("Signed off by {name} at {time}").format(
                    name=review.signed_by, time=time_text(review.signed_at_utc)
                )
            )
            return
        left = what_is_left(review, second, walk_finished=walk_finished)
        self.sign_button.setEnabled(not left)
        words = []
        if review.withdrawn_because:
            reason = withdrawal_sentence(review.withdrawn_because)
            words.append(self.tr("The sign-off was withdrawn: {reason}").format(reason=reason))
        if second is not None and second.is_open:
            words.append(self.tr("A second reader is at work. Sign off when the second reading is closed."))
        else:
            words.append(self._in_words(case, walk_finished=walk_finished))
        self.left.setText(" ".join(words))

    def _in_words(self, case: CaseState, *, walk_finished: bool) -> str:
        review = case.review
        if review.pending_count:
            return self.tr("%n image(s) still to be screened before it can be signed off.", "", review.pending_count)
        if not walk_finished:
            return self.tr("The folder was not searched to its end. Resume the run before signing off.")
        if review.open_count:
            return self.tr("%n to review before it can be signed off.", "", review.open_count)
        if case.summary.decisions[Decision.UNREADABLE] == case.summary.row_count:
            return self.tr("Nothing in it could be read, so nobody has looked at it. It can be signed off.")
        if not review.queued_count:
            return self.tr("Nothing in it needs a second look. It can be signed off.")
        return self.tr("All %n reviewed. It can be signed off.", "", review.queued_count)

    def _lay_out(self) -> None:
        self._counts.setHorizontalSpacing(STEP_PX)
        self._counts.setVerticalSpacing(STEP_PX // 2)
        self.suspicious.setObjectName("grid")
        self.suspicious.setAccessibleName(self.tr("Most suspicious images"))
        self.suspicious.setViewMode(QListWidget.ViewMode.IconMode)
        self.suspicious.setMovement(QListWidget.Movement.Static)
        self.suspicious.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.suspicious.setIconSize(QSize(_THUMBNAIL_PX, _THUMBNAIL_PX))
        self.suspicious.setGridSize(QSize(_THUMBNAIL_PX + 2 * STEP_PX, _THUMBNAIL_PX + 4 * STEP_PX))
        self.suspicious.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.suspicious.setMinimumHeight(_THUMBNAIL_PX + 5 * STEP_PX)
        buttons = QHBoxLayout()
        buttons.setSpacing(STEP_PX)
        for button in (self.sign_button, self.review_button, self.withdraw_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX)
        layout.setSpacing(STEP_PX)
        layout.addWidget(self.title)
        layout.addWidget(self.state)
        layout.addLayout(self._counts)
        layout.addWidget(self.shares)
        layout.addWidget(self.agreement)
        layout.addWidget(wrapped_label(self.tr("Most suspicious"), heading=True))
        layout.addWidget(self.suspicious, 1)
        layout.addWidget(self.left)
        layout.addLayout(buttons)


def _number(count: int, *, muted: bool = False) -> QWidget:
    return _trailing(number_text(count), muted=muted)


def _trailing(text: str, *, muted: bool = False) -> QWidget:
    label = wrapped_label(text, muted=muted)
    label.setWordWrap(False)
    label.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
    return label
