"""Readings to a record: copies, actors, places, instruments, events, utterances."""
