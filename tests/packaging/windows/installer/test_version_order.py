"""Windows orders the program's versions as people do."""

import pytest

from inference import __version__
from nsis_installer.errors import InstallerError
from nsis_installer.version_order import version_order

OLDEST_FIRST = [
    "0.1.0.dev1",
    "0.1.0a1",
    "0.1.0b1",
    "0.1.0b2",
    "0.1.0rc1",
    "0.1.0rc10",
    "0.1.0",
    "0.1.0.post1",
    "0.1.1",
    "0.2.0",
    "0.10.0",
    "1.0.0rc1",
    "1.0.0",
]


def test_a_newer_version_has_greater_numbers():
    orders = [tuple(map(int, version_order(version).split("."))) for version in OLDEST_FIRST]
    assert orders == sorted(orders)
    assert len(set(orders)) == len(orders)
    assert all(len(order) == 4 and max(order) < 2**16 for order in orders)


def test_the_programs_own_version_has_an_order():
    assert version_order(__version__).startswith(f"{__version__.split('rc')[0]}.")


@pytest.mark.parametrize(
    "version", ["1.2", "1.2.3.4", "v1.2.3", "1.2.3-beta", "1.2.3+local", "1.2.70000", "1.2.3rc10000", ""]
)
def test_a_version_that_windows_cannot_order_is_refused(version):
    with pytest.raises(InstallerError, match="version"):
        version_order(version)
