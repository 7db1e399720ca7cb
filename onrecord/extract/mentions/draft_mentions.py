"""Mentions in the making: what the stages of finding them pass on and fill in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.extract.mentions.name_lists import word_list
from onrecord.records.readings import Mention
from onrecord.records.spans import Span
from onrecord.text.names import name_gender
from onrecord.text.titles import normal_title, title_gender

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.extract.tokens import Words
    from onrecord.records.readings import MentionForm, MentionKind
    from onrecord.text.titles import Gender


@dataclass(slots=True, eq=False)
class Draft:
    """A mention over the tokens ``[first, end)``; ``antecedent``, ``members``, ``owner`` are other drafts.

    Attributes:
        head: the token that carries its role in the sentence.
        noun: the singular person noun or group noun it is built on, or "".
        plural: more than one person or state.
        definite: "the", "his", a possessor: known from elsewhere in the article.
        source: whether a statement names it as its source.
    """

    first: int
    end: int
    head: int
    kind: MentionKind
    form: MentionForm
    name: str | None = None
    title: str | None = None
    of: str | None = None
    relation: Literal["counterpart", "former"] | None = None
    noun: str = ""
    plural: bool = False
    definite: bool = False
    determiner: str = ""
    source: bool = False
    gender: Gender = "n"
    antecedent: Draft | None = None
    members: tuple[Draft, ...] = ()
    owner: Draft | None = None
    span: Span | None = None

    def told_gender(self) -> Gender:
        """The gender its own words tell."""
        if self.gender != "n":
            return self.gender
        for told in (title_gender(self.title or ""), name_gender(self.name or "")):
            if told != "n":
                return told
        return "n"

    @property
    def normal(self) -> str:
        """The title in normal form, "" where there is none."""
        return normal_title(self.title) if self.title else ""

    def is_named_person(self) -> bool:
        """Whether it names a person."""
        return self.kind == "person" and self.form == "name"


def finish(drafts: list[Draft], words: Words) -> tuple[Mention, ...]:
    """The mentions of the drafts in the order of the text, antecedents and members as indices."""
    order = {id(draft): i for i, draft in enumerate(drafts)}
    return tuple(mention_of(draft, words, order) for draft in drafts)


def finish_pointers(pointers: list[Draft], drafts: list[Draft], words: Words) -> tuple[Mention, ...]:
    """The pointers that mean somebody; antecedents are indices among the mentions of ``drafts``."""
    order = {id(draft): i for i, draft in enumerate(drafts)}
    return tuple(mention_of(one, words, order) for one in pointers if one.antecedent is not None)


def mention_of(draft: Draft, words: Words, order: Mapping[int, int]) -> Mention:
    """The mention of a draft, others by their numbers in ``order`` (by ``id()``)."""
    return Mention(
        span=draft.span or words.span(draft.first, draft.end),
        kind=draft.kind,
        form=draft.form,
        name=draft.name,
        title=draft.title or None,
        of=draft.of,
        antecedent=order.get(id(draft.antecedent)) if draft.antecedent else None,
        relation=draft.relation,
        members=tuple(order[id(member)] for member in draft.members),
        owner=order.get(id(draft.owner)) if draft.owner else None,
    )


def draft_pronoun(i: int, low: str) -> Draft:
    """The draft of a pronoun at token ``i``."""
    plural = low in word_list("pronouns_of_many")
    draft = Draft(i, i + 1, i, "group" if plural else "person", "pronoun", plural=plural)
    draft.gender = "m" if low in word_list("pronouns_of_men") else "n"
    if low in word_list("pronouns_of_women"):
        draft.gender = "f"
    if low in word_list("pronouns_of_things"):
        draft.kind = "organisation"
    return draft
