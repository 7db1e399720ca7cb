"""What the user has said about who is who and which event is which, keyed by names and places, not by ids.

Ids change when more is read; the words of an article do not. `onrecord.resolve.actors` and
`onrecord.resolve.events` carry wishes out in the order given, so that a later one wins over an earlier one.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MentionRef:
    """What a wish points at: the bearers of a name, or the mention at one place.

    Attributes:
        form: a name, compared without case and diacritics. It points at the mentions of every article (or of
            ``article`` alone) in which it is the fullest name of somebody, and at the actor called so.
        article: with ``form``, the id of the only article meant, or None for all.
        spot: article id, start and end of a mention; where the mention there has other bounds by now, the one
            that shares most characters with it, if at least half of them.
    """

    form: str | None = None
    article: str | None = None
    spot: tuple[str, int, int] | None = None

    def __post_init__(self) -> None:
        if (self.form is None) == (self.spot is None):
            raise ValueError("a reference is either a form or a spot")


@dataclass(frozen=True, slots=True)
class SameActor:
    """The mentions of all references are one actor: the one that the first of them points at.

    ``by`` says whose wish it is and where it stands (the id of a correction, for instance).
    """

    refs: tuple[MentionRef, ...]
    by: str = ""


@dataclass(frozen=True, slots=True)
class OtherActor:
    """The mentions of ``refs`` are one actor of their own, and nobody of the actor they were taken for.

    ``than`` restricts this to actors that hold a mention of these references; empty for any.
    """

    refs: tuple[MentionRef, ...]
    than: tuple[MentionRef, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class CalledSo:
    """The actor that the reference points at has this canonical name. Its id stays."""

    ref: MentionRef
    name: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class OneEvent:
    """The events that are told at these places are one.

    Attributes:
        parts: for each event the places of its tellings: article id, start and end. An event is the one that
            has at least half of them.
        by: whose wish it is.
    """

    parts: tuple[tuple[tuple[str, int, int], ...], ...]
    by: str = ""


@dataclass(frozen=True, slots=True)
class OtherEvent:
    """What is told at the places ``leaving`` is an event of its own, not the one told at ``staying``."""

    leaving: tuple[tuple[str, int, int], ...]
    staying: tuple[tuple[str, int, int], ...]
    by: str = ""


EventWish = OneEvent | OtherEvent
Wish = SameActor | OtherActor | CalledSo
