"""A bundle that holds what it promises loads; one with any fault is refused by the name of the file at fault."""

import hashlib
import io
import zipfile

import numpy as np
import pytest

from converter.bundles.writer import zip_bundle
from desktop.bundled import default_bundle
from inference import bundle as bundle_module
from inference.bundle import format_sums, read_bundle
from inference.bundle_files import CARD_FILE, GOLDEN_FILE, LISTED_FILES, MODEL_FILE, SUMS_FILE, TRUST_FILE
from inference.card import OutOfDistributionMethod
from inference.classifier import load_classifier
from inference.errors import BundleRefusedError
from tests.fixtures_bundles import arrays_of, card_with, npz_with, one_byte_changed


def _refusal(path):
    with pytest.raises(BundleRefusedError) as caught:
        read_bundle(path)
    assert str(path) in str(caught.value)
    return caught.value.reason


def _refusal_if_any(path):
    # Any other error would be shown as a bug, and fails the test.
    try:
        read_bundle(path)
    except BundleRefusedError as error:
        return error.reason
    return ""


def test_the_shipped_bundle_loads_from_its_folder(bundle_files):
    bundle = read_bundle(default_bundle())

    assert bundle.bundle_id == hashlib.sha256(bundle_files[SUMS_FILE]).hexdigest()
    assert bundle.model == bundle_files[MODEL_FILE]


def test_a_zipped_bundle_is_the_same_bundle(make_bundle):
    folder = make_bundle()

    classifier = load_classifier(zip_bundle(folder))

    assert classifier.bundle.bundle_id == read_bundle(folder).bundle_id
    assert classifier.card == read_bundle(folder).card


@pytest.mark.parametrize("name", [*LISTED_FILES, SUMS_FILE])
def test_one_changed_byte_in_any_file_is_found_and_the_file_named(make_bundle, bundle_files, name):
    sums = {SUMS_FILE: bundle_files[SUMS_FILE]}

    assert name in _refusal(make_bundle({**sums, name: one_byte_changed(bundle_files[name])}))


@pytest.mark.parametrize("name", [*LISTED_FILES, SUMS_FILE])
def test_a_missing_file_is_named(make_bundle, name):
    folder = make_bundle()
    (folder / name).unlink()

    assert _refusal(folder) == f"{name} is missing"


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    assert _refusal(tmp_path / "nowhere").startswith("there is no such bundle")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(lambda sums: sums + b"\n", "malformed line", id="an empty line"),
        pytest.param(lambda sums: sums + b"0" * 64 + b"  more.txt\n", "expected ['README.md'", id="one file more"),
        pytest.param(lambda sums: sums[: sums.index(b"\n") + 1], "expected ['README.md'", id="one file only"),
        pytest.param(lambda sums: sums + sums[: sums.index(b"\n") + 1], "canonical", id="a file listed twice"),
        pytest.param(lambda sums: b"".join(sorted(sums.splitlines(True))[::-1]), "canonical", id="another order"),
        pytest.param(lambda sums: sums.replace(b"\n", b"\r\n"), "canonical", id="line ends of Windows"),
        pytest.param(lambda sums: sums.rstrip(b"\n"), "canonical", id="no end of line"),
        pytest.param(lambda sums: sums.replace(b"README", b"../EADME"), "malformed line", id="a path outside"),
        pytest.param(lambda sums: sums.upper(), "malformed line", id="capital letters"),
        pytest.param(lambda sums: b"\xff" + sums, "not plain text", id="no text"),
        pytest.param(lambda _sums: b"", "lists []", id="nothing"),
    ],
)
def test_sums_in_any_but_the_canonical_form_are_refused(make_bundle, bundle_files, change, expected):
    reason = _refusal(make_bundle({SUMS_FILE: change(bundle_files[SUMS_FILE])}))

    assert SUMS_FILE in reason
    assert expected in reason


def test_sums_are_written_as_sha256sum_prints_them():
    sums = format_sums({"b.txt": b"", "a.txt": b"abc"})

    assert sums.decode() == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.txt\n"
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b.txt\n"
    )


