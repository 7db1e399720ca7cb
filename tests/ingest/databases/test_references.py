"""Entries of reference managers give their fields to the files they name."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingest.packing import pages_of
from ingest.read_files import TALKS, TEXT

from onrecord.ingest.databases.reference_json import references_of as json_references
from onrecord.ingest.databases.references import person
from onrecord.ingest.databases.ris import references_of as ris_references
from onrecord.records.pages import GivenMetadata, Page, Reject

HTML = f"<html><head><title>Another title</title></head><body><p>{TEXT}</p></body></html>"
GIVEN = replace(TALKS, date="2031-02-16", outlet="Ostrel Herald", url="https://herald.example/talks")


def ris(*files: str, date: str = "2031-02-16", more: str = "") -> str:
    """An entry that names these files."""
    named = "".join(f"L1  - {name}\n" for name in files)
    return (
        "TY  - NEWS\nTI  - Talks\n  resume\nAU  - Bel, Ada\nAU  - Dor, Cem\nT2  - Ostrel Herald\n"
        f"DA  - {date}\nUR  - https://herald.example/talks\nLA  - English\n"
        f"Y2  - 2031/02/17/10:00:00\n{named}{more}ER  - \n"
    )


def zotero_json(*files: str) -> str:
    """The same as JSON of Zotero."""
    entry = {
        "itemType": "newspaperArticle",
        "title": "Talks resume",
        "publicationTitle": "Ostrel Herald",
        "date": "2031-02-16",
        "creators": [
            {"firstName": "Ada", "lastName": "Bel", "creatorType": "author"},
            {"name": "Dor, Cem", "creatorType": "author"},
            {"name": "Some Editor", "creatorType": "editor"},
        ],
        "url": "https://herald.example/talks",
        "language": "en",
        "accessDate": "2031-02-17T10:00:00Z",
        "attachments": [{"path": name, "itemType": "attachment"} for name in files],
    }
    return json.dumps({"items": [entry]}, indent=1)


def csl(name: str) -> str:
    """The same as CSL-JSON with a file."""
    entry = {
        "id": "bel2031",
        "type": "article-newspaper",
        "title": "Talks resume",
        "container-title": "Ostrel Herald",
        "issued": {"date-parts": [["2031", 2, 16]]},
        "author": [{"family": "Bel", "given": "Ada"}, {"literal": "Cem Dor"}],
        "URL": "https://herald.example/talks",
        "language": "en",
        "accessed": {"date-parts": [[2031, 2, 17]]},
        "file": name,
    }
    return json.dumps([entry])


def rdf(name: str) -> str:
    """The same as Zotero exports it with its files."""
    return f"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:link="http://purl.org/rss/1.0/modules/link/">
 <bib:Article rdf:about="https://herald.example/talks">
  <z:itemType>newspaperArticle</z:itemType>
  <dcterms:isPartOf><bib:Newspaper><dc:title>Ostrel Herald</dc:title></bib:Newspaper></dcterms:isPartOf>
  <bib:authors><rdf:Seq>
   <rdf:li><foaf:Person><foaf:surname>Bel</foaf:surname><foaf:givenName>Ada</foaf:givenName></foaf:Person></rdf:li>
   <rdf:li><foaf:Person><foaf:surname>Dor</foaf:surname><foaf:givenName>Cem</foaf:givenName></foaf:Person></rdf:li>
  </rdf:Seq></bib:authors>
  <link:link rdf:resource="#item_7"/>
  <dc:title>Talks resume</dc:title><dc:date>2031-02-16</dc:date>
  <dcterms:dateSubmitted>2031-02-17 10:00:00</dcterms:dateSubmitted><z:language>en</z:language>
  <dc:identifier><dcterms:URI><rdf:value>https://herald.example/talks</rdf:value></dcterms:URI></dc:identifier>
 </bib:Article>
 <z:Attachment rdf:about="#item_7"><z:itemType>attachment</z:itemType><rdf:resource rdf:resource="{name}"/>
 </z:Attachment>
</rdf:RDF>"""


def export(folder: Path, name: str, text: str) -> Path:
    """A folder with metadata, the page they name and another page."""
    (folder / "files" / "7").mkdir(parents=True)
    (folder / "files" / "7" / "my page.html").write_text(HTML)
    (folder / "files" / "other.txt").write_text(TEXT)
    (folder / name).write_text(text)
    return folder


def read(*sources: Path) -> list[Page | Reject]:
    """All that the sources give."""
    return pages_of(sources)


PAGE = "files/7/my page.html"
URL = "https://herald.example/talks"


