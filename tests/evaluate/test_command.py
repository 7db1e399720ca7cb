"""The command ``onrecord evaluate``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from onrecord.cli import evaluate
from onrecord.evaluate.figures import score_of
from onrecord.evaluate.floors import Floors
from onrecord.evaluate.measure import Measurement
from onrecord.evaluate.tally import Miss, Tally

if TYPE_CHECKING:
    from pathlib import Path

MISS = Miss("lamp", "missed", "[direct] The lamp is green")
STATEMENTS = Tally("seeds", "statements", "lamp", 36, 40, 48, {"speaker": (8, 9)}, (MISS,))
MEASURED = Measurement((score_of([STATEMENTS]),), ("polnear",), (("seeds", "abc"),))


@pytest.fixture(autouse=True)
def _measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command measures nothing here; it is handed these scores."""
    monkeypatch.setattr(evaluate, "load_models", lambda _: None)
    monkeypatch.setattr(evaluate, "measure", lambda *_: MEASURED)


def run(*arguments: str) -> tuple[int, str]:
    """Exit code and standard output of ``onrecord evaluate``."""
    result = CliRunner().invoke(evaluate.command, arguments)
    return result.exit_code, result.stdout


def test_the_table_tells_scores_and_what_was_not_measured() -> None:
    """One row a task, and a loud one for the corpus that is not here."""
    code, told = run()
    assert code == 0
    assert "0.900" in told
    assert "speaker 8/9" in told
    assert "NOT MEASURED" in told


def test_detail_lists_the_misses_of_the_task_asked_for() -> None:
    """Only the named task is listed."""
    assert MISS.text in run("--detail", "--task", "statements")[1]
    assert MISS.text not in run("--detail", "--task", "events")[1]


def test_json_has_unrounded_figures() -> None:
    """What a program needs, with the misses."""
    told = json.loads(run("--json")[1])
    assert told["scores"][0]["known"] == "tuned"
    assert told["scores"][0]["figures"]["recall"] == {
        "value": 0.9,
        "interval": None,
        "items": 40,
        "documents": 1,
    }
    assert told["scores"][0]["misses"] == [["lamp", "missed", MISS.text]]
    assert told["absent"] == ["polnear"]


def test_write_writes_a_page(tmp_path: Path) -> None:
    """The page has the same rows as the table."""
    page = tmp_path / "scores.md"
    assert run("--write", str(page))[0] == 0
    told = page.read_text(encoding="utf-8")
    assert "| seeds | tuned | statements | 1 | 0.750 (n=1, no interval) | 0.900 (n=1, no interval) |" in told
    assert "| polnear | tuned | not measured" in told
    assert "Not measured in this run: add `--dossier all`." in told


@pytest.mark.parametrize(("floor", "code"), [(0.85, 0), (0.95, 1)])
def test_the_gate_sets_the_exit_code(floor: float, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """1 where a score is below its floor; an absent corpus does not matter."""
    floors = Floors({"seeds/statements/recall": floor, "polnear/statements/f1": 0.5}, {})
    monkeypatch.setattr(evaluate, "load_floors", lambda: floors)
    found, told = run("--gate")
    assert found == code
    assert "seeds/statements/recall: 0.900" in told


def test_pin_raises_the_floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file of floors is rewritten with the new ones."""
    path = tmp_path / "floors.toml"
    monkeypatch.setattr(evaluate, "FLOORS_FILE", path)
    monkeypatch.setattr(evaluate, "load_floors", lambda: Floors({"seeds/statements/recall": 0.5}, {}))
    assert run("--pin")[0] == 0
    assert '"seeds/statements/recall" = 0.895' in path.read_text(encoding="utf-8")


def test_dossiers_are_scored_alone_or_with_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Alone they are the whole output; with a page they are a section of it."""
    right = {"listed": (5, 60), "mixtures": (2, 60), "repeats": (1, 60)}
    tallies = [Tally("dossiers", "first 60 rows", story, right=right) for story in ("canal", "ferry")]
    monkeypatch.setattr(evaluate, "score_dossiers", lambda *_: (score_of(tallies),))
    code, alone = run("--dossier", "all")
    assert code == 0
    assert "canal  5/60, 2/60, 1/60" in alone
    assert "all    10/120, 4/120, 2/120" in alone
    assert "seeds" not in alone
    page = tmp_path / "scores.md"
    assert run("--dossier", "all", "--write", str(page))[0] == 0
    assert "| canal | 5/60, 2/60, 1/60 |" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("flag", ["--gate", "--pin", "--detail"])
def test_dossiers_alone_have_no_gate_and_no_misses(flag: str) -> None:
    """What would be passed over without a word is refused."""
    assert run("--dossier", "all", flag)[0] == 2
