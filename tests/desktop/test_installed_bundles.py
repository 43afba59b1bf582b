"""A bundle is installed whole or not at all, another of the same name never takes its place, and names are clear."""

import errno
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from desktop import installed_bundles as module
from desktop.bundled import DEFAULT_BUNDLE, default_bundle, find_bundle, find_bundle_by_id, known_bundles
from desktop.default_model import DefaultModel, choose_default_model, default_model_path
from desktop.installed_bundles import (
    InstallOutcome,
    install_bundle,
    installed_bundles,
    models_folder,
    remove_installed,
)
from desktop.known_bundle import Origin, bundles_named, clear_name, look_at
from desktop.signers import add_signer
from inference.bundle import read_bundle, read_files
from inference.bundle_files import CARD_FILE, GOLDEN_FILE, MODEL_FILE
from inference.bundle_zip import stored_zip
from inference.claimed_folder import LOCK_FILE
from inference.errors import BundleRefusedError, OutputError, UnusableInputError
from inference.signature import SIGNATURE_FILE, SignatureState
from tests.desktop.signed_bundles import PUBLIC_KEY, list_paths, write_signed
from tests.fixtures_bundles import arrays_of, bundle_writer, npz_with, one_byte_changed
from tests.fixtures_commands import on_a_disk_of

pytestmark = pytest.mark.usefixtures("own_home")


@pytest.fixture
def make(tmp_path, bundle_files):
    """Write the shipped build under another name, or with other files."""

    return bundle_writer(tmp_path, bundle_files)


def default_id() -> str:
    """The bundle id of the default bundle, which ships."""
    return read_bundle(default_bundle()).bundle_id


def everything_in(folder):
    return sorted(path.name for path in folder.iterdir() if path.name != LOCK_FILE)


def test_an_installed_bundle_is_found_by_every_name_and_loads_from_there(make):
    source = make(id="lab", version="2")

    done = install_bundle(source)

    bundle_id = read_bundle(source).bundle_id
    assert done.outcome is InstallOutcome.INSTALLED
    assert done.bundle.path == models_folder() / bundle_id
    for name in ("lab", "lab-2", bundle_id, bundle_id[:8], bundle_id[:12].upper()):
        assert find_bundle(Path(name)) == done.bundle.path
    assert find_bundle_by_id(bundle_id) == done.bundle.path
    shutil.rmtree(source)
    assert read_bundle(find_bundle(Path("lab"))).bundle_id == bundle_id


def test_a_smear_file_is_installed_as_the_same_bundle(make, tmp_path):
    folder = make(id="lab")
    (tmp_path / "lab.smear").write_bytes(stored_zip(read_files(folder)))

    assert install_bundle(tmp_path / "lab.smear").outcome is InstallOutcome.INSTALLED
    assert install_bundle(folder).outcome is InstallOutcome.ALREADY_THERE
    assert len(installed_bundles()) == 1


def test_files_that_are_no_part_of_a_bundle_are_left_out(make):
    source = make(id="lab")
    (source / "patients.csv").write_text("not the model's")

    assert not (install_bundle(source).bundle.path / "patients.csv").exists()


def test_another_build_of_the_same_name_keeps_the_older_one(make):
    first = install_bundle(make("first", id="lab", version="1")).bundle
    second = install_bundle(make("second", id="lab", version="2")).bundle

    assert find_bundle_by_id(first.bundle_id) == first.path
    assert find_bundle(Path("lab-2")) == second.path
    with pytest.raises(UnusableInputError, match=r"The name lab means 2 installed models.*lab-1, lab-2"):
        find_bundle(Path("lab"))


def test_two_builds_of_one_name_and_version_are_told_apart_by_their_bundle_id(make):
    first = install_bundle(make("first", id="lab", licence="one")).bundle
    second = install_bundle(make("second", id="lab", licence="two")).bundle

    known = known_bundles()
    names = {clear_name(each, known) for each in (first, second)}
    assert names == {first.bundle_id[:12], second.bundle_id[:12]}
    assert {find_bundle(Path(name)) for name in names} == {first.path, second.path}


def test_a_bundle_that_ships_keeps_its_name_whatever_is_installed(make):
    installed = install_bundle(make(version="9")).bundle

    assert installed.model_id == DEFAULT_BUNDLE
    assert find_bundle(Path(DEFAULT_BUNDLE)) == default_bundle()
    assert [each.path for each in bundles_named(DEFAULT_BUNDLE, known_bundles())] == [default_bundle()]
    assert find_bundle(Path(f"{DEFAULT_BUNDLE}-9")) == installed.path


def test_the_same_bundle_shipped_and_installed_is_one(bundle_files, make):
    copy = look_at(shutil.copytree(make(), models_folder() / default_id()), Origin.INSTALLED)

    found = bundles_named(copy.bundle_id, known_bundles())
    assert [each.path for each in found] == [default_bundle()]
    assert find_bundle_by_id(copy.bundle_id) == default_bundle()


