"""Mentions in one article: names, titles, pronouns, sources."""

from __future__ import annotations

import pytest
from extract.mentions.mentions_read import at, meant, read

from onrecord.records.spans import Span

STORY = (
    "Varland's foreign minister Ilka Brandt said on Monday that talks with Kesmar would go on. "
    "She met her Kesmari counterpart Tomas Reyl in Ostrel. "
    "The Varlandic minister called the meeting useful, and Brandt added that Kesmari officials had helped."
)


def test_a_title_and_a_name_are_one_mention() -> None:
    """The office goes to the holder, with the country as it stands."""
    found = at(STORY, read(STORY), "Varland's foreign minister Ilka Brandt")
    assert (found.name, found.title, found.of) == ("Ilka Brandt", "foreign minister", "Varland")


def test_a_counterpart_holds_the_office_of_the_other() -> None:
    """For "Her Kesmari counterpart" is a foreign minister too."""
    found = at(STORY, read(STORY), "her Kesmari counterpart Tomas Reyl")
    assert (found.name, found.title, found.of, found.relation) == (
        "Tomas Reyl", "foreign minister", "Kesmar", "counterpart",
    )  # fmt: skip


@pytest.mark.parametrize("words", ["She", "The Varlandic minister", "Brandt added"])
def test_short_forms_stand_for_the_full_name(words: str) -> None:
    """A pronoun, a title and a family name go back to the person named in full."""
    words = words.removesuffix(" added")
    text = STORY if words != "Brandt" else STORY.replace("Ilka Brandt", "Ilka Q. Brandt")
    mentions = read(text, words)
    expected = "Ilka Q. Brandt" if words == "Brandt" else "Ilka Brandt"
    start = text.rindex(words)
    mention = next(m for m in mentions if m.span == Span(start, start + len(words)))
    assert meant(mentions, mention) == expected


@pytest.mark.parametrize(
    ("text", "source", "name", "of"),
    [
        ("Moscow said the talks would continue.", "Moscow", "Russia", None),
        ("The Russian side said the talks would continue.", "The Russian side", "Russia", None),
        ("Tehran's position is that the talks should continue.", "Tehran's", "Iran", None),
        ("The White House said the talks would continue.", "The White House", "White House", "United States"),
        ("The IAEA said the talks would continue.", "The IAEA", "International Atomic Energy Agency", None),
        (
            "Iran's Foreign Ministry said the talks would go on.",
            "Iran's Foreign Ministry",
            "Foreign Ministry",
            "Iran",
        ),
    ],
)
def test_states_and_bodies_speak(text: str, source: str, name: str, of: str | None) -> None:
    """Capitals, sides and bodies are the states and bodies they stand for."""
    found = at(text, read(text, source), source)
    assert (found.name, found.of) == (name, of)


def test_a_capital_where_things_happen_is_a_place() -> None:
    """For "In Moscow" is no government."""
    text = "The ministers met in Moscow on Friday."
    assert at(text, read(text), "Moscow").kind == "place"


def test_joint_sources_have_members() -> None:
    """Each of two speakers joined by "and" is a mention of its own too."""
    text = "Ilka Brandt and Tomas Reyl said that the border would open."
    mentions = read(text, "Ilka Brandt and Tomas Reyl")
    joint = at(text, mentions, "Ilka Brandt and Tomas Reyl")
    assert [mentions[i].name for i in joint.members] == ["Ilka Brandt", "Tomas Reyl"]


def test_an_official_stays_unnamed_and_is_found_again() -> None:
    """For "The official" is the unnamed one before, not the minister."""
    text = (
        "Prime Minister Oda Lund left early. A senior defence official said the army was ready. "
        "The official said no order had come."
    )
    mentions = read(text, "A senior defence official", "The official")
    first = at(text, mentions, "A senior defence official")
    again = at(text, mentions, "The official")
    assert first.form == "unnamed"
    assert again.antecedent is not None
    assert mentions[again.antecedent] == first


def test_every_source_has_a_mention_with_its_span() -> None:
    """Whatever words a statement names as its source."""
    text = "Reports from the coast, which could not be checked, said that fishing was halted in 2 places."
    for source in ("Reports from the coast", "which", "the coast, which could", "2", "fishing"):
        assert at(text, read(text, source), source)


