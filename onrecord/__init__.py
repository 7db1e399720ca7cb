"""onrecord rebuilds a long-running negotiation from press pages as a checked record."""

import os

__version__ = "0.1.0"

# Pages are read by as many processes as there are processors, so numpy is not to share out its products of
# matrices among threads as well. It looks at this once, when it is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
