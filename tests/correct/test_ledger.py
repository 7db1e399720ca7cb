"""The log in order, and which entries stand."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from correct.entries import entry, undo
from onrecord.correct.ledger import Ledger, in_order, undone_by
from onrecord.correct.settling import Hit, settle
from onrecord.records.corrections import Target, Words

SAID = Target("statements", None, None, (), (Words("article_0123456789abcdef", 0, 5, "peace"),))
NOTE = entry("note", SAID, "x")


def test_the_order_is_by_time_and_each_entry_counts_once() -> None:
    """Whatever way the entries came together."""
    log = [entry("note", SAID, f"note {n}", at=n // 2) for n in range(8)]
    shuffled = [*log, *log]
    random.Random(1).shuffle(shuffled)
    assert in_order(shuffled) == in_order(log)
    assert [one.when for one in in_order(log)] == sorted(one.when for one in log)


def test_an_undo_can_be_undone() -> None:
    """And that again."""
    first = undo(NOTE, 1)
    second = undo(first, 2)
    third = undo(second, 3)
    assert undone_by([NOTE, first]) == {NOTE.id: first.id}
    assert undone_by([NOTE, first, second]) == {first.id: second.id}
    assert undone_by([NOTE, first, second, third]) == {NOTE.id: first.id, second.id: third.id}


@given(st.integers(1, 400))
def test_undos_of_undos_without_end(depth: int) -> None:
    """However long the chain, each one is undone exactly where the next one stands."""
    log = [NOTE]
    for at in range(depth):
        log.append(undo(log[-1], 1 + at % 50))
    undone = undone_by(log)
    assert [one.id in undone for one in log] == [(depth - at) % 2 == 1 for at in range(depth + 1)]


def test_two_undos_of_one_entry() -> None:
    """One of them is enough."""
    first, second = undo(NOTE, 1), undo(NOTE, 2)
    assert NOTE.id in undone_by([NOTE, first, second, undo(first, 3)])


def test_an_undo_of_nothing_is_told() -> None:
    """Its entry may come with another log."""
    ledger = Ledger([undo(NOTE)])
    (row,) = ledger.rows()
    assert (row.status, row.reason) == ("not_applied", f"there is no entry {NOTE.id} in this log")


def test_the_later_entry_wins_and_both_are_told() -> None:
    """On one matter of one row; a note decides nothing, and two that agree both hold."""
    log = [
        entry("set_date", SAID, "2019", at=1),
        entry("set_date", SAID, "2020", at=2),
        entry("set_date", SAID, "2020", at=3, who="ben"),
        entry("note", SAID, "why not", at=4),
    ]
    ledger = Ledger(log)
    settled = settle([Hit(one, "statement_1") for one in log], ledger)
    assert settled.dates["statement_1"].value == "2020"
    assert [row.status for row in ledger.rows()] == ["overruled", "applied", "applied", "applied"]
    assert ledger.rows()[0].by == log[2].id
    assert list(ledger.marks()) == ["statement_1"]


def test_a_rejected_row_takes_nothing_until_it_is_confirmed() -> None:
    """Its day is of no account then, even if set later."""
    reject, date = entry("reject", SAID, at=1), entry("set_date", SAID, "2020", at=2)
    ledger = Ledger([reject, date])
    settled = settle([Hit(reject, "s"), Hit(date, "s")], ledger)
    assert settled.rejected == {"s": reject}
    assert [row.status for row in ledger.rows()] == ["applied", "overruled"]
    confirm = entry("confirm", SAID, at=3)
    ledger = Ledger([reject, date, confirm])
    settled = settle([Hit(one, "s") for one in ledger.entries], ledger)
    assert settled.rejected == {}
    assert settled.dates == {"s": date}
    assert [row.status for row in ledger.rows()] == ["overruled", "applied", "applied"]


def test_what_was_said_of_the_row_itself_goes_before_what_was_said_of_its_original() -> None:
    """Even if it was said earlier."""
    own, carried = entry("set_date", SAID, "2019", at=1), entry("set_date", SAID, "2020", at=2)
    ledger = Ledger([own, carried])
    settled = settle([Hit(own, "copy"), Hit(carried, "copy", direct=False), Hit(carried, "original")], ledger)
    assert {row: one.value for row, one in settled.dates.items()} == {"copy": "2019", "original": "2020"}
    assert [row.status for row in ledger.rows()] == ["applied", "applied"]
