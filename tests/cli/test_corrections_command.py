"""``onrecord corrections`` on the record of the example pages."""

from __future__ import annotations

import json
import shutil
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from contract_schema import violations, violations_of_export

from onrecord.building import corrections as room
from onrecord.building.run import build_record
from onrecord.cli.main import run
from onrecord.config import Settings
from onrecord.errors import ModelError, RecordFileError
from onrecord.store.log import add_entries
from onrecord.store.reader import RecordReader
from onrecord.store.writer import RecordWriter

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.records.rows import Event

    Say = Callable[..., tuple[int, str, str]]

PAGES = Path(__file__).parents[2] / "examples" / "pages"
SCRIPT = (
    ("merge", "Norlan Press", "KNA", "--why", "one body"),
    ("rename", "Dario Venn", "Dario A. Venn"),
    ("set-date", "05_tarn-herald_detainees", "2021-07-30"),
    ("note", "Anton Marrick", "met him once"),
    ("reject", "18_meridian-review_explainer", "--why", "no report"),
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of all example pages; not to be written to."""
    out = tmp_path_factory.mktemp("corrections") / "example.onrecord"
    build_record([str(PAGES)], out, Settings(jobs=0))
    return out


@pytest.fixture
def file(built: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(built, tmp_path / "x.onrecord"))


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    """Runs a command line as ana: exit code, standard output, standard error."""
    monkeypatch.setenv("ONRECORD_WHO", "ana")

    def run_it(*arguments: object) -> tuple[int, str, str]:
        code = run([str(one) for one in arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run_it


def exported(say: Say, file: Path, folder: Path) -> dict[str, bytes]:
    """The exported files, by name."""
    assert say("export", file, "--format", "jsonl", "--out", folder)[0] == 0
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def log_of(file: Path) -> list[Any]:
    """What became of the entries."""
    with RecordReader(file) as reader:
        return list(reader.rows("corrections"))


def test_a_session(say: Say, file: Path, tmp_path: Path) -> None:
    """Each correction shows at once; the record holds; builds keep to it."""
    for words in SCRIPT:
        code, out, err = say("corrections", file, *words)
        assert (code, err) == (0, "")
        assert ": applied" in out
        assert "changed" in out or "gone" in out
    assert "Dario A. Venn" in say("actors", file)[1]
    assert say("check", file)[0] == 0
    corrected = exported(say, file, tmp_path / "a")
    assert b"no report" in corrected["rejects.jsonl"]
    assert violations_of_export(tmp_path / "a") == []
    assert json.loads(corrected["manifest.json"])["counts"]["corrections"] == len(SCRIPT)

    assert say("build", PAGES, "--out", file, "--jobs", 1)[1].count("corrections: 5 applied") == 1
    assert exported(say, file, tmp_path / "b") == corrected


def test_two_logs_become_one(say: Say, built: Path, tmp_path: Path) -> None:
    """In whatever order they are imported, from `export` or from an exported folder, once or twice."""
    one, two = (Path(shutil.copy(built, tmp_path / f"{name}.onrecord")) for name in ("one", "two"))
    say("corrections", one, "rename", "Dario Venn", "D. Venn")
    say("corrections", two, "rename", "Dario Venn", "Dario V.", "--who", "ben")
    say("corrections", two, "merge", "Norlan Press", "KNA", "--who", "ben")
    logs = []
    for path in (one, two):
        logs.append(tmp_path / f"{path.stem}.jsonl")
        say("corrections", path, "export", "--out", logs[-1])
    code, out, _ = say("corrections", one, "import", logs[1])
    assert (code, "2 corrections added, 0 already in the log" in out) == (0, True)
    exported(say, two, tmp_path / "folder")
    say("corrections", two, "import", logs[0])
    code, out, _ = say("corrections", two, "import", tmp_path / "folder" / "corrections.jsonl")
    assert (code, "0 corrections added, 2 already in the log" in out) == (0, True)
    assert exported(say, one, tmp_path / "a") == exported(say, two, tmp_path / "b")
    assert [row.status for row in log_of(one)] == ["overruled", "applied", "applied"]
    out = say("corrections", one, "list")[1]
    assert "Dario V." in out
    assert "overruled by correction_" in out


def test_undo_and_its_undo(say: Say, file: Path, tmp_path: Path) -> None:
    """The record is as before but for the log; without an id the last one of mine is meant."""
    before = exported(say, file, tmp_path / "before")
    say("corrections", file, "rename", "Dario Venn", "D. Venn")
    renamed = exported(say, file, tmp_path / "renamed")
    assert say("corrections", file, "undo", "--why", "a slip")[0] == 0
    after = exported(say, file, tmp_path / "after")
    assert {name for name in before if before[name] != after[name]} == {"corrections.jsonl", "manifest.json"}
    first, second = log_of(file)
    assert (first.status, first.by, second.kind, second.why) == ("undone", second.id, "undo", "a slip")
    assert say("corrections", file, "undo", second.id[:16])[0] == 0
    again = exported(say, file, tmp_path / "again")
    assert {name for name in renamed if renamed[name] != again[name]} == {
        "corrections.jsonl",
        "manifest.json",
    }
    assert say("corrections", file, "undo", second.id)[0] == 2
    assert say("corrections", file, "undo", "correction_beef")[0] == 2
    assert say("corrections", file, "undo", "--who", "ben")[0] == 2


def test_a_dry_run_tells_and_keeps_nothing(say: Say, file: Path, tmp_path: Path) -> None:
    """The same words as when it is done."""
    before = exported(say, file, tmp_path / "before")
    told = say("corrections", file, "merge", "Norlan Press", "KNA", "-n")
    assert told[0] == 0
    assert "actors: 1 gone" in told[1]
    assert exported(say, file, tmp_path / "after") == before
    done = say("corrections", file, "merge", "Norlan Press", "KNA")
    assert done[1].splitlines()[1:] == told[1].splitlines()[1:]


def test_rows_are_named_by_the_beginning_of_their_id(say: Say, file: Path) -> None:
    """With or without the word before it; any kind of row."""
    with RecordReader(file) as reader:
        ids = [next(reader.rows(kind)).id for kind in ("statements", "events", "positions", "conflicts")]
    for name in ids:
        assert say("corrections", file, "confirm", name[:-4])[0] == 0
    assert say("corrections", file, "note", ids[0].partition("_")[2], "x")[0] == 0
    assert [row.status for row in log_of(file)] == ["applied"] * 5
    assert [row.rows for row in log_of(file)][:4] == [(name,) for name in ids]
    shown = json.loads(say("statements", file, "--json")[1])
    assert [row["confirmed"] for row in shown if row["id"] == ids[0]] == [True]


def test_confirming_keeps_who_said_it_and_when(say: Say, file: Path) -> None:
    """As the row stands when it is confirmed."""
    with RecordReader(file) as reader:
        row = next(one for one in reader.rows("statements") if one.speaker and one.said_on)
    assert say("corrections", file, "confirm", row.id)[0] == 0
    (kept,) = log_of(file)
    assert (kept.value, [one.id for one in kept.others]) == (row.said_on.value, [row.speaker])


def some_event(file: Path, least: int = 1) -> Event:
    """The first in rank of the events that are shown with so many words."""
    with RecordReader(file) as reader:
        rows = [row for row in reader.rows("events") if row.shown and len(row.mentions) >= least]
    return min(rows, key=lambda row: row.rank)


def test_events_are_joined_and_parted_by_their_ids(say: Say, file: Path) -> None:
    """Words are named by the number that `show` gives them; undoing brings the old rows back."""
    row = some_event(file, least=3)
    with RecordReader(file) as reader:
        before = list(reader.lines("events"))
        other = next(one for one in reader.rows("events") if one.shown and one.id != row.id)
    code, out, _ = say("corrections", file, "split", row.id, "--at", "1", "--why", "another day")
    assert (code, "another event than" in out, "applied" in out) == (0, True, True)
    assert say("corrections", file, "undo")[0] == 0
    code, out, _ = say("corrections", file, "merge", row.id[:16], other.id)
    assert (code, "is one event with" in out) == (0, True)
    with RecordReader(file) as reader:
        assert violations_of_rows(reader) == []
        joined = [one for one in reader.rows("events") if one.corrections]
    assert [set(one.articles) >= {*row.articles, *other.articles} for one in joined] == [True]
    assert say("corrections", file, "undo")[0] == 0
    with RecordReader(file) as reader:
        assert list(reader.lines("events")) == before


def violations_of_rows(reader: RecordReader) -> list[str]:
    """What the schema says against the events."""
    return [one for line in reader.lines("events") for one in violations("events", json.loads(line))]


def test_what_cannot_be_done_to_events_is_told(say: Say, file: Path) -> None:
    """A name for those who leave, words of another event, all words, an event with itself."""
    row = some_event(file)
    with RecordReader(file) as reader:
        other = next(one.id for one in reader.rows("articles") if one.id not in row.articles)
    every = [part for number in range(len(row.mentions)) for part in ("--at", str(number + 1))]
    for words, message in (
        (("split", row.id, "--at", "1", "--name", "X"), "are for actors"),
        (("split", row.id, "--at", f"{other}:0-1"), "tells nothing of"),
        (("split", row.id, *every), "none would stay"),
        (("merge", row.id, row.id), "is one event already"),
    ):
        code, _, err = say("corrections", file, *words)
        assert (code, message in err) == (2, True), err
    assert log_of(file) == []


def test_an_event_is_shown_with_its_words_and_why(say: Say, file: Path) -> None:
    """And as its line of the contract."""
    row = some_event(file, least=3)
    code, out, _ = say("show", file, row.id[:14])
    assert code == 0
    assert row.label in out
    assert f"Why one event: {len(row.links)} link" in out
    assert f"{row.links[0].likely:.0%}" in out
    assert f"{row.mentions[0].article}:{row.mentions[0].start}-{row.mentions[0].end}" in out
    code, out, _ = say("show", file, row.id, "--json")
    assert [violations("events", json.loads(out)), json.loads(out)["id"]] == [[], row.id]
    code, _, err = say("show", file, row.id, "--raw")
    assert (code, "has no page of its own" in err) == (2, True)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("merge", "Dario Venn", "Venn"), "is one actor already"),
        (("merge", "Dario Venn", "Zorro"), "has no name 'Zorro'"),
        (("rename", "minister", "X"), "more than one actor"),
        (("rename", "Dario Venn", "  "), "needs a value"),
        (("set-speaker", "statement_zz", "Dario Venn"), "there is no row"),
        (("set-speaker", "statement_0"), "name the actors who said it"),
        (("set-date", "05_tarn-herald_detainees", "soon"), "not a date"),
        (("set-date", "05_tarn-herald_detainees", "2021-02-31"), "not a date"),
        (("reject", "nothing"), "has no name 'nothing'"),
        (("reject", "event_0"), "has no name 'event_0'"),
        (("reject", ""), "there is no row"),
        (("split", "Dario Venn", "--at", "05_tarn-herald_detainees:5-999999"), "not within"),
        (("split", "Dario Venn", "--at", "nowhere"), "there is no article"),
        (("merge", "event_zzzz", "event_zzzz"), "is the id of no event"),
        (("split", "event_zzzz", "--at", "1"), "is the id of no event"),
        (("note", "Dario Venn", "x", "--who", " "), "who is empty"),
        (("import", "nowhere.jsonl"), "cannot read"),
    ],
)
def test_what_cannot_be_done_is_told(say: Say, file: Path, words: tuple[str, ...], message: str) -> None:
    """And nothing is kept."""
    code, _, err = say("corrections", file, *words)
    assert code == 2
    assert message in err
    assert log_of(file) == []


def test_a_hostile_log_is_refused_whole(say: Say, file: Path, tmp_path: Path) -> None:
    """With the numbers of its lines; nothing of it is kept."""
    say("corrections", file, "note", "Dario Venn", "fine")
    good = say("corrections", file, "export")[1].strip()
    bad = tmp_path / "bad.jsonl"
    future = json.dumps({**json.loads(good), "id": None, "when": "2199-01-01T00:00:00Z"})
    bad.write_text(f'{good}\n{{"kind": "destroy"}}\n{good[:40]}\n\n{future}\n', encoding="utf-8")
    code, _, err = say("corrections", file, "import", bad)
    assert code == 2
    assert all(words in err for words in ("no entry was imported", "line 2:", "line 3:", "in the future"))
    bad.write_bytes(good.encode() + b"\n\xff\xfe\n")
    assert "line 2 is not UTF-8" in say("corrections", file, "import", bad)[2]
    assert len(log_of(file)) == 1


def test_what_is_lost_is_told_by_a_build(say: Say, file: Path, tmp_path: Path) -> None:
    """On standard error, in the list and in the export; it holds again when the article comes back."""
    with RecordReader(file) as reader:
        home = reader.article("01_straits-today_offer").id
        said = next(row for row in reader.rows("statements") if row.article == home)
    say("corrections", file, "note", said.id, "mark")
    some = [path for path in sorted(PAGES.iterdir()) if not path.name.startswith("01")]
    code, out, err = say("build", *some, "--out", file, "--fresh", "--jobs", 1)
    assert (code, "corrections: 1 not applied" in out) == (0, True)
    assert "1 correction cannot be applied" in err
    assert "is not in the record" in say("corrections", file, "list", "--status", "not_applied")[1]
    (row,) = (
        json.loads(line) for line in exported(say, file, tmp_path / "a")["corrections.jsonl"].splitlines()
    )
    assert violations("corrections", row) == []
    assert (row["status"], row["rows"]) == ("not_applied", [])
    assert say("check", file)[0] == 0
    assert say("build", PAGES, "--out", file, "--jobs", 1)[2] == ""
    assert [row.status for row in log_of(file)] == ["applied"]


def test_an_entry_added_during_a_build_is_applied_at_its_end(
    say: Say, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is kept at once, and told as waiting."""
    monkeypatch.setattr(room, "PATIENCE", 0.1)
    with RecordWriter(file):
        code, _, err = say("corrections", file, "note", "Dario Venn", "x")
        assert code == 0
        assert "kept but not applied yet" in err
        assert "waits for the next build" in say("corrections", file, "list")[1]
    assert say("check", file)[0] == 1
    assert say("corrections", file, "apply")[0] == 0
    assert [row.status for row in log_of(file)] == ["applied"]
    assert say("check", file)[0] == 0


def test_two_at_once(file: Path, built: Path, say: Say) -> None:
    """Both entries are kept and applied."""
    say("corrections", file, "note", "Dario Venn", "one", "-n")
    with RecordReader(built) as reader:
        rows = list(reader.rows("statements"))[:6]
    for row in rows:
        say("corrections", file, "note", row.id, "n", "-n")
    made = []
    for row in rows:
        copy = Path(shutil.copy(built, file.with_name("copy.onrecord")))
        say("corrections", copy, "note", row.id, "n")
        with RecordReader(copy) as reader:
            made += reader.log()
    threads = [threading.Thread(target=room.add_corrections, args=(file, [one])) for one in made]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert [row.status for row in log_of(file)] == ["applied"] * len(rows)
    assert add_entries(file, made) == 0


def test_a_split_by_statement_and_by_article(say: Say, file: Path) -> None:
    """Its speaker, or all of an article, are somebody else."""
    with RecordReader(file) as reader:
        said = [row for row in reader.rows("statements") if row.speaker_name == "Rafael Osman"]
        one = next(row for row in said if row.speaker_mention and "Osman" in row.speaker_mention.quote)
    assert (
        say("corrections", file, "split", "Rafael Osman", "--at", one.id, "--name", "Another Osman")[0] == 0
    )
    with RecordReader(file) as reader:
        assert reader.row("statements", one.id).speaker_name == "Another Osman"
    say("corrections", file, "undo")
    code, out, err = say(
        "corrections", file, "split", "Rafael Osman", "--at", one.article, "--into", "Dario Venn"
    )
    assert (code, err) == (0, "")
    assert ": applied" in out
    with RecordReader(file) as reader:
        assert reader.row("statements", one.id).speaker_name == "Dario Venn"


def test_actors_of_one_name_are_told_apart_by_their_mentions(say: Say, file: Path) -> None:
    """A name that two have is ambiguous; their ids are not, and the right one is corrected."""
    with RecordReader(file) as reader:
        actors = list(reader.rows("actors"))
        spokesmen = [row for row in actors if row.name == "unnamed spokesman of Dario Venn"]
    assert len(spokesmen) > 1
    code, _, err = say("corrections", file, "rename", spokesmen[0].name, "Mr X")
    assert (code, "more than one actor" in err) == (2, True)
    assert say("corrections", file, "rename", spokesmen[0].id, "Mr X")[0] == 0
    with RecordReader(file) as reader:
        names = {row.id: row.name for row in reader.rows("actors")}
    assert [names[row.id] for row in spokesmen] == ["Mr X", *[row.name for row in spokesmen[1:]]]
    assert say("corrections", file, "merge", spokesmen[0].id, spokesmen[1].id)[0] == 0
    with RecordReader(file) as reader:
        left = {row.id for row in reader.rows("actors")}
    assert left & {row.id for row in spokesmen} == {row.id for row in spokesmen} - {spokesmen[1].id}
    assert [row.status for row in log_of(file)] == ["applied"] * 2


def fails(error: Exception) -> Callable[..., None]:
    """A stage that fails so."""

    def resolve(*_: object) -> None:
        raise error

    return resolve


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (RecordFileError("the disk is full"), 4),
        (ModelError("no model"), 5),
        (ZeroDivisionError("by zero"), 70),
    ],
)
def test_a_failure_to_apply_is_told_as_what_it_was(
    say: Say, file: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, code: int
) -> None:
    """Not as the lock of another; and the user learns that the log has the entry."""
    monkeypatch.setattr(room, "resolve_into", fails(error))
    failed, out, err = say("corrections", file, "rename", "Dario Venn", "Dario A. Venn")
    assert (failed, out) == (code, "")
    assert str(error) in err
    assert "another build" not in err
    assert f"the log has what you said, but it is not applied: `onrecord corrections {file} apply`" in err
    monkeypatch.undo()
    assert say("corrections", file, "list", "--status", "waiting")[1].count("rename") == 1
    assert say("corrections", file, "apply")[0] == 0
    assert say("corrections", file, "list", "--status", "applied")[1].count("rename") == 1


def test_a_lock_that_cannot_be_made_is_no_other_build(say: Say, file: Path) -> None:
    """A folder is in its place."""
    file.with_name("x.onrecord-lock").mkdir()
    failed, out, err = say("corrections", file, "note", "Anton Marrick", "met him once")
    assert (failed, out) == (4, "")
    assert "Is a directory" in err
    assert "another build" not in err
    assert "the log has what you said" in err


def test_words_that_are_not_utf8_are_no_correction(say: Say, file: Path) -> None:
    """They are told, and nothing is kept."""
    failed, _, err = say("corrections", file, "note", "Anton Marrick", "met \udce9")
    assert failed == 2
    assert "lone surrogate" in err
    assert json.loads(say("corrections", file, "list", "--json")[1]) == []
