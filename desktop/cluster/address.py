"""Which clusters may be talked to: a scheduler runs whatever it is sent, so nobody else may reach it."""

import ipaddress
import ssl
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from inference.errors import ExitCode, SmearScopeError, UnusableInputError

LOCAL = "local"
_USUAL_PORT = 8786


class ClusterRefusedError(UnusableInputError):
    """An address, a certificate or a worker that cannot be used as it is."""


class ClusterLostError(SmearScopeError):
    """The cluster went away in mid-run; the run can be resumed."""

    exit_code = ExitCode.STOPPED


class ClusterBusyError(ClusterLostError):
    """The scheduler is connected but does not answer in time."""


class ClusterMissingError(SmearScopeError):
    """The library that a cluster needs is not installed."""


@dataclass(frozen=True)
class TlsFiles:
    """What proves to a cluster who we are, and to us what it is; PEM files.

    Attributes:
        authority: certificate of the authority that signed all others.
        certificate: ours.
        key: of our certificate, without a passphrase.
    """

    authority: Path
    certificate: Path
    key: Path


@dataclass(frozen=True)
class ClusterAddress:
    """Where the scheduler is.

    Attributes:
        url: as distributed takes it; `LOCAL` for a cluster that is started here and ended again.
        tls: for `tls://`, else None.
    """

    url: str
    tls: TlsFiles | None = None

    @property
    def is_local(self) -> bool:
        """Whether a cluster is started for this run."""
        return self.url == LOCAL


def parse_address(
    text: str, tls_ca: Path | None = None, tls_cert: Path | None = None, tls_key: Path | None = None
) -> ClusterAddress:
    """Take an address and the certificates for it apart, and see that they are safe to use together.

    Args:
        text: `local`, `tls://host:port`, or `tcp://127.0.0.1:port`.
        tls_ca: certificate of the authority.
        tls_cert: our certificate.
        tls_key: its key.

    Raises:
        ClusterRefusedError: anything else; says what to write instead.
    """
    given = [path for path in (tls_ca, tls_cert, tls_key) if path is not None]
    if text == LOCAL:
        if given:
            raise ClusterRefusedError(
                "--cluster local makes its own certificates; leave --tls-ca, --tls-cert and --tls-key out"
            )
        return ClusterAddress(LOCAL)
    scheme, host, port = _split(text)
    shown = f"[{host}]" if ":" in host else host
    if scheme == "tls":
        if tls_ca is None or tls_cert is None or tls_key is None:
            raise ClusterRefusedError(
                f"Cluster {text} needs --tls-ca, --tls-cert and --tls-key, all three; docs/cluster.md says how they "
                "are made"
            )
        files = TlsFiles(tls_ca, tls_cert, tls_key)
        check_certificates(files)
        return ClusterAddress(f"tls://{shown}:{port}", files)
    if not _is_loopback(host):
        raise ClusterRefusedError(
            f"Cluster {text} would be reached without encryption, and whoever reaches a scheduler can run anything on "
            f"its machines. Write tls://{shown}:{port} with --tls-ca, --tls-cert and --tls-key; plain tcp:// is for "
            "this computer alone (tcp://127.0.0.1:port)"
        )
    if given:
        raise ClusterRefusedError(f"Cluster {text} uses no certificates; write tls://{shown}:{port}, or leave them out")
    return ClusterAddress(f"tcp://{'127.0.0.1' if host == 'localhost' else shown}:{port}")


def see_that_only_this_computer_is_reached(whose: str, url: str) -> None:
    """See that what talks without certificates listens on this computer alone.

    A scheduler that listens everywhere is reached by 127.0.0.1 too, so the address that a person gave does not tell.

    Args:
        whose: who listens, at the start of a sentence.
        url: the address that it gives to others: `tls://host:port`, `tcp://host:port`, or another of distributed's.

    Raises:
        ClusterRefusedError: it has no certificates, and other computers may reach it.
    """
    parts = urlsplit(url)
    if parts.scheme in ("tls", "inproc") or _is_loopback(parts.hostname or ""):
        return
    raise ClusterRefusedError(
        f"{whose} listens at {url}, where other computers reach it without certificates, and whoever does can run "
        "anything on its machines. Start `dask scheduler` and `dask worker` with --host 127.0.0.1, or use tls:// with "
        "certificates; docs/cluster.md says how"
    )


def check_certificates(files: TlsFiles) -> None:
    """See that the files are what they should be, before a library that would ask for a passphrase meets them.

    Raises:
        ClusterRefusedError: names the file.
    """
    for path in (files.authority, files.certificate, files.key):
        try:
            path.read_bytes()
        except OSError as error:
            raise ClusterRefusedError(f"{path} cannot be read: {error.strerror or error}") from error
    try:
        context = ssl.create_default_context(cafile=str(files.authority))
    except ssl.SSLError as error:
        raise ClusterRefusedError(f"{files.authority} holds no certificate in PEM form: {error}") from error
    try:
        context.load_cert_chain(files.certificate, files.key, password=b"")
    except (ssl.SSLError, ValueError) as error:
        raise ClusterRefusedError(
            f"Certificate {files.certificate} and key {files.key} cannot be used: {error}. Both have to be in PEM "
            "form and belong together, and the key may have no passphrase"
        ) from error


def _split(text: str) -> tuple[str, str, int]:
    wanted = f"write local, tls://host:{_USUAL_PORT}, or tcp://127.0.0.1:{_USUAL_PORT}"
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise ClusterRefusedError(f"Cluster {text!r} is no address: {error}; {wanted}") from error
    if parts.scheme not in ("tls", "tcp"):
        raise ClusterRefusedError(f"Cluster {text!r} is no address that is known; {wanted}")
    if not host or port is None:
        raise ClusterRefusedError(f"Cluster {text!r} lacks its host or its port; {wanted}")
    if parts.username or parts.password or parts.path not in ("", "/") or parts.query or parts.fragment:
        raise ClusterRefusedError(f"Cluster {text!r} has more than a host and a port; {wanted}")
    return parts.scheme, host, port


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
