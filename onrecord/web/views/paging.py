"""Long lists in pages, and the choices of a filter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Item = TypeVar("Item")
Other = TypeVar("Other")


@dataclass(frozen=True, slots=True)
class PageOf(Generic[Item]):
    """One page of a longer list.

    Attributes:
        items: those on this page.
        number: of this page, from 1.
        pages: how many there are, at least 1.
        total: items on all pages.
        first: number of the first item here, from 1; 0 where there is none.
    """

    items: tuple[Item, ...]
    number: int
    pages: int
    total: int
    first: int

    def map(self, change: Callable[[Item], Other]) -> PageOf[Other]:
        """The same page of changed items."""
        return PageOf(
            tuple(change(item) for item in self.items), self.number, self.pages, self.total, self.first
        )


def page_of(items: Sequence[Item], number: int, size: int) -> PageOf[Item]:
    """Page ``number`` (from 1) of ``items``; a number out of range gives the nearest page."""
    pages = max(1, -(-len(items) // size))
    number = min(max(1, number), pages)
    start = (number - 1) * size
    return PageOf(tuple(items[start : start + size]), number, pages, len(items), start + 1 if items else 0)


@dataclass(frozen=True, slots=True)
class Option:
    """A value a filter offers, how it is called, and how many rows have it."""

    value: str
    label: str
    count: int
