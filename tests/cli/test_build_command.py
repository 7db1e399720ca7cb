"""``onrecord build`` on inputs of every kind, good and bad."""

import json
import os
import stat
import subprocess
import sys

import pytest
from contract_schema import violations_of_export

from onrecord.cli.main import run
from onrecord.cli.progress import LineProgress, told_time

PARAGRAPH = (
    "Foreign Minister Ada Brenn of Varland said on Monday that talks with Kesmar on the Orlo islands would "
    "go on in Tarn next month. “We are ready to open the ferry within weeks,” Brenn told reporters. "
)
GOOD = {
    "good.txt": (PARAGRAPH + "\n\n") * 2,
    "good.html": f"<html><head><title>Talks</title></head><body><p>{PARAGRAPH * 3}</p></body></html>",
    "wide.txt": (PARAGRAPH + "Señor Núñez was there.").encode("utf-16"),
    "table.jsonl": json.dumps(
        {"id": "7", "title": "Talks go on", "date": "2031-05-06", "text": PARAGRAPH * 2}
    ),
    "table.csv": f'id,title,text\n1,Talks,"{PARAGRAPH}"\n',
}
BAD = {
    "empty.txt": b"",
    "empty.html": b"",
    "binary.bin": bytes(range(256)) * 40,
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    "garbled.txt": b"\xff\xfe\xfd\xfc" * 99,
    "broken.html": b"<html><body><p>" + b"<div>" * 3000 + b"</p",
    "table without text.csv": b"id,colour\n1,red\n2,blue\n",
    "broken.jsonl": b'{"text": "half\n{{{\n[]\n',
    "huge.txt": b"word " * 10_000_001,
    "blank.txt": b" \n\t \n" * 50,
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A record of all the inputs, with what the program said."""
    folder = tmp_path_factory.mktemp("build")
    pages = folder / "pages"
    pages.mkdir()
    for name, content in {**GOOD, **BAD}.items():
        (pages / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    locked = pages / "locked"
    locked.mkdir()
    (pages / "secret.txt").write_text("words")
    for path in (locked, pages / "secret.txt"):
        path.chmod(0)
    (pages / "loop").symlink_to(pages)
    os.mkfifo(pages / "pipe")
    code = run(["build", str(pages), "--out", str(folder / "x.onrecord"), "--jobs", "1"])
    for path in (locked, pages / "secret.txt"):
        path.chmod(stat.S_IRWXU)
    assert run(["export", str(folder / "x.onrecord"), "--format", "jsonl", "--out", str(folder / "out")]) == 0
    return code, folder


def lines_of(built, kind):
    """The exported rows of a kind."""
    text = (built[1] / "out" / f"{kind}.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_bad_inputs_do_not_stop_a_build(built):
    """Exit 0: every input ended as an article or a reject."""
    assert built[0] == 0
    assert violations_of_export(built[1] / "out") == []
    assert run(["check", str(built[1] / "x.onrecord")]) == 0


def test_good_inputs_are_articles(built):
    """Whatever they came in."""
    locators = {row["source"]["locator"].rpartition("/")[2] for row in lines_of(built, "articles")}
    assert {"good.txt", "good.html", "wide.txt", "table.jsonl#7", "table.csv#1"} <= locators
    texts = [row["text"] for row in lines_of(built, "articles")]
    assert any("Señor Núñez" in text for text in texts)


def test_bad_inputs_are_rejects_that_say_why(built):
    """Each has a reason code and a sentence, and none of them is a bug."""
    rejects = {row["locator"].rpartition("/")[2]: row for row in lines_of(built, "rejects")}
    articles = {
        row["source"]["locator"].rpartition("/")[2].partition("#")[0] for row in lines_of(built, "articles")
    }
    for name in BAD:
        assert any(told.partition("#")[0] == name for told in rejects) or name in articles, name
    assert not {"empty.txt", "empty.html", "binary.bin", "picture.png", "huge.txt", "blank.txt"} & articles
    assert not {row["reason"] for row in rejects.values()} & {"internal_error", "crashed", "timeout"}
    assert all(row["message"].endswith(".") for row in rejects.values())


def test_a_second_build_says_that_nothing_was_new(built, capsys):
    """And the report names what was rejected."""
    record = built[1] / "x.onrecord"
    assert run(["build", str(built[1] / "pages" / "good.txt"), "--out", str(record), "--jobs", "1"]) == 0
    out = capsys.readouterr().out
    assert "0 read now" in out
    assert "rejects.jsonl" in out
    assert run(["build", str(built[1] / "pages" / "good.txt"), "--out", str(record), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["read"] == 0


def test_an_empty_folder_makes_an_empty_record_and_says_so(tmp_path, capsys):
    """Nothing found is not an error, and is told."""
    (tmp_path / "pages").mkdir()
    assert run(["build", str(tmp_path / "pages"), "--out", str(tmp_path / "x.onrecord")]) == 0
    assert "the sources hold no pages" in capsys.readouterr().out


def test_other_languages_are_kept_and_told(tmp_path, capsys):
    """Nothing is read in them yet, and nobody is left to wonder."""
    french = (
        "La ministre des affaires étrangères a déclaré lundi que les négociations sur les îles reprendraient "
        "le mois prochain dans la capitale. Elle a ajouté que son pays était prêt à ouvrir la ligne. "
    )
    (tmp_path / "fr.txt").write_text(french * 3)
    out = tmp_path / "x.onrecord"
    assert run(["build", str(tmp_path / "fr.txt"), "--out", str(out), "--jobs", "1"]) == 0
    assert "1 article in another language (fr): kept, but not read" in capsys.readouterr().out
    assert run(["statements", str(out)]) == 0
    assert "0 statements" in capsys.readouterr().out


def test_progress_lines_tell_rate_and_time_left(capsys):
    """One line every few seconds where there is no terminal."""
    progress = LineProgress(seconds=0)
    with progress:
        progress.begin("Reading", 4)
        progress.advance()
        progress.end()
        progress.begin("Finding pages", None)
        progress.advance()
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "Reading: 4 to do"
    assert lines[1].startswith("Reading: 1 of 4 (")
    assert lines[1].endswith(" left)")
    assert lines[2].startswith("Finding pages: 1 (")


@pytest.mark.parametrize(
    ("seconds", "told"), [(0.4, "0 s"), (59, "59 s"), (61, "1 min"), (3600, "1 h 0 min"), (7500, "2 h 5 min")]
)
def test_times_are_told_for_people(seconds, told):
    """Seconds, minutes, hours."""
    assert told_time(seconds) == told


def test_a_terminated_build_ends_in_silence_and_keeps_its_lock_to_itself(tmp_path):
    """What a service manager sends: no traceback, nothing left beside the record."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for index in range(30):
        (pages / f"{index}.txt").write_text(f"{PARAGRAPH * 5}{index}")
    out = tmp_path / "x.onrecord"
    command = [sys.executable, "-m", "onrecord.cli.main", "build", str(pages), "--out", str(out)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as building:
        assert building.stderr.readline() == "Reading: 30 to do\n"
        building.terminate()
        said = building.stderr.read()
    assert (building.returncode, "Traceback" in said) == (143, False)
    assert not (tmp_path / "x.onrecord-lock").exists()
