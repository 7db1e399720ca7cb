"""Who held which office when, and whom a title without a name means."""

from onrecord.resolve.offices.office_holders import list_holders
from onrecord.resolve.offices.office_questions import answer, read_question

__all__ = ["answer", "list_holders", "read_question"]
