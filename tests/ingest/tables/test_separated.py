"""Tables of separated values: what goes wrong in a row costs that row, and it is named."""

from pathlib import Path

import pytest
from ingest.packing import found_in

from onrecord.ingest.tables.day_cells import day_of, is_month_first
from onrecord.records.pages import Page, Reject


def text(number: int) -> str:
    """The text of an article."""
    return f"Varland will reopen crossing {number}, Prime Minister Dorn said, if Kesmar agrees."


def row(number: int, day: str = "2031-02-0", marks: str = '"') -> str:
    """A line of a table, its text in the marks given."""
    opening, closing = marks[:1], marks[1:] or marks
    return f"{number},{day}{number},T{number},{opening}{text(number)}{closing}"


def read(folder: Path, *lines: str, end: str = "\n", name: str = "input.csv") -> list[Page | Reject]:
    """All that a table of these lines gives."""
    return found_in(folder, (end.join(lines) + end).encode(), name)


def said(found: list[Page | Reject]) -> list[str]:
    """The keys of the rows, each with its reason if it is no page."""
    keys = [(each.locator.rpartition("/input.csv")[2], each) for each in found]
    return [key + ("" if isinstance(each, Page) else f" {each.reason}") for key, each in keys]


HEADER = "id,date,title,text"


@pytest.mark.parametrize(
    "broken",
    [
        f'2,2031-02-02,T2,"{text(2)}',
        f'2,2031-02-02,T2,"{text(2)}\nHe left.',
        f'2,2031-02-02,T2,"{text(2)} It was "over"", he" said.',
        f'2,2031-02-02,"T2,{text(2)}',
    ],
)
@pytest.mark.parametrize("marks", ['"', " "])
def test_an_open_mark_costs_its_row_only(tmp_path: Path, broken: str, marks: str) -> None:
    """The rows behind are pages of their own, and the row is named with its lines."""
    plain = [row(n, marks='"') for n in (3, 4)]
    if marks == " ":
        plain = ["3,2031-02-03,T3,Dorn said no.", '4,2031-02-04,T4,"Dorn said ""yes""."']
    found = read(tmp_path, HEADER, row(1), broken, *plain)
    assert said(found) == ["#1", "#2 bad_row", "#3", "#4"]
    reject = found[1]
    assert isinstance(reject, Reject)
    assert "Row 2 (line 3" in reject.message


def test_an_open_mark_that_a_later_mark_closes_swallows_nothing(tmp_path: Path) -> None:
    """The next row ends with a mark, so the csv module would take both for one."""
    found = read(
        tmp_path, HEADER, row(1), '2,2031-02-02,T2,"Dorn said no', '3,2031-02-03,T3,Dorn said yes"', row(4)
    )
    assert said(found) == ["#1", "#2 bad_row", "#3", "#4"]


def test_paragraphs_of_a_cell_are_no_rows(tmp_path: Path) -> None:
    """A cell may hold lines with commas and numbers."""
    body = "5,000 people came\n\nIn 2031, he left, she said, and more\n7, 8, 9"
    (page,) = read(tmp_path, HEADER, f'1,2031-02-01,T,"{body}"')
    assert isinstance(page, Page)
    assert page.raw == body


@pytest.mark.parametrize(
    "cell", ['"He said \\"no\\" twice."', '"He said "no" twice."', '"He said ""no"" twice."']
)
def test_marks_inside_a_cell_are_read_however_they_are_written(tmp_path: Path, cell: str) -> None:
    """Doubled, behind a backslash, or not escaped at all, if the row still has its cells."""
    page, after = read(tmp_path, "id,title,text", f"1,T,{cell}", f'2,T,"{text(2)}"')
    assert isinstance(page, Page)
    assert isinstance(after, Page)
    assert page.raw == 'He said "no" twice.'


def test_a_text_cut_by_its_own_commas_is_whole_or_named(tmp_path: Path) -> None:
    """Commas of prose in the last column belong to the text; other surplus cells make the row a reject."""
    found = read(
        tmp_path, HEADER, "1,2031-02-01,T,Dorn left, she said, and came back.",
        "2,2031-02-02,Dorn, Venn,They met.",
        "3,2031-02-03,T,It cost 4,5 crowns.", row(4),
    )  # fmt: skip
    assert said(found) == ["#1", "#2 bad_row", "#3 bad_row", "#4"]
    assert isinstance(found[0], Page)
    assert found[0].raw == "Dorn left, she said, and came back."


def test_cells_too_few_and_too_many(tmp_path: Path) -> None:
    """A row without its last cells is read; what stands behind the last column is mentioned."""
    found = read(tmp_path, "id,text,outlet", f'1,"{text(1)}"', "2", f'3,"{text(3)}",Herald,x,y')
    assert said(found) == ["#1", "#2 empty", "#3", " columns_left"]


