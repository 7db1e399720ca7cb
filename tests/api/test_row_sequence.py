"""Rows as a sequence, and their ways out."""

import sys
from types import SimpleNamespace

import pytest
from sample_record import sample_record, statements

from onrecord.api.row_columns import columns_of
from onrecord.api.row_sequence import Rows
from onrecord.errors import MissingPackage
from onrecord.records.contract import ROW_TYPES
from onrecord.records.rows import Statement

FIRST, SECOND = statements()
ROWS = Rows(Statement, (FIRST, SECOND))


def test_rows_are_an_immutable_sequence():
    """Indices, slices, membership, equality; a row cannot be put in."""
    assert (len(ROWS), ROWS[0], ROWS[-1], list(ROWS)) == (2, FIRST, SECOND, [FIRST, SECOND])
    assert ROWS[:1] == Rows(Statement, [FIRST])
    assert isinstance(ROWS[:1], Rows)
    assert SECOND in ROWS
    assert ROWS.index(SECOND) == 1
    assert not Rows(Statement, [])
    assert hash(ROWS) == hash(Rows(Statement, [FIRST, SECOND]))
    assert ROWS != [FIRST, SECOND]
    assert repr(ROWS) == "<2 rows of Statement>"
    with pytest.raises(TypeError):
        ROWS[0] = SECOND
    with pytest.raises(AttributeError):
        ROWS.more = 1


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_a_table_is_made_of_the_columns(monkeypatch, package):
    """Whether or not the package is here: a stand-in gives the columns back."""
    frame = SimpleNamespace(DataFrame=lambda columns, **_: columns)
    monkeypatch.setitem(sys.modules, package, frame)
    table = getattr(ROWS, f"to_{package}")()
    assert table == columns_of(Statement, ROWS, {})
    assert table["speaker_name"] == ["Ada Brenn", "Jon Taal"]


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_a_missing_package_is_an_error_with_the_next_step(monkeypatch, package):
    """Onrecord does not install them."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingPackage, match=f"install the package {package}"):
        getattr(ROWS, f"to_{package}")()


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_every_kind_of_row_fits_a_real_table(package):
    """Full and empty, with the same columns."""
    pytest.importorskip(
        package, reason=f"{package} is not installed: its tables are tested with a stand-in only"
    )
    for kind, type_ in ROW_TYPES.items():
        rows = Rows(type_, getattr(sample_record(), kind))
        full, empty = getattr(rows, f"to_{package}")(), getattr(rows[:0], f"to_{package}")()
        assert len(full) == len(rows)
        assert list(full.columns) == list(empty.columns)
