"""English words in the code are counted, and the count may only fall: word lists are data.

Counted are strings of lower-case words in the literals of sets, lists, tuples and dicts, in the rooms that
read language, if a literal holds three or more of them. A literal is a list of codes, and not counted, if at
least half of its words are codes of the program:

- labels of the parser, as spaCy's glossary lists them (``nsubj``);
- names of HTML elements, as lxml lists them (``blockquote``);
- values of a ``Literal`` in these rooms and in ``records`` (``happened``);
- features of the learned judges, which the heads of their files name (``commas``).
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

from lxml.html import defs
from spacy.glossary import GLOSSARY

import onrecord

CEILING = 465  # words in the code when it was last lowered; it is never raised

ROOMS = ("assess", "clean", "date", "extract", "resolve", "text")
FEWEST = 3  # words in a literal that make it a list
PACKAGE = Path(onrecord.__file__).parent
_WORDS = re.compile(r"[a-z][a-z'’-]*(?: [a-z][a-z'’-]*)*")
_FORESTS = sorted(PACKAGE.rglob("*_forest.tsv"))


@cache
def codes() -> frozenset[str]:
    """The codes of the program."""
    found = {*GLOSSARY, *defs.tags}
    for path in (path for room in ("records", *ROOMS) for path in (PACKAGE / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Subscript)
                and isinstance(node.value, ast.Name)
                and node.value.id == "Literal"
            ):
                found.update(part.value for part in ast.walk(node.slice) if isinstance(part, ast.Constant))
    for path in _FORESTS:
        lines = path.read_text(encoding="utf-8").splitlines()
        head = next(line for line in lines if not line.startswith("#"))
        found.update(re.split(r"[^a-z ]+", head))
    return frozenset(found)


def word_literals(source: str) -> list[tuple[int, list[str]]]:
    """The literals of words in a module that are no codes: the line of each, and its words."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Set | ast.List | ast.Tuple):
            parts = node.elts
        elif isinstance(node, ast.Dict):
            parts = [part for part in (*node.keys, *node.values) if part is not None]
        else:
            continue
        values = [part.value for part in parts if isinstance(part, ast.Constant)]
        words = [word for word in values if isinstance(word, str) and _WORDS.fullmatch(word)]
        if len(words) >= FEWEST and 2 * sum(word in codes() for word in words) < len(words):
            found.append((node.lineno, words))
    return sorted(found)


def test_words_in_code_only_fall() -> None:
    """New words go to the data files of their room (``onrecord/text/word_lists.py`` loads them)."""
    found = [
        (f"{path.relative_to(PACKAGE)}:{line}", words)
        for room in ROOMS
        for path in sorted((PACKAGE / room).rglob("*.py"))
        for line, words in word_literals(path.read_text(encoding="utf-8"))
    ]
    count = sum(len(words) for _, words in found)
    listed = "\n".join(f"{place}: {', '.join(words)}" for place, words in found)
    assert count <= CEILING, f"{count} words in the code; move new ones to data/. All of them:\n{listed}"
    assert count == CEILING, f"only {count} words are left in the code: lower CEILING to {count}"


def test_lists_of_words_are_counted_and_lists_of_codes_are_not() -> None:
    """By the majority of their words; symbols, names and short lists do not count."""
    source = """
GREETINGS = frozenset({"hello", "good evening", "welcome", "*", "Sir"})
SUBJECTS = ("nsubj", "nsubjpass", "agent")
CELLS = ["td", "th", "cell"]
SIGNS = {"yes": "agreed", "no": "refused"}
PAIR = ("up", "down")
"""
    assert word_literals(source) == [
        (2, ["hello", "good evening", "welcome"]),
        (5, ["yes", "no", "agreed", "refused"]),
    ]
