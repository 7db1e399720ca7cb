"""From what a person writes on the command line to the row that a correction is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.api.meant_names import find_actors
from onrecord.cli.output import clip
from onrecord.correct.looks import target_of
from onrecord.errors import UsageError
from onrecord.records.corrections import CORRECTABLE, DATED, MAX_WORDS, Words
from onrecord.store.reader import StatementQuery

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.records.article_rows import ArticleRow
    from onrecord.records.corrections import Target
    from onrecord.records.rows import Actor, Event, Evidence, Statement
    from onrecord.store.reader import RecordReader

LABEL = 120  # characters of a row's words in the log


def find_target(reader: RecordReader, words: str, kinds: Sequence[str] = CORRECTABLE) -> Target:
    """The row that words stand for: an id or the beginning of one, an article, an actor's name.

    Raises:
        UsageError: if there is none, or more than one.
    """
    found = [(kind, name) for kind, name in reader.ids_like(words) if kind in kinds] if words else []
    if len(found) == 1:
        kind, name = found[0]
        return _target(reader, kind, reader.row(kind, name))
    if found:
        raise UsageError(f"{words!r} stands for {', '.join(name for _, name in found)}: write more of the id")
    if "articles" in kinds and (row := _article(reader, words)) is not None:
        return _target(reader, "articles", row)
    if "actors" in kinds and words.strip():
        return actor_target(reader, one_actor(reader, words))
    raise UsageError(
        f"there is no row {words!r} among {', '.join(kinds)} of {reader.path}: name its id or "
        "the beginning of it; `show` and --json show the ids"
    )


def as_it_stands(reader: RecordReader, target: Target) -> tuple[str | None, tuple[Target, ...]]:
    """The day of a row, as ``set_date`` takes it, and who said a statement: what confirming it holds fast."""
    if target.id is None or target.kind not in DATED:
        return None, ()
    row = reader.row(target.kind, target.id)
    if target.kind == "articles":
        return row.published.value, ()
    if target.kind == "events":
        end = f"/{row.end}" if row.end and row.end != row.start else ""
        return (f"{row.start}{end}" if row.start else None), ()
    speakers = row.speakers or ((row.speaker,) if row.speaker else ())
    others = tuple(actor_target(reader, reader.row("actors", one)) for one in speakers)
    return (row.said_on.value if row.said_on else None), others


def _article(reader: RecordReader, words: str) -> ArticleRow | None:
    """The article of this locator or file name, or None."""
    try:
        return reader.article(words)
    except UsageError:
        return None


def one_actor(reader: RecordReader, words: str) -> Actor:
    """The only actor that words stand for.

    Raises:
        UsageError: if there is none, or more than one.
    """
    meant = find_actors(reader, words)
    actors = [row for row in reader.rows("actors") if row.id in meant]
    exact = [row for row in actors if row.name.casefold() == words.casefold().strip()]
    chosen: list[Actor] = exact if len(exact) == 1 else actors
    if len(chosen) > 1:
        told = ", ".join(f"{row.name} ({row.id})" for row in chosen[:5])
        raise UsageError(f"{words!r} stands for more than one actor: name one of {told}")
    return chosen[0]


def one_event(reader: RecordReader, words: str) -> Event:
    """The event whose id, or its beginning, words are.

    Raises:
        UsageError: if there is none, or more than one.
    """
    found = [name for kind, name in reader.ids_like(words) if kind == "events"]
    if len(found) != 1:
        why = f"stands for {', '.join(found)}: write more of the id" if found else "is the id of no event"
        raise UsageError(f"{words!r} {why}; `onrecord timeline {reader.path} --json` shows the ids")
    row: Event = reader.row("events", found[0])
    return row


def event_target(reader: RecordReader, row: Event, without: Sequence[Words] = ()) -> Target:
    """The target of an event, by its words but for some."""
    words = [one for one in row.mentions if _as_words(one) not in without]
    return target_of("events", row, clip(" ".join(_label(reader, "events", row)), LABEL), words)


def tellings_at(reader: RecordReader, row: Event, places: Sequence[str]) -> tuple[Words, ...]:
    """Words that tell an event: by number as `show` lists them, ARTICLE:START-END, or a whole ARTICLE.

    Raises:
        UsageError: if the event has no such words, or all of them are named.
    """
    known = list(row.mentions)
    known += [one for link in row.links for one in (link.one, link.other) if one not in known]
    found: dict[Words, None] = {}
    for place in places:
        if place.isdecimal() and 1 <= int(place) <= len(row.mentions):
            found[_as_words(row.mentions[int(place) - 1])] = None
            continue
        words, articles = mentions_at(reader, [place])
        told = [one for one in known if one.article in articles or _overlaps(one, words)]
        if not told:
            raise UsageError(f"{place} tells nothing of {row.label!r}: `onrecord show` lists its words")
        found |= dict.fromkeys(map(_as_words, told))
    if not set(map(_as_words, row.mentions)) - found.keys():
        raise UsageError(f"these are all the words of {row.label!r}: none would stay")
    return tuple(found)


def _overlaps(one: Evidence, words: Sequence[Words]) -> bool:
    return any(one.article == w.article and one.start < w.end and w.start < one.end for w in words)


def _as_words(one: Evidence) -> Words:
    return Words(one.article, one.start, one.end, one.quote)


def actor_target(reader: RecordReader, actor: Actor) -> Target:
    """The target of an actor: by name, or by mentions where two are called the same."""
    target = target_of("actors", actor, f"{actor.name} ({actor.kind})", _mentions(reader, actor))
    namesakes = [row for row in reader.rows("actors") if row.name.casefold() == actor.name.casefold()]
    if len(namesakes) > 1 and target.words:
        return type(target)(target.kind, target.id, target.type, (), target.words, target.label)
    return target


def _mentions(reader: RecordReader, actor: Actor) -> list[Evidence]:
    """Some mentions of an actor as a speaker or in an office, those with a name first."""
    said = [
        row.speaker_mention
        for row in reader.statements(StatementQuery(speaker=actor.id))
        if row.speaker_mention is not None and len(row.speakers) < 2 and not row.corrections
    ]
    found = dict.fromkeys((*said, *(one for office in actor.offices for one in office.evidence)))
    last = actor.short or actor.name.split()[-1]
    return sorted(found, key=lambda one: (last not in one.quote, one))[:MAX_WORDS]


def mentions_at(reader: RecordReader, places: Sequence[str]) -> tuple[tuple[Words, ...], tuple[str, ...]]:
    """Mentions by place: ARTICLE:START-END, the id of a statement (its speaker), or a whole ARTICLE.

    Returns:
        The words, and the ids of articles named as a whole.

    Raises:
        UsageError: if there is no such place.
    """
    words: list[Words] = []
    articles: list[str] = []
    for place in places:
        name, _, span = place.rpartition(":")
        start, _, end = span.partition("-")
        if name and start.isdecimal() and end.isdecimal():
            words.append(_words_at(reader, name, int(start), int(end)))
            continue
        said = [name for kind, name in reader.ids_like(place) if kind == "statements"] if "_" in place else []
        if len(said) == 1:
            words.append(_speaker_of(reader.row("statements", said[0])))
        else:
            articles.append(reader.article(place).id)
    return tuple(words), tuple(articles)


def _words_at(reader: RecordReader, name: str, start: int, end: int) -> Words:
    article = reader.article(name)
    if not 0 <= start < end <= len(article.text):
        raise UsageError(f"{start}-{end} is not within the {len(article.text)} characters of {name}")
    return Words(article.id, start, end, article.text[start:end])


def _speaker_of(row: Statement) -> Words:
    one = row.speaker_mention
    if one is None:
        raise UsageError(f"{row.id} names no speaker: say where the mention stands, as ARTICLE:START-END")
    return Words(one.article, one.start, one.end, one.quote)


def _target(reader: RecordReader, kind: str, row: Any) -> Target:
    if kind == "actors":
        return actor_target(reader, row)
    return target_of(kind, row, clip(" ".join(_label(reader, kind, row)), LABEL))


def _label(reader: RecordReader, kind: str, row: Any) -> Iterator[str]:
    """The words by which a person knows a row again."""
    if kind == "articles":
        yield row.title or row.source.locator
        yield f"({row.outlet or row.source.locator}, {row.published.value or 'undated'})"
    elif kind == "statements":
        yield f"{row.speaker_name or 'somebody'}: “{' … '.join(one.quote for one in row.content)}”"
    elif kind == "events":
        yield f"{row.label} ({row.start or 'undated'}, {row.status})"
    elif kind == "positions":
        issue = reader.row("issues", row.issue).label
        actor = reader.row("actors", row.actor).name if row.actor else "somebody"
        yield f"{actor} {row.stance} {issue} ({row.as_of or 'undated'})"
    elif kind in ("conditions", "commitments"):
        yield f"“{(row.text if kind == 'commitments' else row.prerequisite).quote}”"
    else:
        yield getattr(row, {"conflicts": "subject", "issues": "label"}.get(kind, "name"))
