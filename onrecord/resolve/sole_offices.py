"""Which offices one person at a time holds."""

from __future__ import annotations

from onrecord.text.titles import head_of

_SOLE = frozenset(
    (
        "minister", "president", "premier", "chancellor", "king", "queen", "emperor", "pope", "emir",
        "sultan", "secretary", "director", "leader", "chief", "head", "chairman", "speaker", "governor",
        "mayor",
    )
)  # fmt: skip
_MANY = frozenset(("deputy", "assistant", "associate", "under", "state", "junior", "minority", "majority"))


def is_sole(title: str) -> bool:
    """Whether one person at a time holds an office of this title in one state or body."""
    words = title.removeprefix("secretary of state").split()
    return head_of(title) in _SOLE and not _MANY & set(words) and "general" not in title.split()[:-1]
