"""The day of an article whose page does not say it, from all the other articles."""

from onrecord.resolve.dating.article_days import date_articles

__all__ = ["date_articles"]
