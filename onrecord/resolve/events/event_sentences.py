"""A short sentence for an event, made of the clause that tells it best: who, by name, did what."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from onrecord.records.spans import Span
from onrecord.resolve.events.comparison_words import words_of_events
from onrecord.resolve.events.event_history import status_of
from onrecord.text.countries import country_by_demonym
from onrecord.text.names import short_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.records.indexes import ActorIndex
    from onrecord.records.readings import EventStatus
    from onrecord.records.tellings import Telling
    from onrecord.resolve.events.groups import Group
    from onrecord.resolve.events.told import Told

GOOD_LENGTH = 25  # characters; shorter sentences say little
ENOUGH = 40  # characters; a sentence cut at fewer may lack what matters
AGREED = 3.0  # points if all other tellings have its words
FEWEST = 3  # tellings that can agree
MAX_READ = 24  # tellings of a row, the most telling ones; the rest add nothing
MAX_WORDS = 9  # of a mention

_QUOTES = str.maketrans("", "", '"“”„«»')
_OPEN = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))
_ENDS = " \t\n,;:–—-"
_EDGE = re.compile(r"\b")
_WORD = re.compile(r"[^\W\d_]+")
_AHEAD = re.compile(r"^(?:will|would|shall) (?!not\b|like\b|never\b|have\b|n[’']t)")
_CAPITAL = re.compile(r"[A-Z][a-z]+\.?")
_DATELINE = re.compile(r"(?:[A-Z][\w.'’-]*,? ){1,4}\([A-Z][^()]{1,30}\) *(?:[-–—]+ *)?")  # "TARN (KNA) - "
_ARTICLE = re.compile(r"(?<=\w )(?:The|A|An|It|In)(?= )")
_LONGER = re.compile(r"\s(?:[A-Z]|of\b)")
_NUMERAL = re.compile(r"[IVX]+")
_POSSESSIVE = re.compile(r"(?:his|her|its|their)", re.IGNORECASE)
_RELATION = {"ROOT": 1.0, "ccomp": 0.7, "conj": 0.5, "parataxis": 0.5, "relcl": -0.5}
_OTHER_RELATION = -1.0
_FORMS = frozenset({"infinitive", "gerund", "participle", "noun"})


def best_sentence(
    group: Group, status: EventStatus, actors: ActorIndex, most: int
) -> tuple[str, Told] | None:
    """The best sentence that a telling makes, of at most ``most`` characters, with its telling, or None."""
    read = group.members[:MAX_READ]
    common = Counter(word for told in read for word in told.telling.words)
    made = []
    for number, told in enumerate(read):
        sentence = sentence_of(told, actors, most)
        if sentence:
            points = _worth(told, sentence, status, actors) + AGREED * _share(told, common, len(read))
            made.append((points - 0.1 * number, -number, sentence))
    if made:
        _, number, sentence = max(made)
        return sentence, read[-number]
    return next(((_without_lead(told, actors, most), told) for told in read if told.telling.says), None)


def _share(told: Told, common: Counter[str], tellings: int) -> float:
    """How many of the other tellings have its words, 0 to 1, on average."""
    words = told.telling.words
    if tellings < FEWEST or not words:
        return 0.0
    return sum(common[word] - 1 for word in words) / (len(words) * (tellings - 1))


def sentence_of(told: Told, actors: ActorIndex, most: int) -> str | None:
    """What a telling tells alone, with names for pronouns and offices; None if it is of nothing named."""
    telling = told.telling
    if telling.lead is None or not telling.says:
        return None
    span = _past_dateline(told, telling.lead)
    lead = _named(told, span, actors, frozenset())
    if lead.casefold() in words_of_events().pronouns | words_of_events().pointing:
        return None
    return _shaped(f"{lead} ", told, actors, most, _actors_in(told, span, actors))


def _past_dateline(told: Told, lead: Span) -> Span:
    """The span without a town and an agency before it that were taken for part of a name."""
    dateline = _DATELINE.match(told.text, lead.start, lead.end)
    return Span(dateline.end(), lead.end) if dateline and dateline.end() < lead.end else lead


def leading(told: Told, actors: ActorIndex) -> tuple[str, ...]:
    """The actors that the sentence of a telling begins with: "Ora Dorn and the minister Tala Venn meet"."""
    if told.telling.lead is None:
        return ()
    lead = _past_dateline(told, told.telling.lead)
    mentions = list(_mentions(told, lead, actors))
    if 2 * sum(end - start for start, end, _ in mentions) < len(lead):
        return ()
    return tuple(dict.fromkeys(actor for *_, meant in mentions for actor in meant))


def _without_lead(told: Told, actors: ActorIndex, most: int) -> str:
    """What a telling tells of somebody unknown: "Opened a case against Kesmar"."""
    return _shaped("", told, actors, most, frozenset())


def _shaped(lead: str, told: Told, actors: ActorIndex, most: int, known: frozenset[str]) -> str:
    """A sentence of whom it is of and of as many parts of what is told as there is room for."""
    telling = told.telling
    parts = [" ".join(_named(told, run, actors, known) for run in part) for part in telling.says]
    parts[0] = _AHEAD.sub("to ", _in_full(parts[0][:1].lower() + parts[0][1:]))
    if _is_bare(telling):
        parts[0] = f"to {parts[0]}"
    sentence = f"{lead}{parts[0]}"
    for part in parts[1:]:
        if len(sentence) + len(part) >= most and len(sentence) >= ENOUGH:
            break
        sentence = f"{sentence} {part}"
    sentence = _ARTICLE.sub(lambda article: article.group().lower(), _closed(sentence))
    if len(sentence) > most:
        sentence = sentence[: most - 1].rsplit(" ", 1)[0].rstrip(_ENDS) + "…"
    return sentence[:1].upper() + sentence[1:]


def _in_full(words: str) -> str:
    """Without the short form of an auxiliary at the beginning: "'d sign"."""
    short, _, rest = words.partition(" ")
    full = words_of_events().short.get(short.replace("’", "'"))
    return f"{full} {rest}" if full else words


def _is_bare(telling: Telling) -> bool:
    """Whether its verb leans on a modal elsewhere: "must come and *sign*"."""
    first = bool(telling.says) and telling.says[0][0].start == telling.trigger.start
    return first and telling.tense == "other" and _FORMS.isdisjoint(telling.traits)


def called(actor: str, actors: ActorIndex) -> str:
    """What the press calls a person alone; any other name as it is."""
    found = actors.get(actor)
    if found.kind != "person":
        return found.name
    short = found.short or short_name(found.name, {})
    return found.name if _NUMERAL.fullmatch(short) else short


# ---------------------------------------------------------------- names for words


def _named(told: Told, span: Span, actors: ActorIndex, known: frozenset[str]) -> str:
    """The words of a span, with the names of those meant; ``known`` are named before: "his" can stay."""
    out, at = [], span.start
    for start, end, meant in _mentions(told, span, actors):
        words = told.text[start:end]
        name = _name_for(words, meant, actors, known)
        if _LONGER.match(told.text, end):
            name = None  # "the Ora Dorn Foundation", "the president of Kesmar"
        if name is not None:
            before = told.text[at:start]
            out += [_without_titles(before, not known) if before[-1:].isspace() else before, name]
            at = end
    out.append(told.text[at : span.end])
    return " ".join("".join(out).split())


def _name_for(words: str, meant: tuple[str, ...], actors: ActorIndex, known: frozenset[str]) -> str | None:
    """What to say for the words of a mention, or None to leave them."""
    pronoun = words.casefold() in words_of_events().pronouns and words[1:].islower()
    if pronoun and known and known.issuperset(meant):
        return None
    persons = all(actors.get(actor).kind == "person" for actor in meant)
    if not pronoun and not (persons and _may_go(words, meant, actors, known)):
        return None
    name = " and ".join(called(actor, actors) for actor in meant)
    return f"{name}’s" if _POSSESSIVE.fullmatch(words) else name


def _may_go(words: str, meant: tuple[str, ...], actors: ActorIndex, known: frozenset[str]) -> bool:
    """Whether a person's name can stand for the words: they have it in them, or lead, or begin with "the"."""
    named = any(set(actors.get(actor).name.split()) & set(words.split()) for actor in meant)
    return named or not known or (words.split()[0].casefold() == "the" and known.isdisjoint(meant))


