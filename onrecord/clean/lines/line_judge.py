"""A learned judge of lines: which lines of a plain-text page are its article's.

Boosted trees over `line_features`, trained by ``training/train_lines.py`` on pages whose text is known; what
the rules of `judge` choose is one of the features. See ``docs/decisions/0015-learned-lines.md``.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from onrecord.clean.html.block_judge import judge as judge_rows
from onrecord.clean.lines.judge import (
    TITLE_OVERLAP,
    Choice,
    choose_looks,
    is_headline,
    look_at_all,
    put_together,
)
from onrecord.clean.lines.line_features import look_at_lines
from onrecord.text.forest import learned_forest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.clean.html.block_places import Column, Columns
    from onrecord.clean.words.features import Look
    from onrecord.clean.words.strand import Strand
    from onrecord.text.forest import Forest

CHOSEN = 0.4  # of the two likeliest lines' mean: a line this likely is; by cross-validation of 0.3 to 0.7
LONE = 0.75  # the same for a short line that the rules do not take for a subhead
CLEAN = 0.9  # of the words of a page in what the rules choose; tables of articles have so much
STANDFIRST = 0.2  # the same for a line between the headline and the body


@cache
def load_forest() -> Forest:
    """The trained trees."""
    return learned_forest("clean", "line")


def choose_lines(blocks: Sequence[Strand], title: str | None, forest: Forest | None = None) -> Choice:
    """The article's lines of a plain-text page.

    Args:
        blocks: the lines.
        title: the title, where something beside the lines tells it.
        forest: other trees than the trained ones.
    """
    looks = look_at_all(blocks)
    rough = choose_looks(looks, title, trusted=False)
    if not rough.body or _is_clean(looks, rough):
        return rough
    columns = features_of(looks, rough, title)
    likely = likelihood(columns, forest or load_forest()).tolist()
    kept = _kept(looks, rough, likely)
    if not kept:
        return rough
    body = [looks[at] for at in kept]
    headline = _printed_headline(looks[: kept[0]], columns) if title is None else None
    named = title if headline is None else headline.text
    choice = put_together(looks, (kept[0], kept[-1] + 1), body, named, trusted=False)
    doubted = {id(look.strand) for look, value in zip(looks, likely, strict=True) if value < STANDFIRST}
    standfirst = tuple(line for line in choice.standfirst if id(line) not in doubted)
    return replace(choice, standfirst=standfirst, title=headline.strand if headline else choice.title)


def _kept(looks: Sequence[Look], rough: Choice, likely: Sequence[float]) -> list[int]:
    """Which lines are likely enough the article's; it begins with prose."""
    bar = CHOSEN * sum(sorted(likely)[-2:]) / min(2, len(likely))
    chosen = {id(look) for look in rough.body}
    out: list[int] = []
    for at, look in enumerate(looks):
        sound = look.prose or id(look) in chosen
        subhead = bool(out) and not is_headline(look) and likely[at] >= LONE
        if likely[at] >= bar and (sound or subhead):
            out.append(at)
    return out


def _printed_headline(head: Sequence[Look], columns: Columns) -> Look | None:
    """The line above the body that says the page's title, its first line, again without the site's name."""
    at = int(columns["title.line"][0])
    return head[at] if 0 <= at < len(head) and columns["shared"][at] >= TITLE_OVERLAP else None


def _is_clean(looks: Sequence[Look], rough: Choice) -> bool:
    """Whether next to nothing but the article is on the page, so that the rules see all there is to see."""
    return sum(look.words for look in rough.body) >= CLEAN * sum(look.words for look in looks)


def features_of(looks: Sequence[Look], rough: Choice, title: str | None) -> Columns:
    """What the trees see of the lines; ``rough`` is the choice of the rules."""
    chosen = {id(look) for look in rough.body}
    return look_at_lines(looks, [id(look) in chosen for look in looks], title)


def likelihood(columns: Columns, forest: Forest) -> Column:
    """How likely each line is the article's, 0 to 1."""
    return judge_rows(forest, np.stack([columns[name] for name in forest.names], axis=1))
