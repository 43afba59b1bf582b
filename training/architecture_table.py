"""The networks as tables, for the command line and for docs/architectures.md."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.marked_part import replace_marked_part
from training.models.catalogue import SOURCES, Network
from training.models.network_size import NetworkSize, measure_network
from training.models.spec import HeadKind

NETWORK_COLUMNS = ("network", "CBAM", "head", "parameters", "trainable", "input", "maps", "stands for")
SOURCE_COLUMNS = ("architecture", "published by", "pretrained weights", "which expect")
BEGIN_MARKER = "<!-- begin: written by `smearscope-train architectures --write-into docs/architectures.md` -->"
END_MARKER = "<!-- end -->"

Row = tuple[str, ...]


@dataclass(frozen=True)
class MeasuredNetwork:
    """One network under one head, counted at one input size."""

    network: Network
    head: HeadKind
    input_px: int
    size: NetworkSize

    def row(self) -> Row:
        """Its cells, in the order of `NETWORK_COLUMNS`."""
        return (
            self.network.name,
            "yes" if self.network.attention else "no",
            self.head.value,
            f"{self.size.parameters:,}",
            f"{self.size.trainable:,}",
            f"{self.input_px}x{self.input_px}x3",
            f"{self.size.maps_px}x{self.size.maps_px}x{self.size.maps_channels}",
            self.network.paper_table.value,
        )


def measure_networks(
    networks: Sequence[Network], input_px: int, class_count: int, on_network: Callable[[Network], None]
) -> list[MeasuredNetwork]:
    """Count every network under both heads; `on_network` is called before each, for the large ones take seconds."""
    measured = []
    for network in networks:
        on_network(network)
        sizes = measure_network(network, input_px=input_px, class_count=class_count)
        measured += [MeasuredNetwork(network, head, input_px, size) for head, size in sizes.items()]
    return measured


def source_rows(networks: Sequence[Network]) -> list[Row]:
    """Each architecture once, in the order of `SOURCE_COLUMNS`."""
    sources = {network.architecture: SOURCES[network.architecture] for network in networks}
    return [(name.value, each.published, each.weights, each.weights_expect) for name, each in sources.items()]


def markdown_tables(measured: Sequence[MeasuredNetwork]) -> str:
    """Both tables in Markdown."""
    networks = _markdown(NETWORK_COLUMNS, [each.row() for each in measured])
    sources = _markdown(SOURCE_COLUMNS, source_rows([each.network for each in measured]))
    return f"{networks}\n\n{sources}"


def write_between_markers(file: Path, tables: str) -> None:
    """Replace what stands between the two markers of a Markdown file.

    Raises:
        UnusableInputError: the file cannot be read, or does not have each marker once, in order.
        OutputError: it cannot be written; the old file stays.
    """
    replace_marked_part(file, BEGIN_MARKER, END_MARKER, tables)


def _markdown(columns: Row, rows: Sequence[Row]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (columns, ("---",) * len(columns), *rows))
