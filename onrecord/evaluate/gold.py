"""Annotated truth: the bundled examples and, where they lie beside the checkout, the shared corpora.

A page's gold quotes the page; the JSON keys are those of ``examples/README.md``. For plain text the
quotes are of the file; for HTML of the visible text with white space normalised.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree, html

import onrecord
from onrecord.records.pages import GivenMetadata, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(onrecord.__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared"
_PREFIXES = {"seed": "seeds", "kremlin": "kremlin", "iran": "iran"}
_STORIES = {"seeds": "russia_japan", "kremlin": "russia_japan", "iran": "iran", "examples": "examples"}
_GIVEN_OUTLETS = {"kremlin": "Kremlin"}  # the texts are the bare bodies of pages of one official site


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page with its truth.

    Attributes:
        name: the file's stem, which serves as the article's id.
        corpus: ``seeds``, ``kremlin``, ``iran`` or ``examples``.
        story: the pages of one story are resolved together.
        page: the page as a build would receive it.
        quoted: the text that the gold's quotes and occurrences refer to.
        truth: the gold as written.
    """

    name: str
    corpus: str
    story: str
    page: Page
    quoted: str
    truth: dict[str, Any]

    @property
    def quotes_raw(self) -> bool:
        """Whether positions in ``quoted`` are positions in ``page.raw``."""
        return self.page.media_type == "text/plain"

    def find(self, quote: str, occurrence: int | None) -> tuple[int, int]:
        """Where the ``occurrence``-th (from 1) ``quote`` stands in ``quoted``.

        Raises:
            ValueError: if it stands there less often: the gold is broken.
        """
        start = -1
        for _ in range(occurrence or 1):
            start = self.quoted.find(quote, start + 1)
            if start < 0:
                raise ValueError(f"the gold of {self.name} quotes what its page does not say: {quote[:60]!r}")
        return start, start + len(quote)


def load_gold(corpora: frozenset[str]) -> tuple[GoldPage, ...]:
    """The gold pages of these corpora, those that are absent left out, ordered by corpus and name."""
    pages = [*_examples(), *_shared()]
    chosen = (page for page in pages if page.corpus in corpora)
    return tuple(sorted(chosen, key=lambda page: (page.corpus, page.name)))


def fingerprint(pages: tuple[GoldPage, ...]) -> str:
    """A hash of texts and truths, so that a score says what it was measured on."""
    digest = sha256()
    for page in pages:
        digest.update(page.page.data)
        digest.update(json.dumps(page.truth, sort_keys=True, ensure_ascii=False).encode())
    return digest.hexdigest()[:16]


def visible_text(raw: str) -> str:
    """The text outside head, script and style, pieces joined by a space, white space normalised."""
    tree = html.document_fromstring(raw)
    etree.strip_elements(tree, "head", "script", "style", with_tail=False)
    return " ".join(" ".join(str(piece) for piece in tree.itertext()).split())


def _examples() -> Iterator[GoldPage]:
    for path in sorted((EXAMPLES / "gold").glob("*.json")):
        if path.stem == "story":
            continue
        truth = _load(path)
        page = _page(EXAMPLES / "pages" / truth["page"], GivenMetadata())
        quoted = page.raw if page.media_type == "text/plain" else visible_text(page.raw)
        yield GoldPage(path.stem, "examples", "examples", page, quoted, truth)


def _shared() -> Iterator[GoldPage]:
    for path in sorted((SHARED / "gold").glob("*.txt")):
        corpus = _PREFIXES.get(path.stem.split("_")[0])
        if corpus is None:
            continue
        truth = _load(SHARED / "gold" / "gold" / f"{path.stem}.json")
        page = _page(path, _given(path, corpus))
        yield GoldPage(path.stem, corpus, _STORIES[corpus], page, page.raw, truth)


def _given(path: Path, corpus: str) -> GivenMetadata:
    meta = path.with_name(f"{path.stem}.meta.json")
    if not meta.exists():
        return GivenMetadata(outlet=_GIVEN_OUTLETS.get(corpus))
    told = _load(meta)
    authors = str(told.get("authors") or "")
    byline = tuple(name.strip() for name in re.split(r"[;,]", authors) if name.strip())
    return GivenMetadata(told.get("title"), told.get("date"), told.get("source"), byline, told.get("url"))


def _page(path: Path, given: GivenMetadata) -> Page:
    data = path.read_bytes()
    kind = "text/html" if path.suffix == ".html" else "text/plain"
    return Page(path.name, data, data.decode("utf-8"), "utf-8", kind, given)


def _load(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
