"""How the search for copies grows: seconds and memory over ever more articles.

    python bench/copies_scale.py ../shared/corpora/press/load.jsonl.gz --articles 20000

Articles are made of sentences drawn from all texts of the table, so that they share far more words with
strangers than real ones do; every twentieth is an edited copy of another, the recall of which is printed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import resource
import time
from pathlib import Path

from onrecord.resolve.copies import COPY_SHARE
from onrecord.resolve.shingles import find_overlaps, shingles_of

SENTENCES = 25  # of an article made here; about 500 words


def make(texts: list[str], count: int, rng: random.Random) -> tuple[list[str], list[tuple[int, int]]]:
    """``count`` articles and the pairs of them that are copies."""
    sentences = [part for text in texts for part in re.split(r"(?<=[.!?])\s+", text) if len(part) > 40]
    made: list[list[str]] = []
    pairs = []
    for number in range(count):
        if number % 20 == 19:
            source = rng.randrange(len(made))
            cut = rng.randrange(SENTENCES * 7 // 10, SENTENCES)
            made.append([rng.choice(sentences), *made[source][1:cut]])
            pairs.append((source, number))
        else:
            made.append([rng.choice(sentences) for _ in range(SENTENCES)])
    return [" ".join(each) for each in made], pairs


def main() -> None:
    """Doubles the number of articles up to the one asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("table", type=Path)
    options.add_argument("--articles", type=int, default=20_000)
    args = options.parse_args()
    with gzip.open(args.table, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    count = max(1, args.articles // 4)
    while count <= args.articles:
        made, pairs = make(texts, count, random.Random(count))
        began = time.perf_counter()
        shingles = [shingles_of(text) for text in made]
        middle = time.perf_counter()
        overlaps = find_overlaps(shingles)
        found = {(each.first, each.second) for each in overlaps if each.of_shorter >= COPY_SHARE}
        ended = time.perf_counter()
        recall = sum(pair in found for pair in pairs) / max(1, len(pairs))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{count:7} articles  shingles {middle - began:6.1f} s  search {ended - middle:6.1f} s  "
            f"peak {memory:6.0f} MB  recall {recall:.4f}  others {len(found) - len(found & set(pairs))}"
        )
        count *= 2


if __name__ == "__main__":
    main()
