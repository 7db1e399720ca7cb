"""A mention for every source and addressee of a statement, with exactly its span."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.extract.mentions.draft_mentions import Draft, draft_pronoun
from onrecord.extract.mentions.name_lists import word_list
from onrecord.extract.mentions.office_complements import person_noun_at
from onrecord.extract.mentions.office_phrases import parse_office
from onrecord.extract.tokens import GENITIVE
from onrecord.text.titles import is_office

if TYPE_CHECKING:
    from onrecord.extract.context import Context
    from onrecord.extract.mentions.name_spans import Names, Run
    from onrecord.extract.tokens import Words
    from onrecord.records.readings import MentionKind
    from onrecord.records.spans import Span

_PRONOUNS = word_list("pronouns")
_LOOSE = word_list("loose_words") | frozenset("'’“”\",—-–")


def cover_sources(names: Names, drafts: list[Draft], context: Context) -> list[Draft]:
    """The drafts with those of sources and addressees added, or widened to their exact spans."""
    wanted: dict[Span, bool] = {}
    for statement in context.statements:
        if statement.source is not None and statement.parent is None:
            wanted[statement.source] = True
        elif statement.source is not None:
            wanted.setdefault(statement.source, False)  # who is only reported is not who speaks on
        if statement.addressee is not None:
            wanted.setdefault(statement.addressee, False)
    found = _Drafts(names, drafts)
    for span, is_source in sorted(wanted.items()):
        draft = _cover(names, found, span)
        draft.source = draft.source or is_source
    return [*drafts, *found.added]


class _Drafts:
    """The drafts of an article, in their order, and those added for sources.

    Those added have spans of their own, which no other source has. So only the first ones are searched.
    """

    def __init__(self, names: Names, drafts: list[Draft]) -> None:
        start, end = names.words.start, names.words.end
        self._drafts, self.added = drafts, list[Draft]()
        self._firsts = [draft.first for draft in drafts]
        self._longest = max((draft.end - draft.first for draft in drafts), default=0)
        self._known = {id(draft) for draft in drafts}
        self._exact: dict[tuple[int, int], list[Draft]] = {}
        for draft in drafts:
            self._exact.setdefault((start[draft.first], end[draft.end - 1]), []).append(draft)

    def add(self, draft: Draft) -> None:
        """Adds a draft that is not among them."""
        if id(draft) not in self._known:
            self._known.add(id(draft))
            self.added.append(draft)

    def exact(self, span: Span) -> Draft | None:
        """The first one of exactly these words that is no other source's."""
        exact = self._exact.get((span.start, span.end), ())
        return next((draft for draft in exact if draft.span is None), None)

    def inside(self, first: int, end: int) -> list[Draft]:
        """Those within the tokens that are no other source's."""
        begin, stop = bisect_left(self._firsts, first), bisect_left(self._firsts, end)
        return [draft for draft in self._drafts[begin:stop] if draft.end <= end and draft.span is None]

    def across(self, end: int) -> list[Draft]:
        """Those that begin before a token and end behind it."""
        begin, stop = bisect_left(self._firsts, end - self._longest), bisect_left(self._firsts, end)
        return [draft for draft in self._drafts[begin:stop] if draft.end > end]

    def around(self, first: int, end: int) -> Draft | None:
        """The mention of which the tokens are the part with the head."""
        begin, stop = bisect_left(self._firsts, first - self._longest), bisect_right(self._firsts, first)
        for draft in self._drafts[begin:stop]:
            if draft.first <= first <= draft.head < end <= draft.end and draft.span is None:
                return draft
        return None


def _cover(names: Names, drafts: _Drafts, span: Span) -> Draft:
    words = names.words
    first, end = words.range_of(span)
    if first >= end:  # no token there: blanks only
        draft = Draft(first, first, min(first, len(words) - 1), "group", "unnamed", span=span)
        drafts.add(draft)
        return draft
    if (exact := drafts.exact(span)) is not None:
        return exact
    while end - first > 1 and words.lower[end - 1] in _LOOSE:
        end -= 1
    cut = [
        draft for draft in drafts.across(end)
        if draft.is_named_person() and first <= draft.first
        and words.words[end - 1] in (draft.name or "").split()
    ]  # fmt: skip
    end = max([end, *(draft.end for draft in cut)])  # a name whose end the source leaves out
    inner = drafts.inside(first, end)
    bounds = (first, end)
    found = _named_beside(names, first, end) or _widened(names, inner, bounds)
    found = found or _copied(names, drafts, inner, bounds) or describe(names, first, end)
    found.span = span
    drafts.add(found)
    return found


def _widened(names: Names, inner: list[Draft], bounds: tuple[int, int]) -> Draft | None:
    """The only mention inside, where all that stands around it are articles and genitives."""
    words = names.words
    if len(inner) != 1:
        return None
    draft = inner[0]
    around = [*range(bounds[0], draft.first), *range(draft.end, bounds[1])]
    return draft if all(words.lower[i] in _LOOSE for i in around) else None


