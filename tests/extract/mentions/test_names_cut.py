"""Names that are not cut: nicknames, words and months, generations, several family names, maiden names."""

from __future__ import annotations

import pytest
from extract.mentions.mentions_read import COLUMNS, check, rule

NAMES = [
    rule(
        "a nickname in quotation marks",
        "The envoy, Viktor “Viki” Reyl, said no.",
        "The envoy, Viktor “Viki” Reyl is person Viktor Reyl",
        "The envoy, Viktor, said “Viki” in Reyl.",
        "no Viktor “Viki” is",
    ),
    rule(
        "a nickname of several words",
        'The trade minister, Dana "The Hammer" Rusk, said no.',
        'The trade minister, Dana "The Hammer" Rusk is person Dana Rusk',
        'The trade minister, Dana Rusk, said "The Hammer" was lost.',
        "The trade minister, Dana Rusk is person Dana Rusk; no The Hammer is",
    ),
    rule(
        "small words behind an office",
        "The bridge is old, spokesman Per Holt said.",
        "spokesman Per Holt is person Per Holt",
        "Fees rose by 3 marks, spokesman said. Per Head of cattle they fell.",
        "no Per Head is person",
    ),
    rule(
        "small words behind a verb of saying",
        "“It is fair,” said An Do, her adviser.",
        "An Do is person An Do",
        "“It is fair,” said an adviser. An Order came.",
        "no An Order is person",
    ),
    rule(
        "a month as a family name",
        "“No one should cross,” said welder Will May.",
        "Will May is person Will May",
        "They said that it will open in May.",
        "no May is person",
    ),
    rule(
        "a noun as a family name",
        "Justice Minister Grace Law said no.",
        "Justice Minister Grace Law is person Grace Law",
        "The justice minister said that the Grace Law was void.",
        "no the Grace Law is person",
    ),
    rule(
        "the generation behind a name",
        "Senator Rex Holm Jr. said no. Holm left.",
        "Holm means Senator Rex Holm Jr.",
        "Senator Rex Holm said no. The junior left.",
        "no junior is person",
    ),
    rule(
        "the first of two family names",
        "José Luis Navarro Ibáñez said no. Later Navarro left.",
        "Navarro means José Luis Navarro Ibáñez",
        "José Luis Ibáñez said no. Later Navarro left.",
        "no Navarro means",
    ),
    rule(
        "the family name first and last",
        "President Kang Min-jae said no. Min-jae Kang left. Later Kang spoke.",
        "Kang means President Kang Min-jae",
        "President Kang Min-jae said no. Later Min-ho Park spoke.",
        "no Park means",
    ),
    rule(
        "the name before marriage is no second person",
        "Ana Dorn, née Venn, said no.",
        "Ana Dorn is person Ana Dorn; no Venn is",
        "Ana Dorn, Eva Venn and others said no.",
        "Eva Venn is person Eva Venn",
    ),
]

LEADERS = [
    rule(
        "a leader is no country",
        "President Kang Min-jae left. Kang's foreign minister, Ri Yong Su, said no.",
        "no Kang is country",
        "President Kang Min-jae left. Varland's foreign minister, Ri Yong Su, said no.",
        "Varland's foreign minister, Ri Yong Su holds foreign minister of Varland",
    ),
    rule(
        "its minister is of the subject of what is said",
        "Varland is ready to open the line if Kesmar pays, its foreign minister said on Monday.",
        "its foreign minister holds foreign minister of Varland",
        "The line is ready if Kesmar pays, its foreign minister said on Monday.",
        "no its foreign minister holds foreign minister of Kesmar",
    ),
]


@pytest.mark.parametrize(COLUMNS, NAMES)
def test_a_name_is_whole(text: str, fact: str, counter: str, instead: str) -> None:
    """All words of it and no others."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, LEADERS)
def test_whose_minister(text: str, fact: str, counter: str, instead: str) -> None:
    """Of a country that the words name, not of a person and not of the only country known."""
    check(text, fact)
    check(counter, instead)
