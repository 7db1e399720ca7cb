"""How a copy came about: the same text, a print view, agency copy, shortened, extended, edited, excerpt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from onrecord.resolve.copies.originals import Source

CopyKind = Literal[
    "same_text", "print_view", "agency_copy", "shortened", "extended", "edited", "excerpt", "translation"
]

# Of the words of either text that the other has: the same text but for a word in fifty, which cleaning or
# a changed date line explains. Every page-print pair of the official readouts has more.
SAME = 0.98
NEARLY_ALL = 0.95  # of one text's words that stand in the other, which only has more


def kind_of(original: Source, copy: Source, share: float, of_original: float) -> CopyKind:
    """The kind of a copy of like length.

    Args:
        original: the original.
        copy: the copy.
        share: the share of the copy's words that stand in the original.
        of_original: the share of the original's words that stand in the copy.
    """
    if min(share, of_original) >= SAME:
        return "print_view" if _is_second_view(original, copy) else "same_text"
    if original.own or _folded(original.agency) == _folded(copy.agency) != "":
        return "agency_copy"
    if share >= NEARLY_ALL:
        return "shortened"
    return "extended" if of_original >= NEARLY_ALL else "edited"


def _folded(agency: str | None) -> str:
    return (agency or "").casefold()


def _is_second_view(original: Source, copy: Source) -> bool:
    """Whether the same text of the same outlet and day is a view that says so in its address."""
    return (
        copy.view
        and copy.html
        and original.html
        and (original.outlet, original.day) == (copy.outlet, copy.day)
    )
