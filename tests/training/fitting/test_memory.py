"""Memory is told before it runs out, and a container's limit counts like the computer's own."""

from pathlib import Path

import pytest

from inference.errors import UnusableInputError
from tests.training.made_up_teacher import made_up_teacher
from tests.training.tiny import tiny_recipe
from training.fitting.memory import (
    MemoryNeed,
    activation_bytes,
    available_bytes,
    cgroup_left_bytes,
    check_memory,
    memory_need,
)
from training.fitting.network import NetworkPlan


def _need(**changes: int) -> MemoryNeed:
    sizes = {"weights": 1, "gradients": 1, "optimizer": 2, "activations": 50, "pixels": 20, "batches": 6, "graphs": 10}
    return MemoryNeed(**{f"{name}_bytes": size * 10**6 for name, size in (sizes | changes).items()})


def _version_2(folder: Path, limit: str, used: int, reclaimable: int) -> Path:
    (folder / "memory.max").write_text(f"{limit}\n")
    (folder / "memory.current").write_text(f"{used}\n")
    (folder / "memory.stat").write_text(f"anon 5\ninactive_file {reclaimable}\nactive_file 0\n")
    return folder


def test_a_container_s_limit_less_what_is_used_and_cannot_be_given_up_is_left(tmp_path: Path):
    assert cgroup_left_bytes(_version_2(tmp_path, "1000", 700, 100)) == 400


def test_a_container_without_a_limit_and_a_computer_without_containers_say_nothing(tmp_path: Path):
    assert cgroup_left_bytes(tmp_path) is None
    assert cgroup_left_bytes(_version_2(tmp_path, "max", 700, 0)) is None


def test_the_older_kind_of_container_is_known_too(tmp_path: Path):
    folder = tmp_path / "memory"
    folder.mkdir()
    (folder / "memory.limit_in_bytes").write_text("1000")
    (folder / "memory.usage_in_bytes").write_text("1200")
    (folder / "memory.stat").write_text("cache 1\ninactive_file 50\n")
    assert cgroup_left_bytes(tmp_path) == 0


def test_this_computer_has_some_memory_left():
    assert available_bytes() > 0


def test_enough_memory_passes():
    check_memory(_need(), 90 * 10**6)


def test_too_little_memory_says_how_much_is_needed_and_what_to_do():
    with pytest.raises(UnusableInputError) as caught:
        check_memory(_need(), 80 * 10**6)
    said = str(caught.value)
    for part in ("about 90 MB", "80 MB are available", "--batch-size", "--input-px", "--architecture", "--cache DIR"):
        assert part in said


def test_a_tiny_network_s_memory_is_counted_by_hand():
    recipe = tiny_recipe()
    network = NetworkPlan(recipe, 4, None, 9, "float32").build(0)
    network.model.optimizer.build(network.model.trainable_variables)
    need = memory_need(network.model, 8, pixel_bytes=7, size_count=2)
    assert need.graphs_bytes == 2 * memory_need(network.model, 8, pixel_bytes=7, size_count=1).graphs_bytes
    assert need.weights_bytes == 4 * network.model.count_params()
    # Adam keeps two numbers for each trained weight, besides its step and learning rate.
    assert 2 * need.gradients_bytes <= need.optimizer_bytes <= 2 * need.gradients_bytes + 64
    assert need.pixels_bytes == 7
    assert need.batches_bytes == 5 * 8 * 32 * 32 * 3 * 4
    first_convolution = 8 * 32 * 32 * 4 * 4
    # Convolution, norm, ReLU and attention of the first block alone; the later ones are smaller.
    assert 4 * first_convolution < need.activations_bytes < 12 * first_convolution


def test_a_teacher_takes_its_weights_and_one_layer_s_input_and_output():
    recipe, teacher = tiny_recipe(), made_up_teacher(input_px=48).model
    network = NetworkPlan(recipe, 4, None, 9, "float32").build(0)
    network.model.optimizer.build(network.model.trainable_variables)
    alone, taught = (memory_need(network.model, 8, pixel_bytes=7, size_count=2, teacher=by) for by in (None, teacher))
    assert alone.teacher_bytes == 0
    first_convolution = 8 * 48 * 48 * 4 * 4
    assert taught.teacher_bytes == 4 * teacher.count_params() + 2 * first_convolution
    assert taught.total_bytes == alone.total_bytes + taught.teacher_bytes


def test_activations_grow_with_the_batch():
    model = NetworkPlan(tiny_recipe(), 4, None, 9, "float32").build(0).model
    assert activation_bytes(model, 8) == 8 * activation_bytes(model, 1)
