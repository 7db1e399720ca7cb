"""How well tellings of one saying are told from others: precision and recall on pairs of our own writing.

    .venv/bin/python bench/utterances.py [--all]

All tellings of ``tests/resolve/utterance_pairs.toml`` are filed in one record as one speaker's words of one
day, each in an article of its own, and grouped: a pair is right where it is joined as it says, and any other
two tellings that are joined are false.
"""

from __future__ import annotations

import argparse
import tomllib
from itertools import combinations
from pathlib import Path

from onrecord.config import Settings
from onrecord.models.english import load_english
from onrecord.records.article_rows import Copies
from onrecord.records.rows import Evidence, SaidOn, Statement
from onrecord.resolve.statements.utterances import group_utterances
from onrecord.text.words import Lemmas, content_lemmas

PAIRS = Path(__file__).resolve().parents[1] / "tests" / "resolve" / "statements" / "utterance_pairs.toml"


def measure(path: Path = PAIRS) -> tuple[int, int, int, list[str]]:
    """Pairs joined rightly, wrongly, pairs to join, and what went wrong, in words."""
    pairs = tomllib.loads(path.read_text(encoding="utf-8"))["pair"]
    told = [text for pair in pairs for text in (pair["one"], pair["other"])]
    rows = [_statement(f"{at:03}", text) for at, text in enumerate(told)]
    copies = {row.article: Copies(row.article, "original", None) for row in rows}
    parser = load_english(Settings().language_model)
    lemmas = Lemmas.over(content_lemmas(parser.parse(text)) for text in told)
    groups = group_utterances(rows, copies, {}, {row.id: "2031-03-12" for row in rows}, lemmas)
    right = wrong = 0
    faults: list[str] = []
    for first, second in combinations(range(len(rows)), 2):
        joined = groups[rows[first].id] == groups[rows[second].id]
        due = first % 2 == 0 and second == first + 1 and pairs[first // 2]["same"]
        right += joined and due
        wrong += joined and not due
        if joined != due:
            faults.append(f"{'missed' if due else 'false'}: {told[first]} | {told[second]}")
    return right, wrong, sum(pair["same"] for pair in pairs), faults


def _statement(name: str, text: str) -> Statement:
    content = (Evidence(f"article{name}", 0, len(text), text),)
    return Statement(
        id=name, article=f"article{name}", mode="indirect", content=content, cue=None, speaker_mention=None,
        speaker="actor", speaker_name="Ana Dorn", side=None, addressee=None,
        said_on=SaidOn("2031-03-12", "time_words"), occasion=None, verbatim="paraphrase", issues=(),
        utterance="", confidence=1.0,
    )  # fmt: skip


def main() -> None:
    """Prints precision and recall; with ``--all`` every fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="list what is missed or false")
    told = parser.parse_args()
    right, wrong, due, faults = measure()
    print(f"joined {right + wrong}, right {right}, to join {due}")
    print(f"precision {right / max(1, right + wrong):.3f}, recall {right / due:.3f}")
    for fault in faults if told.all else ():
        print(fault)


if __name__ == "__main__":
    main()
