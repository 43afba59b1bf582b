"""How the check says what it saw, and what was not as expected."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field


class CheckError(Exception):
    """Something is not as it should be, or the check cannot run; the message says what."""


@dataclass
class Report:
    """Prints each step with the seconds since the start."""

    started: float = field(default_factory=time.monotonic)

    def say(self, sentence: str) -> None:
        """Print one."""
        print(f"installer check, {time.monotonic() - self.started:3.0f} s: {sentence}", flush=True)


def expect(holds: bool, otherwise: str) -> None:
    """Raises CheckError unless it holds."""
    if not holds:
        raise CheckError(otherwise)


def expect_equal(what: str, got: object, expected: object) -> None:
    """Raises CheckError unless both are the same."""
    if got != expected:
        raise CheckError(f"{what}: expected {expected!r}, got {got!r}")


def expect_same_names(what: str, got: Iterable[str], expected: Iterable[str]) -> None:
    """Raises CheckError, naming the differences, unless both hold the same names."""
    got, expected = set(got), set(expected)
    if got != expected:
        raise CheckError(f"{what}: missing {sorted(expected - got)[:9]}, unexpected {sorted(got - expected)[:9]}")
