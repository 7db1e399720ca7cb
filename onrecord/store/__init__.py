"""One SQLite file per record; the only room that speaks SQL."""
