"""`new-key`, `sign` and `pack` on the command line: what they print, and how a mistake ends."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from converter.commands import signing
from converter.commands.signing import PASSWORD_VARIABLE
from inference import command_line
from inference.bundle import read_bundle
from inference.bundle_files import SUMS_FILE
from tests.fixtures_bundles import one_byte_changed


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a command: its exit code, and what it said on standard output and error."""

    def run_now(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["smearscope-convert", *(str(each) for each in arguments)])
        with pytest.raises(SystemExit) as ended:
            command_line.run(signing.app, "smearscope-convert")
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return run_now


@pytest.fixture
def bundle(make_bundle: Callable[..., Path], tmp_path: Path) -> Path:
    return make_bundle().rename(tmp_path / "Bündel")


def test_a_key_is_made_a_bundle_signed_and_packed(
    tmp_path: Path, bundle: Path, run: Callable[..., tuple[int, str, str]]
):
    code, said, _ = run("new-key", "--out", tmp_path / "lab.pem")
    assert code == 0
    assert str(tmp_path / "lab.pub.pem") in said
    fingerprint = said.split()[-1]

    code, said, _ = run("sign", bundle, "--key", tmp_path / "lab.pem", "--signer", "Laboratory Ä")
    assert code == 0
    assert f"by Laboratory Ä, key {fingerprint}" in said
    assert f"bundle id {read_bundle(bundle).bundle_id}" in said

    code, said, _ = run("pack", bundle)
    assert (code, said.strip()) == (0, str(tmp_path / "Bündel.smear"))
    packed = read_bundle(tmp_path / "Bündel.smear")
    assert packed.bundle_id == read_bundle(bundle).bundle_id
    assert packed.signature is not None
    assert packed.signature.signer.fingerprint == fingerprint


def test_signing_a_folder_tells_that_the_zip_beside_it_is_the_old_one(
    tmp_path: Path, bundle: Path, run: Callable[..., tuple[int, str, str]]
):
    run("new-key", "--out", tmp_path / "lab.pem")
    run("pack", bundle)
    before = (tmp_path / "Bündel.smear").read_bytes()
    _, said, _ = run("sign", bundle, "--key", tmp_path / "lab.pem", "--signer", "Laboratory")
    assert "Bündel.smear beside it is as it was before" in said
    assert (tmp_path / "Bündel.smear").read_bytes() == before


def test_the_folder_one_stands_in_can_be_signed_and_packed(
    tmp_path: Path, bundle: Path, run: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
):
    run("new-key", "--out", tmp_path / "lab.pem")
    monkeypatch.chdir(bundle)

    assert run("sign", ".", "--key", "../lab.pem", "--signer", "Laboratory")[0] == 0
    monkeypatch.chdir(bundle)  # the folder was written anew
    assert run("pack", ".")[1].strip() == str(tmp_path / "Bündel.smear")


def test_the_password_is_taken_from_the_environment(
    tmp_path: Path, bundle: Path, run: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(PASSWORD_VARIABLE, "right")
    assert run("new-key", "--out", tmp_path / "lab.pem")[0] == 0
    sign = ("sign", bundle, "--key", tmp_path / "lab.pem", "--signer", "Laboratory")

    monkeypatch.setenv(PASSWORD_VARIABLE, "wrong")
    code, _, said = run(*sign)
    assert code == 2
    assert f"the password is wrong, or the file damaged. The password was taken from {PASSWORD_VARIABLE}" in said

    monkeypatch.delenv(PASSWORD_VARIABLE)
    code, _, said = run(*sign)
    assert code == 2
    assert f"no password was given. Set {PASSWORD_VARIABLE}" in said
    assert read_bundle(bundle).signature is None

    monkeypatch.setenv(PASSWORD_VARIABLE, "right")
    assert run(*sign)[0] == 0


def test_a_password_is_asked_for_where_it_is_wanted(
    tmp_path: Path, run: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
):
    asked: list[dict[str, object]] = []

    def answer(_text: str, **options: object) -> str:
        asked.append(options)
        return "secret"

    monkeypatch.setattr(signing.typer, "prompt", answer)

    assert run("new-key", "--out", tmp_path / "lab.pem", "--password")[0] == 0
    assert b"ENCRYPTED" in (tmp_path / "lab.pem").read_bytes()
    assert asked == [{"hide_input": True, "confirmation_prompt": True}]


def test_a_key_that_exists_is_2_and_stays(tmp_path: Path, run: Callable[..., tuple[int, str, str]]):
    run("new-key", "--out", tmp_path / "lab.pem")
    before = (tmp_path / "lab.pem").read_bytes()

    code, _, said = run("new-key", "--out", tmp_path / "lab.pem")

    assert code == 2
    assert "is never overwritten" in said
    assert (tmp_path / "lab.pem").read_bytes() == before


def test_a_damaged_folder_is_not_packed(tmp_path: Path, bundle: Path, run: Callable[..., tuple[int, str, str]]):
    (bundle / SUMS_FILE).write_bytes(one_byte_changed((bundle / SUMS_FILE).read_bytes()))

    assert run("pack", bundle)[0] == 2
    assert not (tmp_path / "Bündel.smear").exists()


def test_a_file_is_not_packed_but_told_to_be_unzipped(tmp_path: Path, run: Callable[..., tuple[int, str, str]]):
    (tmp_path / "by-hand.smear").write_bytes(b"zipped by hand")

    code, _, said = run("pack", tmp_path / "by-hand.smear")

    assert code == 2
    assert "unzip it into a folder" in said
