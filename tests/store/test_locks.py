"""One lock a record, whatever path leads to it."""

import os

import pytest
from sample_record import sample_record, write_sample

from onrecord.errors import RecordFileError, RecordInUse
from onrecord.store.connection import WriteLock
from onrecord.store.reader import RecordReader
from onrecord.store.writer import RecordWriter


@pytest.fixture
def paths(tmp_path, monkeypatch):
    """Five paths of one record."""
    (tmp_path / "kept").mkdir()
    monkeypatch.chdir(tmp_path)
    file = write_sample(tmp_path / "kept" / "talks.onrecord")
    (tmp_path / "link.onrecord").symlink_to(file)
    (tmp_path / "kept" / "second").symlink_to("talks.onrecord")
    (tmp_path / "folder").symlink_to("kept")
    return [
        file, tmp_path / "link.onrecord", tmp_path / "kept" / "second",
        tmp_path / "folder" / "talks.onrecord", file.relative_to(tmp_path),
    ]  # fmt: skip


def test_all_paths_of_a_record_exclude_each_other(paths):
    """Whichever came first; and one lock file stands beside the record while it is held."""
    for held in paths:
        with WriteLock(held):
            assert sorted(path.name for path in paths[0].parent.glob("*-lock")) == ["talks.onrecord-lock"]
            for other in paths:
                with pytest.raises(RecordInUse, match="another build"), RecordWriter(other):
                    pass
    assert not list(paths[0].parent.glob("*-lock"))


def test_a_link_to_no_file_yet_has_its_lock(tmp_path):
    """The record is made where the link leads."""
    (tmp_path / "link.onrecord").symlink_to("new.onrecord")
    with (
        WriteLock(tmp_path / "link.onrecord"),
        pytest.raises(RecordInUse),
        WriteLock(tmp_path / "new.onrecord"),
    ):
        pass


def test_a_file_of_another_with_the_name_of_the_lock_is_spared(tmp_path):
    """It is neither written nor removed, be it a record itself."""
    other = write_sample(tmp_path / "talks.onrecord-lock")
    with pytest.raises(RecordFileError, match="its lock would be talks"):
        write_sample(tmp_path / "talks.onrecord")
    with RecordReader(other) as reader:
        assert reader.record() == sample_record()


def test_a_record_whose_name_is_not_utf8(tmp_path):
    """It is written and read as any other."""
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    file = write_sample(folder / os.fsdecode(b"gespr\xe4che.onrecord"))
    with RecordReader(file) as reader:
        assert reader.record() == sample_record()
