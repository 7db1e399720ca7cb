"""What each page shows: pure functions from the record to small view dataclasses."""
