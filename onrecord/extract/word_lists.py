"""Word lists of the extractors: one TOML file per subject and language under ``data/``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def word_lists(name: str) -> dict[str, frozenset[str]]:
    """The lists of ``data/NAME.toml``: each top-level key holds an array of lowercase words."""
    text = files("onrecord.extract").joinpath(f"data/{name}.toml").read_text(encoding="utf-8")
    return {key: frozenset(words) for key, words in tomllib.loads(text).items()}
