"""The export dialog: what is chosen is written, remembered, previewed, stopped and printed."""

import threading

import pypdfium2
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication

from desktop.export_choices import ExportChoices
from desktop.exports.formats import ExportFormat
from desktop.exports.provenance import read_provenance
from desktop.gui import export_job, printing
from desktop.gui.export_dialog import ExportDialog
from desktop.gui.printing import PrintError, Printing
from desktop.gui.worker import Worker
from desktop.store.result_query import EVERY_ROW
from desktop.user_folders import HOME_VARIABLE
from inference.errors import OutputError

LONG_MS = 20_000
TABLES = {ExportFormat.CSV, ExportFormat.XLSX, ExportFormat.JSONL}


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))


@pytest.fixture
def dialog(qtbot, screened_window) -> ExportDialog:
    """The dialog over a run of seven rows, two cases, opened by its key."""
    qtbot.keyClick(screened_window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    made = screened_window.flow.exports.dialog
    qtbot.waitUntil(
        lambda: made.form.preview.preview is not None and made.form.scope.case_button.isEnabled(), timeout=LONG_MS
    )
    return made


def choose(dialog, *formats):
    for each, box in dialog.form.format_boxes.items():
        box.setChecked(each in formats)


def export(qtbot, window, dialog):
    with qtbot.waitSignal(window.flow.session.exported, timeout=LONG_MS) as signal:
        qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    return signal.args[0]


def begin(qtbot, dialog, export_format, folder):
    """Begin an export, and wait until the session has been asked for it."""
    choose(dialog, export_format)
    dialog.form.folder_box.setText(str(folder))
    with qtbot.waitSignal(dialog.export_wanted):
        dialog.export_button.click()


def test_several_formats_are_written_and_the_folder_is_opened(qtbot, screened_window, dialog, tmp_path, opened_paths):
    choose(dialog, ExportFormat.CSV, ExportFormat.JSONL, ExportFormat.PDF)
    dialog.form.folder_box.setText(str(tmp_path / "out"))
    done = export(qtbot, screened_window, dialog)
    assert [each.path.name for each in done.exported] == ["results.csv", "results.jsonl", "report.pdf"]
    assert all(each.path.exists() and each.provenance.row_count == 7 for each in done.exported)
    assert opened_paths == [str(tmp_path / "out")]
    assert dialog.progress.title.text() == "7 rows exported"
    assert dialog.print_button.isVisible()
    qtbot.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    assert opened_paths == [str(tmp_path / "out")] * 2


def test_where_nothing_opens_a_folder_the_dialog_says_where_it_lies(
    qtbot, screened_window, dialog, tmp_path, monkeypatch
):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    place = tmp_path / "out"
    dialog.form.folder_box.setText(str(place))
    dialog.form.opens_box.setChecked(True)
    export(qtbot, screened_window, dialog)
    assert dialog.notice.isVisible()
    assert dialog.notice.text() == f"Nothing on this computer opens {place}."
    dialog.tell("")
    dialog.open_button.click()
    assert dialog.notice.text() == f"Nothing on this computer opens {place}."


def test_where_nothing_opens_a_folder_the_window_says_where_it_lies_when_the_dialog_is_closed(
    qtbot, screened_window, dialog, tmp_path, monkeypatch
):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    dialog.form.folder_box.setText(str(tmp_path / "out"))
    dialog.export_wanted.connect(lambda *_args: dialog.reject())
    export(qtbot, screened_window, dialog)
    screened_window.notice.action_button.click()
    assert screened_window.notice.isVisible()
    assert screened_window.notice.text.text() == f"Nothing on this computer opens {tmp_path / 'out'}."


def test_choices_are_remembered_but_the_rows_are_not(qtbot, screened_window, dialog, tmp_path):
    choose(dialog, ExportFormat.XLSX)
    dialog.form.folder_box.setText(str(tmp_path / "out"))
    dialog.form.opens_box.setChecked(False)
    dialog.form.scope.case_button.setChecked(True)
    export(qtbot, screened_window, dialog)
    dialog.reject()
    kept = screened_window.keeper.current.exports
    assert (
        kept == ExportChoices(formats=(ExportFormat.XLSX,), folder=tmp_path / "out", opens_folder=False).to_settings()
    )
    screened_window.flow.exports.choose()
    again = screened_window.flow.exports.dialog
    assert again.form.formats == (ExportFormat.XLSX,)
    assert again.form.folder == tmp_path / "out"
    assert again.form.scope.run_button.isChecked()


def test_the_preview_says_that_answers_are_left_out_while_somebody_reads_blindly(qtbot, screened_window, dialog):
    assert "blindly" not in dialog.form.preview.words.text()
    screened_window.flow.session.run.writer.get().open_second_reading("Dr B")
    dialog.form.preview.show_export(ExportFormat.CSV, EVERY_ROW)
    qtbot.waitUntil(lambda: "Dr B is reading blindly" in dialog.form.preview.words.text(), timeout=LONG_MS)
    assert dialog.form.preview.words.text().startswith("All 7 rows. ")


def test_one_case_is_previewed_and_exported(qtbot, screened_window, dialog, tmp_path):
    dialog.form.folder_box.setText(str(tmp_path))
    dialog.form.scope.case_button.setChecked(True)
    dialog.form.scope.case_box.setCurrentIndex(dialog.form.scope.case_box.findText("case B"))
    qtbot.waitUntil(lambda: dialog.form.preview.table.rowCount() == 4, timeout=LONG_MS)
    assert dialog.form.preview.words.text() == "All 4 rows"
    done = export(qtbot, screened_window, dialog)
    assert (done.row_count, done.exported[0].path.name) == (4, "results-case B.csv")
    assert read_provenance(done.exported[0].path).case == "case B"


def test_a_case_that_is_not_there_cannot_be_exported(dialog):
    dialog.form.scope.case_button.setChecked(True)
    assert dialog.export_button.isEnabled()
    dialog.form.scope.case_box.setCurrentIndex(-1)
    assert not dialog.export_button.isEnabled()


def test_without_a_format_there_is_nothing_to_export(dialog):
    choose(dialog)
    assert not dialog.export_button.isEnabled()


def test_the_filter_of_the_results_is_for_tables_only(qtbot, screened_window, tmp_path):
    pane = screened_window.flow.pages.results.pane
    pane.text_box.setText("pre-b")
    qtbot.waitUntil(lambda: pane.rows.rowCount() == 4, timeout=LONG_MS)
    screened_window.flow.exports.choose()
    dialog = screened_window.flow.exports.dialog
    assert dialog.form.scope.run_button.isChecked()
    choose(dialog, ExportFormat.CSV, ExportFormat.PDF)
    dialog.form.folder_box.setText(str(tmp_path))
    dialog.form.scope.filter_button.setChecked(True)
    assert {each for each, box in dialog.form.format_boxes.items() if box.isEnabled()} == TABLES
    done = export(qtbot, screened_window, dialog)
    assert [each.path.name for each in done.exported] == ["results-filtered.csv"]
    assert done.row_count == 4
    assert read_provenance(done.exported[0].path).filter == "path with 'pre-b'"


def test_without_a_filter_there_is_no_filter_to_export_under(dialog):
    assert not dialog.form.scope.filter_button.isEnabled()


def test_an_older_export_is_replaced_only_when_a_person_says_so(qtbot, screened_window, dialog, tmp_path):
    older = tmp_path / "results.csv"
    older.write_text("older", encoding="utf-8")
    dialog.form.folder_box.setText(str(tmp_path))
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "results.csv" in dialog.notice.text(), timeout=LONG_MS)
    assert older.read_text(encoding="utf-8") == "older"
    assert dialog.export_button.text() == "&Replace"
    dialog.form.format_boxes[ExportFormat.JSONL].setChecked(True)
    assert dialog.export_button.text() == "&Export"
    dialog.form.format_boxes[ExportFormat.JSONL].setChecked(False)
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.export_button.text() == "&Replace", timeout=LONG_MS)
    export(qtbot, screened_window, dialog)
    assert older.read_text(encoding="utf-8-sig").startswith("run_id")


