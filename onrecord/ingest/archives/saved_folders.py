"""Folders that browsers put beside a page saved as “Webpage, complete”: its scripts, frames and images."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

# How the folder is called after the page: by Firefox and Chromium in the languages that translate it, by
# Internet Explorer and Office (".files").
FOLDER_ENDINGS = (
    "_files",
    ".files",
    "-Dateien",
    "_fichiers",
    "_archivos",
    "_ficheros",
    "_arquivos",
    "_ficheiros",
    "_file",
    "_bestanden",
    "-bestanden",
    "-filer",
    "_filer",
    "_pliki",
    "_soubory",
    "_tiedostot",
    "_dosyalar",
)
PAGE_ENDINGS = (".html", ".htm", ".xhtml")


def is_part_folder(name: str, beside: Collection[str]) -> bool:
    """Whether a folder belongs to a page ``beside`` it, by their names (or paths with ``/``)."""
    return any(page in beside for page in _owners(name))


def lies_in_part_folder(path: str, paths: Collection[str]) -> bool:
    """Whether a member of an archive lies in such a folder, at whatever depth; ``paths`` are all members."""
    folders = [path[:at] for at, char in enumerate(path) if char == "/"]
    return any(is_part_folder(folder, paths) for folder in folders)


def _owners(folder: str) -> Iterator[str]:
    """What the page that a folder belongs to may be called."""
    for ending in FOLDER_ENDINGS:
        if folder.endswith(ending) and len(folder) > len(ending):
            stem = folder.removesuffix(ending)
            yield from (stem + page for page in PAGE_ENDINGS)
