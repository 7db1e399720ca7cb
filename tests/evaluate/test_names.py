"""Whether two ways to name a speaker mean the same one."""

from __future__ import annotations

import pytest

from onrecord.evaluate.names import same_speaker

SAME = [
    ("Tomas Ilker", "Tomas Ilker", None),
    ("Sergey Lavrov", "Sergei Lavrov", None),
    ("Rafael Osman", "Osman", None),
    ("Varland (government)", "Varland", None),
    ("Japan (government)", "Government of Japan", None),
    ("Dario Venn; Edvin Horst", "Edvin Horst; Dario Venn", None),
    ("Varlandic Foreign Ministry", "Foreign Ministry of Varland", None),
    ("unnamed senior Varlandic official", None, "A senior Varlandic official, who asked not to be named"),
    ("unnamed spokesman of Dario Venn", "spokesman for Dario Venn", None),
    ("unnamed diplomats in Ostrel", None, "Diplomats in Ostrel"),
    ("unnamed journalist", None, "Question"),
    ("Office of the President of Varland", None, "his office"),
    ("Joint Plan of Action (2013)", None, "the Joint Plan of Action"),
    ("International Atomic Energy Agency", "International Atomic Energy Agency", None),
    ("KCA", "Kesmari Coast Authority", None),
    ("Kesmari Coast Authority", "KCA", None),
    ("Tidewatch", "Tidewatch movement", None),
    ("Pak Tae-ho", "Pak", None),
]
OTHER = [
    ("KCA", "Kesmari Fisheries Authority", None),
    ("Tidewatch", "Coast movement", None),
    ("Coast Group", "Coast", None),
    ("Marta Elvane", "Marta", None),
    ("Tomas Ilker", "Rafael Osman", None),
    ("Tomas Ilker", None, "the minister"),
    ("Anna Kerr", "Boris Kerr", None),
    ("Varland (government)", "Kesmar", None),
    ("Varland (government)", "Anton Marrick", None),
    ("Dario Venn; Edvin Horst", "Dario Venn", None),
    ("unnamed Western diplomat", None, "a coast guard captain"),
    ("Marta Elvane", None, None),
    ("Concord Council", "Kesmar", None),
]


@pytest.mark.parametrize(("gold", "name", "mention"), SAME)
def test_the_same_speaker_is_accepted(gold: str, name: str | None, mention: str | None) -> None:
    """Spelling, order of words and the way to name a government do not matter."""
    assert same_speaker(gold, name, mention)


@pytest.mark.parametrize(("gold", "name", "mention"), OTHER)
def test_another_speaker_is_refused(gold: str, name: str | None, mention: str | None) -> None:
    """Another person, another country, half of a joint source, or nobody is wrong."""
    assert not same_speaker(gold, name, mention)
