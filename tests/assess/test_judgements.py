"""Issues, positions, conditions, commitments and conflicts of small synthetic records."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from onrecord.assess.commitments import follow_commitments
from onrecord.assess.conditions import gather_conditions
from onrecord.assess.conflicts import find_conflicts
from onrecord.assess.issues import find_issues, with_issues
from onrecord.assess.positions import find_positions
from onrecord.errors import UsageError
from onrecord.records.article_rows import Copies
from onrecord.records.indexes import EventIndex, Indexes
from onrecord.records.readings import TimeExpression
from onrecord.records.rows import Commitment
from tests.assess.story import HORST, VARLAND, VENN, Draft, index_of

CODEBOOK = '[[issue]]\nlabel = "Fishing"\nterms = ["fishing", "trawler*"]\n'


def offer(name: str, day: str, words: str, speaker: str = "Horst") -> Draft:
    """An article in which somebody speaks of a peace treaty."""
    draft = Draft(name, day, f"{words}, {speaker} said.", said=[(words, speaker)])
    if "peace treaty" in words:
        draft.terms["peace treaty"] = "peace treaty"
    return draft


def test_terms_that_recur_make_one_issue_with_its_statements() -> None:
    """A term of two utterances is an issue; a longer one with the same head joins it."""
    first = offer("a", "2031-01-01", "We want a peace treaty")
    second = offer("b", "2031-01-02", "Now a permanent peace treaty is near")
    second.terms = {"permanent peace treaty": "permanent peace treaty"}
    third = offer("c", "2031-01-03", "Without a peace treaty there is no peace", "Venn")
    drafts = [first, second, third]
    rows = [row for draft in drafts for row in draft.rows()]
    (issue,) = find_issues([draft.filed() for draft in drafts], rows, None)
    assert (issue.label, issue.from_) == ("peace treaty", "discovered")
    assert issue.terms == ("peace treaty", "permanent peace treaty")
    assert set(issue.statements) == {row.id for row in rows}
    assert all(row.issues == (issue.id,) for row in with_issues(rows, [issue]))


def test_copies_do_not_make_an_issue() -> None:
    """The same utterance in two articles counts once."""
    drafts = [offer(name, "2031-01-01", "We want a peace treaty") for name in "ab"]
    rows = [row for draft in drafts for row in draft.rows()]
    assert find_issues([draft.filed() for draft in drafts], rows, None) == ()


def test_codebook_names_the_issues() -> None:
    """Words of the codebook match in any case and number; a star matches any ending."""
    drafts = [
        offer("a", "2031-01-01", "Our trawlermen must sail again"),
        offer("b", "2031-01-02", "Fishing comes first"),
        offer("c", "2031-01-03", "We spoke of selfishing"),
    ]
    rows = [row for draft in drafts for row in draft.rows()]
    (issue,) = find_issues([draft.filed() for draft in drafts], rows, CODEBOOK)
    assert (issue.label, issue.from_) == ("Fishing", "codebook")
    assert {row.article for row in rows if row.id in issue.statements} == {"a", "b"}


@pytest.mark.parametrize(
    ("codebook", "told"),
    [
        ("[[issue]\n", "not valid TOML"),
        ("title = 1\n", "names no issue"),
        ('[[issue]]\nterms = ["a"]\n', "no label"),
        ('[[issue]]\nlabel = "A"\n', "list of terms"),
        ('[[issue]]\nlabel = "A"\nterms = ["a", 3]\n', "list of terms"),
        ('[[issue]]\nlabel = "A"\nterms = ["*"]\n', "list of terms"),
        ('[[issue]]\nlabel = "A"\nterms = ["a"]\n[[issue]]\nlabel = "A"\nterms = ["b"]\n', "twice"),
    ],
)
def test_bad_codebook_is_refused(codebook: str, told: str) -> None:
    """A codebook that cannot be used says what is wrong with it."""
    with pytest.raises(UsageError, match=told):
        find_issues([], [], codebook)


def shifting_story() -> list[Draft]:
    """One side says yes, is copied, and later says no."""
    yes, no = "We welcome fishing together", "We reject fishing together"
    drafts = [offer("a", "2031-01-01", yes), offer("b", "2031-01-02", yes), offer("c", "2031-02-01", no)]
    drafts.append(offer("d", "2031-03-01", "We reject fishing together at all", "Venn"))
    for draft, stance in zip(drafts, ("supports", "supports", "opposes", "opposes"), strict=True):
        draft.stances = [(draft.said[0][0], stance, "fishing")]  # type: ignore[list-item]
    return drafts


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::5])
def test_shift_is_seen_whatever_the_order(order: tuple[int, ...]) -> None:
    """A side's different stance on the same issue points back; a copy adds evidence, not a position."""
    drafts = [shifting_story()[at] for at in order]
    rows = [row for draft in drafts for row in draft.rows()]
    filed = [draft.filed() for draft in drafts]
    issues = find_issues(filed, rows, CODEBOOK)
    found = find_positions(filed, rows, issues, index_of(drafts))
    assert [(one.actor, one.stance, one.as_of) for one in found] == [
        (HORST, "supports", "2031-01-01"),
        (HORST, "opposes", "2031-02-01"),
        (VENN, "opposes", "2031-03-01"),
    ]
    assert [one.shift_from for one in found] == [None, found[0].id, None]
    assert {words.article for words in found[0].evidence} == {"a", "b"}
    assert found[0].side == VARLAND
    assert {one.voice for one in found} == {"own"}