def test_a_folder_that_cannot_be_written_leaves_the_dialog_as_it_was(
    qtbot, screened_window, dialog, tmp_path, message_of_dialog
):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x", encoding="utf-8")
    dialog.form.folder_box.setText(str(in_the_way / "below"))
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    assert "kept in the run" in message_of_dialog(screened_window).safe
    assert dialog.export_button.isVisible()
    assert dialog.export_button.isEnabled()


def test_slide_maps_cannot_be_chosen_where_no_file_is_a_slide(qtbot, dialog):
    box = dialog.form.format_boxes[ExportFormat.SLIDE_MAPS]
    qtbot.waitUntil(lambda: not box.isEnabled(), timeout=LONG_MS)
    choose(dialog, ExportFormat.SLIDE_MAPS)

    assert "no whole slide" in box.toolTip()
    assert box.accessibleDescription() == box.toolTip()
    assert dialog.form.formats == ()
    assert not dialog.export_button.isEnabled()


def test_slide_maps_without_a_slide_say_so_and_what_was_written_before_stays(
    qtbot, open_window, classifier, draw, folder, tmp_path, message_of_dialog, opened_paths
):
    # What a scanner may have written, until it is opened.
    draw(folder / "case B" / "Pro-B-7.tif", 7)
    screened_window = open_window(classifier, folder)
    qtbot.waitUntil(lambda: not screened_window.flow.session.is_screening, timeout=LONG_MS)
    screened_window.flow.exports.choose()
    dialog = screened_window.flow.exports.dialog
    box = dialog.form.format_boxes[ExportFormat.SLIDE_MAPS]
    scope = dialog.form.scope
    qtbot.waitUntil(lambda: dialog.form._slide_cases is not None and scope.case_button.isEnabled(), timeout=LONG_MS)
    scope.case_button.setChecked(True)
    for case, is_possible in (("case A", False), ("case B", True)):
        scope.case_box.setCurrentIndex(scope.case_box.findText(case))
        assert box.isEnabled() is is_possible
    scope.run_button.setChecked(True)
    choose(dialog, ExportFormat.CSV, ExportFormat.SLIDE_MAPS)
    dialog.form.folder_box.setText(str(tmp_path / "out"))
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    message = message_of_dialog(screened_window)
    assert message.title == "The results could not be exported"
    assert message.happened.startswith(f"Written to {tmp_path / 'out'}: results.csv. Not written: slide-maps.")
    assert "no whole slide" in message.happened
    assert "--" not in message.happened, "a window has no command line"
    assert (tmp_path / "out" / "results.csv").exists()
    assert dialog.export_button.isVisible()
    assert dialog.open_button.isVisible()
    assert not dialog.print_button.isVisible()
    assert opened_paths == [str(tmp_path / "out")]


