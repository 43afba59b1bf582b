"""An edited table, a swapped image, another model and a cut log are each found, and named in words."""

import json
import sqlite3
from contextlib import closing

import pytest
from PIL import Image

from desktop.bundled import default_bundle
from desktop.exports.audit_check import PROVENANCE_SHA256, audit_problems, export_payload
from desktop.exports.exported import ExportCancelledError, ExportOptions
from desktop.exports.formats import ExportFormat
from desktop.exports.provenance import read_provenance, sidecar_path
from desktop.exports.verification import State, Subject, verify_report
from desktop.store.audit_log import AuditKind
from desktop.store.run_reader import RunReader
from desktop.store.run_store import RunStore
from inference.errors import ExitCode, UnusableInputError

TABLES = [ExportFormat.CSV, ExportFormat.XLSX, ExportFormat.JSONL]
# Of slide maps, which images alone do not give: test_slide_maps.py.
ALL = [each for each in ExportFormat if each is not ExportFormat.SLIDE_MAPS]


def _states(verification):
    return {finding.subject: finding.state for finding in verification.findings}


def _of(verification, subject):
    return next(finding for finding in verification.findings if finding.subject is subject)


def _verify(done, screened, **more):
    return verify_report(done.path, bundle=default_bundle(), rows=[each.row for each in screened.results], **more)


@pytest.mark.parametrize("export_format", ALL)
def test_what_nobody_changed_matches(export, screened, export_format):
    found = _verify(export(export_format), screened, check_audit=lambda _provenance: ())

    assert set(_states(found).values()) == {State.MATCHES}
    assert found.exit_code is ExitCode.DONE
    assert (found.images.matching, found.images.checked) == (7, 7)


def test_what_cannot_be_checked_is_told_and_is_no_difference(export):
    found = verify_report(export(ExportFormat.PDF).path)

    assert _states(found) == {
        Subject.REPORT: State.MATCHES,
        Subject.IMAGES: State.NOT_CHECKED,
        Subject.MODEL: State.NOT_CHECKED,
        Subject.AUDIT: State.NOT_CHECKED,
    }
    assert "holds no table of them" in _of(found, Subject.IMAGES).sentence
    assert found.exit_code is ExitCode.DONE


def test_an_edited_csv_is_found(export, screened):
    done = export(ExportFormat.CSV)
    done.path.write_bytes(done.path.read_bytes().replace(b",reported,", b",abstained,", 1))

    found = _verify(done, screened)

    assert _of(found, Subject.REPORT).state is State.DIFFERS
    assert "was changed since it was exported" in _of(found, Subject.REPORT).sentence
    assert _of(found, Subject.IMAGES).state is State.MATCHES
    assert found.exit_code is ExitCode.FINDINGS


@pytest.mark.parametrize("export_format", TABLES)
def test_a_table_with_a_broken_form_is_told_and_ends_nothing(export, screened, export_format):
    done = export(export_format)
    done.path.write_bytes(b'\xff"broken')

    found = _verify(done, screened)

    assert _of(found, Subject.REPORT).state is State.DIFFERS
    assert _of(found, Subject.IMAGES).state is State.DIFFERS
    assert "the rows cannot be read" in _of(found, Subject.IMAGES).sentence


def test_a_row_taken_out_is_found_though_all_other_images_match(export, screened):
    done = export(ExportFormat.JSONL)
    lines = done.path.read_bytes().splitlines(keepends=True)
    done.path.write_bytes(b"".join(lines[:2] + lines[3:]))

    assert "6 rows name images; 7 were exported" in _of(_verify(done, screened), Subject.IMAGES).sentence


@pytest.mark.parametrize("export_format", ALL)
def test_a_swapped_and_a_missing_image_are_found_and_named(export, screened, export_format):
    done = export(export_format)
    Image.new("RGB", (60, 45)).save(screened.images / "a.png")
    (screened.images / "患者" / "图像.png").unlink()

    found = _verify(done, screened)

    images = _of(found, Subject.IMAGES)
    assert images.state is State.DIFFERS
    assert set(images.details) == {"changed: a.png", "missing: 患者/图像.png"}
    assert (found.images.matching, found.images.changed, found.images.missing) == (5, 1, 1)
    assert found.exit_code is ExitCode.FINDINGS


