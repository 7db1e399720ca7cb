"""Organisations under their names and acronyms."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.resolve.bodies.nations import adjective_of
from onrecord.resolve.chains.actor_register import SAME_NAME
from onrecord.text.names import fold
from onrecord.text.organisations import organisation_by_name
from onrecord.text.word_lists import word_rows, word_sets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.records.readings import FiledReading, Mention
    from onrecord.resolve.bodies.nations import Nations
    from onrecord.resolve.chains.mention_chains import MentionChain

_ACRONYM = re.compile(r"\s?\((?:the )?([A-Z][A-Za-z&.-]{1,9})\)")
_UNEXPLAINED = re.compile(r"[A-Z]{3,6}")
_EXPLAINED = re.compile(r" \(([A-Z]{2,6})s?\)")
_BEFORE = re.compile(r"(?:[A-Za-z]+[ -]){1,5}[A-Za-z]+$")
_REACH = 100  # code points before an acronym in which its words stand
_PAPERS = word_sets("resolve", "bodies")["papers"]
_ANYWHERE = ""  # in place of an article's id
# What known bodies are called for short; not "house" for the White House.
_SHORTENED = word_sets("resolve", "bodies")["shortened"]
_SHORTENED_BEFORE_OF = word_sets("resolve", "bodies")["shortened_before_of"]
_LONG = 4  # letters; shorter names in "s" are acronyms or have it by nature
_MOST_OF_COUNTRY = 3  # words of a country's name before a body's: "the United Arab Emirates' Navy"
_BODIES_OF = {"United States": "U.S."}  # not "American Navy"
_STATE_ALONE = re.compile(
    r"(?i)(?:the )?(?:(?:foreign|defen[cs]e|interior|finance|justice|energy|trade|economy|oil|health) )?"
    r"(?:affairs )?(?:ministry|parliament|embassy|judiciary|military|army|navy|supreme court)"
)
_STATE_BODY = re.compile(r"(?i)\b(ministry|parliament|embassy|judiciary|military|army|navy|supreme court)$")


def find_acronyms(filed: Sequence[FiledReading]) -> dict[str, str]:
    """Acronyms that the record explains: "International Atomic Energy Agency (IAEA)".

    One that no article explains is of the only body with these initials that its articles name.
    """
    found: dict[str, Counter[str]] = {}
    alike: dict[str, Counter[str]] = {}
    for reading in filed:
        text = reading.reading.article.text
        mentions = (*reading.reading.mentions, *reading.reading.inner)
        bodies = [one for one in mentions if one.kind == "organisation" and one.name]
        for mention in bodies:
            if " " not in (mention.name or ""):
                continue
            match = _ACRONYM.match(text, mention.span.end)
            if match and _spells(match[1], mention.name or ""):
                found.setdefault(match[1].replace(".", ""), Counter())[_bare(mention.name or "")] += 1
        for short, names in _alike(bodies).items():
            if len(names) == 1:
                alike.setdefault(short, Counter())[min(names)] += 1
    told = {short: max(sorted(names), key=lambda name: names[name]) for short, names in found.items()}
    return {short: min(names) for short, names in alike.items() if len(names) == 1} | told


def _alike(bodies: Sequence[Mention]) -> dict[str, set[str]]:
    """The acronyms of an article that no table knows, with the names in it whose initials they are."""
    named = {one.name or "" for one in bodies}
    acronyms = {name for name in named if _UNEXPLAINED.fullmatch(name) and organisation_by_name(name) is None}
    out: dict[str, set[str]] = {}
    for name in {_bare(name) for name in named if " " in name} if acronyms else ():
        if (short := _initials(name)) in acronyms:
            out.setdefault(short, set()).add(name)
    return out


def _spells(acronym: str, name: str) -> bool:
    return acronym.replace(".", "").upper() == _initials(name)


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|The) ", "", name)


def body_name(mention: Mention, nations: Nations, acronyms: dict[str, str]) -> str:
    """The canonical name: by table, by the meaning of an acronym, a state's body with its state."""
    name = _bare(mention.name or "")
    known = organisation_by_name(name)
    if known:
        return known.name
    name = acronyms.get(name.replace(".", ""), name)
    country, rest = _without_country(name, nations)
    country = country or nations.country(mention.of)
    if country and _STATE_BODY.search(name):
        return f"{_BODIES_OF.get(country) or adjective_of(country)} {_titled(rest)}"
    return name


def _titled(name: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in name.split())


def body_key(mention: Mention, nations: Nations, acronyms: dict[str, str]) -> tuple[str, ...]:
    """What tells one organisation from another.

    A country before the name counts as such in any form ("U.S. Navy", "American Navy"), and so do the
    hyphens and the plural of a name of one word ("al-Qaeda", "al Qaeda").
    """
    name = body_name(mention, nations, acronyms)
    country, rest = _without_country(name, nations)
    key = re.sub(r"[-–\s]+", " ", fold(rest))
    if " " not in key and len(key) > _LONG and not organisation_by_name(name):
        key = key.removesuffix("s")
    return (key, country) if country else (key,)