def _without_titles(before: str, lead: bool) -> str:
    """The words before a name, less those at their end that belong to it: "the former Varland leader"."""
    kept = before.rstrip()
    while kept and kept != before:
        rest, _, word = kept.rpartition(" ")
        title = word.casefold() in words_of_events().articles or country_by_demonym(word) is not None
        if not title and not (lead and _CAPITAL.fullmatch(word)):
            break
        kept = rest.rstrip() if rest else ""
    return f"{kept} " if kept else before[: len(before) - len(before.lstrip())]


def _mentions(told: Told, span: Span, actors: ActorIndex) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The longest mentions in a span from left to right, with whom they mean."""
    edges = [span.start + edge.start() for edge in _EDGE.finditer(told.text[span.start : span.end])]
    at = span.start
    for number, start in enumerate(edges):
        if start < at:
            continue
        for end in reversed(edges[number + 1 : number + 2 * MAX_WORDS]):
            meant = _meant(told.article, start, end, actors)
            if meant:
                yield start, end, meant
                at = end
                break


def _meant(article: str, start: int, end: int, actors: ActorIndex) -> tuple[str, ...]:
    spot = (article, start, end)
    one = actors.spots.get(spot) or actors.pointers.get(spot)
    return actors.joint.get(spot, (one,) if one else ())


def _actors_in(told: Told, span: Span, actors: ActorIndex) -> frozenset[str]:
    return frozenset(actor for *_, meant in _mentions(told, span, actors) for actor in meant)


def _closed(sentence: str) -> str:
    """Without signs that are opened and not closed, or at the ends."""
    if any(sentence.count(first) != sentence.count(last) for first, last in _OPEN):
        sentence = (
            sentence.translate(_QUOTES).replace("(", "").replace(")", "").replace("[", "").replace("]", "")
        )
    if sentence.count('"') % 2:
        sentence = sentence.replace('"', "")
    return " ".join(sentence.split()).strip(_ENDS)


# ---------------------------------------------------------------- which is best


def _worth(told: Told, sentence: str, status: EventStatus, actors: ActorIndex) -> float:
    """How well a sentence names an event."""
    telling, words = told.telling, words_of_events()
    points = _RELATION.get(telling.relation, _OTHER_RELATION)
    points += 1.5 * (len(sentence) >= GOOD_LENGTH) - 1.0 * sentence.endswith("…")
    points += 1.0 * (status_of(told) == status)
    lead = _WORD.findall(sentence.casefold())[:1]
    if telling.lead is not None:
        named = telling.lead.of(told.text)
        points += 2.0 * bool(
            _actors_in(told, telling.lead, actors) or any(w[:1].isupper() for w in named.split()[1:])
        )
    points -= 1.5 * _is_bare(telling)
    if lead and lead[0] in words.pronouns | words.pointing | words.weak:
        points -= 4.0
    left = [word for word in _WORD.findall(sentence)[1:] if word.casefold() in words.pronouns]
    points -= 1.0 * sum(not _POSSESSIVE.fullmatch(word) for word in left)
    points -= 2.0 * (telling.head in words.saying)
    points -= 1.0 * ("quoted" in telling.traits) + 1.5 * (
        "gerund" in telling.traits or "infinitive" in telling.traits
    )
    return points
