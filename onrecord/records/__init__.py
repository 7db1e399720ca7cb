"""Frozen dataclasses that travel between the stages."""
