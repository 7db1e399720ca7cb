"""Statements as rows of the record: speaker, listener, day and utterance."""

from onrecord.resolve.statements.statement_rows import file_statements, sureness

__all__ = ["file_statements", "sureness"]
