"""What docs/bundle-format.md promises to other programs is what the code writes and reads."""

import json
import re
from base64 import b64encode
from pathlib import Path

import numpy as np
import pytest

from desktop.signers import (
    LIST_FILE,
    SYSTEM_FOLDER_VARIABLE,
    TrustList,
    trust_list_paths,
)
from desktop.user_folders import CONFIG_VARIABLE
from inference.bundle import MAX_FILE_BYTES, read_bundle
from inference.bundle_files import CARD_FILE, GOLDEN_FILE, LISTED_FILES, REQUIRED_FILES, SUMS_FILE, TRUST_FILE
from inference.bundle_zip import MAX_ZIP_BYTES, stored_zip
from inference.card import ConversionRecord, Evidence, GateCheck, OutOfDistributionMethod, ValidationScore
from inference.errors import BundleRefusedError
from inference.signature import SIGNATURE_FILE, SignatureState, format_signature, signed_message
from inference.trust import out_of_distribution_score
from tests.fixtures_bundles import arrays_of, card_with, npz_with, tiny_files, write_folder

PAGE = Path(__file__).resolve().parents[2] / "docs" / "bundle-format.md"


@pytest.fixture(scope="module")
def page():
    return PAGE.read_text(encoding="utf-8")


def _rows(page, header):
    """The cells of the table with this header row, without its code marks."""
    lines = page[page.index(header) :].splitlines()[2:]
    table = lines[: next((index for index, line in enumerate(lines) if not line.startswith("|")), len(lines))]
    return [[cell.strip().replace("`", "") for cell in line.strip("|").split("|")] for line in table]


def _arrays(page):
    """File and array of each row of the table of arrays."""
    file, found = "", []
    for name, array, *_ in _rows(page, "| file | array | type |"):
        file = name or file
        found.append((file, array))
    return found


def _direction_files(bundle_files):
    files = tiny_files(bundle_files)
    return files | {
        CARD_FILE: card_with(files[CARD_FILE], out_of_distribution_method="direction"),
        TRUST_FILE: npz_with(files[TRUST_FILE], residual_square=np.ones(1, np.float32)),
    }


def test_the_files_and_which_of_them_are_listed_are_the_readers(page):
    rows = _rows(page, "| file | content |")

    assert {name for name, *_ in rows} == {*REQUIRED_FILES, SIGNATURE_FILE}
    assert {name for name, _, listed in rows if listed == "yes"} == set(LISTED_FILES)
    order = page[page.index("## SHA256SUMS and the bundle id") :]
    assert f"({', '.join(f'`{name}`' for name in sorted(LISTED_FILES))})" in order
    assert f"sha256sum {' '.join(sorted(LISTED_FILES))}`" in order


def test_the_limits_of_size_are_the_readers(page):
    assert f"may have more than {MAX_FILE_BYTES:,} bytes" in page
    assert f"At most {MAX_ZIP_BYTES:,} bytes" in page


def test_the_arrays_are_all_that_a_bundle_needs(page, bundle_files, tmp_path):
    files = _direction_files(bundle_files)

    bundle = read_bundle(write_folder(tmp_path / "whole", files, {}))

    named = {*((TRUST_FILE, name) for name in bundle.trust), *((GOLDEN_FILE, name) for name in bundle.golden)}
    assert set(_arrays(page)) == named


def test_a_bundle_without_any_one_of_the_arrays_is_refused(page, bundle_files, tmp_path):
    files = _direction_files(bundle_files)
    for number, (file, array) in enumerate(_arrays(page)):
        folder = write_folder(tmp_path / str(number), files, {file: npz_with(files[file], **{array: None})})
        with pytest.raises(BundleRefusedError, match=f"{file} has {array} of shape None"):
            read_bundle(folder)


