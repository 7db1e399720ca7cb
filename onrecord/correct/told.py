"""Entries of the log in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.records.corrections import Correction, CorrectionRow, Target

VERBS = {
    "merge": "merged", "split": "split", "rename": "renamed", "set_speaker": "speaker set",
    "reject": "rejected", "confirm": "confirmed", "set_date": "dated", "note": "note", "undo": "undone",
}  # fmt: skip


def tell(entry: Correction | CorrectionRow) -> str:
    """What an entry does, in a line."""
    label = _label(entry.target) if entry.target is not None else ""
    others = ", ".join(_label(one) for one in entry.others)
    match entry.kind:
        case "merge" if _of_events(entry):
            return f"{label} is one event with {others}"
        case "split" if _of_events(entry):
            words = " … ".join(f"“{one.quote}”" for one in entry.words)
            return f"another event than {label}: {words}"
        case "merge":
            return f"{others} is {label}"
        case "split":
            leaving = len(entry.words) + len(entry.articles)
            who = f"{others or entry.value or 'somebody else'}"
            return f"{leaving} {'place' if leaving == 1 else 'places'} of {label} are {who}"
        case "rename":
            return f"{label} is called {entry.value}"
        case "set_speaker":
            return f"{others or 'an unknown speaker'} said: {label}"
        case "set_date":
            return f"{label} is of {entry.value}"
        case "confirm":
            by, on = f", by {others}" if others else "", f", on {entry.value}" if entry.value else ""
            return f"{label}{by}{on}"
        case "note":
            return f"{label}: {entry.value}"
        case "undo":
            return entry.value or ""
        case _:
            return label


def _of_events(entry: Correction | CorrectionRow) -> bool:
    return entry.target is not None and entry.target.kind == "events"


def _label(target: Target) -> str:
    if target.label:
        return target.label
    if target.names:
        return target.names[0]
    return target.words[0].quote if target.words else target.id or target.kind


def tell_status(row: CorrectionRow) -> str:
    """What became of an entry, in a few words."""
    if row.status == "applied":
        return "applied"
    if row.by is not None:
        return f"{row.status} by {row.by}"
    return f"not applied: {row.reason}"


def tell_mark(entry: Correction | CorrectionRow) -> str:
    """An entry as it stands beside the row it was applied to."""
    done = VERBS[entry.kind]
    what = f": {entry.value}" if entry.kind in ("note", "set_date", "rename") else ""
    why = f" ({entry.why})" if entry.why else ""
    return f"{done} by {entry.who} on {entry.when[:10]}{what}{why}"
