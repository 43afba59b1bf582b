"""The report of a build names every changed answer, every failed check and the layers that stayed in float."""

import pytest

from converter.bundles.report import BuildReport, QuantisationAttempt, Step, report_page
from converter.quantisation.layer_errors import LayerError
from converter.scoring.measurements import ChangedAnswer
from inference.card import GateCheck

FAILED = GateCheck(name="accuracy_drop", measured=0.02, limit=0.01, passed=False, meaning="lost accuracy")
PASSED = FAILED.model_copy(update={"measured": 0.0, "passed": True})


@pytest.fixture
def report() -> BuildReport:
    return BuildReport(
        build="tiny-int8",
        bundle_written=True,
        size_bytes=2_500_000,
        accuracy=0.75,
        keras_accuracy=0.875,
        image_count=8,
        checks=(PASSED,),
        changed_answers=(ChangedAnswer("Pro/a|b.png", "pro_b", "pro_b", 0.8, "benign", 0.6),),
        quantisation_attempts=(
            QuantisationAttempt(float_layers=(), checks=(FAILED,)),
            QuantisationAttempt(float_layers=("conv_1;bias", "add_1"), checks=(PASSED,)),
        ),
        layer_errors=(LayerError(("conv_1;bias", "add_1"), 0.5, 0.25), LayerError(("conv_2",), 0.1, 0.1)),
        steps=(Step(name="keras", elapsed_s=1.25, peak_memory_bytes=1_500_000_000),),
    )


def test_a_changed_answer_stands_there_with_both_answers_and_a_bar_in_its_name_is_escaped(report: BuildReport):
    assert "| Pro/a\\|b.png | pro_b | pro_b (80.00%) | benign (60.00%) |" in report_page(report)


def test_scores_size_and_steps_stand_there_with_their_units(report: BuildReport):
    page = report_page(report)
    assert page.startswith("# tiny-int8: passed its gate\n")
    assert "2.50 MB. Right on 75.00% of 8 test images; Keras on 87.50%." in page
    assert "| keras | 1.2 | 1,500 MB |" in page


@pytest.mark.parametrize(("is_allowed", "words"), [(False, "| NO |"), (True, "| NO, allowed beforehand |")])
def test_a_failed_check_says_whether_it_was_allowed(report: BuildReport, is_allowed: bool, words: str):
    check = FAILED.model_copy(update={"allowed": is_allowed})
    page = report_page(report.model_copy(update={"checks": (check,), "bundle_written": is_allowed}))
    assert f"| lost accuracy | 0.0200 | 0.01 {words}" in page
    assert page.startswith("# tiny-int8: REFUSED") is not is_allowed


def test_each_attempt_says_what_failed_and_each_layer_what_it_is_in_the_build(report: BuildReport):
    page = report_page(report)
    assert "- 0 layers in float: does not hold: lost accuracy 0.0200, limit 0.01" in page
    assert "- 2 layers in float: holds\n" in page
    assert "| conv_1<br>add_1 | 5.00e-01 | 2.50e-01 | float |" in page
    assert "| conv_2 | 1.00e-01 | 1.00e-01 | int8 |" in page