def test_same_condition_is_told_once() -> None:
    """Two tellings of a condition are one row with both as evidence, dated by the first."""
    words = "We sign only if the boats leave"
    drafts = [offer("b", "2031-01-02", words), offer("a", "2031-01-01", words)]
    for draft in drafts:
        draft.conditions = [("the boats leave", "sign")]
    rows = [row for draft in drafts for row in draft.rows()]
    (found,) = gather_conditions([draft.filed() for draft in drafts], rows, index_of(drafts))
    assert (found.holder, found.since, found.prerequisite.article) == (HORST, "2031-01-01", "a")
    assert {words.article for words in found.evidence} == {"a", "b"}


PROMISE = "Kesmar will withdraw its patrol boats from the strait"


def outcome_of(later: str, day: str = "2031-06-01", group: str = "b") -> Commitment:
    """What became of the promise, told by one later article."""
    drafts = [
        Draft("a", "2031-01-01", f"{PROMISE}. Varland waits.", commitments=[(PROMISE, "Kesmar")]),
        Draft("b", day, f"{later}. It rained."),
    ]
    copies = {"a": Copies("a", "original", None), "b": Copies(group, "copy", None)}
    filed = [draft.filed() for draft in drafts]
    (found,) = follow_commitments(filed, [], index_of(drafts), EventIndex(), copies)
    return found


@pytest.mark.parametrize(
    ("later", "outcome"),
    [
        ("Kesmar has not withdrawn its patrol boats from the strait", "broken"),
        ("Kesmar withdrew its patrol boats from the strait", "kept"),
        ("Kesmar postponed the withdrawal of its patrol boats from the strait", "changed"),
        ("Kesmar will soon withdraw its patrol boats from the strait", "no_evidence"),
        ("Varland withdrew its patrol boats from the strait", "no_evidence"),
        ("Kesmar opened a school in the capital", "no_evidence"),
    ],
)
def test_outcome_is_told_by_a_later_sentence_of_the_same_party(later: str, outcome: str) -> None:
    """Only a clear sentence about the same party and act tells an outcome."""
    found = outcome_of(later)
    assert found.outcome == outcome
    assert bool(found.outcome_evidence) == (outcome != "no_evidence")
    assert found.searched_until == "2031-06-01"


