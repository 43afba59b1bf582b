"""A validation from class folders to reports: complete, interrupted and gone on with, or counted anew."""

import hashlib
import json

import pytest

from desktop.store.audit_log import AuditKind
from desktop.store.run_reader import RunReader
from desktop.validation import sections
from desktop.validation.class_folders import find_class_folders
from desktop.validation.report import FindingKind, ValidationReport
from desktop.validation.validating import check_folders
from inference.errors import OutputError, UnusableInputError


def test_every_figure_of_the_report_is_counted_from_the_rows_of_the_run(class_folders, validate, tmp_path):
    report = validate(class_folders).report

    with RunReader(tmp_path / "run") as reader:
        rows = [stored.row for stored in reader.rows()]
    truth_of = {"Benign": "Benign", "Early": "Early Pre-B", "Pre": "Pre-B", "Pro": "Pro-B"}
    readable = [row for row in rows if row.predicted_class]
    right = [row for row in readable if row.predicted_class == truth_of[row.image_path.partition("/")[0]]]
    assert report.row_count == 7
    assert report.unreadable_count == 1
    assert (report.all_readable.accuracy.hits, report.all_readable.accuracy.total) == (len(right), 6)
    assert len(report.wrong) == 6 - len(right)
    assert sum(map(sum, report.all_readable.confusion)) == 6
    assert [each.image_path for each in report.unreadable] == ["Pre/প/cut.jpg"]
    assert {each.folder: each.case_count for each in report.folders}["Early"] == 1
    assert report.comparisons


def test_the_same_file_under_two_classes_is_found_in_a_whole_validation(class_folders, validate):
    report = validate(class_folders).report

    exact = [each for each in report.contradictions if each.is_exact]
    assert [(each.first_path, each.second_path) for each in exact] == [("Benign/p1/a.png", "Pro/p4/same as a.png")]
    assert FindingKind.CONTRADICTION in {finding.kind for finding in report.serious_findings}
    assert report.without_copies.image_count < report.all_readable.image_count


def test_the_json_file_holds_the_report_and_the_audit_log_knows_both_files(class_folders, validate, tmp_path):
    done = validate(class_folders)

    assert ValidationReport.model_validate_json(done.json_path.read_bytes()) == done.report
    assert json.loads(done.json_path.read_text(encoding="utf-8"))["intended_use"].startswith("For research use only")
    with RunReader(tmp_path / "run") as reader:
        exports = [entry.read_payload() for entry in reader.audit_entries() if entry.kind == AuditKind.EXPORT]
        assert not reader.verify().problems
    assert {each["file_name"]: each["file_sha256"] for each in exports} == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (done.pdf_path, done.json_path)
    }


def test_what_was_interrupted_is_gone_on_with_and_nothing_is_screened_twice(class_folders, validate, tmp_path):
    seen = []
    stopped = validate(class_folders, on_progress=seen.append, should_stop=lambda: len(seen) >= 2)
    assert stopped is None
    assert not (tmp_path / "run" / "validation.pdf").exists()

    went_on = []
    done = validate(class_folders, on_progress=went_on.append)

    assert done.report.row_count == 7
    assert went_on[0].done_before == len(seen)
    assert len(seen) + len(went_on) == 7


def test_other_classes_are_counted_anew_without_screening_again(class_folders, validate):
    first = validate(class_folders).report
    screened = []

    second = validate(
        class_folders, classes=["Pro-B=Benign", "Benign=Pro"], left_out=["Early"], on_progress=screened.append
    ).report

    assert not screened
    assert second.run.run_id == first.run.run_id
    assert second.row_count == first.row_count - 1
    # Benign and Pro-B changed places.
    assert second.all_readable.confusion[3] == first.all_readable.confusion[0]
    assert FindingKind.LEFT_OUT in {finding.kind for finding in second.findings}


