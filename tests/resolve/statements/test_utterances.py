"""Which tellings are one utterance: our own pairs, and the slots that keep tellings apart."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.records.article_rows import Copies
from onrecord.records.rows import Evidence, SaidOn, Statement
from onrecord.resolve.statements.utterances import group_utterances
from onrecord.resolve.statements.wording import clash, wording_of
from onrecord.text.words import Lemmas
from tests.lemmas_of import lemmas_of

PAIRS = tomllib.loads((Path(__file__).parent / "utterance_pairs.toml").read_text(encoding="utf-8"))["pair"]
LEAST_FOUND = 0.85  # of the pairs that tell the same; measured 0.955 (bench/utterances.py)
DAY = "2031-03-12"


def telling(name: str, text: str, **more: object) -> Statement:
    """What Dorn is told to have said in the article of this name."""
    content = (Evidence(f"article_{name}", 0, len(text), text),)
    row = Statement(
        id=f"s{name}", article=f"article_{name}", mode="indirect", content=content, cue=None,
        speaker_mention=None, speaker="dorn", speaker_name="Ana Dorn", side=None, addressee=None,
        said_on=SaidOn(DAY, "time_words"), occasion=None, verbatim="paraphrase",
        issues=(), utterance="", confidence=1.0,
    )  # fmt: skip
    return replace(row, **more)  # type: ignore[arg-type]


def lemmas_in(rows: Sequence[Statement]) -> Lemmas:
    """The lemmas of what is told."""
    return lemmas_of(*(row.content[0].quote for row in rows))


def grouped(*rows: Statement, days: dict[str, str] | None = None) -> list[str]:
    """The utterance of each row."""
    copies = {row.article: Copies(row.article, "original", None) for row in rows}
    found = group_utterances(rows, copies, {}, days or {row.id: DAY for row in rows}, lemmas_in(rows))
    return [found[row.id] for row in rows]


def test_tellings_of_one_saying_are_found() -> None:
    """Most pairs in other words are joined, alone in a record or among all others."""
    rows = [telling(f"{at}{side}", pair[side]) for at, pair in enumerate(PAIRS) for side in ("one", "other")]
    found = grouped(*rows)
    joined = [found[2 * at] == found[2 * at + 1] for at, pair in enumerate(PAIRS) if pair["same"]]
    assert sum(joined) >= LEAST_FOUND * len(joined)


@pytest.mark.parametrize("pair", [pair for pair in PAIRS if not pair["same"]], ids=lambda pair: pair["kind"])
def test_a_changed_slot_keeps_tellings_apart(pair: dict[str, str]) -> None:
    """Another number, day, name, order, modality, a negation or a contrary: another saying."""
    one, other = telling("a", pair["one"]), telling("b", pair["other"])
    first, second = grouped(one, other)
    assert pair["kind"] == "topic" or first != second


LONG = "We will build the bridge to Little Sable before the ferries stop in winter"
TOLD = "Dorn would build a bridge to Little Sable before ferries stopped in the winter"


@pytest.mark.parametrize(
    "change",
    [
        {"speaker": "sable"},
        {"said_on": SaidOn("2031-03-10", "time_words")},
        {"polarity": "denied"},
        {"polarity": "doubted"},
    ],
)
def test_speaker_day_and_denial_decide(change: dict[str, object]) -> None:
    """The same words of another speaker or day, or denied, are another utterance."""
    first, second = grouped(telling("a", LONG), telling("b", TOLD, **change))
    assert first != second
    assert len(set(grouped(telling("a", LONG), telling("b", TOLD)))) == 1


def test_another_occasion_is_another_utterance() -> None:
    """What was said at two events was said twice."""
    rows = telling("a", LONG, occasion="event_1"), telling("b", LONG, occasion="event_2")
    assert len(set(grouped(*rows))) == 2


def test_other_words_long_after_are_another_saying() -> None:
    """Tellings in other words are one only where they are of the same days."""
    rows = telling("a", LONG, said_on=None), telling("b", TOLD, said_on=None)
    assert len(set(grouped(*rows, days={"sa": DAY, "sb": "2031-04-12"}))) == 2
    assert len(set(grouped(*rows, days={"sa": DAY, "sb": "2031-03-13"}))) == 1


def test_the_order_does_not_matter() -> None:
    """The same tellings in any order are grouped alike."""
    rows = [telling(f"{at}{side}", pair[side]) for at, pair in enumerate(PAIRS) for side in ("one", "other")]
    assert grouped(*rows) == grouped(*rows[::-1])[::-1]


def test_names_turned_around_clash_unless_they_stand_together() -> None:
    """Who does it to whom is part of what is said; "Varland and Kesmar" is not."""
    lemmas = Lemmas({"attacked": "attack", "talks": "talk"})
    one, other = (wording_of(text, lemmas) for text in ("Varland attacked Kesmar", "Kesmar attacked Varland"))
    assert clash(one, other)
    pair = ("talks of Varland and Kesmar", "talks of Kesmar and Varland")
    one, other = (wording_of(text, lemmas) for text in pair)
    assert not clash(one, other)


def nested(name: str, speaker: str, outer: Statement, text: str) -> Statement:
    """What the outer statement reports somebody else to have said in these words of it."""
    start = outer.content[0].quote.index(text)
    content = (Evidence(outer.article, start, start + len(text), text),)
    return replace(
        telling(name, text), article=outer.article, content=content, speaker=speaker, parent=outer.id
    )


def test_who_is_reported_and_who_reports_say_two_things() -> None:
    """In one article, in its copies, and with others' reports of either; each level is one over articles."""
    report = f"Venn told fishermen that {LONG[0].lower()}{LONG[1:]}"
    inner = report.removeprefix("Venn told fishermen that ")
    one, other = telling("a", report), telling("b", report)
    rows = [one, nested("c", "venn", one, inner), other, nested("d", "venn", other, inner)]
    copies = {row.article: Copies("article_a", "original", None) for row in rows}
    found = group_utterances(rows, copies, {}, {row.id: DAY for row in rows}, lemmas_in(rows))
    first, second, third, fourth = (found[row.id] for row in rows)
    assert (first, second) == (third, fourth)
    assert first != second
    alone = telling("e", inner, speaker="venn")
    assert len(set(grouped(*rows, alone))) == 2
