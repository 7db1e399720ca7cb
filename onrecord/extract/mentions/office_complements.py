"""What follows the head of an office: "minister of foreign affairs of Varland", "envoy to Tarn"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.mentions.name_lists import word_list
from onrecord.extract.tokens import GENITIVE
from onrecord.text.countries import country_by_name
from onrecord.text.titles import is_office, is_person_noun, title_words

if TYPE_CHECKING:
    from onrecord.extract.mentions.name_spans import Names, Run
    from onrecord.extract.tokens import Words

STATE_OFFICES = word_list("state_offices")
OPPOSITE = frozenset(("number", "numbers"))  # "her Varlandic opposite number"
_TO_TAKES = word_list("sent_to")
_FOR_TAKES = word_list("in_charge_for")
_IN_TAKES = word_list("stationed_in")
_FORMS_OF_STATE = word_list("forms_of_state")
_MOST_BEFORE_FORM = 3  # "Lao People's Democratic Republic"
_HEADS_OF_BODIES = word_list("heads_of_bodies")
_HEADS_OF_FIRMS = word_list("heads_of_firms")
_NO_FIRM = word_list("no_firm")
_ORGANS = word_list("organs_of_governments")
_RANKS = word_list("ranks")
_ARTICLES = word_list("articles")
_INSIDE = word_list("inside_complements")
# Heads of whatever they are "of": firms and the like, whose name no table knows.
_NAMED_AFTER_OF = word_list("named_after_of")
_MAX_COMPLEMENT = 8


def person_noun_at(words: Words, i: int) -> str:
    """The singular person noun at token ``i``, or ""."""
    if words.pos[i] not in {"NOUN", "PROPN", "ADJ"} or (words.pos[i] == "ADJ" and words.dep[i] == "amod"):
        return ""
    low = words.lower[i]
    if is_person_noun(low):
        return low
    if low in OPPOSITE and i > 0 and words.lower[i - 1] == "opposite":
        return "counterpart"
    singular = low[:-2] + "an" if low.endswith("men") else low.removesuffix("s")
    return singular if singular != low and is_person_noun(singular) else ""


def unknown_body(words: Words, first: int, head: int) -> tuple[int, int] | None:
    """Where a body that no table knows stands before what heads it: "the Tidewatch Front leader"."""
    if words.lower[head] not in _HEADS_OF_BODIES:
        return None
    if (found := _body_by_noun(words, first, head)) or words.words[head].istitle():
        return found  # among capitals only the noun for a body tells the name from the office
    if found := _firm(words, first, head):
        return found
    for start, end, kind in words.entities:
        if (
            kind != "ORG"
            or start < first
            or end > head
            or not all(map(words.capital.__getitem__, range(start, end)))
        ):
            continue
        if end - start > 1 or words.lower[start] not in word_list("institutions") | word_list("portfolios"):
            return start, end
    return None


def _body_by_noun(words: Words, first: int, head: int) -> tuple[int, int] | None:
    """For "Harbour Workers' Association Director": the capitals up to the noun for a body."""
    heads = word_list("organisation_heads") - _ORGANS
    ends = [i + 1 for i in range(first, head) if words.capital[i] and words.lower[i] in heads]
    rest = range(ends[-1], head) if ends else ()
    if not ends or not all(words.lower[i] in _RANKS for i in rest):
        return None
    start = ends[-1] - 1
    while start > first and (words.capital[start - 1] or words.lower[start - 1] in _INSIDE):
        start -= 1
    while words.lower[start] in _INSIDE | _ARTICLES:
        start += 1
    return (start, ends[-1]) if ends[-1] - start > 1 else None


def _firm(words: Words, first: int, head: int) -> tuple[int, int] | None:
    """For "Nordfisk chief executive": the capitals before an office that only firms and the like have."""
    chief = head > first and words.lower[head - 1] == "chief"
    start = end = head - chief
    if words.lower[head] not in _HEADS_OF_FIRMS or (words.lower[head] == "executive" and not chief):
        return None
    while start > first and words.capital[start - 1] and words.lower[start - 1] not in _ARTICLES:
        start -= 1
    return (start, end) if start < end and words.lower[end - 1] not in _NO_FIRM else None


def complements_after(names: Names, at: int, noun: str) -> tuple[int, str | None, bool, int]:
    """Complements: end of the phrase, country or body, whether known, end of the title's words."""
    words = names.words
    end, of, known, title_end = at, None, False, at
    for _ in range(3):
        if end + 1 >= len(words) or not _takes(noun, words.lower[end]):
            break
        start = end + 1
        if words.lower[start] in word_list("determiners_of_complements"):
            start += 1
        start = _past_form_of_state(names, start)
        stop, name, is_known = _complement(names, start, noun, words.lower[end])
        if stop == start:
            break
        if name is not None and words.lower[end] != "to" and of is None:
            of, known = name, is_known
        else:
            title_end = stop
        end = stop
    return end, of, known, title_end


def _past_form_of_state(names: Names, start: int) -> int:
    """For "the Federative Republic of Kesmar": where its name begins, if no table knows it in full."""
    words = names.words
    at = start
    while at < min(len(words), start + _MOST_BEFORE_FORM) and words.capital[at]:
        if words.lower[at] in _FORMS_OF_STATE:
            break
        at += 1
    formal = at + 2 < len(words) and words.lower[at] in _FORMS_OF_STATE and words.lower[at + 1] == "of"
    known = any(names.kind_at(i) for i in range(start, at + 1))
    return at + 2 if formal and not known and words.capital[at + 2] else start


def _takes(noun: str, preposition: str) -> bool:
    if preposition == "of":
        return True
    if preposition == "to":
        return noun in _TO_TAKES
    if preposition == "in":
        return noun in _IN_TAKES
    return preposition == "for" and noun in _FOR_TAKES


