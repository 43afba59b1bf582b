"""How often a job in a worker tells the window how far it is: a fast one would flood its event loop."""

import time

BATCH_SECONDS = 0.1


class Pace:
    """Of one job; used in its thread.

    Args:
        begins_told: the window knows how the job begins, so that the first news waits, too.
    """

    def __init__(self, *, begins_told: bool = False) -> None:
        self._told_at = time.monotonic() if begins_told else None

    def is_due(self) -> bool:
        """Whether the window may be told now, which is then taken for done."""
        now = time.monotonic()
        if self._told_at is not None and now - self._told_at < BATCH_SECONDS:
            return False
        self._told_at = now
        return True
