"""Building a record: the stages of `onrecord.pipeline`, run over files and kept in a store."""
