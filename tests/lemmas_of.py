"""The lemmas of invented texts, each read as an article of its own."""

from __future__ import annotations

from onrecord.config import Settings
from onrecord.models.english import load_english
from onrecord.text.words import Lemmas, content_lemmas


def lemmas_of(*texts: str) -> Lemmas:
    """The lemmas of the texts together."""
    parser = load_english(Settings().language_model)
    return Lemmas.over(content_lemmas(parser.parse(text)) for text in texts)
