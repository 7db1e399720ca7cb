"""Worker processes that read pages: one page at a time each, so that a crash has one page to blame.

A pool of our own, because those of the standard library fail whole when one worker is killed:
`multiprocessing.Pool` hangs, `ProcessPoolExecutor` breaks (see docs/decisions).
"""

from __future__ import annotations

import multiprocessing
import re
import signal
import sys
from collections import deque
from contextlib import suppress
from multiprocessing.connection import wait
from time import monotonic
from typing import TYPE_CHECKING, Any, cast

from onrecord.errors import ModelError, OnrecordError, PageRejected
from onrecord.store.writer import Failure, pack_reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from multiprocessing.connection import Connection

    from onrecord.records.pages import Page
    from onrecord.records.readings import Reading

    Read = Callable[[Page], Reading]
    Load = Callable[[], Read]
    Outcome = bytes | Failure

MAX_FAILED_STARTS = 3  # workers that die while they load the model, one after another: it is not chance
MEMORY_BYTES = 3 << 29
"""Address space of a worker: half is taken by the models and libraries, half is for a page. Of the pages
measured with `bench/growth.py` (three shapes, resident memory), the most that 64 kB take is 0.2 GB, and
256 kB 0.7 GB.
"""
_READY = "ready"
_NO_MEMORY = re.compile(
    r"bad_?alloc|allocat\w+ (?:memory|failed)|out of memory", re.I
)  # libraries' own errors


_OUT_OF_MEMORY = Failure("out_of_memory", "There was not enough memory to read this page.", lasting=False)


def outcome_of(page: Page, read: Read) -> Outcome:
    """What comes of reading a page: a packed reading, or why there is none. Raises nothing."""
    try:
        return pack_reading(read(page))
    except PageRejected as exc:
        return Failure(exc.reason, exc.message)
    except MemoryError:
        return _OUT_OF_MEMORY
    except Exception as exc:  # a bug, which must cost one page only, and show
        if _NO_MEMORY.search(str(exc)):
            return _OUT_OF_MEMORY
        told = f"{type(exc).__name__}: {exc}"[:200]
        return Failure(
            "internal_error", f"Reading this page failed ({told}): please report it with the page."
        )


def read_here(keys: Iterable[str], fetch: Callable[[str], Page], load: Load) -> Iterator[tuple[str, Outcome]]:
    """Reads in this process, without a guard against hangs and crashes."""
    read = load()
    for key in keys:
        yield key, outcome_of(fetch(key), read)


class _Worker:
    """One process, the page it is on, until when it may be on it, and what it is to read next."""

    def __init__(self, context: Any, load: Load) -> None:
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs, load), daemon=True)
        self.process.start()
        theirs.close()
        self.ready = False
        self.key: str | None = None
        self.run: deque[str] = deque()
        self.deadline: float | None = None

    @property
    def idle(self) -> bool:
        return self.ready and self.key is None

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


