"""Days in the cells of a table: numbers of spreadsheets, seconds since 1970, the order of day and month."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SPREADSHEET_ZERO = date(1899, 12, 30)  # day 0 of spreadsheet programs, for all days from March 1900 on
SPREADSHEET_DAYS = (18_000, 73_050)  # 1949 to 2099; other numbers of five digits are no days
SECONDS = (10, 13)  # digits of seconds and of milliseconds since 1970, from 2001 to 2286

_NUMBER = re.compile(r"(\d{5}|\d{10}|\d{13})(?:\.\d+)?")
_STAMP = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:\d\d){2,3}")
_PARTS = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)")


def is_month_first(days: Iterable[str]) -> bool:
    """Whether the days of a table show that the month stands first: a second part is beyond 12, no first."""
    parts = [found for cell in days if (found := _PARTS.match(cell.strip()))]
    return any(int(found[3]) > 12 for found in parts) and not any(int(found[1]) > 12 for found in parts)


def day_of(cell: str | None, *, month_first: bool) -> str | None:
    """The day of a cell: as it is given, or in ISO 8601 where it is a number or its order is known."""
    if cell is None:
        return None
    if found := _NUMBER.fullmatch(cell):
        return _of_number(found[1]) or cell
    if found := _STAMP.fullmatch(cell):
        return f"{found[1]}-{found[2]}-{found[3]}"
    found = _PARTS.match(cell) if month_first else None
    if found and int(found[1]) <= 12:
        return f"{found[4]}-{int(found[1]):02d}-{int(found[3]):02d}"
    return cell


def _of_number(digits: str) -> str | None:
    number = int(digits)
    if len(digits) in SECONDS:
        seconds = number // (1000 if len(digits) == SECONDS[1] else 1)
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if SPREADSHEET_DAYS[0] <= number <= SPREADSHEET_DAYS[1]:
        return (SPREADSHEET_ZERO + timedelta(days=number)).isoformat()
    return None
