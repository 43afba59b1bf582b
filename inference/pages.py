"""Which pages of a multi-page file are read: all of them, or those a laboratory names."""

import re
from dataclasses import dataclass

from inference.errors import UnusableInputError

_PART = re.compile(r"(\d{1,9})(?:(-)(\d{1,9})?)?")


@dataclass(frozen=True)
class PageChoice:
    """Page numbers counted from 0, as `results.csv` numbers them; a page left out keeps its number free.

    Attributes:
        ranges: first and last page of each range; None as the last means to the end. No range at all means every page.
    """

    ranges: tuple[tuple[int, int | None], ...] = ()

    @classmethod
    def parse(cls, text: str) -> "PageChoice":
        """Read `0`, `0,2`, `3-5` or `2-` (from page 2 to the end).

        Raises:
            UnusableInputError: the text names no pages.
        """
        ranges: list[tuple[int, int | None]] = []
        for part in text.split(","):
            found = _PART.fullmatch(part.strip())
            if not found:
                raise UnusableInputError(
                    f"Pages {text!r}: {part.strip()!r} names no page; give numbers counted from 0, as 0 or 0,2 or 3-5 "
                    "or 2- (from page 2 to the end)"
                )
            first, is_range, last = int(found[1]), found[2] is not None, found[3]
            if last is not None and int(last) < first:
                raise UnusableInputError(f"Pages {text!r}: {part.strip()!r} ends before it begins")
            ranges.append((first, (None if last is None else int(last)) if is_range else first))
        return cls(tuple(ranges))

    def includes(self, page: int) -> bool:
        """Whether this page is read."""
        if not self.ranges:
            return True
        return any(first <= page and (last is None or page <= last) for first, last in self.ranges)

    def __str__(self) -> str:
        if not self.ranges:
            return "all"
        return ",".join(
            str(first) if first == last else f"{first}-{'' if last is None else last}" for first, last in self.ranges
        )


ALL_PAGES = PageChoice()
FIRST_PAGE = PageChoice(((0, 0),))
