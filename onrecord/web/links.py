"""Where things stand: addresses for the served pages, and for the one-file dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from collections.abc import Collection

    from onrecord.records.record import Record


class Links(Protocol):
    """Addresses of everything a page may point to; None where this form has no such place."""

    def section(self, name: str) -> str:
        """A section of `onrecord.web.sections` that has a page and a chapter."""

    def article(self, article: str) -> str:
        """An article."""

    def raw(self, article: str) -> str | None:
        """The page of an article as it was received."""

    def span(self, article: str, start: int, end: int) -> str:
        """The highlighted words of an article."""

    def raw_span(self, article: str, start: int, end: int) -> str | None:
        """The same words in the page as received; the offsets are those of the clean text."""

    def statement(self, statement: str) -> str | None:
        """A statement."""

    def event(self, event: str) -> str:
        """An event."""

    def every_row(self, section: str) -> str | None:
        """A section with all its rows, also those that are held back."""

    def actor(self, actor: str) -> str:
        """An actor."""

    def issue(self, issue: str) -> str:
        """The positions on an issue."""

    def filtered(self, **choices: str) -> str | None:
        """The statements that meet the choices."""

    def anchor(self, kind: str, row: str) -> str:
        """The HTML id of a row where it is shown."""

    def text_anchor(self, article: str) -> str:
        """What the ids of the spans of an article begin with."""


def span_id(start: int, end: int, prefix: str = "") -> str:
    """The HTML id of a span of an article."""
    return f"{prefix}s-{start}-{end}"


class ServerLinks:
    """Addresses of the served pages."""

    def section(self, name: str) -> str:
        """See `Links.section`."""
        return "/" if name == "overview" else f"/{name}"

    def article(self, article: str) -> str:
        """See `Links.article`."""
        return f"/articles/{quote(article, safe='')}"

    def raw(self, article: str) -> str | None:
        """See `Links.raw`."""
        return f"{self.article(article)}/raw"

    def span(self, article: str, start: int, end: int) -> str:
        """See `Links.span`."""
        return f"{self.article(article)}#{span_id(start, end)}"

    def raw_span(self, article: str, start: int, end: int) -> str | None:
        """See `Links.raw_span`."""
        return f"{self.article(article)}/raw#{span_id(start, end)}"

    def statement(self, statement: str) -> str | None:
        """See `Links.statement`."""
        return f"/statements/{quote(statement, safe='')}"

    def event(self, event: str) -> str:
        """See `Links.event`."""
        return f"/events/{quote(event, safe='')}"

    def every_row(self, section: str) -> str | None:
        """See `Links.every_row`."""
        return f"{self.section(section)}?all=1"

    def actor(self, actor: str) -> str:
        """See `Links.actor`."""
        return f"/actors/{quote(actor, safe='')}"

    def issue(self, issue: str) -> str:
        """See `Links.issue`."""
        return f"/positions#{self.anchor('issue', issue)}"

    def filtered(self, **choices: str) -> str | None:
        """See `Links.filtered`."""
        return f"/statements?{urlencode(choices)}"

    def anchor(self, kind: str, row: str) -> str:
        """See `Links.anchor`."""
        return f"{kind}-{quote(row, safe='')}"

    def text_anchor(self, article: str) -> str:
        """See `Links.text_anchor`."""
        return ""


_LETTERS = {"article": "a", "statement": "q", "event": "e", "actor": "n", "issue": "i"}


class DossierLinks:
    """Anchors inside the dossier: each row has a short number, as in a printed apparatus.

    Statements with the ids ``unlisted`` have no place in it.
    """

    def __init__(self, record: Record, unlisted: Collection[str] = ()) -> None:
        self._unlisted = frozenset(unlisted)
        ids = {
            "article": [row.id for row in record.articles],
            "statement": [row.id for row in record.statements],
            "event": [row.id for row in record.events],
            "actor": [row.id for row in record.actors],
            "issue": [row.id for row in record.issues],
        }
        self._codes = {
            (kind, row): f"{_LETTERS[kind]}{number}"
            for kind, rows in ids.items()
            for number, row in enumerate(rows, start=1)
        }

    def section(self, name: str) -> str:
        """See `Links.section`."""
        return f"#{name}"

    def article(self, article: str) -> str:
        """See `Links.article`."""
        return "#" + self.anchor("article", article)

    def raw(self, article: str) -> str | None:
        """The dossier holds no raw pages."""
        return None

    def span(self, article: str, start: int, end: int) -> str:
        """See `Links.span`."""
        return "#" + span_id(start, end, self.text_anchor(article))

    def raw_span(self, article: str, start: int, end: int) -> str | None:
        """The dossier holds no raw pages."""
        return None

    def statement(self, statement: str) -> str | None:
        """See `Links.statement`."""
        return None if statement in self._unlisted else "#" + self.anchor("statement", statement)

    def event(self, event: str) -> str:
        """See `Links.event`."""
        return "#" + self.anchor("event", event)

    def every_row(self, section: str) -> str | None:
        """The dossier lists what it was written with."""
        return None

    def actor(self, actor: str) -> str:
        """See `Links.actor`."""
        return "#" + self.anchor("actor", actor)

    def issue(self, issue: str) -> str:
        """See `Links.issue`."""
        return "#" + self.anchor("issue", issue)

    def filtered(self, **choices: str) -> str | None:
        """The dossier filters in place."""
        return None

    def anchor(self, kind: str, row: str) -> str:
        """See `Links.anchor`."""
        return self._codes.get((kind, row), f"{kind}-{quote(row, safe='')}")

    def text_anchor(self, article: str) -> str:
        """See `Links.text_anchor`."""
        return self.anchor("article", article) + "-"
