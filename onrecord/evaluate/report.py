"""The scores as a table in the terminal, as Markdown, as JSON, and item by item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.evaluate.measure import Measurement
    from onrecord.evaluate.tally import Tally

_HEADS = ("corpus", "task", "precision", "recall", "F1", "matched / gold / found", "further")


def as_table(measurement: Measurement) -> Table:
    """One table of all scores for a terminal."""
    table = Table(title="Scores against annotated truth", title_justify="left")
    for head in _HEADS:
        table.add_column(head, justify="right" if head in {"precision", "recall", "F1"} else "left")
    last = None
    for tally in measurement.tallies:
        if last not in {None, tally.corpus}:
            table.add_section()
        last = tally.corpus
        table.add_row(*_cells(tally))
    for corpus in measurement.absent:
        table.add_section()
        table.add_row(corpus, "[bold red]NOT MEASURED[/]: the corpus is not here", "", "", "", "", "")
    return table


def as_markdown(measurement: Measurement) -> str:
    """The page ``docs/scores.md``."""
    lines = [
        "# Scores",
        "",
        "Written by `onrecord evaluate --write docs/scores.md`; never edit it by hand. Spans match one to",
        "one, where they overlap by at least half (intersection over union). `examples` is our own story;",
        "`seeds`, `kremlin` and `iran` are our annotations of real pages, `polnear` the development part of",
        "a public corpus of attributions; these four lie outside the repository (see docs/evaluation.md).",
        "The seeds and the Kremlin pages are resolved as one record, the Iran articles as another.",
        "The judges of blocks and lines have learned from `article-extraction` and `fundus`: on unseen",
        "pages they do less well, see the cross-validated figures in decisions 10 and 15. The tagger of",
        "statements has learned from the statements of `seeds` and `kremlin`, not from the others; the",
        "rules were tuned on all but `polnear`. For other talks see decision 19.",
        "",
        "| " + " | ".join(_HEADS) + " |",
        "|---|---|--:|--:|--:|---|---|",
    ]
    lines += ["| " + " | ".join(_cells(tally)) + " |" for tally in measurement.tallies]
    lines += [
        f"| {corpus} | not measured: the corpus is not here | | | | | |" for corpus in measurement.absent
    ]
    lines += ["", "Measured on: " + ", ".join(f"{name} `{mark}`" for name, mark in measurement.fingerprints)]
    return "\n".join(lines) + "\n"


def as_json(measurement: Measurement) -> dict[str, Any]:
    """All figures, unrounded, and all misses."""
    return {
        "scores": [
            {
                "corpus": tally.corpus,
                "task": tally.task,
                "matched": tally.matched,
                "gold": tally.gold,
                "found": tally.found,
                "right": {name: list(pair) for name, pair in tally.right.items()},
                "scores": tally.scores,
                "misses": [[miss.page, miss.kind, miss.told] for miss in tally.misses],
            }
            for tally in measurement.tallies
        ],
        "absent": list(measurement.absent),
        "fingerprints": dict(measurement.fingerprints),
    }


def as_detail(measurement: Measurement, tasks: frozenset[str]) -> Iterator[str]:
    """Every item that is not as it should be, page by page, for the tasks named (all where none is)."""
    for tally in measurement.tallies:
        if tasks and tally.task not in tasks:
            continue
        page = None
        for miss in sorted(tally.misses, key=lambda miss: miss.page):
            if miss.page != page:
                page = miss.page
                yield f"\n== {tally.corpus} · {tally.task} · {page}"
            yield f"{miss.kind:>24}  {' '.join(miss.told.split())}"


def _cells(tally: Tally) -> tuple[str, ...]:
    spans = bool(tally.gold or tally.found)
    figures = (tally.precision, tally.recall, tally.f1)
    shown = tuple(f"{figure:.3f}" if spans else "" for figure in figures)
    counts = f"{tally.matched} / {tally.gold} / {tally.found}" if spans else ""
    further = ", ".join(f"{name} {hits}/{of}" for name, (hits, of) in tally.right.items() if of)
    return (tally.corpus, tally.task, *shown, counts, further)
