"""What somebody takes on himself to do: the undertakings of one article."""

from onrecord.extract.commitments.commitment_mentions import due_anew, find_commitments

__all__ = ["due_anew", "find_commitments"]