@pytest.fixture
def held_export(monkeypatch):
    """Holds every export until the event is set; with `fails` set before, it ends in an error then."""
    export_now = export_job.export_stored_run
    go_on, fails = threading.Event(), threading.Event()

    def held(*arguments):
        assert go_on.wait(LONG_MS / 1000)
        if fails.is_set():
            raise OutputError("the disk is full")
        return export_now(*arguments)

    monkeypatch.setattr(export_job, "export_stored_run", held)
    return go_on, fails


def test_a_stopped_export_says_that_nothing_was_kept(qtbot, screened_window, dialog, tmp_path, held_export):
    go_on, _fails = held_export
    session = screened_window.flow.session
    begin(qtbot, dialog, ExportFormat.CSV, tmp_path / "out")
    dialog.stop_button.click()
    with qtbot.waitSignal(session.export_cancelled, timeout=LONG_MS):
        go_on.set()
    assert "nothing of it was kept" in dialog.notice.text()
    assert not (tmp_path / "out" / "results.csv").exists()
    assert dialog.export_button.isVisible()


def test_an_export_goes_on_when_its_dialog_is_closed(qtbot, screened_window, dialog, tmp_path):
    dialog.form.folder_box.setText(str(tmp_path / "out"))
    dialog.export_wanted.connect(lambda *_args: dialog.reject())
    export(qtbot, screened_window, dialog)
    assert "exported to" in screened_window.notice.text.text()
    assert screened_window.notice.action_button.isVisible()


