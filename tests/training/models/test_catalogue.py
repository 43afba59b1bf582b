"""The catalogue has every network of the paper's tables, and finds them by name."""

import pytest

from inference.errors import UnusableInputError
from training.models.catalogue import NETWORKS, SOURCES, PaperTable, find_networks
from training.models.spec import Architecture, HeadKind


def _names(table: PaperTable) -> list[str]:
    return [network.name for network in NETWORKS if network.paper_table is table]


def test_the_systems_of_table_2_have_cbam():
    assert _names(PaperTable.SYSTEMS) == [
        "densenet201+cbam",
        "resnet50+cbam",
        "efficientnetb6+cbam",
        "xception+cbam",
        "custom_cnn+cbam",
    ]


def test_the_baselines_of_table_3_have_none():
    assert _names(PaperTable.BASELINES) == ["efficientnetb0", "xception", "resnet50v2", "nasnetlarge", "densenet201"]


def test_every_architecture_is_listed_once_for_each_use_and_has_a_source():
    assert len({network.name for network in NETWORKS}) == len(NETWORKS)
    assert {network.architecture for network in NETWORKS} == set(Architecture) == set(SOURCES)


def test_an_architecture_means_it_with_and_without_cbam():
    assert [network.name for network in find_networks(["densenet201"])] == ["densenet201+cbam", "densenet201"]
    assert [network.name for network in find_networks(["densenet201+cbam"])] == ["densenet201+cbam"]
    assert find_networks(["all"]) == NETWORKS
    assert find_networks(["xception", "xception+cbam"]) == find_networks(["xception"]), "none twice"


def test_an_unknown_name_is_refused_with_those_there_are():
    with pytest.raises(
        UnusableInputError, match=r"no network 'vgg16'; the networks are densenet201\+cbam, .*or say all"
    ):
        find_networks(["xception", "vgg16"])


def test_a_spec_is_the_network_under_the_head_and_size_asked_for():
    spec = find_networks(["nasnetlarge"])[0].spec(HeadKind.POOLED, 331)
    assert (spec.attention, spec.head, spec.input_px) == (False, HeadKind.POOLED, 331)


def test_an_input_too_small_for_a_network_is_refused():
    with pytest.raises(ValueError, match="xception takes inputs of at least 71 pixels; change input_px"):
        find_networks(["xception"])[0].spec(input_px=70)
