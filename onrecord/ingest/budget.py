"""How much may be unpacked out of one file, through all its layers."""

from __future__ import annotations

from onrecord.errors import PageRejected

FREE_BYTES = 256_000_000  # what a file of any size may unpack to; a thousand large pages
RATIO = (
    100  # beyond it, times the file's own size: press tables pack 3 to 20 times and are opened up to three
)
# times, pages 4 to 30; DEFLATE can reach 1,032, Zstandard 30,000 and more


class Budget:
    """What is left of the bytes that may be unpacked out of one file.

    Every byte that any layer of packing gives counts, each time it is opened. So the work that a file
    can cause is bounded by its size, however its layers are nested or overlap.
    """

    def __init__(self, file_size: int = 0) -> None:
        self.left = FREE_BYTES + RATIO * file_size

    def spend(self, count: int) -> None:
        """Counts bytes that were unpacked.

        Raises:
            PageRejected: ``bomb`` where more was unpacked than the file may hold.
        """
        self.left -= count
        self.check()

    def check(self) -> None:
        """Raises as `spend` does where nothing is left."""
        if self.left < 0:
            raise PageRejected(
                "bomb",
                f"It unpacks to more than {RATIO} times the size of its file; nothing more is taken out.",
            )
