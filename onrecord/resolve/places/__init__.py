"""Which names mean one place."""

from onrecord.resolve.places.place_rows import resolve_places

__all__ = ["resolve_places"]
