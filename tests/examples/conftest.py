"""What was planted in the examples and is not found yet, each with the reason.

Such a test is expected to fail. When it passes (``XPASS`` in the summary), take its line out here.
"""

from __future__ import annotations

import pytest

NOT_YET: dict[str, str] = {
    "test_the_machine_translation_is_noticed": "no method tells machine-translated English yet",
    "test_promises[10-Kesmar will withdraw": "a denial of the deed is not read as a broken promise",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests of `NOT_YET`."""
    for item in items:
        for name, reason in NOT_YET.items():
            if "test_record_of_examples" in item.nodeid and f"::{name}" in item.nodeid:
                item.add_marker(pytest.mark.xfail(reason=reason, strict=False))
