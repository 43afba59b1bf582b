"""Says in words which rows a filter lets through, for the provenance of what was exported under it."""

from desktop.store.result_query import RowFilter


def filter_in_words(wanted: RowFilter) -> str:
    """What is filtered by, apart from the case; empty when everything passes."""
    parts = []
    if wanted.classes is not None:
        parts.append(f"predicted class {' or '.join(sorted(wanted.classes)) or 'none'}")
    if wanted.decisions is not None:
        parts.append(f"decision {' or '.join(sorted(wanted.decisions)) or 'none'}")
    if wanted.flags is not None:
        parts.append(f"flag {' or '.join(sorted(wanted.flags)) or 'none'}")
    if wanted.minimum_probability is not None:
        parts.append(f"probability at least {wanted.minimum_probability:g}")
    if wanted.maximum_probability is not None:
        parts.append(f"probability at most {wanted.maximum_probability:g}")
    if wanted.text:
        parts.append(f"path with {wanted.text!r}")
    if wanted.reviewed is not None:
        parts.append("reviewed" if wanted.reviewed else "not reviewed")
    return "; ".join(parts)
