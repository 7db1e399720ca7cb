"""What is made to depend on what: the conditions of one article."""

from onrecord.extract.conditions.condition_mentions import find_conditions

__all__ = ["find_conditions"]
