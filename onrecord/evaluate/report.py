"""The scores as a table in the terminal, as JSON, and item by item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.table import Table

from onrecord.evaluate.known import load_known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.evaluate.figures import Figure, Score
    from onrecord.evaluate.measure import Measurement

SPANS = ("precision", "recall", "f1")
HEADS = ("corpus", "task", "documents", "precision", "recall", "F1", "matched / gold / predicted", "further")


def as_table(measurement: Measurement) -> Table:
    """A table of all scores for a terminal; intervals of 95 % in brackets."""
    table = Table(title="Scores against annotated truth", title_justify="left")
    for head in ("corpus", "known", *HEADS[1:]):
        table.add_column(
            head, justify="right" if head in {"documents", "precision", "recall", "F1"} else "left"
        )
    known = load_known()
    last = None
    for score in measurement.scores:
        corpus = score.total.corpus
        if last not in {None, corpus}:
            table.add_section()
        last = corpus
        table.add_row(corpus, known[corpus].word, *cells(score)[1:])
    for corpus in measurement.absent:
        table.add_section()
        table.add_row(corpus, "", "[bold red]NOT MEASURED[/]: the corpus is not here", *[""] * 6)
    return table


def as_json(scores: Sequence[Score]) -> list[dict[str, Any]]:
    """All figures, unrounded, with their intervals, and all misses."""
    known = load_known()
    return [
        {
            "corpus": score.total.corpus,
            "known": known[score.total.corpus].word,
            "task": score.total.task,
            "matched": score.total.matched,
            "gold": score.total.gold,
            "predicted": score.total.predicted,
            "right": {name: list(pair) for name, pair in score.total.right.items()},
            "figures": {
                name: {
                    "value": figure.value,
                    "interval": figure.interval,
                    "items": figure.items,
                    "documents": figure.documents,
                }
                for name, figure in score.figures.items()
            },
            "misses": [[miss.page, miss.kind, miss.text] for miss in score.total.misses],
        }
        for score in scores
    ]


def as_detail(measurement: Measurement, tasks: frozenset[str]) -> Iterator[str]:
    """Every item that is not as it should be, page by page, for the tasks named, or for all if none is."""
    for score in measurement.scores:
        if tasks and score.total.task not in tasks:
            continue
        page = None
        for miss in sorted(score.total.misses, key=lambda miss: miss.page):
            if miss.page != page:
                page = miss.page
                yield f"\n== {score.total.corpus} · {score.total.task} · {page}"
            yield f"{miss.kind:>24}  {' '.join(miss.text.split())}"


def cells(score: Score) -> tuple[str, ...]:
    """A score as a row of a table, a cell for each of `HEADS`."""
    total = score.total
    spans = [with_interval(score.figures[name]) if name in score.figures else "" for name in SPANS]
    counts = f"{total.matched} / {total.gold} / {total.predicted}" if total.gold or total.predicted else ""
    further = ", ".join(_further(score, name) for name in score.figures if name not in SPANS)
    return (total.corpus, total.task, str(len(score.documents)), *spans, counts, further)


def with_interval(figure: Figure) -> str:
    """A figure with its interval, or with the number of its documents if it has none."""
    return f"{figure.value:.3f} {_interval(figure)}"


def _further(score: Score, name: str) -> str:
    """A judgement beside the spans: right of how many, or the value if it is a mean."""
    figure = score.figures[name]
    right, of = score.total.right.get(name, (0.0, 0.0))
    counted = isinstance(right, int) and isinstance(of, int)
    return f"{name} {f'{right}/{of}' if counted else f'{figure.value:.3f}'} {_interval(figure)}"


def _interval(figure: Figure) -> str:
    if figure.interval is None:
        return f"(n={figure.documents}, no interval)"
    low, high = figure.interval
    return f"[{low:.3f}–{high:.3f}]"
