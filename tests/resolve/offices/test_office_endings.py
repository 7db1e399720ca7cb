"""By when a term was over, as articles on former holders tell."""

from __future__ import annotations

import pytest

from onrecord.resolve.actors import resolve_actors
from onrecord.resolve.offices import answer, read_question
from tests.reading_of import reading_of

HELD = "Kesmari Foreign Minister Oda Lund spoke in Tarn. Kesmar waited."
FORMER = "Former Kesmari Foreign Minister Oda Lund spoke in Tarn. Kesmar waited."


def terms(*told: tuple[str | None, str]) -> list[tuple[str | None, str | None, str | None]]:
    """From, to and over by, of the offices of Oda Lund in articles of these days."""
    index = resolve_actors([reading_of(f"a{i}", day, text) for i, (day, text) in enumerate(told)])
    (lund,) = [actor for actor in index.actors if actor.name == "Oda Lund"]
    return [(office.from_, office.to, office.over_by) for office in lund.offices]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("2021-01-05", HELD), ("2021-06-05", HELD)], [("2021-01-05", "2021-06-05", None)]),
        ([("2021-01-05", HELD), ("2022-02-07", FORMER)], [("2021-01-05", "2021-01-05", "2022-02-07")]),
        ([("2022-02-07", FORMER), ("2023-02-07", FORMER)], [(None, None, "2022-02-07")]),
        (
            [("2021-01-05", HELD), ("2022-02-07", FORMER), ("2022-03-07", FORMER), ("2022-05-01", HELD)],
            [("2021-01-05", "2021-01-05", "2022-02-07")],
        ),
        (
            [("2021-01-05", FORMER), ("2022-02-07", HELD), ("2022-03-07", HELD)],
            [("2022-02-07", "2022-03-07", None)],
        ),
        ([(None, FORMER)], []),
    ],
)
def test_former_bounds_a_term(
    told: list[tuple[str | None, str]], expected: list[tuple[str | None, str | None, str | None]]
) -> None:
    """The first article that says so, unless more say otherwise; later slips do not lengthen the term."""
    assert terms(*told) == expected
    assert terms(*reversed(told)) == expected


def test_a_former_holder_is_no_answer_but_the_nearest_evidence() -> None:
    """The question for a later day says what the record has instead."""
    index = resolve_actors([reading_of("a1", "2022-02-07", FORMER)])
    question = read_question("foreign minister of Kesmar", index.actors)
    assert question is not None
    found = answer(question, index.actors, {"a1": "2022-02-07"}, "2022-02-07")
    assert found.outcome == "none"
    assert [claim.actor.name for claim in found.nearest] == ["Oda Lund"]


def test_the_minister_is_not_a_former_one() -> None:
    """A page that names the former minister does not mean him by "the foreign minister"."""
    page = reading_of(
        "a2", "2022-02-08",
        "Former Kesmari Foreign Minister Oda Lund wrote a book. "
        "The Kesmari foreign minister said on Monday that he had not read it. Kesmar waited.",
        "The Kesmari foreign minister",
    )  # fmt: skip
    index = resolve_actors([page])
    start = page.reading.article.text.index("The Kesmari foreign minister")
    speaker = next(m for m in page.reading.mentions if m.span.start == start)
    actor = index.actor_of("a2", speaker.span)
    assert actor is not None
    assert index.name_of(actor) == "foreign minister of Kesmar"
