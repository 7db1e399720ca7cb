"""The judgements over a record: issues, positions, conditions, commitments, conflicts."""
