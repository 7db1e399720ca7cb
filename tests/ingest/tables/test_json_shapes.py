"""JSON in the shapes that programs write: each article in it is a page."""

import json
from pathlib import Path

import pytest
from ingest.packing import found_in

from onrecord.records.pages import Page, Reject


def story(number: int) -> dict[str, object]:
    """An article as an object."""
    return {"title": f"T{number}", "text": f"Varland reopened crossing {number}, Prime Minister Dorn said."}


TWO = [story(1), story(2)]
WHOLE = json.dumps(TWO)


@pytest.mark.parametrize(
    "data",
    [
        WHOLE,
        json.dumps({"a": story(1), "b": story(2)}),
        json.dumps({"data": {"a": story(1), "b": story(2)}, "status": "ok"}),
        json.dumps({"title": {"0": "T1", "1": "T2"}, "text": {"0": story(1)["text"], "1": story(2)["text"]}}),
        json.dumps({"title": ["T1", "T2"], "text": [each["text"] for each in TWO]}),
        json.dumps({"columns": ["title", "text"], "index": [0, 1], "data": [[*t.values()] for t in TWO]}),
        json.dumps([["title", "text"], *(list(each.values()) for each in TWO)]),
        "".join(map(json.dumps, TWO)),
        "\n".join(json.dumps(each, indent=1) for each in TWO),
        ",\n".join(map(json.dumps, TWO)),
        "\x1e" + "\n\x1e".join(map(json.dumps, TWO)),
        f"[{json.dumps(TWO[0])}][{json.dumps(TWO[1])}]",
        f"var stories = {WHOLE};",
        f"window.__DATA__ = {WHOLE}",
        f"callback({WHOLE});",
        f")]}}',\n{WHOLE}",
        "\ufeff" + WHOLE,
        json.dumps({"hits": {"hits": [{"_id": str(n), "_source": each} for n, each in enumerate(TWO)]}}),
        json.dumps({"results": [{"webTitle": t["title"], "fields": {"bodyText": t["text"]}} for t in TWO]}),
        json.dumps([{"title": {"rendered": t["title"]}, "content": {"rendered": t["text"]}} for t in TWO]),
        json.dumps({"lead": [story(1)], "more": [story(2)]}),
        '{"status": "ok",\n "articles":\n' + WHOLE + "}",
    ],
)  # fmt: skip
def test_each_article_is_a_page_with_its_title(tmp_path: Path, data: str) -> None:
    """Whatever stands around it."""
    found = found_in(tmp_path, data.encode(), "input.json")
    assert all(isinstance(each, Page) for each in found), found
    assert [(each.given.title, each.raw) for each in found if isinstance(each, Page)] == [
        (each["title"], each["text"]) for each in TWO
    ]


@pytest.mark.parametrize(
    "data",
    [
        WHOLE[:-1].replace('"T1"', '"T"1"'),
        "\n".join(["[", json.dumps(story(1)).replace(":", "", 1) + ",", json.dumps(story(2)), "]"]),
    ],
)
def test_damage_costs_its_own_item(tmp_path: Path, data: str) -> None:
    """The others are read, and the damaged one is named."""
    found = found_in(tmp_path, data.encode(), "input.json")
    assert isinstance(found[0], Reject)
    assert found[0].reason == "bad_row"
    assert isinstance(found[1], Page)
    assert found[1].given.title == "T2"


def test_a_list_that_ends_too_early_is_read_as_far(tmp_path: Path) -> None:
    """The item that is cut is a reject."""
    page, reject = found_in(tmp_path, WHOLE[:-20].encode(), "input.json")
    assert isinstance(page, Page)
    assert isinstance(reject, Reject)


def test_a_first_line_without_text_does_not_refuse_the_file(tmp_path: Path) -> None:
    """It is a reject of its own."""
    lines = [json.dumps({"title": "T0"}), *map(json.dumps, TWO)]
    empty, *pages = found_in(tmp_path, "\n".join(lines).encode(), "input.jsonl")
    assert isinstance(empty, Reject)
    assert empty.reason == "empty"
    assert len(pages) == 2
    assert all(isinstance(page, Page) for page in pages)


def test_fields_that_are_not_understood_are_named(tmp_path: Path) -> None:
    """Once for the file."""
    rows = [json.dumps(story(n) | {"zq_day": "2031-02-01", "zq_none": None}) for n in (1, 2)]
    *_, left = found_in(tmp_path, "\n".join(rows).encode(), "input.jsonl")
    assert isinstance(left, Reject)
    assert (left.reason, "zq_day" in left.message, "zq_none" in left.message) == ("columns_left", True, False)
