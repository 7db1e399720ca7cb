"""The contract as JSON Schema (``schema/``): one schema for each file of an export, and ``common``."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from onrecord.records.event_types import event_types


def schemas() -> dict[str, dict[str, Any]]:
    """The schemas by name. The types of events are those of the table, so that they stand only there."""
    entries = files("onrecord.export").joinpath("schema").iterdir()
    read: dict[str, dict[str, Any]] = {
        entry.name.removesuffix(".json"): json.loads(entry.read_text(encoding="utf-8")) for entry in entries
    }
    read["events"]["properties"]["type"]["enum"] = list(event_types())
    return read
