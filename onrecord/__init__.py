"""onrecord rebuilds a long-running negotiation from press pages as a checked record.

    with onrecord.open("talks.onrecord") as record:
        record.statements(side="Varland", issue="fishing", year=2019)

The names in ``__all__`` are public (docs/api.md). Everything else is private to its room.
"""

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.api.open_record import Record
    from onrecord.api.open_record import open_record as open
    from onrecord.api.record_builds import build
    from onrecord.api.row_sequence import Rows
    from onrecord.errors import (
        MissingPackage,
        ModelError,
        OnrecordError,
        RecordFileError,
        SourceError,
        UnknownName,
        UsageError,
    )

__version__ = "0.1.0"

# Pages are read by as many processes as there are processors, so numpy is not to share out its products of
# matrices among threads as well. It looks at this once, when it is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__all__ = [
    "MissingPackage",
    "ModelError",
    "OnrecordError",
    "Record",
    "RecordFileError",
    "Rows",
    "SourceError",
    "UnknownName",
    "UsageError",
    "build",
    "open",
]

_HOMES = {
    "open": ("onrecord.api.open_record", "open_record"),
    "Record": ("onrecord.api.open_record", "Record"),
    "Rows": ("onrecord.api.row_sequence", "Rows"),
    "build": ("onrecord.api.record_builds", "build"),
}
"""Module and name of what is public; the others are errors. They are loaded when asked for."""


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, own = _HOMES.get(name, ("onrecord.errors", name))
    return getattr(import_module(module), own)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
