"""What a reading depends on."""

from onrecord.building.version import READING_ROOMS, reader_version
from onrecord.records.record import ModelInfo


def test_the_version_changes_with_the_model_and_with_nothing_by_chance():
    """The same installation, the same version."""
    model = ModelInfo("m", "1", "a")
    assert reader_version(model) == reader_version(ModelInfo("m", "1", "a"))
    assert reader_version(model) != reader_version(ModelInfo("m", "2", "a"))


def test_the_version_changes_with_the_code(monkeypatch):
    """Every room that reads counts."""
    model = ModelInfo("m", "1", "a")
    versions = {reader_version(model)}
    for left_out in READING_ROOMS:
        rooms = [room for room in READING_ROOMS if room != left_out]
        monkeypatch.setattr("onrecord.building.version.READING_ROOMS", rooms)
        versions.add(reader_version(model))
    assert len(versions) == len(READING_ROOMS) + 1
