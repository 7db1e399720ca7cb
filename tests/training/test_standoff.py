"""Stand-off labels: nothing of the article's words is in them, and with the article they come back whole."""

import gzip
import json
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOL = runpy.run_path(str(ROOT / "training" / "standoff.py"))
WORDS = "Ana Dorn said the round was over. Dorn said it would resume."


@pytest.fixture
def read(tmp_path):
    """A folder with one article as a reader left it."""
    folder = tmp_path / "read"
    folder.mkdir()
    (folder / "lakes_a1.txt").write_text(WORDS, encoding="utf-8")
    labels = {
        "claims": [{"text": "the round was over", "holder": "Ana Dorn", "at": [14, 32]}],
        "names": [{"canonical": "Ana Dorn", "kind": "person", "forms": ["Ana Dorn", "Dorn"]}],
        "pointers": [{"text": "it", "n": 1, "means": "the round", "at": [44, 46]}],
    }
    (folder / "lakes_a1.json").write_text(json.dumps(labels), encoding="utf-8")
    return folder


def test_packed_labels_hold_no_words_of_the_article(read):
    """Where quotes stand is kept, and all places of a form."""
    ((story, labels),) = TOOL["pack"](read, "claims")
    assert story == "lakes"
    assert labels["claims"] == [{"holder": "Ana Dorn", "at": [14, 32]}]
    assert "the round was over" not in json.dumps(labels)
    assert labels["names"][0]["forms"] == [(0, 8), (4, 8), (34, 38)]


def test_packed_labels_and_their_text_give_the_quotes_back(read):
    """Unpacking is packing backwards."""
    ((_, labels),) = TOOL["pack"](read, "claims")
    again = TOOL["unpack"](json.loads(json.dumps(labels)), WORDS)
    assert again["claims"][0]["text"] == "the round was over"
    assert again["names"][0]["forms"] == ["Ana Dorn", "Dorn"]


def test_a_quote_without_offsets_is_an_error(read):
    """A reader's file is checked before it is packed."""
    (read / "lakes_a1.json").write_text(json.dumps({"claims": [{"text": "the round"}]}), encoding="utf-8")
    with pytest.raises(ValueError, match="no offsets"):
        list(TOOL["pack"](read, "claims"))


def test_labels_of_a_text_that_has_changed_are_named_and_left_out(read, tmp_path, capsys):
    """Offsets hold for one text only."""
    ((_, labels),) = TOOL["pack"](read, "claims")
    (tmp_path / "lakes.jsonl").write_text(json.dumps(labels) + "\n", encoding="utf-8")
    stories = tmp_path / "press" / "stories"
    stories.mkdir(parents=True)

    def store(text: str) -> None:
        (stories / "lakes.jsonl.gz").write_bytes(
            gzip.compress(json.dumps({"id": "a1", "text": text}).encode())
        )

    store(WORDS)
    assert [story for story, _, _ in TOOL["read_labels"](tmp_path, tmp_path)] == ["lakes"]
    store(WORDS + " Not quite.")
    assert list(TOOL["read_labels"](tmp_path, tmp_path)) == []
    assert "lakes a1" in capsys.readouterr().err


def test_the_labels_in_the_repository_hold_no_quotes():
    """No field of any item may hold words of an article."""
    for path in sorted((ROOT / "training" / "annotations").glob("*/*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            items = [item for value in json.loads(line).values() if isinstance(value, list) for item in value]
            assert not {"text", "content", "trigger", "cue"} & {key for item in items for key in item}, path
