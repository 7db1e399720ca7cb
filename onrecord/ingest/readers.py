"""The kinds of input that are read, in the order in which they are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.ingest import docx, odt, pdf, rtf, single_page, subtitles, unsupported
from onrecord.ingest.archives import compressed, tars, wacz, warc, zips
from onrecord.ingest.databases import dna, factiva_html, reference_json, ris, text_exports, zotero_rdf
from onrecord.ingest.feeds import json_feed
from onrecord.ingest.feeds import xml_feed as feeds
from onrecord.ingest.mail import eml as mail
from onrecord.ingest.mail import mbox, mhtml
from onrecord.ingest.tables import json_rows, separated

if TYPE_CHECKING:
    from onrecord.ingest.inputs import Head, Reader

READERS: tuple[Reader, ...] = (
    warc,  # this and the next two before all that may lie in their first member
    tars,
    mbox,
    pdf,
    docx,
    odt,
    rtf,
    dna,
    zotero_rdf,
    unsupported,
    compressed,
    wacz,
    zips,
    mhtml,
    mail,
    feeds,
    json_feed,
    reference_json,
    json_rows,
    factiva_html,
    subtitles,
    ris,
    separated,
    text_exports,
)
"""Kinds with a signature first, then those told by their text. What nobody recognises is a single page."""


def find_reader(head: Head) -> Reader:
    """The reader of an input that begins with ``head``."""
    return next((reader for reader in READERS if reader.recognises(head)), single_page)
