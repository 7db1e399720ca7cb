"""What every finder is handed, and what a finder is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from onrecord.extract.places import Places, Taken
from onrecord.extract.tokens import read_words
from onrecord.records.articles import published_at

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.extract.tagging import Tagging
    from onrecord.extract.tokens import Words
    from onrecord.records.articles import Article, PublicationDate
    from onrecord.records.readings import (
        ConditionMention,
        EventMention,
        Mention,
        StatementMention,
        TimeExpression,
    )

Found = TypeVar("Found", covariant=True)


@dataclass(frozen=True)  # without slots, so that `words` can be kept
class Context:
    """One article on its way to a reading; later finders see what earlier ones found.

    ``doc.text == article.text``. ``tagging`` is None if there is no tagger. The order is: times, statements,
    mentions, conditions, events, then the rest.
    """

    doc: Doc
    article: Article
    published: PublicationDate
    tagging: Tagging | None = None
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[StatementMention, ...] = ()
    mentions: tuple[Mention, ...] = ()
    conditions: tuple[ConditionMention, ...] = ()
    events: tuple[EventMention, ...] = ()

    @cached_property
    def words(self) -> Words:
        """The tokens as plain lists, made when they are first asked for; they know what is quoted."""
        return read_words(self.doc, self.article.text, self.statements)

    def published_at(self, offset: int) -> PublicationDate:
        """When the words at an offset came out: on their entry's day, else when the article did."""
        return published_at(self.published, self.article.entries, offset)

    @cached_property
    def contents(self) -> Places:
        """Where the contents of the statements lie."""
        return Places((number, part) for number, said in enumerate(self.statements) for part in said.content)

    @cached_property
    def cues(self) -> Places:
        """Where the cues of the statements lie."""
        return Places((number, said.cue) for number, said in enumerate(self.statements) if said.cue)

    @cached_property
    def named(self) -> Places:
        """Where the mentions lie."""
        return Places((number, mention.span) for number, mention in enumerate(self.mentions))

    @cached_property
    def prerequisites(self) -> Places:
        """Where the prerequisites of the conditions lie."""
        return Places((number, one.prerequisite) for number, one in enumerate(self.conditions))

    @cached_property
    def consequents(self) -> Taken:
        """The consequents of the conditions."""
        return Taken(one.consequent for one in self.conditions if one.consequent is not None)

    @cached_property
    def beside(self) -> Places:
        """Where the parts of the article lie that are no running text."""
        parts = ((number, part) for number, part in enumerate(self.article.parts))
        return Places((number, part.span) for number, part in parts if part.role in ("caption", "aside"))


class Finder(Protocol[Found]):
    """What a room of `extract` hands on: ``find_x(context) -> tuple[X, ...]``, a pure function."""

    def __call__(self, context: Context) -> tuple[Found, ...]:
        """Everything of its kind in the article, in the order of the text."""
