"""Two readers' items meet by their words, one to one."""

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
pairs = runpy.run_path(str(ROOT / "training" / "agreement.py"))["pairs"]


def _item(start, end):
    return {"at": [start, end]}


def test_items_meet_if_half_of_the_shorter_one_is_shared():
    """Of the longer one less may be shared."""
    assert list(pairs([_item(0, 10)], [_item(5, 30)])) == [(_item(0, 10), _item(5, 30))]
    assert list(pairs([_item(0, 10)], [_item(6, 30)])) == []


def test_an_item_meets_one_item_the_likeliest():
    """The other one is left over."""
    one, near, far = _item(0, 10), _item(0, 11), _item(4, 14)
    assert list(pairs([one], [far, near])) == [(one, near)]