@pytest.mark.parametrize(
    "above", [("sep=;",), ('"sep=;"',), ("", ";;;", ""), ("Export of 1 May 2031", "", ";;;")]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_above_the_header_are_passed_over(tmp_path: Path, above: tuple[str, ...], end: str) -> None:
    """A line that names the delimiter, blank lines, and the title of an export."""
    found = read(tmp_path, *above, "id;title;date;text", f"7;T;2031-02-01;{text(7)}", end=end)
    assert said(found) == ["#7"]


def test_a_text_that_mentions_columns_later_is_no_table(tmp_path: Path) -> None:
    """Only a file named as a table may have lines of words above its header."""
    (page,) = found_in(tmp_path, f"Notes\n\ntitle,date,text\n\n{text(1)}\n".encode(), "input.txt")
    assert page.locator.endswith("input.txt")


@pytest.mark.parametrize(
    "names",
    [
        "Nr;Titel;Datum;Medium;Volltext;Autor",
        "id;titre;date de publication;source;texte;auteur",
        "id;título;fecha;fuente;texto;autor",
        "№;Заголовок;Дата;Источник;Текст;Автор",
        "id;webTitle;date_publish;outlet;maintext;authors",
        "id;headline;publishing_date;publisher;body;byline",
    ],
)
def test_columns_are_known_by_their_names(tmp_path: Path, names: str) -> None:
    """In several languages, and as scrapers write them."""
    (page, *rest) = read(tmp_path, names, f"1;Talks;2031-02-01;Herald;{text(1)};['Ada Bel', \"Cem O'Dor\"]")
    assert isinstance(page, Page)
    given = page.given
    assert (given.title, given.date, given.outlet) == ("Talks", "2031-02-01", "Herald")
    assert given.byline == ("Ada Bel", "Cem O'Dor")
    assert len(rest) <= 1


def test_columns_that_are_not_understood_are_named(tmp_path: Path) -> None:
    """If something stands in them; names that hold no field are no loss."""
    page, left = read(tmp_path, "id,text,zq_day,void,keywords", f'1,"{text(1)}",2031-02-01,,talks')
    assert isinstance(page, Page)
    assert isinstance(left, Reject)
    assert left.reason == "columns_left"
    assert "zq_day" in left.message
    assert "void" not in left.message
    assert "keywords" not in left.message


def test_of_columns_with_the_same_name_the_filled_is_read(tmp_path: Path) -> None:
    """As joins of tables leave them."""
    (page,) = read(tmp_path, "id,text,text", f'1,,"{text(1)}"')
    assert isinstance(page, Page)
    assert page.raw == text(1)


def test_empty_cells_of_programs_are_no_text(tmp_path: Path) -> None:
    """As pandas and databases write them."""
    found = read(
        tmp_path, ",title,date,text", f'0,T,2031-02-01,"{text(1)}"', "1,T,NaT,nan", "2,T,,\\N", "3,,,"
    )
    assert said(found) == ["#1", "#2 empty", "#3 empty", "#4 empty"]


def test_an_address_is_no_name_of_an_outlet(tmp_path: Path) -> None:
    """Its host stands for one if no other column names it."""
    named, host = read(
        tmp_path, "source,sitename,text", f'https://herald.example/a,Herald,"{text(1)}"',
        f'https://www.herald.example/b,,"{text(2)}"',
    )  # fmt: skip
    assert isinstance(named, Page)
    assert isinstance(host, Page)
    assert (named.given.outlet, named.given.url) == ("Herald", "https://herald.example/a")
    assert (host.given.outlet, host.given.url) == ("herald.example", "https://www.herald.example/b")


def test_the_note_on_what_a_service_left_out_is_no_text(tmp_path: Path) -> None:
    """It counts characters."""
    (page,) = read(tmp_path, "id,text", f'1,"{text(1)}… [+1204 chars]"')
    assert isinstance(page, Page)
    assert page.raw == text(1)


@pytest.mark.parametrize(
    ("cell", "month_first", "day"),
    [
        ("47880", False, "2031-02-01"),
        ("1927670400", False, "2031-02-01T00:00:00Z"),
        ("1927670400000", False, "2031-02-01T00:00:00Z"),
        ("20310201093000", False, "2031-02-01"),
        ("2/3/2031", True, "2031-02-03"),
        ("2/3/2031", False, "2/3/2031"),
        ("20310", False, "1955-08-09"),
        ("99999", False, "99999"),
        (None, True, None),
    ],
)
def test_days_of_cells(cell: str | None, month_first: bool, day: str | None) -> None:
    """Numbers of spreadsheets, seconds, and days whose order the table shows."""
    assert day_of(cell, month_first=month_first) == day


@pytest.mark.parametrize(
    ("days", "first"),
    [
        (["2/3/2031", "2/14/2031"], True),
        (["2/3/2031"], False),
        (["14/2/2031", "2/14/2031"], False),
        ([], False),
    ],
)
def test_the_order_of_day_and_month(days: list[str], first: bool) -> None:
    """A second part beyond 12 shows it, if no first part is."""
    assert is_month_first(days) is first


def test_a_cell_of_a_table_with_tabs_may_begin_with_a_quotation(tmp_path: Path) -> None:
    """Such tables have no marks around cells."""
    lines = ["id\ttitle\ttext", '1\t"No"\t"No deal," Dorn said.', "2\tT\tHe left."]
    page, after = read(tmp_path, *lines)
    assert isinstance(page, Page)
    assert isinstance(after, Page)
    assert page.raw == '"No deal," Dorn said.'
