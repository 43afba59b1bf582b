"""Of the wrong answers the gravest come first."""

from desktop.validation.build import wrong_images
from inference.decision import Decision
from tests.desktop.store.made_runs import LABELS
from tests.desktop.validation.made_answers import answer


def test_missed_before_false_alarms_reported_before_withheld_and_the_surest_first():
    given = [
        answer("pre_b", "pro_b", 0.99, name="other class"),
        answer("benign", "pre_b", 0.98, name="false alarm"),
        answer("pre_b", "benign", 0.97, decision=Decision.ABSTAINED, name="missed, withheld"),
        answer("pre_b", "benign", 0.60, name="missed"),
        answer("pre_b", "benign", 0.80, name="missed, surer"),
        answer("pre_b", "pre_b", 0.99, name="right"),
    ]

    found = wrong_images(given, LABELS)

    assert [each.image_path.rpartition("/")[2] for each in found] == [
        "missed, surer.png",
        "missed.png",
        "missed, withheld.png",
        "false alarm.png",
        "other class.png",
    ]
    assert (found[0].truth, found[0].given, found[0].probability) == ("Pre-B", "Benign", 0.80)