def test_a_lead_names_the_office_and_the_next_paragraph_its_holder() -> None:
    """The office that speaks first is the person named next without one."""
    text = (
        "The rate must fall, the Kesmari trade commissioner has said.\n\n"
        "Ilka Brandt warned of losses.\n\nThe commissioner was glad."
    )
    mentions = read(text, "the Kesmari trade commissioner", "Ilka Brandt", "The commissioner")
    for words in ("the Kesmari trade commissioner", "The commissioner"):
        assert meant(mentions, at(text, mentions, words)) == "Ilka Brandt"


def test_a_person_with_an_office_of_his_own_is_not_the_one_of_the_lead() -> None:
    """The next paragraph may turn to another person."""
    text = (
        "The rate must fall, the Kesmari trade commissioner has said.\n\n"
        "Varland's foreign minister Ilka Brandt warned of losses."
    )
    mentions = read(text, "the Kesmari trade commissioner", "Varland's foreign minister Ilka Brandt")
    assert meant(mentions, at(text, mentions, "the Kesmari trade commissioner")) is None


def test_a_family_name_that_comes_first_is_told_by_the_hyphen() -> None:
    """Mr Pak is Pak Tae-ho; Mr Ho is somebody else, though the last syllable is his."""
    text = "Pak Tae-ho spoke in Tarn. Mr Pak said yes. Mr Ho said no."
    mentions = read(text, "Mr Pak", "Mr Ho")
    assert meant(mentions, at(text, mentions, "Mr Pak")) == "Pak Tae-ho"
    assert meant(mentions, at(text, mentions, "Mr Ho")) == "Ho"


def test_a_pronoun_in_a_quotation_means_its_last_subject() -> None:
    """Who quotes is not whom the quoted words speak of."""
    text = (
        "Tomas Reyl spoke in Tarn.\n\n“President Edvin Horst refused,” Reyl said. "
        "“Horst says the boats stay. He adds that they are needed.”"
    )
    mentions = read(text, "He")
    assert meant(mentions, at(text, mentions, "He")) == "Edvin Horst"


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Former Varlandic Foreign Minister Ilka Brandt spoke in Tarn.", "former"),
        ("Ilka Brandt, who was Varland's foreign minister, spoke in Tarn.", "former"),
        ("Ilka Brandt, who was named Varland's foreign minister, spoke in Tarn.", None),
        ("Ilka Brandt, who served as Varland's foreign minister, spoke in Tarn.", "former"),
        ("Ilka Brandt, who has served as Varland's foreign minister, spoke in Tarn.", None),
    ],
)
def test_an_office_held_once_is_held_no_more(text: str, relation: str | None) -> None:
    """Whatever words tell that it is over."""
    (brandt,) = [mention for mention in read(text) if mention.name == "Ilka Brandt"]
    assert (brandt.of, brandt.relation) == ("Varland" + "ic" * ("Varlandic" in text), relation)


def test_a_given_name_that_is_a_word_is_part_of_the_name() -> None:
    """Where a hyphen joins it to the next."""
    text = "“Real life still happens,” said Man-Yee Holm, a teacher in Tarn."
    assert at(text, read(text, "Man-Yee Holm"), "Man-Yee Holm").name == "Man-Yee Holm"


def test_a_clerical_title_is_no_part_of_the_name() -> None:
    """Maulana as little as Sheikh."""
    text = "Followers of Maulana Fazlur Harun marched to Lissen. Harun spoke to them."
    assert "Fazlur Harun" in {mention.name for mention in read(text)}


def test_a_president_of_one_name_is_a_person_all_along() -> None:
    """The family name alone is found again behind an office as behind Mr."""
    text = "President Holm closed the port. At the same time, Holm sought to win the fishers."
    mentions = read(text)
    assert [(m.kind, meant(mentions, m)) for m in mentions if m.span.of(text).endswith("Holm")] == [
        ("person", "Holm"),
        ("person", "Holm"),
    ]


def test_who_is_introduced_speaks_next() -> None:
    """A person named for the first time at the end of a paragraph, in a sentence about nobody else."""
    text = (
        "Ana Dorn said the bank would stay closed.\n\n"
        "The Lissen Herald spoke to Maria Reyl, a mother of two.\n\n"
        "“The line is long,” she told the paper."
    )
    mentions = read(text, "Ana Dorn", "she")
    assert meant(mentions, at(text, mentions, "she")) == "Maria Reyl"


