"""The day of an article whose page does not say it, from all the other articles."""

from onrecord.resolve.dating.article_days import SharedStages, date_articles

__all__ = ["SharedStages", "date_articles"]
