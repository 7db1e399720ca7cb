"""What short names, titles, unnamed sources and groups stand for in one article."""

from __future__ import annotations

import pytest
from extract.mentions.mentions_read import COLUMNS, check, rule

NAMES = [
    rule(
        "a family name goes to the name it ends",
        "Paul Holm spoke in Tarn. Mr Holm left.",
        "Mr Holm means Paul Holm",
        "Paul Holm spoke in Tarn. Mr Horn left.",
        "no Mr Horn means",
    ),
    rule(
        "also before it",
        "Mr Holm spoke in Tarn. Paul Holm left.",
        "Mr Holm means Paul Holm",
        "Mrs Holm spoke in Tarn. Paul Holm left.",
        "no Mrs Holm means",
    ),
    rule(
        "of two of one family, by the gender",
        "Paul Holm spoke in Tarn. Maria Holm left. Mr Holm wept.",
        "Mr Holm means Paul Holm",
        "Paul Holm spoke in Tarn. Maria Holm left. Mrs Holm wept.",
        "Mrs Holm means Maria Holm",
    ),
    rule(
        "without one, to the last named",
        "Paul Holm spoke in Tarn. Viktor Holm left. Holm wept.",
        "Holm means Viktor Holm",
        "Viktor Holm spoke in Tarn. Paul Holm left. Holm wept.",
        "Holm means Paul Holm",
    ),
    rule(
        "the fullest name stands for the person",
        "Paul Holm spoke in Tarn. Paul X. Holm left.",
        "Paul Holm means Paul X. Holm",
        "Paul Holm spoke in Tarn. Peter X. Holm left.",
        "no Paul Holm means",
    ),
    rule(
        "a family name that comes first",
        "Pak Tae-ho spoke in Tarn. Mr Pak left.",
        "Mr Pak means Pak Tae-ho",
        "Pak Tae-ho spoke in Tarn. Mr Ho left.",
        "no Mr Ho means",
    ),
]

TITLES = [
    rule(
        "the one the article calls so",
        "President Paul Dorn came. {The president} left.",
        "The president means President Paul Dorn",
        "Minister Paul Dorn came. {The president} left.",
        "no The president means",
    ),
    rule(
        "by a wider word",
        "President Paul Dorn came. {The leader} left.",
        "The leader means President Paul Dorn",
        "Ambassador Paul Dorn came. {The leader} left.",
        "no The leader means",
    ),
    rule(
        "by work, no office",
        "Foreign Minister Paul Dorn came. {The diplomat} left.",
        "The diplomat means Foreign Minister Paul Dorn",
        "Trade Minister Paul Dorn came. {The diplomat} left.",
        "no The diplomat means",
    ),
    rule(
        "of the same country",
        "Japan's president, Paul Dorn, came. {Japan's president} left.",
        "Japan's president means Japan's president, Paul Dorn",
        "Japan's president, Paul Dorn, came. {Russia's president} left.",
        "no Russia's president means",
    ),
    rule(
        "a country of which the article says nothing else is open",
        "President Paul Dorn came. {The president} left.",
        "The president means President Paul Dorn",
        "President Maria Dorn came. {Russia's president} left.",
        "no Russia's president means",
    ),
    rule(
        "unless the person has just spoken",
        "{Minister Maria Reyl} said no. {The Russian minister} left.",
        "The Russian minister means Minister Maria Reyl",
        "{Minister Maria Reyl} said no. Russia's Paul Venn came. {The Russian minister} left.",
        "no The Russian minister means",
    ),
    rule(
        "a former one is not the one now",
        "President Dorn came. {The president} left.",
        "The president means President Dorn",
        "Former President Dorn came. {The president} left.",
        "no The president means",
    ),
    rule(
        "but the former one",
        "Former President Dorn came. {The former president} left.",
        "The former president means Former President Dorn",
        "President Dorn came. {A former president} left.",
        "no A former president means",
    ),
    rule(
        "of two the one who speaks",
        "{Minister Paul Dorn} said no. Minister Maria Venn came. {The minister} left.",
        "The minister means Minister Paul Dorn",
        "Minister Paul Dorn came. Minister Maria Venn came. {The minister} left.",
        "The minister means Minister Maria Venn",
    ),
    rule(
        "the head of a body is not that of a state",
        "President Jon Aske came. {The leader} left.",
        "The leader means President Jon Aske",
        "President Jon Aske came. {The NATO leader} left.",
        "no The NATO leader means",
    ),
    rule(
        "an unknown country by name and by adjective",
        "Varland's minister, Paul Dorn, came. {The Varlandic minister} left.",
        "The Varlandic minister means Varland's minister, Paul Dorn",
        "Varland's minister, Paul Dorn, came. {The Lissenese minister} left.",
        "no The Lissenese minister means",
    ),
]

