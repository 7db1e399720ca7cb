"""What the judge of lines sees of each line of a plain-text page, as numbers: its words and neighbours."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.clean.html.block_places import Column, Columns
    from onrecord.clean.words.features import Look

SHORT = 300  # characters; only shorter lines are looked at for capitals and digits
NEIGHBOURS = (-4, -3, -2, -1, 1, 2, 3, 4)
WINDOWS = (3, 8, 20)  # lines before and behind
NO_NEIGHBOUR = -1.0
REACH = 40  # lines from the densest run; further is all the same
LINE_COST = 12.0  # words that a line of no prose takes from a run: a few subheads do not end it, menus do
NO_HEADLINE = 50.0
SAME_TITLE = 0.5  # of the stems of the title and a line shared, for the line to be the headline
WITHIN = 0.8  # what a line counts for whose stems all stand in the title beside the site's name
LEAST_STEMS = 2
CLOSE = 12  # lines behind the headline in which the article begins
ENOUGH = 80.0  # words of prose there
STEM = 6  # letters of a word that are compared
FLAGS = ("noise", "furniture", "cut", "caption", "meta", "prose", "loose", "titled", "turn")

_STOP = re.compile(r"[.!?…][\"'”’»)\]]* |[。！？]")
_CAPITAL = re.compile(r"(?<![^\W_])[A-ZÀ-ÞА-ЯЁ]")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")
_CLOSERS = "\"'”’»)]」』） "
_TEXT = (
    "chars", "words", "stop", "stops", "caps", "commas", "digits", "marks", "bars", "quotes", "colon",
    "lower", "dots", "question", "clock",
)  # fmt: skip


def look_at_lines(looks: Sequence[Look], chosen: Sequence[bool], title: str | None) -> Columns:
    """The features by name; each is an array with one number a line.

    Args:
        looks: the lines of a page in order, as `features.look_at` sees them.
        chosen: which of them the rules take for the article's.
        title: the headline, where it is known; else the first line stands for it.
    """
    columns = _text_columns(looks)
    columns["chosen"] = np.array(chosen, dtype=float)
    mass = columns["words"] * columns["prose"]
    columns.update(_run_columns(mass))
    columns.update(_word_columns(looks, columns, title))
    columns.update(_title_columns(looks, mass, title))
    columns.update(_page_columns(columns, mass))
    columns.update(_neighbour_columns(columns))
    return columns


def _text_columns(looks: Sequence[Look]) -> Columns:
    rows = np.array([_text_row(look) for look in looks], dtype=float).reshape(-1, len(_TEXT))
    columns: Columns = dict(zip(_TEXT, rows.T, strict=True))
    for name in FLAGS:
        columns[name] = np.array([getattr(look, name) for look in looks], dtype=float)
    words = np.maximum(columns["words"], 1.0)
    columns["logwords"] = np.log1p(columns["words"])
    columns["wordlen"] = columns["chars"] / words
    for name in ("stops", "commas", "quotes"):
        columns[name] = columns[name] / words
    columns["caps"] = np.where(columns["chars"] < SHORT, columns["caps"] / words, 0.2)
    return columns


def _text_row(look: Look) -> tuple[float, ...]:
    text = look.text
    size = len(text)
    short = size < SHORT
    end = text.rstrip(_CLOSERS)[-1:]
    return (
        size,
        look.words,
        end != "" and end in ".!?。！？",
        len(_STOP.findall(text)) if size > 40 else 0,
        len(_CAPITAL.findall(text)) if short else 0,
        text.count(",") + text.count("、"),
        sum(map(str.isdigit, text)) / size if short else 0,
        "©" in text or "@" in text,
        text.count("|") + text.count("»") + text.count("›") if short else 0,
        sum(map(text.count, '"“„«「')),
        text[-1] in ":：",
        text[0].islower(),
        text.endswith(("…", "...", "[…]")),
        end != "" and end in "?？",
        ":" in text and any(map(str.isdigit, text)) if short else 0,
    )


def _run_columns(mass: Column) -> Columns:
    """Where each line stands to the densest run of prose: the stretch with the most words less its gaps."""
    gain = np.where(mass > 0, mass, -LINE_COST)
    read = np.concatenate([[0.0], np.cumsum(gain)])
    lowest = np.minimum.accumulate(read)
    last = int(np.argmax(read[1:] - lowest[:-1])) if len(gain) else 0
    first = int(np.argmin(read[: last + 1]))
    index = np.arange(len(mass))
    total = mass.sum() or 1.0
    inside = (index >= first) & (index <= last)
    held = np.where(inside, mass, 0.0)
    before = np.cumsum(held)
    return {
        "run.in": inside.astype(float),
        "run.first": np.clip(index - first, -REACH, REACH).astype(float),
        "run.last": np.clip(index - last, -REACH, REACH).astype(float),
        "run.share": np.full(len(mass), held.sum() / total),
        "run.read": (before - held) / (held.sum() or 1.0),
        "run.words": np.full(len(mass), np.log1p(held.sum())),
    }


def _word_columns(looks: Sequence[Look], columns: Columns, title: str | None) -> Columns:
    """How many of its words a line shares with the title and with the densest run; how often it is said."""
    stems = [_stems(look.text) for look in looks]
    inside = columns["run.in"] * columns["prose"] > 0
    run = Counter(
        stem for stem_set, held in zip(stems, inside.tolist(), strict=True) if held for stem in stem_set
    )
    named = _stems(title or (looks[0].text if looks else ""))
    shared, titled, own = np.zeros((3, len(looks)))
    for at, (words, held) in enumerate(zip(stems, inside.tolist(), strict=True)):
        if words:
            shared[at] = sum(run[word] > held for word in words) / len(words)
            titled[at] = len(words & named) / len(named) if named else 0.0
            own[at] = len(words & named) / len(words)
    often = Counter(look.text for look in looks)
    heads = Counter(look.text[:12] for look in looks)
    return {
        "shared": shared,
        "titled.cover": titled,
        "titled.own": own,
        "often": np.array([min(often[look.text], 9) for look in looks], dtype=float),
        "heads": np.array([min(heads[look.text[:12]], 9) for look in looks], dtype=float),
    }


def _title_columns(looks: Sequence[Look], mass: Column, title: str | None) -> Columns:
    """How far each line is from the headline where the page says it again, and how much prose is between."""
    index = np.arange(len(looks))
    at = find_headline(looks, mass, title)
    if at is None:
        far, none = np.full(len(looks), NO_HEADLINE), np.full(len(looks), -1.0)
        return {"title.at": far, "title.since": none, "title.line": none}
    read = np.cumsum(mass)
    return {
        "title.line": np.full(len(looks), float(at)),
        "title.at": np.clip(index - at, -REACH, REACH).astype(float),
        "title.since": np.log1p(np.maximum(0, read - mass - read[at])),
    }


def find_headline(looks: Sequence[Look], mass: Column, title: str | None) -> int | None:
    """Which line below the first says the title, or the first line, with the most prose close behind it."""
    named = _stems(title or (looks[0].text if looks else ""))
    if len(named) < LEAST_STEMS:
        return None
    read = np.concatenate([[0.0], np.cumsum(mass)])
    best: tuple[float, float, int] | None = None
    for at in range(1, len(looks)):
        look = looks[at]
        if len(look.text) > SHORT or look.words < 2:
            continue
        words = _stems(look.text)
        like = len(words & named) / len(words | named) if words else 0.0
        if words and words <= named and len(words) >= LEAST_STEMS:
            like = max(like, WITHIN)
        if like < SAME_TITLE:
            continue
        behind = float(read[min(len(looks), at + CLOSE)] - read[at + 1])
        score = (round(like + min(behind, ENOUGH) / ENOUGH, 3), behind, -at)
        if best is None or score > best:
            best = score
    return None if best is None else -best[2]


def _stems(text: str) -> set[str]:
    folded = text[:1500].casefold()
    words = {word[:STEM] for word in _LONG_WORD.findall(folded)}
    return words if text.isascii() else words | set(_DENSE.findall(folded))


def _page_columns(columns: Columns, mass: Column) -> Columns:
    count = len(mass)
    index = np.arange(count)
    read = np.cumsum(mass)
    total = read[-1] or 1.0
    out: Columns = {
        "page.read": (read - mass) / total,
        "page.prose": np.full(count, np.log1p(total)),
        "page.lines": np.full(count, np.log1p(count)),
        "page.share": np.full(count, total / (columns["words"].sum() or 1.0)),
        "page.chosen": np.full(
            count, (columns["chosen"] * columns["words"]).sum() / (columns["words"].sum() or 1.0)
        ),
        "page.at": index / count,
        "page.from": np.minimum(index, REACH).astype(float),
        "page.till": np.minimum(count - 1 - index, REACH).astype(float),
    }
    for name in ("prose", "cut", "furniture"):
        out[f"{name}.before"], out[f"{name}.behind"] = _distances(columns[name])
    out["cut.read"] = np.cumsum(columns["cut"])
    return out


def _distances(flags: Column) -> tuple[Column, Column]:
    """How many lines ago the last line with the flag stands, and how far ahead the next."""
    count = len(flags)
    index = np.arange(count)
    places = np.flatnonzero(flags)
    ends = np.concatenate([[-99], places, [count + 99]])
    before, behind = np.searchsorted(places, index, "left"), np.searchsorted(places, index, "right")
    return (
        np.clip(index - ends[before], 0, REACH).astype(float),
        np.clip(ends[behind + 1] - index, 0, REACH).astype(float),
    )


def _neighbour_columns(columns: Columns) -> Columns:
    out: Columns = {}
    for by in NEIGHBOURS:
        for name in ("logwords", "prose", "stop", "chosen", "furniture", "caps", "shared"):
            out[f"{name}{by:+d}"] = _shifted(columns[name], by)
    for reach in WINDOWS:
        for name in ("logwords", "prose", "chosen", "stop", "shared", "furniture", "clock"):
            out[f"{name}<{reach}"], out[f"{name}>{reach}"] = _means(columns[name], reach)
    spread = columns["logwords"] ** 2
    for side in "<>":
        square = dict(zip("<>", _means(spread, WINDOWS[0]), strict=True))[side]
        out[f"spread{side}"] = square - out[f"logwords{side}{WINDOWS[0]}"] ** 2
    return out


def _means(values: Column, reach: int) -> tuple[Column, Column]:
    """The mean over up to ``reach`` lines before each line, and over those behind it."""
    count = len(values)
    total = np.concatenate([[0.0], np.cumsum(values)])
    index = np.arange(count)
    low, high = np.maximum(index - reach, 0), np.minimum(index + 1 + reach, count)
    before = (total[index] - total[low]) / np.maximum(index - low, 1)
    behind = (total[high] - total[index + 1]) / np.maximum(high - index - 1, 1)
    return before, behind


def _shifted(values: Column, by: int) -> Column:
    """The values of the neighbours ``by`` lines on."""
    out = np.full(len(values), NO_NEIGHBOUR)
    if abs(by) >= len(values):
        return out
    if by > 0:
        out[:-by] = values[by:]
    else:
        out[-by:] = values[:by]
    return out
