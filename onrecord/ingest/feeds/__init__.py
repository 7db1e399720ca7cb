"""Feeds: each item that carries its text is a page."""
