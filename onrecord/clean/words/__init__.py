"""The characters of a page: repaired, each with the way back, and the phrases that tell what a line is."""
