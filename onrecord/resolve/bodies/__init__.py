"""States and organisations: which chains of mentions mean one of them."""

from onrecord.resolve.bodies.nations import learn_nations

__all__ = ["learn_nations"]
