"""What every extractor is handed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.extract.tagging import Tagging
    from onrecord.records.articles import Article, PublicationDate
    from onrecord.records.readings import Mention, StatementMention, TimeExpression


@dataclass(frozen=True, slots=True)
class Context:
    """One article on its way to a reading; later extractors see what earlier ones found.

    ``doc.text == article.text``. ``tagging`` is None where there is no tagger. The order is: times,
    statements, mentions, then the rest.
    """

    doc: Doc
    article: Article
    published: PublicationDate
    tagging: Tagging | None = None
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[StatementMention, ...] = ()
    mentions: tuple[Mention, ...] = ()
