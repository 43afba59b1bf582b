"""Counts the processors that this process may use, which in a container or under `taskset` are not all."""

import os


def usable_processors() -> int:
    """Processors that this process may use, at least one."""
    # Not on every platform; there, all processors are the process's own.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
