"""Whether one of two names is the other with a letter of the given name amiss."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from onrecord.text.names import is_given_name, name_gender

_MIN_LENGTH = 5  # letters of a given name: with fewer, one letter makes another name (Jan, Jon)
MISSPELT = "another spelling of the given name, with the same office"


def is_misspelt(one: tuple[str, ...], two: tuple[str, ...], told: set[str]) -> bool:
    """Whether two folded full names differ in one letter of the given name and are no two known names.

    ``told`` are the genders that the articles tell; where names or articles tell two, the names are two.
    """
    if len(one) != len(two) or one[1:] != two[1:] or min(len(one[0]), len(two[0])) < _MIN_LENGTH:
        return False
    short, long_ = sorted((one[0], two[0]), key=len)
    if long_ == f"{short}a":
        return False  # Daniel, Daniela
    if OSA.distance(one[0], two[0]) != 1 or (is_given_name(one[0]) and is_given_name(two[0])):
        return False
    return not {"m", "f"} <= told | {name_gender(" ".join(one)), name_gender(" ".join(two))}