def _copied(names: Names, drafts: _Drafts, inner: list[Draft], bounds: tuple[int, int]) -> Draft | None:
    """What the mentions in or around the span make of it: several joined, one of them, a part of one."""
    words = names.words
    first, end = bounds
    head = words.root_of(first, end)
    joined = [] if _is_one_phrase(names, head, first, end) else _joined(names, inner, first, end)
    if joined:
        draft = Draft(first, end, head, "group", "name", plural=True)
        draft.members = tuple(joined)
        return draft
    found = (None if _belongs(names, inner, head) else _named_at_end(words, inner, bounds)) or _at_head(
        inner, head
    )
    if found is None:
        named = [draft for draft in inner if draft.is_named_person()]
        alone = len(named) == 1 and not _is_of_another(words, named[0], bounds)
        found = named[0] if alone else drafts.around(first, end)
    return replace(found, first=first, end=end) if found else None


def _is_of_another(words: Words, named: Draft, bounds: tuple[int, int]) -> bool:
    """Whether the words are of somebody or something else, who only belongs or stands close to the one named.

    "Venn's ministry", "the trade minister of Venn's cabinet", "sources close to Venn"; but "Venn's envoy, Ana
    Dorn", "the envoy, Ana Venn" and "old friend Ana Venn" are the person named.
    """
    head = words.root_of(*bounds)
    if named.first <= head < named.end or words.lemma[head] in word_list("speaks_for_owner"):
        return False
    if head >= named.end:
        return any(words.lower[i] in GENITIVE for i in range(named.end, head))
    if _is_one_title(words, bounds[0], named):
        return False
    for i in range(named.first - 1, head, -1):
        if words.lower[i] == ",":
            return False
        other = words.pos[i] in {"ADP", "PART", "SCONJ"} or words.lower[i] in GENITIVE
        if other or words.lower[i] in word_list("relative"):
            return True
    return any(words.lower[i] in GENITIVE for i in range(named.end, bounds[1]))


def _is_one_title(words: Words, first: int, named: Draft) -> bool:
    """Whether the words before a name are its title in capitals: "Committee on Rivers Chairman Ana Dorn"."""
    within = range(first, named.end)
    written = all(words.capital[i] or words.pos[i] in {"ADP", "CCONJ", "DET"} for i in within)
    joined = "PROPN" in {words.pos[first], words.pos[named.first - 1]}
    return written and joined and any(person_noun_at(words, i) for i in within)


def _belongs(names: Names, inner: list[Draft], head: int) -> bool:
    """For "a spokesman for Mr Venn": the head is somebody else than the person named."""
    return any(draft.first <= head < draft.end and owner_of(names.words, draft, inner) for draft in inner)


def owner_of(words: Words, draft: Draft, others: list[Draft]) -> Draft | None:
    """The person named right after unnamed ones and "for", "to" or "of": "aides to Mr Venn"."""
    if draft.form not in {"unnamed", "title"}:
        return None
    at = draft.head + 1
    if at >= len(words) or words.lower[at] not in word_list("before_owners"):
        return None
    named = (other for other in others if other.is_named_person() and other.first <= at + 2 <= other.end)
    return next(named, None)


def _named_at_end(words: Words, inner: list[Draft], bounds: tuple[int, int]) -> Draft | None:
    """The person whose name ends the span ("NPR's Peter Kenyon", "Mr Venn's rival, Ana Dorn").

    None where another is named in it who does not own the words before it, or where it is only an owner's.
    """
    named = [draft for draft in inner if draft.is_named_person()]
    last = next((draft for draft in named if draft.end == bounds[1]), None)
    others = [draft for draft in named if draft is not last]
    if last is None or _is_of_another(words, last, bounds) or (others and words.lower[last.first - 1] != ","):
        return None
    return last if all(words.lower[other.end] in GENITIVE for other in others) else None


def _at_head(inner: list[Draft], head: int) -> Draft | None:
    """The longest mention that holds the head of the span."""
    holding = [draft for draft in inner if draft.first <= head < draft.end and draft.kind != "place"]
    return max(holding, key=lambda draft: draft.end - draft.first, default=None)


def _is_one_phrase(names: Names, head: int, first: int, end: int) -> bool:
    """For "U.S. and European officials": one group of two countries."""
    noun = person_noun_at(names.words, head)
    if not noun or names.kind_at(head):
        return False
    phrase = parse_office(names, head, noun)
    return phrase.first <= first and phrase.end >= end


def _joined(names: Names, inner: list[Draft], first: int, end: int) -> list[Draft]:
    """The mentions that "and" joins to one source; none where it is one mention with an "and" within."""
    words = names.words
    if not any(words.lower[i] in {"and", "&"} for i in range(first, end)):
        return []
    outer = [
        draft for draft in inner
        if draft.kind != "place" and not any(_within(draft, other) for other in inner)
    ]  # fmt: skip
    if len(outer) < 2:
        return []
    gaps = [(left.end, right.first) for left, right in pairwise(outer)]
    allowed = _LOOSE | {"and", "&"}
    ok = all(gap[0] < gap[1] and all(words.lower[i] in allowed for i in range(*gap)) for gap in gaps)
    around = [*range(first, outer[0].first), *range(outer[-1].end, end)]
    return outer if ok and all(words.lower[i] in _LOOSE or words.lower[i] == "both" for i in around) else []


