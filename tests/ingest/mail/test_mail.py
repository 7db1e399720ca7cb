"""Mail, mailboxes and pages saved in one file."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from ingest.packing import PAGE, TEXT, found_in, told, zipped

from onrecord.ingest.mail import mime
from onrecord.records.pages import Page, Reject

CHROMIUM = """From: <Saved by Blink>
Snapshot-Content-Location: https://herald.example/talks
Subject: =?utf-8?Q?Talks=20=E2=80=93=20Herald?=
Date: Tue, 6 May 2031 09:08:09 +0200
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----MultipartBoundary--x----"


------MultipartBoundary--x----
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://ads.example/frame

<html><body><p>An =
advertisement=E2=80=A6</p></body></html>
------MultipartBoundary--x----
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://herald.example/talks

<!DOCTYPE html><html><body><p>{text} =E2=80=9CNo,=E2=80=9D he said.</p></bo=
dy></html>
------MultipartBoundary--x----
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://herald.example/i.png

iVBORw0KGgo=

------MultipartBoundary--x------
""".replace("{text}", TEXT).replace("\n", "\r\n")


def message(**headers: str) -> EmailMessage:
    """A message without a body."""
    made = EmailMessage()
    told_headers = {
        "From": "Ostrel Press Office <press@ostrel.example>",
        "Subject": "Statement on the talks – 6 May",
        "Date": "Tue, 06 May 2031 07:08:09 +0000",
        "Message-ID": "<1@ostrel.example>",
    } | headers
    for name, value in told_headers.items():
        made[name] = value
    return made


def test_a_page_saved_by_a_browser_is_its_main_part(tmp_path: Path) -> None:
    """Frames and images beside it are no pages; the day it was saved is that of retrieval."""
    (page,) = found_in(tmp_path, CHROMIUM.encode())
    assert isinstance(page, Page)
    assert page.locator == str(tmp_path / "input.dat")
    assert page.raw == f"<!DOCTYPE html><html><body><p>{TEXT} “No,” he said.</p></body></html>"
    assert (page.given.url, page.retrieved) == ("https://herald.example/talks", "2031-05-06T07:08:09Z")
    assert page.given.title is None  # that of the page itself is meant


def test_a_saved_page_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """As a browser shows it."""
    (page,) = found_in(tmp_path, CHROMIUM[: CHROMIUM.index("E2=80=9CNo")].encode())
    assert isinstance(page, Page)
    assert TEXT in page.raw


def test_a_saved_page_of_images_is_a_reject(tmp_path: Path) -> None:
    """There is no page in it."""
    data = CHROMIUM.replace("text/html\r\n", "image/gif\r\n").encode()
    assert told(found_in(tmp_path, data)) == [("", "empty")]


def test_a_message_is_a_page_with_its_headers(tmp_path: Path) -> None:
    """Its HTML goes before its plain text; the sender stands for the outlet."""
    made = message()
    made.set_content(f"{TEXT}\n")
    made.add_alternative(PAGE, subtype="html")
    (page,) = found_in(tmp_path, made.as_bytes())
    assert isinstance(page, Page)
    assert page.raw.strip() == PAGE
    assert (page.given.title, page.given.outlet) == ("Statement on the talks – 6 May", "Ostrel Press Office")
    assert page.given.date == "Tue, 06 May 2031 07:08:09 +0000"


def test_a_message_of_plain_text(tmp_path: Path) -> None:
    """In the encoding that it names."""
    text = "Министр заявил, что переговоры об островах продолжатся в понедельник."
    made = message()
    made.set_content(text, charset="koi8-r", cte="base64")
    (page,) = found_in(tmp_path, made.as_bytes())
    assert isinstance(page, Page)
    assert (page.raw.strip(), page.media_type) == (text, "text/plain")


def test_documents_attached_are_inputs(tmp_path: Path) -> None:
    """Also archives and messages; pictures and invitations are part of the message."""
    forwarded = message(Subject="Earlier")
    forwarded.set_content(TEXT)
    made = message()
    made.set_content(TEXT)
    made.add_attachment(PAGE.encode(), maintype="text", subtype="html", filename="../a.html")
    made.add_attachment(
        zipped({"b.txt": TEXT.encode()}), maintype="application", subtype="zip", filename="é.zip"
    )
    made.add_attachment(b"x", maintype="image", subtype="png", filename="logo.png")
    made.add_attachment(forwarded)
    assert told(found_in(tmp_path, made.as_bytes())) == [
        ("", "page"),
        ("#a.html", "page"),
        ("#é.zip#b.txt", "page"),
        ("#part 5", "page"),
    ]


def test_a_message_of_nothing_is_a_reject(tmp_path: Path) -> None:
    """It says so."""
    assert told(found_in(tmp_path, message().as_bytes())) == [("", "empty")]


def test_a_mailbox_gives_its_messages(tmp_path: Path) -> None:
    """Lines of text that begin as its separators do are quoted in it."""
    line = b"From press@ostrel.example Tue May  6 07:08:09 2031\n"
    first, second = message(), message(**{"Message-ID": ""})
    first.set_content(f"{TEXT}\nFrom here on nothing is agreed.\n>From the first day.\n")
    second.set_content(TEXT)
    data = b"".join(
        line + one.as_bytes().replace(b"\nFrom here", b"\n>From here") + b"\n" for one in (first, second)
    )
    found = found_in(tmp_path, data)
    assert told(found) == [("#1@ostrel.example", "page"), ("#2", "page")]
    assert isinstance(found[0], Page)
    assert "\nFrom here on" in found[0].raw


@pytest.mark.parametrize("name", ["Date", "Subject", "From", "Content-Type"])
@pytest.mark.parametrize(
    "value", [b"=?utf-8?B?////?=", b"=?x?y?z?=", b"\xff\xfe", b"", b"<", b'"; ;;=" 99999']
)
def test_broken_headers_cost_nothing_but_themselves(tmp_path: Path, name: str, value: bytes) -> None:
    """Text is text whatever its headers."""
    headers = {"From": b"a@b.example", "Message-ID": b"<1@b>", "MIME-Version": b"1.0"} | {name: value}
    data = b"".join(b"%s: %s\n" % (key.encode(), told_as) for key, told_as in headers.items())
    assert told(found_in(tmp_path, data + b"\n" + TEXT.encode())) == [("", "page")]


def test_parts_in_parts_without_end_are_a_reject(tmp_path: Path) -> None:
    """They are not followed as deep as they go."""
    data = b"From: a@b\nMessage-ID: <1@b>\nMIME-Version: 1.0\n"
    for depth in range(3_000):
        data += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (depth, depth)
    (reject,) = found_in(tmp_path, data)
    assert isinstance(reject, Reject)
    assert reject.reason in ("bad_message", "empty")


def test_too_many_parts_are_a_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each would be an input."""
    monkeypatch.setattr(mime, "MAX_PARTS", 5)
    made = message()
    for number in range(9):
        made.add_attachment(b"x", maintype="application", subtype="x", filename=f"{number}")
    assert told(found_in(tmp_path, made.as_bytes())) == [("", "bomb")]


