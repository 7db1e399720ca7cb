"""Which articles are copies of which, wholly or in part, also in translation."""

from onrecord.resolve.copies.copy_groups import group_copies

__all__ = ["group_copies"]