def _within(draft: Draft, other: Draft) -> bool:
    return other is not draft and other.first <= draft.first and draft.end <= other.end


def _named_beside(names: Names, first: int, end: int) -> Draft | None:
    """A person whom one word behind a comma names, and no model or table knows: "Venn's brother, Emil".

    Of Venn's kin Emil is "Emil Venn".
    """
    words = names.words
    if end - first < 4 or words.words[end - 2] != "," or not words.capital[end - 1]:
        return None
    if names.kind_at(end - 1) not in {"", "place", "organisation"} or words.pos[end - 1] != "PROPN":
        return None
    head = words.root_of(first, end)
    is_kin = words.lemma[head] in word_list("kin")
    if head > end - 3 or not (is_kin or person_noun_at(words, head)):
        return None
    name = words.words[end - 1]
    owner = names.owner[first]
    if is_kin and owner is not None and owner.kind == "person" and words.lower[owner.end] in GENITIVE:
        name = f"{name} {owner.name.split()[-1]}"
    return Draft(first, end, end - 1, "person", "name", name=name)


def describe(names: Names, first: int, end: int) -> Draft:
    """A draft for words that hold no mention: an office, a pronoun, a paper, people kept unnamed."""
    words = names.words
    head = words.root_of(first, end)
    low = words.lower[first]
    if end - first == 1 and low in _PRONOUNS:
        return draft_pronoun(first, low)
    run = names.owner[head]
    if run is not None and run.first >= first:
        return _of_run(run, first, end, head)
    heads = [i for i in range(first, end) if person_noun_at(words, i) and not names.kind_at(i)]
    owned = words.lemma[head] in word_list("speaks_for_owner")
    if head in heads or owned or not any(words.lower[i] in GENITIVE for i in range(first, head)):
        heads = [i for i in heads if i >= head] or heads  # who owns what speaks does not speak
    else:
        heads = []
    if heads:
        return _of_person_noun(names, first, end, head if head in heads else heads[0])
    if head_noun(names, head) in word_list("documents"):
        return Draft(first, end, head, "group", "document", definite=low != "a")
    return _plain(names, first, end, head)


def head_noun(names: Names, head: int) -> str:
    """The lemma of the head, a lower-case word even where it is a name."""
    return names.words.lemma[head] if not names.words.capital[head] else names.words.lower[head]


def _of_run(run: Run, first: int, end: int, head: int) -> Draft:
    """A mention of a name; a place that speaks is a government or body no table knows."""
    kinds: dict[str, MentionKind] = {
        "person": "person",
        "organisation": "organisation",
        "place": "organisation",
    }
    return Draft(first, end, head, kinds.get(run.kind, "country"), "name", name=run.name)


def _of_person_noun(names: Names, first: int, end: int, head: int) -> Draft:
    words = names.words
    phrase = parse_office(names, head, person_noun_at(words, head))
    indefinite = words.lower[first] in {"a", "an", "another", "one", "some", "several"}
    bare = words.lower[first] not in word_list("determiners_of_titles") and not phrase.determiner
    draft = Draft(
        first, end, head, "group" if phrase.plural else "person", "unnamed", None, phrase.title, phrase.of
    )
    draft.noun, draft.plural, draft.definite = phrase.noun, phrase.plural, not (indefinite or bare)
    draft.determiner = phrase.determiner
    if draft.definite and not phrase.plural:
        draft.form = "title"
    if bare and not phrase.plural and is_office(phrase.noun) and words.capital[head]:
        draft.form, draft.definite = "title", True
    if phrase.noun == "counterpart":
        draft.relation = "counterpart"
    return draft


def _plain(names: Names, first: int, end: int, head: int) -> Draft:
    """Anything else that speaks: a body by its noun, a capitalised name unknown to all, people."""
    words = names.words
    of = next(
        (
            run.name
            for i in range(first, end)
            if (run := names.owner[i]) and run.kind in {"country", "demonym"}
        ),
        None,
    )
    if words.capital[head] and words.pos[head] == "PROPN" and head > 0:
        stop = names.run_end(head)
        start = next((i + 1 for i in range(head - 1, first, -1) if words.lower[i] in GENITIVE), first)
        whole = words.capital[start] and words.lower[start] != "the"
        name = words.surface(min(start, head) if whole else head, max(stop, head + 1))
        kind = (
            "person"
            if end - first <= 3 and names.name_like(head) and words.lower[first] != "the"
            else "organisation"
        )
        return Draft(
            first, end, head, "person" if kind == "person" else "organisation", "name", name=name, of=of
        )
    plural = words.words[head].endswith(("s", "men"))
    draft = Draft(first, end, head, "group", "unnamed", None, None, of, noun=words.lemma[head], plural=plural)
    draft.definite = words.lower[first] in word_list("determiners_of_sources")
    return draft