def test_images_that_were_moved_are_found_in_the_folder_that_is_named(export, screened, tmp_path):
    done = export(ExportFormat.CSV)
    moved = screened.images.rename(tmp_path / "moved")

    assert _of(_verify(done, screened), Subject.IMAGES).state is State.NOT_CHECKED
    assert _of(_verify(done, screened, folder=moved), Subject.IMAGES).state is State.MATCHES


def test_a_path_out_of_the_folder_is_never_read(export, screened, tmp_path):
    (tmp_path / "secret.png").write_bytes((screened.images / "a.png").read_bytes())
    done = export(ExportFormat.CSV)
    done.path.write_bytes(done.path.read_bytes().replace(b",a.png,", b",../secret.png,"))

    assert _of(_verify(done, screened), Subject.IMAGES).details == ("missing: ../secret.png",)


def test_only_the_images_of_an_exported_case_are_looked_for(export, screened):
    done = export(ExportFormat.PDF, options=ExportOptions(case="case-01"))
    (screened.images / "a.png").unlink()

    found = _verify(done, screened)

    assert _of(found, Subject.IMAGES).state is State.MATCHES
    assert found.images.matching == 2


def test_another_model_is_found(export, make_bundle, bundle_files):
    card = json.loads(bundle_files["model_card.json"])
    other = make_bundle({"model_card.json": json.dumps({**card, "version": "9.9.9"}).encode()})

    model = _of(verify_report(export(ExportFormat.CSV).path, bundle=other), Subject.MODEL)

    assert model.state is State.DIFFERS
    assert "is another" in model.sentence
    assert "9.9.9" in model.sentence


def test_a_damaged_model_is_found(export, make_bundle):
    broken = make_bundle({"README.md": b"changed", "SHA256SUMS": b""})

    assert _of(verify_report(export(ExportFormat.CSV).path, bundle=broken), Subject.MODEL).state is State.DIFFERS


def test_a_changed_a_missing_and_an_added_overlay_line_are_found(export, screened):
    done = export(ExportFormat.OVERLAYS)
    (done.path / "a.png.png").write_bytes(b"another")
    (done.path / "case-01" / "b.png.png").unlink()

    overlays = _of(_verify(done, screened), Subject.OVERLAYS)

    assert overlays.state is State.DIFFERS
    assert set(overlays.details) == {"changed: a.png.png", "missing: case-01/b.png.png"}


def test_without_a_sidecar_or_with_another_file_in_its_place_nothing_is_verified(export):
    done = export(ExportFormat.CSV)
    done.sidecar.write_text('{"schema_version": 1}')
    with pytest.raises(UnusableInputError, match="is no provenance of an export"):
        verify_report(done.path)

    done.sidecar.unlink()
    with pytest.raises(UnusableInputError, match="is missing, and without it nothing can be verified") as caught:
        verify_report(done.path)
    assert caught.value.exit_code is ExitCode.UNUSABLE


def test_a_report_that_is_gone_is_unusable_input(export):
    done = export(ExportFormat.CSV)
    done.path.unlink()

    with pytest.raises(UnusableInputError, match="cannot be read"):
        verify_report(done.path)

    done.sidecar.unlink()
    with pytest.raises(UnusableInputError, match="There is no report"):
        verify_report(done.path)


def test_a_sidecar_of_a_newer_program_is_refused(export):
    done = export(ExportFormat.CSV)
    told = json.loads(done.sidecar.read_text(encoding="utf-8"))
    done.sidecar.write_text(json.dumps({**told, "schema_version": 99}), encoding="utf-8")

    with pytest.raises(UnusableInputError, match="schema version 99"):
        verify_report(done.path)


def test_progress_counts_images_and_a_stop_is_obeyed(export, screened):
    seen = []
    done = export(ExportFormat.CSV)

    _verify(done, screened, on_progress=lambda counts: seen.append(counts.checked))
    assert seen == [1, 2, 3, 4, 5, 6, 7]
    with pytest.raises(ExportCancelledError):
        _verify(done, screened, should_stop=lambda: True)


