"""How many translations are found, and which articles are taken for translations falsely.

    python bench/translations.py tests/translations --english ../shared/corpora/press/load.jsonl.gz \
        --pages ../shared/corpora/fundus --write docs

The stories are invented, each with two articles on one event of one day in five languages: two languages of
one article are a translation and its original, of the two articles strangers that are hard to tell. Shortened
translations are cut at the end. English tables give more strangers: every second article gets another
language by changing all small words, so that names and numbers remain, spelled alike. Articles are named by
their line in the table, beginning with 0. The pages of a folder are taken as undated, so that all pairs of
two languages count.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import combinations, permutations
from pathlib import Path

from curves import table, write_section

from onrecord.clean.page import clean_page
from onrecord.errors import PageRejected
from onrecord.ingest.sources import IngestOptions, find_pages
from onrecord.records.articles import Article, PublicationDate
from onrecord.records.pages import Page
from onrecord.records.readings import FiledReading, Reading
from onrecord.records.spans import OffsetMap
from onrecord.resolve.copies import group_copies
from onrecord.resolve.copies.translations import Told, find_translations

CHOSEN_ON = ("islets", "pipeline")  # the stories the thresholds were chosen on
CUTS = (1.0, 0.8, 0.6, 0.4)  # share of a translation's words (characters) that is kept, from its beginning
Story = dict[tuple[str, str], str]


def read_story(path: Path) -> Story:
    """The texts of a story by article and language."""
    parts = path.read_text(encoding="utf-8").split("== ")[1:]
    heads = (part.split("\n", 1) for part in parts)
    return {(head.split()[0], head.split()[1]): body.strip() for head, body in heads}


def is_found(first: tuple[str, str], second: tuple[str, str]) -> bool:
    """Whether two texts, each with its language, are taken for a translation and its original."""
    return bool(find_translations([Told(text, language, None) for text, language in (first, second)]))


def recall(stories: Sequence[Story], cut: float) -> tuple[int, int]:
    """How many pairs of original and translation, the latter cut, are found, and how many there are."""
    found = [
        is_found((story[one], one[1]), (story[two][: round(cut * len(story[two]))], two[1]))
        for story in stories
        for one, two in permutations(story, 2)
        if one[0] == two[0]
    ]
    return sum(found), len(found)


def false_ones(stories: Sequence[Story]) -> tuple[int, int]:
    """How many pairs of two articles on one event, in two languages, are found, and how many there are."""
    found = [
        is_found((story[one], one[1]), (story[two], two[1]))
        for story in stories
        for one, two in combinations(story, 2)
        if one[0] != two[0] and one[1] != two[1]
    ]
    return sum(found), len(found)


def told_of_stories(folder: Path) -> str:
    """A table of what is found in the stories thresholds were chosen on, and in the others."""
    paths = sorted(folder.glob("*.txt"))
    chosen = [read_story(path) for path in paths if path.stem in CHOSEN_ON]
    others = [read_story(path) for path in paths if path.stem not in CHOSEN_ON]
    head = ("stories", *(f"kept {cut:.0%}" for cut in CUTS), "another article on the event")
    rows = [
        (name, *(_of(recall(stories, cut)) for cut in CUTS), _of(false_ones(stories)))
        for name, stories in (("thresholds chosen on", chosen), ("others", others))
    ]
    return table(head, rows)


def _of(counts: tuple[int, int]) -> str:
    return f"{counts[0]} of {counts[1]}"


def read_english(path: Path, dated: bool) -> list[FiledReading]:
    """The articles of a table, every second one in another language but for its names and numbers."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rows = [json.loads(line) for line in data.decode().splitlines() if line.strip()]
    return [_article(number, row, dated) for number, row in enumerate(rows)]


def _article(number: int, row: dict[str, str | None], dated: bool) -> FiledReading:
    text, day = " ".join((row["text"] or "").split()), row["date"]
    day = day if dated and day and re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None
    if number % 2:
        text = re.sub(r"\b[a-z]+\b", lambda word: f"{word[0]}q", text)
    article = Article(text, OffsetMap(()), (), language=("en", "art")[number % 2])
    return FiledReading(
        f"{number:05}", f"{number}", "", "text/plain", None, Reading(article, PublicationDate(day))
    )


def read_folder(folder: Path) -> Iterator[FiledReading]:
    """The web pages of a folder, cleaned; but for those rejected; none has a day."""
    for path in sorted(folder.glob("**/*.html.gz")):
        for page in find_pages([str(path)], IngestOptions()):
            if isinstance(page, Page):
                with suppress(PageRejected):
                    reading = Reading(clean_page(page), PublicationDate())
                    yield FiledReading(path.stem, page.locator, "", page.media_type, None, reading)


def told_of_strangers(name: str, filed: Sequence[FiledReading]) -> str:
    """How many pairs of two languages there are, and which are taken for translations."""
    languages = Counter(one.reading.article.language.split("-")[0] for one in filed)
    pairs = (len(filed) ** 2 - sum(count**2 for count in languages.values())) // 2
    began = time.process_time()
    groups = group_copies(filed)
    seconds = time.process_time() - began
    found = [f"{one}–{row.of}" for one, row in sorted(groups.items()) if row.kind == "translation"]
    listed = f" ({', '.join(found)})" if found else ""
    return (
        f"- {name}: {len(filed):,} articles, {pairs:,} pairs of two languages; {len(found)} taken for"
        f" translations{listed}. All copies took {seconds:.0f} s."
    )


def main() -> None:
    """Measures, and tells."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("stories", type=Path)
    options.add_argument("--english", type=Path, nargs="*", default=[], help="tables of English articles")
    options.add_argument(
        "--pages", type=Path, nargs="*", default=[], help="folders of pages of many languages"
    )
    options.add_argument("--write", type=Path, help="the folder of the page copies.md")
    args = options.parse_args()
    told = [told_of_stories(args.stories), ""]
    for path in args.english:
        told.append(told_of_strangers(f"{path.name}, by day", read_english(path, dated=True)))
        told.append(told_of_strangers(f"{path.name}, undated", read_english(path, dated=False)))
    told += [told_of_strangers(path.name, list(read_folder(path))) for path in args.pages]
    print(*told, sep="\n")
    if args.write:
        write_section(args.write / "copies.md", "translations", "\n".join(told))


if __name__ == "__main__":
    main()