@pytest.mark.parametrize("is_closed", [False, True], ids=["dialog open", "dialog closed"])
def test_what_was_written_before_a_fault_of_the_program_is_named_and_printed(
    qtbot, screened_window, dialog, tmp_path, monkeypatch, message_of_dialog, opened_paths, is_closed
):
    export_now, printed = export_job.export_stored_run, []

    def break_down(store, export_format, *arguments):
        if export_format is ExportFormat.OVERLAYS:
            raise ZeroDivisionError("nobody foresaw this")
        return export_now(store, export_format, *arguments)

    monkeypatch.setattr(export_job, "export_stored_run", break_down)
    dialog.print_wanted.disconnect()
    dialog.print_wanted.connect(printed.append)
    dialog.form.prints_box.setChecked(True)
    if is_closed:
        dialog.export_wanted.connect(lambda *_args: dialog.reject())
    choose(dialog, ExportFormat.CSV, ExportFormat.PDF, ExportFormat.OVERLAYS)
    out = tmp_path / "out"
    dialog.form.folder_box.setText(str(out))
    dialog.export_button.click()

    message = message_of_dialog(screened_window)
    assert message.is_bug
    assert "nobody foresaw this" in message.details
    assert message.happened.startswith(f"Written to {out}: results.csv, report.pdf. Not written: overlays.")
    if is_closed:
        assert screened_window.notice.text.text() == f"7 rows exported to {out}."
        screened_window.notice.action_button.click()
    else:
        assert printed == [out / "report.pdf"]
    assert opened_paths == [str(out)]


def test_what_a_partly_written_export_left_is_offered_no_more_when_the_next_begins(
    qtbot, screened_window, dialog, tmp_path, monkeypatch, message_of_dialog, held_export
):
    go_on, _fails = held_export
    go_on.set()
    held = export_job.export_stored_run

    def break_down(store, export_format, *arguments):
        if export_format is ExportFormat.OVERLAYS:
            raise OutputError("the disk is full")
        return held(store, export_format, *arguments)

    monkeypatch.setattr(export_job, "export_stored_run", break_down)
    choose(dialog, ExportFormat.PDF, ExportFormat.OVERLAYS)
    dialog.form.folder_box.setText(str(tmp_path / "first"))
    dialog.export_button.click()
    message_of_dialog(screened_window)
    assert dialog.open_button.isVisible()
    assert dialog.print_button.isVisible()

    go_on.clear()
    begin(qtbot, dialog, ExportFormat.CSV, tmp_path / "second")

    assert not dialog.open_button.isVisible()
    assert not dialog.print_button.isVisible()
    with qtbot.waitSignal(screened_window.flow.session.exported, timeout=LONG_MS):
        go_on.set()
    assert dialog.open_button.isVisible()


def test_a_report_is_printed_page_by_page(qtbot, screened_window, dialog, tmp_path):
    choose(dialog, ExportFormat.PDF)
    dialog.form.folder_box.setText(str(tmp_path))
    report = export(qtbot, screened_window, dialog).exported[0].path
    printed_file = tmp_path / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(printed_file))
    printing = Printing()
    with qtbot.waitSignal(printing.printed, timeout=LONG_MS) as printed:
        printing.print_to(report, printer)
    printing.close()
    with pypdfium2.PdfDocument(report) as first, pypdfium2.PdfDocument(printed_file) as second:
        assert printed.args == [len(first)]
        assert len(second) == len(first) > 0
        # Black words on white paper, not an empty page.
        assert second[0].render(scale=0.5).to_numpy().std() > 5


def test_the_printer_is_asked_for_and_nothing_printed_without_one(qtbot, screened_window, dialog, tmp_path):
    dialog.print_wanted.emit(tmp_path / "report.pdf")
    asked = dialog.findChild(QPrintDialog)
    assert asked.isVisible()
    asked.reject()
    assert not screened_window.notice.isVisible() or "printer" not in screened_window.notice.text.text()


def test_a_file_that_is_no_pdf_is_not_printed(qtbot, tmp_path):
    wrong = tmp_path / "report.pdf"
    wrong.write_text("no PDF", encoding="utf-8")
    printing = Printing()
    with qtbot.waitSignal(printing.failed, timeout=LONG_MS) as failed:
        printing.print_to(wrong, QPrinter())
    printing.close()
    assert isinstance(failed.args[0], PrintError)
    assert "report.pdf" in str(failed.args[0])


