"""Every finder has one form: find_x(context) -> tuple[X, ...]."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest
from extract.parsed import context_of

import onrecord.extract
import onrecord.pipeline as pipeline

GROUND = {"quotations", "tagging", "tokens", "context"}
"""Modules under the finders; what they find is asked by finders, and goes into no reading."""


def finders() -> Iterator[Callable[..., Any]]:
    """What the rooms hand on, and the finders that are a module of their own."""
    for module in pkgutil.iter_modules(onrecord.extract.__path__):
        if module.name not in GROUND:
            room = import_module(f"onrecord.extract.{module.name}")
            yield from (one for name, one in vars(room).items() if name.startswith("find_"))


FINDERS = sorted(set(finders()), key=lambda finder: finder.__name__)


@pytest.mark.parametrize("finder", FINDERS, ids=lambda finder: finder.__name__)
def test_a_finder_takes_the_context_and_gives_a_tuple(finder: Callable[..., Any]) -> None:
    """Nothing else is handed to it, so that the order of the steps is all there is to know."""
    signature = inspect.signature(finder)
    assert [(one.name, one.annotation) for one in signature.parameters.values()] == [("context", "Context")]
    assert signature.return_annotation.startswith("tuple[")
    assert signature.return_annotation.endswith(", ...]")


@pytest.mark.parametrize("finder", FINDERS, ids=lambda finder: finder.__name__)
def test_a_finder_finds_nothing_in_an_empty_article(finder: Callable[..., Any]) -> None:
    """Nor does it fail."""
    assert finder(context_of("")) == ()


def test_the_pipeline_calls_every_finder() -> None:
    """None is left lying about, and none comes from inside a room."""
    assert {finder.__name__ for finder in FINDERS} == {
        name
        for name, one in vars(pipeline).items()
        if name.startswith("find_") and one.__module__.startswith("onrecord.extract.")
    }
