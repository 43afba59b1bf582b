"""State-dict files of PyTorch give their tensors, run no code, and whatever is wrong with them is one message."""

import os
import pickle
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from inference.errors import UnusableInputError
from tests.training.models.state_dicts import MAGIC, FakeTensor, write_legacy, write_zip
from training.models.torch_checkpoint import read_state_dict

Write = Callable[..., Path]
RNG = np.random.default_rng(0)
KERNEL = RNG.normal(size=(4, 3, 2, 2)).astype(np.float32)
COUNTER = np.array(7, np.int64)


@pytest.fixture(params=[write_legacy, write_zip], ids=["older", "zipped"])
def write(request: pytest.FixtureRequest) -> Write:
    return request.param


def _refusal(path: Path) -> str:
    with pytest.raises(UnusableInputError) as caught:
        read_state_dict(path)
    assert str(path) in str(caught.value), "the message must name the file"
    return str(caught.value)


def test_tensors_come_back_by_name(write: Write, tmp_path: Path):
    path = write(
        tmp_path / "é.pth", {"conv.weight": FakeTensor.of(KERNEL), "norm.num_batches_tracked": FakeTensor.of(COUNTER)}
    )
    found = read_state_dict(path)
    assert list(found) == ["conv.weight", "norm.num_batches_tracked"]
    np.testing.assert_array_equal(found["conv.weight"], KERNEL)
    np.testing.assert_array_equal(found["norm.num_batches_tracked"], COUNTER)


def test_a_transposed_view_and_an_offset_are_followed(write: Write, tmp_path: Path):
    storage = np.arange(20, dtype=np.float32)
    path = write(tmp_path / "a.pth", {"view": FakeTensor(storage, 2, (3, 4), (1, 3))})
    np.testing.assert_array_equal(read_state_dict(path)["view"], storage[2:14].reshape(4, 3).T)


def test_an_empty_tensor_is_one(write: Write, tmp_path: Path):
    path = write(tmp_path / "a.pth", {"none": FakeTensor(np.zeros(1, np.float32), 0, (0, 3), (3, 1))})
    assert read_state_dict(path)["none"].shape == (0, 3)


def test_what_comes_back_can_be_changed_without_changing_another_tensor(write: Write, tmp_path: Path):
    storage = np.zeros(4, np.float32)
    found = read_state_dict(
        write(tmp_path / "a.pth", {"a": FakeTensor(storage, 0, (4,), (1,)), "b": FakeTensor(storage, 0, (4,), (1,))})
    )
    found["a"][:] = 1.0
    assert not found["b"].any()


def test_no_view_reaches_outside_its_storage(write: Write, tmp_path: Path):
    """Of many random views each gives what indexing gives, or is refused where an index would be out of range."""
    rng = np.random.default_rng(1)
    storage = np.arange(12, dtype=np.float32)
    outcomes = set()
    for index in range(150):
        rank = int(rng.integers(0, 4))
        shape = tuple(rng.integers(0, 4, rank).tolist())
        stride = tuple(rng.integers(-1, 6, rank).tolist())
        offset = int(rng.integers(-1, 12))
        places = offset + sum(
            (axis * step for axis, step in zip(np.indices(shape), stride, strict=True)), np.zeros(shape, int)
        )
        inside = offset >= 0 and min(stride, default=0) >= 0 and places.size <= 12
        inside = inside and (not places.size or places.max() < 12)
        outcomes.add(inside)
        path = write(tmp_path / f"{index}.pth", {"view": FakeTensor(storage, offset, shape, stride)})
        if inside:
            np.testing.assert_array_equal(read_state_dict(path)["view"], storage[places])
        else:
            _refusal(path)
    assert outcomes == {True, False}


@pytest.mark.parametrize(
    "tensor",
    [
        FakeTensor(np.zeros(4, np.float32), 0, (10**12,), (0,)),
        FakeTensor(np.zeros(4, np.float32), 0, (10**30, 10**30), (0, 0)),
        FakeTensor(np.zeros(4, np.float32), 0, (2.0,), (1,)),
        FakeTensor(np.zeros(4, np.float32), True, (2,), (1,)),
        FakeTensor(np.zeros(4, np.float32), 0, ("a",), (1,)),
        FakeTensor(np.zeros(4, np.float32), 0, (2, 2), (1,)),
    ],
    ids=["repeated", "astronomic", "fraction", "truth value", "text", "ranks differ"],
)
def test_impossible_shapes_are_refused(write: Write, tmp_path: Path, tensor: FakeTensor):
    _refusal(write(tmp_path / "a.pth", {"bad": tensor}))


class _Harmful:
    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (str(self.target),)


def test_a_pickle_that_would_run_code_is_refused_and_runs_none(write: Write, tmp_path: Path):
    path = write(tmp_path / "a.pth", {"weight": _Harmful(tmp_path / "made by the file")})
    # The name is what pickle calls os.mkdir on this system: posix.mkdir or nt.mkdir.
    assert ".mkdir, which no table of weights needs" in _refusal(path)
    assert not (tmp_path / "made by the file").exists()