def _complement(names: Names, start: int, noun: str, preposition: str) -> tuple[int, str | None, bool]:
    """Where the noun phrase at ``start`` ends, and the country or body it is."""
    words = names.words
    run = names.owner[start] if start < len(words) else None
    if run is not None and run.first == start and run.kind in {"country", "organisation", "demonym"}:
        adjective = run.kind == "demonym" and country_by_name(words.surface(start, run.end)) is None
        if adjective or (run.end < len(words) and words.lower[run.end] in GENITIVE):
            return _body_after(names, start, run)
        return run.end, run.name, True
    if run is not None and run.kind == "seat":
        return run.end, None, False
    if preposition == "in":
        return start, None, False
    if run is not None and run.kind == "person" and run.first == start and noun in _HEADS_OF_FIRMS:
        names.drop(run)  # nobody is chairman of a person: a firm that the model takes for one
        return run.end, words.surface(start, run.end), False
    stop, name, is_known = _plain_complement(names, start, noun)
    return (start, None, False) if _is_holder_of_another(names, start, stop) else (stop, name, is_known)


def _is_holder_of_another(names: Names, start: int, end: int) -> bool:
    """For "a spokesman for Prime Minister Venn": the complement is a person, no part of the office."""
    words = names.words
    if end <= start or end >= len(words) or not (words.capital[end - 1] and words.capital[end]):
        return False
    address = words.lower[end - 1] in title_words("honorifics")
    return (address or bool(person_noun_at(words, end - 1))) and names.run_end(end) > end


def _body_after(names: Names, start: int, run: Run) -> tuple[int, str | None, bool]:
    """For "of Iran's atomic agency", "of the Iranian parliament": all of it; the country is what it is of."""
    words = names.words
    end = run.end + (1 if words.lower[run.end] in GENITIVE else 0) if run.end < len(words) else run.end
    last = end
    if end < len(words) and words.lower[end] in _FORMS_OF_STATE:
        return end + 1, run.name, True  # "the Argentine Republic"
    while (
        last < min(len(words), end + 6)
        and words.pos[last] in {"ADJ", "NOUN", "PROPN"}
        and names.kind_at(last) != "person"
    ):
        last += 1
        if words.lower[last - 1] in word_list("organisation_heads"):
            break
    if last == end or _is_holder_of_another(names, start, last):
        return start, None, False
    return last, run.name, True


def _plain_complement(names: Names, start: int, noun: str) -> tuple[int, str | None, bool]:
    words = names.words
    capital = start < len(words) and (
        words.capital[start] or (start + 1 < len(words) and words.capital[start + 1])
    )
    end = start
    if not capital and words.words[start + 1 : start + 2] in (["-"], ["–"]):
        return start, None, False  # "prime minister of the self-declared republic"
    limit = min(len(words), start + _MAX_COMPLEMENT)
    while end < limit and _in_complement(names, end, capital):
        end += 1
    if not capital:
        allowed = noun in word_list("heads_of_compounds")
        return (end if allowed else start), None, False
    end = _split_name_off(names, start, end)
    while end > start and words.lower[end - 1] in {"and", "&", ","}:
        end -= 1
    if end == start:
        return start, None, False
    last = words.lower[end - 1]
    if last in word_list("organisation_heads"):
        longer = _with_tail(names, end)
        if longer - start == 1:
            return end, None, False
        return longer, words.surface(start, longer), False
    if last in word_list("last_of_complements"):
        return end, None, False
    if end - start == 1 and noun in STATE_OFFICES:
        land = words.capital[start] and last not in word_list("portfolios")
        return end, words.words[start] if land else None, False
    named = noun in _NAMED_AFTER_OF and last not in word_list("portfolios")
    end = _with_tail(names, end) if named else end
    return end, words.surface(start, end) if named else None, False


def _with_tail(names: Names, end: int) -> int:
    """For "Council on Foreign Relations", not "Council on Monday": the capitals behind a small word."""
    words = names.words
    stop = end
    joined = (
        end + 1 < len(words) and words.lower[end] in word_list("before_fields") and words.capital[end + 1]
    )
    if joined and words.lower[end + 1] not in word_list("calendar"):
        stop = end + 1
        limit = min(len(words), end + 6)
        while stop < limit and words.capital[stop] and names.kind_at(stop) != "person":
            if words.lower[stop] in title_words("honorifics"):
                break
            stop += 1
    return stop


def _in_complement(names: Names, i: int, capital: bool) -> bool:
    words = names.words
    if words.lower[i] in {"and", "&"} or (words.lower[i] == "," and capital):
        return (
            capital
            and i + 2 < len(words)
            and words.capital[i - 1]
            and words.capital[i + 1]
            and names.kind_at(i + 1) == ""
        )
    if words.lower[i] in GENITIVE and capital and i + 1 < len(words):
        return words.capital[i - 1] and words.capital[i + 1] and words.lower[i] != "'s"
    if words.pos[i] not in {"ADJ", "NOUN", "PROPN"} or names.kind_at(i) in {"person", "country", "seat"}:
        return False
    return words.capital[i] == capital or (capital and i + 1 < len(words) and words.capital[i + 1])


def _split_name_off(names: Names, start: int, end: int) -> int:
    """A run of capitals that holds the office and its holder's name is cut where the name begins."""
    words = names.words
    heads = word_list("organisation_heads") | word_list("place_heads") | word_list("ends_of_fields")
    for i in range(end - 1, start - 1, -1):
        low = words.lower[i]
        if low in heads or is_office(low) or low in word_list("fields"):
            return i + 1
    return end if end - start <= 2 else end - 2
