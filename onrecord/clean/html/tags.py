"""Where the tags, comments and scripts of an HTML source end, by the rules of browsers.

The tokenizer of the HTML standard (https://html.spec.whatwg.org/multipage/parsing.html#tokenization), but
for quotes that a page forgets to close: there a browser shows less than the author wrote, and reading goes
on sooner.
"""

from __future__ import annotations

import re

TAG = re.compile(
    r"""<(?:(/?)([a-zA-Z][^\s/<>"']*+)"""
    r"""([^<>"'=]*+(?:=\s*+(?:"[^"<>]*+"|'[^'<>]*+'|[^\s<>"']*+)[^<>"'=]*+)*+)>"""
    r"""|(?=[!?/a-zA-Z]))"""
)
"""A whole tag as most are, or the "<" of something that needs a closer look: then the groups are None."""
NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)")

_ATTRIBUTE = re.compile(
    r"""[\s/]*+(?:(?P<end>>)|[^\s/>][^\s/>=]*+"""
    r"""(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"?|'(?P<single>[^']*+)'?|[^\s>"'][^\s>]*+|(?=>)))?+)"""
)
_BEHIND_VALUE = re.compile(r"(?<!=.)(?:\s|/?>|[\w:.-]++\s*+=|$)", re.DOTALL)
_COMMENT_END = re.compile("--!?>")
_SCRIPT_MARK = re.compile(r"<!--|-->|<(/?)script(?=[\s/>])", re.IGNORECASE)


def tag_end(raw: str, start: int) -> int | None:
    """Where the tag ends whose attributes begin at ``start``; None where a quote in it is never closed.

    A quotation mark opens a value behind "=" only. A value over a ">" was never closed if its closing mark
    stands behind "=" itself or no attribute follows: the mark is another's, and the tag ends at the ">".
    """
    while start < len(raw):
        found = _ATTRIBUTE.match(raw, start)
        if found is None or found["end"]:
            return found.end() if found else len(raw)
        start = found.end()
        kind = "double" if found["double"] is not None else "single"
        if found[kind] is None:
            continue
        opening, closing = found.span(kind)
        if closing == start:
            return None
        angle = raw.find(">", opening, closing)
        if angle >= 0 and not _BEHIND_VALUE.match(raw, start):
            return angle + 1
    return len(raw)


def comment_end(raw: str, start: int) -> int:
    """Where the comment ends whose ``<!--`` stands at ``start``; the end of the page if it is not closed."""
    for empty in ("<!-->", "<!--->"):
        if raw.startswith(empty, start):
            return start + len(empty)
    found = _COMMENT_END.search(raw, start + 4)
    return found.end() if found else len(raw)


def script_end(raw: str, start: int) -> int:
    """Where the closing tag of a script stands that begins at ``start``; -1 where there is none.

    ``</script>`` ends no script within ``<!-- <script>``.
    """
    depth = 0  # 1 within <!--, 2 within a <script> there
    while found := _SCRIPT_MARK.search(raw, start):
        start = found.end()
        if found[0] == "<!--":
            depth, start = max(depth, 1), start - 2
        elif found[0] == "-->":
            depth = 0
        elif not found[1]:
            depth = 2 if depth else 0
        elif depth < 2:
            return found.start()
        else:
            depth = 1
    return -1
