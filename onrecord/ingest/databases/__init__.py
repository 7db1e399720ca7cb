"""Exports of news databases, reference managers and coding tools: many articles in one file."""

from onrecord.ingest.databases.document_exports import read_document

__all__ = ["read_document"]