@pytest.mark.parametrize(("day", "group"), [("2030-12-01", "b"), ("2031-06-01", "a")])
def test_earlier_articles_and_copies_tell_no_outcome(day: str, group: str) -> None:
    """What was written before the promise, or is a copy of its article, is no evidence."""
    assert outcome_of("Kesmar withdrew its patrol boats from the strait", day, group).outcome == "no_evidence"


def counted(name: str, number: str, value: float, verb: str = "released") -> Draft:
    """An article that counts fishermen."""
    text = f"Kesmar {verb} {number} fishermen on the island of Orlomar on Thursday."
    return Draft(
        name, "2031-01-0" + str(ord(name) - 96), text, counts=[(f"{number} fishermen", value, "fisherman")]
    )


def conflicts_of(drafts: list[Draft], groups: dict[str, str] | None = None) -> list[str]:
    """The kinds and subjects of the conflicts of the drafts."""
    copies = {draft.id: Copies((groups or {}).get(draft.id, draft.id), "original", None) for draft in drafts}
    filed = [draft.filed() for draft in drafts]
    found = find_conflicts(filed, [], Indexes(actors=index_of(drafts)), copies)
    for conflict in found:
        for version in conflict.versions:
            for words in version.evidence:
                text = next(draft.text for draft in drafts if draft.id == words.article)
                assert text[words.start : words.end] == words.quote
    return [f"{one.kind}: {one.subject}" for one in found]


def test_numbers_of_two_sources_conflict() -> None:
    """Two sources count the same things differently: a conflict with a version each."""
    assert conflicts_of([counted("a", "14", 14), counted("b", "12", 12, "freed")]) == [
        "number: How many: fisherman"
    ]


def test_copies_and_equal_numbers_do_not_conflict() -> None:
    """Copies are one source; the same number is no conflict; other sentences are not compared."""
    assert conflicts_of([counted("a", "14", 14), counted("b", "12", 12)], {"a": "g", "b": "g"}) == []
    assert conflicts_of([counted("a", "14", 14), counted("b", "fourteen", 14)]) == []


def test_promise_and_mere_consideration_conflict() -> None:
    """One source tells a promise, another only that it would be considered."""
    first, second = (
        "Kesmar agreed to return the two islands",
        "Kesmar agreed to consider returning the two islands",
    )
    drafts = [
        Draft("a", "2031-01-01", first + ".", commitments=[(first, "Kesmar")]),
        Draft("b", "2031-01-02", second + ".", commitments=[(second, "Kesmar")]),
    ]
    assert conflicts_of(drafts) == ["characterisation: What Kesmar undertook"]


@pytest.mark.parametrize(
    ("words", "day", "due", "made_on", "kept_due"),
    [
        ("In May 2022 Kesmar agreed to open the strait", "2022-05", None, "2022-05", None),
        ("Kesmar agreed to open the strait in May 2022", "2022-05", None, "2023-06-08", None),
        ("Kesmar agreed to act under the 1956 declaration", None, "1956", "2023-06-08", None),
        ("Kesmar agreed to open the strait in 2023", None, "2023", "2023-06-08", "2023"),
    ],
)
def test_when_a_promise_was_made_and_falls_due(
    words: str, day: str | None, due: str | None, made_on: str, kept_due: str | None
) -> None:
    """The past time before the act tells when it was made; a year before that is no due date."""
    draft = Draft("a", "2023-06-08", words, commitments=[(words, "Kesmar")])
    one = draft.filed()
    spot = draft.span("May 2022") if day else None
    times = (TimeExpression(spot, "DATE", day, day, day),) if spot and day else ()
    (mention,) = one.reading.commitments
    promise = replace(mention, due_start=due, due_end=due)
    one = replace(one, reading=replace(one.reading, times=times, commitments=(promise,)))
    copies = {"a": Copies("a", "original", None)}
    (found,) = follow_commitments([one], [], index_of([draft]), EventIndex(), copies)
    assert found.made_on == made_on
    assert (found.due.start if found.due else None) == kept_due