def test_a_bundle_that_ships_is_there_already_and_gets_no_second_line_of_its_name(make, tmp_path):
    (tmp_path / "built-in.smear").write_bytes(stored_zip(read_files(make())))

    for source in (default_bundle(), tmp_path / "built-in.smear"):
        done = install_bundle(source)
        assert (done.outcome, done.bundle.path) == (InstallOutcome.ALREADY_THERE, default_bundle())

    assert installed_bundles() == ()
    assert [each.model_id for each in known_bundles()].count(DEFAULT_BUNDLE) == 1


def test_a_bundle_that_ships_but_is_damaged_here_can_be_installed(make, tmp_path, monkeypatch):
    whole, damaged = make("whole"), make("damaged")
    (damaged / MODEL_FILE).write_bytes(one_byte_changed((damaged / MODEL_FILE).read_bytes()))
    monkeypatch.setattr("desktop.installed_bundles.shipped_bundles", lambda: (look_at(damaged, Origin.SHIPPED),))

    assert install_bundle(whole).outcome is InstallOutcome.INSTALLED


def test_a_bundle_id_that_is_nowhere_is_none():
    assert find_bundle_by_id("0" * 64) is None


@pytest.mark.parametrize("file", [MODEL_FILE, CARD_FILE])
def test_a_damaged_bundle_is_refused_and_leaves_nothing(make, file, bundle_files):
    source = make(id="lab")
    (source / file).write_bytes(one_byte_changed((source / file).read_bytes()))

    with pytest.raises(BundleRefusedError, match="changed or damaged"):
        install_bundle(source)
    assert not models_folder().exists()


def test_a_bundle_whose_golden_outputs_do_not_hold_here_is_refused_by_its_own_name(make, bundle_files):
    logits = arrays_of(bundle_files[GOLDEN_FILE])["logits"]
    source = make(id="lab", files={GOLDEN_FILE: npz_with(bundle_files[GOLDEN_FILE], logits=logits[:, ::-1].copy())})

    with pytest.raises(BundleRefusedError, match="could not be reproduced") as caught:
        install_bundle(source)

    assert caught.value.path == source
    assert everything_in(models_folder()) == []


def test_a_copy_that_the_disk_damaged_never_takes_its_place(make, monkeypatch):
    write = module._write

    def write_badly(part, files):
        write(part, files)
        (part / MODEL_FILE).write_bytes(one_byte_changed(files[MODEL_FILE]))

    monkeypatch.setattr(module, "_write", write_badly)

    with pytest.raises(BundleRefusedError, match=MODEL_FILE):
        install_bundle(make(id="lab"))
    assert everything_in(models_folder()) == []


def test_a_full_disk_is_told_and_leaves_nothing(make, monkeypatch):
    def full(part, files):
        part.mkdir()
        (part / "README.md").write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(module, "_write", full)

    with pytest.raises(OutputError, match=r"No space left.*Nothing was changed. Free space, then try again"):
        install_bundle(make(id="lab"))
    assert everything_in(models_folder()) == []


ON_A_FULL_DISK = """
import sys
from pathlib import Path
from desktop.installed_bundles import install_bundle
from inference.errors import OutputError

try:
    install_bundle(Path(sys.argv[1]))
except OutputError as error:
    print(error)
"""


def test_a_disk_that_really_is_full_gets_nothing_of_a_bundle(make, tmp_path, monkeypatch):
    disk, kept = tmp_path / "disk", tmp_path / "kept"
    kept.mkdir()
    before = on_a_disk_of(1000, disk, kept)
    monkeypatch.setenv("SMEARSCOPE_HOME", str(disk))

    ended = subprocess.run(
        [*before, sys.executable, "-c", ON_A_FULL_DISK, str(make(id="lab"))], capture_output=True, text=True, check=True
    )

    assert "No space left on device. Nothing was changed. Free space, then try again" in ended.stdout
    assert everything_in(kept / "models") == []


KILLED = """
import os, sys
from pathlib import Path
from desktop import installed_bundles as module

setattr(module, sys.argv[2], lambda *_arguments, **_options: os._exit(9))
module.install_bundle(Path(sys.argv[1]))
"""


@pytest.mark.parametrize("moment", ["_load", "_take_place"])
def test_a_killed_installation_leaves_no_model_and_the_next_one_clears_up(make, moment):
    source = make(id="lab")
    killed = subprocess.run([sys.executable, "-c", KILLED, str(source), moment], check=False)
    assert killed.returncode == 9
    assert installed_bundles() == ()
    assert [name[:12] for name in everything_in(models_folder())] == [".installing-"]

    done = install_bundle(source)

    assert everything_in(models_folder()) == [done.bundle.bundle_id]


