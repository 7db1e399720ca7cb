"""Every exception class of the package.

A bad *page* is never an exception that leaves the program: it becomes a reject row
(`onrecord.records.pages.Reject`). Exceptions are for what stops a command.
"""


class OnrecordError(Exception):
    """The root of all errors a user can meet.

    The message says what failed, on what, and what to do next.
    """

    exit_code = 1


class UsageError(OnrecordError):
    """The command line or the settings cannot be carried out as given."""

    exit_code = 2


class UnknownName(UsageError):
    """The record has no row of this name.

    Attributes:
        near_misses: names of the record that are spelt much like it, the nearest first.
    """

    def __init__(self, message: str, near_misses: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.near_misses = near_misses
        if near_misses:
            self.add_note(f"near misses: {', '.join(near_misses)}")


class SourceError(OnrecordError):
    """A source named on the command line cannot be read at all."""

    exit_code = 3


class RecordFileError(OnrecordError):
    """The record file is missing, damaged, or was written by a newer onrecord."""

    exit_code = 4


class RecordInUse(RecordFileError):
    """Another process is writing the record file."""


class ModelError(OnrecordError):
    """A model package is missing or is not what its hash promises."""

    exit_code = 5


class MissingPackage(OnrecordError):
    """A package that onrecord does not need itself is not installed."""


class WordListError(OnrecordError):
    """A word list of the package is malformed; the message names the file and the line."""


class PageRejected(OnrecordError):
    """Raised inside `ingest` and `clean` for one page; the pipeline turns it into a reject row.

    Attributes:
        reason: short code in snake_case, such as ``empty`` or ``binary``.
        message: one sentence for a person.
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
