"""What the pages show, without any HTML."""

from __future__ import annotations

from dataclasses import replace

from islands_story import story

from onrecord.records.record import Record
from onrecord.web.index import RecordIndex
from onrecord.web.links import ServerLinks
from onrecord.web.views import names, terms
from onrecord.web.views.events import event_view, path_of
from onrecord.web.views.overview import overview_view
from onrecord.web.views.positions import CellView, position_table, shifts
from onrecord.web.views.sources import SourceChoices, source_groups
from onrecord.web.views.statements import Choices, chosen_statements

LINKS = ServerLinks()


def _index(**changed: object) -> RecordIndex:
    return RecordIndex.of(replace(story(), **changed), "islands")  # type: ignore[arg-type]


def _cell(index: RecordIndex, issue: str, side: str) -> CellView:
    table = position_table(index, LINKS)
    row = next(row for row in table.rows if row.label == issue)
    cell = row.cells[table.sides.index(side)]
    assert cell is not None
    return cell


def test_cell_tells_the_stance_over_time() -> None:
    """Kesmar opposed twice, then set a condition: two runs, the second a shift."""
    cell = _cell(_index(), "Ownership of the islands", "Kesmar")
    assert [(run.stance, run.count, run.shifted) for run in cell.runs] == [
        ("opposes", 2, False),
        ("conditional", 1, True),
    ]
    assert cell.latest.as_of == "2021-10-12"


def test_undated_position_is_never_the_latest() -> None:
    """A position without a day does not hide the latest dated one."""
    undated = tuple(replace(row, as_of=None) if row.id == "position_k3" else row for row in story().positions)
    cell = _cell(_index(positions=undated), "Ownership of the islands", "Kesmar")
    assert cell.latest.as_of == "2021-03-05"
    assert cell.total == 3


def test_fifth_side_goes_to_the_others() -> None:
    """No more columns than can be read; the rest is kept under Others."""
    base = story().positions[0]
    many = tuple(replace(base, id=f"position_{key}", side=f"actor_{key}") for key in "abcdef")
    table = position_table(_index(positions=many), LINKS)
    assert len(table.sides) == 4
    assert sum(len(row.others) for row in table.rows) == 2


def test_shifts_are_told_latest_first_with_both_ends() -> None:
    """Each shift says from what to what."""
    told = [(one.side, one.before.stance, one.after.stance) for one in shifts(_index(), LINKS)]
    assert told == [("Varland", "conditional", "open"), ("Kesmar", "opposes", "conditional")]


def test_history_leaves_out_what_tells_nothing_new() -> None:
    """A plan repeated without another day is one step."""
    visit = next(row for row in story().events if row.id == "event_visit")
    twice = replace(
        visit, history=(visit.history[0], replace(visit.history[0], start=None), *visit.history[1:])
    )
    assert path_of(twice) == (
        "planned for June 2021",
        "planned for October 2021",
        "happened 12 October 2021",
    )


def test_undated_event_says_when_it_was_first_reported() -> None:
    """If the day is not known, the first publication stands in, and is called that."""
    index = _index()
    assert (
        event_view(index, LINKS, index.events["event_mediate"]).when
        == "date not known, first reported October 2021"
    )
    assert event_view(index, LINKS, index.events["event_met"]).when == "date not known"


def test_claim_does_not_repeat_its_quotation() -> None:
    """A claim that carries its sentence is cut to what is claimed."""
    conflict = story().conflicts[0]
    version = replace(conflict.versions[0], claim="9 documents: Nine documents were signed")
    (view,) = terms.conflict_views(_index(conflicts=(replace(conflict, versions=(version,)),)), LINKS)
    assert view.versions[0].claim == "9 documents"
    whole = replace(version, claim="Nine documents were signed")
    (view,) = terms.conflict_views(_index(conflicts=(replace(conflict, versions=(whole,)),)), LINKS)
    assert view.versions[0].claim == ""


def test_groups_without_statements_stand_aside() -> None:
    """Countries first, then persons and bodies; groups that say nothing are listed apart."""
    council = replace(story().actors[2], id="actor_crowd", name="reporters", kind="group")
    heard, silent = names.split_actors(_index(actors=(council, *story().actors)))
    assert [row.name for row in heard[:2]] == ["Kesmar", "Varland"]
    assert [row.name for row in silent] == ["reporters"]


def test_dangling_references_are_worded() -> None:
    """A record whose rows point to rows that are not there still shows every page."""
    whole = story()
    torn = Record(
        statements=whole.statements, events=whole.events, positions=whole.positions, conflicts=whole.conflicts
    )
    index = RecordIndex.of(torn, "torn")
    assert overview_view(index, LINKS).statements == 13
    page = chosen_statements(index, LINKS, Choices())
    assert page.page.items[0].outlet == "source not in the record"


def test_empty_record_has_an_overview() -> None:
    """Nothing at all is still a page."""
    view = overview_view(RecordIndex.of(Record(), "empty"), LINKS)
    assert view.period == "Dates not known"
    assert view.timeline.marks == ()


def test_copies_are_one_group() -> None:
    """A copy stands in the group of its original, the original first."""
    groups = source_groups(_index(), SourceChoices())
    assert [row.id for row in next(group for group in groups if len(group) > 1)] == [
        "article_postponed",
        "article_reprint",
    ]


def test_a_record_is_titled_by_its_biggest_sides() -> None:
    """Two at most; a given title goes first, and a record without sides is a press record."""
    assert RecordIndex.of(story(), "Fishing talks").title == "Fishing talks"
    assert RecordIndex.of(story()).title == "Kesmar and Varland"
    kesmari = tuple(row for row in story().statements if row.side == "actor_kesmar")
    assert RecordIndex.of(replace(story(), statements=kesmari)).title == "Kesmar"
    assert RecordIndex.of(replace(story(), actors=())).title == "Press record"
