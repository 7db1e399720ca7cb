"""Files that hold other files: compressed files, ZIP, TAR, WARC and WACZ, and saved web pages."""
