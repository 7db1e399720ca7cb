"""Folders of texts with labels beside them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from onrecord.evaluate.labels import load_labels

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Ana Dorn said the port was shut."


def _write(folder: Path, name: str, statement: dict[str, object] | None) -> None:
    (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    (folder / f"{name}.meta.json").write_text(
        json.dumps({"title": "Port", "date": "2031-03-05"}), encoding="utf-8"
    )
    if statement is not None:
        (folder / f"{name}.json").write_text(json.dumps({"statements": [statement]}), encoding="utf-8")


def test_only_texts_with_finished_labels_are_read(tmp_path: Path) -> None:
    """Those whose labels a checker has located, of any folder below; the story begins the name."""
    said = {"content": ["the port was shut"], "mode": "indirect"}
    (tmp_path / "one").mkdir()
    _write(tmp_path / "one", "port_b", {**said, "spans": [[14, 31]]})
    _write(tmp_path / "one", "port_c", said)
    _write(tmp_path / "one", "port_d", None)
    (page,) = load_labels(tmp_path)
    assert (page.name, page.story, page.corpus) == ("port_b", "port", "labels")
    assert page.page.given.date == "2031-03-05"


def test_labels_need_not_tell_of_the_document_nor_of_the_speaker(tmp_path: Path) -> None:
    """What is told stays; else nothing is."""
    said = {"content": ["the port was shut"], "mode": "indirect", "spans": [[14, 31]]}
    _write(tmp_path, "port_b", said)
    _write(tmp_path, "port_c", said)
    told = {"statements": [said], "document": {"published": "2031-03-05"}}
    (tmp_path / "port_c.json").write_text(json.dumps(told), encoding="utf-8")
    pages = load_labels(tmp_path)
    assert [one["speaker_text"] for page in pages for one in page.truth["statements"]] == [None, None]
    assert [page.truth["document"] for page in pages] == [{}, {"published": "2031-03-05"}]
