"""The one loader of word lists: words, rows and tables under ``data/`` of a room, one file per language.

A list of room ``clean`` lies in ``onrecord/clean/data/NAME_LANGUAGE.EXTENSION``; a list of no one language
has no language in its name. A line that begins with ``#`` is a comment. Each file is read once a process.
What comes back is shared, so callers do not change it.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from onrecord.errors import WordListError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TOML_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


@cache
def word_lines(room: str, name: str, language: str | None = "en") -> tuple[tuple[str, ...], ...]:
    """The words of each line of a ``.txt`` list, for lists in which the words of a line belong together.

    Args:
        room: the room whose list it is, such as ``text``.
        name: the file's name without language and extension.
        language: its language, None for a list of no one language.

    Raises:
        FileNotFoundError: if the package has no such list.
    """
    _, text = _file(room, name, language, "txt")
    return tuple(tuple(line.split()) for _, line in _content(text))


@cache
def word_set(room: str, name: str, language: str | None = "en") -> frozenset[str]:
    """All words of a ``.txt`` list, whichever line they stand on; arguments and errors as of `word_lines`."""
    return frozenset(word for words in word_lines(room, name, language) for word in words)


@cache
def word_rows(room: str, name: str, language: str | None = "en") -> tuple[Mapping[str, str], ...]:
    """The rows of a ``.tsv`` table: the name of each column to the text of its cell.

    The first line that is no comment names the columns. Empty cells at the end of a row may be left out.
    Arguments as of `word_lines`.

    Raises:
        FileNotFoundError: if the package has no such table.
        WordListError: if a row has more cells than there are columns, or only one of several.
    """
    file, text = _file(room, name, language, "tsv")
    return parse_rows(text, file)


@cache
def word_table(room: str, name: str, language: str | None = "en") -> Mapping[str, Any]:
    """A ``.toml`` table as it stands; arguments as of `word_lines`.

    Raises:
        FileNotFoundError: if the package has no such table.
        WordListError: if it is not TOML.
    """
    file, text = _file(room, name, language, "toml")
    return parse_table(text, file)


@cache
def word_sets(room: str, name: str, language: str | None = "en") -> dict[str, frozenset[str]]:
    """The lists of a ``.toml`` table by their keys; arguments as of `word_lines`.

    A key holds an array of words and phrases, or one text with words between spaces.

    Raises:
        FileNotFoundError: if the package has no such table.
        WordListError: if it is not TOML, or a key holds something else.
    """
    file, text = _file(room, name, language, "toml")
    return parse_sets(text, file)


def parse_rows(text: str, file: str) -> tuple[Mapping[str, str], ...]:
    """The rows of a table whose text is given; ``file`` names it in the error (see `word_rows`)."""
    lines = _content(text)
    columns = next(lines, (0, ""))[1].split("\t")
    rows: list[Mapping[str, str]] = []
    for number, line in lines:
        cells = line.split("\t")
        if len(cells) > len(columns) or len(cells) < min(2, len(columns)):
            raise WordListError(
                f"{file}, line {number}: the row has {len(cells)} cells, and the table has {len(columns)} "
                f"columns ({', '.join(columns)}); put one tab between two cells"
            )
        rows.append(dict(zip_longest(columns, cells, fillvalue="")))
    return tuple(rows)


def parse_table(text: str, file: str) -> dict[str, Any]:
    """The TOML table whose text is given; ``file`` names it in the error (see `word_table`)."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as exc:
        at = _TOML_LINE.search(str(exc))
        line = at[1] if at and at[1] else str(text.count("\n") + 1)
        said = _TOML_LINE.sub("", str(exc))
        raise WordListError(f"{file}, line {line}: {said}; see https://toml.io for the form") from exc


def parse_sets(text: str, file: str) -> dict[str, frozenset[str]]:
    """The lists of a TOML table whose text is given; ``file`` names it in the error (see `word_sets`)."""
    return {key: _set_of(key, value, text, file) for key, value in parse_table(text, file).items()}


def _set_of(key: str, value: object, text: str, file: str) -> frozenset[str]:
    if isinstance(value, str):
        return frozenset(value.split())
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return frozenset(value)
    before = re.split(rf"(?m)^\s*(?:\[\s*)?[\"']?{re.escape(key)}\b", text, maxsplit=1)[0]
    line = before.count("\n") + 1
    raise WordListError(
        f"{file}, line {line}: {key} is neither an array of words nor a text with words in it"
    )


def _content(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are neither blank nor comments, with their numbers from 1."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def _file(room: str, name: str, language: str | None, extension: str) -> tuple[str, str]:
    """The place of a list below the package, for messages, and its text."""
    path = f"{room}/data/{name}{f'_{language}' if language else ''}.{extension}"
    return f"onrecord/{path}", files("onrecord").joinpath(path).read_text(encoding="utf-8")