@pytest.fixture
def store(screened, tmp_path):
    """The store of a run that is open, without images."""
    with RunStore.create(tmp_path / "run", screened.run, screened.images, {}) as opened:
        yield opened


def _export_and_tell(export, store):
    done = export(ExportFormat.CSV, audit_head=store.head())
    store.record_export(export_payload(done.provenance))
    return done


def _problems(store, provenance):
    with RunReader(store.folder) as reader:
        return audit_problems(reader, provenance)


def test_a_log_that_went_on_after_the_export_matches(export, store):
    done = _export_and_tell(export, store)
    store.record(AuditKind.SETTINGS_CHANGED, {})

    assert _problems(store, done.provenance) == ()


def test_a_log_whose_tail_was_cut_is_found(export, store):
    store.record(AuditKind.SETTINGS_CHANGED, {})
    done = _export_and_tell(export, store)
    store.close()
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("DROP TRIGGER audit_stays")
        connection.execute("DELETE FROM audit WHERE sequence >= 2")

    found = verify_report(done.path, check_audit=lambda provenance: _problems(store, provenance))

    audit = _of(found, Subject.AUDIT)
    assert audit.state is State.DIFFERS
    assert any("it was cut off or removed" in each for each in audit.details)
    assert found.exit_code is ExitCode.FINDINGS


def test_an_edited_entry_before_the_export_is_found_though_the_export_is_known(export, store):
    done = _export_and_tell(export, store)
    store.close()
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("DROP TRIGGER audit_keeps_text")
        connection.execute("UPDATE audit SET time_utc = '2020-01-01T00:00:00Z' WHERE sequence = 1")

    assert any("was edited" in each for each in _problems(store, done.provenance))


def test_a_report_whose_sidecar_was_made_anew_is_found_by_the_log(export, store):
    done = _export_and_tell(export, store)
    forged = done.provenance.model_copy(update={"file_sha256": "0" * 64})

    assert "no entry tells of an export" in _problems(store, forged)[-1]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("model_version", "9.9.9"),
        ("run_started_at_utc", "2020-01-01T00:00:00Z"),
        ("second_reading", "Cohen's kappa 0.99"),
        ("reviews_left_out", True),
        ("row_count", 1),
    ],
)
def test_a_sidecar_that_was_changed_beside_an_unchanged_report_is_found_by_the_log(export, store, name, value):
    done = _export_and_tell(export, store)
    sidecar = sidecar_path(done.path)
    told = json.loads(sidecar.read_text(encoding="utf-8"))
    assert _problems(store, read_provenance(done.path)) == ()
    sidecar.write_text(json.dumps({**told, name: value}), encoding="utf-8")

    (problem,) = _problems(store, read_provenance(done.path))
    assert "the sidecar does not say what it said when the export was made" in problem


def test_a_log_of_an_earlier_version_that_tells_nothing_of_the_sidecar_holds(export, store):
    done = export(ExportFormat.CSV, audit_head=store.head())
    payload = dict(export_payload(done.provenance))
    del payload[PROVENANCE_SHA256]
    store.record_export(payload)

    assert _problems(store, done.provenance) == ()


def test_a_picture_that_was_put_among_the_overlays_is_found(export, screened):
    done = export(ExportFormat.OVERLAYS)
    (done.path / "Thumbs.db").write_bytes(b"a system's own")
    assert _of(_verify(done, screened), Subject.OVERLAYS).state is State.MATCHES
    (done.path / "case-01" / "foreign.png").write_bytes(b"x")

    overlays = _of(_verify(done, screened), Subject.OVERLAYS)

    assert overlays.state is State.DIFFERS
    assert overlays.details == ("not exported: case-01/foreign.png",)


def test_the_sidecar_lies_beside_the_report(tmp_path):
    assert sidecar_path(tmp_path / "a.b.csv") == tmp_path / "a.b.csv.provenance.json"
