"""Templates: one environment for the served pages and the dossier. Everything is escaped."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord.text.marks import as_escapes
from onrecord.web import phrases
from onrecord.web.markup import GROUPS
from onrecord.web.sections import SECTIONS

if TYPE_CHECKING:
    from jinja2 import Template

GLYPHS = {"supports": "▲", "opposes": "▼", "conditional": "◆", "open": "○"}
"""A shape for each stance, so that colour never stands alone."""


@cache
def environment() -> Environment:
    """The template environment."""
    made = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    made.globals.update(sections=SECTIONS, glyphs=GLYPHS, stances=phrases.STANCES, count_of=phrases.count_of)
    made.filters["spell_date"] = phrases.spell_date
    made.filters["shorten"] = phrases.shorten
    return made


def _harmless(value: Any) -> Any:
    """What a template prints, without what commands the browser; markup is made so where it is made."""
    return as_escapes(value) if type(value) is str else value


def template(name: str) -> Template:
    """A template of the package."""
    return environment().get_template(name)


@cache
def style_sheet() -> str:
    """The style sheet, with the rules that light up all pieces of a cut span."""
    return files("onrecord.web").joinpath("static/site.css").read_text(encoding="utf-8") + _group_rules()


def _group_rules() -> str:
    rules = (f".text:has(.g{number}:target) .g{number}" for number in range(GROUPS))
    return (
        "\n/* all pieces of a span that had to be cut */\n" + ",\n".join(rules) + " {\n  " + _TARGET + "\n}\n"
    )


_TARGET = "background: var(--target); box-shadow: 0 0 0 2px var(--target); color: var(--target-ink);"


@cache
def static_file(name: str) -> bytes:
    """A static file of the package."""
    return files("onrecord.web").joinpath("static", name).read_bytes()
