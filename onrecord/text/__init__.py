"""Offsets, normalisation and word lists."""
