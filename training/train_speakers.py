"""Learns who says a quotation that no words beside it attribute: the weights of `speaker_ranking`.

    python training/train_speakers.py ../shared --labels FOLDER --write

Reads the gold of ``../shared/gold``, the articles of PolNeAR's training and development parts (one in
``--share`` of the former), and of the folders under ``--labels`` each text that has statements beside it
(`onrecord.evaluate.labels`). For every quotation without an attribution it asks who the reader says it is:
one of the candidates, or nobody.

Five folds over stories (of PolNeAR: over articles) give the figures printed. The weights written are learned
from all. Nothing is random: the sum is convex, the descent starts from zero.
"""

from __future__ import annotations

import argparse
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

import log_linear

from onrecord.clean.page import clean_page
from onrecord.config import Settings
from onrecord.date.publication import find_publication_date
from onrecord.date.times import find_times
from onrecord.errors import PageRejected
from onrecord.evaluate.gold import GoldPage, load_gold
from onrecord.evaluate.labels import load_labels
from onrecord.evaluate.locate import Locator
from onrecord.extract.context import Context
from onrecord.extract.statements.free_quotations import (
    NONE,
    free_quotation,
    in_order,
    insert,
)
from onrecord.extract.statements.speaker_ranking import best_of
from onrecord.extract.statements.statement_mentions import attributed, prose_paragraphs
from onrecord.models.english import load_english
from onrecord.models.tagger import load_tagger
from onrecord.pipeline import Models
from onrecord.records.articles import Article
from onrecord.records.pages import GivenMetadata, Page
from onrecord.records.readings import StatementMention
from onrecord.records.spans import Span
from onrecord.text.choice import Features, shares_of

FOLDS = 5
SHRINK = 1.0  # weight of the squared weights; 0.3 and 3 give the same figures
MIN_SEEN = 5  # features of fewer candidates are left out
PRONOUN = re.compile(r"(?i)(?:he|she|they|it|him|her|them)")
WORD = re.compile(r"[^\W\d_][\w’'-]*")
ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as a reader has it: covered span, the words that name who speaks, and the name."""

    span: Span
    source: Span | None
    speaker: str


@dataclass(frozen=True, slots=True)
class Case:
    """A free quotation: what speaks for each candidate, and which of them are right."""

    story: str
    words: str
    told: dict[Span | None, Features]
    right: frozenset[Span | None]

    @property
    def fold(self) -> int:
        """Its fold, by story."""
        return zlib.crc32(self.story.encode()) % FOLDS


def cases_of(context: Context, known: Sequence[Told], story: str) -> Iterator[Case]:
    """The free quotations of an article of which a reader's word says who speaks, or that nobody does."""
    found = attributed(context, context.tagging)
    text = context.article.text
    spoken, starts = in_order(found.known(text))
    quoted = [one.outer for one in found.quotations]
    for orphan in found.orphans:
        free = free_quotation(context, orphan, spoken, starts, quoted)
        truth = max(known, key=lambda one: one.span.overlap(orphan.inner), default=None)
        if free.is_joined:
            continue
        if truth is None or 2 * truth.span.overlap(orphan.inner) < len(orphan.inner):
            right: frozenset[Span | None] | None = frozenset({NONE})
        else:
            right = _right(text, free.told, truth)
        if right is None:
            continue
        yield Case(story, orphan.inner.of(text), dict(free.told), right)
        sure = min((one for one in right if one is not None), default=None)
        if sure is not None:
            insert(spoken, starts, StatementMention((orphan.inner,), "direct", None, sure, implied=True))


def _right(text: str, told: Iterable[Span | None], truth: Told) -> frozenset[Span | None] | None:
    """The candidates that a reader's speaker is; None where a pronoun leaves it open."""
    names = [one for one in told if one is not None]
    right = {one for one in names if truth.source is not None and one.overlaps(truth.source)}
    meant = {word.casefold() for word in WORD.findall(truth.speaker) if word[0].isupper()}
    if truth.source is not None:
        meant |= {word.casefold() for word in WORD.findall(truth.source.of(text)) if word[0].isupper()}
    for one in names:
        last = [word for word in WORD.findall(one.of(text)) if word[0].isupper()][-1:]
        if last and re.sub(r"['’]s?$", "", last[0]).casefold() in meant:
            right.add(one)
    if right:
        return frozenset(right)
    open_ = any(PRONOUN.fullmatch(one.of(text)) or not any(map(str.isupper, one.of(text))) for one in names)
    return None if open_ else frozenset({NONE})


def context_of(page: Page, models: Models) -> Context | None:
    """A page, read as far as its statements need; None if it has no article."""
    try:
        article = clean_page(page)
    except PageRejected:
        return None
    published = find_publication_date(page, article)
    doc = models.parser.parse(article.text)
    tagging = models.tagger.tag(article.text, prose_paragraphs(article)) if models.tagger else None
    return replace(Context(doc, article, published, tagging), times=find_times(doc, published))


def told_by_gold(gold: GoldPage, article: Article) -> list[Told]:
    """The statements of a gold page in its cleaned text."""
    locator, found = Locator(gold, article), []
    for item in gold.truth["statements"]:
        numbers = item.get("occurrence")
        numbers = numbers if isinstance(numbers, list) else [numbers] * len(item["content"])
        spans = [locator.span(quote, at) for quote, at in zip(item["content"], numbers, strict=True)]
        known = [span for span in spans if span]
        if known:
            whole = Span(known[0].start, max(span.end for span in known))
            source = _nearest(article.text, item.get("speaker_text"), whole)
            found.append(Told(whole, source, item["speaker"] or ""))
    return found