def test_a_report_by_a_body_speaks_for_it() -> None:
    """Also where words stand before the name."""
    text = "All failed, according to a report by the Tarn-based Harbour Institute. The report names nobody."
    mentions = read(text, "a report by the Tarn-based Harbour Institute", "The report")
    assert meant(mentions, at(text, mentions, "The report")) == "Harbour Institute"


def test_a_form_of_address_behind_an_article_belongs_to_the_name() -> None:
    """One person with an office: "the spokesman, the Rev. Ilka Brandt"."""
    text = "“We wait,” said the Varlandic spokesman, the Rev. Tomas Reyl."
    found = read(text, "the Varlandic spokesman")
    assert meant(found, at(text, found, "the Varlandic spokesman")) == "Tomas Reyl"


def test_two_peoples_under_one_article_are_two_countries() -> None:
    """Two speak jointly: "The Russians and Chinese"."""
    text = "The Russians and Chinese said that it might be time."
    found = read(text, "The Russians and Chinese")
    joint = at(text, found, "The Russians and Chinese")
    assert [found[member].name for member in joint.members] == ["Russia", "China"]


def test_the_country_a_body_is_of_is_no_part_of_its_name() -> None:
    """The name is Tarn Shimbun in "Japan's Tarn Shimbun"."""
    text = "According to Japan's Tarn Shimbun, the talks will go on."
    found = read(text, "Japan's Tarn Shimbun")
    assert at(text, found, "Japan's Tarn Shimbun").name == "Tarn Shimbun"


def test_particles_follow_one_another_in_a_name() -> None:
    """Two before the family name, too; the family name alone is the same person's."""
    found = read("Ilka von der Holm spoke in Tarn. Von der Holm said no.")
    assert found[0].name == "Ilka von der Holm"
    assert {meant(found, mention) for mention in found if mention.kind == "person"} == {"Ilka von der Holm"}


def test_who_is_told_by_another_is_the_one_named_last() -> None:
    """A rival of the president's, named behind the comma, is not the president."""
    source = "Varlandic President Jon Aske’s main rival, Ada Lund"
    text = f"{source}, said that the talks would fail."
    mentions = read(text, source)
    assert meant(mentions, at(text, mentions, source)) == "Ada Lund"


def test_the_office_of_a_body_is_not_that_of_a_state() -> None:
    """A party's leader is not the only president of the article."""
    text = "President Jon Aske said no. The Harbour Party's leader said that it would vote. The leader left."
    mentions = read(text, "The Harbour Party's leader")
    assert meant(mentions, at(text, mentions, "The Harbour Party's leader")) != "Jon Aske"


def test_who_works_for_the_president_is_not_the_president() -> None:
    """The title before a genitive is its owner's."""
    mentions = read("Ada Lund, the president's chief spokesman, said no.")
    (lund,) = [mention for mention in mentions if mention.name == "Ada Lund"]
    assert lund.title is None


def test_a_family_name_alone_is_not_of_who_is_only_kin() -> None:
    """Somebody named in full as wife or first lady, where another bears the name before."""
    text = (
        "President Holm opened the port. He and first lady Maria Holm met sailors. "
        "“We wait,” Holm told them. His daughter Anna Holm came, too."
    )
    mentions = read(text)
    assert [
        meant(mentions, m) for m in mentions if m.kind == "person" and m.span.of(text).endswith("Holm")
    ] == [
        "Holm",
        "Maria Holm",
        "Holm",
        "Anna Holm",
    ]


def test_the_top_diplomat_is_the_foreign_minister() -> None:
    """Also where no table knows the country's adjective and another one stands before it."""
    text = (
        "The top Kesmari diplomat said that talks would go on. "
        "Kesmari Foreign Minister Oda Lund had met Jon Aske in Tarn. Kesmar waited."
    )
    mentions = read(text, "The top Kesmari diplomat")
    assert meant(mentions, at(text, mentions, "The top Kesmari diplomat")) == "Oda Lund"


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("The tanker Ada Holm left Tarn on Monday. The Ada Holm carried oil.", False),
        ("HMS Edvin Horst left Tarn on Monday.", False),
        ("The tanker's captain, Ada Holm, left Tarn on Monday.", True),
        ("Ada Holm boarded the tanker Ada Holm in Tarn.", True),
    ],
)
def test_a_ship_is_no_person(text: str, person: bool) -> None:
    """Whatever it is called; unless somebody in the article is called so, too."""
    assert any(mention.kind == "person" and mention.name for mention in read(text)) is person
