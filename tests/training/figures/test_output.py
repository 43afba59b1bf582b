"""A figure is written as its suffix says, at 300 dpi, the same bytes each time, with its caption inside the file."""

from pathlib import Path

import pytest
from matplotlib.figure import Figure
from PIL import Image

from inference.errors import OutputError, UnusableInputError
from training.figures.output import format_of, write_figure
from training.figures.style import house_style, new_canvas, place


def _figure() -> Figure:
    with house_style():
        figure = new_canvas(1.0, 2.0, "a caption")
        place(figure, 0.2, 0.2, 1.0, 0.5).plot([1, 2], [3, 4])
    return figure


def test_a_png_has_300_dots_an_inch_and_carries_its_caption(tmp_path: Path):
    write_figure(_figure(), tmp_path / "a.png", "n = 56, Médias")
    with Image.open(tmp_path / "a.png") as image:
        assert image.info["dpi"] == pytest.approx((300, 300), abs=0.1)
        assert image.width == 600
        assert image.info["Description"] == "n = 56, Médias"


@pytest.mark.parametrize(("suffix", "start"), [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF")])
def test_the_suffix_decides_and_the_same_figure_is_the_same_file(tmp_path: Path, suffix: str, start: bytes):
    for name in ("one", "two"):
        write_figure(_figure(), (tmp_path / name).with_suffix(suffix), "caption")
    one, two = ((tmp_path / name).with_suffix(suffix).read_bytes() for name in ("one", "two"))
    assert one.startswith(start)
    assert one == two
    # Two files of one second would be alike even with the time in them.
    assert b"CreationDate" not in one
    assert b"dc:date" not in one


@pytest.mark.parametrize("name", ["figure.jpg", "figure", "figure.PNG.gif"])
def test_another_suffix_is_refused_before_anything_is_drawn(name: str):
    with pytest.raises(UnusableInputError, match=r"\.png, \.svg, \.pdf; got"):
        format_of(Path(name))


def test_the_suffix_may_be_in_capitals():
    assert format_of(Path("FIGURE.PNG")) == "png"


def test_a_figure_that_cannot_be_written_says_so(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="cannot be written"):
        write_figure(_figure(), tmp_path / "file" / "a.png", "caption")