LEADS = [
    rule(
        "the office that spoke is the one named next",
        "The rate must fall, {the trade commissioner} has said.\n\n{Rosa Brandt} warned of losses.",
        "the trade commissioner means Rosa Brandt",
        "The rate must fall, {the trade commissioner} has said. {Rosa Brandt} warned of losses.",
        "no the trade commissioner means",
    ),
    rule(
        "in full",
        "The rate must fall, {the trade commissioner} has said.\n\n{Rosa Brandt} warned of losses.",
        "the trade commissioner means Rosa Brandt",
        "The rate must fall, {the trade commissioner} has said.\n\n{Mrs Brandt} warned of losses.",
        "no the trade commissioner means",
    ),
    rule(
        "without an office",
        "The rate must fall, {the trade commissioner} has said.\n\n{Rosa Brandt} warned of losses.",
        "the trade commissioner means Rosa Brandt",
        "The rate must fall, {the trade commissioner} has said.\n\n{Mayor Rosa Brandt} warned of losses.",
        "no the trade commissioner means",
    ),
    rule(
        "who speaks",
        "The rate must fall, {the trade commissioner} has said.\n\n{Rosa Brandt} warned of losses.",
        "the trade commissioner means Rosa Brandt",
        "The rate must fall, {the trade commissioner} has said.\n\nRosa Brandt slept.",
        "no the trade commissioner means",
    ),
    rule(
        "of the same gender",
        "The rate must fall, {the spokeswoman} has said.\n\n{Rosa Brandt} warned of losses.",
        "the spokeswoman means Rosa Brandt",
        "The rate must fall, {the spokesman} has said.\n\n{Rosa Brandt} warned of losses.",
        "no the spokesman means",
    ),
    rule(
        "in the next paragraph",
        "The rate must fall, {the trade commissioner} has said.\n\n{Rosa Brandt} warned of losses.",
        "the trade commissioner means Rosa Brandt",
        "The rate must fall, {the trade commissioner} has said.\n\n"
        "Rain fell.\n\n{Rosa Brandt} warned of losses.",
        "no the trade commissioner means",
    ),
    rule(
        "near the beginning",
        "The rate must fall, {the trade commissioner} has said.\n\n{Rosa Brandt} warned of losses.",
        "the trade commissioner means Rosa Brandt",
        f"{'Rain fell in Ostrel. ' * 50}The rate must fall, {{the trade commissioner}} has said.\n\n"
        "{Rosa Brandt} warned of losses.",
        "no the trade commissioner means",
    ),
]

UNNAMED = [
    rule(
        "the official is the last one",
        "{An official} said yes. {The official} left.",
        "The official means An official",
        "{An official} said yes. {Another official} left.",
        "no Another official means",
    ),
    rule(
        "not the last of many",
        "{An official} said yes. {The official} left.",
        "The official means An official",
        "{Officials} said yes. {The official} left.",
        "no The official means",
    ),
    rule(
        "of the same country",
        "{A Japanese official} said yes. {A Russian official} said no. {The Japanese official} left.",
        "The Japanese official means A Japanese official",
        "{A Russian official} said no. {The Japanese official} left.",
        "no The Japanese official means",
    ),
    rule(
        "of the same work",
        "{A diplomat} said yes. {The diplomat} left.",
        "The diplomat means A diplomat",
        "{A diplomat} said yes. {The analyst} left.",
        "no The analyst means",
    ),
    rule(
        "before an officer",
        "{A senior official} said yes. Spokesman Paul Dorn came. {The official} left.",
        "The official means A senior official",
        "Spokesman Paul Dorn came. {The official} left.",
        "The official means Spokesman Paul Dorn",
    ),
    rule(
        "an officer before an unnamed one",
        "{A minister} said yes. Trade Minister Paul Dorn came. {The minister} left.",
        "The minister means Trade Minister Paul Dorn",
        "{A minister} said yes. Ambassador Paul Dorn came. {The minister} left.",
        "The minister means A minister",
    ),
]

OWNED = [
    rule(
        "his office",
        "Mr Venn slept in Tarn. {His office} said no.",
        "His office belongs to Mr Venn",
        "{His office} said no. Mr Venn slept in Tarn.",
        "no His office belongs",
    ),
    rule(
        "her spokesman",
        "Mrs Venn slept in Tarn. {Her spokesman} said no.",
        "Her spokesman belongs to Mrs Venn",
        "Mr Venn slept in Tarn. {Her spokesman} said no.",
        "no Her spokesman belongs",
    ),
    rule(
        "its spokesman",
        "Japan was angry. {Its spokesman} said no.",
        "Its spokesman belongs to Japan",
        "Mr Venn was angry. {Its spokesman} said no.",
        "no Its spokesman belongs",
    ),
    rule(
        "their spokesman",
        "Officials were angry. {Their spokesman} said no.",
        "Their spokesman belongs to Officials",
        "Mr Venn was angry. {Their spokesman} said no.",
        "no Their spokesman belongs",
    ),
    rule(
        "the subject of the same sentence first",
        "Mr Aske spoke. When Mr Venn slept in Tarn, {his office} said no.",
        "his office belongs to Mr Venn",
        "Mr Aske spoke. When rain fell on the coast, {his office} said no.",
        "his office belongs to Mr Aske",
    ),
    rule(
        "who acts rather than who is nearer",
        "Mr Aske will receive Mr Horst in May, {his spokesman} said.",
        "his spokesman belongs to Mr Aske",
        "Mr Horst will receive Mr Aske in May, {his spokesman} said.",
        "his spokesman belongs to Mr Horst",
    ),
    rule(
        "who acts rather than who has spoken",
        "{Tomas Ilk} said no. Mr Venn will meet Mr Horst in May, {his office} said.",
        "his office belongs to Mr Venn",
        "{Tomas Ilk} said no. {His office} said more.",
        "His office belongs to Tomas Ilk",
    ),
]

