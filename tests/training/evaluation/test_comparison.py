"""Runs are set side by side: folds pooled, pairs on the same images tested."""

from pathlib import Path

import pytest

from inference.card import Label
from inference.errors import UnusableInputError
from tests.training.evaluation.made_up import WARM, predictions_of, training_record, write_evaluation
from training.evaluation.comparison import compare, read_runs
from training.splitting.splits import SplitKind

OTHER = {"recipe": {"name": "other"}}


def test_folds_of_one_plan_become_one_entry_with_their_predictions_pooled(tmp_path: Path):
    write_evaluation(
        tmp_path / "one",
        predictions_of((0, 1, 2, 3), (0, 1, 2, 2), first_image=4, shifted={"warm": (0, 0, 2, 2)}),
        test_fold=1,
        shifts={"warm": WARM},
    )
    write_evaluation(
        tmp_path / "zero",
        predictions_of((0, 1, 2, 3), (0, 0, 0, 3), shifted={"warm": (0, 0, 0, 3)}),
        shifts={"warm": WARM},
    )

    found = compare(read_runs([tmp_path / "one", tmp_path / "zero"]))

    (entry,) = found.entries
    assert [run.evaluation.tested.test_fold for run in entry.runs] == [0, 1]
    assert entry.accuracy.value == pytest.approx(5 / 8)
    assert entry.fold_accuracy is not None
    # Fold 0 is right on 2 of 4, fold 1 on 3 of 4: mean 0.625, sample deviation 0.25 / sqrt(2).
    assert (entry.fold_accuracy.mean, entry.fold_accuracy.deviation) == pytest.approx((0.625, 0.25 / 2**0.5))
    assert entry.missed_count == 2
    assert entry.sensitivity is not None
    assert entry.sensitivity.value == pytest.approx(4 / 6)
    assert entry.shifts[0].accuracy.value == pytest.approx(4 / 8)
    assert entry.shifts[0].flipped_to_benign_count == 1
    assert found.pairs == ()


def test_folds_are_pooled_whatever_model_taught_each_but_not_where_teachers_differ_in_kind(tmp_path: Path):
    def evaluate(name: str, fold: int, taught_from: str = "imagenet", **changes: object) -> Path:
        teacher: dict[str, object] = {
            "name": f"{name}-teacher.keras",
            "architecture": "custom_cnn",
            "model_sha256": f"{fold}" * 64,
            "recipe": {"name": "tiny"},
            "epochs_run": 1,
            "best_epoch": 0,
            "train_seconds": 1.0,
            "started_from": "imagenet",
        }
        write_evaluation(
            tmp_path / name,
            predictions_of((0, 1, 2, 3), (0, 1, 2, 2), first_image=4 * fold),
            record=training_record(teacher=teacher | changes | {"teacher": teacher | {"started_from": taught_from}}),
            test_fold=fold,
        )
        return tmp_path / name

    folds = [evaluate("zero", 0), evaluate("one", 1)]
    other = evaluate("two", 2, started_from="scratch")
    farther = evaluate("three", 3, taught_from="scratch")
    untaught = tmp_path / "four"
    write_evaluation(untaught, predictions_of((0, 1, 2, 3), (0, 1, 2, 2), first_image=16), test_fold=4)

    found = compare(read_runs([*folds, other, farther, untaught]))

    names = [[run.folder.name for run in entry.runs] for entry in found.entries]
    assert names == [["zero", "one"], ["two"], ["three"], ["four"]]


def test_runs_that_tested_the_same_images_are_paired_whatever_their_order_and_folder(tmp_path: Path):
    # First right, second wrong: images 1 and 2; the other way round: image 3; both right: image 0.
    write_evaluation(tmp_path / "first", predictions_of((0, 1, 2, 3), (0, 1, 2, 2)))
    mirrored = predictions_of((0, 1, 2, 3), (0, 0, 0, 3), folder="elsewhere")
    order = [2, 0, 3, 1]
    reordered = type(mirrored)(
        tuple(mirrored.samples[each] for each in order),
        type(mirrored.answers)(mirrored.answers.truth[order], mirrored.answers.logits[order]),
        {},
        (),
    )
    write_evaluation(tmp_path / "second", reordered, record=training_record(**OTHER))

    found = compare(read_runs([tmp_path / "first", tmp_path / "second"]))

    (pair,) = found.pairs
    assert (pair.first.key, pair.second.key) == ("A", "B")
    assert (pair.counts.both, pair.counts.only_first, pair.counts.only_second, pair.counts.neither) == (1, 2, 1, 0)
    assert pair.difference_points.value == pytest.approx(-25.0)
    assert pair.p == pytest.approx(1.0)


