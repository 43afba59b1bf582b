"""How many files are sent to a worker at once: enough that sending costs little, few enough to share them fairly."""

from dataclasses import dataclass

# Sending a batch, whatever is in it, takes a few milliseconds of the client, the scheduler and the worker together.
_BATCH_SECONDS = 0.5
_MAX_FILES = 64
# So much of the old measure is kept when a new one comes.
_INERTIA = 0.7
# So that a worker finds the next batch when it has ended one, and need not wait for the slowest of the others.
_BATCHES_PER_THREAD = 4
_MAX_IN_FLIGHT = 16_384


@dataclass
class BatchSizing:
    """Follows the speed of the files. Begins with one file a batch.

    Attributes:
        thread_count: of all workers together; 0 while there is none.
    """

    thread_count: int = 0
    _seconds_per_file: float = _BATCH_SECONDS

    def learn(self, file_count: int, seconds: float) -> None:
        """A batch of so many files took so long on its worker."""
        if file_count:
            self._seconds_per_file = _INERTIA * self._seconds_per_file + (1.0 - _INERTIA) * seconds / file_count

    @property
    def files_per_batch(self) -> int:
        """Of the next batch, 1 to 64."""
        return max(1, min(_MAX_FILES, int(_BATCH_SECONDS / max(self._seconds_per_file, 1e-6))))

    @property
    def files_in_flight(self) -> int:
        """That may be taken ahead of the one whose results are due."""
        return min(_MAX_IN_FLIGHT, _BATCHES_PER_THREAD * max(1, self.thread_count) * self.files_per_batch)

    def next_batch(self, waiting: int, *, is_end: bool) -> int:
        """How many of the files that wait to send as one batch; 0 to wait for more.

        Args:
            waiting: files that wait.
            is_end: no others will come soon, so the workers share these.
        """
        if not is_end:
            return self.files_per_batch if waiting >= self.files_per_batch else 0
        return min(waiting, self.files_per_batch, -(-waiting // max(1, self.thread_count)))
