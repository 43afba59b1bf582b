"""Tells network drives: SQLite's write-ahead log needs memory shared between processes, which they do not give."""

import os
import sys
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # ships no type information

from desktop.whole_path import whole_path
from inference.errors import UnusableInputError

# As the operating systems call them. FUSE programs are told by what follows `fuse.`; a plain `fuseblk` is a local disk.
# `9p` and `vboxsf` are folders of another machine too: of the host that runs this one.
NETWORK_FILE_SYSTEMS = frozenset(
    {
        *("nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "afs", "auristorfs", "ncpfs", "ncp"),
        *("webdav", "davfs", "davfs2", "ftp", "ceph", "gfs2", "ocfs2", "glusterfs", "lustre", "beegfs", "gpfs"),
        *("panfs", "orangefs", "pvfs2", "coda", "9p", "vboxsf", "prl_fs", "vmhgfs", "drvfs"),
        *("fuse.sshfs", "fuse.glusterfs", "fuse.ceph", "fuse.rclone", "fuse.s3fs", "fuse.davfs", "fuse.davfs2"),
        *("fuse.vmhgfs-fuse", "fuse.juicefs", "fuse.mfs", "fuse.gcsfuse", "fuse.smbnetfs", "fuse.curlftpfs"),
        *("fuse.gvfsd-fuse", "fuse.kio-fuse", "fuse.moosefs", "fuse.seaweedfs", "fuse.goofys", "fuse.blobfuse2"),
        *("macfuse", "osxfuse"),
    }
)


def network_file_system(folder: Path) -> str:
    """The network file system that a folder lies on, by its name; empty on a disk of this machine.

    Args:
        folder: need not exist; its nearest existing parent decides.
    """
    place = whole_path(folder)
    if sys.platform == "win32" and _is_unc(place):
        return "a shared folder"
    found = ""
    longest = -1
    for mount in psutil.disk_partitions(all=True):
        point = Path(mount.mountpoint)
        # Of two mounted in one place, the later hides the earlier.
        if len(point.parts) >= longest and (point == place or point in place.parents):
            longest = len(point.parts)
            is_remote = mount.fstype.lower() in NETWORK_FILE_SYSTEMS or "remote" in mount.opts.split(",")
            found = (mount.fstype or "a network drive") if is_remote else ""
    return found


def refuse_network_drive(folder: Path) -> None:
    """See that a store may lie in this folder.

    Raises:
        UnusableInputError: it lies on a network drive.
    """
    kind = network_file_system(folder)
    if kind:
        raise UnusableInputError(
            f"{folder} lies on a network drive ({kind}), where the store of a run can be damaged. Choose a folder on "
            "a disk of this computer; the images themselves may stay where they are"
        )


def _is_unc(place: Path) -> bool:
    r"""Whether a Windows path names a server: `\\server\share`, `\\?\UNC\server`; `\\?\C:` is a local drive."""
    start = os.fspath(place)[:8].upper()
    is_device = start.startswith(("\\\\?\\", "\\\\.\\"))
    return start.startswith("\\\\?\\UNC\\") or (start.startswith("\\\\") and not is_device)
