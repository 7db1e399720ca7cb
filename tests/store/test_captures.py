"""One address captured more than once: nothing that was well captured is lost."""

import pytest

from onrecord.records.pages import Page, Reject
from onrecord.store.writer import RecordWriter

WHERE = "a.warc#https://herald.example/a"


def capture(raw="Some words.", retrieved=None):
    """A page at the address."""
    return Page(WHERE, raw.encode(), raw, "utf-8", "text/plain", retrieved=retrieved)


def refusal(message="It is cut."):
    """A capture of the address that is none."""
    return Reject(WHERE, "truncated", message)


def build(path, *found):
    """A build that meets these captures; what it leaves of pages and refusals."""
    with RecordWriter(path) as writer:
        writer.begin("reader")
        for one in found:
            writer.add_refusal(one) if isinstance(one, Reject) else writer.add_page(one)
        pages = [writer.page(key) for key in writer.unread()]
        return sorted((page.raw, page.retrieved) for page in pages), sorted(
            (row.locator, row.message) for row in writer.rejects()
        )


@pytest.mark.parametrize("captures", [(capture(), refusal()), (refusal(), capture())])
def test_a_bad_capture_leaves_the_good_one(tmp_path, captures):
    """In whatever order they come; and both are told, in this build and in the next."""
    for _ in range(2):
        pages, refusals = build(tmp_path / "x.onrecord", *captures)
        assert pages == [("Some words.", None)]
        assert refusals == [(WHERE, "It is cut.")]


def test_what_was_bad_before_and_is_good_now_is_no_reject(tmp_path):
    """And what was good and is bad now is one."""
    build(tmp_path / "x.onrecord", refusal())
    assert build(tmp_path / "x.onrecord", capture()) == ([("Some words.", None)], [])
    assert build(tmp_path / "x.onrecord", refusal()) == ([], [(WHERE, "It is cut.")])


def test_a_refusal_goes_though_the_page_is_the_same(tmp_path):
    """The page was there beside it."""
    build(tmp_path / "x.onrecord", capture(), refusal())
    assert build(tmp_path / "x.onrecord", capture()) == ([("Some words.", None)], [])


def test_two_bad_captures_are_both_told(tmp_path):
    """The second has a locator of its own."""
    _, refusals = build(tmp_path / "x.onrecord", refusal(), refusal("It is broken."))
    assert [message for _, message in refusals] == ["It is cut.", "It is broken."]
    assert refusals[1][0].startswith(f"{WHERE}~")


@pytest.mark.parametrize("order", [1, -1])
def test_the_earliest_retrieval_of_the_same_page_is_kept(tmp_path, order):
    """It was published before that, whatever the others say; building again changes nothing."""
    days = [None, "2031-05-06T00:00:00Z", "2031-05-07T00:00:00Z"][::order]
    for _ in range(2):
        pages, _ = build(tmp_path / "x.onrecord", *(capture(retrieved=day) for day in days))
        assert pages == [("Some words.", "2031-05-06T00:00:00Z")]