@pytest.mark.parametrize(
    ("file", "array", "change"),
    [
        (TRUST_FILE, "feature_mean", lambda found: found[:-1]),
        (TRUST_FILE, "components", lambda found: found.T),
        (TRUST_FILE, "class_means", lambda found: found[:-1]),
        (TRUST_FILE, "precision", lambda found: found[0]),
        (TRUST_FILE, "stain_mean", lambda found: found[:3]),
        (TRUST_FILE, "stain_precision", lambda found: found[:, :3]),
        (TRUST_FILE, "components", lambda found: found[0, 0]),
        (GOLDEN_FILE, "inputs", lambda found: found[:, 1:]),
        (GOLDEN_FILE, "inputs", lambda found: found[0, 0, 0, 0]),
        (GOLDEN_FILE, "logits", lambda found: found[:, :-1]),
        (GOLDEN_FILE, "heatmaps", lambda found: found[:, :-1]),
    ],
)
def test_an_array_of_another_shape_is_named_though_every_sum_holds(make_bundle, bundle_files, file, array, change):
    changed = npz_with(bundle_files[file], **{array: change(arrays_of(bundle_files[file])[array])})

    reason = _refusal(make_bundle({file: changed}))

    assert reason.startswith(f"{file} has {array} of shape")
    assert "expected" in reason


@pytest.mark.parametrize("array", ["feature_mean", "components", "class_means", "precision", "stain_precision"])
@pytest.mark.parametrize("number", [np.nan, np.inf])
def test_a_statistic_that_is_no_number_is_refused(make_bundle, bundle_files, array, number):
    spoilt = arrays_of(bundle_files[TRUST_FILE])[array]
    spoilt.flat[-1] = number

    reason = _refusal(make_bundle({TRUST_FILE: npz_with(bundle_files[TRUST_FILE], **{array: spoilt})}))

    assert reason == f"{TRUST_FILE} has numbers in {array} that are not finite"


def test_an_array_of_another_type_is_refused(make_bundle, bundle_files):
    texts = np.array(["1"] * 6)

    reason = _refusal(make_bundle({TRUST_FILE: npz_with(bundle_files[TRUST_FILE], stain_mean=texts)}))

    assert reason == f"{TRUST_FILE} has stain_mean of the wrong type, <U1"


def test_an_array_that_is_missing_is_named(make_bundle, bundle_files):
    changed = npz_with(bundle_files[GOLDEN_FILE], logits=None)

    assert _refusal(make_bundle({GOLDEN_FILE: changed})).startswith(f"{GOLDEN_FILE} has logits of shape None")


@pytest.mark.parametrize("count", [0, 5])
def test_a_bundle_brings_one_to_four_golden_inputs(make_bundle, bundle_files, count):
    golden = {
        name: np.resize(array, (count, *array.shape[1:]))
        for name, array in arrays_of(bundle_files[GOLDEN_FILE]).items()
    }

    reason = _refusal(make_bundle({GOLDEN_FILE: npz_with(bundle_files[GOLDEN_FILE], **golden)}))

    assert reason == f"{GOLDEN_FILE} has {count} inputs; expected 1 to 4"


def test_a_statistic_of_more_than_64_components_is_refused_for_privacy(make_bundle, bundle_files):
    trust = arrays_of(bundle_files[TRUST_FILE])
    wide = {
        "components": np.zeros((len(trust["feature_mean"]), 65), np.float32),
        "class_means": np.zeros((len(trust["class_means"]), 65), np.float32),
        "precision": np.eye(65, dtype=np.float32),
    }

    reason = _refusal(make_bundle({TRUST_FILE: npz_with(bundle_files[TRUST_FILE], **wide)}))

    assert reason == f"{TRUST_FILE} has 65 components; expected 1 to 64"


@pytest.mark.parametrize(
    ("residual_square", "expected"),
    [
        pytest.param(None, "has residual_square of shape None; expected (1,)", id="missing"),
        pytest.param(np.ones(2, np.float32), "has residual_square of shape (2,); expected (1,)", id="shape"),
        pytest.param(np.array([1]), "has residual_square of the wrong type, int64", id="type"),
        pytest.param(np.array([np.inf]), "has numbers in residual_square that are not finite", id="infinite"),
        pytest.param(np.zeros(1), "has a residual_square that is not above 0", id="zero"),
        pytest.param(-np.ones(1), "has a residual_square that is not above 0", id="negative"),
    ],
)
def test_a_card_that_scores_directions_needs_the_residual_above_0(make_bundle, bundle_files, residual_square, expected):
    replaced = {
        CARD_FILE: card_with(bundle_files[CARD_FILE], out_of_distribution_method="direction"),
        TRUST_FILE: npz_with(bundle_files[TRUST_FILE], residual_square=residual_square),
    }

    assert _refusal(make_bundle(replaced)) == f"{TRUST_FILE} {expected}"


