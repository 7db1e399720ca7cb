"""A file that hangs, kills or floods its converter costs that file and nothing else."""

import os
import signal
import sys
from pathlib import Path

import pytest
from ingest.documents.pdf_files import column, pdf

from onrecord.errors import PageRejected
from onrecord.ingest.documents import convert, isolation

STORY = "The foreign minister of Varland said on Monday that talks on the Sable islands would resume."
GOOD = pdf([column([STORY], 60, 700, 300)])


@pytest.fixture
def bad_child(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Converters ``hang``, ``die``, ``flood`` and ``fail`` in a child of its own; the folder they lie in."""
    bodies = {
        "hang": "import time\ndef document_of(data):\n    time.sleep(60)\n",
        "die": "import os, signal\ndef document_of(data):\n    os.kill(os.getpid(), signal.SIGSEGV)\n",
        "flood": "def document_of(data):\n    return [bytearray(1 << 28) for _ in range(64)]\n",
        "fail": "def document_of(data):\n    raise ValueError('odd')\n",
    }
    for name, body in bodies.items():
        (tmp_path / f"bad_{name}.py").write_text(body)
    start = (
        f"import sys; sys.path.append({str(tmp_path)!r}); import onrecord.ingest.documents.isolated as i; "
    )
    start += "i.CONVERTERS.update({n: 'bad_' + n for n in ('hang', 'die', 'flood', 'fail')}); i.main()"
    monkeypatch.setattr(isolation, "COMMAND", (sys.executable, "-P", "-c", start))
    isolation._child.cache_clear()
    yield tmp_path
    isolation._child.cache_clear()


@pytest.mark.parametrize(
    ("kind", "reason"), [("hang", "timeout"), ("die", "crashed"), ("flood", "too_large"), ("fail", "broken")]
)
def test_the_next_file_is_read(bad_child: Path, kind: str, reason: str) -> None:
    """The bad file is a reject with its reason, and the one behind it is converted."""
    with pytest.raises(PageRejected) as refused:
        convert(kind, b"x" * 200_000, seconds=3 if kind == "hang" else 60)
    assert refused.value.reason == reason
    assert convert("pdf", GOOD).text == STORY


def test_one_child_serves_many_files() -> None:
    """Its start is paid once; killed between two files, it is replaced."""
    convert("pdf", GOOD)
    child = isolation._child(os.getpid())
    first = child.process_id
    convert("pdf", GOOD)
    assert child.process_id == first
    assert first is not None
    os.kill(first, signal.SIGKILL)
    with_luck = [convert_or_none() for _ in range(2)]
    assert STORY in with_luck
    assert child.process_id != first


def convert_or_none() -> str | None:
    """The text; None where the child died in between."""
    try:
        return convert("pdf", GOOD).text
    except PageRejected:
        return None
