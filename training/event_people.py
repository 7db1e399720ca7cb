"""Who takes part in the events of a story, as readers say, for `onrecord.resolve.events.taking_part`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from event_stories import Story, own_name

from onrecord.resolve.events.event_sentences import best_sentence
from onrecord.resolve.events.groups import Group
from onrecord.resolve.events.making import Made
from onrecord.resolve.events.taking_part import FEATURES, candidates_of, taking_part_features

HALF = 0.5  # of the words of the shorter name, which two names of one share
MOST = 80  # characters of a sentence

Table = Any  # an array of numbers


def people_to_learn(story: Story, made: Sequence[Made]) -> tuple[Table, list[bool]]:
    """Features of those who may take part in events that a reader named, and whether they do."""
    rows, truth = [np.zeros((0, len(FEATURES)))], []
    for one in made:
        name = own_name(story, one.numbers)
        candidates = candidates_of(one.members, story.actors)
        if name is None or not candidates:
            continue
        who = next(story.named[at].who for at in one.numbers if _event_of(story, at) == name)
        group = Group(one.members, one.start, one.basis, 0.0, True)
        sentence = best_sentence(group, "happened", story.actors, MOST)
        best = sentence[1] if sentence else None
        rows.append(taking_part_features(one.members, best, candidates, story.actors))
        truth += [_is_among(story.actors.name_of(actor), who) for actor in candidates]
    return np.vstack(rows), truth


def _event_of(story: Story, at: int) -> str | None:
    return story.named[at].event if at in story.named else None


def _is_among(name: str, who: Sequence[str]) -> bool:
    """Whether a name is one of those that a reader wrote, perhaps in another form."""
    words = _words(name)
    for other in who:
        theirs = _words(other)
        if not words or not theirs:
            continue
        if name.split()[-1].lower() == other.split()[-1].lower():
            return True
        if len(words & theirs) > HALF * min(len(words), len(theirs)):
            return True
    return False


def _words(name: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{2,}", name.lower()))
