"""How dates, statuses and kinds are worded for a reader."""

from __future__ import annotations

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

STANCES = {"supports": "supports", "opposes": "opposes", "conditional": "conditional", "open": "open"}
STATUSES = {
    "happened": "happened",
    "planned": "planned",
    "cancelled": "called off",
    "hypothetical": "hypothetical",
    "denied": "denied",
    "unknown": "not known",
}
MODES = {"direct": "direct quotation", "indirect": "in the outlet’s words", "mixed": "partly quoted"}
VERBATIM = {"translated": "quoted in translation", "paraphrase": "", "verbatim": ""}
POLARITIES = {"denied": "denied by the speaker", "doubted": "left open by the speaker"}
VOICES = {"own": "own words", "reported": "as reported", "outlet": "according to the outlet"}
OUTCOMES = {
    "kept": "kept",
    "broken": "broken",
    "changed": "changed",
    "pending": "pending",
    "no_evidence": "no evidence",
}
SAID_BASES = {
    "time_words": "named in the article",
    "event": "day of the event",
    "dateline": "dateline of the article",
    "published": "day of publication",
    "context": "earlier sentences, or day of the report",
    "document": "date of the document",
    "correction": "set by hand",
}
EVENT_BASES = {
    "text": "named in an article",
    "published": "day of publication",
    "none": "",
    "correction": "set by hand",
}
ROLES = {"agent": "who acts", "target": "who is addressed or affected"}
DATE_BASES = {
    "metadata": "metadata of the page",
    "url": "address of the page",
    "page": "printed on the page",
    "dateline": "dateline",
    "inferred": "inferred",
    "correction": "set by hand",
    "none": "no evidence",
}
COPY_ROLES = {"original": "original", "copy": "copy", "excerpt": "excerpt"}
COPY_KINDS = {
    "same_text": "same text as",
    "print_view": "print view of",
    "agency_copy": "agency copy of",
    "shortened": "shortened from",
    "extended": "extended copy of",
    "edited": "edited copy of",
    "excerpt": "excerpt of",
    "translation": "translation of",
    "copy": "copy of",
}
CONFLICT_KINDS = {
    "number": "Different numbers",
    "date": "Different dates",
    "place": "Different places",
    "participants": "Different participants",
    "characterisation": "Different accounts",
    "attribution": "Different speakers",
}
SPAN_KINDS = {
    "statement": "Statement",
    "event": "Event",
    "condition": "Condition",
    "commitment": "Commitment",
    "position": "Position",
    "time": "Time",
    "name": "Name",
    "instrument": "Instrument",
    "unsure": "Unsure",
    "date": "Publication date",
    "hit": "Search result",
}


def spell_code(code: str | None) -> str:
    """A code of the record as words: ``statement_issued`` → ``statement issued``."""
    return (code or "").replace("_", " ")


def parts_of_date(value: str | None) -> tuple[int, ...]:
    """Year, month and day of an ISO date as far as they are known; empty if it is no such date."""
    fields = (value or "")[:10].split("-")
    if not fields[0].isdecimal() or len(fields[0]) != 4 or int(fields[0]) < 1:
        return ()
    numbers = [int(fields[0])]
    for field, highest in zip(fields[1:3], (12, 31), strict=False):
        if not field.isdecimal() or not 1 <= int(field) <= highest:
            break
        numbers.append(int(field))
    return tuple(numbers)


def spell_date(value: str | None, unknown: str = "date not known") -> str:
    """A date for a reader, at its own precision: ``2019-02`` → ``February 2019``."""
    parts = parts_of_date(value)
    if not parts:
        return value or unknown
    words = [str(parts[0])]
    if len(parts) > 1:
        words.insert(0, MONTHS[parts[1] - 1])
    if len(parts) > 2:
        words.insert(0, str(parts[2]))
    return " ".join(words)


def spell_interval(start: str | None, end: str | None, unknown: str = "date not known") -> str:
    """A stretch of time for a reader, without saying twice what both ends share."""
    if not start or not end or start == end:
        return spell_date(start or end, unknown)
    first, last = parts_of_date(start), parts_of_date(end)
    if len(first) == len(last) == 3 and first[0] == last[0]:
        left = str(first[2]) if first[1] == last[1] else f"{first[2]} {MONTHS[first[1] - 1]}"
        return f"{left}–{spell_date(end)}" if first[1] == last[1] else f"{left} – {spell_date(end)}"
    return f"{spell_date(start)} – {spell_date(end)}"


def day_bounds(value: str | None) -> tuple[int, int] | None:
    """The first and last day a date may mean, as proleptic ordinals; None if it is no date."""
    parts = parts_of_date(value)
    if not parts:
        return None
    year = parts[0]
    month_first, month_last = (parts[1], parts[1]) if len(parts) > 1 else (1, 12)
    longest = _length_of_month(year, month_last)
    day_first, day_last = (min(parts[2], longest),) * 2 if len(parts) > 2 else (1, longest)
    return date(year, month_first, day_first).toordinal(), date(year, month_last, day_last).toordinal()


def _length_of_month(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _DAYS_IN_MONTH[month - 1]


def sentence_case(text: str) -> str:
    """``text`` with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def count_of(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: ``1 article``, ``1,204 articles``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def shorten(text: str, longest: int) -> str:
    """``text`` on one line, cut at a word and marked with an ellipsis if it is longer."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > longest // 2 else cut).rstrip(" ,;:–-") + "…"
