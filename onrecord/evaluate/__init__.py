"""Scores against annotated truth."""