@pytest.mark.parametrize(
    "text",
    [
        f"From: the ministry\nSubject: talks\nDate: 6 May\n\n{TEXT}",
        f"MIME-Version: 1.0 is a header.\n\n{TEXT}",
        f"From Monday 2031\nWe go: {TEXT}",
    ],
)
def test_prose_with_colons_is_no_mail(tmp_path: Path, text: str) -> None:
    """A press text may begin with From and Date."""
    (page,) = found_in(tmp_path, text.encode())
    assert isinstance(page, Page)
    assert page.raw == text


HEADERS = "From: Ostrel Press <press@ostrel.example>\nSubject: Talks\nDate: Tue, 06 May 2031 07:08:09 +0000\n"


def only_page(folder: Path, data: str) -> Page:
    """The page that a message in these words is."""
    (page,) = found_in(folder, data.encode())
    assert isinstance(page, Page)
    return page


@pytest.mark.parametrize(
    "headers",
    [
        HEADERS,
        "From: a@b.example\nSubject: Talks\n",
        "Subject: Talks\nTo: Reader <r@x.example>\n",
        "From: Ostrel Press\nDate: 6 May 2031 07:08\nSubject: Talks\n",
        "\n" + HEADERS,
    ],
)
def test_a_message_with_few_headers_is_one(tmp_path: Path, headers: str) -> None:
    """Its headers are none of its text."""
    page = only_page(tmp_path, f"{headers}\n{TEXT}\n")
    assert page.raw.strip() == TEXT
    assert page.given.title in ("Talks", None)


@pytest.mark.parametrize("lines", [f"From: the coast\n\n{TEXT}", f"Date: May 6\nPlace: Ostrel\n\n{TEXT}"])
def test_a_text_with_a_label_is_no_message(tmp_path: Path, lines: str) -> None:
    """Articles begin with labels, too."""
    assert only_page(tmp_path, lines).raw == lines


