"""Signatures on the command line: each state's words and exit codes, and the list of trusted signers."""

import json
from dataclasses import dataclass

import pytest

from desktop.cli import main
from inference.bundle_files import SUMS_FILE
from tests.desktop.signed_bundles import (
    FINGERPRINT,
    list_paths,
    list_variables,
    write_public_key,
    write_signed,
)
from tests.fixtures_bundles import one_byte_changed


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run a command with trust lists of the test's own; in this process, which is quicker than one of its own."""
    for name, value in list_variables(tmp_path).items():
        monkeypatch.setenv(name, value)

    def run_now(*arguments):
        monkeypatch.setattr("sys.argv", ["smearscope", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return Ended(int(ended.value.code), said.out, said.err)

    return run_now


@pytest.fixture
def signed(tmp_path, bundle_files):
    return write_signed(tmp_path / "Bündel", bundle_files)


@pytest.fixture
def stripped(tmp_path, bundle_files):
    return write_signed(tmp_path / "stripped", bundle_files, stripped=True)


@pytest.fixture
def trusted(tmp_path, run):
    """The signer is on the user's list."""
    assert run("signers", "add", write_public_key(tmp_path / "lab.pub.pem"), "--name", "Haematology").returncode == 0


def test_verify_says_that_the_shipped_bundle_is_not_signed(run):
    ended = run("verify")

    assert ended.returncode == 0
    assert "The bundle is not signed" in ended.stdout


def test_verify_names_a_stranger_and_ends_with_0(run, signed):
    ended = run("verify", signed)

    assert ended.returncode == 0
    assert f"nobody here trusts the key {FINGERPRINT}" in ended.stdout
    assert "Laboratory Ä" in ended.stdout


@pytest.mark.usefixtures("trusted")
def test_verify_names_a_trusted_signer_and_passes_where_one_is_required(run, signed):
    ended = run("verify", signed, "--require-signature")

    assert ended.returncode == 0
    assert f"signed by Haematology, who is trusted here (key {FINGERPRINT})" in ended.stdout


@pytest.mark.usefixtures("trusted")
def test_verify_ends_with_1_where_the_signature_was_taken_away(run, stripped):
    ended = run("verify", stripped)

    assert ended.returncode == 1
    assert "holds what it promises, but for its signature" in ended.stdout
    assert "The signature was taken away: the card names Laboratory Ä" in ended.stdout


def test_all_but_a_trusted_signature_is_2_where_one_is_required(run, signed, stripped):
    for path in (signed, stripped):
        ended = run("verify", path, "--require-signature")
        assert ended.returncode == 2
        assert "a trusted signature is required" in ended.stderr


def test_a_signed_bundle_that_was_changed_is_2(run, signed):
    (signed / SUMS_FILE).write_bytes(one_byte_changed((signed / SUMS_FILE).read_bytes()))

    assert run("verify", signed).returncode == 2


def test_a_screening_without_the_required_signature_is_2_and_leaves_no_output(run, images, field_png, tmp_path):
    (images / "a.png").write_bytes(field_png)

    ended = run("screen", images, "--out", tmp_path / "out", "--require-signature")

    assert ended.returncode == 2
    assert "The bundle is not signed" in ended.stderr
    assert not (tmp_path / "out").exists()


def test_a_screening_warns_of_a_signature_taken_away_even_if_quiet(run, images, field_png, tmp_path, stripped):
    (images / "a.png").write_bytes(field_png)

    ended = run("screen", images, "--out", tmp_path / "out", "--model", stripped, "--quiet", "--no-overlays")

    assert ended.returncode == 0
    assert "Warning: The signature was taken away" in ended.stderr
    assert json.loads((tmp_path / "out" / "summary.json").read_text())["signature"] == "stripped"
    assert "The signature was taken away" in (tmp_path / "out" / "summary.txt").read_text(encoding="utf-8")


@pytest.mark.usefixtures("trusted")
def test_a_screening_with_a_trusted_bundle_says_so_in_its_summary_and_warns_of_nothing(
    run, images, field_png, tmp_path, signed
):
    (images / "a.png").write_bytes(field_png)

    ended = run("screen", images, "--out", tmp_path / "out", "--model", signed, "--require-signature", "--no-overlays")

    assert ended.returncode == 0
    assert "Warning" not in ended.stderr
    assert json.loads((tmp_path / "out" / "summary.json").read_text())["signature"] == "trusted"
    assert "signed by Haematology" in (tmp_path / "out" / "summary.txt").read_text(encoding="utf-8")


def test_signers_are_told_to_programs(run, tmp_path):
    key = write_public_key(tmp_path / "lab.pub.pem")
    expected = {"name": "Haematology", "fingerprint": FINGERPRINT, "list": str(list_paths(tmp_path).user)}

    assert json.loads(run("signers", "list", "--json").stdout) == []
    assert json.loads(run("signers", "add", key, "--name", "Haematology", "--json").stdout) == expected
    assert json.loads(run("signers", "list", "--json").stdout) == [expected]
    assert json.loads(run("signers", "remove", FINGERPRINT, "--json").stdout) == expected
    assert json.loads(run("signers", "list", "--json").stdout) == []


@pytest.mark.usefixtures("trusted")
def test_signers_are_listed_and_removed(run, tmp_path):
    listed = run("signers", "list")
    assert listed.returncode == 0
    assert f"{FINGERPRINT}  Haematology" in listed.stdout
    assert str(list_paths(tmp_path).user) in listed.stdout

    assert run("signers", "remove", FINGERPRINT).returncode == 0
    assert FINGERPRINT not in run("signers", "list").stdout
    again = run("signers", "remove", FINGERPRINT)
    assert again.returncode == 2
    assert "`smearscope signers list` shows them" in again.stderr


def test_a_damaged_list_is_2_for_a_signed_bundle_and_named(run, tmp_path, signed):
    path = list_paths(tmp_path).user
    path.parent.mkdir()
    path.write_text("damaged")

    for command in (("verify", signed), ("signers", "list")):
        ended = run(*command)
        assert ended.returncode == 2
        assert f"The list of trusted signers {path} is damaged" in ended.stderr
        assert "Traceback" not in ended.stderr
    assert run("verify").returncode == 0


def test_a_file_that_is_no_key_is_2(run, tmp_path):
    (tmp_path / "key.pub.pem").write_text("no key")

    ended = run("signers", "add", tmp_path / "key.pub.pem", "--name", "Laboratory")

    assert ended.returncode == 2
    assert "is no public key in PEM form" in ended.stderr
