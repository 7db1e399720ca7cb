"""The loader of word lists, and that every list of the package can be loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

import onrecord
from onrecord.errors import WordListError
from onrecord.text.word_lists import (
    parse_rows,
    parse_sets,
    parse_table,
    word_lines,
    word_rows,
    word_set,
    word_sets,
    word_table,
)

PACKAGE = Path(onrecord.__file__).parent
WEIGHTS = {"publication_weights.toml", "vocabulary.txt"}
"""Tables of numbers, beside those of trees."""
LISTS = sorted(
    path
    for path in PACKAGE.glob("*/data/*")
    if path.suffix in (".tsv", ".toml", ".txt")
    and path.name not in WEIGHTS
    and not path.name.endswith("_forest.tsv")
)


def test_rows_are_named_by_the_first_line_that_is_no_comment() -> None:
    """Blank lines and comments are left out; an empty cell is empty text, and can be left out at the end."""
    text = "# verbs of saying\nlemma\tframes\tstrength\n\nvow\tcq\tstrong\n# others\nhint\t\tweak\nask\tq\n"
    assert parse_rows(text, "verbs.tsv") == (
        {"lemma": "vow", "frames": "cq", "strength": "strong"},
        {"lemma": "hint", "frames": "", "strength": "weak"},
        {"lemma": "ask", "frames": "q", "strength": ""},
    )


@pytest.mark.parametrize("row", ["vow\tcq\tstrong\t", "vow cq strong"])
def test_a_malformed_row_is_named_by_file_and_line(row: str) -> None:
    """With the columns that it should have."""
    text = f"# verbs\nlemma\tframes\tstrength\nsay\tcq\tstrong\n{row}\n"
    with pytest.raises(
        WordListError, match=r"verbs\.tsv, line 4: .* \d cells.* 3 columns \(lemma, frames, str"
    ):
        parse_rows(text, "verbs.tsv")


@pytest.mark.parametrize(
    ("text", "line"), [('good = ["a"]\nbad = [1\n', 3), ('good = ["a"]\nbad = x\n', 2), ('bad = "', 1)]
)
def test_broken_toml_is_named_by_file_and_line(text: str, line: int) -> None:
    """Where the parser stopped."""
    with pytest.raises(WordListError, match=rf"titles\.toml, line {line}: "):
        parse_table(text, "titles.toml")


def test_sets_are_arrays_of_words_or_texts_with_words() -> None:
    """Phrases need an array."""
    text = 'links = ["of", "ahead of"]\nfamily = """\nson\ndaughter  niece\n"""\n'
    assert parse_sets(text, "names.toml") == {
        "links": {"of", "ahead of"},
        "family": {"son", "daughter", "niece"},
    }


@pytest.mark.parametrize("value", ["3", '["a", 3]', '{ a = "b" }'])
def test_what_is_no_set_of_words_is_named_by_file_and_line(value: str) -> None:
    """The line of its key."""
    with pytest.raises(WordListError, match=r"names\.toml, line 3: links is neither"):
        parse_sets(f'# words\nfamily = "son"\nlinks = {value}\n', "names.toml")


def test_a_list_is_sought_in_its_room_by_its_language() -> None:
    """A language without a list is an error that names the file."""
    assert word_rows("clean", "boilerplate", "ru") != word_rows("clean", "boilerplate")
    assert "Alec" in next(words for words in word_lines("text", "nicknames") if "Alexander" in words)
    with pytest.raises(FileNotFoundError, match=r"text.data.function_words_xx\.txt"):
        word_set("text", "function_words", "xx")


@pytest.mark.parametrize("path", LISTS, ids=lambda path: f"{path.parent.parent.name}/{path.name}")
def test_every_list_of_the_package_can_be_loaded(path: Path) -> None:
    """By the same functions that the rooms use; none is empty."""
    room, name = path.parent.parent.name, path.stem
    load = {".tsv": word_rows, ".txt": word_lines, ".toml": word_table}[path.suffix]
    assert load(room, name, None)


def test_lists_are_read_once_a_process() -> None:
    """What comes back is shared."""
    assert word_sets("text", "given_names", None) is word_sets("text", "given_names", None)