def test_p_values_of_several_pairs_are_corrected_together(tmp_path: Path):
    truth = [1] * 20
    for name, right in (("good", 20), ("middle", 12), ("bad", 6)):
        predicted = [1] * right + [2] * (20 - right)
        record = training_record(recipe={"name": name})
        write_evaluation(tmp_path / name, predictions_of(truth, predicted), record=record)

    found = compare(read_runs([tmp_path / "good", tmp_path / "middle", tmp_path / "bad"]))

    raw = {(pair.first.key, pair.second.key): pair.p for pair in found.pairs}
    assert raw == pytest.approx({("A", "B"): 2 / 2**8, ("A", "C"): 2 / 2**14, ("B", "C"): 2 / 2**6})
    adjusted = {(pair.first.key, pair.second.key): pair.p_holm for pair in found.pairs}
    assert adjusted == pytest.approx({("A", "B"): 4 / 2**8, ("A", "C"): 6 / 2**14, ("B", "C"): 2 / 2**6})


def test_five_folds_of_two_recipes_are_paired_over_all_their_images(tmp_path: Path):
    for name in ("one", "two"):
        for fold in range(2):
            write_evaluation(
                tmp_path / f"{name}{fold}",
                predictions_of((0, 1), (0, 1 if name == "one" else 2), first_image=2 * fold),
                record=training_record(recipe={"name": name}),
                test_fold=fold,
            )
    found = compare(read_runs([tmp_path / f"{name}{fold}" for fold in range(2) for name in ("one", "two")]))
    (pair,) = found.pairs
    assert (pair.counts.both, pair.counts.only_first) == (2, 2)


def test_runs_on_other_images_are_not_paired(tmp_path: Path):
    write_evaluation(tmp_path / "first", predictions_of((0, 1), (0, 1)))
    write_evaluation(tmp_path / "second", predictions_of((0, 1), (0, 1), first_image=1), kind=SplitKind.RANDOM)
    found = compare(read_runs([tmp_path / "first", tmp_path / "second"]))
    assert found.pairs == ()
    assert found.unpaired_count == 1
    assert len(found.entries) == 2


@pytest.mark.parametrize(
    "change", [{"seed": 1}, OTHER, {"architecture": "custom_cnn"}], ids=lambda change: next(iter(change))
)
def test_another_plan_is_no_fold_of_this_one(tmp_path: Path, change: dict[str, object]):
    write_evaluation(tmp_path / "first", predictions_of((0, 1), (0, 1)))
    write_evaluation(
        tmp_path / "second",
        predictions_of((0, 1), (0, 1), first_image=2),
        record=training_record(**change),
        test_fold=1,
    )
    assert len(compare(read_runs([tmp_path / "first", tmp_path / "second"])).entries) == 2


def test_an_image_tested_twice_keeps_two_folds_apart(tmp_path: Path):
    write_evaluation(tmp_path / "first", predictions_of((0, 1), (0, 1)))
    write_evaluation(tmp_path / "second", predictions_of((1, 1), (1, 1), first_image=1), test_fold=1)
    assert len(compare(read_runs([tmp_path / "first", tmp_path / "second"])).entries) == 2


def test_models_with_other_classes_cannot_be_compared(tmp_path: Path):
    labels = (Label(id="one", display_name="One", malignant=False), Label(id="two", display_name="Two", malignant=True))
    write_evaluation(tmp_path / "first", predictions_of((0, 1), (0, 1)))
    write_evaluation(
        tmp_path / "second", predictions_of((0, 1), (0, 1), labels=labels), record=training_record(labels=labels)
    )
    with pytest.raises(UnusableInputError, match="only models with the same classes can be compared"):
        compare(read_runs([tmp_path / "first", tmp_path / "second"]))


def test_a_folder_named_twice_is_refused(tmp_path: Path):
    write_evaluation(tmp_path / "first", predictions_of((0, 1), (0, 1)))
    with pytest.raises(UnusableInputError, match="is named twice"):
        read_runs([tmp_path / "first", tmp_path / "." / "first"])
