"""Lemmas of verbs that differ by a silent "e": "hoped" is of "hope", "hopped" of "hop".

A lemmatizer by rules knows both verbs and takes the shorter one. English spelling tells them apart: a verb
that ends with a consonant, a vowel and a consonant doubles the last before "-ed" and "-ing", and takes no "e"
before "-s".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from spacy.tokens import Token

_DOUBLES = re.compile(r"[^aeiou][aeiou][^aeiouwxy]$")  # the end of a verb that doubles its last letter


def keep_silent_e(nlp: Language) -> None:
    """Lets the lemmatizer of a pipeline prefer the verb with an "e" where the spelling shows it."""
    if "lemmatizer" not in nlp.pipe_names:
        return
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    plain = lemmatizer.lemmatize

    def lemmatize(token: Token) -> Sequence[str]:
        return _with_e_first(plain(token))

    lemmatizer.lemmatize = lemmatize


def _with_e_first(lemmas: Sequence[str]) -> Sequence[str]:
    """The lemmas a form may have, the likeliest first: "hope" before "hop" of "hoped"."""
    long = f"{lemmas[0]}e" if lemmas else ""
    if long not in lemmas or not _DOUBLES.search(lemmas[0]):
        return lemmas
    return [long, *(lemma for lemma in lemmas if lemma != long)]
