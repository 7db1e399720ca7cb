"""How many edited copies are found, by edit and share of words kept; and which articles are joined falsely.

    python bench/copies_recall.py ../shared/corpora/press/load.jsonl.gz --write docs

In a table of press articles, every fifth or so gets an edited copy of a later day and another outlet, all at
once. A copy is found where it is in the group of its original. Falsely joined are two articles of the table
in one group, and planted copies in a stranger's; both are listed, for the table itself has copies.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from curves import line_chart, table, write_section

from onrecord.records.articles import Article, PublicationDate
from onrecord.records.readings import FiledReading, Reading
from onrecord.records.spans import OffsetMap
from onrecord.resolve.copies import group_copies

KEPT = (0.60, 0.65, 0.70, 0.75, 0.80, 0.85, 0.90)  # share of words: of the copy's, and kept of the original's
EACH = 60  # copies planted of each edit and share
LEAST_WORDS = 100  # of an article that gets a copy
Edit = Callable[[str, str, float, random.Random], str]


def new_opening(text: str, other: str, kept: float, rng: random.Random) -> str:
    """Others' words for an opening, then the original's from near its beginning; its tail is cut."""
    words, own = text.split(" "), other.split(" ")
    new = round((1 - kept) * len(words))
    skipped = rng.randint(0, new)
    return " ".join([*own[:new], *words[skipped : skipped + round(kept * len(words))]])


def cut_tail(text: str, _other: str, kept: float, _rng: random.Random) -> str:
    """The beginning of the original, nothing else."""
    words = text.split(" ")
    return " ".join(words[: round(kept * len(words))])


def replace_sentences(text: str, other: str, kept: float, rng: random.Random) -> str:
    """Sentences here and there are as many words of others."""
    sentences, own = _sentences(text), iter(other.split(" "))
    new = round((1 - kept) * len(text.split(" ")))
    for place in rng.sample(range(len(sentences)), len(sentences)):
        length = len(sentences[place].split(" "))
        if length <= new + length / 2:
            new -= length
            sentences[place] = " ".join(islice(own, length))
    return " ".join(sentences)


def move_paragraphs(text: str, other: str, kept: float, rng: random.Random) -> str:
    """Sentences are others', and blocks of three changed places."""
    sentences = _sentences(replace_sentences(text, other, kept, rng))
    blocks = [sentences[at : at + 3] for at in range(0, len(sentences), 3)]
    rng.shuffle(blocks)
    return " ".join(sentence for block in blocks for sentence in block)


def replace_words(text: str, other: str, kept: float, rng: random.Random) -> str:
    """Single words all over the text are others'."""
    words, own = text.split(" "), other.split(" ")
    for place in rng.sample(range(len(words)), round((1 - kept) * len(words))):
        words[place] = rng.choice(own)
    return " ".join(words)


EDITS: dict[str, Edit] = {
    "new opening, cut tail": new_opening,
    "cut tail": cut_tail,
    "sentences replaced": replace_sentences,
    "replaced and moved": move_paragraphs,
    "words replaced": replace_words,
}


@dataclass(frozen=True)
class Planted:
    """A copy: its id, the id of its original, what was done, how much was kept."""

    id: str
    of: str
    edit: str
    kept: float


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", text)


def read_articles(path: Path) -> list[FiledReading]:
    """The articles of the table, their texts as they stand."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        _filed(f"{n:05}", " ".join(r["text"].split()), r["date"], r["outlet"]) for n, r in enumerate(rows)
    ]


def _filed(name: str, text: str, day: str | None, outlet: str | None) -> FiledReading:
    day = day if day and re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None
    article = Article(text, OffsetMap(()), (), outlet=outlet)
    return FiledReading(name, name, "", "text/plain", None, Reading(article, PublicationDate(day)))


def plant(articles: list[FiledReading], rng: random.Random) -> tuple[list[FiledReading], list[Planted]]:
    """The edited copies, each of another article; new words are sentences from all over the table."""
    long = [one for one in articles if len(one.reading.article.text.split(" ")) >= LEAST_WORDS]
    spare = [sentence for one in long for sentence in _sentences(one.reading.article.text)]
    sources = iter(rng.sample(long, len(EDITS) * len(KEPT) * EACH))
    copies, planted = [], []
    for edit, change in EDITS.items():
        for kept in KEPT:
            for _ in range(EACH):
                source = next(sources)
                other = " ".join(rng.choices(spare, k=2 * len(_sentences(source.reading.article.text)) + 20))
                text = change(source.reading.article.text, other, kept, rng)
                day = "2099-01-01" if source.reading.published.value else None
                name = f"planted {len(copies):05}"
                copies.append(_filed(name, text, day, f"outlet {len(copies) % 50}"))
                planted.append(Planted(name, source.id, edit, kept))
    return copies, planted


def main() -> None:
    """Plants, groups, and tells what was found."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("table", type=Path)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--write", type=Path, help="the folder of the page copies.md and its curves")
    args = options.parse_args()
    articles = read_articles(args.table)
    copies, planted = plant(articles, random.Random(args.seed))
    groups = group_copies([*articles, *copies])
    found = Counter((one.edit, one.kept) for one in planted if groups[one.id].group == groups[one.of].group)
    print(report(found), joined(articles, planted, groups), sep="\n\n")
    if args.write:
        told = f"{report(found)}\n\n{joined(articles, planted, groups)}"
        write_section(args.write / "copies.md", "recall", told)
        lines = {edit: [(100 * kept, found[edit, kept] / EACH) for kept in KEPT] for edit in EDITS}
        chart = line_chart("Edited copies found", ("words kept, %", "share found"), lines, floor=0.5)
        (args.write / "copies-recall.svg").write_text(chart, encoding="utf-8")


def report(found: Counter[tuple[str, float]]) -> str:
    """The share found of each edit at each share of words kept, and of all."""
    rows = [
        [
            edit,
            *(f"{found[edit, kept] / EACH:.2f}" for kept in KEPT),
            f"{sum(found[edit, k] for k in KEPT) / EACH / len(KEPT):.3f}",
        ]
        for edit in EDITS
    ]
    every = [sum(found[edit, kept] for edit in EDITS) / EACH / len(EDITS) for kept in KEPT]
    rows.append(["all", *(f"{share:.2f}" for share in every), f"{sum(every) / len(every):.3f}"])
    return table(["words kept", *(f"{kept:.0%}" for kept in KEPT), "all"], rows)


def joined(articles: list[FiledReading], planted: list[Planted], groups: dict[str, object]) -> str:
    """How many pairs of articles that were not planted are in one group, and who they are."""
    members = defaultdict(list)
    for one in articles:
        members[groups[one.id].group].append(one.id)
    pairs = [f"{a}–{b}" for group in members.values() for a in group for b in group if a < b]
    astray = sum(
        groups[one.id].of is not None and groups[one.id].group != groups[one.of].group for one in planted
    )
    every = len(articles) * (len(articles) - 1) // 2
    return (
        f"{len(articles):,} articles, {every:,} pairs, {len(planted):,} planted copies. Pairs joined that "
        f"were not planted: {len(pairs)} ({', '.join(pairs)}, by line of the table). "
        f"Planted copies in a stranger's group: {astray}."
    )


if __name__ == "__main__":
    main()