def test_a_bundle_that_was_being_replaced_when_the_plug_was_pulled_is_still_there(make):
    bundle = install_bundle(make("first", id="first")).bundle
    # What is left when the process ends between the two renames.
    bundle.path.rename(bundle.path.with_name(f".replacing-{bundle.bundle_id}"))
    assert installed_bundles() == ()

    other = install_bundle(make("second", id="second")).bundle

    assert installed_bundles() == (bundle, other)


def test_one_process_at_a_time_installs_or_removes(make):
    bundle = install_bundle(make("first", id="first")).bundle
    with FileLock(models_folder() / LOCK_FILE):
        for action in (lambda: install_bundle(make("second", id="second")), lambda: remove_installed(bundle)):
            with pytest.raises(UnusableInputError, match="Another SmearScope installs or removes a model"):
                action()
    assert installed_bundles() == (bundle,)


def test_a_damaged_installation_is_told_and_mended_by_installing_again(make):
    source = make(id="lab")
    bundle = install_bundle(source).bundle
    (bundle.path / CARD_FILE).write_bytes(b"{")
    (damaged,) = installed_bundles()
    assert damaged.fault == "model_card.json is damaged"
    assert find_bundle_by_id(bundle.bundle_id) is None

    assert install_bundle(source).outcome is InstallOutcome.REPAIRED

    assert installed_bundles() == (bundle,)
    assert everything_in(models_folder()) == [bundle.bundle_id]


@pytest.mark.parametrize("card", [b"[]", b"{}", b'{"id": 1, "version": "2"}', b"\xff", b"[" * 100_000])
def test_a_card_that_names_no_model_is_a_fault_and_no_crash(make, card):
    bundle = install_bundle(make(id="lab")).bundle
    (bundle.path / CARD_FILE).write_bytes(card)

    (damaged,) = installed_bundles()

    assert damaged.fault.startswith(CARD_FILE)
    assert damaged.names == (bundle.bundle_id[:12],)


def test_a_required_signature_is_asked_of_the_source(make, tmp_path, bundle_files):
    with pytest.raises(BundleRefusedError, match="a trusted signature is required"):
        install_bundle(make(id="lab"), require_signature=True)
    assert not models_folder().exists()

    add_signer(list_paths(tmp_path), PUBLIC_KEY, "Laboratory")
    done = install_bundle(write_signed(tmp_path / "signed", bundle_files), require_signature=True)
    assert done.signature.state is SignatureState.TRUSTED
    assert (done.bundle.path / SIGNATURE_FILE).exists()


def test_a_bundle_installed_without_its_signature_gets_it_later_and_never_loses_it(tmp_path, bundle_files):
    signed = write_signed(tmp_path / "signed", bundle_files)
    stripped = write_signed(tmp_path / "stripped", bundle_files, stripped=True)
    assert install_bundle(stripped).signature.state is SignatureState.STRIPPED

    done = install_bundle(signed)
    assert (done.outcome, done.signature.state) == (InstallOutcome.REPAIRED, SignatureState.UNTRUSTED)

    again = install_bundle(stripped)
    assert (again.outcome, again.signature.state) == (InstallOutcome.ALREADY_THERE, SignatureState.UNTRUSTED)
    assert (again.bundle.path / SIGNATURE_FILE).exists()


def test_a_removed_bundle_is_gone_even_where_its_files_resist(make, monkeypatch):
    bundle = install_bundle(make(id="lab")).bundle

    def resist(_path):
        raise PermissionError("held by another program")

    with monkeypatch.context() as patched:
        patched.setattr(module.shutil, "rmtree", resist)
        remove_installed(bundle)
    assert installed_bundles() == ()
    assert [name[:10] for name in everything_in(models_folder())] == [".removing-"]

    with pytest.raises(UnusableInputError, match="not installed any more"):
        remove_installed(bundle)
    assert everything_in(models_folder()) == []


def test_a_folder_of_models_that_is_a_file_is_told(make):
    models_folder().parent.mkdir()
    models_folder().write_text("in the way")

    with pytest.raises(UnusableInputError, match="folder of installed models"):
        installed_bundles()
    with pytest.raises(OutputError, match="cannot be installed"):
        install_bundle(make(id="lab"))


def test_the_default_is_found_by_its_bundle_id_and_its_loss_is_told(make):
    bundle = install_bundle(make(id="lab")).bundle
    choose_default_model(DefaultModel(name="lab", bundle_id=bundle.bundle_id))
    assert find_bundle(None) == bundle.path

    remove_installed(bundle)
    with pytest.raises(UnusableInputError, match=r"default model that you chose, lab .*is not here any more"):
        find_bundle(None)

    default_model_path().write_text(json.dumps({"schema_version": 1, "name": "lab", "bundel_id": None}))
    with pytest.raises(UnusableInputError, match="damaged, or of a newer SmearScope: bundel_id"):
        find_bundle(None)

    choose_default_model(None)
    assert find_bundle(None) == default_bundle()
