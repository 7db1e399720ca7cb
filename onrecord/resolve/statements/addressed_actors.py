"""To whom each statement of an article was said: told beside it, carried over, or the other of a dialogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.records.indexes import ActorIndex
    from onrecord.records.readings import FiledReading, StatementMention
    from onrecord.records.spans import Span

MAX_GAP = 400  # characters from one statement to the next of the same speech; about a paragraph


def addressees(filed: FiledReading, actors: ActorIndex) -> list[Span | None]:
    """The words that name the listener of each statement of the reading, in their order; None for none.

    What the same speaker adds, near by and at no other occasion, is said to the same; not so after "urged
    Kesmar to wait", which tells who is meant, not who listened. In a transcript, who
    asked hears the answer, and of two who speak each hears the other.
    """
    turns = _listeners(filed)
    found: list[Span | None] = []
    last: StatementMention | None = None
    heard: Span | None = None
    key: tuple[str, ...] = ()
    for mention in filed.reading.statements:
        if mention.parent is not None:  # what a speaker reports of others was said to whom he says
            found.append(mention.addressee)
            continue
        speakers = actors.actors_of(filed.id, mention.source)
        carries = last is not None and bool(speakers) and speakers == key and _goes_on(last, mention)
        own = mention.addressee or (turns.get(mention.source) if mention.source else None)
        heard = own or (heard if carries else None)
        found.append(heard)
        if own is not None and _is_bidden(mention, own):
            heard = None
        last, key = mention, speakers
    return found


def _is_bidden(mention: StatementMention, heard: Span) -> bool:
    return mention.telling != "act" or any(part.overlaps(heard) for part in mention.content)


def _goes_on(last: StatementMention, mention: StatementMention) -> bool:
    near = mention.span.start - last.span.end <= MAX_GAP
    return near and mention.telling == "act" and mention.cue is not None and mention.occasion is None


def _listeners(filed: FiledReading) -> dict[Span, Span]:
    """The label of who hears a turn, by the label of the turn."""
    text = filed.reading.article.text
    labels = [part.label for part in filed.reading.article.parts if part.role == "turn" and part.label]
    names = [label.of(text) for label in labels]
    speakers = {
        one.source.of(text) for one in filed.reading.statements if one.source in set(labels) and one.source
    }
    asked = not speakers >= set(names)
    heard: dict[Span, Span] = {}
    for at in range(len(names)):
        if at and names[at - 1] not in speakers:
            heard[labels[at]] = labels[at - 1]
        elif len(speakers) == 2 and not asked:
            other = _other(names, at)
            if other is not None:
                heard[labels[at]] = labels[other]
    return heard


def _other(names: Sequence[str], at: int) -> int | None:
    """The turn of another nearest before, else after."""
    before = next((one for one in range(at - 1, -1, -1) if names[one] != names[at]), None)
    return (
        before
        if before is not None
        else next((one for one in range(at, len(names)) if names[one] != names[at]), None)
    )
