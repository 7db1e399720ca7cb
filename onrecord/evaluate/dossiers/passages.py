"""From the quotes of a dossier to passages of the record's articles, and whether passages meet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.records.article_rows import ArticleRow
    from onrecord.records.rows import Evidence

LEAST_SHARED = 8  # characters that two passages share if they speak of one thing; less for shorter passages
_PLAIN = str.maketrans("“”‘’", "\"\"''")  # cleaning and annotators differ in quotation marks


class Passage(NamedTuple):
    """A span of an article of the record: its id, and the first and the end offset."""

    article: str
    start: int
    end: int


class Quotes:
    """Finds quotes in the articles of a record, whatever their white space and quotation marks are."""

    def __init__(self, texts: Mapping[str, tuple[str, str]]) -> None:
        """Args: texts: id and text of each article, by the name that dossiers give it."""
        self._texts = {name: (article, *_without_spaces(text)) for name, (article, text) in texts.items()}

    @classmethod
    def over(cls, articles: Iterable[ArticleRow]) -> Quotes:
        """Of the articles of a record."""
        return cls({_name(row.source.locator): (row.id, row.text) for row in articles})

    def passages(self, quotes: Iterable[Any]) -> list[Passage]:
        """Where the quotes stand first; a quote that no text of the record holds is left out.

        Dossiers write a quote as an object with ``id`` and ``text``; anything else is passed over.
        """
        places = (self._find(item) for item in quotes if isinstance(item, dict))
        return [place for place in places if place]

    def _find(self, quote: dict[str, Any]) -> Passage | None:
        if quote.get("id") not in self._texts:
            return None
        article, text, offsets = self._texts[quote["id"]]
        words, _ = _without_spaces(quote["text"])
        at = text.find(words) if words else -1
        return Passage(article, offsets[at], offsets[at + len(words) - 1] + 1) if at >= 0 else None


def passages_of(evidence: Iterable[Evidence | None]) -> list[Passage]:
    """The evidence of a row as passages."""
    return [Passage(item.article, item.start, item.end) for item in evidence if item]


def meet(left: Sequence[Passage], right: Sequence[Passage]) -> bool:
    """Whether a passage of the left and a passage of the right speak of one thing."""
    return any(_share(one, other) for one in left for other in right)


def _share(left: Passage, right: Passage) -> bool:
    """Whether two passages share `LEAST_SHARED` characters, or all of the shorter one."""
    if left.article != right.article:
        return False
    shared = min(left.end, right.end) - max(left.start, right.start)
    return shared >= min(LEAST_SHARED, left.end - left.start, right.end - right.start)


def _name(locator: str) -> str:
    """The name of an article in its table or folder, which is its id in the dossiers."""
    return locator.rpartition("#")[2].rpartition("/")[2].removesuffix(".txt")


def _without_spaces(text: str) -> tuple[str, list[int]]:
    """The characters that are no white space, quotation marks made plain, and their offsets in the text."""
    kept = [at for at, char in enumerate(text) if not char.isspace()]
    plain = text.translate(_PLAIN)
    return "".join(plain[at] for at in kept), kept