def test_messages_of_a_mailbox_need_few_headers(tmp_path: Path) -> None:
    """As programs write them into it."""
    line = "From press@ostrel.example Tue May  6 07:08:09 2031\n"
    found = found_in(tmp_path, "".join(f"{line}{HEADERS}\n{TEXT}\n\n" for _ in range(2)).encode())
    assert [page.given.title for page in found if isinstance(page, Page)] == ["Talks", "Talks"]


@pytest.mark.parametrize(
    ("delsp", "text"), [("no", "We are ready to \nsign."), ("yes", "We are ready to  \nsign.")]
)
def test_flowed_lines_are_joined(tmp_path: Path, delsp: str, text: str) -> None:
    """And the signature is none of the text."""
    kind = f"Content-Type: text/plain; format=flowed; delsp={delsp}\n"
    page = only_page(tmp_path, f"{HEADERS}{kind}\n{TEXT}\n\n{text}\n-- \nPress Office, Ostrel\n")
    assert page.raw.strip() == f"{TEXT}\n\nWe are ready to sign."


FORWARDED = f"""See below.

{{line}}
{{labels}}

{{mark}}{TEXT}
{{mark}}
{{mark}}"No," Prime Minister Dorn said.
"""


FROM, ABOUT = "From: Herald <a@h.example>", "Subject: Signed"


@pytest.mark.parametrize("mark", ["", "> ", ">> "])
@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("---------- Forwarded message ---------", f"{FROM}\nDate: Fri, May 2, 2031\n{ABOUT}"),
        ("-----Original Message-----", f"{FROM}\nSent: Fri, May 2, 2031\nTo: r@x.example\n{ABOUT}"),
        ("Begin forwarded message:", f"\n{FROM}\n{ABOUT}\nDate: Fri, May 2, 2031"),
        (
            "-------- Weitergeleitete Nachricht --------",
            "Betreff: Signed\nDatum: Fri, May 2, 2031\nVon: Herald <a@h.example>",
        ),
    ],
)
def test_a_forwarded_message_is_what_was_forwarded(tmp_path: Path, mark: str, line: str, labels: str) -> None:
    """Its words without marks, its day, its sender."""
    page = only_page(tmp_path, f"{HEADERS}\n{FORWARDED.format(line=line, labels=labels, mark=mark)}")
    assert page.raw == f'{TEXT}\n\n"No," Prime Minister Dorn said.'
    assert page.given.title == "Signed"
    assert (page.given.outlet, page.given.date) == ("Herald", "Fri, May 2, 2031")


def test_what_a_reply_quotes_has_no_marks(tmp_path: Path) -> None:
    """Nor the line that says who wrote it; the subject has no prefix."""
    data = HEADERS.replace("Talks", "Re: Fwd: Talks") + f"\nYes.\n\nOn 5 May 2031, A. Bel wrote:\n> {TEXT}\n"
    page = only_page(tmp_path, data)
    assert page.raw.split() == f"Yes. {TEXT}".split()
    assert page.given.title == "Talks"


@pytest.mark.parametrize(
    ("date", "given"),
    [
        ("6 May 31 09:08 +0200", "2031-05-06T09:08:00+02:00"),
        ("Tue, 06 May 31 09:08:07 GMT", "2031-05-06T09:08:07+00:00"),
        ("Tue, 06 May 2031 09:08:07 GMT", "Tue, 06 May 2031 09:08:07 GMT"),
    ],
)
def test_a_year_of_two_digits(tmp_path: Path, date: str, given: str) -> None:
    """It is one of this century up to 68; a day in full stays as it is."""
    page = only_page(tmp_path, f"From: a@b.example\nDate: {date}\nSubject: T\n\n{TEXT}\n")
    assert page.given.date == given


def test_lines_broken_at_a_width_are_joined(tmp_path: Path) -> None:
    """In a message of two lines, too; a line that ends early ends a paragraph or an item."""
    lines = "Varland would reopen the Sable crossing, Prime Minister Venn\nDorn said.\n\n- Talks\n- Fees\n"
    page = only_page(tmp_path, f"{HEADERS}\n{lines}")
    joined = "Varland would reopen the Sable crossing, Prime Minister Venn Dorn said."
    assert page.raw.strip() == f"{joined}\n\n- Talks\n- Fees"
