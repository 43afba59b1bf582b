"""Each state of a signature has its own sentence, and only a trusted one passes where a signature is required."""

import pytest

from desktop.signature_report import load_reported, report_signature, require_trusted
from desktop.signers import TrustListError, add_signer
from inference.bundle import read_bundle
from inference.classifier import load_classifier
from inference.errors import BundleRefusedError
from inference.signature import SignatureState
from tests.desktop.signed_bundles import FINGERPRINT, PUBLIC_KEY, list_paths, list_variables, write_signed
from tests.fixtures_bundles import tiny_files, write_folder


@pytest.fixture
def paths(tmp_path):
    return list_paths(tmp_path)


@pytest.fixture
def signed(tmp_path, bundle_files):
    return read_bundle(write_signed(tmp_path / "signed", tiny_files(bundle_files)))


@pytest.fixture
def stripped(tmp_path, bundle_files):
    return read_bundle(write_signed(tmp_path / "stripped", tiny_files(bundle_files), stripped=True))


@pytest.fixture
def unsigned(tmp_path, bundle_files):
    return read_bundle(write_folder(tmp_path / "unsigned", tiny_files(bundle_files), {}))


def test_an_unsigned_bundle_is_said_to_be_unsigned_and_is_no_warning(unsigned, paths):
    report = report_signature(unsigned, paths)

    assert report.state is SignatureState.UNSIGNED
    assert "is not signed" in report.sentence
    assert not report.is_warning


def test_a_trusted_signer_is_named_as_the_trust_list_names_it(signed, paths):
    add_signer(paths, PUBLIC_KEY, "Haematology, third floor")

    report = report_signature(signed, paths)

    assert report.state is SignatureState.TRUSTED
    assert "signed by Haematology, third floor, who is trusted here" in report.sentence
    assert FINGERPRINT in report.sentence
    assert "Laboratory Ä" not in report.sentence
    assert not report.is_warning


def test_a_stranger_is_named_with_the_fingerprint_and_the_way_to_trust_it(signed, paths):
    report = report_signature(signed, paths)

    assert report.state is SignatureState.UNTRUSTED
    assert "nobody here trusts" in report.sentence
    assert "Laboratory Ä" in report.sentence
    assert FINGERPRINT in report.sentence
    assert "`smearscope signers add`" in report.sentence
    assert report.is_warning


def test_a_signature_that_was_taken_away_is_told_even_of_a_trusted_signer(stripped, paths):
    add_signer(paths, PUBLIC_KEY, "Haematology")

    report = report_signature(stripped, paths)

    assert report.state is SignatureState.STRIPPED
    assert "was taken away" in report.sentence
    assert FINGERPRINT in report.sentence
    assert report.is_warning


def test_a_damaged_trust_list_stops_a_signed_bundle_but_no_unsigned_one(signed, unsigned, paths):
    paths.system.parent.mkdir()
    paths.system.write_text("damaged")

    assert report_signature(unsigned, paths).state is SignatureState.UNSIGNED
    with pytest.raises(TrustListError):
        report_signature(signed, paths)


def test_only_a_trusted_signature_passes_where_one_is_required(signed, stripped, unsigned, paths):
    for bundle, word in ((signed, "nobody here trusts"), (stripped, "was taken away"), (unsigned, "is not signed")):
        with pytest.raises(BundleRefusedError, match=f"a trusted signature is required.*{word}"):
            require_trusted(bundle, paths)

    add_signer(paths, PUBLIC_KEY, "Haematology")
    require_trusted(signed, paths)
    with pytest.raises(BundleRefusedError, match="was taken away"):
        require_trusted(stripped, paths)


def test_a_build_without_the_required_signature_is_never_started(signed, tmp_path, monkeypatch):
    for name, value in list_variables(tmp_path).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("desktop.signature_report.load_classifier", None)

    with pytest.raises(BundleRefusedError, match="a trusted signature is required"):
        load_reported(signed.path, require_signature=True)


def test_a_bundle_exchanged_after_the_first_check_is_refused(tmp_path, bundle_files, monkeypatch):
    for name, value in list_variables(tmp_path).items():
        monkeypatch.setenv(name, value)
    add_signer(list_paths(tmp_path), PUBLIC_KEY, "Haematology")
    path = write_signed(tmp_path / "bundle", bundle_files)
    unsigned = write_folder(tmp_path / "unsigned", bundle_files, {})

    classifier, report = load_reported(path, require_signature=True)
    assert report.state is SignatureState.TRUSTED
    assert classifier.bundle.path == path
    monkeypatch.setattr(
        "desktop.signature_report.load_classifier",
        lambda _path, threads, runtime: load_classifier(unsigned, threads, runtime),
    )
    with pytest.raises(BundleRefusedError, match="is not signed"):
        load_reported(path, require_signature=True)
