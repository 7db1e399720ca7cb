"""Who said what, to whom and when: the statements of one article."""

from onrecord.extract.statements.occasions import said_anew
from onrecord.extract.statements.statement_mentions import find_statements, prose_paragraphs

__all__ = ["find_statements", "prose_paragraphs", "said_anew"]
