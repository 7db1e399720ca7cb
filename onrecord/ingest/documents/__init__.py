"""PDF, DOCX, ODT and RTF: their paragraphs, taken out in a child process with limits."""

from onrecord.ingest.documents.document_text import page_of_document
from onrecord.ingest.documents.isolation import convert

__all__ = ["convert", "page_of_document"]
