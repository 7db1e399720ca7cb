"""Which blocks of a page are the article's: title, standfirst, body."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.clean.lines.turns import mark_turns
from onrecord.clean.words.features import Look, count_words, look_at, main_script, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.clean.words.strand import Strand

# A "related stories" line ends the page once so much of the page's prose has been read: half of what a
# bare page holds may be teasers; what an extractor chose holds few (swept 0.5 to 0.95 on HTML pages).
CUT_AFTER = {False: 0.5, True: 0.85}
LIST_RUN = 3  # so many short lines in a row are a list of links, not subheads
TAIL_SHARE = 0.25  # prose after a list of links is the site's own when it is less than this of all
MAX_SUBHEAD_WORDS = 12
MAX_TITLED_SUBHEAD = 7  # words; headlines of other articles in title case have 8 to 14
TITLE_WORDS = (2, 32)
MIN_ALONE = 4  # words of a title that the text does not repeat, and letters of its longer words
TITLE_OVERLAP = 0.2  # of the title's longer words found in the first paragraphs; true titles: 0.4 and more
SAME_TITLE = 0.75  # of the words of two titles shared, to be the same title said twice
REPEAT_WORDS = 8  # a shorter line may well be said twice
CONTAIN_WORDS = 10  # a pull quote is that long; shorter ones are common phrases
MAX_PLACES = 20  # of the same block; enough to tell
OPENING_CHARS = 24
MAX_CONTAIN_CHARS = 400_000  # beyond it only equal blocks are compared: containment is quadratic
TWICE = 0.6  # of the prose before the first repeat must be said again for a body to stand twice
FULLER = 1.15  # the second copy of a body is kept when it has so many times the words of the first


@dataclass(frozen=True, slots=True)
class Choice:
    """The blocks chosen from a page, in reading order.

    ``above`` are those above the body that were not chosen, ``dropped`` those within and below it.
    """

    title: Strand | None
    standfirst: tuple[Strand, ...]
    body: tuple[Look, ...]
    above: tuple[Look, ...] = field(default=())
    dropped: tuple[Look, ...] = field(default=())


def choose_blocks(blocks: Sequence[Strand], title: str | None, trusted: bool) -> Choice:
    """The article's blocks.

    Args:
        blocks: all blocks of the page, or what an extractor took for the article.
        title: the title, where something beside the blocks tells it.
        trusted: whether an extractor chose the blocks; then only what is surely furniture goes.
    """
    return choose_looks(look_at_all(blocks), title, trusted)


def look_at_all(blocks: Sequence[Strand]) -> list[Look]:
    """What each block of a page looks like; where nothing ends as a sentence, running words are prose."""
    looks = _with_turns([look_at(block) for block in blocks])
    if not any(look.prose for look in looks):
        looks = [replace(look, prose=look.loose) for look in looks]
    return looks


def choose_looks(looks: Sequence[Look], title: str | None, trusted: bool) -> Choice:
    """The article's blocks of a page that was looked at; see `choose_blocks`."""
    first = _body_start(looks, trusted)
    last = _body_end(looks, first, trusted)
    body = looks[first:last] if trusted else _without_lists(looks[first:last])
    return put_together(looks, (first, last), body, title, trusted)


def put_together(
    looks: Sequence[Look], reach: tuple[int, int], body: Sequence[Look], title: str | None, trusted: bool
) -> Choice:
    """The choice of ``body`` among the blocks of a page, of which it reaches over those in ``reach``."""
    first, last = reach
    head, tail = looks[:first], looks[last:]
    found = _find_title(head, looks[first:last], title)
    known = title or (found.text if found else None)
    body = _without_repeats([look for look in body if _stays(look, known)])
    body = body if trusted else _without_trailing(body)
    standfirst = _standfirst(head, found, body)
    kept = {id(look) for look in (*body, *standfirst)}
    above, dropped = (
        tuple(look for look in part if id(look) not in kept) for part in (head, (*looks[first:last], *tail))
    )
    printed = found.strand if found else None
    return Choice(printed, tuple(look.strand for look in standfirst), tuple(body), above, dropped)


