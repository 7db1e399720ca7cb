"""What tests of several rooms share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import onrecord

PAGES = Path(__file__).parents[1] / "examples" / "pages"


@pytest.fixture(scope="session")
def example_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example pages in ``pages`` and their record in ``talks.onrecord``, built once."""
    home = tmp_path_factory.mktemp("example_home")
    shutil.copytree(PAGES, home / "pages")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        onrecord.build("pages", "talks.onrecord", jobs=0)
    return home
