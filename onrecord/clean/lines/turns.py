"""Speaker turns of transcripts."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.clean.words.phrases import turn_words
from onrecord.text.countries import country_by_name

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_LABEL = 120  # characters; the longest measured has 104 ("Special Envoy of the ... Government and ...")
MAX_LABEL_WORDS = 18
BLOCKS_A_TURN = 12  # on average; where turns are longer, an office must stand in the first label
MAX_OFFICE_WORDS = 8  # before the name of a speaker; the longest measured has 4
MIN_REPORTING = 2  # blocks with an attributed quotation; a speech may quote somebody once
MAX_WORDS_TO_CUE = 6  # behind a quotation: "the Varlandic foreign minister said"
LETTERED = 3  # blocks that begin with "Q." or "A." make a transcript
MIN_TIMED = 2  # names with a time code alone on their line
MAX_TIMED_WORDS = 5
LONE_REPEATS = 3  # a name alone on its line is a label when it comes so often

_LABEL = re.compile(
    r"(?P<label>[^:.!?\"“”«»]*(?:\b(?:Mr|Mrs|Ms|Dr|MR|MRS|MS|DR|Sen|Rep|Gen|Gov|Amb|St|[A-Z])\.[^:.!?\"“”«»]*){0,4}):(?=\s|$)"
)
_LETTER = re.compile(r"(?P<label>[QA])\.\s+(?=[A-Z“\"‘'(])")  # "Q. When?", a letter with a full stop
_BARE_Q = re.compile(r"(?P<label>Q)\s+(?=[A-Z“\"‘'(])")  # "Q Mr. Minister, when?", in a transcript only
_NUMBERED = re.compile(r"\s*(?:no\.?\s*)?\d{1,3}$")
_TIME = re.compile(
    r"[\[(<{]\d{1,2}:\d{2}(?::\d{2})?(?:[.,:]\d{1,3})?[\])>}]|(?<![\d:])\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?(?![\d:])"
)
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_CLOSING = re.compile(r"[\"”]\s*,?\s+")
_STAGE = re.compile(r"[(\[<][^()\[\]]{1,600}[)\]>]\.?")
MAX_STAGE = 200  # characters of a stage direction outside transcripts; within, they sum up speeches


@dataclass(frozen=True, slots=True)
class TurnMark:
    """What a block is in a transcript.

    Attributes:
        opens: characters of the block up to its words: a label with its colon, time codes; 0 for no label.
        label: characters of the label itself, without the colon.
        alone: the whole block is a label; the words follow in the next block.
        stage: a stage direction ("(Applause.)").
        begins: characters before the label: a time code.
        answers: the label stands for the person interviewed ("A").
    """

    opens: int = 0
    label: int = 0
    alone: bool = False
    stage: bool = False
    begins: int = 0
    answers: bool = False


def mark_turns(blocks: Sequence[str]) -> list[TurnMark]:
    """What each block is; no block opens a turn where the blocks are no transcript."""
    timed = [without_times(block) for block in blocks]
    plain = [block.strip() for block in timed]
    found = _without_states([_label_of(block) for block in plain])
    names = _full_names(found)
    if names:
        found = [label or _introduction(block, names) for label, block in zip(found, plain, strict=True)]
    lone = _lone_labels(plain) | _timed_labels(blocks, plain)
    labels = [label for label in found if label]
    lettered = sum(_LETTER.match(block) is not None for block in plain) >= LETTERED
    is_transcript = _is_transcript(labels, found, len(blocks)) and not _is_report(labels, plain)
    is_transcript = is_transcript or bool(lone) or lettered
    marks = [
        _mark(block, label, lone, is_transcript=is_transcript)
        for block, label in zip(plain, found, strict=True)
    ]
    return [_moved(mark, block) for mark, block in zip(marks, timed, strict=True)]


def _mark(block: str, label: str | None, lone: frozenset[str], *, is_transcript: bool) -> TurnMark:
    """What a block is; ``label`` is what it begins with by its shape."""
    bare = None if label else _LETTER.match(block) or _BARE_Q.match(block)
    if is_transcript and bare:
        return TurnMark(bare.end(), 1, answers=bare["label"] == "A")
    if is_transcript and block in lone:
        return TurnMark(len(block), len(block), alone=True)
    if is_transcript and label:
        opens = block.index(":", len(label)) + 1
        answers = _NUMBERED.sub("", label.casefold()) in turn_words().answers
        return TurnMark(opens, len(label), alone=opens == len(block), answers=answers)
    short = is_transcript or len(block) <= MAX_STAGE
    return TurnMark(stage=short and _STAGE.fullmatch(block) is not None)


def _moved(mark: TurnMark, timed: str) -> TurnMark:
    """The mark of a block in which time codes stand before the label or behind it."""
    begins = len(timed) - len(timed.lstrip())
    if not mark.opens:
        return mark
    opens = begins + mark.opens
    opens += len(timed[opens:]) - len(timed[opens:].lstrip())
    return replace(mark, opens=opens, begins=begins)


def without_times(block: str) -> str:
    """A block with blanks for the time codes of a recording ("[00:01:12]", "(01:12)", "00:01:12.5")."""
    if ":" not in block:
        return block
    return _TIME.sub(lambda found: " " * len(found[0]), block)


def _timed_labels(blocks: Sequence[str], plain: Sequence[str]) -> frozenset[str]:
    """Names alone on their line but for a time code, at least two of them."""
    timed = [
        name
        for block, name in zip(blocks, plain, strict=True)
        if name != block.strip() and 1 <= len(name.split()) <= MAX_TIMED_WORDS and _is_name(name)
    ]
    return frozenset(timed if len(timed) >= MIN_TIMED else ())


def _label_of(block: str) -> str | None:
    """The label a block begins with, by its shape: names, offices, "QUESTION"."""
    if block.find(":", 0, MAX_LABEL + 1) < 0:
        return None
    match = _LABEL.match(block[: MAX_LABEL + 1])
    if not match:
        return None
    label = match["label"].rstrip()
    if "@" in label:
        return None  # an account that is quoted, not a speaker
    bare = _NUMBERED.sub("", _BRACKETS.sub(" ", label).strip().casefold())
    words = turn_words()
    if bare in words.alone:
        return label
    if not bare or bare in words.never or any(char.isdecimal() for char in bare) or not label[0].isalpha():
        return None  # nor does a bullet or a bracketed link begin a label
    names = _WORD.findall(_BRACKETS.sub(" ", label))
    if not 1 <= len(names) <= MAX_LABEL_WORDS or not names[0][0].isupper():
        return None
    if names[0].casefold() in words.before:
        return None  # "And from Chairwoman Holm:" leads in a quotation
    if any(
        word != name and word.startswith(name) and word[len(name)].isupper()
        for word in names
        for name in names
    ):
        return None  # "Ana Dorn Ana DornTalks fail:" is a link that follows her name
    named = any(map(str.isupper, names[-1]))
    return label if named and all(_fits(name) for name in names) else None


def _without_states(found: list[str | None]) -> list[str | None]:
    """Without states as labels where people speak: "Germany: two votes" is then a list that is read out."""
    named = {label for label in found if label}
    states = {label for label in named if country_by_name(label)}
    return [None if label in states else label for label in found] if 2 * len(states) < len(named) else found


def _fits(word: str) -> bool:
    particle = word.partition("-")[0].casefold()  # "al-Rashid"
    return not word[0].islower() or particle in turn_words().small


def _full_names(labels: Sequence[str | None]) -> frozenset[str]:
    """The labels that are a first and a last name alone."""
    pairs = {label for label in labels if label and len(label.split()) == 2}
    return frozenset(label for label in pairs if label.casefold() not in turn_words().alone)


def _introduction(block: str, names: frozenset[str]) -> str | None:
    """The label that introduces a speaker by an office in lower case, whom other labels name alone."""
    match = _LABEL.match(block[: MAX_LABEL + 1])
    if not match or not block[:1].isupper():
        return None
    label = match["label"].rstrip()
    office, name = _split_name(label, names)
    words = office.split()
    if (
        name is None
        or len(words) > MAX_OFFICE_WORDS
        or (words and words[-1].casefold() in turn_words().before)
    ):
        return None
    return label


def _split_name(label: str, names: frozenset[str]) -> tuple[str, str | None]:
    """What stands before a known name that ends the label or has a comma behind it."""
    for name in names:
        office, found, behind = label.partition(name)
        if found and (not office or office[-1] == " ") and (not behind or behind[0] == ","):
            return office, name
    return label, None


def _is_transcript(labels: Sequence[str], found: Sequence[str | None], total: int) -> bool:
    """Several turns, or some whose first has an office and opens the better part of the page."""
    if not labels:
        return False
    named = [label for label in labels if _is_speaker(label)]
    repeated = Counter(labels).most_common(1)[0][1]
    several = len(labels) >= 2 and (repeated >= 2 or len(named) >= 2)
    if several and len(labels) * BLOCKS_A_TURN >= total:
        return bool(named)
    first = next(index for index, label in enumerate(found) if label)
    return bool(named) and first <= max(1, total // 3) and total - first >= 3 and _has_office(labels[0])


def _is_report(labels: Sequence[str], blocks: Sequence[str]) -> bool:
    """Whether quotations with their attributions stand below labels none of which comes back.

    A headline ("Envoy Bel Warns Chairman: ‘Go’") or subheads with colons look like labels.
    """
    words = turn_words()
    if len(set(labels)) < len(labels) or any(label.casefold() in words.alone for label in labels):
        return False
    return sum(_reports(block) for block in blocks) >= MIN_REPORTING


def _reports(block: str) -> bool:
    """Whether a quotation in the block is followed at once by who said it."""
    return any(
        not turn_words().tells.isdisjoint(
            [word.rstrip(".") for word in _WORD.findall(behind.casefold())][:MAX_WORDS_TO_CUE]
        )
        for behind in _CLOSING.split(block)[1:]
    )


def _is_speaker(label: str) -> bool:
    words = label.split()
    if label.casefold() in turn_words().alone or _has_office(label):
        return True
    return 2 <= len(words) <= 4 and turn_words().unnamed.isdisjoint(word.casefold() for word in words)


def _has_office(label: str) -> bool:
    return any(word.casefold().rstrip(".") in turn_words().role for word in _WORD.findall(label))


def _lone_labels(blocks: Sequence[str]) -> frozenset[str]:
    """Names that stand alone on a line again and again, each before a speech."""
    often = Counter(block for block in blocks if len(block) <= 60 and 1 < len(block.split()) <= 4)
    names = {block for block, count in often.items() if count >= LONE_REPEATS and _is_name(block)}
    return frozenset(names if len(names) >= 2 else ())


def _is_name(block: str) -> bool:
    return all(char.isalpha() or char in " .'’-" for char in block) and not block.endswith(".")
