"""Page to article: the article's own words, frozen, with the way back to the raw page."""