def test_the_charts_open_by_key_and_lead_to_a_case(qtbot, screened_window):
    qtbot.keyClick(screened_window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    charts = screened_window.flow.exports.charts
    qtbot.waitUntil(lambda: charts.counts is not None and bool(charts.case_buttons), timeout=LONG_MS)
    qtbot.mouseClick(charts.case_buttons[0], Qt.MouseButton.LeftButton)
    pane = screened_window.flow.pages.results.pane
    qtbot.waitUntil(lambda: pane.wanted.case == charts.counts.stain.cases[0].case)
    charts.accept()
    assert screened_window.flow.exports.charts is None


def test_an_export_is_of_its_own_run_when_another_is_shown_meanwhile(
    qtbot, screened_window, dialog, tmp_path, held_export
):
    go_on, _fails = held_export
    session = screened_window.flow.session
    run = session.run
    begin(qtbot, dialog, ExportFormat.CSV, tmp_path / "out")
    session.close_run()
    assert not run.is_closed

    with qtbot.waitSignal(session.exported, timeout=LONG_MS) as done:
        go_on.set()

    assert done.args[0].row_count == 7
    assert (tmp_path / "out" / "results.csv").exists()
    assert run.is_closed
    assert "exported to" in screened_window.notice.text.text()


def test_a_window_that_was_to_be_closed_after_an_export_stays_open_when_it_fails(
    qtbot, screened_window, dialog, tmp_path, held_export, message_of_dialog
):
    go_on, fails = held_export
    begin(qtbot, dialog, ExportFormat.CSV, tmp_path / "out")
    fails.set()
    assert not screened_window.close()
    assert screened_window.notice.text.text() == "SmearScope closes when the export is written."

    go_on.set()
    assert "the disk is full" in message_of_dialog(screened_window).happened
    assert screened_window.notice.text.text().startswith("SmearScope stays open")

    fails.clear()
    export(qtbot, screened_window, dialog)
    QApplication.processEvents()
    assert screened_window.isVisible(), "the wish to close ended with the export that it waited for"


def test_a_window_that_was_to_be_closed_after_an_export_closes_when_it_is_written(
    qtbot, screened_window, dialog, tmp_path, held_export
):
    go_on, _fails = held_export
    begin(qtbot, dialog, ExportFormat.CSV, tmp_path / "out")
    assert not screened_window.close()
    go_on.set()
    qtbot.waitUntil(lambda: not screened_window.isVisible(), timeout=LONG_MS)
    assert (tmp_path / "out" / "results.csv").exists()


def test_a_window_that_waits_for_an_export_can_be_kept_open(qtbot, screened_window, dialog, tmp_path, held_export):
    go_on, _fails = held_export
    begin(qtbot, dialog, ExportFormat.CSV, tmp_path / "out")
    assert not screened_window.close()
    screened_window.notice.action_button.click()
    with qtbot.waitSignal(screened_window.flow.session.exported, timeout=LONG_MS):
        go_on.set()
    QApplication.processEvents()
    assert screened_window.isVisible()


def test_what_is_asked_for_during_an_export_is_refused_in_its_words(
    qtbot, screened_window, dialog, tmp_path, held_export, message_of_dialog
):
    go_on, _fails = held_export
    begin(qtbot, dialog, ExportFormat.CSV, tmp_path / "out")
    screened_window.flow.open_run(tmp_path)
    assert message_of_dialog(screened_window).title == "Results are being exported"
    with qtbot.waitSignal(screened_window.flow.session.exported, timeout=LONG_MS):
        go_on.set()


def test_a_target_that_cannot_be_looked_at_is_told_by_the_export(
    qtbot, screened_window, dialog, tmp_path, message_of_dialog
):
    choose(dialog, ExportFormat.CSV)
    # Longer than any name may be.
    dialog.form.folder_box.setText(str(tmp_path / ("x" * 300)))
    dialog.export_button.click()
    assert message_of_dialog(screened_window).title == "The results could not be exported"
    qtbot.waitUntil(lambda: dialog.export_button.isEnabled() and dialog.form.isVisible())


def test_a_run_that_is_gone_when_its_export_begins_says_so_in_the_dialog(
    qtbot, screened_window, dialog, tmp_path, monkeypatch, request
):
    def gone(_question):
        def fail(_control):
            raise OutputError("the drive is gone")

        return worker.start(fail)

    worker = Worker("gone")
    request.addfinalizer(worker.stop)
    monkeypatch.setattr(screened_window.flow.session.run, "ask", gone)
    choose(dialog, ExportFormat.CSV)
    dialog.form.folder_box.setText(str(tmp_path / "out"))
    dialog.export_button.click()
    qtbot.waitUntil(lambda: dialog.notice.text() == "the drive is gone")
    assert dialog.notice.isVisible()
    assert dialog.export_button.isEnabled()


@pytest.fixture
def held_printer(tmp_path, monkeypatch):
    """A printer that takes no page before the event is set; with `fails` set before, it takes none at all."""
    go_on, fails, paint = threading.Event(), threading.Event(), printing.PrintJob._paint

    def held(*arguments):
        assert go_on.wait(LONG_MS / 1000)
        if fails.is_set():
            raise OutputError("the printer has no paper")
        paint(*arguments)

    monkeypatch.setattr(printing.PrintJob, "_paint", held)
    yield go_on, fails
    go_on.set()


@pytest.fixture
def printing_window(qtbot, screened_window, dialog, tmp_path, held_printer):
    """A window of whose report the first of some pages is on its way to a printer."""
    choose(dialog, ExportFormat.PDF)
    dialog.form.folder_box.setText(str(tmp_path))
    report = export(qtbot, screened_window, dialog).exported[0].path
    screened_window.flow.exports.print_report(report)
    dialog.findChild(QPrintDialog).reject()
    dialog.reject()
    _print(screened_window, report)
    return screened_window


def _print(window, report):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(report.with_name("printed.pdf")))
    window.flow.exports._printing.print_to(report, printer)


