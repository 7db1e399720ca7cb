"""Exports of Nexis Uni and LexisNexis: many articles one after the other, each with its labelled fields.

Two layouts. Nexis Uni (DOCX, RTF, PDF): headline, outlet, day, copyright, ``Section:``, ``Length:``,
``Byline:``, then ``Body`` and the text, ``Classification``, ``Load-Date:``, ``End of Document``. The older
one (text): ``3 of 20 DOCUMENTS``, outlet, day, then ``HEADLINE:`` and other fields, the text, ``LOAD-DATE:``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.ingest.databases.exported import (
    Exported,
    is_day_line,
    is_label,
    language_of,
    line_of,
    names_of,
)
from onrecord.records.pages import GivenMetadata

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_HEAD = 60  # lines above the text; exports show 4 to 15, and a cover of 30 before the first
MAX_LABEL = 24  # characters
MAX_VALUE = 120  # characters of a field whose value stands below its label
SENTENCE_ENDS = (".", "!", "?", '"', "”")  # of a paragraph of the text, below a label that has no value
MAX_EDITION = 6  # words of a line that names the edition: "Late Edition - Final"

_END = re.compile(r"\W*End of Document\W*", re.I)
_START = re.compile(
    r"\W*(?:\d{1,5} of \d{1,5} DOCUMENTS?|(?:Document|Dokument) \d{1,5} (?:of|von|de|van) \d{1,5})\W*", re.I
)
_FIELD = re.compile(rf"([^\W\d_][\w/-]{{1,{MAX_LABEL}}}(?: [\w]{{1,12}}){{0,2}})\s*:\s*(.*)", re.S)
_COPYRIGHT = re.compile(r"\s*(?:copyright\b|©|\(c\)\s*\d{4}\b)", re.I)
_VENDOR = re.compile(
    r".*\b(?:about lexisnexis|privacy policy|terms & conditions)\b.*|.*\blexisnexis\b.{0,20}", re.I | re.S
)
_DAY = re.compile(r"(?=.*\b(?:1[89]|20)\d\d\b)(?=.*[^\W\d_]{3}|\d{1,2}[./-]\d).{6,80}", re.S)
_PAGE = re.compile(r"\W*page \d+ of \d+\W*", re.I)


@dataclass(slots=True)
class _Parts:
    """A stretch of the export taken apart."""

    head: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    body: list[str] = field(default_factory=list)


def is_nexis(lines: Sequence[str]) -> bool:
    """Whether these paragraphs are such an export."""
    ends = sum(1 for line in lines if _END.fullmatch(line))
    starts = sum(1 for line in lines if _START.fullmatch(line))
    known = sum(1 for line in lines if (label := _label(line)) and _is_known(label))
    bodies = sum(1 for line in lines if len(line) < MAX_LABEL and is_label(line, "body"))
    return known >= 2 and (ends > 0 or starts > 0 or bodies > 0)


def articles_of(lines: Sequence[str]) -> Iterator[Exported]:
    """The articles of the export in its order."""
    number = 0
    for stretch, is_marked, is_old in _stretches(lines):
        parts = _take_apart(stretch, is_old=is_old)
        if not parts.body and not parts.fields and not (is_marked and stretch):
            continue  # a cover, or a list of what is in the export
        number += 1
        yield _exported(str(number), parts, is_old=is_old)


def count_articles(lines: Sequence[str]) -> int:
    """How many articles the export has, by the marks between them or by a field that each has once.

    If a mark is damaged, two articles are read as one, and the field shows the second.
    """
    marks = _START if _is_old(lines) else _END
    once = sum(1 for line in lines if (label := _label(line)) and is_label(label, "once"))
    return max(once, sum(1 for line in lines if marks.fullmatch(line)))


def _is_old(lines: Sequence[str]) -> bool:
    return not any(_END.fullmatch(line) for line in lines) and any(_START.fullmatch(line) for line in lines)


def _stretches(lines: Sequence[str]) -> Iterator[tuple[list[str], bool, bool]]:
    """The lines of each article, whether a mark names it as one, and whether it is in the older layout.

    The mark stands above the article in the older layout, and below it in the newer one.
    """
    is_old = _is_old(lines)
    mark = _START if is_old else _END
    stretch: list[str] = []
    is_first = True
    for line in lines:
        if mark.fullmatch(line):
            yield stretch, not (is_old and is_first), is_old
            stretch, is_first = [], False
        elif not _PAGE.fullmatch(line):
            stretch.append(line)
    yield stretch, is_old and not is_first, is_old


def _take_apart(lines: Sequence[str], *, is_old: bool) -> _Parts:
    parts = _Parts()
    where, waiting = "head", ""
    for line in lines:
        if where == "head" and len(line) < MAX_LABEL and is_label(line, "body"):
            where = "body"
            continue
        label = _label(line)
        if where == "body" and not _ends_body(line, label):
            parts.body.append(line)
        elif label and _is_known(label):
            where = "below" if where == "body" or (is_old and is_label(label, "end")) else where
            value = _FIELD.fullmatch(line)[2]  # type: ignore[index]
            parts.fields.setdefault(label, value)
            waiting = "" if value.strip() or where == "below" else label
            continue
        elif waiting and len(line) <= MAX_VALUE and not line.endswith(SENTENCE_ENDS):
            parts.fields[waiting] = line  # the value of a label stands in the paragraph below it
        elif where == "body":
            where = "below"
        elif where == "head" and is_old and parts.fields:
            parts.body.append(line)
            where = "body"
        elif where == "head":
            parts.head.append(line)
        waiting = ""
    return parts


def _ends_body(line: str, label: str | None) -> bool:
    return is_label(label or (line if len(line) < MAX_LABEL else ""), "end")


def _label(line: str) -> str | None:
    found = _FIELD.fullmatch(line)
    return found[1] if found else None


def _is_known(label: str) -> bool:
    return is_label(label, "above") or is_label(label, "below")


def _exported(key: str, parts: _Parts, *, is_old: bool) -> Exported:
    head = _own_head(parts.head)
    day = _day_at(head, is_old=is_old)
    outlet = head[day - 1] if day else None
    above = head[: day - 1] if day and not is_old else _below_day(head, day) if is_old else []
    title = _field(parts, "headline") or line_of(above[-1] if above else None)
    given = GivenMetadata(
        title=title,
        date=line_of(head[day]) if day is not None else None,
        outlet=line_of(outlet),
        byline=names_of(_field(parts, "byline")),
        language=language_of(_field(parts, "language")),
    )
    body = tuple(parts.body)
    trouble = None if body else "there is no text between its fields"
    return Exported(key, body, given, trouble)


def _day_at(head: Sequence[str], *, is_old: bool) -> int | None:
    """Where the line of the day stands: it holds a day and no other words; else where a year stands.

    In the older layout the day stands below the outlet, and headlines below the day.
    """
    days = [at for at, line in enumerate(head) if at and is_day_line(line)]
    years = [at for at, line in enumerate(head[:2] if is_old else head) if _DAY.fullmatch(line)]
    if is_old:
        return days[0] if days else (years[-1] if years else None)
    return days[-1] if days else (years[-1] if years else None)


def _below_day(head: Sequence[str], day: int | None) -> list[str]:
    """The lines below the day that may be a headline without its label: what names an edition is none."""
    below = head[day + 1 :] if day is not None else ()
    return [line for line in below if not _is_edition(line)]


def _is_edition(line: str) -> bool:
    words = line.casefold().split()
    return len(words) <= MAX_EDITION and any(is_label(word.strip(".,;-"), "issue") for word in words)


def _own_head(lines: Sequence[str]) -> list[str]:
    """The lines above the fields without the cover of the export, up to the copyright line."""
    lines = lines[-MAX_HEAD:]
    cover = [at for at, line in enumerate(lines) if _is_cover(line)]
    own = lines[cover[-1] + 1 :] if cover else lines
    ends = [at for at, line in enumerate(own) if _COPYRIGHT.match(line)]
    return list(own[: ends[0]] if ends else own)


def _is_cover(line: str) -> bool:
    found = re.match(r"([^:\t(]{3,24}?)\s*(?::|\t|\(\d+\))", line)
    return bool(_VENDOR.fullmatch(line) or (found and is_label(found[1], "cover")))


def _field(parts: _Parts, kind: str) -> str | None:
    found = (value for label, value in parts.fields.items() if is_label(label, kind))
    return line_of(next(found, None))
