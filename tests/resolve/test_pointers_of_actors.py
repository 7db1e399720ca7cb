"""Pronouns that are no mentions have the actor whom they mean, and count for nothing."""

from __future__ import annotations

from onrecord.correct.rows import renamed, without_actors
from onrecord.records.spans import Span
from onrecord.resolve.actors import resolve_actors
from onrecord.resolve.chains.mention_chains import gather, split_off
from tests.reading_of import reading_of

TEXT = "Maria Dorn came. Paul Aske saw her."


def test_a_pointer_has_the_actor_that_it_means() -> None:
    """At its place, apart from the mentions."""
    index = resolve_actors([reading_of("a", "2031-03-05", TEXT)])
    start = TEXT.index("her")
    assert [(spot, index.name_of(actor)) for spot, actor in index.pointers.items()] == [
        (("a", start, start + 3), "Maria Dorn")
    ]
    assert index.actor_of("a", Span(start, start + 3)) is None
    assert not resolve_actors([reading_of("a", "2031-03-05", "Maria Dorn came. She left.")]).pointers


def test_a_pointer_is_nobodys_without_its_actor() -> None:
    """If the user takes that actor out; a new name changes nothing."""
    index = resolve_actors([reading_of("a", "2031-03-05", TEXT)])
    (actor,) = index.pointers.values()
    assert not without_actors(index, {actor}).pointers
    assert renamed(index, {actor: "Mia Dorn"}).pointers == index.pointers


def test_a_pointer_makes_nobody_known_better() -> None:
    """A subject counts as a mention; a pointer does not."""
    (chain, *_) = gather([reading_of("a", "2031-03-05", TEXT)]).chains
    assert (len(chain.mentions), len(chain.pointers), sum(chain.forms.values())) == (1, 1, 1)
    (chain, *_) = gather([reading_of("a", "2031-03-05", "Maria Dorn came. She left.")]).chains
    assert (len(chain.mentions), len(chain.pointers)) == (2, 0)


def test_pointers_go_with_the_mention_before_them() -> None:
    """If a chain is taken apart."""
    text = "Maria Dorn lost her post. Dorn left. Nobody saw her."
    mentioned = gather([reading_of("a", "2031-03-05", text)])
    (chain,) = mentioned.chains
    split_off(mentioned, chain, [1])
    assert [[one.start for one in each.pointers] for each in mentioned.chains] == [
        [text.index("her")],
        [text.rindex("her")],
    ]
