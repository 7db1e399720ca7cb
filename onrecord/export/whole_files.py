"""Files written whole: no reader sees half of one, and no record is written over."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import IO, TYPE_CHECKING

from onrecord.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DATABASE = b"SQLite format 3\x00"  # how every SQLite file begins (https://www.sqlite.org/fileformat2.html)
_BESIDE = ("-wal", "-shm", "-journal", "-lock")  # endings of what SQLite and onrecord keep beside a database


def spare_databases(path: Path) -> None:
    """Sees that writing to ``path`` would not destroy a record or any other SQLite file.

    Raises:
        UsageError: if such a file is at ``path``, or where a link at ``path`` leads, or beside one.
    """
    target = Path(os.path.realpath(path))
    for ending in ("", *_BESIDE):
        if not target.name.endswith(ending):
            continue
        database = target.with_name(target.name.removesuffix(ending)) if target.name != ending else target
        if _is_database(database):
            what = "is" if not ending else f"belongs to {database.name}, which is"
            raise UsageError(f"{path} {what} a record or another SQLite file: name another path with --out")


@contextmanager
def written_whole(path: Path) -> Iterator[IO[str]]:
    """A text file to write in, which takes the place of the file at ``path`` at the end.

    It has a passing name until then, and is gone if writing fails. If a link is at ``path``, its target is
    replaced. A device or pipe is written as it is.

    Raises:
        OSError: if it cannot be written.
        UsageError: if a record or any other SQLite file is there.
    """
    spare_databases(path)
    if path.exists() and not _is_replaceable(path):
        with path.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        return
    target = Path(os.path.realpath(path))
    passing = target.with_name(f".onrecord-{token_hex(8)}.part")
    try:
        with passing.open("x", encoding="utf-8", newline="\n") as file:
            yield file
        if target.is_file():
            passing.chmod(stat.S_IMODE(target.stat().st_mode))
        passing.replace(target)
    except BaseException:
        passing.unlink(missing_ok=True)
        raise


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Writes lines as a whole file; see `written_whole`."""
    with written_whole(path) as file:
        file.writelines(f"{line}\n" for line in lines)


def _is_replaceable(path: Path) -> bool:
    mode = path.stat().st_mode
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)  # a folder is an error, which replacing it tells


def _is_database(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(_DATABASE)) == _DATABASE
    except OSError:
        return False
