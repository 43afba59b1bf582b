"""A comparison is written as Markdown or HTML, and into the part of a document kept for it."""

from pathlib import Path

import pytest

from inference.errors import UnusableInputError
from tests.training.evaluation.made_up import WARM, predictions_of, training_record, write_evaluation
from training.evaluation.comparison import compare, read_runs
from training.evaluation.comparison_page import BEGIN, END, PageFormat, format_of, page_of, update_document
from training.evaluation.comparison_tables import Table, tables_of
from training.evaluation.published import read_published
from training.evaluation.record import Exposure
from training.splitting.splits import SplitKind

REPOSITORY = Path(__file__).resolve().parents[3]


@pytest.fixture
def tables(tmp_path: Path) -> tuple[Table, ...]:
    write_evaluation(
        tmp_path / "random",
        predictions_of((0, 1, 2, 3), (0, 1, 2, 0), shifted={"warm": (0, 1, 0, 0)}),
        kind=SplitKind.RANDOM,
        shifts={"warm": WARM},
    )
    write_evaluation(
        tmp_path / "seen",
        predictions_of((0, 1, 2, 3), (0, 1, 2, 3)),
        record=training_record(recipe={"name": "pipe|name"}, recipe_changes=("epochs",)),
        kind=SplitKind.RANDOM,
        exposure=Exposure.TRAINED_ON,
    )
    for fold in (0, 1):
        write_evaluation(
            tmp_path / f"fold{fold}", predictions_of((0, 1), (0, fold), first_image=10 + 2 * fold), test_fold=fold
        )
    runs = read_runs([tmp_path / name for name in ("random", "seen", "fold0", "fold1")])
    return tables_of(compare(runs), read_published())


def rows_of(tables: tuple[Table, ...], title: str) -> dict[str, tuple[str, ...]]:
    (table,) = (each for each in tables if each.title == title)
    return {row[0]: row for row in table.rows}


def test_runs_have_their_figures_and_say_what_they_were_tested_on(tables: tuple[Table, ...]):
    rows = rows_of(tables, "Runs")
    assert rows["A"][1:4] == (
        "custom_cnn+cbam, tiny, 32 px",
        "4 test images, random split, fold 0",
        "75.00\N{NO-BREAK SPACE}% (30.06 to 95.44)",
    )
    assert rows["A"][6] == "1"
    assert rows["A"][8] == "66.67\N{NO-BREAK SPACE}% (20.77 to 93.85)"
    assert rows["A"][10] == "\N{MINUS SIGN}25.00: warm (R x1.08)"
    assert rows["B"][1] == "custom_cnn+cbam, pipe|name (changed: epochs), 32 px"
    assert rows["B"][2].endswith("(trained on)")
    assert rows["C"][2] == "4 test images, contiguous split, folds 0, 1"


def test_folds_stand_beside_their_mean(tables: tuple[Table, ...]):
    (table,) = (each for each in tables if each.title == "Accuracy fold by fold")
    assert table.columns == ("", "Fold 0", "Fold 1", "Mean \N{PLUS-MINUS SIGN} SD")
    assert [cell.replace("\N{NO-BREAK SPACE}", " ") for cell in table.rows[0]] == [
        "C",
        "50.00 %",
        "100.00 %",
        "75.00 % \N{PLUS-MINUS SIGN} 35.36",
    ]


def test_a_shift_that_a_run_was_not_tested_under_is_a_dash(tables: tuple[Table, ...]):
    row = rows_of(tables, "Accuracy under shifts")["warm (R x1.08)"]
    assert row[1] == "50.00\N{NO-BREAK SPACE}% (\N{MINUS SIGN}25.00)"
    assert row[2:] == ("\N{EN DASH}", "\N{EN DASH}")


def test_malignant_images_that_turn_benign_are_counted_by_shift(tables: tuple[Table, ...]):
    rows = rows_of(tables, "Malignant images found under shifts")
    assert rows["as photographed"][1] == "66.67\N{NO-BREAK SPACE}%"
    assert rows["warm (R x1.08)"][1] == "33.33\N{NO-BREAK SPACE}% (1)"


def test_the_paper_stands_beside_held_out_random_splits_only(tables: tuple[Table, ...]):
    rows = rows_of(tables, "Beside the paper's own figures")
    assert rows["densenet201+cbam"][1:] == ("Table 2", "99.85\N{NO-BREAK SPACE}%", "not run")
    assert rows["resnet50+cbam"][2] == "not available to us"
    assert rows["custom_cnn+cbam"][3] == "A 75.00\N{NO-BREAK SPACE}% (30.06 to 95.44)"


def test_markdown_has_as_many_cells_in_each_row_and_keeps_bars_out_of_the_grid(tables: tuple[Table, ...]):
    text = page_of(tables, PageFormat.MARKDOWN, "smearscope-train compare x")
    assert text.startswith("Made by `smearscope-train compare x`.")
    assert r"pipe\|name" in text
    for block in text.split("\n### ")[1:]:
        lines = [line.replace(r"\|", "") for line in block.splitlines() if line.startswith("|")]
        assert len(lines) > 2
        assert len({line.count("|") for line in lines}) == 1
    assert "\n\n\n" not in text


def test_html_escapes_names_and_stands_alone(tables: tuple[Table, ...]):
    evil = Table("Title", ("<b>",), (("<script>",),))
    page = page_of((*tables, evil), PageFormat.HTML, "smearscope-train compare x")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "For research use only" in page


def test_only_the_part_between_the_markers_changes(tmp_path: Path):
    path = tmp_path / "results.md"
    path.write_text(f"# Results\n\n{BEGIN}\nold\n{END}\n\nMore.\n", encoding="utf-8")
    update_document(path, "new ä")
    update_document(path, "newer ä\n")
    assert path.read_text(encoding="utf-8") == f"# Results\n\n{BEGIN}\n\nnewer ä\n\n{END}\n\nMore.\n"


@pytest.mark.parametrize("text", ["", f"{BEGIN}", f"{END}\n{BEGIN}", f"{BEGIN}\n{BEGIN}\n{END}"])
def test_a_document_without_its_markers_is_left_alone(tmp_path: Path, text: str):
    path = tmp_path / "results.md"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnusableInputError, match="needs one line <!-- results:begin -->"):
        update_document(path, "new")
    assert path.read_text(encoding="utf-8") == text


def test_another_format_is_refused():
    with pytest.raises(UnusableInputError, match=r"written as \.md or \.html"):
        format_of(Path("comparison.pdf"))


def test_the_documentation_has_its_markers_and_quotes_what_is_published():
    text = (REPOSITORY / "docs" / "results.md").read_text(encoding="utf-8")
    assert text.count(BEGIN) == text.count(END) == 1
    published = read_published()
    assert published.doi in text
    for each in published.literature:
        assert each.doi in text
        for value in each.values:
            assert f"{100 * value:.2f} %" in text or f"{100 * value:.1f} %" in text


def test_every_published_figure_has_its_source():
    published = read_published()
    assert [(each.network, each.value) for each in published.figures] == [("densenet201+cbam", 0.9985)]
    assert all(each.source for each in (*published.figures, *published.literature))
