"""The trust list keeps whom it was told to trust, and a damaged one is never an empty one."""

import base64
import json
import re
import sys
from pathlib import Path

import pytest

from desktop.signers import (
    LIST_FILE,
    SYSTEM_FOLDER_VARIABLE,
    TrustListError,
    add_signer,
    read_own_signers,
    read_trust_list,
    remove_signer,
    trust_list_paths,
    trusted_names,
)
from inference.errors import ExitCode, OutputError, UnusableInputError
from tests.desktop.signed_bundles import FINGERPRINT, PUBLIC_KEY, list_paths

OTHER_KEY = bytes(32)


@pytest.fixture
def paths(tmp_path):
    return list_paths(tmp_path)


def _entry(name, key=PUBLIC_KEY):
    return {"name": name, "public_key": base64.b64encode(key).decode()}


def _write(path, *entries):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"schema_version": 1, "signers": entries}), encoding="utf-8")


def test_nobody_is_trusted_where_there_is_no_list(paths):
    assert trusted_names(paths) == {}


def test_a_signer_is_trusted_from_adding_until_removing(paths):
    add_signer(paths, PUBLIC_KEY, "Haematology Ä")
    add_signer(paths, OTHER_KEY, "Another")
    assert trusted_names(paths)[FINGERPRINT] == "Haematology Ä"

    removed = remove_signer(paths, FINGERPRINT.upper())

    assert removed.name == "Haematology Ä"
    assert list(trusted_names(paths).values()) == ["Another"]


def test_what_an_administrator_installed_counts_for_everybody_and_names_last(paths):
    _write(paths.system, _entry("The hospital's name"))
    assert trusted_names(paths) == {FINGERPRINT: "The hospital's name"}

    add_signer(paths, PUBLIC_KEY, "My name")
    assert trusted_names(paths) == {FINGERPRINT: "The hospital's name"}


def test_a_user_cannot_remove_what_the_administrator_installed(paths):
    _write(paths.system, _entry("Hospital"))

    with pytest.raises(UnusableInputError, match="administrator"):
        remove_signer(paths, FINGERPRINT)


def test_a_key_is_listed_once(paths):
    add_signer(paths, PUBLIC_KEY, "First")

    with pytest.raises(UnusableInputError, match="is trusted already, as First"):
        add_signer(paths, PUBLIC_KEY, "Second")


@pytest.mark.parametrize("name", ["", "two\nlines", "\u202eturned round"])
def test_a_name_that_could_mislead_is_refused(paths, name):
    with pytest.raises(UnusableInputError, match="1 to 200 characters"):
        add_signer(paths, PUBLIC_KEY, name)
    assert not paths.user.exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file: Invalid JSON"),
        (b"\xff\xfe", "the file"),
        (b'{"schema_version": 2, "signers": []}', "schema_version"),
        (b'{"schema_version": 1, "signers": [{"name": "L", "public_key": "AA=="}]}', "1 bytes; an ed25519 public key"),
        (b'{"schema_version": 1, "signers": [{"name": "L", "public_key": "\xc3\x84*"}]}', "signers.0.public_key"),
        (b'{"schema_version": 1, "signers": [{"name": "L"}]}', "signers.0.public_key: Field required"),
        (b'{"schema_version": 1, "trusted": []}', "trusted"),
    ],
    ids=["empty", "no text", "newer", "short key", "no base64", "no key", "unknown field"],
)
@pytest.mark.parametrize("which", ["user", "system"])
def test_a_damaged_list_is_told_and_not_taken_for_an_empty_one(paths, content, message, which):
    path = getattr(paths, which)
    path.parent.mkdir(parents=True)
    path.write_bytes(content)

    with pytest.raises(TrustListError, match=message) as caught:
        trusted_names(paths)
    assert str(path) in str(caught.value)
    assert caught.value.exit_code is ExitCode.UNUSABLE


def test_a_damaged_list_is_not_overwritten_by_adding_to_it(paths):
    paths.user.parent.mkdir(parents=True)
    paths.user.write_bytes(b"damaged")

    with pytest.raises(TrustListError):
        add_signer(paths, PUBLIC_KEY, "Laboratory")
    assert paths.user.read_bytes() == b"damaged"


def test_a_folder_in_the_lists_place_is_told(paths):
    paths.user.mkdir(parents=True)

    with pytest.raises(TrustListError, match="cannot be read: Is a directory"):
        read_trust_list(paths.user)


