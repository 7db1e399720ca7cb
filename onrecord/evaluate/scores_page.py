"""The page ``docs/scores.md``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.evaluate.dossiers import DOSSIERS, dossier_tables
from onrecord.evaluate.figures import LEAST_DOCUMENTS, LEVEL, RESAMPLES
from onrecord.evaluate.known import MEANINGS, load_dated, load_known
from onrecord.evaluate.report import HEADS, cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.evaluate.known import Dated
    from onrecord.evaluate.measure import Measurement

_HEAD = """\
# Scores

`onrecord evaluate --dossier all --write docs/scores.md` (`make scores`) writes this page; never edit it by
hand. What the tasks are and how they are judged: [evaluation.md](evaluation.md).

Each figure says how far its data is known:
"""
_INTERVALS = f"""
[low–high] is the {LEVEL} % interval of a bootstrap over documents ({RESAMPLES:,} resamples, percentiles), n
the number of documents that have an item of the kind. A figure has no interval if n is below
{LEAST_DOCUMENTS}, or if all resamples give the same value: then an interval would pretend to know more than
it does.
"""


def as_markdown(measurement: Measurement) -> str:
    """The page: what the words mean, the scores of corpora, of dossiers, and the figures measured by hand."""
    lines = [_HEAD, *(f"- **{word}**: {meaning}" for word, meaning in MEANINGS.items()), _INTERVALS]
    lines += [*_corpora(measurement), "", *_dossiers(measurement)]
    lines += [
        "",
        "## Figures of other runs",
        "",
        "`onrecord evaluate` does not make these figures anew; each holds for its commit.",
    ]
    for entry in load_dated():
        lines += _dated(entry)
    return "\n".join(lines) + "\n"


def _corpora(measurement: Measurement) -> Iterator[str]:
    known = load_known()
    yield "## Corpora"
    yield ""
    corpora = dict.fromkeys((*(score.total.corpus for score in measurement.scores), *measurement.absent))
    for corpus in corpora:
        yield f"- `{corpus}`: **{known[corpus].word}**. {known[corpus].why}"
    yield ""
    yield from _table(
        ("corpus", "known", *HEADS[1:]),
        [
            (score.total.corpus, known[score.total.corpus].word, *cells(score)[1:])
            for score in measurement.scores
        ]
        + [
            (corpus, known[corpus].word, "not measured: the corpus is not here", *[""] * (len(HEADS) - 2))
            for corpus in measurement.absent
        ],
    )
    yield ""
    yield "Measured on: " + ", ".join(f"{name} `{mark}`" for name, mark in measurement.fingerprints)


def _dossiers(measurement: Measurement) -> Iterator[str]:
    known = load_known()[DOSSIERS]
    yield "## Dossiers of whole piles"
    yield ""
    if not measurement.dossiers:
        yield "Not measured in this run: add `--dossier all`."
        return
    yield f"**{known.word}**. {known.why}"
    for table in dossier_tables(measurement.dossiers):
        yield ""
        yield table.legend
        yield ""
        yield from _table(table.heads, table.rows)


def _dated(entry: Dated) -> Iterator[str]:
    yield ""
    yield f"### {entry.title}"
    yield ""
    yield f"**{entry.word}**, {entry.date.isoformat()}, commit `{entry.commit}`. {entry.how}"
    yield ""
    yield from _table(entry.heads, entry.rows)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(heads) + " |"
    yield "|" + "---|" * len(heads)
    yield from ("| " + " | ".join(row) + " |" for row in rows)
