"""Labels of readers as stand-off files: offsets and labels of an article, none of its words.

    python training/standoff.py pack FOLDER... --kind claims --out training/annotations
    python training/standoff.py unpack training/annotations/claims --corpora ../shared/corpora --out OUT

``pack`` takes the files of readers (``ID.json`` with exact quotes that a checker has resolved to offsets,
beside the text ``ID.txt``) and writes one file a story, one article a line. Of quotes, only where they
stand is kept. ``unpack`` joins such files with the texts of the corpora again, and writes what the readers
wrote. An article whose text is not the one that was read (its SHA-256 differs) is named and left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

QUOTES = {
    "text": "at",
    "trigger": "trigger_at",
    "condition": "condition_at",
    "prerequisite": "prerequisite_at",
    "consequent": "consequent_at",
    "outcome_text": "outcome_text_at",
    "cue": "cue_span",
    "speaker_text": "speaker_text_span",
}
"""Fields that quote the article, each with the field of its offsets."""

Item = dict[str, Any]


def pack(folder: Path, kind: str) -> Iterator[tuple[str, Item]]:
    """The story and the stand-off labels of each article that is read in the folder, in order of name."""
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt")
        if path.name.endswith(".meta.json") or not text.exists():
            continue
        words = text.read_text(encoding="utf-8")
        told = json.loads(path.read_text(encoding="utf-8"))
        story, _, article = path.stem.rpartition("_")
        lists = {key: value for key, value in told.items() if isinstance(value, list)}
        labels = {
            key: [_without_words(item, words) for item in items] for key, items in sorted(lists.items())
        }
        digest = sha256(words.encode()).hexdigest()
        yield story, {"article": article, "sha256": digest, "kind": kind, **labels}


def _without_words(item: Item, words: str) -> Item:
    """The item with offsets in the place of each quote; without what only helped to find these."""
    out = {}
    for key, value in item.items():
        if key in QUOTES:
            if value and item.get(QUOTES[key]) is None:
                raise ValueError(f"a quote has no offsets; check the file first: {key} in {sorted(item)}")
        elif key == "content":
            continue  # its spans are kept
        elif key == "forms":
            out["forms"] = sorted({at for form in value for at in _places(form, words)})
        elif key not in ("n", "occurrence") and not key.endswith("_occurrence"):
            out[key] = value
    return out


def _places(form: str, words: str) -> Iterator[tuple[int, int]]:
    """Where a form of a name stands as a whole."""
    for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", words):
        yield found.span()


def unpack(labels: Item, words: str) -> Item:
    """The labels with the quotes that their offsets give."""

    def quoted(item: Item) -> Item:
        out = dict(item)
        for key, place in QUOTES.items():
            if item.get(place) is not None:
                out[key] = words[slice(*item[place])]
        if "spans" in item:
            out["content"] = [words[slice(*span)] for span in item["spans"]]
        if "forms" in item:
            out["forms"] = sorted({words[slice(*span)] for span in item["forms"]})
        return out

    return {
        key: [quoted(item) for item in value] if isinstance(value, list) else value
        for key, value in labels.items()
    }


def articles_of(corpora: Path, story: str) -> Mapping[str, Item]:
    """The rows of a story's pile by article id; empty if the pile is not there."""
    packed, plain = corpora / f"press/stories/{story}.jsonl.gz", corpora / f"press/{story}.jsonl"
    if packed.exists():
        lines = gzip.decompress(packed.read_bytes()).decode().splitlines()
    elif plain.exists():
        lines = plain.read_text(encoding="utf-8").splitlines()
    else:
        return {}
    return {row["id"]: row for row in map(json.loads, filter(None, lines))}


def read_labels(folder: Path, corpora: Path) -> Iterator[tuple[str, Item, Item]]:
    """Story, row and labels, with quotes, of each article that the corpora hold as it was read."""
    for path in sorted(folder.glob("*.jsonl")):
        rows = articles_of(corpora, path.stem)
        for line in path.read_text(encoding="utf-8").splitlines():
            labels = json.loads(line)
            row = rows.get(labels["article"])
            if row is None or sha256(row["text"].encode()).hexdigest() != labels["sha256"]:
                print(f"{path.stem} {labels['article']}: no text as it was read", file=sys.stderr)
                continue
            yield path.stem, row, unpack(labels, row["text"])


def main() -> None:
    """Packs or unpacks, as the command line asks."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    packing = commands.add_parser("pack")
    packing.add_argument("folders", nargs="+", type=Path)
    packing.add_argument(
        "--kind", required=True, choices=("claims", "claims-again", "statements", "statements-again")
    )
    packing.add_argument("--out", required=True, type=Path)
    opening = commands.add_parser("unpack")
    opening.add_argument("folder", type=Path)
    opening.add_argument("--corpora", required=True, type=Path)
    opening.add_argument("--out", required=True, type=Path)
    args = parser.parse_args()
    if args.command == "unpack":
        args.out.mkdir(parents=True, exist_ok=True)
        for story, row, labels in read_labels(args.folder, args.corpora):
            name = f"{story}_{labels['article']}"
            (args.out / f"{name}.txt").write_text(row["text"], encoding="utf-8")
            (args.out / f"{name}.json").write_text(json.dumps(labels, ensure_ascii=False), encoding="utf-8")
        return
    stories: dict[str, list[Item]] = {}
    for folder in args.folders:
        for story, labels in pack(folder, args.kind):
            stories.setdefault(story, []).append(labels)
    target = args.out / args.kind
    target.mkdir(parents=True, exist_ok=True)
    for story, rows in sorted(stories.items()):
        rows.sort(key=lambda row: row["article"])
        lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)
        (target / f"{story}.jsonl").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
