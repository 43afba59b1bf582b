"""The cells are the evaluation's counts, and the caption names images, split and recipe of each matrix."""

from pathlib import Path

import pytest

from inference.card import Label
from tests.training.evaluation.made_up import predictions_of, training_record, write_evaluation
from training.evaluation.record import Evaluation
from training.figures.confusion_matrices import caption_of, draw_confusions
from training.figures.style import house_style


@pytest.fixture
def evaluation(tmp_path: Path) -> Evaluation:
    return write_evaluation(tmp_path / "one", predictions_of([0, 0, 0, 0, 1, 2, 3], [0, 0, 0, 1, 0, 2, 3]))


def test_each_cell_has_its_count_and_its_share_of_the_true_class(evaluation: Evaluation):
    (axes,) = draw_confusions([evaluation], None).axes
    cells = {(int(text.get_position()[1]), int(text.get_position()[0])): text for text in axes.texts}
    assert len(cells) == 16
    assert cells[0, 0].get_text() == "3\n75.0 %"
    assert cells[0, 1].get_text() == "1\n25.0 %"
    assert cells[1, 0].get_text() == "1\n100.0 %"
    assert cells[3, 1].get_text() == "0"
    assert axes.get_yticklabels()[0].get_text() == "Benign\n(4)"


def test_mistakes_stand_out_in_bold(evaluation: Evaluation):
    (axes,) = draw_confusions([evaluation], None).axes
    bold = {text.get_position()[::-1] for text in axes.texts if text.get_fontweight() == "bold"}
    assert bold == {(0, 1), (1, 0)}


def test_a_line_parts_malignant_from_other_classes(evaluation: Evaluation):
    (axes,) = draw_confusions([evaluation], None).axes
    assert sorted(line.get_xdata()[0] for line in axes.lines) == [0, 0.5]


def test_a_class_without_images_is_an_empty_row(tmp_path: Path):
    found = write_evaluation(tmp_path / "three", predictions_of([0, 1, 2], [0, 1, 2]))
    (axes,) = draw_confusions([found], None).axes
    assert axes.get_yticklabels()[3].get_text() == "Pro-B\n(0)"


def test_matrices_over_other_images_have_row_labels_of_their_own(tmp_path: Path, evaluation: Evaluation):
    other = write_evaluation(tmp_path / "two", predictions_of([0, 1, 2, 3], [0, 1, 2, 3]))
    same = draw_confusions([evaluation, evaluation], None).axes[1].get_yticklabels()
    own = draw_confusions([evaluation, other], None).axes[1].get_yticklabels()
    assert {text.get_text() for text in same} == {""}
    assert own[0].get_text() == "Benign\n(1)"


def test_the_caption_names_images_split_and_recipe_of_each(evaluation: Evaluation):
    caption = caption_of([evaluation, evaluation])
    assert "(a) one.keras: custom_cnn+cbam, recipe tiny, 32 px; test images of a contiguous split" in caption
    assert "(b) one.keras" in caption
    assert "n = 7" in caption


@pytest.mark.parametrize("count", [1, 2, 4, 7])
def test_any_number_of_matrices_is_drawn(evaluation: Evaluation, tmp_path: Path, count: int):
    with house_style():
        draw_confusions([evaluation] * count, caption_of([evaluation] * count)).savefig(tmp_path / "a.png")


def test_a_laboratory_s_own_classes_are_drawn(tmp_path: Path):
    labels = tuple(
        Label(id=f"class_{n}", display_name=f"Class {n} of a laboratory's own", malignant=n % 2 == 0) for n in range(9)
    )
    found = predictions_of(list(range(9)), list(range(9)), labels=labels)
    evaluation = write_evaluation(tmp_path / "own", found, record=training_record(labels=labels))
    with house_style():
        draw_confusions([evaluation], caption_of([evaluation])).savefig(tmp_path / "a.png")
