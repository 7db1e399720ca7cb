"""What one article says: statements, mentions, events, conditions, commitments."""
