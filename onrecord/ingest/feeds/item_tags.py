"""Items of an XML feed counted by their tags: apart from the parser, which damage makes pass over some."""

from __future__ import annotations

import re

KEPT_BYTES = 64  # of what was looked through: longer than any mark

_MARK = re.compile(rb"<!\[CDATA\[|\]\]>|<!--|-->|<(?:(\w{1,20}):)?(?:item|entry)(?=[\s/>])")
_ROOT = re.compile(rb"<(\w{1,20}):(?:feed|RDF|rss)\b")
_CLOSED_BY = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}


class ItemTags:
    """Counts the tags with which items begin, in the bytes of a feed from its first mark on.

    Tags in comments and marked sections are none. A prefix must be that of the feed itself.
    """

    def __init__(self) -> None:
        self._prefix: bytes | None = None
        self._kept = b""
        self._closed_by = b""

    def count(self, data: bytes) -> int:
        """How many items begin in the next bytes."""
        if not self._kept and self._prefix is None:
            found = _ROOT.search(data[: KEPT_BYTES * 16])
            self._prefix = found[1] if found else b""
        text, at, items = self._kept + data, 0, 0
        for mark in _MARK.finditer(text):
            if self._closed_by:
                if mark[0] == self._closed_by:
                    self._closed_by, at = b"", mark.end()
            elif mark[0] in _CLOSED_BY:
                self._closed_by, at = _CLOSED_BY[mark[0]], mark.end()
            elif mark[0] not in (b"]]>", b"-->"):
                items += mark[1] is None or mark[1] == self._prefix
                at = mark.end()
        self._kept = text[max(at, len(text) - KEPT_BYTES) :]
        return items