def _with_turns(looks: list[Look]) -> list[Look]:
    """With the blocks marked that open a speaker's turn, and short answers below a name."""
    own = [look for look in looks if not look.furniture]
    marks = {id(look): mark for look, mark in zip(own, mark_turns([look.text for look in own]), strict=True)}
    out, named = [], False
    for look in looks:
        mark = marks.get(id(look))
        turn = mark is not None and (mark.opens > 0 or named)
        named = mark is not None and mark.alone
        out.append(replace(look, turn=True, prose=True, meta=False, caption=False) if turn else look)
    return out


def _body_start(looks: Sequence[Look], trusted: bool) -> int:
    """The first paragraph of prose; for trusted blocks the first that is the article's own."""
    for index, look in enumerate(looks):
        if look.own and (
            (look.prose and (look.words >= 4 or look.turn)) or (trusted and look.words >= 1 and not look.meta)
        ):
            return index
    return len(looks)


def _body_end(looks: Sequence[Look], first: int, trusted: bool) -> int:
    """Where the page's furniture begins for good, or behind its last block."""
    total = sum(look.words for look in looks[first:] if look.prose)
    read = lists = 0
    for index in range(first, len(looks)):
        look = looks[index]
        if look.cut and read >= CUT_AFTER[trusted] * total:
            return index
        lists = 0 if look.prose or look.loose else lists + 1
        read += look.words if look.prose else 0
        if (
            not trusted
            and lists >= LIST_RUN
            and 0 < total - read < TAIL_SHARE * total
            and _is_list(looks, index)
        ):
            return index - lists + 1
    return len(looks) if trusted else _behind_last_prose(looks, first)


def _is_list(looks: Sequence[Look], last: int) -> bool:
    return not any(_is_label(look) for look in looks[last - LIST_RUN + 1 : last + 1])


def _is_label(look: Look) -> bool:
    return look.text.endswith(":") or look.noise


def _behind_last_prose(looks: Sequence[Look], first: int) -> int:
    for index in range(len(looks) - 1, first - 1, -1):
        if looks[index].prose and looks[index].own:
            return index + 1
    return len(looks)


def _find_title(head: Sequence[Look], body: Sequence[Look], title: str | None) -> Look | None:
    """The block that holds the title: the given one, a line that the first paragraphs repeat, or the only."""
    if title is not None:
        return next((look for look in (*head, *body[:3]) if _is_same(look, title)), None)
    opening = " ".join(look.text for look in body[:4])
    script, words = main_script(opening), _long_words(opening)
    best: tuple[float, int] | None = None
    for index, look in enumerate(head):
        if not look.own or look.meta or not TITLE_WORDS[0] <= look.words <= TITLE_WORDS[1]:
            continue
        if main_script(look.text) != script:
            continue
        own = _long_words(look.text)
        share = len(own & words) / len(own) if own else 0.0
        share -= 0.3 if look.words > 20 else 0.0
        if share >= TITLE_OVERLAP and (best is None or share > best[0] + 0.25):
            best = (share, index)
    return head[best[1]] if best else _only_line(head)


def _only_line(head: Sequence[Look]) -> Look | None:
    """The only line above the body besides days and names, if it reads like a sentence without its end.

    A line whose longer words all begin with capitals may be a letterhead.
    """
    own = [look for look in head if look.own and not look.meta]
    if len(own) != 1 or not MIN_ALONE <= own[0].words <= TITLE_WORDS[1] or own[0].text[-1] in ".:;!?,…":
        return None
    return own[0] if any(len(word) >= MIN_ALONE and word.islower() for word in own[0].text.split()) else None


def _standfirst(head: Sequence[Look], title: Look | None, body: Sequence[Look]) -> list[Look]:
    """Lines between the title and the body that say more than the title and the first paragraph."""
    if title is None or not any(look is title for look in head):
        return []
    after = max(index for index, look in enumerate(head) if look is title or _is_same(look, title.text))
    lead = plain(" ".join(look.text for look in body[:2]))
    script = main_script(" ".join(look.text for look in body[:4]))
    return [
        look
        for look in head[after + 1 :]
        if look.own
        and not look.meta
        and look.words >= 4
        and main_script(look.text) == script
        and plain(look.text) not in lead
    ][:3]


def _stays(look: Look, title: str | None) -> bool:
    return (
        look.own and not look.meta and not (title and look.words <= TITLE_WORDS[1] and _is_same(look, title))
    )


