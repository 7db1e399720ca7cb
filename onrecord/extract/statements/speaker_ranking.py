"""Who said a quotation that no words beside it attribute: a weighted sum over what speaks for each.

A log-linear model over the candidates of `onrecord.extract.statements.free_quotations` and the chance that it
is nobody of them: each one's share is that of its exponential. The weights are learned by
`training/train_speakers.py` from articles in which readers told the sources of all quotations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.statements.free_quotations import NONE, free_quotation, in_order, insert
from onrecord.records.readings import StatementMention
from onrecord.text.choice import learned_weights, shares_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.extract.context import Context
    from onrecord.extract.quotations import Quotation
    from onrecord.extract.statements.free_quotations import FreeQuotation
    from onrecord.records.spans import Span

CARRIED, IMPLIED = 0.85, 0.6  # confidence in the speaker of the same paragraph, and of another
LEAST = 0.35  # share below which a quotation stays without a speaker


def attribute_free_quotations(
    context: Context,
    orphans: Sequence[Quotation],
    known: Sequence[StatementMention],
    quotations: Sequence[Quotation],
) -> list[StatementMention]:
    """A statement for each of the quotations ``orphans`` whose speaker the words around it tell.

    One that runs on into the next quotation is of who says that. Of those that likelier nobody says, no
    statement is made. The cue of the last or next statement in the same paragraph carries over; every other
    speaker is ``implied``.

    Args:
        context: the article.
        orphans: quotations without an attribution, in the order of the text.
        known: the statements found so far.
        quotations: all quotations of the article, in order.
    """
    spoken, starts = in_order(known)
    quoted = [one.outer for one in quotations]
    found: list[StatementMention] = []
    for orphan in orphans:
        free = free_quotation(context, orphan, spoken, starts, quoted)
        if free.following is not None and free.is_joined:
            source = free.following.source
        else:
            source = best_of(shares_of(free.told, learned_weights("extract", "speaker")))
        if source is not None:
            found.append(_statement(free, source))
            insert(spoken, starts, found[-1])
    return found


def _statement(free: FreeQuotation, source: Span) -> StatementMention:
    quotation = free.quotation
    for other in (free.last, free.following):
        if other is not None and other.source == source and quotation.paragraph.contains(other.span):
            return StatementMention((quotation.inner,), "direct", other.cue, source, confidence=CARRIED)
    return StatementMention((quotation.inner,), "direct", None, source, implied=True, confidence=IMPLIED)


def best_of(shares: Mapping[Span | None, float]) -> Span | None:
    """The likeliest candidate, the first of equals; None if nobody is likelier or it has no fair share."""
    named = sorted(one for one in shares if one is not None)
    best = max(named, key=lambda one: shares[one], default=None)
    sure = best is not None and shares[best] >= max(LEAST, shares.get(NONE, 0.0))
    return best if sure else None
