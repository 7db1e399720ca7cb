"""How time and memory of reading one page grow with its size, whatever stands on it.

    python bench/growth.py --sizes 8 16 32 64 128 256 --json before.json
    python bench/growth.py --shapes said prose --limit 40

Each page is made of one unit over and over, and is read as a worker of `onrecord build` reads it: decoded,
cleaned, dated, parsed, tagged, packed. Each is read in a process of its own that has the models loaded, so
the peak is that page's. Prints, for each shape and size, processor seconds and the peak of resident memory
above what the models take; the exponent of growth between the two largest sizes, 1 being linear and 2
quadratic; and how many characters of the largest page are in its article.
Set OMP_NUM_THREADS=1.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import os
import resource
import time
from contextlib import suppress
from html import escape
from itertools import cycle, product
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.building.run import load_models
from onrecord.building.workers import outcome_of
from onrecord.config import Settings
from onrecord.ingest.decoding import decode
from onrecord.models.english import load_english
from onrecord.models.tagger import load_tagger
from onrecord.pipeline import Models, read_page
from onrecord.records.pages import GivenMetadata, Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.records.readings import Reading

Cost = tuple[float, int, int]
"""Processor seconds; peak of memory above that of the models alone, in bytes; characters of the article."""
SIZES = (8, 16, 32, 64, 128, 256)  # kB
LEAD = "The minister of trade said on Monday that the talks in the harbour town had ended without a result. "
SYLLABLES = ("ka", "ro", "li", "men", "tu", "sa", "vor", "den", "mi", "el")

TEXTS: dict[str, str] = {
    "said": "said ",
    "said by names": "{} said ",
    "he said that": "he said that ",
    "straight quotes": '"',
    "curly quotes": "“We go,” he said, ",
    "nested quotes": "“‘No,’ he said, ‘never’” ",
    "opening quotes": "“a ",
    "brackets": "(a ",
    "closed brackets": "(a) ",
    "letters": "a ",
    "letters that differ": "{letter} ",
    "capitals": "A ",
    "capitals that differ": "{capital} ",
    "capitals with points": "A. ",
    "digits": "1 ",
    "numbers": "30, ",
    "years": "2031 ",
    "percentages": "5% ",
    "commas": ", ",
    "words with commas": "boats, ",
    "names": "{}, ",
    "names with particles": "Ana de la Rossa van der {family}, ",
    "titles": "Foreign Minister {}, ",
    "the X of the Y": "the minister of the council of the union of ",
    "months": "March ",
    "days": "on 3 March 2031, ",
    "weekdays": "on Monday ",
    "addresses": "https://varland.test/a/b?c=d#e ",
    "one address": "/a/b?c=d&e",
    "one word": "a",
    "dashes": "— ",
    "points": ". ",
    "angles written out": "<a>",
    "countries": "France and Germany, ",
    "short paragraphs": "He said no.\n\n",
    "lines": "He said no.\n",
    "turns": "DORN: We go.\n\n",
    "prose": "The minister, {}, said on Monday that he would sign the treaty if the others agreed to it. ",
    "prose of one sentence": "the minister said on Monday that he would sign the treaty if they agreed and ",
    "prose in quotation marks": "“We will sign on Monday if they agree,” said {}, the minister of trade. ",
    "Greek": "το ",
    "ideographs": "外交部長",
    "mojibake": "Nu\u00c3\u00b1ez ",
    "treaties": "Treaty of {family} ",
}
PAGES: dict[str, tuple[str, str]] = {
    "deep tags": ("<p>The minister said no.</p>", "<div>"),
    "deep spans": ("<p>", "<span>a "),
    "attributes": ("<p>The minister said no.</p><div ", 'a="b" '),
    "tables": ("<table>", "<tr><td>Dorn</td><td>12</td></tr>"),
    "lists": ("<ul>", "<li>Dorn said no</li>"),
    "entities": ("<p>", "&lt;a&gt;"),
    "entities of letters": ("<p>", "&#x41; "),
    "paragraphs": ("<article>", "<p>The minister said on Monday that he would sign.</p>"),
    "one paragraph": ("<article><p>", "The minister, {}, said on Monday that he would sign. "),
    "links": ("<p>", '<a href="/x">Dorn said</a> '),
    "line breaks": ("<p>", "Dorn said no<br>"),
}


def pages(size: int, named: list[str]) -> dict[str, Page]:
    """A page of about ``size`` bytes for each shape."""
    told = {name: ("<article><p>", escape(unit, quote=False)) for name, unit in TEXTS.items()} | PAGES
    english = GivenMetadata(language="en")
    made = {}
    for name, (opening, unit) in told.items():
        if not named or name in named:
            data = f"<article><p>{LEAD}</p>{opening}{LEAD}{_filled(unit, size)}".encode()
            made[name] = Page(f"{name}.page", data, *decode(data), "text/html", english)
    return made


def _filled(unit: str, size: int) -> str:
    """The unit over and over, with another name each time if it has a place for one."""
    if "{" not in unit:
        return unit * (size // len(unit.encode()))
    syllables = ("".join(one) for one in product(SYLLABLES, repeat=4))
    letters = cycle("abcdefghijklmnopqrstuvwxyz")
    text: list[str] = []
    length = 0
    for name, letter in zip(syllables, letters, strict=False):
        given, family = name[:4].title(), name[4:].title() + name[:3]
        text.append(unit.format(f"{given} {family}", family=family, letter=letter, capital=letter.upper()))
        length += len(text[-1])
        if length >= size:
            return "".join(text)
    return ("".join(text) * (size // length + 1))[:size]


def cost(job: Callable[[], int], limit: int) -> Cost:
    """What a job takes in a process of its own, and what it gives back; not a number beyond the limit."""
    gc.collect()
    here, there = os.pipe()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        with suppress(BaseException):
            before = _resident()
            begun = time.process_time()
            kept = job()
            spent = time.process_time() - begun
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
            os.write(there, json.dumps([spent, max(0, peak - before), kept]).encode())
        os._exit(0)
    os.close(there)
    with os.fdopen(here) as answers:
        told = answers.read()
    os.waitpid(child, 0)
    spent, peak, kept = json.loads(told) if told else (math.nan, 0, 0)
    return spent, peak, kept


def _resident() -> int:
    with Path("/proc/self/statm").open() as numbers:
        return int(numbers.read().split()[1]) * resource.getpagesize()


def read(page: Page, models: Models) -> int:
    """As a worker does, the text being decoded once more for its cost; the length of the article, if any."""
    decode(page.data)
    kept = 0

    def counted(each: Page) -> Reading:
        nonlocal kept
        reading = read_page(each, models)
        kept = len(reading.article.text)
        return reading

    outcome_of(page, counted)
    return kept


def measure(sizes: list[int], named: list[str], limit: int) -> dict[str, dict[str, Cost]]:
    """Cost by shape and size, printed as it is found."""
    models = load_models(Settings().language_model)
    for page in pages(2_000, ["prose", "said", "paragraphs"]).values():
        read_page(page, models)  # the tables are loaded
    load_english.cache_clear()
    load_tagger.cache_clear()
    models = load_models(Settings().language_model)  # with nothing kept of these texts
    found: dict[str, dict[str, Cost]] = {}
    for name in pages(100, named):
        for size in sizes:
            (page,) = pages(size * 1000, [name]).values()
            if name in found and math.isnan([*found[name].values()][-1][0]):
                continue
            found.setdefault(name, {})[str(size)] = cost(lambda page=page: read(page, models), limit)
        print(row(name, found[name]), flush=True)
    return found


def row(name: str, costs: dict[str, Cost]) -> str:
    """A line of the table."""
    numbers = " ".join(f"{spent:6.2f} s {peak / 1e6:4.0f} MB |" for spent, peak, _ in costs.values())
    return f"{name:<26} | {numbers} {exponent(costs):4.1f} {[*costs.values()][-1][2]:>8,}"


def exponent(costs: dict[str, Cost]) -> float:
    """Of growth between the two largest sizes."""
    if len(costs) < 2:
        return math.nan
    (small, (less, *_)), (large, (more, *_)) = list(costs.items())[-2:]
    return math.log(max(more, 0.01) / max(less, 0.01)) / math.log(int(large) / int(small))


def main() -> int:
    """Measures and prints."""
    options = argparse.ArgumentParser(description="How time and memory of reading a page grow with its size.")
    options.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="kB")
    options.add_argument("--shapes", nargs="+", default=[], help="names of shapes; all without")
    options.add_argument("--limit", type=int, default=120, help="seconds; larger pages are then left out")
    options.add_argument("--json", type=Path, help="write the figures here")
    given = options.parse_args()
    print(f"{'':<26} | " + " ".join(f"{size:>6} kB        |" for size in given.sizes) + " growth; article")
    found = measure(given.sizes, given.shapes, given.limit)
    if given.json:
        given.json.write_text(json.dumps(found, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
