"""Cases are told in numbers, signed off when nothing is left, and shown as withdrawn when something changes."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from desktop.gui import engine_words
from desktop.gui.cases.cases_table import CASE_ROLE, CaseState, Column
from desktop.gui.cases.sign_off_dialog import SignOffDialog
from desktop.store.reviews import NewReview, Reader, ReviewStep
from desktop.store.run_reader import RunReader
from desktop.store.withdrawal import WithdrawalReason
from inference.decision import Decision
from tests.desktop.gui.restored_window import minimise_and_restore

CASE = "Fall Ü 00000"


def review_all(run, case=CASE, answer="Benign"):
    """Answer what is queued of a case, as the review page does."""
    with RunReader(run.folder) as reader:
        rows = reader.rows_by_id(reader.queue(case=case).result_ids.tolist())
    for result in rows:
        run.writer.get().review(NewReview(result.key, Reader.FIRST, "Dr A", ReviewStep.ASSIGNED, answer))
    run.tell_changed()


@pytest.fixture
def reviewed(qtbot, page, run):
    """The page, with nothing left of its first case."""
    review_all(run)
    qtbot.waitUntil(lambda: page.current is not None and page.current.review.open_count == 0)
    return page


def cells(page, case=CASE):
    row = page.cases.row_of(case)
    return {column: page.cases.index(row, column).data() for column in Column}


def signed_by(run, case=CASE):
    with RunReader(run.folder) as reader:
        return next(each.signed_by for each in reader.case_reviews() if each.case == case)


def sign(qtbot, page):
    dialog = page.ask_sign_off()
    with qtbot.waitSignal(page.told):
        dialog.button.click()
    qtbot.waitUntil(lambda: bool(page.current.review.signed_by))


def test_the_whole_name_of_a_case_is_told_where_the_column_has_no_room(page):
    tips = [page.cases.index(row, Column.CASE).data(Qt.ItemDataRole.ToolTipRole) for row in range(2)]
    assert tips == [CASE, "Fall Ü 00001"]


def test_a_line_says_how_much_is_malignant_and_what_is_left(page, run):
    case = page.current
    told = cells(page)
    assert (told[Column.CASE], told[Column.IMAGES]) == (CASE, "10")
    assert told[Column.REVIEW] == f"{case.review.open_count} of {case.review.queued_count}"
    assert told[Column.MALIGNANT].startswith(f"{min(case.summary.malignant_share * 100, 99.9):.1f}")
    assert told[Column.SIGNED] == ""
    assert page.count.text() == "0 of 3 cases signed off"
    accessible = page.cases.index(0, Column.REVIEW).data(Qt.ItemDataRole.AccessibleTextRole)
    assert accessible.startswith("To review: ")


def test_a_case_with_open_images_cannot_be_signed(qtbot, page):
    assert not page.detail.sign_button.isEnabled()
    assert "to review before it can be signed off" in page.detail.left.text()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_S)
    assert page.ask_sign_off() is None


def test_a_reviewed_case_is_signed_by_keys_alone(qtbot, reviewed, run):
    page = reviewed
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_S)
    (dialog,) = page.findChildren(SignOffDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    with qtbot.waitSignal(page.told) as told:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert told.args == [f"Dr A signed off {CASE}"]
    assert signed_by(run) == "Dr A"
    qtbot.waitUntil(lambda: cells(page)[Column.SIGNED].endswith("Dr A"))
    assert page.count.text() == "1 of 3 cases signed off"
    assert page.detail.withdraw_button.isVisible()
    assert not page.detail.sign_button.isVisible()
    rows = run.reader.page(limit=100)
    assert all(bool(each.row.review.signed_at) == (each.row.case == CASE) for each in rows)


def test_a_sign_off_that_a_change_withdrew_says_why(qtbot, reviewed, run):
    page = reviewed
    sign(qtbot, page)
    review_all(run, answer="Pre-B")
    qtbot.waitUntil(lambda: cells(page)[Column.SIGNED] == "withdrawn")
    assert "A review of one of its images was changed." in page.detail.left.text()
    assert page.detail.sign_button.isEnabled()


def test_a_sign_off_is_withdrawn_with_a_reason(qtbot, reviewed, run):
    page = reviewed
    sign(qtbot, page)
    dialog = page.ask_withdraw()
    assert not dialog.button.isEnabled()
    dialog.reason.setText("Wrong patient")
    with qtbot.waitSignal(page.told):
        dialog.button.click()
    qtbot.waitUntil(lambda: cells(page)[Column.SIGNED] == "withdrawn")
    assert "Wrong patient" in page.detail.left.text()


def test_a_sign_off_that_is_refused_meanwhile_says_so(qtbot, reviewed, run):
    page = reviewed
    dialog = page.ask_sign_off()
    with RunReader(run.folder) as reader:
        key = reader.rows_by_id(reader.queue(case=CASE).result_ids.tolist())[0].key
    run.writer.get().review(NewReview(key, Reader.FIRST, "Dr A", ReviewStep.UNDONE, ""))
    with qtbot.waitSignal(page.failed) as failed:
        dialog.button.click()
    assert "left to review" in str(failed.args[0])
    assert signed_by(run) == ""


def test_the_readers_answers_stand_beside_the_models(qtbot, reviewed):
    case = reviewed.current
    assert case.review.answers["Benign"] == case.review.queued_count
    assert "with the reviewers' answers" in reviewed.detail.shares.text()
    assert case.review.final_malignant_share < 1.0


def test_the_most_suspicious_come_with_the_case_and_lead_to_their_image(qtbot, page, run):
    qtbot.waitUntil(lambda: page.detail.suspicious.count() == 6)
    item = page.detail.suspicious.item(0)
    with qtbot.waitSignal(page.row_wanted) as wanted:
        page.detail.suspicious.itemActivated.emit(item)
    labels = [label.malignant for label in run.labels]
    best = max(
        sum(p for p, malignant in zip(each.row.probabilities, labels, strict=True) if malignant)
        for each in run.reader.page(limit=100)
        if each.row.case == CASE and each.row.probabilities
    )
    chosen = sum(p for p, malignant in zip(wanted.args[0].row.probabilities, labels, strict=True) if malignant)
    assert chosen == pytest.approx(best)


def test_enter_reviews_the_case_and_arrows_choose_another(qtbot, page):
    page.table.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert page.current.name == "Fall Ü 00001"
    with qtbot.waitSignal(page.review_wanted) as wanted:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert wanted.args == ["Fall Ü 00001"]


def test_sorting_and_news_keep_the_chosen_case(qtbot, page, run):
    page.select("Fall Ü 00001")
    page.table.sortByColumn(Column.SUSPICION, Qt.SortOrder.DescendingOrder)
    highest = [page.cases.index(row, 0).data(CASE_ROLE).summary.highest_malignant_probability for row in range(3)]
    assert highest == sorted(highest, reverse=True)
    assert page.current.name == "Fall Ü 00001"
    review_all(run, "Fall Ü 00002")
    qtbot.waitUntil(lambda: cells(page, "Fall Ü 00002")[Column.REVIEW].startswith("all"))
    assert page.current.name == "Fall Ü 00001"


def test_the_filter_hides_other_cases(page):
    page.filter.setText("00002")
    assert [page.table.isRowHidden(row) for row in range(3)] == [True, True, False]
    page.filter.setText("")
    assert not any(page.table.isRowHidden(row) for row in range(3))


def test_a_window_that_was_minimised_has_the_keyboard_where_it_was(qtbot, page):
    page.filter.setFocus()

    minimise_and_restore(qtbot, page)

    assert page.filter.hasFocus()


def test_in_a_blind_reading_the_first_readers_work_is_hidden(qtbot, reviewed, run):
    page = reviewed
    sign(qtbot, page)
    queued = page.current.review.queued_count
    shown = []

    def note(*_args):
        # News of the sign-off may come as long as it is the first reader who looks.
        if page.review.is_blind:
            shown.append(page.cases.cases)

    page.cases.dataChanged.connect(note)
    page.cases.modelReset.connect(note)
    page.review.open_second_reading("Dr B")
    qtbot.waitUntil(lambda: page.review.is_blind and page.current is not None)

    told = cells(page)
    assert told[Column.REVIEW] == f"{queued} of {queued}", "his own queue"
    assert told[Column.SIGNED] == "\N{EN DASH}"
    assert "Dr A" not in page.cases.index(0, Column.SIGNED).data(Qt.ItemDataRole.AccessibleTextRole)
    assert {(each.review.signed_by, each.review.reviewed_count) for each in page.cases.cases} == {("", 0)}
    assert shown[0] == [], "what was read of the first reader is gone before anything else is shown"
    assert not page.count.isVisible()
    assert not page.detail.sign_button.isVisible()
    assert not page.detail.withdraw_button.isVisible()
    assert page.ask_withdraw() is None
    assert "reviewers' answers" not in page.detail.shares.text()
    assert not page.agreement_button.isVisible()


def test_the_first_reader_cannot_sign_while_the_second_one_reads(qtbot, reviewed, run):
    page = reviewed
    assert page.detail.sign_button.isEnabled()
    run.writer.get().open_second_reading("Dr B")
    page.review.set_run(None)
    page.review.set_run(run)
    page.review.set_reviewer("Dr A")
    qtbot.waitUntil(lambda: not page.review.is_blind and page.current is not None)
    page.select(CASE)

    assert page.current.review.open_count == 0
    assert not page.detail.sign_button.isEnabled()
    assert "Sign off when the second reading is closed" in page.detail.left.text()
    assert page.ask_sign_off() is None

    page.review.close_second_reading()
    qtbot.waitUntil(page.detail.sign_button.isEnabled)
    sign(qtbot, page)


def test_a_withdrawn_sign_off_is_hidden_from_a_blind_reader_too(qtbot, reviewed, run):
    page = reviewed
    sign(qtbot, page)
    run.writer.get().withdraw_sign_off(CASE, "Dr A", "Wrong patient")
    page.review.open_second_reading("Dr B")
    qtbot.waitUntil(lambda: page.review.is_blind and page.current is not None)
    assert cells(page)[Column.SIGNED] == "\N{EN DASH}"
    assert page.cases.index(0, Column.SIGNED).data(Qt.ItemDataRole.ToolTipRole) is None
    page.table.sortByColumn(Column.SIGNED, Qt.SortOrder.DescendingOrder)
    names = [page.cases.index(row, 0).data(CASE_ROLE).name for row in range(3)]
    assert names == sorted(names, reverse=True), "the order says nothing of sign-offs"


def test_the_chosen_case_is_chosen_again_for_another_reader(qtbot, reviewed):
    page = reviewed
    page.select("Fall Ü 00001")
    page.review.open_second_reading("Dr B")
    qtbot.waitUntil(lambda: page.review.is_blind and page.current is not None)
    assert page.current.name == "Fall Ü 00001"


def test_agreement_stands_below_the_cases_as_it_was_when_the_reading_was_closed(qtbot, reviewed, run):
    page, store = reviewed, run.writer.get()
    assert not page.agreement.isVisible()
    with RunReader(run.folder) as reader:
        rows = reader.rows_by_id(reader.queue(case=CASE).result_ids.tolist())
    store.open_second_reading("Dr B")
    for place, result in enumerate(rows):
        answer = "Pre-B" if place == 0 else "Benign"
        store.review(NewReview(result.key, Reader.SECOND, "Dr B", ReviewStep.ASSIGNED, answer))
    store.close_second_reading()
    page.reload()
    qtbot.waitUntil(page.agreement.isVisible)
    told = page.agreement.text()
    assert told.startswith("Dr A and Dr B: Cohen's kappa 0.00")

    store.review(NewReview(rows[0].key, Reader.FIRST, "Dr B", ReviewStep.ASSIGNED, "Pre-B"))
    page.agreement.setText("")
    page.reload()
    qtbot.waitUntil(lambda: bool(page.agreement.text()))
    assert page.agreement.text() == told


@pytest.mark.parametrize("reason", list(WithdrawalReason))
def test_the_programs_reasons_are_worded_by_the_window_and_a_persons_are_his_own(monkeypatch, reason):
    monkeypatch.setattr(engine_words, "translate", lambda _context, text: f"<{text}>")
    assert engine_words.withdrawal_sentence(reason) == f"<{reason}>"
    assert engine_words.withdrawal_sentence(str(reason)) == reason, "somebody typed it"


@pytest.mark.parametrize(
    ("unreadable", "said"), [(3, "Nothing in it could be read"), (2, "Nothing in it needs a second look")]
)
def test_a_case_of_which_nothing_could_be_read_was_looked_at_by_nobody(page, unreadable, said):
    case = page.current
    decisions = {**dict.fromkeys(Decision, 0), Decision.UNREADABLE: unreadable, Decision.REPORTED: 3 - unreadable}
    summary = replace(case.summary, row_count=3, decisions=decisions)
    review = replace(case.review, queued_count=0, reviewed_count=0, unreadable_count=unreadable)
    page.detail.show_case(CaseState(summary, review), page.run.styles, None, walk_finished=True, is_blind=False)
    assert page.detail.left.text().startswith(said)


def test_numbers_of_cases_are_grouped_as_the_language_does(qtbot, page):
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    try:
        case = page.current
        many = replace(case.summary, image_count=12345, decisions=dict.fromkeys(Decision, 6789))
        left = replace(case.review, queued_count=2345, reviewed_count=0, agreement=(1234, 5678))
        page.cases.set_cases([CaseState(many, left)], page.run.styles, is_blind=False)
        told = cells(page)
        assert (told[Column.IMAGES], told[Column.NOT_REPORTED]) == ("12.345", "6.789")
        assert told[Column.REVIEW] == "2.345 of 2.345"
        page.detail.show_case(page.cases.cases[0], page.run.styles, None, walk_finished=True, is_blind=False)
        assert "1.234 of 5.678" in page.detail.agreement.text()
    finally:
        QLocale.setDefault(before)


def test_without_a_run_there_is_a_page_with_one_thing_to_do(qtbot, page):
    page.set_run(None)
    assert page.no_run.isVisible()
    with qtbot.waitSignal(page.open_wanted):
        page.no_run.button.click()
