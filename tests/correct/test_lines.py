"""Lines of a log: what is one, and what is told of those that are none."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from correct.entries import entry
from onrecord.correct.lines import LineError, is_date, parse_line, parse_lines
from onrecord.records.corrections import Target, Words, correction_id, to_log_line

ARTICLE = "article_0123456789abcdef"
SAID = Target("statements", None, None, (), (Words(ARTICLE, 10, 15, "peace"),), "X: “peace”")
LAVROV = Target("actors", "actor_0123456789abcdef", "person", ("Sergei Lavrov", "Lavrov"))
ENTRIES = (
    entry("merge", LAVROV, others=(replace(LAVROV, names=("Sergey Lawrow",)),), why="one man"),
    entry("split", LAVROV, "Another Lavrov", words=SAID.words, articles=(ARTICLE,)),
    entry("rename", LAVROV, "Sergey Lavrov"),
    entry("set_speaker", SAID, others=(LAVROV,)),
    entry("set_speaker", SAID),
    entry("reject", SAID),
    entry("confirm", Target("articles", ARTICLE)),
    entry("set_date", Target("articles", ARTICLE), "2019-02"),
    entry("set_date", Target("events", None, "talks", (), SAID.words), "2019-02-16/2019-02-18"),
    entry("note", SAID, "Two lines\nof “notes” 漁業"),
    entry("undo", None, "correction_0123456789abcdef"),
)


@pytest.mark.parametrize("one", ENTRIES, ids=lambda one: one.kind)
def test_an_entry_comes_back_from_its_line(one: Any) -> None:
    """With or without its id, in any order of fields, with more beside; the id is of the content."""
    assert parse_line(to_log_line(one)) == one
    plain = json.loads(to_log_line(one))
    del plain["id"]
    shuffled = dict(reversed(list(plain.items()))) | {"status": "applied", "rows": [], "by": None}
    assert parse_line(json.dumps(shuffled)) == one
    assert correction_id(one) == one.id


def changed(one: Any, **fields: Any) -> str:
    """The line of an entry with other fields and no id."""
    plain = json.loads(to_log_line(one)) | fields
    del plain["id"]
    return json.dumps({key: value for key, value in plain.items() if value is not None})


MERGE, SPLIT, RENAME, SPEAKER, _, REJECT, CONFIRM, ARTICLE_DATE, EVENT_DATE, NOTE, UNDO = ENTRIES
SPOT = {"article": ARTICLE, "start": 10, "end": 15, "quote": "peace"}
TARGET = json.loads(to_log_line(REJECT))["target"]
EVENT = json.loads(to_log_line(EVENT_DATE))["target"]
# ruff: noqa: E501 (a table)
BROKEN = {
    "no JSON": ("{broken", "not an entry"),
    "no object": ("[1, 2]", "not an entry"),
    "a number": ("17", "not an entry"),
    "a deep nest": ("[" * 20_000, "not an entry"),
    "half a character": (changed(NOTE, value="x") .replace('"x"', '"\\ud800"'), "not an entry|half a character"),
    "an unknown kind": (changed(REJECT, kind="destroy"), "destroy"),
    "no kind": (changed(REJECT, kind=None), "kind"),
    "nobody": (changed(REJECT, who="  "), "who is empty"),
    "a long who": (changed(REJECT, who="x" * 501), "who has 501"),
    "a long why": (changed(REJECT, why="x" * 10_001), "why has 10,001"),
    "a long note": (changed(NOTE, value="x" * 10_001), "value has 10,001"),
    "a huge line": (changed(NOTE, value="x" * 1_000_001), "at most 1,000,000"),
    "a local moment": (changed(REJECT, when="2026-01-01 10:00"), "not a moment"),
    "no such moment": (changed(REJECT, when="2026-02-30T10:00:00Z"), "there is no moment"),
    "an absurd moment": (changed(REJECT, when="0001-01-01T10:00:00Z"), "nobody corrected"),
    "another id": (json.dumps(json.loads(to_log_line(REJECT)) | {"id": "correction_0000000000000000"}), "its id should be"),
    "a changed line": (to_log_line(NOTE).replace("Two", "Ten"), "its id should be"),
    "no target": (changed(REJECT, target=None), "needs a target"),
    "a target of undo": (changed(UNDO, target=TARGET), "has no target"),
    "a wrong target": (changed(RENAME, target=TARGET), "cannot be done to 'statements'"),
    "an unknown row": (changed(REJECT, target=TARGET | {"kind": "gods"}), "gods"),
    "an empty target": (changed(REJECT, target={"kind": "events"}), "neither words nor names"),
    "an article without id": (changed(CONFIRM, target={"kind": "articles"}), "named by its id"),
    "no id": (changed(REJECT, target=TARGET | {"id": "../../x"}), "is not an id"),
    "a bad article": (changed(REJECT, target=TARGET | {"words": [SPOT | {"article": "x"}]}), "not the id of an article"),
    "a span before the text": (changed(REJECT, target=TARGET | {"words": [SPOT | {"start": -3}]}), "not as long"),
    "an empty span": (changed(REJECT, target=TARGET | {"words": [SPOT | {"end": 10}]}), "not as long"),
    "a span of text": (changed(REJECT, target=TARGET | {"words": [SPOT | {"start": "10"}]}), "not an entry"),
    "a huge number": (changed(REJECT, target=TARGET | {"words": [SPOT | {"end": 10**30}]}), "not an entry|not as long"),
    "many words": (changed(REJECT, target=TARGET | {"words": [SPOT] * 2_001}), "stretches of words"),
    "many names": (changed(RENAME, target={"kind": "actors", "names": ["x"] * 2_001}), "too many names"),
    "no date": (changed(ARTICLE_DATE, value=None), "needs a value"),
    "a date in words": (changed(ARTICLE_DATE, value="yesterday"), "not a date"),
    "no such day": (changed(ARTICLE_DATE, value="2019-02-30"), "not a date"),
    "an absurd year": (changed(ARTICLE_DATE, value="9999-01-01"), "not a date"),
    "an interval of an article": (changed(ARTICLE_DATE, value="2019-01/2019-02"), "not a date"),
    "a backward interval": (changed(EVENT_DATE, value="2019-03/2019-02"), "ends before"),
    "three dates": (changed(EVENT_DATE, value="2019/2020/2021"), "not a date"),
    "no name": (changed(RENAME, value=" "), "needs a value"),
    "a name of lines": (changed(RENAME, value="A\nB"), "one line"),
    "a value of reject": (changed(REJECT, value="x"), "has no value"),
    "an undo of nothing": (changed(UNDO, value="statement_0123456789abcdef"), "not the id of an entry"),
    "a merge of one": (changed(MERGE, others=None), "same, in others"),
    "a merge with a statement": (changed(MERGE, others=[TARGET]), "others are the actors"),
    "others of reject": (changed(REJECT, others=[json.loads(to_log_line(RENAME))["target"]]), "others are the actors"),
    "a merge of an event with an actor": (changed(MERGE, target=EVENT), "others are the events"),
    "a split of an event with a name": (changed(SPLIT, target=EVENT), "and by nothing else"),
    "a split of an event at nothing": (
        changed(SPLIT, target=EVENT, value=None, words=None, articles=None), "and by nothing else"
    ),
    "a split of nothing": (changed(SPLIT, words=None, articles=None), "split needs"),
    "words of reject": (changed(REJECT, words=[SPOT]), "those of split"),
    "articles of split": (changed(SPLIT, articles=["x"]), "named by their ids"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_entry_is_told(name: str) -> None:
    """Each kind of nonsense by its own message."""
    line, message = BROKEN[name]
    with pytest.raises(LineError, match=message):
        parse_line(line)


def test_lines_are_told_by_number() -> None:
    """Empty lines and a mark at the beginning count as nothing."""
    good = to_log_line(REJECT)
    found, problems = parse_lines(["\ufeff" + good, "", "{", good + "\r", '{"kind": "x"}'])
    assert found == [REJECT, REJECT]
    assert [told.split(":")[0] for told in problems] == ["line 3", "line 5"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2019", True), ("2019-02", True), ("2019-02-28", True), ("1855-02-07", True), ("2019-2", False),
     ("2019-13", False), ("2019-02-29", False), ("0999", False), ("٢٠١٩", False), ("2019-02-28 ", False)],
)  # fmt: skip
def test_dates(text: str, expected: bool) -> None:
    """ISO 8601 at any precision, of days that there are."""
    assert is_date(text) is expected


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*TARGET, *json.loads(to_log_line(SPLIT))]), inner, max_size=5),
    max_leaves=20,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(list(json.loads(to_log_line(SPLIT)))), JSON))
@settings(max_examples=300, deadline=None)
def test_any_json_is_an_entry_or_an_error(value: dict[str, Any]) -> None:
    """Nothing else is raised."""
    with suppress(LineError):
        parse_line(json.dumps(json.loads(to_log_line(SPLIT)) | {"id": None} | value))
