"""The row of a file that ends every process that screens it."""

import hashlib

from desktop.engine.page_result import PageResult, WorkItem


def result_of_killed_file(item: WorkItem, position: int, page: int) -> PageResult:
    """What the rest of a file becomes on which several workers ended, one after the other, with nothing else to do.

    Args:
        position: of the result among those of its file.
        page: that could not be screened.
    """
    try:
        with item.path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:  # the row says that it could not be screened; a hash is more than it owes
        sha256 = ""
    return PageResult(
        item=item,
        position=position,
        page=page,
        prepared=None,
        prediction=None,
        reason=(
            "every worker of the cluster that screened it, and nothing but it, ended at once; the file is damaged, or "
            "needs more memory than a worker may take. Screen it on one computer, without --cluster"
        ),
        sha256=sha256,
        elapsed_ms=0.0,
    )
