"""Text from outside that UTF-8 cannot hold: names of files and arguments in another encoding."""

from __future__ import annotations


def printable(text: str) -> str:
    """The text with what UTF-8 cannot hold (bytes of a file name, half surrogate pairs) as escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