def test_a_window_that_prints_closes_when_the_printer_has_all_pages(qtbot, printing_window, held_printer, tmp_path):
    assert not printing_window.close()
    assert printing_window.isVisible()
    assert printing_window.notice.text.text() == "SmearScope closes when the printer has all pages."
    held_printer[0].set()
    qtbot.waitUntil(lambda: not printing_window.isVisible(), timeout=LONG_MS)
    with (
        pypdfium2.PdfDocument(tmp_path / "printed.pdf") as printed,
        pypdfium2.PdfDocument(tmp_path / "report.pdf") as report,
    ):
        assert len(printed) == len(report) > 1


def test_printing_can_be_stopped_so_that_the_window_closes(qtbot, printing_window, held_printer):
    printed = []
    printing_window.flow.exports._printing.printed.connect(printed.append)
    assert not printing_window.close()
    printing_window.notice.action_button.click()
    held_printer[0].set()
    qtbot.waitUntil(lambda: not printing_window.isVisible(), timeout=LONG_MS)
    assert printed == [1], "the page in hand"


def test_a_window_stays_open_when_printing_fails_and_says_why(qtbot, printing_window, held_printer, tmp_path):
    go_on, fails = held_printer
    fails.set()
    assert not printing_window.close()
    with qtbot.waitSignal(printing_window.flow.exports._printing.failed, timeout=LONG_MS):
        go_on.set()
    QApplication.processEvents()
    assert printing_window.isVisible()
    assert "no paper" in printing_window.notice.text.text()

    fails.clear()
    with qtbot.waitSignal(printing_window.flow.exports._printing.printed, timeout=LONG_MS):
        _print(printing_window, tmp_path / "report.pdf")
    QApplication.processEvents()
    assert printing_window.isVisible(), "nobody asked again that it be closed"


def test_a_fault_of_the_program_while_printing_is_told_as_one(qtbot, printing_window, held_printer, message_of_dialog):
    printing_window.flow.exports._printing.failed.emit(ZeroDivisionError("a fault"))
    assert message_of_dialog(printing_window).is_bug


def test_a_window_that_waits_for_an_export_stays_open_while_a_printer_is_chosen(
    qtbot, screened_window, dialog, tmp_path, held_export
):
    go_on, _fails = held_export
    dialog.form.prints_box.setChecked(True)
    begin(qtbot, dialog, ExportFormat.PDF, tmp_path)
    assert not screened_window.close()
    with qtbot.waitSignal(screened_window.flow.session.exported, timeout=LONG_MS):
        go_on.set()
    QApplication.processEvents()
    assert screened_window.isVisible()
    dialog.findChild(QPrintDialog).reject()


def test_a_dialog_that_is_closed_before_it_knows_what_is_there_is_asked_nothing_more(
    qtbot, screened_window, dialog, tmp_path
):
    choose(dialog, ExportFormat.CSV)
    dialog.form.folder_box.setText(str(tmp_path / "out"))
    dialog.export_button.click()
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # asked after it, in the same worker
    with qtbot.waitSignal(screened_window.flow.session.run.ask(lambda _reader, _control: None).finished):
        pass
    QApplication.processEvents()
    assert not (tmp_path / "out").exists()
