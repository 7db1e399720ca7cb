"""The front door: a record for Python programs. `onrecord` itself hands on what is public of it."""
