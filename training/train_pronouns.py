"""Learns the weights of `onrecord.extract.mentions.pronoun_features` from pronouns that readers explained.

    python training/train_pronouns.py ../shared --folds
    python training/train_pronouns.py ../shared --write

Reads the pronouns of ``gold/claims`` and ``training/annotations/claims`` (``pointers``) and those that speak
in ``training/annotations/statements``. Each article is read as a build reads it; where the reader of mentions
asks for the features of a labelled pronoun, they are kept with the chains that carry the name of whom it
means. Where no chain does, nobody is right. With ``--folds`` each story is judged by weights that the others
gave.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any
from unittest import mock

from log_linear import Case, learn, write_weights
from standoff import articles_of, read_labels

from onrecord.clean.page import clean_page
from onrecord.config import Settings
from onrecord.evaluate.names import same_speaker
from onrecord.extract.mentions import pronouns
from onrecord.extract.mentions.draft_mentions import Draft
from onrecord.extract.mentions.name_chains import Chain, Linking
from onrecord.extract.mentions.pronoun_features import NOBODY, Choice, Pronoun, crossed, pronoun_choice
from onrecord.models.english import load_english
from onrecord.models.tagger import load_tagger
from onrecord.pipeline import Models, read_article
from onrecord.records.articles import Article, PublicationDate
from onrecord.records.pages import GivenMetadata, Page
from onrecord.text.choice import shares_of

SHRINK, LEAST = 5.0, 5  # with 2 or 10 the folds are the same within 0.01
FORMS = re.compile(r"\b(?:he|she|they|it|him|her|them|his|their|its|(?:him|her|it)self|themselves)\b", re.I)

Known = tuple[str, Pronoun, bool, Case]  # story, pronoun, whether it speaks, its candidates


def labelled(root: Path) -> Iterator[tuple[str, str, Mapping[int, str]]]:
    """Story, text, and by where a pronoun begins whom it means."""
    own = Path(__file__).parent / "annotations"
    for path in sorted((root / "gold/claims").glob("*_*.json")):
        labels = json.loads(path.read_text(encoding="utf-8"))
        row = articles_of(root / "corpora", labels["story"]).get(labels["id"])
        if row is not None:
            yield labels["story"], row["text"], _pointers(row["text"], labels["pointers"])
    for story, row, labels in read_labels(own / "claims", root / "corpora"):
        yield story, row["text"], _pointers(row["text"], labels["pointers"])
    for story, row, labels in read_labels(own / "statements", root / "corpora"):
        yield story, row["text"], dict(_speaking(row["text"], labels["statements"]))


def _pointers(words: str, pointers: list[dict[str, Any]]) -> dict[int, str]:
    found = ((FORMS.search(words, *one["at"]), one["means"]) for one in pointers)
    return {match.start(): means for match, means in found if match}


def _speaking(words: str, statements: list[dict[str, Any]]) -> Iterator[tuple[int, str]]:
    """The pronouns that speak: of those with the speaker's words, the one nearest to the cue."""
    for one in statements:
        told, cue = one.get("speaker_text") or "", one.get("cue_span") or one["spans"][0]
        if not FORMS.fullmatch(told) or not one.get("speaker"):
            continue
        places = [match.start() for match in re.finditer(rf"\b{told}\b", words)]
        outside = [at for at in places if not any(span[0] <= at < span[1] for span in one["spans"])]
        if outside:
            yield min(outside, key=lambda at: abs(at - cue[0])), one["speaker"]


def cases(root: Path) -> Iterator[Known]:
    """The labelled pronouns that the reader of mentions meets, with what it could choose from."""
    models = Models(load_english(Settings().language_model), load_tagger())
    for story, words, means in labelled(root):
        page = Page("page", words.encode(), words, "utf-8", "text/plain", GivenMetadata())
        article = clean_page(page)
        here = {at: means[raw] for raw, at in _places(article, means)}
        met: dict[int, Known] = {}
        with mock.patch.object(pronouns, "pronoun_choice", partial(_recorded, story, here, met)):
            read_article(article, PublicationDate(), models)
        yield from met.values()


def _places(article: Article, starts: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Where characters of the page stand in its article."""
    for raw in starts:
        for run in article.offsets.runs:
            if run.one_to_one and run.raw_start <= raw < run.raw_end:
                yield raw, run.start + raw - run.raw_start


def _recorded(
    story: str, means: Mapping[int, str], met: dict[int, Known], state: Linking, draft: Draft, word: Pronoun
) -> Choice:
    """The choice, kept in ``met`` with the true chains if the pronoun is labelled."""
    found = pronoun_choice(state, draft, word)
    start = state.words.start[draft.first]
    told = means.get(start)
    if told is not None and draft.end == draft.first + 1:
        chains = [number for number in found.told if number != NOBODY]
        true = {number for number in chains if _is_called(state, state.chains[number], told)}
        met[start] = (story, word, draft.source, Case(crossed(found), true or {NOBODY}))
    return found


def _is_called(state: Linking, chain: Chain, means: str) -> bool:
    words, anchor = state.words, chain.anchor
    surface = words.text[words.start[anchor.first] : words.end[anchor.end - 1]]
    return same_speaker(means, anchor.name or anchor.title or surface, surface)


def judge_by_folds(known: list[Known]) -> None:
    """Prints, by pronoun, how many are right and wrong if each story is judged by the others' weights."""
    stories: dict[str, list[Known]] = defaultdict(list)
    for one in known:
        stories[one[0]].append(one)
    counts: Counter[tuple[str, str]] = Counter()
    for story, members in sorted(stories.items()):
        weights = learn(
            [one[3] for other, rest in stories.items() if other != story for one in rest],
            shrink=SHRINK,
            least=LEAST,
        )
        for _, word, speaks, case in members:
            shares = shares_of(case.candidates, weights)
            best = max(shares, key=lambda number: (shares[number], number))
            verdict = "nobody" if best == NOBODY else "right" if best in case.true else "wrong"
            for row in (word, *([f"{word} says"] if speaks else [])):
                counts[row, verdict] += 1
                counts[row, "of"] += 1
                counts[row, "in reach"] += NOBODY not in case.true
    print("pronoun     of  in reach  right  wrong  nobody")
    for row in sorted({row for row, _ in counts}):
        told = (counts[row, column] for column in ("of", "in reach", "right", "wrong", "nobody"))
        print(f"{row:10}", *(f"{count:6}" for count in told))


def main() -> None:
    """Learns, measures by folds, writes."""
    plain = argparse.RawDescriptionHelpFormatter
    options = argparse.ArgumentParser(description=__doc__, formatter_class=plain)
    options.add_argument("root", type=Path, help="the folder of the shared data")
    options.add_argument("--folds", action="store_true", help="judge each story by the weights of the others")
    options.add_argument("--write", action="store_true", help="write the weights into the package")
    args = options.parse_args()
    known = list(cases(args.root))
    if args.folds:
        judge_by_folds(known)
    if args.write:
        told = [
            "Weights of onrecord.extract.mentions.pronoun_features, written by training/train_pronouns.py.",
            f"Not to be edited. {len(known)} pronouns of {len({one[0] for one in known})} stories.",
        ]
        weights = learn([one[3] for one in known], shrink=SHRINK, least=LEAST)
        write_weights(
            Path(str(files("onrecord.extract").joinpath("data/pronoun_weights.toml"))), weights, told
        )


if __name__ == "__main__":
    main()
