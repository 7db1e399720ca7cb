"""Sources to pages, one file per input kind."""