class ReadingPool:
    """Supervised workers; a context manager that ends them.

    Args:
        load: makes the reading function in each worker (loads the model); must be picklable.
        jobs: how many workers at most; they are started as pages ask for them.
        seconds_per_page: a worker longer on one page is killed, the page rejected with ``timeout``.
    """

    def __init__(self, load: Load, jobs: int, seconds_per_page: float) -> None:
        self._load = load
        self._jobs = jobs
        self._seconds = seconds_per_page
        self._workers: list[_Worker] = []
        self._waiting: deque[deque[str]] = deque()
        self._failed_starts = 0
        self._context = _context()

    def __enter__(self) -> ReadingPool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()
        self._workers.clear()

    def read(
        self, runs: Iterable[Sequence[str]], fetch: Callable[[str], Page]
    ) -> Iterator[tuple[str, Outcome]]:
        """What comes of each page, in the order in which they are finished.

        The pages of a run, given by their keys, are read one after another by one worker while it lives.
        ``fetch`` gives the page of a key; it is called in this process, shortly before the page is read.

        Raises:
            ModelError: if the workers cannot load the model.
            OnrecordError: if they die while they start.
        """
        self._waiting = deque(deque(run) for run in runs if run)
        while self._waiting or any(worker.key or worker.run for worker in self._workers):
            self._hire()
            self._hand_out(fetch)
            for worker in self._listen():
                done = self._hear(worker)
                if done is not None:
                    yield done
            yield from self._end_overdue()

    def _hire(self) -> None:
        """Starts workers as long as there are more runs than workers to take them."""
        free = sum(worker.key is None and not worker.run for worker in self._workers)
        while len(self._workers) < self._jobs and free < len(self._waiting):
            self._workers.append(_Worker(self._context, self._load))
            free += 1

    def _hand_out(self, fetch: Callable[[str], Page]) -> None:
        for worker in [one for one in self._workers if one.idle]:
            if not worker.run and not self._waiting:
                continue
            worker.run = worker.run or self._waiting.popleft()
            page = fetch(worker.run[0])
            try:
                worker.connection.send(page)
            except OSError:  # it died while idle, which is not the page's fault
                self._dismiss(worker)
                self._count_failed_start()
                continue
            worker.key = worker.run.popleft()
            worker.deadline = monotonic() + self._seconds

    def _listen(self) -> list[_Worker]:
        """The workers that have something to say, or are dead, before the next deadline."""
        deadlines = [worker.deadline for worker in self._workers if worker.deadline is not None]
        timeout = max(0.0, min(deadlines) - monotonic()) if deadlines else None
        speaking = wait([worker.connection for worker in self._workers], timeout)
        return [worker for worker in self._workers if worker.connection in speaking]

    def _hear(self, worker: _Worker) -> tuple[str, Outcome] | None:
        try:
            said = worker.connection.recv()
        except (EOFError, OSError):
            return self._mourn(worker)
        if isinstance(said, OnrecordError):
            raise said
        if said == _READY:
            worker.ready = True
            return None
        self._failed_starts = 0
        key, worker.key, worker.deadline = cast("str", worker.key), None, None
        if said == _OUT_OF_MEMORY:  # what is left of its memory is in pieces
            self._dismiss(worker)
        return key, said

    def _mourn(self, worker: _Worker) -> tuple[str, Outcome] | None:
        key = worker.key
        self._dismiss(worker)
        if key is None:
            self._count_failed_start()
            return None
        code = worker.process.exitcode
        message = f"The process that read this page died ({_how(code)}); the next build tries it again."
        return key, Failure("crashed", message, lasting=False)

    def _end_overdue(self) -> Iterator[tuple[str, Outcome]]:
        now = monotonic()
        for worker in list(self._workers):
            if worker.key is not None and worker.deadline is not None and worker.deadline <= now:
                key = worker.key
                self._dismiss(worker)
                told = f"Reading this page took longer than {self._seconds:g} seconds"
                yield key, Failure("timeout", f"{told}; the next build tries it again.", lasting=False)

    def _dismiss(self, worker: _Worker) -> None:
        if worker.run:
            self._waiting.appendleft(worker.run)
        worker.stop()
        self._workers.remove(worker)

    def _count_failed_start(self) -> None:
        self._failed_starts += 1
        if self._failed_starts >= MAX_FAILED_STARTS:
            raise OnrecordError(
                "the processes that read pages die as they start: see that there is memory for them "
                "(about 500 MB each), or use fewer with --jobs; the pages that were read are kept"
            )


def _context() -> Any:
    """Processes that do not inherit this one's threads and memory; where possible, with imports shared."""
    if sys.platform == "win32" or "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["onrecord.building.run"])
    return context


def _work(connection: Connection, load: Load) -> None:
    """The life of a worker: load, then read page after page until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    try:
        _serve(connection, load)
    except (EOFError, OSError):  # the parent is gone
        return


def _serve(connection: Connection, load: Load) -> None:
    try:
        read = load()
    except OnrecordError as exc:
        connection.send(exc)
        return
    except Exception as exc:
        connection.send(ModelError(f"the language model cannot be loaded ({exc}): run `make install` again"))
        return
    _limit_memory()
    connection.send(_READY)
    while True:
        connection.send(outcome_of(connection.recv(), read))


def _limit_memory() -> None:
    """Lets this process take no more than `MEMORY_BYTES`, where the system knows such a limit."""
    with suppress(ImportError, ValueError, OSError):  # not on Windows; macOS sets none
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def _how(code: int | None) -> str:
    if code is not None and code < 0:
        return f"signal {-code}"
    return f"exit code {code}"
