"""One locator a file, whatever the paths that lead to it: `./pages`, `pages`, `/home/venn/pages`, a link."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

from onrecord.records.pages import Reject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    FileKey = tuple[str, int, int]

OUTSIDE = "outside"  # the reason of a reject that is a link out of its folder, and was not followed
# A byte of a name that is not UTF-8, as the record spells it.
_ESCAPED = re.compile(r"\\udc([89a-f][0-9a-f])")


def file_key(path: str) -> FileKey:
    """What is the same for all paths that lead to one file.

    It is the path without links and dots, and for a file that is there also its number: where case or the
    form of accents makes no difference, two paths of one number are one file. Hard links of other names are
    files of their own.
    """
    real = os.path.realpath(path)
    try:
        status = Path(real).stat()
    except OSError:
        return real, 0, 0
    return unicodedata.normalize("NFC", real).casefold(), status.st_dev, status.st_ino


class Spellings:
    """How files are spelled: as in the record, else by the best of the paths given.

    Args:
        known: locators in the record.
    """

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._of: dict[FileKey, str] = {}
        self._links: dict[FileKey, str] = {}
        for path in sorted(set(_files_of(known)), key=_rank):
            self._of.setdefault(file_key(path), path)
            self._links.setdefault(_place_key(path), path)

    def each_once(self, found: Iterable[str | Reject]) -> list[str | Reject]:
        """The paths (and rejects at paths) found, one for each file, in the order that files were found."""
        best: dict[FileKey, str | Reject] = {}
        for each in found:
            key = _place_key(each.locator) if _is_outside(each) else file_key(_path_of(each))
            best[key] = min(best.get(key, each), each, key=lambda one: _rank(_path_of(one)))
        for key, each in best.items():
            spelt = self._links if _is_outside(each) else self._of
            spelt.setdefault(key, _path_of(each))
        return list(best.values())

    def of(self, path: str) -> str:
        """The locator of the file at this path."""
        return self._of.get(file_key(path), path)

    def of_reject(self, reject: Reject) -> str:
        """The locator of a reject: that of its file, or its own if it is a link that is not followed."""
        path = reject.locator
        return self._links.get(_place_key(path), path) if _is_outside(reject) else self.of(path)


def _is_outside(found: str | Reject) -> TypeGuard[Reject]:
    return isinstance(found, Reject) and found.reason == OUTSIDE


def _place_key(path: str) -> FileKey:
    """As `file_key`, of what is at the path itself, be it a link."""
    folder, name = os.path.split(path)
    real, device, number = file_key(folder or ".")
    return os.path.join(real, name), device, number  # noqa: PTH118


def _rank(path: str) -> tuple[bool, int, str]:
    """Sorts the best of a file's paths first: one with its own name, then the shortest."""
    return Path(path).name != Path(os.path.realpath(path)).name, len(path), path


def _path_of(found: str | Reject) -> str:
    return found.locator if isinstance(found, Reject) else found


def _files_of(locators: Iterable[str]) -> Iterator[str]:
    """The paths of the files that locators begin with (``PATH#ID``), if they are there still."""
    there: dict[str, bool] = {}
    for locator in locators:
        ends = [at for at, character in enumerate(locator) if character == "#"]
        for path in (locator[:end] for end in (*ends, len(locator))):
            if path not in there:
                there[path] = os.path.lexists(path)
            if there[path]:
                yield path
                break
            named = _ESCAPED.sub(lambda byte: chr(0xDC00 + int(byte[1], 16)), path)
            if named != path and os.path.lexists(named):
                yield named
                break
