"""What pages call the files a record was read from: never by the folders of the user's disk."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_ADDRESS = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
_ROOT = re.compile(r"(?:[a-z]+:)?[\\/]|~", re.IGNORECASE)
_PARTING = re.compile(r"[\\/]+")
_FOLDERS = re.compile(r"(?<![\w\\/:.<])(?:~|[A-Za-z]:)?[\\/](?:[^\s'\"`“”]*[\\/])?(?=[^\s'\"`“”])")
_HOMES = {"home": 2, "users": 2, "documents and settings": 2, "root": 1}
"""Folders that homes lie in, and how many parts of a path lead into a home."""


def shown_names(locators: Sequence[str]) -> dict[str, str]:
    """The name of each input on pages, by its locator.

    Addresses of the web stay as they are. A file is called by its name if no other file has that name, else
    by its folder too, relative to the folder that holds all files. What follows "#" in a locator stays.
    """
    rests = {locator: locator.partition("#") for locator in locators if not _ADDRESS.match(locator)}
    files = _names_of_files(sorted({path for path, _, _ in rests.values()}))
    return {
        locator: f"{files[rests[locator][0]]}{''.join(rests[locator][1:])}" if locator in rests else locator
        for locator in locators
    }


def _names_of_files(paths: Sequence[str]) -> dict[str, str]:
    parts = {path: _parts(path) for path in paths}
    shared = _shared(list(parts.values()))
    sharing = Counter(names[-1] for names in parts.values())
    shown: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for path, names in parts.items():
        name = names[-1] if sharing[names[-1]] == 1 else "/".join(names[shared:])
        taken[name] += 1
        shown[path] = name if taken[name] == 1 else f"{name} ({taken[name]})"
    return shown


def _parts(path: str) -> list[str]:
    """The folders and the name, without the root, the home folder, and steps up."""
    parts = [part for part in _PARTING.split(path) if part not in ("", ".", "..")]
    if _ROOT.match(path):
        if parts and parts[0][-1] in ":~":
            parts = parts[1:]
        inside = _HOMES.get(parts[0].casefold(), 0) if parts else 0
        parts = parts[inside:] or parts[-1:]
    return parts or [""]


def _shared(paths: Sequence[Sequence[str]]) -> int:
    """How many folders all paths begin with."""
    count = 0
    for folders in zip(*(path[:-1] for path in paths), strict=False):
        if len(set(folders)) > 1:
            break
        count += 1
    return count


def without_folders(words: str) -> str:
    """A sentence with the absolute paths in it cut to their last part."""
    return _FOLDERS.sub("", words)