def homed(mention: Mention, home: str | None) -> Mention:
    """A ministry or the like without a state is of the country that the article is datelined from."""
    if home is None or mention.of or not is_stateless(mention.name or ""):
        return mention
    return replace(mention, of=home)


def is_stateless(name: str) -> bool:
    """Whether a name is that of a state's body and no more: "foreign ministry", "the navy"."""
    return _STATE_ALONE.fullmatch(name) is not None


def owner_in(name: str, nations: Nations) -> str | None:
    """The country whose a body is by its name: "Israeli Air Force", "Iran's X"; not "Iran Action Group"."""
    country, rest = _without_country(name, nations)
    prefix = name[: len(name) - len(rest)].strip()
    return country if country and fold(prefix) != fold(country) else None


def _without_country(name: str, nations: Nations) -> tuple[str | None, str]:
    """The country that a body's name begins with, and the rest; None where it begins with none."""
    words = name.split()
    for at in range(min(_MOST_OF_COUNTRY, len(words) - 1), 0, -1):
        country = nations.country(re.sub(r"[’']s?$", "", " ".join(words[:at])))
        if country and organisation_by_name(name) is None:
            return country, " ".join(words[at:])
    return None, name


def short_forms(chains: Sequence[MentionChain]) -> dict[int, MentionChain]:
    """Bodies named in full and in short: "the Concord Council", later "the Council".

    From the ``id()`` of the chain with the short form to the one of the only name in the article that ends so
    (or is the same with its state); where the article has none, to that of the only one in the record.
    """
    bodies = [chain for chain in chains if chain.anchor.kind == "organisation" and chain.anchor.name]
    ending: dict[tuple[str, str], list[MentionChain]] = {}
    for chain in sorted(bodies, key=lambda chain: chain.place()):
        for end in _ends(chain):
            ending.setdefault((chain.article, end), []).append(chain)
            ending.setdefault((_ANYWHERE, end), []).append(chain)
    out: dict[int, MentionChain] = {}
    for chain in bodies:
        short = fold(_bare(chain.anchor.name or ""))
        if chain.anchor.of or organisation_by_name(short):
            continue
        full = ending.get((chain.article, short), [])
        if not full and _STATE_BODY.search(short) is None:
            full = ending.get((_ANYWHERE, short), [])
        if len({(fold(_bare(one.anchor.name or "")), one.anchor.of) for one in full}) == 1:
            out[id(chain)] = full[0]
    return out


def _ends(chain: MentionChain) -> set[str]:
    """The forms that a body's name can be shortened to: its last words; with a state, the name itself."""
    words = fold(_bare(chain.anchor.name or "")).split()
    if organisation_by_name(" ".join(words)):
        first = {words[at - 1] for at, word in enumerate(words) if word == "of"}  # "the House"
        return ({words[-1]} & _SHORTENED) | (first & _SHORTENED_BEFORE_OF)
    ends = {" ".join(words[at:]) for at in range(1, len(words))}
    return ends | {" ".join(words)} if chain.anchor.of else ends


def meant_beside(chains: Sequence[MentionChain]) -> dict[str, str]:
    """Short forms that bodies beside them explain, by folded form: "the House" beside the Senate."""
    bodies = {chain.anchor.name or "" for chain in chains if chain.anchor.kind == "organisation"}
    known = {body.name for name in bodies if (body := organisation_by_name(name))}
    rows = word_rows("resolve", "short_bodies")
    return {row["short"]: row["name"] for row in rows if known & set(row["companions"].split("|"))}


def find_things(filed: Sequence[FiledReading]) -> frozenset[str]:
    """Acronyms of what is no body, by the words before them: "Harbour Act (HA)", "spare parts (SP)"."""
    found: Counter[str] = Counter()
    for reading in filed:
        text = reading.reading.article.text
        for match in _EXPLAINED.finditer(text):
            before = _BEFORE.search(text, max(0, match.start() - _REACH), match.start())
            words = re.split(r"[\s-]+", before[0])[-len(match[1]) :] if before else []
            if "".join(word[:1] for word in words).upper() == match[1]:
                thing = words[-1].casefold() in _PAPERS or all(map(str.islower, words))
                found[match[1]] += 1 if thing else -1
    return frozenset(short for short, count in found.items() if count > 0)


def why_body(mention: Mention, acronyms: dict[str, str]) -> str:
    """Why a mention is of the organisation that `body_name` says."""
    name = _bare(mention.name or "")
    known = organisation_by_name(name)
    if known and fold(known.name) != fold(name):
        return "names and acronyms of a known body"
    if known is None and name.replace(".", "") in acronyms:
        return "an acronym that an article explains"
    return SAME_NAME
