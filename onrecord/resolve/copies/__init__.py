"""Which articles are copies of which, wholly or in part, also in translation."""

from onrecord.resolve.copies.copied_words import without_copied
from onrecord.resolve.copies.copy_groups import fingerprints_of, group_copies

__all__ = ["fingerprints_of", "group_copies", "without_copied"]
