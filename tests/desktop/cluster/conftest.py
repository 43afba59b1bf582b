"""Fixtures of the cluster's tests: certificates, a cluster of two worker processes that uses them, and a folder."""

import datetime
import ipaddress
from types import SimpleNamespace

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from desktop.cluster.address import TlsFiles
from tests.desktop.cluster.odd_reads import read_or_kill


def make_certificates(folder, name):
    """An authority of its own, and a certificate that it signed; no passphrase."""
    authority_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    authority = _certificate(f"{name} authority", authority_key, f"{name} authority", authority_key, is_authority=True)
    certificate = _certificate(name, key, f"{name} authority", authority_key, is_authority=False)
    files = TlsFiles(folder / f"{name}-ca.pem", folder / f"{name}-cert.pem", folder / f"{name}-key.pem")
    files.authority.write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    files.certificate.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    files.key.write_bytes(key_pem(key))
    return files


def key_pem(key, passphrase=None):
    """A private key as a PEM file has it."""
    lock = serialization.BestAvailableEncryption(passphrase) if passphrase else serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock)


def _certificate(name, key, issuer, issuer_key, *, is_authority):
    now = datetime.datetime.now(datetime.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(issuer_key, hashes.SHA256())
    )


@pytest.fixture(scope="session")
def certificates(tmp_path_factory):
    """What a laboratory would make with openssl."""
    return make_certificates(tmp_path_factory.mktemp("certificates"), "laboratory")


@pytest.fixture(scope="session")
def strangers_certificates(tmp_path_factory):
    """Of an authority that the cluster does not know."""
    return make_certificates(tmp_path_factory.mktemp("strangers"), "stranger")


@pytest.fixture
def odd_read():
    """Reads files, or kills who asked for it, by the file's name."""
    return read_or_kill


@pytest.fixture(scope="session")
def start_cluster(certificates):
    """Start a cluster as an administrator would: two workers of one thread, with certificates."""
    import dask
    from distributed import LocalCluster, Security

    security = Security(
        require_encryption=True,
        tls_ca_file=str(certificates.authority),
        **{
            f"tls_{role}_{kind}": str(path)
            for role in ("client", "scheduler", "worker")
            for kind, path in (("cert", certificates.certificate), ("key", certificates.key))
        },
    )
    settings = {
        "distributed.worker.daemon": False,
        "distributed.scheduler.http.routes": [],
        "distributed.scheduler.allowed-failures": 1,
        "distributed.diagnostics.nvml": False,
    }

    def start(worker_count=2):
        return LocalCluster(
            n_workers=worker_count,
            threads_per_worker=1,
            host="127.0.0.1",
            protocol="tls://",
            security=security,
            dashboard_address=None,
            scheduler_kwargs={"dashboard": False, "dashboard_address": "127.0.0.1:0"},
            silence_logs=60,
        )

    # For workers that are started again later, too.
    with dask.config.set(settings):
        yield start


@pytest.fixture(scope="package")
def cluster(start_cluster):
    """One cluster for most tests."""
    started = start_cluster()
    yield started
    started.close()


@pytest.fixture
def took():
    """Callbacks that keep what they are given."""
    results, done = [], []
    return SimpleNamespace(
        results=results,
        done=done,
        callbacks={
            "on_result": results.append,
            "on_item_done": lambda item: done.append(item.key),
            "should_stop": lambda: False,
        },
    )
