"""A store is kept off network drives, on every operating system."""

from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import pytest

from desktop.store import drives
from desktop.store.drives import network_file_system, refuse_network_drive
from inference.errors import UnusableInputError


def _mounts(monkeypatch, *mounts):
    found = [SimpleNamespace(mountpoint=str(point), fstype=kind, opts=opts) for point, kind, opts in mounts]
    monkeypatch.setattr(drives.psutil, "disk_partitions", lambda **_options: found)


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "smbfs", "SMBFS"])
def test_a_folder_on_a_network_file_system_is_told(monkeypatch, tmp_path, kind):
    share = tmp_path.resolve() / "share"
    _mounts(monkeypatch, (tmp_path.anchor, "ext4", "rw"), (share, kind, "rw"))

    assert network_file_system(share / "not made yet" / "run") == kind
    assert network_file_system(share) == kind
    assert network_file_system(tmp_path / "share of my own") == ""


@pytest.mark.parametrize("kind", ["ext4", "xfs", "btrfs", "apfs", "NTFS", "fuseblk", "overlay", "tmpfs", "exfat"])
def test_a_disk_of_this_machine_is_allowed(monkeypatch, tmp_path, kind):
    _mounts(monkeypatch, (tmp_path.anchor, kind, "rw,fixed"))

    refuse_network_drive(tmp_path)


def test_a_local_disk_mounted_below_or_over_a_share_counts(monkeypatch, tmp_path):
    folder = tmp_path.resolve()
    _mounts(monkeypatch, (folder, "nfs", "rw"), (folder / "disk", "ext4", "rw"))
    assert network_file_system(folder / "disk" / "run") == ""

    _mounts(monkeypatch, (folder, "nfs", "rw"), (folder, "ext4", "rw"))
    assert network_file_system(folder / "run") == ""


def test_a_windows_drive_that_is_a_share_is_told_by_its_kind(monkeypatch, tmp_path):
    _mounts(monkeypatch, (tmp_path.anchor, "NTFS", "rw,remote"))

    assert network_file_system(tmp_path) == "NTFS"


@pytest.mark.parametrize(
    ("path", "is_share"),
    [(r"\\ward\runs\1", True), (r"\\?\UNC\ward\runs", True), (r"\\?\C:\runs", False), (r"C:\runs", False)],
)
def test_a_windows_path_that_names_a_server_is_told(path, is_share):
    assert drives._is_unc(PureWindowsPath(path)) is is_share


def test_a_link_to_a_share_is_followed(monkeypatch, tmp_path):
    share = tmp_path.resolve() / "share"
    share.mkdir()
    link = tmp_path / "link"
    try:
        link.symlink_to(share)
    except OSError:
        pytest.skip("links cannot be made here")
    _mounts(monkeypatch, (tmp_path.anchor, "ext4", "rw"), (share, "cifs", "rw"))

    with pytest.raises(UnusableInputError, match=r"network drive .cifs.*disk of this computer"):
        refuse_network_drive(link / "run")


def test_this_machines_own_temporary_folder_is_no_network_drive(tmp_path: Path):
    assert network_file_system(tmp_path) == ""
