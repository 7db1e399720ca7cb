"""What each page shows: pure functions from the record to small view dataclasses.

``show_NAME(index, links)`` gives the values of a template for the record as a whole, in a chapter of the
dossier or on a page; ``serve_NAME(asked)`` gives those of a page that depends on what the reader asks for.
`onrecord.web.sections` lists them.
"""
