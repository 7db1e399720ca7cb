"""Which names mean one person, and for which side he speaks."""

from onrecord.resolve.people.people_merging import merge_people

__all__ = ["merge_people"]
