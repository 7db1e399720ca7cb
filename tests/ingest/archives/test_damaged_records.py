"""Damage to a web archive costs the record it is in; that record is named, and no other is swallowed."""

import gzip
import random
import re
from pathlib import Path

import pytest
from backports import zstd
from ingest.archives.warcs import compressed, record
from ingest.packing import PAGE, found_in, told

from onrecord.records.pages import Page, Reject

NAMES = "abcde"
NO_DIGEST = {"WARC-Block-Digest": ""}
URL = "https://herald.example/{}"


def records(**warc: str) -> list[bytes]:
    """Five sound records of pages."""
    bodies = (f"{PAGE}\n<p>{name}\n".encode() for name in NAMES)
    return [record(URL.format(name), body, warc=warc) for name, body in zip(NAMES, bodies, strict=True)]


def without_digests() -> list[bytes]:
    """Five records as many tools write them."""
    return records(**NO_DIGEST)


def sound(names: str = NAMES) -> list[tuple[str, str]]:
    """What ingest says of pages that it takes in."""
    return [("#" + URL.format(name), "page") for name in names]


@pytest.mark.parametrize("before", [b"\n", b"\r\n\r\n", b"x", b"\xef\xbb\xbf", b"\x00\x00\r\n"])
def test_a_few_bytes_before_the_first_record_cost_nothing(tmp_path: Path, before: bytes) -> None:
    """It is a web archive all the same."""
    assert told(found_in(tmp_path, before + b"".join(records()))) == sound()


@pytest.mark.parametrize("made", [records, without_digests])
def test_lines_that_lost_their_carriage_returns_are_no_damage(tmp_path: Path, made: object) -> None:
    """The lengths count them, and so do the digests."""
    data = b"".join(made()).replace(b"\r\n", b"\n")  # type: ignore[operator]
    assert told(found_in(tmp_path, data)) == sound()


@pytest.mark.parametrize("between", [b"", b"\r\n", b"\n", b"\r\n\r\n\r\n\r\n", b"\x00" * 700])
@pytest.mark.parametrize("made", [records, without_digests])
def test_records_may_be_set_apart_by_anything_blank(tmp_path: Path, made: object, between: bytes) -> None:
    """Or by nothing."""
    data = between.join(one.removesuffix(b"\r\n\r\n") for one in made())  # type: ignore[operator]
    assert told(found_in(tmp_path, data)) == sound()


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress, bytes, lambda data: compressed(*[data])])
@pytest.mark.parametrize("behind", [b"", b"\x00" * 999])
def test_all_records_may_be_one_member(tmp_path: Path, pack: object, behind: bytes) -> None:
    """With padding behind it."""
    data = pack(b"".join(records())) + behind  # type: ignore[operator]
    assert told(found_in(tmp_path, data)) == sound()


@pytest.mark.parametrize("at", range(5))
@pytest.mark.parametrize("made", [records, without_digests])
def test_a_wrong_checksum_of_a_member_costs_its_record(tmp_path: Path, at: int, made: object) -> None:
    """The record has its name; if its own digest is right, it is sound."""
    members = [gzip.compress(one) for one in made()]  # type: ignore[operator]
    members[at] = members[at][:-8] + b"\x01\x02\x03\x04" + members[at][-4:]
    found = told(found_in(tmp_path, b"".join(members)))
    rest = [one for one in sound() if one != sound()[at]]
    if made is records:
        assert [one for one in found if one[1] == "page"] == sound()
        assert ("", "damaged") in found
    else:
        assert found == [*rest[:at], (sound()[at][0], "damaged"), *rest[at:]]


@pytest.mark.parametrize("at", range(5))
@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress])
def test_a_damaged_member_does_not_end_the_archive(tmp_path: Path, at: int, pack: object) -> None:
    """The first one no more than the last."""
    members = [pack(one) for one in records()]  # type: ignore[operator]
    members[at] = members[at][:40] + b"\xff" * 30 + members[at][70:]
    found = told(found_in(tmp_path, b"".join(members)))
    assert [one for one in found if one[1] == "page"] == [one for one in sound() if one != sound()[at]]
    assert any(reason == "damaged" for _, reason in found)


