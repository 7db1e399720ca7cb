"""Which blocks of an HTML page are the article."""
