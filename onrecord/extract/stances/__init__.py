"""Which way words go: the stances one article reports toward what it talks about."""

from onrecord.extract.stances.stance_mentions import find_stances

__all__ = ["find_stances"]
