"""Tables stay tables whatever stands in their cells."""

from converter.bundles.tables import table


def test_a_bar_in_a_cell_does_not_end_the_cell():
    assert table(["class", "images"], [["A|B", "3"]]) == "| class | images |\n| --- | --- |\n| A\\|B | 3 |"


def test_numeric_columns_are_aligned_to_the_right_and_the_first_is_not():
    assert table(["class", "images", "share"], [], is_numeric=True).splitlines()[1] == "| --- | ---: | ---: |"
