"""The record as pages to read."""