def test_a_new_image_is_screened_and_one_that_went_away_is_told(class_folders, validate):
    validate(class_folders)
    (class_folders / "Pro/p4/e.png").rename(class_folders / "Early/Patient Ü/e.png")
    (class_folders / "Pre/প/d.png").unlink()

    report = validate(class_folders).report

    assert report.row_count == 8
    gone = next(finding for finding in report.findings if finding.kind is FindingKind.CHANGED_FOLDER)
    assert gone.text.startswith("2 images that were screened")


def test_a_run_of_another_folder_is_refused_and_kept_aside_when_asked_for(class_folders, validate, tmp_path):
    validate(class_folders)
    other = tmp_path / "other"
    (other / "Benign").mkdir(parents=True)
    (other / "Benign/a.png").write_bytes((class_folders / "Benign/p1/a.png").read_bytes())

    with pytest.raises(UnusableInputError, match="holds another run: it screens the folder"):
        validate(other)
    done = validate(other, new_run=True)

    assert done.report.row_count == 1
    assert (tmp_path / "run" / "earlier-run-001" / "validation.pdf").exists()
    assert (tmp_path / "run" / "earlier-run-001" / "validation.json").exists()


def test_a_report_folder_among_the_images_is_refused_before_anything_is_made(class_folders, classifier):
    folders = find_class_folders(class_folders, classifier.card.labels)

    with pytest.raises(UnusableInputError, match="lies inside the folder of images"):
        check_folders(folders, class_folders / "Benign" / "out")
    assert not (class_folders / "Benign" / "out").exists()


def test_where_the_report_cannot_be_written_the_older_one_stays(class_folders, validate, monkeypatch):
    done = validate(class_folders)
    before = done.pdf_path.read_bytes()

    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.validation.pdf_report.build_document", full)
    with pytest.raises(OutputError, match="No space left on device"):
        validate(class_folders)

    assert done.pdf_path.read_bytes() == before
    assert not list(done.pdf_path.parent.glob(".*.part"))


def test_images_without_one_that_can_be_read_give_a_report_without_figures(validate, tmp_path):
    folder = tmp_path / "damaged"
    (folder / "Benign").mkdir(parents=True)
    (folder / "Benign" / "cut.jpg").write_bytes(b"\xff\xd8\xff cut")

    report = validate(folder).report

    assert (report.unreadable_count, report.all_readable.accuracy, report.calibration) == (1, None, None)
    assert not report.comparisons


def test_the_report_says_which_thresholds_were_in_force_and_that_they_are_the_cards(
    class_folders, validate, classifier
):
    report = validate(class_folders).report

    own = classifier.card.thresholds
    assert {each.name: each.value for each in report.thresholds} == {
        name: getattr(own, name).default for name in type(own).model_fields
    }
    assert not report.moved_thresholds
    assert FindingKind.THRESHOLDS not in {finding.kind for finding in report.findings}
    assert sections.thresholds_text(report).startswith("Thresholds in force, the card's own: abstain below ")


def test_moved_thresholds_decide_and_are_told_beside_the_cards(class_folders, validate, classifier):
    own = classifier.card.thresholds.abstain_below
    report = validate(class_folders, thresholds={"abstain_below": own.maximum}).report

    (moved,) = report.moved_thresholds
    assert (moved.name, moved.value, moved.card_value) == ("abstain_below", own.maximum, own.default)
    assert report.model.abstain_below == own.maximum
    told = f"abstain below {own.maximum:g} (card {own.default:g})"
    (finding,) = [each for each in report.serious_findings if each.kind is FindingKind.THRESHOLDS]
    assert told in finding.text
    assert told in sections.thresholds_text(report)
    assert told in " ".join(sections.index_test(report).lines)


def test_other_thresholds_are_another_validation(class_folders, validate, classifier):
    validate(class_folders)

    with pytest.raises(UnusableInputError, match="holds another run: its setting thresholds is"):
        validate(class_folders, thresholds={"abstain_below": classifier.card.thresholds.abstain_below.maximum})
