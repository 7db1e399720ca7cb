"""Which tellings are one event, and what the event is."""

from onrecord.resolve.events.event_merging import merge_events, tell_all

__all__ = ["merge_events", "tell_all"]
