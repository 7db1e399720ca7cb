"""A stage over all readings that is asked more than once while one record is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Concatenate, Generic, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.records.readings import FiledReading

Rest = ParamSpec("Rest")
Answer = TypeVar("Answer")


class Once(Generic[Rest, Answer]):
    """A stage that keeps its answers: asked again of the same readings, it hands on what it has made.

    Readings are the same if they are the very same objects in the same order; what else it is given is
    compared by value. The answers to other readings than the last are forgotten.

    Args:
        stage: makes the answer from all readings and what else it is given; it must be pure.
    """

    def __init__(self, stage: Callable[Concatenate[Sequence[FiledReading], Rest], Answer]) -> None:
        self._stage = stage
        self._filed: Sequence[FiledReading] | None = None
        self._answers: list[tuple[object, Answer]] = []

    def __call__(self, filed: Sequence[FiledReading], *rest: Rest.args, **named: Rest.kwargs) -> Answer:
        """The answer for these readings."""
        if self._filed is None or not _are_same(self._filed, filed):
            self._filed, self._answers = filed, []
        for given, answer in self._answers:
            if given == (rest, named):
                return answer
        answer = self._stage(filed, *rest, **named)
        self._answers.append(((rest, named), answer))
        return answer


def _are_same(one: Sequence[FiledReading], other: Sequence[FiledReading]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))
