"""A scheduler runs whatever it is sent: an address is this computer's own, or certificates guard it."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from desktop.cluster.address import ClusterAddress, ClusterRefusedError, parse_address
from tests.desktop.cluster.conftest import key_pem


def with_tls(text, files):
    return parse_address(text, files.authority, files.certificate, files.key)


def test_a_local_cluster_needs_no_certificates():
    address = parse_address("local")

    assert address.is_local
    assert address.tls is None


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("tcp://127.0.0.1:8786", "tcp://127.0.0.1:8786"),
        ("tcp://localhost:8786", "tcp://127.0.0.1:8786"),
        ("tcp://[::1]:8786", "tcp://[::1]:8786"),
        ("tcp://127.8.8.8:1/", "tcp://127.8.8.8:1"),
    ],
)
def test_this_computer_may_be_reached_without_certificates(text, url):
    assert parse_address(text) == ClusterAddress(url)


def test_another_computer_is_reached_with_certificates(certificates):
    assert with_tls("tls://cluster.example:8786", certificates) == ClusterAddress(
        "tls://cluster.example:8786", certificates
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tcp://cluster.example:8786", "without encryption.*Write tls://cluster.example:8786"),
        ("tcp://192.168.0.3:8786", "without encryption"),
        ("tcp://0.0.0.0:8786", "without encryption"),
        ("tcp://127.0.0.1.example:8786", "without encryption"),
        ("tcp://localhost.example:8786", "without encryption"),
        ("tls://cluster.example:8786", "needs --tls-ca, --tls-cert and --tls-key, all three"),
        ("cluster.example:8786", "no address that is known"),
        ("127.0.0.1:8786", "no address that is known"),
        ("ws://127.0.0.1:8786", "no address that is known"),
        ("inproc://127.0.0.1/1/1", "no address that is known"),
        ("http://127.0.0.1:8786", "no address that is known"),
        ("LOCAL", "no address that is known"),
        ("", "no address that is known"),
        ("tcp://127.0.0.1", "lacks its host or its port"),
        ("tls://:8786", "lacks its host or its port"),
        ("tcp://127.0.0.1:port", "no address"),
        ("tcp://127.0.0.1:99999", "no address"),
        ("tcp://127.0.0.1:8786/status", "more than a host and a port"),
        ("tcp://127.0.0.1@cluster.example:8786", "more than a host and a port"),
    ],
)
def test_anything_else_is_refused_in_words(text, words):
    with pytest.raises(ClusterRefusedError, match=words):
        parse_address(text)


@pytest.mark.parametrize("missing", ["authority", "certificate", "key"])
def test_two_certificates_of_three_are_not_enough(certificates, missing):
    given = [None if name == missing else getattr(certificates, name) for name in ("authority", "certificate", "key")]

    with pytest.raises(ClusterRefusedError, match="all three"):
        parse_address("tls://cluster.example:8786", *given)


@pytest.mark.parametrize("text", ["local", "tcp://127.0.0.1:8786"])
def test_certificates_that_would_not_be_used_are_refused(certificates, text):
    with pytest.raises(ClusterRefusedError, match=r"leave .*out"):
        with_tls(text, certificates)


def test_a_missing_key_is_named(certificates, tmp_path):
    with pytest.raises(ClusterRefusedError, match=r"none\.pem cannot be read: No such file"):
        parse_address("tls://a:1", certificates.authority, certificates.certificate, tmp_path / "none.pem")


def test_an_authority_that_is_none_is_named(certificates, tmp_path):
    other = tmp_path / "other.pem"
    other.write_text("not PEM")

    with pytest.raises(ClusterRefusedError, match=r"other\.pem holds no certificate"):
        parse_address("tls://a:1", other, certificates.certificate, certificates.key)


@pytest.mark.parametrize("passphrase", [None, b"secret"])
def test_a_key_of_another_certificate_or_with_a_passphrase_is_refused(certificates, tmp_path, passphrase):
    key = tmp_path / "key.pem"
    key.write_bytes(key_pem(ec.generate_private_key(ec.SECP256R1()), passphrase))

    with pytest.raises(ClusterRefusedError, match="belong together, and the key may have no passphrase"):
        parse_address("tls://a:1", certificates.authority, certificates.certificate, key)
