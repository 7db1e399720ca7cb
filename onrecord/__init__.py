"""onrecord rebuilds a long-running negotiation from press pages as a checked record."""

__version__ = "0.1.0"