@pytest.mark.parametrize("by", [*range(-40, 0), *range(5, 130)])
@pytest.mark.parametrize("made", [records, without_digests])
def test_a_length_that_is_wrong_by_little_swallows_no_record(tmp_path: Path, by: int, made: object) -> None:
    """Wherever in the next record it ends."""
    parts = made()  # type: ignore[operator]
    length = int(re.search(rb"Content-Length: (\d+)", parts[1])[1])  # type: ignore[index]
    parts[1] = parts[1].replace(b"Content-Length: %d" % length, b"Content-Length: %d" % (length + by))
    found = told(found_in(tmp_path, b"".join(parts)))
    assert [one for one in found if one[0] != sound()[1][0]] == [sound()[0], *sound()[2:]]
    assert sound()[1][0] in [locator for locator, _ in found]


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("made", [records, without_digests])
def test_damage_anywhere_costs_one_record(tmp_path: Path, made: object, seed: int) -> None:
    """The others are pages, and each of all five is told."""
    parts, which = damaged(made(), seed)  # type: ignore[operator]
    assert_only_lost(found_in(tmp_path, b"".join(parts)), which)


@pytest.mark.parametrize("seed", range(60))
def test_damage_anywhere_in_a_packed_archive_costs_one_record(tmp_path: Path, seed: int) -> None:
    """As above, in the compressed bytes of one record."""
    parts, which = damaged([gzip.compress(one, mtime=0) for one in records()], seed)
    if which or parts[0].startswith(b"\x1f\x8b\x08"):  # else it is not told to be compressed any more
        assert_only_lost(found_in(tmp_path, b"".join(parts)), which)


def damaged(parts: list[bytes], seed: int) -> tuple[list[bytes], int]:
    """The parts with bytes changed, put in or lost at a random place of one, and which one."""
    chance = random.Random(seed)
    which = chance.randrange(len(parts))
    part = parts[which]
    start = chance.randrange(len(part))
    bad = part[:start] + chance.randbytes(chance.randrange(30)) + part[start + chance.randrange(30) :]
    return [*parts[:which], bad, *parts[which + 1 :]], which


def assert_only_lost(found: list[Page | Reject], which: int) -> None:
    """All other pages are there, and there are as many pages and rejects as records."""
    rest = [one for one in sound() if one != sound()[which]]
    assert [one for one in told(found) if one in rest] == rest
    assert len(found) >= len(NAMES)


def test_a_record_whose_kind_or_address_is_damaged_is_named(tmp_path: Path) -> None:
    """It might have been a page."""
    parts = records()
    parts[1] = parts[1].replace(b"WARC-Type: response", b"WARC-Type: resp\x00nse")
    parts[3] = parts[3].replace(b"WARC-Target-URI", b"WARC-Targ\x00t-URI")
    found = told(found_in(tmp_path, b"".join(parts)))
    assert found == [sound()[0], (sound()[1][0], "no_kind"), sound()[2], ("", "no_address"), sound()[4]]


def test_a_page_that_shows_a_record_is_a_page(tmp_path: Path) -> None:
    """Documentation of the format is no web archive, and no record begins within a sound one."""
    shown = f"{PAGE}<pre>\nWARC/1.0\nWARC-Type: response\nContent-Length: 5\n\nhello\n</pre>".encode()
    assert told(found_in(tmp_path, shown)) == [("", "page")]
    data = record(URL.format("a"), shown, warc=NO_DIGEST) + records()[1]
    assert told(found_in(tmp_path, data)) == sound("ab")


def test_a_space_in_an_address_stays(tmp_path: Path) -> None:
    """Within angle brackets or without."""
    for url in ("https://herald.example/a b", "<https://herald.example/a b>"):
        assert told(found_in(tmp_path, record(url))) == [("#https://herald.example/a b", "page")]


def test_lengths_that_lie_again_and_again_are_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of them would make the reader go back over all that follows."""
    monkeypatch.setattr("onrecord.ingest.archives.warc_records.MAX_REREAD", 100_000)
    bad = record(URL.format("x"), b"", warc=NO_DIGEST | {"Content-Length": "20000"})
    found = told(found_in(tmp_path, bad * 500))
    assert found[-1] == ("", "bomb")
    assert set(found[:-1]) == {("#" + URL.format("x"), "wrong_length")}
