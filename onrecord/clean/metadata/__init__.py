"""What the data of an HTML page say of it: metadata, linked data, microdata."""