def table(delimiter: str) -> str:
    """The header of a table whose rows name files."""
    return delimiter.join(("title", "date", "newspaper", "author", "file", "url", "language")) + "\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("export.ris", ris(PAGE)),
        ("export.ris", "Some Database\n\n" + ris("files/7/my%20page.html").replace("\n", "\r\n")),
        ("export.ris", ris(PAGE, PAGE) + ris(PAGE)),
        ("export.json", zotero_json(PAGE.replace("/", "\\"))),
        ("export.json", csl(PAGE)),
        ("export.rdf", rdf(PAGE)),
        (
            "export.csv",
            table(",") + f'Talks resume,2031-02-16,Ostrel Herald,Ada Bel; Cem Dor,"{PAGE}",{URL},en\n',
        ),
    ],
)
def test_a_file_comes_with_what_its_entry_says(tmp_path: Path, name: str, text: str) -> None:
    """In a folder the named file comes once, with the fields; the other file without."""
    folder = export(tmp_path / "export", name, text)
    named, other = read(folder)
    assert isinstance(named, Page)
    assert isinstance(other, Page)
    assert (named.locator, named.raw, named.given) == (str(folder / PAGE), HTML, GIVEN)
    assert named.retrieved == (None if name.endswith(".csv") else "2031-02-17")
    assert (other.locator, other.given) == (str(folder / "files" / "other.txt"), GivenMetadata())


def test_metadata_named_alone_brings_its_files(tmp_path: Path) -> None:
    """The files need not be named on the command line; where they are, they come once all the same."""
    folder = export(tmp_path, "export.ris", ris(PAGE))
    (page,) = read(folder / "export.ris")
    assert page.locator == str(folder / PAGE)
    assert read(folder / PAGE, folder / "export.ris") == [page]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../secret.txt", "outside"),
        ("files/../../secret.txt", "outside"),
        ("%2e%2e/secret.txt", "missing_file"),
        ("/etc/passwd", "outside"),
        ("C:\\secret.txt", "outside"),
        ("file:///etc/passwd", "outside"),
        ("link.txt", "outside"),
        ("files/none.pdf", "missing_file"),
        ("a\x00b", "missing_file"),
        ("x" * 5000, "missing_file"),
    ],
)
def test_no_file_outside_the_folder_is_read(tmp_path: Path, name: str, reason: str) -> None:
    """Neither by its path nor through a link; the reject says what to do."""
    (tmp_path / "secret.txt").write_text(TEXT)
    folder = export(tmp_path / "export", "export.ris", ris(name))
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (reject,) = read(folder / "export.ris")
    assert isinstance(reject, Reject)
    assert reject.reason == reason
    assert reject.locator == f"{folder / 'export.ris'}#1"


def test_an_entry_without_a_file_is_a_page_only_with_its_text(tmp_path: Path) -> None:
    """An abstract is not the article."""
    whole = "\n".join([TEXT] * 40)
    path = tmp_path / "list.ris"
    path.write_text(ris(more=f"ID  - a\nAB  - {TEXT}\n") + ris(more=f"ID  - b\nN2  - {whole}\n"))
    short, page = read(path)
    assert isinstance(short, Reject)
    assert (short.locator, short.reason) == (f"{path}#a", "metadata_only")
    assert isinstance(page, Page)
    assert (page.locator, page.raw, page.given) == (f"{path}#b", whole, GIVEN)


def test_files_that_name_each_other_end(tmp_path: Path) -> None:
    """Metadata that name metadata are read once each."""
    (tmp_path / "a.ris").write_text(ris("b.ris", "a.ris"))
    (tmp_path / "b.ris").write_text(ris("a.ris", "page.txt"))
    (tmp_path / "page.txt").write_text(TEXT)
    assert [found.locator for found in read(tmp_path)] == [str(tmp_path / "page.txt")]


def test_rows_of_articles_are_no_references(tmp_path: Path) -> None:
    """JSON with the text of articles stays a table."""
    path = tmp_path / "rows.json"
    path.write_text(json.dumps([{"type": "article", "author": ["A. Bel"], "text": TEXT, "title": "T"}]))
    (page,) = read(path)
    assert isinstance(page, Page)
    assert page.raw == TEXT


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["title", "issued", "date-parts", "author", "attachments", "path", "items", "id", "abstract"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(JSON)
@settings(max_examples=200, deadline=None)
def test_any_json_gives_entries_or_none(value: object) -> None:
    """Fields of a wrong kind are passed over."""
    assert all(isinstance(each.given, GivenMetadata) for each in json_references(value))


@given(
    st.lists(
        st.sampled_from(
            ["TY  - NEWS", "ER  - ", "TI  - x", "TI  -", "AU  - a, b, c", "words", "", "L1  - \\"]
        )
    )
)
def test_any_order_of_lines_gives_entries(lines: list[str]) -> None:
    """An entry that does not end, or does not begin, is read as far as it goes."""
    assert all(each.key for each in ris_references("\n".join(lines)))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Bel, Ada", "Ada Bel"),
        ("Bel, Ada, Jr.", "Ada Bel Jr."),
        ("van Dor, Cem,  III", "Cem van Dor III"),
        ("Harbour Board", "Harbour Board"),
        ("Bel, Ada, Dor and Venn", "Bel, Ada, Dor and Venn"),
        ("Bel,", "Bel,"),
    ],
)
def test_a_name_is_said_with_the_given_name_first(name: str, said: str) -> None:
    """The form of the format is family name, given name, suffix; anything else stays as it is."""
    assert person(name) == said
