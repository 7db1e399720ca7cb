"""The user's corrections: read, matched with rows by content, applied while a record is resolved."""
