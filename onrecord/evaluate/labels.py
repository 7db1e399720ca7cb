"""Statements that readers labelled beside texts of their own folder, in the form of the gold.

A text ``ID.txt`` has its labels in ``ID.json`` (the keys of ``examples/README.md``; only ``statements`` is
asked for, and a speaker's words not told are none) and, if it was given any, its headline, day and outlet in
``ID.meta.json``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from onrecord.evaluate.gold import GoldPage
from onrecord.records.pages import GivenMetadata, Page

if TYPE_CHECKING:
    from pathlib import Path


def load_labels(folder: Path) -> tuple[GoldPage, ...]:
    """The labelled texts of a folder and of those in it, by name; texts without finished labels are left out.

    The story of a text is its name up to the last underscore. Labels are finished once a checker has put the
    spans of every content beside it.
    """
    pages = []
    for path in sorted(folder.rglob("*.txt"), key=lambda one: one.name):
        labels = path.with_suffix(".json")
        truth = {"document": {}, **(_load(labels) if labels.exists() else {})}
        statements = truth.get("statements") or []
        for one in statements:
            one.setdefault("speaker_text", None)
        if statements and all("spans" in one and all(one["spans"]) for one in statements):
            pages.append(
                GoldPage(path.stem, "labels", path.stem.rpartition("_")[0], _page(path), _text(path), truth)
            )
    return tuple(pages)


def _page(path: Path) -> Page:
    meta = path.with_suffix(".meta.json")
    told = _load(meta) if meta.exists() else {}
    byline = tuple(
        name.strip() for name in str(told.get("byline") or "").replace(";", ",").split(",") if name.strip()
    )
    given = GivenMetadata(told.get("title"), told.get("date"), told.get("outlet"), byline)
    return Page(path.name, path.read_bytes(), _text(path), "utf-8", "text/plain", given)


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _load(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
