"""Titles of offices: their words, their normal form, and which held title a shorter one can stand for."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Literal

from onrecord.text.word_lists import word_table

if TYPE_CHECKING:
    from collections.abc import Mapping

Gender = Literal["f", "m", "n"]

_WORD = re.compile(r"[\w.]+(?:[-’'][\w.]+)*", re.UNICODE)
_OF = re.compile(r"^(minister|secretary|commissioner) (?:of|for) (.+)$")
_CENTRAL_BANK = re.compile(r"(?:Central|National|Reserve) Bank of (?:the )?(.+)")


def _table() -> Mapping[str, Any]:
    return word_table("text", "titles")


@cache
def title_words(section: str) -> dict[str, Any]:
    """A section of the table: ``offices``, ``people``, ``honorifics``, ``abbreviated``, ``stands_for``."""
    return dict(_table()[section])


@cache
def _modifiers(kind: str) -> frozenset[str]:
    return frozenset(_table()["modifiers"][kind])


def offices_of_home(country: str) -> frozenset[str]:
    """Normal titles of offices that the press of a country names without it, and of no other country."""
    return frozenset(_table()["home"].get(country, ()))


def is_observer(title: str) -> bool:
    """Whether a normal title is of somebody who studies or reports, and so speaks for no side by it."""
    return head_of(title).removesuffix("s") in _observers()


@cache
def _observers() -> frozenset[str]:
    return frozenset(_table()["observers"]["words"])


def is_office(noun: str) -> bool:
    """Whether a lower-case singular noun heads the title of an office ("minister")."""
    return noun in title_words("offices")


def is_person_noun(noun: str) -> bool:
    """Whether a lower-case singular noun names a person by work, office or stance."""
    return noun in title_words("offices") or noun in title_words("people")


def is_former(words: str) -> bool:
    """Whether a title says that the office is held no more ("former", "ex-", "then")."""
    return any(word in _modifiers("former") for word in re.split(r"[\s\-–]+", words.casefold()))


def is_designate(words: str) -> bool:
    """Whether a title says that the office is not held yet ("incoming", "-designate")."""
    return any(word in _modifiers("designate") for word in re.split(r"[\s\-–]+", words.casefold()))


@lru_cache(maxsize=4096)
def is_interim(words: str) -> bool:
    """Whether a title says that the office is held for the time being ("acting", "caretaker")."""
    return any(word in _modifiers("interim") for word in re.split(r"[\s\-–]+", words.casefold()))


@cache
def normal_title(title: str) -> str:
    """The normal form of a title: lower case, ``minister of X`` turned to ``X minister``, spelling unified.

    Words that do not tell offices apart ("acting", "former", "the", "top") are dropped.
    """
    words = [
        _table()["spellings"].get(word, word) for word in _WORD.findall(title.casefold().replace("ex-", ""))
    ]
    words = [word for word in words if word not in _modifiers("drop")]
    text = " ".join(words)
    for old, new in _table()["normal"]["pairs"]:
        text = text.replace(old, new)
    turned = _OF.match(text)
    if turned and turned[2] != "state" and " to " not in text:
        text = f"{turned[2].removeprefix('the ')} {turned[1]}"
    return text


@cache
def office_meant(title: str, of: str | None) -> tuple[str, str | None]:
    """A normal title and its body, where the press names the body above: "U.N. nuclear chief"."""
    for written, above, meant, body in _table()["bodies"]["pairs"]:
        if (title, of) == (written, above):
            return meant, body
    bank = _CENTRAL_BANK.match(of or "")
    if bank and head_of(title) in _table()["banks"]["heads"] and " " not in title:
        return f"central bank {title}", bank[1]
    return title, of


def head_of(title: str) -> str:
    """The head noun of a normal title: the word before "of", "to" or "for", else the last."""
    words = re.split(r" (?:of|to|for|in|at|on) ", title)[0].split()
    if words[-2:] == ["chief", "executive"]:
        return "chief"
    if words[-1:] == ["general"] and len(words) > 1:
        return words[-2]
    return "secretary" if title == "secretary of state" else (words[-1] if words else "")


def is_specific(title: str) -> bool:
    """Whether a normal title names one office of a state or body, so that its holder can be asked for."""
    head = head_of(title)
    if head not in title_words("offices") or is_designate(title):
        return False
    bare = " " not in title
    return not (bare and (head in _table()["bare"]["words"] or head == "minister"))


def can_stand_for(short: str, held: str) -> bool:
    """Whether somebody who holds ``held`` can be called ``short``; both in normal form.

    "minister" can stand for "foreign minister", not for "prime minister"; "leader" for "president";
    "president" not for "vice president".
    """
    if short == held:
        return True
    wide = title_words("stands_for").get(head_of(short), ())
    if wide and _fits_wide(short, held, tuple(wide)):
        return True
    if head_of(short) != head_of(held):
        return False
    return _fits_same_head(short, held)


def _fits_same_head(short: str, held: str) -> bool:
    rest_short, rest_held = set(short.split()), set(held.split())
    if _modifiers("under") & (rest_short ^ rest_held):
        return False
    if _modifiers("designate") & (rest_short ^ rest_held) and is_office(head_of(held)):
        return False  # the incoming minister is not yet the minister
    if "prime" in rest_held ^ rest_short:
        return False
    if head_of(short) == "secretary" and short == "secretary":
        return held not in {"press secretary"}
    return rest_short <= rest_held


def _fits_wide(short: str, held: str, wide: tuple[str, ...]) -> bool:
    if held.startswith(("vice ", "deputy ", "assistant ")) and not short.startswith(("vice ", "deputy ")):
        return head_of(short) in {"official", "diplomat"}
    extra = set(short.split()) - {head_of(short)}
    return extra <= set(held.split()) and any(held.endswith(end) or held.startswith(end) for end in wide)


def title_gender(title: str) -> Gender:
    """The gender a title tells ("spokeswoman"), ``n`` where it tells none."""
    tables = (title_words("offices"), title_words("people"), title_words("honorifics"))
    for word in title.casefold().split():
        for table in tables:
            if table.get(word, "n") != "n":
                return "f" if table[word] == "f" else "m"
    return "n"


def is_sole(title: str) -> bool:
    """Whether one person at a time holds an office of this normal title in one state or body."""
    words = title.removeprefix("secretary of state").split()
    shared = _held_at_once("many") & set(words)
    return head_of(title) in _held_at_once("one") and not shared and "general" not in title.split()[:-1]


@cache
def _held_at_once(by: Literal["one", "many"]) -> frozenset[str]:
    return frozenset(_table()["held_at_once"][by])
