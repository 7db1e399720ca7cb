"""Chains of mentions: what one article says of one actor, and the actors they become."""

from onrecord.resolve.chains.mention_chains import gather

__all__ = ["gather"]