@pytest.mark.parametrize("position", [0, 1, 2, 4])
def test_code_in_any_other_part_of_an_older_file_is_refused_too(tmp_path: Path, position: int):
    parts: list[Any] = [MAGIC, 1001, {"little_endian": True}, {}, []]
    parts[position] = _Harmful(tmp_path / "made by the file")
    path = tmp_path / "a.pth"
    path.write_bytes(b"".join(pickle.dumps(part, protocol=2) for part in parts))
    assert "which no table of weights needs" in _refusal(path)
    assert not (tmp_path / "made by the file").exists()


@pytest.mark.parametrize(
    "name",
    [b"builtins\neval", b"torch._utils\n_rebuild_parameter", b"torch\nload", b"collections\nOrderedDict.__class__"],
)
def test_only_the_names_of_a_state_dict_are_resolved(tmp_path: Path, name: bytes):
    path = tmp_path / "a.pth"
    path.write_bytes(b"\x80\x02c" + name + b"\n.")
    assert "which no table of weights needs" in _refusal(path)


def test_a_file_cut_off_anywhere_is_refused(write: Write, tmp_path: Path):
    path = write(tmp_path / "a.pth", {"weight": FakeTensor.of(KERNEL), "counter": FakeTensor.of(COUNTER)})
    content = path.read_bytes()
    for kept in range(0, len(content), 7):
        path.write_bytes(content[:kept])
        assert "copy it anew" in _refusal(path)


def test_no_changed_byte_gives_anything_but_tensors_or_one_message(write: Write, tmp_path: Path):
    path = write(tmp_path / "a.pth", {"weight": FakeTensor.of(KERNEL), "counter": FakeTensor.of(COUNTER)})
    content = path.read_bytes()
    rng = np.random.default_rng(2)
    refused = 0
    for _ in range(400):
        changed = bytearray(content)
        changed[rng.integers(len(content))] = rng.integers(256)
        path.write_bytes(changed)
        try:
            found = read_state_dict(path)
        except UnusableInputError:
            refused += 1
        else:
            assert all(isinstance(each, np.ndarray) for each in found.values())
    assert refused > 50, "the changes must matter for this test to say anything"


def test_a_storage_that_claims_more_than_the_file_holds_is_refused(tmp_path: Path):
    path = write_legacy(tmp_path / "a.pth", {"weight": FakeTensor.of(np.zeros(4, np.float32))})
    content = path.read_bytes()
    claimed = (4).to_bytes(8, "little")
    for count in (2**62, -1, 5):
        path.write_bytes(content.replace(claimed, count.to_bytes(8, "little", signed=True)))
        assert "it is cut off" in _refusal(path)


def test_a_checkpoint_with_more_than_tensors_is_told_how_to_save_the_weights(write: Write, tmp_path: Path):
    path = write(tmp_path / "a.pth", {"state_dict": {"weight": FakeTensor.of(KERNEL)}, "epoch": 3})
    said = _refusal(path)
    assert "its entry 'state_dict' is a dict, no tensor" in said
    assert "torch.save(network.state_dict(), 'NAME.pth')" in said


def test_what_is_no_dictionary_is_refused(write: Write, tmp_path: Path):
    assert "it holds one list" in _refusal(write(tmp_path / "a.pth", [FakeTensor.of(KERNEL)]))


def test_other_kinds_of_number_are_refused_by_name(write: Write, tmp_path: Path):
    path = write(tmp_path / "a.pth", {"half": FakeTensor.of(KERNEL.astype(np.float16))})
    assert "torch.HalfStorage" in _refusal(path)


def test_a_big_endian_file_is_refused(tmp_path: Path):
    tensors = {"weight": FakeTensor.of(KERNEL)}
    assert "big-endian" in _refusal(write_legacy(tmp_path / "a.pth", tensors, {"little_endian": False}))
    assert "big-endian" in _refusal(write_zip(tmp_path / "b.pth", tensors, byteorder=b"big"))


def test_a_compressed_archive_is_refused(tmp_path: Path):
    tensors = {"weight": FakeTensor.of(np.zeros(100_000, np.float32))}
    assert "is compressed" in _refusal(write_zip(tmp_path / "a.pth", tensors, compression=zipfile.ZIP_DEFLATED))


def test_an_archive_of_something_else_is_refused(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "a.pth", "w") as archive:
        archive.writestr("model/config.json", "{}")
    assert "without PyTorch's data.pkl" in _refusal(tmp_path / "a.pth")


def test_a_missing_file_a_folder_and_an_empty_file_are_refused(tmp_path: Path):
    (tmp_path / "empty.pth").write_bytes(b"")
    assert "No such file" in _refusal(tmp_path / "missing.pth")
    assert "Is a directory" in _refusal(tmp_path)
    assert "no PyTorch state dict" in _refusal(tmp_path / "empty.pth")


@pytest.mark.parametrize("zipped", [True, False], ids=["zipped", "older"])
def test_pytorch_itself_writes_what_is_read_here(tmp_path: Path, zipped: bool):
    torch = pytest.importorskip("torch", reason="PyTorch is in no extra and not installed here")
    network = torch.nn.Sequential(torch.nn.Conv2d(3, 4, 2), torch.nn.BatchNorm2d(4))
    torch.save(network.state_dict(), tmp_path / "a.pth", _use_new_zipfile_serialization=zipped)
    found = read_state_dict(tmp_path / "a.pth")
    assert list(found) == list(network.state_dict())
    for name, tensor in network.state_dict().items():
        np.testing.assert_array_equal(found[name], tensor.numpy())