def test_a_list_that_cannot_be_written_ends_with_3(tmp_path):
    (tmp_path / "user").write_text("a file in the folder's place")

    with pytest.raises((OutputError, TrustListError)) as caught:
        add_signer(list_paths(tmp_path), PUBLIC_KEY, "Laboratory")
    assert "trusted_signers.json" in str(caught.value)


def test_an_account_without_a_home_folder_is_told_what_to_set(monkeypatch):
    def nowhere():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", nowhere)

    with pytest.raises(TrustListError, match=r"no home folder.*Set SMEARSCOPE_CONFIG"):
        trust_list_paths({}, "linux")
    assert trust_list_paths({"SMEARSCOPE_CONFIG": "/lists"}, "linux").user == Path("/lists") / LIST_FILE
    moved = trust_list_paths({"SMEARSCOPE_HOME": "/srv/smears"}, "linux")
    assert (moved.user, moved.earlier) == (Path("/srv/smears/config") / LIST_FILE, None)


@pytest.mark.parametrize(
    ("platform", "variables", "user", "system"),
    [
        ("linux", {}, "HOME/.config/smearscope", "/etc/smearscope"),
        ("linux", {"XDG_CONFIG_HOME": "/cfg"}, "/cfg/smearscope", "/etc/smearscope"),
        ("linux", {"XDG_CONFIG_HOME": "relative"}, "HOME/.config/smearscope", "/etc/smearscope"),
        (
            *("darwin", {}),
            *("HOME/Library/Application Support/smearscope", "/Library/Application Support/smearscope"),
        ),
        (
            *("win32", {"APPDATA": "C:/Users/x/Roaming", "PROGRAMDATA": "C:/ProgramData"}),
            *("C:/Users/x/Roaming/smearscope", "C:/ProgramData/smearscope"),
        ),
        ("win32", {"PROGRAMDATA": "C:/Data"}, "HOME/AppData/Roaming/smearscope", "C:/Data/smearscope"),
        ("linux", {"SMEARSCOPE_CONFIG": "/a", "SMEARSCOPE_SYSTEM_CONFIG": "/b"}, "/a", "/b"),
        ("linux", {"SMEARSCOPE_CONFIG": ""}, "HOME/.config/smearscope", "/etc/smearscope"),
        ("linux", {"SMEARSCOPE_HOME": "/stick"}, "/stick/config", "/etc/smearscope"),
        ("linux", {"SMEARSCOPE_HOME": "/stick", "SMEARSCOPE_CONFIG": "/a"}, "/a", "/etc/smearscope"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="compares paths as POSIX writes them")
def test_the_lists_lie_where_the_platform_keeps_such_files(platform, variables, user, system):
    paths = trust_list_paths(variables, platform)

    assert paths.user == Path(user.replace("HOME", str(Path.home()))) / LIST_FILE
    assert paths.system == Path(system) / LIST_FILE


# A list that lay in the usual folder before SMEARSCOPE_HOME moved it too


@pytest.fixture
def moved(tmp_path):
    """Paths of somebody who had trusted one signer, and set the variable."""
    variables = {"XDG_CONFIG_HOME": str(tmp_path / "usual"), SYSTEM_FOLDER_VARIABLE: str(tmp_path / "system")}
    _write(trust_list_paths(variables, "linux").user, _entry("Haematology"))
    return trust_list_paths({**variables, "SMEARSCOPE_HOME": str(tmp_path / "home")}, "linux")


def test_an_earlier_list_counts_while_there_is_none_where_it_lies_now(moved):
    assert trusted_names(moved) == {FINGERPRINT: "Haematology"}
    assert read_own_signers(moved).path == moved.earlier
    assert not moved.user.exists()


def test_the_first_change_takes_an_earlier_list_along(moved):
    add_signer(moved, OTHER_KEY, "Another")

    assert sorted(trusted_names(moved).values()) == ["Another", "Haematology"]
    assert read_own_signers(moved).path == moved.user
    assert [each.name for each in read_trust_list(moved.earlier).signers] == ["Haematology"]


def test_who_is_taken_off_an_earlier_list_is_trusted_no_longer(moved):
    with pytest.raises(UnusableInputError, match=re.escape(str(moved.earlier))):
        remove_signer(moved, "0" * 64)

    remove_signer(moved, FINGERPRINT)

    assert trusted_names(moved) == {}


def test_a_damaged_list_is_not_passed_over_for_an_earlier_one(moved):
    moved.user.parent.mkdir(parents=True)
    moved.user.write_bytes(b"damaged")

    with pytest.raises(TrustListError, match="damaged"):
        trusted_names(moved)
