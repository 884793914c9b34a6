"""Long lists a page at a time, each page with an address that keeps its filters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

Row = TypeVar("Row")
Shown = TypeVar("Shown")
PAGE_SIZE = 50
AROUND = 1


@dataclass(frozen=True, slots=True)
class Paged(Generic[Row]):
    """One page of a list. Pages and rows are counted from 1; without rows both ends are 0."""

    rows: Sequence[Row]
    total: int
    page: int
    pages: int
    first: int
    last: int

    def with_rows(self, rows: Sequence[Shown]) -> Paged[Shown]:
        """Return the same page with its rows as they are shown."""
        return Paged(rows, self.total, self.page, self.pages, self.first, self.last)


def paged(rows: Sequence[Row], page: int, size: int = PAGE_SIZE) -> Paged[Row]:
    """Return page `page` of `rows`; the last page for a number past the end.

    >>> found = paged("abcde", page=2, size=2)
    >>> found.rows, found.first, found.last, found.pages
    ('cd', 3, 4, 3)
    """
    pages = max(1, -(-len(rows) // size))
    page = min(max(page, 1), pages)
    first = (page - 1) * size
    shown = rows[first : first + size]
    return Paged(shown, len(rows), page, pages, first + 1 if shown else 0, first + len(shown))


def page_number(typed: str) -> int:
    """Return the page that an address asks for, 1 where it asks for none.

    >>> page_number("3"), page_number("last"), page_number("-2")
    (3, 1, 1)
    """
    return max(int(typed), 1) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 1


def address(path: str, asked: Mapping[str, object], **changed: object) -> str:
    """Return the address of `path` with what was asked, changed; empty values are left out.

    >>> address("/actions", {"status": ["overdue"], "plan": "", "page": 3}, page=2)
    '/actions?status=overdue&page=2'
    """
    query = {name: value for name, value in {**asked, **changed}.items() if value}
    if not query:
        return path
    return f"{path}?{urlencode(query, doseq=True)}"


def titled(title: str, shown: Paged[Row]) -> str:
    """Return the title of a list's page, with its number where there are several.

    >>> titled("Actions", paged("abcde", page=2, size=2)), titled("Actions", paged("ab", page=1))
    ('Actions (page 2 of 3)', 'Actions')
    """
    return f"{title} (page {shown.page} of {shown.pages})" if shown.pages > 1 else title


def pages_to_show(page: int, pages: int) -> list[int | None]:
    """Return the numbers to link: the ends and those around `page`; None for a gap.

    >>> pages_to_show(5, 9), pages_to_show(2, 3)
    ([1, None, 4, 5, 6, None, 9], [1, 2, 3])
    """
    wanted = {1, pages, *range(max(1, page - AROUND), min(pages, page + AROUND) + 1)}
    shown: list[int | None] = []
    for number in sorted(wanted):
        before = shown[-1] if shown else 0
        if before is not None and number == before + 2:
            shown.append(number - 1)
        elif before is not None and number > before + 1:
            shown.append(None)
        shown.append(number)
    return shown