def test_a_card_that_scores_directions_is_read_with_its_residual(make_bundle, bundle_files):
    residual_square = np.array([0.25], np.float32)
    replaced = {
        CARD_FILE: card_with(bundle_files[CARD_FILE], out_of_distribution_method="direction"),
        TRUST_FILE: npz_with(bundle_files[TRUST_FILE], residual_square=residual_square),
    }

    bundle = read_bundle(make_bundle(replaced))

    assert bundle.card.out_of_distribution_method is OutOfDistributionMethod.DIRECTION
    assert bundle.trust["residual_square"].tolist() == [0.25]


def _single_array():
    buffer = io.BytesIO()
    np.save(buffer, np.zeros(3))
    return buffer.getvalue()


def _pickled_array():
    buffer = io.BytesIO()
    np.savez(buffer, stain_mean=np.array([None, "code"], dtype=object))
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data", [b"", b"text", _single_array(), _pickled_array()], ids=["empty", "text", "npy", "pickle"]
)
def test_an_array_file_of_another_kind_is_refused_and_nothing_in_it_is_run(make_bundle, data):
    assert _refusal(make_bundle({TRUST_FILE: data})).startswith(f"{TRUST_FILE} cannot be read")


def test_a_damaged_array_file_is_refused_though_every_sum_holds(tmp_path, make_bundle, bundle_files):
    rng = np.random.default_rng(0)
    folder = make_bundle()
    refused = 0
    for _ in range(20):
        damaged = bytearray(bundle_files[TRUST_FILE])
        damaged[rng.integers(len(damaged))] ^= 255
        (folder / TRUST_FILE).write_bytes(damaged)
        files = {name: (folder / name).read_bytes() for name in LISTED_FILES}
        (folder / SUMS_FILE).write_bytes(format_sums(files))
        reason = _refusal_if_any(folder)
        # A byte of the zip's own book-keeping may change without harm.
        assert not reason or TRUST_FILE in reason
        refused += bool(reason)
    assert refused > 0


def test_a_file_too_large_is_refused_in_a_folder_and_in_a_zip(make_bundle, monkeypatch):
    folder = make_bundle()
    packed = zip_bundle(folder)
    monkeypatch.setattr(bundle_module, "MAX_FILE_BYTES", 2_000_000)

    assert _refusal(folder) == f"{MODEL_FILE} is larger than 2,000,000 bytes"
    assert _refusal(packed) == f"{MODEL_FILE} is larger than 2,000,000 bytes"


def test_files_beside_those_of_the_bundle_are_passed_over(make_bundle):
    folder = make_bundle()
    (folder / ".DS_Store").write_bytes(b"left by a file manager")

    assert read_bundle(folder).bundle_id == read_bundle(default_bundle()).bundle_id


def test_an_array_too_large_is_refused_before_it_is_unpacked(make_bundle, monkeypatch, bundle_files):
    monkeypatch.setattr(bundle_module, "MAX_FILE_BYTES", 100_000_000)
    bomb = npz_with(bundle_files[TRUST_FILE], more=np.zeros(100_000_000, np.uint8))

    assert _refusal(make_bundle({TRUST_FILE: bomb})) == f"{TRUST_FILE} unpacks to more than 100,000,000 bytes"


def _npz_of(name, content):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def _npy_of(header):
    return b"\x93NUMPY\1\0" + len(header).to_bytes(2, "little") + header


@pytest.mark.parametrize(
    "npz",
    [
        pytest.param(
            _npz_of("inputs.npy", _npy_of(b"{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000000,)}\n")),
            id="larger than any memory",
        ),
        pytest.param(
            _npz_of(
                "inputs.npy", _npy_of(b"{'descr': '<f8', 'fortran_order': False, 'shape': (9" + b"9" * 30 + b",)}\n")
            ),
            id="larger than any number",
        ),
        pytest.param(_npz_of("inputs.npy", _npy_of(b"{'descr': (\n")), id="a header that never ends"),
        pytest.param(_npz_of("inputs", b"no array"), id="no array at all"),
    ],
)
@pytest.mark.parametrize("file", [TRUST_FILE, GOLDEN_FILE])
def test_an_array_file_made_to_break_its_reader_is_refused(make_bundle, file, npz):
    assert _refusal(make_bundle({file: npz})).startswith(f"{file} ")
