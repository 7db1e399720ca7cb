"""What happened, is planned or was called off: the events one article tells."""

from onrecord.extract.events.event_mentions import find_events
from onrecord.extract.events.tellings import find_tellings

__all__ = ["find_events", "find_tellings"]