def test_the_formulas_of_both_scores_give_the_readers_numbers(page, bundle_files):
    assert "distance = the smallest, over the classes k, of (z - class_means[k]) · precision · (z - class_me" in page
    assert "direction:    score = distance / P + |residual|² / residual_square" in page
    rng = np.random.default_rng(0)
    trust = {**arrays_of(bundle_files[TRUST_FILE]), "residual_square": np.array([0.25], np.float32)}
    trust["components"] = np.linalg.qr(trust["components"].astype(np.float64))[0]
    features = rng.random(len(trust["feature_mean"]), np.float32)

    for method, f in (
        (OutOfDistributionMethod.MAHALANOBIS, features.astype(np.float64)),
        (OutOfDistributionMethod.DIRECTION, features / np.sqrt(np.sum(features.astype(np.float64) ** 2))),
    ):
        z = (f - trust["feature_mean"]) @ trust["components"]
        distance = min((z - mean) @ trust["precision"] @ (z - mean) for mean in trust["class_means"])
        residual = f - trust["feature_mean"] - z @ trust["components"].T
        expected = {
            "mahalanobis": distance,
            "direction": distance / len(z) + np.sum(residual**2) / trust["residual_square"][0],
        }
        assert out_of_distribution_score(features, trust, method) == pytest.approx(expected[method.value], rel=1e-6)


def test_every_card_field_that_the_page_names_is_there(page):
    of_conversion = set(re.findall(r"`conversion\.(\w+)`", page))
    evidence = page[page.index("New with `conversion` are") : page.index("## trust.npz")]
    of_evidence = set(re.findall(r"`(\w+)`", evidence)) - {"conversion"}

    assert {"recipe", "allowed_drops"} <= of_conversion <= ConversionRecord.model_fields.keys()
    assert {"coverage", "false_alarms"} <= of_evidence <= Evidence.model_fields.keys()
    assert {"held_shifts"} == set(re.findall(r"`validation\.(\w+)`", page)) <= ValidationScore.model_fields.keys()
    assert "allowed" in GateCheck.model_fields
    assert f"a card without the field means `{OutOfDistributionMethod.MAHALANOBIS.value}`" in page


def test_the_zip_has_the_numbers_that_the_page_gives(page):
    zipped = stored_zip({"a": b"x"})
    directory = zipped.index(b"PK\1\2")

    def number(start, size):
        return int.from_bytes(zipped[start : start + size], "little")

    assert f"version needed {number(4, 2)}, flags {number(6, 2)}, method {number(8, 2)}, time {number(10, 2)}" in page
    assert f"date 0x{number(12, 2):04x}" in page
    assert f"version made by 0x{number(directory + 4, 2):04x}" in page
    assert f"0x{number(directory + 38, 4):08X}" in page


def test_what_is_signed_and_the_signature_file_are_as_the_page_writes_them(page):
    prefix = signed_message(b"").decode()
    assert f"{json.dumps(prefix)}  followed by the bytes of {SUMS_FILE}" in page
    assert f"The prefix is {len(prefix)} bytes" in page

    template = page[page.index('    {"algorithm"') :].splitlines()[0].strip()
    written = template.replace("<base64 of 32 bytes>", b64encode(bytes(32)).decode())
    written = written.replace("<base64 of 64 bytes>", b64encode(bytes(64)).decode())
    assert format_signature(bytes(32), bytes(64)).decode() == written + "\n"


def test_the_states_of_a_signature_are_the_readers(page):
    states = [state for state, *_ in _rows(page, "| state | card names a signer |")]

    assert states == [*(state.value for state in SignatureState), "refused", "refused"]


def test_the_trust_list_of_the_page_can_be_read(page):
    example = re.search(r"`trusted_signers.json`, in UTF-8:\n\n((?:    .*\n)+)", page)[1]

    found = TrustList.model_validate_json(
        example.replace("<base64 of the raw 32 bytes>", b64encode(bytes(32)).decode())
    )

    assert [signer.name for signer in found.signers] == ["Laboratory"]
    assert LIST_FILE in page


@pytest.mark.parametrize(
    ("row", "platform", "variables"),
    [
        ("Linux", "linux", {}),
        ("macOS", "darwin", {}),
        ("Windows", "win32", {"APPDATA": "%APPDATA%", "PROGRAMDATA": "%PROGRAMDATA%"}),
    ],
)
def test_the_trust_lists_lie_where_the_page_says(page, row, platform, variables):
    cells = {name: places for name, *places in _rows(page, "| | the user's own, written by")}
    paths = trust_list_paths(variables, platform)

    def as_on_the_page(path):
        return str(path.parent).replace(str(Path.home()), "~").replace("\\", "/")

    user, system = (cell.replace("\\", "/") for cell in cells[row])
    # Of two places the second is the one without a variable.
    assert user.split(" or ")[-1] == as_on_the_page(paths.user)
    assert system == as_on_the_page(paths.system)
    assert f"`{CONFIG_VARIABLE}` and `{SYSTEM_FOLDER_VARIABLE}`" in page
