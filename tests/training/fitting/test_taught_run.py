"""A training with a teacher names it in its record, and refuses one that would leak or does not fit."""

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from inference.card import TrainingRecord, record_path
from inference.errors import ExitCode, UnusableInputError
from tests.training.tiny import tiny_recipe
from training.dataset.folder import import_folder
from training.distillation import Distillation
from training.fitting.run import train_and_save
from training.recipe import Recipe
from training.splitting.splits import SplitKind, make_split, write_split

TAUGHT = tiny_recipe(name="tiny-taught", epochs=1, distillation=Distillation(temperature=2, weight=0.5))


@dataclass(frozen=True)
class Drawn:
    data: Path
    split_file: Path
    teacher: Path


def _train(
    data: Path, split_file: Path, out: Path, recipe: Recipe, teacher: Path | None, start_from: Path | None = None
) -> tuple[TrainingRecord, list[str]]:
    said: list[str] = []
    record = train_and_save(
        data,
        split_file,
        recipe,
        out,
        seed=2,
        weights=None,
        start_from=start_from,
        teacher=teacher,
        say=said.append,
    )
    assert record is not None
    return record, said


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory, drawn_data: Path) -> Drawn:
    folder = tmp_path_factory.mktemp("taught")
    split_file, teacher = folder / "split.json", folder / "teacher.keras"
    write_split(make_split(import_folder(drawn_data), SplitKind.CONTIGUOUS), split_file)
    larger = tiny_recipe(epochs=1).model.at_input(48)
    _train(drawn_data, split_file, teacher, tiny_recipe(name="tiny-teacher", epochs=1, model=larger), None)
    return Drawn(drawn_data, split_file, teacher)


def _refused(drawn: Drawn, teacher: Path, message: str, out: Path, split_file: Path | None = None) -> None:
    with pytest.raises(UnusableInputError, match=message) as told:
        _train(drawn.data, split_file or drawn.split_file, out, TAUGHT, teacher)
    assert told.value.exit_code is ExitCode.UNUSABLE
    assert not list(out.parent.glob(f"{out.stem}*")), "nothing is left behind"


def test_the_record_names_the_teacher_and_how_much_it_counted(drawn: Drawn, tmp_path: Path):
    out = tmp_path / "student.keras"
    record, said = _train(drawn.data, drawn.split_file, out, TAUGHT, drawn.teacher)
    theirs = TrainingRecord.model_validate_json(record_path(drawn.teacher).read_bytes())
    assert record == TrainingRecord.model_validate_json(record_path(out).read_bytes())
    assert record.teacher is not None
    assert (record.teacher.name, record.teacher.architecture) == ("teacher.keras", theirs.architecture)
    assert record.teacher.model_sha256 == theirs.model_sha256
    assert record.teacher.recipe == theirs.recipe
    assert record.teacher.started_from == "scratch"
    assert record.recipe["distillation"] == {"temperature": 2.0, "weight": 0.5}
    assert any(
        line.startswith("Learning from teacher.keras too") and "48 px" in line and theirs.model_sha256[:12] in line
        for line in said
    )


def test_who_taught_a_network_is_still_known_after_it_started_or_taught_another(drawn: Drawn, tmp_path: Path):
    student, onward, pupil = (tmp_path / f"{name}.keras" for name in ("student", "onward", "pupil"))
    taught, _said = _train(drawn.data, drawn.split_file, student, TAUGHT, drawn.teacher)
    went_on, _said = _train(drawn.data, drawn.split_file, onward, tiny_recipe(epochs=1), None, student)
    assert went_on.teacher is None
    assert went_on.start is not None
    assert went_on.start.teacher == taught.teacher
    passed_on, _said = _train(drawn.data, drawn.split_file, pupil, TAUGHT, student)
    assert passed_on.teacher is not None
    assert passed_on.teacher.teacher == taught.teacher


@pytest.mark.parametrize(
    ("kind", "test_fold", "named"), [(SplitKind.CONTIGUOUS, 1, "test fold 1"), (SplitKind.RANDOM, 0, "random, seed 0")]
)
def test_a_teacher_of_another_fold_or_split_is_refused_since_it_would_pass_on_the_test_images(
    drawn: Drawn, tmp_path: Path, kind: SplitKind, test_fold: int, named: str
):
    other = tmp_path / "other.json"
    write_split(make_split(import_folder(drawn.data), kind, test_fold=test_fold), other)
    message = rf"teacher\.keras cannot teach this training: it was trained on another split .*this one is .*{named}"
    _refused(drawn, drawn.teacher, message, tmp_path / "student.keras", other)


def test_a_teacher_with_its_classes_in_another_order_is_refused(drawn: Drawn, tmp_path: Path):
    copied = Path(shutil.copy(drawn.teacher, tmp_path / "copied.keras"))
    record = TrainingRecord.model_validate_json(record_path(drawn.teacher).read_bytes())
    turned = record.model_copy(update={"labels": record.labels[::-1]})
    record_path(copied).write_text(turned.model_dump_json())
    message = r"its classes are pro_b, pre_b, early_pre_b, benign, those of the data benign, early_pre_b, pre_b, pro_b"
    _refused(drawn, copied, message, tmp_path / "student.keras")


def test_a_teacher_that_is_missing_is_refused(drawn: Drawn, tmp_path: Path):
    _refused(drawn, tmp_path / "none.keras", r"none\.keras cannot be read: No such file", tmp_path / "student.keras")


def test_a_teacher_without_a_record_is_refused(drawn: Drawn, tmp_path: Path):
    alone = Path(shutil.copy(drawn.teacher, tmp_path / "alone.keras"))
    _refused(drawn, alone, r"alone\.record\.json is missing", tmp_path / "student.keras")


def test_a_teacher_that_was_changed_since_is_refused(drawn: Drawn, tmp_path: Path):
    changed = Path(shutil.copy(drawn.teacher, tmp_path / "changed.keras"))
    shutil.copy(record_path(drawn.teacher), record_path(changed))
    changed.write_bytes(changed.read_bytes()[:1000])
    _refused(drawn, changed, "the record belongs to another file", tmp_path / "student.keras")


def test_a_teacher_that_is_no_model_is_refused(drawn: Drawn, tmp_path: Path):
    text = tmp_path / "text.keras"
    text.write_text("no model")
    record = TrainingRecord.model_validate_json(record_path(drawn.teacher).read_bytes())
    # A record that names this very file, as a careless hand could write it.
    named = record.model_copy(update={"model_sha256": hashlib.sha256(text.read_bytes()).hexdigest()})
    record_path(text).write_text(named.model_dump_json())
    _refused(drawn, text, r"text\.keras cannot be loaded as a Keras model", tmp_path / "student.keras")


def test_a_teacher_that_the_recipe_does_not_speak_of_is_refused_before_anything_is_read(drawn: Drawn, tmp_path: Path):
    for recipe, teacher, message in (
        (TAUGHT, None, "needs a trained model to learn from"),
        (tiny_recipe(), drawn.teacher, "does not say how much to learn from it"),
    ):
        with pytest.raises(UnusableInputError, match=message):
            _train(tmp_path / "no-data", drawn.split_file, tmp_path / "student.keras", recipe, teacher)
