"""Text that names no encoding is read in the one it was written in, whatever page it is on."""

import pytest

from onrecord.ingest.decoding import decode

SPANISH = "El ministro José Muñoz dijo: «No habrá acuerdo» – y se marchó de Ostrel mañana."
GERMAN = "Der Außenminister erklärte, die Gespräche würden am Montag in Ostrel fortgeführt."
FRENCH = "Le ministre a déclaré que l’accord serait signé à Ostrel, où siège l’assemblée."
ENGLISH = "“We will not sign,” said Foreign Minister Jörg Dorn – and Mr Venn’s €15 offer stood."
POLISH = "Minister powiedział, że rozmowy o wyspach będą kontynuowane w poniedziałek w stolicy."
CZECH = "Ministr řekl, že vláda přijme další opatření a schůzka bude příští týden, ať se stane cokoli."
HUNGARIAN = "A külügyminiszter szerint a tárgyalások hétfőn folytatódnak a fővárosban, közölte ő."
TURKISH = "Dışişleri Bakanı, görüşmelerin pazartesi günü başkentte devam edeceğini söyledi."
GREEK = "Ο υπουργός Εξωτερικών δήλωσε ότι οι συνομιλίες θα συνεχιστούν τη Δευτέρα."
RUSSIAN = "Министр иностранных дел заявил, что переговоры продолжатся в понедельник."
CHINESE = "外交部长星期一表示，双方同意就岛屿问题恢复谈判，并将很快举行会议。"
TAIWANESE = "外交部長星期一表示，雙方同意就島嶼問題恢復談判，並將很快舉行會議。"
KOREAN = "외교부 장관은 월요일 양측이 섬 문제에 관한 협상을 재개하기로 합의했다고 말했다."
JAPANESE = "外相は月曜日、両国が島々をめぐる協議を再開することで合意したと述べた。"
PAGE = "<html><head><title>{0}</title></head><body><h1>Talks</h1><p>{0}</p></body></html>"
WRITTEN = [
    *((text, code) for text in (SPANISH, GERMAN, FRENCH, ENGLISH) for code in ("cp1252", "mac-roman")),
    *((text, code) for text in (POLISH, CZECH, HUNGARIAN) for code in ("cp1250", "iso8859-2")),
    (TURKISH, "cp1254"),
    (GREEK, "cp1253"),
    (GREEK, "iso8859-7"),
    *((RUSSIAN, code) for code in ("cp1251", "koi8-r", "iso8859-5", "cp866")),
    (CHINESE, "gb18030"),
    (TAIWANESE, "big5"),
    (KOREAN, "cp949"),
    (JAPANESE, "cp932"),
    (JAPANESE, "euc_jp"),
]


@pytest.mark.parametrize("form", ["{0}", PAGE, '<meta charset="utf-8">' + PAGE, "\r\n\r\n".join(["{0}"] * 9)])
@pytest.mark.parametrize(("text", "written"), WRITTEN)
def test_text_that_names_no_encoding_is_read_by_its_language(text: str, written: str, form: str) -> None:
    """One sentence is enough; a page that is called UTF-8 and is not names none."""
    whole = form.format(text)
    assert decode(whole.encode(written))[0] == whole


@pytest.mark.parametrize("name", ["José Muñoz", "Çelik", "Søren Ødegård", "Zoë", "Anaïs"])
@pytest.mark.parametrize(
    "form", ["Minister {0} said no.\n", "<p>Minister {0} said no.</p>", "Varland: {0} is to leave"]
)
def test_one_western_name_in_english_is_western(name: str, form: str) -> None:
    """Neither Central European nor Chinese."""
    text = form.format(name)
    assert decode(text.encode("cp1252"))[0] == text


def test_a_page_that_declares_latin_1_may_be_damaged_utf8() -> None:
    """A bad byte does not make it Western; alone it is what it is in a Western page."""
    page = f'<meta charset="iso-8859-1"><p>{SPANISH}</p>'
    text, encoding = decode(page.encode().replace("–".encode(), b"\x96"))
    assert encoding == "utf-8"
    assert text == page


def test_bytes_that_are_cut_off_have_no_meaning() -> None:
    """What is left of a character of UTF-8 is none of a Western page."""
    page = f"<p>{SPANISH} {SPANISH}</p>"
    broken = page.encode().replace("é".encode(), "“".encode()[:2], 1)
    assert "\ufffd" in decode(broken)[0]


@pytest.mark.parametrize("char", "éñçüØ’”–€")
def test_a_western_byte_among_utf8_keeps_its_meaning(char: str) -> None:
    """As where a comment is pasted into a page."""
    page = f"<p>{SPANISH} {SPANISH}</p><p>The word is x{char}y.</p>"
    first, last = page.rsplit(char, 1)
    assert decode(first.encode() + char.encode("cp1252") + last.encode()) == (page, "utf-8")


def test_a_declaration_may_come_late_and_a_commented_one_is_none() -> None:
    """Behind long scripts, and behind one that was taken out."""
    page = f'<!-- <meta charset="koi8-r"> --><script>{"x" * 20_000}</script><meta charset="x-mac-cyrillic">'
    assert decode((page + RUSSIAN).encode("mac-cyrillic")) == (page + RUSSIAN, "mac-cyrillic")