def _without_lists(looks: Sequence[Look]) -> list[Look]:
    """Without lists of links, related headlines, and short lines that head nothing."""
    out: list[Look] = []
    run: list[Look] = []
    for look in looks:
        if look.prose or look.loose or look.noise:
            out.extend(_subheads(run, ruled=bool(out) and out[-1].noise))
            run = []
            out.append(look)
        else:
            run.append(look)
    return out


def _subheads(run: Sequence[Look], ruled: bool) -> list[Look]:
    """The lines of a run that are subheads; ``ruled`` where a line of stars or dashes stands above it."""
    own = [look for look in run if look.own and not look.meta]
    if len(own) >= LIST_RUN and not any(_is_label(look) for look in own):
        return []
    return [look for look in own if look.words <= MAX_SUBHEAD_WORDS and (ruled or not is_headline(look))]


def is_headline(look: Look) -> bool:
    """Whether a short line is longer and more capitalised than subheads are."""
    return look.titled and look.words > MAX_TITLED_SUBHEAD


def _without_repeats(looks: list[Look]) -> list[Look]:
    """Without blocks that stand twice, pull quotes, and a body's shorter copy."""
    keys = [plain(look.text) for look in looks]
    start = _fuller_copy(looks, keys)
    looks, keys = looks[start:], keys[start:]
    seen: set[str] = set()
    out = []
    joined = "\n".join(keys) if sum(map(len, keys)) <= MAX_CONTAIN_CHARS else ""
    for look, key in zip(looks, keys, strict=True):
        if look.words >= REPEAT_WORDS and key in seen and not look.turn:
            continue
        if look.words >= CONTAIN_WORDS and joined and not look.turn and _is_contained(key, joined):
            continue
        seen.add(key)
        out.append(look)
    return out


def _without_trailing(looks: list[Look]) -> list[Look]:
    """Without the short lines behind the last paragraph: a subhead heads something."""
    last = max((index for index, look in enumerate(looks) if look.prose), default=len(looks) - 1)
    return looks[: last + 1]


def _is_contained(key: str, joined: str) -> bool:
    """Whether ``key`` stands within another, longer block."""
    opening = key[:OPENING_CHARS]  # a short one is found faster; if it stands there once, so does the key
    if joined.find(opening, joined.find(opening) + 1) < 0:
        return False
    at = joined.find(key)
    for _ in range(MAX_PLACES):
        if at < 0:
            return False
        before = at == 0 or joined[at - 1] == "\n"
        behind = at + len(key) == len(joined) or joined[at + len(key)] == "\n"
        if not (before and behind):
            return True
        at = joined.find(key, at + 1)
    return False


def _fuller_copy(looks: Sequence[Look], keys: Sequence[str]) -> int:
    """Where the text begins: 0, or, where the body stands twice and the second copy is fuller, there."""
    first: dict[str, int] = {}
    pairs = []
    for index, (look, key) in enumerate(zip(looks, keys, strict=True)):
        if look.words < REPEAT_WORDS:
            continue
        if key in first:
            pairs.append((first[key], index))
        else:
            first[key] = index
    if len(pairs) < 3:
        return 0
    start = min(second for _, second in pairs)
    said_again = sum(looks[index].words for index in {one for one, _ in pairs} if index < start)
    if said_again < TWICE * sum(look.words for look in looks[:start] if look.prose):
        return 0
    one, two = (sum(look.words for look in part) for part in (looks[:start], looks[start:]))
    return start if two > FULLER * one else 0


def _is_same(look: Look, title: str) -> bool:
    own, letters, others, count = plain(look.text), *_told_by(title)
    if own == letters:
        return True
    if not own or not letters or abs(look.words - count) > 6:
        return False
    words = set(look.text.casefold().split())
    return len(words & others) >= SAME_TITLE * max(len(words), len(others))


@lru_cache(maxsize=4)
def _told_by(title: str) -> tuple[str, set[str], int]:
    """The letters of a title, its words, and how many they are."""
    return plain(title), set(title.casefold().split()), count_words(title)


def _long_words(text: str) -> set[str]:
    return {word for word in (plain(word)[:6] for word in text.split()) if len(word) >= 4}
