"""Models and lists of signers as a report tells them: verified, and without anybody's name."""

import pytest

from desktop.bundled import DEFAULT_BUNDLE, bundle_names
from desktop.default_model import DefaultModel, choose_default_model
from desktop.environment import model_state
from desktop.environment.finding import Level
from desktop.installed_bundles import install_bundle
from desktop.self_test import SelfTestError
from desktop.signers import add_signer
from inference.bundle_files import CARD_FILE, MODEL_FILE
from tests.desktop.signed_bundles import PUBLIC_KEY, list_paths, write_signed
from tests.fixtures_bundles import card_with, write_folder

pytestmark = pytest.mark.usefixtures("own_home")


@pytest.fixture
def installed(tmp_path, bundle_files):
    card = card_with(bundle_files[CARD_FILE], id="lab")
    return install_bundle(write_folder(tmp_path / "lab", bundle_files, {CARD_FILE: card})).bundle


def test_the_default_model_is_verified():
    (finding,) = model_state.default_model()

    assert finding.level is Level.OK
    assert finding.value.startswith(DEFAULT_BUNDLE)
    assert finding.value.endswith("unsigned: files and golden outputs hold")


def test_a_default_model_that_is_damaged_or_gone_is_a_fault(installed):
    choose_default_model(DefaultModel(name="lab", bundle_id=installed.bundle_id))
    (installed.path / MODEL_FILE).write_bytes(b"damaged")
    (damaged,) = model_state.default_model()
    assert (damaged.level, "changed or damaged" in damaged.value) == (Level.FAULT, True)

    installed.path.rename(installed.path.with_name(".away"))
    (gone,) = model_state.default_model()
    assert (gone.level, "not here any more" in gone.value) == (Level.FAULT, True)


def test_a_damaged_installed_model_is_a_warning(installed):
    (finding,) = model_state.installed_models()
    assert (finding.level, finding.value) == (Level.OK, f"{len(bundle_names()) + 1}, 0 damaged")

    (installed.path / CARD_FILE).write_bytes(b"{")
    (finding,) = model_state.installed_models()
    assert (finding.level, finding.value) == (Level.WARNING, f"{len(bundle_names()) + 1}, 1 damaged")


def test_signers_are_counted_and_not_named(tmp_path):
    add_signer(list_paths(tmp_path), PUBLIC_KEY, "Dr Zaphod")

    user, system = model_state.signers()

    assert (user.value, system.value) == ("1", "0")


def test_a_damaged_list_of_signers_is_a_fault(tmp_path):
    path = list_paths(tmp_path).system
    path.parent.mkdir(parents=True)
    path.write_bytes(b"{")

    user, system = model_state.signers()

    assert (user.level, system.level) == (Level.OK, Level.FAULT)
    assert "damaged" in system.value


def test_a_model_of_a_stranger_is_a_warning(tmp_path, bundle_files):
    install_bundle(write_signed(tmp_path / "signed", bundle_files))

    *shipped, signed = model_state.every_model()

    assert {each.level for each in shipped} == {Level.OK}
    assert signed.level is Level.WARNING
    assert "untrusted" in signed.value
    assert "Laboratory" not in signed.value


def test_the_self_test_verifies_every_model_with_the_samples(installed):
    (installed.path / MODEL_FILE).write_bytes(b"damaged")

    *shipped, damaged = model_state.every_model()

    assert all("it answers 13 drawn sample images" in each.value for each in shipped)
    assert (damaged.level, damaged.title) == (Level.FAULT, "lab")


def test_the_self_test_screens_the_samples():
    (finding,) = model_state.screening()

    value = "14 images, 14 rows, exported in every format, and each export matches"
    assert (finding.level, finding.value) == (Level.OK, value)


def test_a_screening_that_fails_is_a_fault(monkeypatch):
    def fail(*_arguments):
        raise SelfTestError("The run over the samples ended early")

    monkeypatch.setattr(model_state, "screen_samples", fail)

    (finding,) = model_state.screening()

    assert (finding.level, finding.value) == (Level.FAULT, "The run over the samples ended early")