def _nearest(text: str, words: str | None, span: Span) -> Span | None:
    """The place of the words that lies nearest to a span."""
    spots = (
        [Span(*match.span()) for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
        if words
        else []
    )
    return min(spots, key=lambda one: max(one.start - span.end, span.start - one.end, 0), default=None)


def polnear_pages(folder: Path, share: int = 1) -> Iterator[tuple[Page, Path]]:
    """The articles of PolNeAR's training and development parts with their annotations, one for each."""
    for part in ("train", "dev"):
        first: dict[str, Path] = {}
        for path in sorted((folder / part / "attributions").glob("*.ann")):
            first.setdefault(ANNOTATOR.sub("", path.stem), path)
        for name, path in list(first.items())[:: share if part == "train" else 1]:
            data = (folder / part / "text" / f"{name}.txt").read_bytes()
            page = Page(f"{name}.txt", data, data.decode("utf-8"), "utf-8", "text/plain", GivenMetadata())
            yield page, path


def told_by_polnear(path: Path, article: Article) -> list[Told]:
    """The attributions of a file in the cleaned text."""
    clean = {
        run.raw_start + step: run.start + step
        for run in article.offsets.runs
        for step in range(run.raw_end - run.raw_start)
    }
    spans: dict[str, Span] = {}
    found: list[Told] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if cells[0].startswith("T"):
            places = [int(place) for place in re.findall(r"\d+", cells[1])]
            inside = [clean[at] for at in (min(places), max(places) - 1) if at in clean]
            if len(inside) == 2:
                spans[cells[0]] = Span(inside[0], inside[1] + 1)
        elif cells[0].startswith("E"):
            parts = dict(part.split(":") for part in cells[1].split())
            content, source = spans.get(parts.get("Content", "")), spans.get(parts.get("Source", ""))
            if content is not None:
                found.append(Told(content, source, ""))
    return found


def weights_of(cases: Sequence[Case]) -> dict[str, float]:
    """The weights that make the right candidates likeliest."""
    plain = [log_linear.Case(case.told, set(case.right)) for case in cases]
    return log_linear.learn(plain, shrink=SHRINK, least=MIN_SEEN)


def judge_by_folds(cases: Sequence[Case]) -> list[tuple[Case, Span | None]]:
    """Each case with who is likeliest by weights that have not seen its story."""
    out = []
    for fold in range(FOLDS):
        weights = weights_of([case for case in cases if case.fold != fold])
        here = (case for case in cases if case.fold == fold)
        out += [(case, best_of(shares_of(case.told, weights))) for case in here]
    return out


def print_figures(judged: Sequence[tuple[Case, Span | None]]) -> None:
    """How often the choice is right, of all and of those that somebody said; how often nobody is meant."""
    for kind in sorted({case.story.partition(":")[0] for case, _ in judged}):
        here = [(case, one) for case, one in judged if case.story.startswith(f"{kind}:")]
        said = [(case, one) for case, one in here if NONE not in case.right]
        given = [(case, one) for case, one in here if one is not NONE]
        sure = sum(one in case.right for case, one in given) / max(1, len(given))
        right = sum(one in case.right for case, one in here)
        print(
            f"{kind:8} {len(here):5} right {right / len(here):.3f}"
            f"  said {len(said)} right {sum(one in case.right for case, one in said) / max(1, len(said)):.3f}"
            f"  given {len(given)} right {sure:.3f}"
        )


def all_cases(root: Path, labels: Path | None, share: int, models: Models) -> Iterator[Case]:
    """Every case of the corpora that are there."""
    pages = [*load_gold(frozenset({"seeds", "kremlin", "iran"})), *(load_labels(labels) if labels else ())]
    for gold in pages:
        context = context_of(gold.page, models)
        if context is not None:
            yield from cases_of(context, told_by_gold(gold, context.article), f"labels:{gold.story}")
    for page, path in polnear_pages(root / "corpora" / "polnear" / "data", share):
        context = context_of(page, models)
        if context is not None:
            yield from cases_of(context, told_by_polnear(path, context.article), f"polnear:{page.locator}")


def main() -> None:
    """Learns, measures by folds, writes."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("root", type=Path, help="the shared folder")
    options.add_argument("--labels", type=Path, help="a folder of texts with statements beside them")
    options.add_argument("--share", type=int, default=2, help="read one training article in so many")
    options.add_argument("--write", action="store_true", help="write the weights into the package")
    args = options.parse_args()
    models = Models(load_english(Settings().language_model), load_tagger())
    cases = list(all_cases(args.root, args.labels, args.share, models))
    print_figures(judge_by_folds(cases))
    if args.write:
        write(cases)


def write(cases: Sequence[Case]) -> None:
    """Writes the weights learned from all cases into the package."""
    counts = Counter(case.story.partition(":")[0] for case in cases)
    told = ", ".join(f"{kind} {count}" for kind, count in sorted(counts.items()))
    lines = [
        "# Weights of onrecord.extract.statements.speaker_ranking. Not to be edited.",
        f"# Written by training/train_speakers.py; quotations without an attribution: {told}.",
        "", "[weights]", *(f'"{name}" = {value}' for name, value in sorted(weights_of(cases).items())),
    ]  # fmt: skip
    path = files("onrecord.extract").joinpath("data/speaker_weights.toml")
    Path(str(path)).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
