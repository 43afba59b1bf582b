"""A model's file that is opened from outside is checked, shown and asked about before it is installed."""

import pytest
from PySide6.QtCore import Qt

from desktop.app_settings import AppSettings
from desktop.gui.app import model_source
from desktop.gui.models.install_dialog import InstallDialog
from desktop.gui.page_host import PageId
from desktop.installed_bundles import install_bundle, installed_bundles
from desktop.signers import add_signer, trust_list_paths
from inference.bundle import read_bundle, read_files
from inference.bundle_zip import stored_zip
from inference.errors import BundleRefusedError
from tests.desktop.signed_bundles import PUBLIC_KEY, write_signed
from tests.fixtures_bundles import bundle_writer

LONG_MS = 20_000


pytestmark = pytest.mark.usefixtures("own_home")


@pytest.fixture
def smear(tmp_path, bundle_files):
    """A model's file as it comes on a USB stick."""
    path = tmp_path / "USB Stick Ü" / "lab.SMEAR"
    path.parent.mkdir()
    path.write_bytes(stored_zip(read_files(bundle_writer(tmp_path, bundle_files)(id="lab", version="2"))))
    return path


@pytest.fixture
def dialog_of(qtbot):
    """Waits for the window's question."""

    def wait(window):
        qtbot.waitUntil(lambda: bool(window.findChildren(InstallDialog)), timeout=LONG_MS)
        return window.findChildren(InstallDialog)[0]

    return wait


def test_a_file_that_the_program_was_started_with_is_shown_and_installed_when_agreed(
    qtbot, open_window, classifier, smear, dialog_of
):
    window = open_window(classifier, smear)

    dialog = dialog_of(window)
    assert window.host.current is PageId.MODELS
    words = dialog.text.toPlainText()
    assert "lab 2" in dialog.windowTitle()
    assert read_bundle(smear).bundle_id in words
    assert "not signed" in words
    assert read_bundle(smear).card.intended_use in words
    assert installed_bundles() == ()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: len(installed_bundles()) == 1, timeout=LONG_MS)
    qtbot.waitUntil(lambda: window.notice.isVisible(), timeout=LONG_MS)
    assert "lab 2 is installed." in window.notice.text.text()
    assert not window.flow.session.is_screening


def test_a_file_dropped_on_any_page_is_asked_about_and_escape_installs_nothing(
    qtbot, open_window, classifier, smear, dialog_of
):
    window = open_window(classifier)
    window.flow.take_paths([smear])

    dialog = dialog_of(window)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: not window.findChildren(InstallDialog))
    assert installed_bundles() == ()
    assert not window.flow.pages.models.is_busy


def test_a_file_that_is_no_model_is_refused_in_words(open_window, classifier, tmp_path, message_of_dialog):
    wrong = tmp_path / "holiday.smear"
    wrong.write_bytes(b"no zip at all")

    message = message_of_dialog(open_window(classifier, wrong))

    assert message.title == "The model was refused"
    assert "holiday.smear" in message.happened
    assert installed_bundles() == ()


def test_a_file_that_is_not_there_is_said_in_words(open_window, classifier, tmp_path, message_of_dialog):
    message = message_of_dialog(open_window(classifier, tmp_path / "gone.smear"))

    assert "gone.smear" in message.happened
    assert not message.is_bug


def test_a_window_that_requires_a_signature_refuses_an_unsigned_file_before_it_asks(
    open_window, classifier, smear, message_of_dialog
):
    window = open_window(classifier, smear, signed_only=True)

    message = message_of_dialog(window)

    assert message.title == "The model was refused"
    assert "a trusted signature is required" in message.happened
    assert "not signed" in message.happened
    assert window.findChildren(InstallDialog) == []
    assert not window.flow.pages.models.is_busy
    assert installed_bundles() == ()


def test_the_programs_option_is_what_the_window_obeys():
    assert model_source(None, require_signature=True)(AppSettings()).signed_only
    assert not model_source(None)(AppSettings()).signed_only


def test_a_window_that_requires_a_signature_takes_only_a_trusted_one(
    qtbot, open_window, classifier, tmp_path, bundle_files, message_of_dialog, dialog_of
):
    signed = tmp_path / "signed.smear"
    signed.write_bytes(stored_zip(read_files(write_signed(tmp_path / "signed", bundle_files))))
    window = open_window(classifier, signed, signed_only=True)
    assert "nobody here trusts the key" in message_of_dialog(window).happened

    add_signer(trust_list_paths(), PUBLIC_KEY, "Haematology")
    window.flow.offer_model(signed)
    qtbot.keyClick(dialog_of(window), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: len(installed_bundles()) == 1, timeout=LONG_MS)


def test_an_image_that_the_program_was_started_with_is_screened(qtbot, open_window, classifier, folder):
    window = open_window(classifier, is_ready=False)
    with qtbot.waitSignal(window.ready, timeout=LONG_MS):
        window.begin((folder / "case A/Benign-1.png",))

    session = window.flow.session
    qtbot.waitUntil(lambda: not session.is_screening and session.run is not None, timeout=LONG_MS)
    qtbot.waitUntil(lambda: session.run.summary.image_count == 1, timeout=LONG_MS)


def test_a_file_that_was_replaced_since_it_was_shown_is_refused(smear):
    with pytest.raises(BundleRefusedError, match="replaced since it was shown"):
        install_bundle(smear, agreed_id="0" * 64)

    assert installed_bundles() == ()
    assert install_bundle(smear, agreed_id=read_bundle(smear).bundle_id).bundle.model_id == "lab"


def test_a_second_file_waits_for_the_first(open_window, classifier, smear, dialog_of):
    window = open_window(classifier)
    window.flow.offer_model(smear)
    window.flow.offer_model(smear)

    assert "Wait until the model in hand is done" in window.notice.text.text()
    dialog_of(window)
    assert len(window.findChildren(InstallDialog)) == 1
