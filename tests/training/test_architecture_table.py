"""The tables of the networks are what the code counts, on the command line and in docs/architectures.md."""

from pathlib import Path

import pytest

from inference.errors import UnusableInputError
from training import __main__ as command
from training.architecture_table import (
    BEGIN_MARKER,
    END_MARKER,
    MeasuredNetwork,
    markdown_tables,
    measure_networks,
    write_between_markers,
)
from training.models.catalogue import NETWORKS, PaperTable, find_networks
from training.models.network_size import NetworkSize
from training.models.spec import Architecture, HeadKind

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "architectures.md"


@pytest.fixture(scope="module")
def measured() -> list[MeasuredNetwork]:
    return measure_networks(NETWORKS, input_px=224, class_count=4, on_network=lambda _network: None)


def _size(measured: list[MeasuredNetwork], name: str, head: HeadKind) -> NetworkSize:
    return next(each.size for each in measured if each.network.name == name and each.head is head)


@pytest.mark.slow
def test_the_documented_tables_are_what_the_code_counts(measured: list[MeasuredNetwork]):
    text = DOCUMENT.read_text(encoding="utf-8")
    stands_there = text.partition(BEGIN_MARKER)[2].partition(END_MARKER)[0].strip()
    assert stands_there == markdown_tables(measured), (
        "run: smearscope-train architectures --write-into docs/architectures.md"
    )


@pytest.mark.slow
def test_the_papers_head_makes_67_million_weights_of_densenet201(measured: list[MeasuredNetwork]):
    assert _size(measured, "densenet201+cbam", HeadKind.FLATTEN).parameters == pytest.approx(67.0e6, rel=0.005)
    assert _size(measured, "densenet201+cbam", HeadKind.POOLED).parameters == pytest.approx(19.8e6, rel=0.005)


@pytest.mark.slow
def test_the_papers_backbones_end_in_maps_of_7_by_7_and_the_custom_cnn_in_28_by_28(measured: list[MeasuredNetwork]):
    for each in measured:
        custom = each.network.architecture is Architecture.CUSTOM_CNN
        assert each.size.maps_px == (28 if custom else 7)


@pytest.mark.slow
def test_the_flatten_head_has_a_weight_for_each_place_more_than_the_pooled_one(measured: list[MeasuredNetwork]):
    for name in ("resnet50v2", "nasnetlarge"):
        flatten, pooled = (_size(measured, name, head) for head in (HeadKind.FLATTEN, HeadKind.POOLED))
        assert flatten.parameters - pooled.parameters == (49 - 1) * flatten.maps_channels * 512


@pytest.mark.slow
def test_cbam_adds_the_weights_of_its_two_attentions(measured: list[MeasuredNetwork]):
    channels, hidden, kernel = 1920, 1920 // 16, 7 * 7 * 2
    expected = channels * hidden + hidden + hidden * channels + channels + kernel
    with_cbam, without = (
        _size(measured, name, HeadKind.POOLED).parameters for name in ("densenet201+cbam", "densenet201")
    )
    assert with_cbam - without == expected


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr("sys.argv", ["smearscope-train", *(str(each) for each in arguments)])
    with pytest.raises(SystemExit) as ended:
        command.main()
    return int(ended.value.code or 0)


def test_the_command_prints_both_heads_and_the_sources_uncut(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    assert _run(monkeypatch, "architectures", "-a", "custom_cnn", "--input-px", 32, "--classes", 3) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    rows = [line for line in lines if line[:1] == ["custom_cnn+cbam"]]
    (size,) = {
        (each.size.parameters, each.size.trainable)
        for each in measure_networks(find_networks(["custom_cnn"]), 32, 3, lambda _network: None)
        if each.head is HeadKind.POOLED
    }
    assert [row[2] for row in rows] == ["flatten", "pooled"]
    assert rows[1] == [
        "custom_cnn+cbam", "yes", "pooled", f"{size[0]:,}", f"{size[1]:,}", "32x32x3", "4x4x256", "Table", "2",
    ]  # fmt: skip
    assert ["custom_cnn", "the", "paper's", "Fig.", "2", "none"] in lines


def test_tables_are_written_between_the_markers_and_nothing_else_is_touched(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    document = tmp_path / "größe.md"
    document.write_text(f"before é\n{BEGIN_MARKER}\nold\n{END_MARKER}\nafter\n", encoding="utf-8")
    assert _run(monkeypatch, "architectures", "-a", "custom_cnn", "--input-px", 32, "--write-into", document) == 0
    text = document.read_text(encoding="utf-8")
    assert text.startswith(f"before é\n{BEGIN_MARKER}\n\n| network | CBAM |")
    assert text.endswith(f"|\n\n{END_MARKER}\nafter\n")
    assert "old" not in text


@pytest.mark.parametrize("content", [b"no markers", BEGIN_MARKER.encode(), b"\xff\xfe", None])
def test_a_file_without_a_place_for_the_tables_is_refused(tmp_path: Path, content: bytes | None):
    if content is not None:
        (tmp_path / "a.md").write_bytes(content)
    with pytest.raises(UnusableInputError, match=r"needs one line <!-- begin|cannot be read"):
        write_between_markers(tmp_path / "a.md", "| a |")
    assert content is None or (tmp_path / "a.md").read_bytes() == content


def test_an_unknown_network_or_an_unfit_size_ends_with_2_and_says_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    assert _run(monkeypatch, "architectures", "-a", "vgg16") == 2
    assert "There is no network 'vgg16'" in capsys.readouterr().err
    assert _run(monkeypatch, "architectures", "-a", "xception", "--input-px", 64) == 2
    assert "xception takes inputs of at least 71 pixels" in capsys.readouterr().err


def test_rows_say_what_a_network_stands_for():
    network = next(each for each in NETWORKS if each.paper_table is PaperTable.NONE)
    row = MeasuredNetwork(network, HeadKind.POOLED, 224, NetworkSize(1234567, 1000, 7, 1280)).row()
    assert row == (
        "efficientnet_lite0+cbam", "yes", "pooled", "1,234,567", "1,000", "224x224x3", "7x7x1280", "not in the paper",
    )  # fmt: skip
