"""Characters that nobody sees, and that command how others are shown."""

from __future__ import annotations

import re

DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks, embeddings, overrides and isolates of bidirectional text (Unicode UAX #9, 2), for a pattern."""
CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
"""C0 and C1 controls, without tab and line ends, for a pattern."""

_COMMANDS = re.compile(f"[{CONTROLS}{DIRECTIONS}]")


def as_escapes(text: str) -> str:
    r"""The text with controls and direction marks as escapes (``\x9b``, ``\u202e``): they do nothing."""
    return _COMMANDS.sub(lambda mark: mark[0].encode("unicode_escape").decode(), text)
