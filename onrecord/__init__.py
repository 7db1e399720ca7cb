"""onrecord rebuilds a long-running negotiation from press pages as a checked record.

    with onrecord.open("talks.onrecord") as record:
        record.statements(side="Varland", issue="fishing", year=2019)

The names of `onrecord.api` are public here (docs/api.md). Everything else is private to its room.
"""

import os

__version__ = "0.1.0"

# Pages are read by as many processes as there are processors, so numpy is not to share out its products of
# matrices among threads as well. It looks at this once, when it is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

TYPE_CHECKING = False  # mypy takes it for `typing.TYPE_CHECKING`, whose import takes longer than all the rest
if TYPE_CHECKING:
    from onrecord.api import *  # noqa: F403 (its ``__all__`` is the list)
else:

    def __getattr__(name: str) -> object:
        """The front door is loaded when it is first used: the rooms import this package, too."""
        from importlib import import_module

        door = import_module("onrecord.api")
        if name != "__all__" and name not in door.__all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(door, name)

    def __dir__() -> list[str]:
        return [*__getattr__("__all__"), "__version__"]
