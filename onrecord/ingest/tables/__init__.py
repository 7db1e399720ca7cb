"""Tables and JSON: each row with a text is a page."""

from onrecord.ingest.tables.table_rows import with_unique_locators

__all__ = ["with_unique_locators"]
