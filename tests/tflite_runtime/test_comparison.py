"""The comparison that `make test-tflite-runtime` rests on finds every kind of difference."""

import math
from pathlib import Path

import pytest

from tests.tflite_runtime.answers import Answer, BundleAnswers
from tests.tflite_runtime.comparison import Comparison, compare, refusal, table

SURE = Answer(
    image="field.png",
    pixels_sha256="a",
    probabilities=(0.7, 0.3),
    predicted_index=0,
    out_of_distribution=False,
    heatmaps=(0.0, 1.0, 2.0, 3.0),
)
REFUSED = "model.tflite: cannot load the build: Didn't find op for builtin opcode 'FULLY_CONNECTED' version '12'.\nOld?"


def answers(*each: Answer, unreadable: tuple[Path, ...] = (), computes_in_int8: bool = False) -> BundleAnswers:
    return BundleAnswers(
        bundle=Path("b"),
        runtime="r",
        computes_in_int8=computes_in_int8,
        images=(),
        answers=each,
        unreadable=unreadable,
    )


def compared(**changes: object) -> Comparison:
    return compare(answers(SURE, SURE), answers(SURE, SURE.model_copy(update=changes)))


def test_equal_answers_have_no_fault():
    assert compared() == Comparison(Path("b"), 2, 0.0, pytest.approx(1.0), ())


def test_probabilities_may_differ_by_a_thousandth_and_no_more():
    assert compared(probabilities=(0.7009, 0.2991)).faults == ()
    assert compared(probabilities=(0.7009, 0.2991)).largest_difference == pytest.approx(9e-4)
    assert compared(probabilities=(0.7011, 0.2989)).faults == (
        "field.png: probabilities differ by 1.10e-03; at most 0.001 is allowed",
    )


def test_int8_sums_may_differ_by_two_hundredths_and_no_more():
    for difference, fault_count in ((0.019, 0), (0.021, 1)):
        other = SURE.model_copy(update={"probabilities": (0.7 + difference, 0.3 - difference)})
        found = compare(answers(SURE, computes_in_int8=True), answers(other))
        assert len(found.faults) == fault_count


def test_a_probability_that_is_no_number_is_a_fault():
    assert len(compared(probabilities=(math.nan, 0.3)).faults) == 1


def test_another_class_is_a_fault():
    assert compared(predicted_index=1).faults == ("field.png: class 1 instead of 0",)


def test_a_flag_of_one_runtime_only_is_a_fault():
    assert compared(out_of_distribution=True).faults == ("field.png: flagged out of distribution by one runtime only",)


def test_a_fault_says_where_the_images_differed_before_the_network():
    assert "before the network" in compared(predicted_index=1, pixels_sha256="b").faults[1]
    assert compared(pixels_sha256="b").faults == ()


def test_heatmaps_are_measured():
    assert compared(heatmaps=(3.0, 2.0, 1.0, 0.0)).lowest_correlation == pytest.approx(-1.0)


def test_an_image_that_one_environment_cannot_read_is_a_fault():
    found = compare(answers(SURE), answers(unreadable=(Path("field.png"),)))
    assert found.faults == ("only one environment can read field.png",)


def test_nothing_compared_is_a_fault():
    assert compare(answers(), answers()).faults == ("no image was compared",)


def test_a_refusal_names_the_operation_and_version_that_is_missing():
    assert refusal(answers(), REFUSED).faults[0].startswith("it lacks FULLY_CONNECTED version 12: model.tflite")
    assert refusal(answers(), "no such bundle").faults == ("no such bundle",)


def test_the_table_tells_same_other_and_refused_bundles_apart():
    text = table([compared(), compared(predicted_index=1), refusal(answers(), REFUSED)])
    assert [line.split("  ")[-1].strip() for line in text.splitlines()[2:5]] == [
        "the same",
        "NOT THE SAME",
        "NOT LOADED",
    ]
    assert text.splitlines()[5] == "b: field.png: class 1 instead of 0"


def test_a_long_list_of_faults_is_cut_and_says_so():
    other = SURE.model_copy(update={"predicted_index": 1})
    lines = table([compare(answers(*[SURE] * 7), answers(*[other] * 7))]).splitlines()
    assert len(lines) == 3 + 5 + 1
    assert lines[-1] == "b: and 2 more"
