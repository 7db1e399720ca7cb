"""Whether each record that an input holds became an article, a copy or a reject."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.store.holdings import Balance

_FAULT = "this is a fault of onrecord: report it with the input"


def imbalance_of(balance: Balance) -> str | None:
    """What is wrong with a balance, as a sentence with its numbers; None if it holds."""
    passed = sum(balance.passed.values())
    ended = balance.pages + balance.inputs + balance.refusals + balance.gone
    missing = balance.held - passed - ended
    if not missing and not balance.gone:
        return None
    counts = (
        (balance.pages, "pages"),
        (balance.inputs, "inputs with records of their own"),
        (balance.refusals, "rejects"),
        *((count, what) for what, count in balance.passed.items()),
    )
    told = ", ".join(f"{count:,} {what}" for count, what in counts if count) or "nothing"
    begun = f"holds {balance.held:,} records, of which the record has {told}"
    if balance.gone:
        return f"{begun}; {balance.gone:,} are gone from the record since they were read: build it again"
    if missing > 0:
        return f"{begun}; {missing:,} are lost, neither article nor copy nor reject: {_FAULT}"
    return f"{begun}; that is {-missing:,} more than it holds: {_FAULT}"