SEVERAL = [
    rule(
        "the two ministers",
        "Minister Paul Venn met Minister Maria Dorn. {The two ministers} said no.",
        "The two ministers means Minister Paul Venn + Minister Maria Dorn",
        "Minister Paul Venn slept. {The two ministers} said no.",
        "no The two ministers means",
    ),
    rule(
        "only if they are counted",
        "Minister Paul Venn met Minister Maria Dorn. {Both ministers} said no.",
        "Both ministers means Minister Paul Venn + Minister Maria Dorn",
        "Minister Paul Venn met Minister Maria Dorn. {The ministers} said no.",
        "no The ministers means",
    ),
    rule(
        "the last two",
        "Minister Jon Aske, Minister Paul Venn and Minister Maria Dorn met. {The two ministers} said no.",
        "The two ministers means Minister Paul Venn + Minister Maria Dorn",
        "Minister Jon Aske and Minister Paul Venn met. {The two ministers} said no.",
        "The two ministers means Minister Jon Aske + Minister Paul Venn",
    ),
    rule(
        "the two countries",
        "Japan is cold. Russia is warm. {The two countries} said no.",
        "The two countries means Japan + Russia",
        "Japan is cold. {The two countries} said no.",
        "no The two countries means",
    ),
    rule(
        "named before",
        "Japan is cold. Russia is warm. {The two countries} said no.",
        "The two countries means Japan + Russia",
        "{The two countries} said no. Japan is cold. Russia is warm.",
        "no The two countries means",
    ),
]

COUNTERPARTS = [
    rule(
        "the office of whom his refers to",
        "Foreign Minister Paul Dorn came. {His Japanese counterpart} left.",
        "His Japanese counterpart holds Foreign Minister of Japan",
        "Mr Dorn came. {His Japanese counterpart} left.",
        "His Japanese counterpart holds counterpart of Japan",
    ),
    rule(
        "with a name",
        "Foreign Minister Paul Dorn came. His counterpart, Maria Venn, left.",
        "His counterpart, Maria Venn holds Foreign Minister; His counterpart, Maria Venn is counterpart",
        "Foreign Minister Paul Dorn came. His friend, Maria Venn, left.",
        "no Maria Venn holds",
    ),
    rule(
        "of the last one before",
        "Trade Minister Jon Aske slept. Foreign Minister Paul Dorn came. {His Japanese counterpart} left.",
        "His Japanese counterpart holds Foreign Minister of Japan",
        "{His Japanese counterpart} left. Foreign Minister Paul Dorn came.",
        "His Japanese counterpart holds counterpart of Japan",
    ),
    rule(
        "not an office held once",
        "Foreign Minister Paul Dorn came. {His Japanese counterpart} left.",
        "His Japanese counterpart holds Foreign Minister of Japan",
        "Former Foreign Minister Paul Dorn came. {His Japanese counterpart} left.",
        "His Japanese counterpart holds counterpart of Japan",
    ),
]


@pytest.mark.parametrize(COLUMNS, NAMES)
def test_short_names(text: str, fact: str, counter: str, instead: str) -> None:
    """They go to the fullest name that they end, of a gender that fits."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, TITLES)
def test_titles(text: str, fact: str, counter: str, instead: str) -> None:
    """They go to the person whom the article calls so, or by an office that they can stand for."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, LEADS)
def test_an_office_in_the_lead(text: str, fact: str, counter: str, instead: str) -> None:
    """The next paragraph names its holder."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, UNNAMED)
def test_unnamed_sources(text: str, fact: str, counter: str, instead: str) -> None:
    """They are found again by their work and their country."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, OWNED)
def test_whose_an_unnamed_source_is(text: str, fact: str, counter: str, instead: str) -> None:
    """A possessive goes back as its pronoun would."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, SEVERAL)
def test_who_the_two_are(text: str, fact: str, counter: str, instead: str) -> None:
    """The last two called so before."""
    check(text, fact)
    check(counter, instead)


@pytest.mark.parametrize(COLUMNS, COUNTERPARTS)
def test_counterparts(text: str, fact: str, counter: str, instead: str) -> None:
    """They hold the office of the other, of their own country."""
    check(text, fact)
    check(counter, instead)
