"""The parts of an article: byline, dateline, standfirst, turns, notes, and its genre."""
