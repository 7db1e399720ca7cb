"""Items of an XML feed counted by their tags: apart from the parser, which damage makes pass over some."""

from __future__ import annotations

import re

KEPT_BYTES = 64  # of what was looked through: longer than any mark

_MARK = re.compile(rb"<!\[CDATA\[|\]\]>|<!--|-->|</?(?:(\w{1,20}):)?(?:item|entry)(?=[\s/>])")
_ROOT = re.compile(rb"<(\w{1,20}):(?:feed|RDF|rss)\b")
_CLOSED_BY = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}


class ItemTags:
    """Counts the tags with which items begin, in the bytes of a feed from its first mark on.

    Tags in comments and marked sections are none, unless the section is not closed before the next one or
    before the end. A prefix must be that of the feed itself.

    Attributes:
        hidden: items that begin in a section that is not closed so far.
        ended: items that end outside of sections: more than began, if the tags that begin them are damaged.
    """

    def __init__(self) -> None:
        self._prefix: bytes | None = None
        self._kept = b""
        self._closed_by = b""
        self.hidden = self.ended = 0

    def count(self, data: bytes) -> int:
        """How many items begin in the next bytes."""
        if not self._kept and self._prefix is None:
            found = _ROOT.search(data[: KEPT_BYTES * 16])
            self._prefix = found[1] if found else b""
        text, at, items = self._kept + data, 0, 0
        for mark in _MARK.finditer(text):
            at = mark.end()
            if mark[0] == self._closed_by:
                self._closed_by, self.hidden = b"", 0
            elif mark[0] in _CLOSED_BY and (not self._closed_by or mark[0] == b"<![CDATA["):
                items, self.hidden = items + self.hidden, 0
                self._closed_by = _CLOSED_BY[mark[0]]
            elif mark[0].startswith(b"<") and mark[0] not in _CLOSED_BY:
                is_item = mark[1] is None or mark[1] == self._prefix
                if mark[0].startswith(b"</"):
                    self.ended += is_item and not self._closed_by
                else:
                    self.hidden += is_item and bool(self._closed_by)
                    items += is_item and not self._closed_by
        self._kept = text[max(at, len(text) - KEPT_BYTES) :]
        return items
