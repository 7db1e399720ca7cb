"""The piles of articles that dossiers are about, and the records of these piles."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.building.run import build_record
from onrecord.config import Settings
from onrecord.errors import UsageError
from onrecord.store.reader import RecordReader

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.records.record import Record

_INDEX = "articles.json"


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a reader made of a pile.

    Attributes:
        story: the name of the pile.
        content: the dossier as written, lists of rows by kind.
        articles: the ids of the articles that the reader had.
    """

    story: str
    content: dict[str, Any]
    articles: frozenset[str]


def load_dossiers(story: str, shared: Path) -> list[Dossier]:
    """The dossier of a story, or those of all stories for ``all``, in order of their names.

    Raises:
        UsageError: if there is no such dossier under ``shared``.
    """
    folder = shared / "gold" / "dossiers"
    stories = sorted(path.stem for path in folder.glob("*.json") if path.name != _INDEX)
    if not stories:
        raise UsageError(f"there are no dossiers in {folder}: name the folder of the corpora with --shared")
    if story not in (*stories, "all"):
        raise UsageError(f"there is no dossier of {story!r}: name all, or one of {', '.join(stories)}")
    index = json.loads((folder / _INDEX).read_text(encoding="utf-8"))
    return [
        Dossier(
            name, json.loads((folder / f"{name}.json").read_text(encoding="utf-8")), frozenset(index[name])
        )
        for name in (stories if story == "all" else [story])
    ]


def build_pile(dossier: Dossier, shared: Path, folder: Path) -> Record:
    """The record of the articles that the dossier is about.

    The record stays in ``folder``: a second run reads again only if something that readings depend on has
    changed since (`onrecord.building.version`); articles are resolved anew each time.

    Raises:
        UsageError: if the pile is not under ``shared``.
    """
    table, out = write_pile(dossier, shared, folder), folder / f"{dossier.story}.onrecord"
    build_record([str(table)], out, Settings(fresh=True))
    with RecordReader(out) as reader:
        return reader.record()


def write_pile(dossier: Dossier, shared: Path, folder: Path) -> Path:
    """The table of the articles that the dossier is about, written to ``folder``.

    Raises:
        UsageError: if the pile is not under ``shared``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    table = folder / f"{dossier.story}.jsonl"
    table.write_text("".join(_lines(dossier, shared)), encoding="utf-8")
    return table


def _lines(dossier: Dossier, shared: Path) -> list[str]:
    """The lines of the story's table whose articles the reader had, in the order of the table."""
    press = shared / "corpora" / "press"
    packed, plain = press / "stories" / f"{dossier.story}.jsonl.gz", press / f"{dossier.story}.jsonl"
    try:
        data = gzip.decompress(packed.read_bytes()) if packed.exists() else plain.read_bytes()
    except OSError as exc:
        raise UsageError(
            f"cannot read the articles of {dossier.story}: {exc}; see docs/evaluation.md"
        ) from exc
    lines = data.decode("utf-8").split("\n")  # not splitlines: texts hold U+2028
    return [f"{line}\n" for line in lines if line and json.loads(line)["id"] in dossier.articles]
