"""Who is named: the people, bodies and states of one article, each chained to what means the same one."""

from onrecord.extract.mentions.actor_mentions import find_mentions

__all__ = ["find_mentions"]
