"""``import onrecord``: quick, whole, and as its page of documentation says."""

import inspect
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
from onrecord import api
from onrecord.api import row_filters

PAGE = Path(__file__).parents[2] / "docs" / "api.md"
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
HEAVY = ("spacy", "onnxruntime", "numpy", "lxml", "babel", "pandas", "polars")


def loaded_by(code):
    """The modules that a fresh interpreter has loaded after some code, and what the code has printed."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    environment.pop("OPENBLAS_NUM_THREADS", None)
    told = subprocess.run(
        [sys.executable, "-c", f"import sys, os\n{code}\nprint(*sys.modules)"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(told.stdout.split())


@pytest.mark.parametrize("code", ["import onrecord", "import onrecord; onrecord.open, onrecord.build"])
def test_importing_loads_no_model(code):
    """Neither the package nor the front door; and numpy's threads are set before it is loaded."""
    told = loaded_by(f"{code}\nprint('threads', os.environ['OPENBLAS_NUM_THREADS'])")
    assert told & set(HEAVY) == set()
    assert {"onrecord", "threads", "1"} <= told


def test_importing_alone_loads_no_room():
    """The rooms import this package, and worker processes do."""
    assert {name for name in loaded_by("import onrecord") if name.startswith("onrecord.")} == set()


def test_every_public_name_is_there():
    """By attribute, by ``dir`` and by star; no other name is."""
    assert set(api.__all__) <= set(dir(onrecord))
    assert all(getattr(onrecord, name) is getattr(api, name) for name in api.__all__)
    space = {}
    exec("from onrecord import *", space)
    assert set(api.__all__) <= space.keys()
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        onrecord.nonsense  # noqa: B018


def test_the_lines_of_the_page_run(example_home, monkeypatch, capsys):
    """On the record of the example pages: the building lines first, for they find it built."""
    reading, building = BLOCKS
    monkeypatch.chdir(example_home)
    exec(compile(building, str(PAGE), "exec"), {"__name__": "__main__"})
    assert re.fullmatch(r"\d+ statements; \{\}\n", capsys.readouterr().out)
    assert len(reading.splitlines()) <= 10
    exec(compile(reading, str(PAGE), "exec"), {})
    out = capsys.readouterr().out.splitlines()
    assert len(out) == 6
    assert all(line.startswith("2021-") for line in out[:4])
    assert (out[4], out[5]) == ("Rafael Osman", "['Marrick–Osman meeting, Lissen']")


def test_the_page_lists_every_method_and_every_filter():
    """What is added is written down."""
    words = set(re.findall(r"\w+", PAGE.read_text(encoding="utf-8")))
    methods = {name for name, _ in inspect.getmembers(api.Record, callable) if not name.startswith("_")}
    forms = [form for name, form in vars(row_filters).items() if name.endswith("Filters")]
    filters = {name for form in forms for name in form.__annotations__}
    assert (methods | filters) - words == set()
    assert {"statements", "words"} <= methods | filters


def test_the_page_lists_every_error():
    """Each with what it means."""
    errors = {
        name
        for name in api.__all__
        if inspect.isclass(cls := getattr(api, name)) and issubclass(cls, Exception)
    }
    assert {
        name
        for name in errors
        if f"`{name}`" not in PAGE.read_text(encoding="utf-8").replace("onrecord.", "")
    } == set()
