"""Validating exported directories against the project's own copy of the contract."""

import json

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from onrecord.export.schemas import schemas

SCHEMAS = schemas()
_REGISTRY = Registry().with_resources(
    (f"{name}.json", Resource.from_contents(schema)) for name, schema in SCHEMAS.items()
)


def violations(name, value):
    """What the schema of this name says against a value."""
    validator = Draft202012Validator(SCHEMAS[name], registry=_REGISTRY)
    return [f"{name}{error.json_path[1:]}: {error.message}" for error in validator.iter_errors(value)]


def violations_of_export(directory):
    """What the schemas say against a whole exported directory."""
    found = violations("manifest", json.loads((directory / "manifest.json").read_text(encoding="utf-8")))
    for path in sorted(directory.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            found += violations(path.stem, json.loads(line))
    return found
