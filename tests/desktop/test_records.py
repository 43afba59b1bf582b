"""The screening record has the columns that were promised, and its values are text that every reader understands."""

import re
from dataclasses import replace
from pathlib import Path, PurePosixPath, PureWindowsPath

import numpy as np
import pytest

import desktop
from desktop.records import ResultRow, Review, RunInfo, column_names, printable_path, row_values, shown_path
from inference.card import Label
from inference.decision import Decision, Flag, Prediction

LABELS = (
    Label(id="benign", display_name="Benign", malignant=False),
    Label(id="pre_b", display_name="Pre-B", malignant=True),
)
RUN = RunInfo(
    run_id="20260102T030405Z-00000000",
    started_at_utc="2026-01-02T03:04:05Z",
    labels=LABELS,
    model_id="model",
    model_version="1.2.3",
    bundle_id="b" * 64,
    runtime="ai-edge-litert",
    runtime_version="2.3.0",
    abstain_below=0.7,
    application_version="0.1.0",
)
UNREAD = ResultRow(RUN, "case/a.jpg", "case", Decision.UNREADABLE, screened_at_utc="2026-01-02T03:04:06Z")


def _prediction(probabilities, decision, flags=(), prediction_set=(0,)):
    best = int(np.argmax(probabilities))
    return Prediction(probabilities, best, prediction_set, decision, flags, np.zeros((1, 1, 2), np.float32), 0.0, 1.0)


def _values(row):
    return dict(zip(column_names(LABELS), row_values(row), strict=True))


def test_the_columns_are_those_of_the_design_in_its_order():
    assert column_names(LABELS) == [
        *("run_id", "image_path", "page", "tile_x", "tile_y", "image_sha256", "width_px", "height_px", "case"),
        *(
            "predicted_class",
            "reported_class",
            "prob_benign",
            "prob_pre_b",
            "prediction_set",
            "decision",
            "flags",
            "reason",
        ),
        *("model_id", "model_version", "bundle_id", "runtime", "runtime_version", "application_version", "elapsed_ms"),
        *("screened_at_utc", "reviewer", "reviewed_class", "note", "signed_at", "signed_by"),
    ]


def test_a_reported_row_holds_class_probabilities_and_set():
    row = UNREAD.with_prediction(_prediction((0.25, 0.75), Decision.REPORTED, prediction_set=(0, 1)))

    values = _values(row)

    assert (values["predicted_class"], values["reported_class"], values["reason"]) == ("Pre-B", "Pre-B", "")
    assert (values["prob_benign"], values["prob_pre_b"]) == ("0.250000", "0.750000")
    assert values["prediction_set"] == "Benign; Pre-B"
    assert values["decision"] == "reported"


@pytest.mark.parametrize(("probability", "text"), [(1.0, "1.000000"), (1e-9, "0.000000"), (0.1234567, "0.123457")])
def test_a_probability_has_six_decimals_and_never_an_exponent(probability, text):
    assert _values(replace(UNREAD, probabilities=(probability, 0.5)))["prob_benign"] == text


def test_an_abstained_row_names_the_likeliest_class_but_reports_none():
    values = _values(UNREAD.with_prediction(_prediction((0.4, 0.6), Decision.ABSTAINED)))

    assert (values["predicted_class"], values["reported_class"], values["decision"]) == ("Pre-B", "", "abstained")
    assert values["reason"] == "Not reported: the model is only 60 % sure, less than the 70 % asked for."


def test_an_unreadable_row_leaves_empty_what_nobody_knows():
    values = _values(replace(UNREAD, reason="Unreadable: cut off"))

    unknown = (
        "predicted_class",
        "reported_class",
        "prob_benign",
        "prob_pre_b",
        "prediction_set",
        "width_px",
        "elapsed_ms",
    )
    assert {name: values[name] for name in unknown} == dict.fromkeys(unknown, "")
    assert (values["decision"], values["reason"]) == ("unreadable", "Unreadable: cut off")


def test_flags_of_model_and_run_are_joined_in_one_order():
    prediction = _prediction((0.1, 0.9), Decision.REPORTED, (Flag.STAIN, Flag.NEAR_THRESHOLD))

    assert _values(UNREAD.with_prediction(prediction, [Flag.DUPLICATE]))["flags"] == "stain; near_threshold; duplicate"


def test_a_review_stands_in_its_columns():
    values = _values(replace(UNREAD, review=Review("Dr. A", "Benign", "seen", "2026-01-03T00:00:00Z")))

    assert [values[name] for name in ("reviewer", "reviewed_class", "note", "signed_at")] == [
        "Dr. A",
        "Benign",
        "seen",
        "2026-01-03T00:00:00Z",
    ]


@pytest.mark.parametrize(
    ("path", "printed"),
    [("a b/Ü.jpg", "a b/Ü.jpg"), ("\udcff.jpg", r"\xff.jpg"), ("図.png", "図.png")],
)
def test_a_path_is_printed_so_that_utf_8_can_carry_it(path, printed):
    assert printable_path(path) == printed
    assert printable_path(path).encode()


def test_people_see_a_path_as_their_system_writes_it_and_records_have_it_the_same_everywhere():
    path = PureWindowsPath(r"C:\Users\Jörg\Smears 3")
    assert shown_path(path) == r"C:\Users\Jörg\Smears 3"
    assert printable_path(path) == "C:/Users/Jörg/Smears 3"
    assert shown_path(PurePosixPath("/srv/smears/\udcff.jpg")) == r"/srv/smears/\xff.jpg"
    # A record's own path is the same text in table, export and window.
    assert shown_path("case A/field.png") == "case A/field.png"


def test_the_window_writes_no_path_as_records_have_it():
    window = Path(desktop.__file__).parent / "gui"
    modules = sorted(window.rglob("*.py"))
    assert modules
    as_records = [
        path.name for path in modules if re.search(r"printable_path|as_posix\(", path.read_text(encoding="utf-8"))
    ]
    assert as_records == []


def test_runs_have_names_of_their_own_that_sort_by_time(classifier):
    first, second = RunInfo.start(classifier), RunInfo.start(classifier)

    assert first.run_id != second.run_id
    assert first.run_id[:16] == first.started_at_utc.replace("-", "").replace(":", "")
    assert first.bundle_id == classifier.bundle.bundle_id
