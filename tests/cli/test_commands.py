"""Every command on a small record."""
# ruff: noqa: E501 (tables of command lines)

import json
import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import replace

import pytest
from contract_schema import violations, violations_of_export
from rich.console import Console
from sample_record import ARTICLE, RAW, at, sample_record, statements, write_sample

from onrecord.cli import output
from onrecord.cli.export import FORMATS
from onrecord.cli.main import COMMANDS, run

FIRST, SECOND = statements()


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """A file that holds the sample record."""
    return str(write_sample(tmp_path_factory.mktemp("cli") / "sample.onrecord"))


@pytest.fixture
def say(capsys):
    """Runs a command line: exit code, standard output, standard error."""

    def run_it(*arguments):
        code = run([str(one) for one in arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run_it


def test_help_lists_every_command_and_every_exit_code(say):
    """The first page a person sees."""
    code, out, _ = say("--help")
    assert code == 0
    assert all(f"  {name} " in out for name in COMMANDS)
    assert all(f"  {number} " in out for number in (0, 1, 2, 3, 4, 5, 70, 130))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps_with_examples(say, name):
    """Help never needs a record."""
    code, out, _ = say(name, "--help")
    assert code == 0
    assert f"onrecord {name}" in out
    assert "Examples" in out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["timeline"], ["2031-06", "✕", "Talks in Tarn", "undated", "2 events"]),
        (["timeline", "--quotes"], ["“Talks in Tarn”"]),
        (["timeline", "--status", "planned"], ["Opening of the ferry", "1 event"]),
        (["timeline", "--actor", "varland"], ["Talks in Tarn", "1 event"]),
        (["timeline", "--top", "1"], ["Talks in Tarn", "1 event"]),
        (["timeline", "--no-background"], ["1 event"]),
        (["timeline", "--since", "2040"], ["0 events"]),
        (["statements"], ["Ada Brenn (Varland)", "by 2031-05-06", "“Fishing rights come first”", "2 statements"]),
        (["statements", "--speaker", "brenn"], ["Ada Brenn", "1 statement"]),
        (["statements", "--side", "Kesmar"], ["Jon Taal", "1 statement"]),
        (["statements", "--issue", "ferry"], ["Ada Brenn", "1 statement"]),
        (["statements", "--words", "fishing", "--mode", "direct"], ["Jon Taal", "1 statement"]),
        (["statements", "--article", "two.txt"], ["0 statements"]),
        (["positions"], ["fishing rights", "Kesmar", "supports 2031-05-06 → conditional 2031-06-02", "“Fishing"]),
        (["positions", "--until", "2031-05"], ["supports 2031-05-06", "1 position "]),
        (["positions", "--side", "Varland"], ["0 positions"]),
        (["conditions"], ["Jon Taal", "“Fishing rights”", "1 condition"]),
        (["conditions", "--holder", "Kesmar"], ["1 condition"]),
        (["conditions", "--holder", "Varland"], ["0 conditions"]),
        (["commitments"], ["Ada Brenn", "“open the Sable ferry”", "no evidence", "2031-05-06 – 2031-06"]),
        (["commitments", "--party", "Varland", "--outcome", "kept"], ["0 commitments"]),
        (["conflicts"], ["boats at the Tarn talks", "30 boats", "40 boats", "Tarn Post, undated", "1 conflict"]),
        (["conflicts", "--kind", "place"], ["0 conflicts"]),
        (["actors"], ["Ada Brenn", "Foreign Minister, Varland (2031-05-06)", "4 actors"]),
        (["actors", "--kind", "country"], ["2 actors"]),
        (["who", "foreign minister of Varland"], ["foreign minister of Varland:", "Ada Brenn", "“Foreign Minister Ada Brenn”"]),
        (["who", "Varland's foreign minister", "--on", "2031-05-06"], ["Ada Brenn", "2031-05-06"]),
        (["who", "brenn"], ["Ada Brenn  person", "named: Ada Brenn (2)", "1 actor"]),
        (["search", "sable"], ["Varland to open ferry", "said by Ada Brenn", "1 hit"]),
        (["search", "absent"], ["0 hits"]),
        (["check"], ["all holds"]),
    ],
)  # fmt: skip
def test_a_command_shows_what_was_asked_for(say, record, arguments, expected):
    """Tables hold the rows, and the filters keep what they should."""
    name, *options = arguments
    code, out, err = say(name, record, *options)
    assert (code, err) == (0, "")
    assert [words for words in expected if words not in out] == []


@pytest.mark.parametrize(
    "kind", ["statements", "positions", "conditions", "commitments", "conflicts", "actors", "timeline"]
)
def test_json_is_lines_of_the_contract(say, record, kind):
    """For programs: one array of rows as they are exported."""
    code, out, _ = say(kind, record, "--json")
    rows = json.loads(out)
    assert code == 0
    assert rows
    assert [told for row in rows for told in violations("events" if kind == "timeline" else kind, row)] == []


def test_other_json_is_one_value_too(say, record):
    """Search, check and show."""
    assert json.loads(say("search", record, "ferry", "--json")[1])[0]["article"] == ARTICLE
    assert json.loads(say("check", record, "--json")[1]) == []
    shown = json.loads(say("show", record, "one", "--json", "--raw")[1])
    assert [one["id"] for one in shown["statements"]] == [FIRST.id, SECOND.id]
    assert (shown["raw"], len(shown["events"])) == (RAW, 2)


def test_show_brackets_statements_and_lists_them(say, record):
    """In a pipe, what was found stands out without colours."""
    _, out, _ = say("show", record, "one.txt")
    assert "⟦Varland would open the Sable ferry “within weeks”⟧1." in out
    assert "“⟦Fishing rights come first⟧2,”" in out
    assert "not 2033-01-01: the clock of the page" in out
    assert FIRST.id in out


def test_show_raw_brackets_the_words_in_the_page_as_received(say, record):
    """The way back to the source."""
    _, out, _ = say("show", record, ARTICLE, "--raw")
    assert "OSTREL HERALD\nForeign Minister" in out
    assert "“⟦Fishing rights come first⟧2,”" in out
    assert "Share this" in out


@pytest.mark.parametrize("key", ["2", SECOND.id, SECOND.id[:16], SECOND.id.removeprefix("statement_")])
def test_show_jumps_to_one_statement(say, record, key):
    """By number, id, or the beginning of one."""
    _, out, _ = say("show", record, "one", "--raw", "--statement", key)
    assert "⟦Fishing rights come first⟧2" in out
    assert "⟧1" not in out


def test_show_marks_in_colours_on_a_terminal(monkeypatch, say, record):
    """Colours instead of brackets, and the words themselves unchanged."""
    monkeypatch.setattr(
        "onrecord.cli.show.open_console",
        lambda: Console(force_terminal=True, color_system="standard", width=100, legacy_windows=False),
    )
    _, out, _ = say("show", record, "one", "--raw", "--statement", "2")
    assert "⟦" not in out
    assert "\x1b[1;32mFishing rights come first\x1b[0m" in out


def test_nested_statements_are_bracketed_in_order(say, tmp_path):
    """A statement within a statement, and one that ends with it."""
    inner = replace(SECOND, content=(at("the Sable ferry “within weeks”"),))
    path = write_sample(tmp_path / "x.onrecord", replace(sample_record(), statements=(FIRST, inner)))
    _, out, _ = say("show", path, "one")
    assert "⟦Varland would open ⟦the Sable ferry “within weeks”⟧2⟧1." in out


def test_pages_cannot_command_the_terminal(say, tmp_path):
    """Escape sequences of a page are shown, not obeyed."""
    wild = replace(sample_record().rejects[0], message="\x1b[2J\x07 gone\x9b")
    broken = replace(sample_record(), rejects=(wild,), issues=())
    code, out, _ = say("check", write_sample(tmp_path / "x.onrecord", broken))
    assert (code, "\x1b" in out) == (1, False)
    assert output.harmless("a\u202eb\u2066") == "a\\u202eb\\u2066"
    assert output.harmless("\x1b[2J\n\t\x9b\x7f") == "␛[2J\n\t\\x9b␡"


def test_check_lists_what_does_not_hold_and_exits_1(say, tmp_path):
    """For people and, as JSON, for programs."""
    path = write_sample(tmp_path / "x.onrecord", replace(sample_record(), actors=()))
    code, out, _ = say("check", path)
    assert code == 1
    assert f"statements {FIRST.id}: speaker names" in out
    assert say("check", path, "--json")[0] == 1


def test_export_writes_both_formats(say, record, tmp_path):
    """JSON Lines by the contract, and one HTML page."""
    assert say("export", record, "--format", "jsonl", "--out", tmp_path / "out")[0] == 0
    assert violations_of_export(tmp_path / "out") == []
    title = ("--title", "Ferry talks")
    assert say("export", record, "--format", "html", "--out", tmp_path / "x.html", *title)[0] == 0
    page = (tmp_path / "x.html").read_text("utf-8")
    assert "Fishing rights come first" in page
    assert "<title>Ferry talks: dossier</title>" in page
    assert "<script src" not in page


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_makes_what_it_says(say, record, tmp_path, name):
    """A folder or a file; a path whose folder is not there is an error that says so."""
    out = tmp_path / "exported"
    assert say("export", record, "--format", name, "--out", out)[0] == 0
    assert out.is_dir() == (FORMATS[name].makes == "folder")
    (tmp_path / "plain").write_text("not a folder")
    code, _, error = say("export", record, "--format", name, "--out", tmp_path / "plain" / "x")
    assert (code, "cannot write" in error) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["nonsense"], 2, "No such command"),
        (["timeline"], 2, "Missing argument"),
        (["timeline", "no.onrecord"], 4, "make one with `onrecord build"),
        (["timeline", "."], 4, "a folder"),
        (["timeline", "{record}", "--since", "May"], 2, "write YYYY"),
        (["statements", "{record}", "--speaker", "Nobody"], 2, "onrecord actors"),
        (["statements", "{record}", "--issue", ""], 2, "has no name"),
        (["who", "{record}", "Nobody"], 2, "onrecord actors"),
        (["who", "{record}", "Brenn", "--on", "May"], 2, "write YYYY"),
        (["show", "{record}", "nix"], 2, "onrecord search"),
        (["show", "{record}", "one", "--statement", "99"], 2, "name one of those"),
        (["export", "{record}", "--format", "jsonl", "--out", "{record}"], 2, "is a record"),
        (["export", "{record}", "--format", "html", "--out", "/nowhere/x.html"], 2, "name a file"),
        (["build", "nowhere", "--out", "x.onrecord"], 3, "no file or folder"),
        (["build", ".", "--out", "/nowhere/x.onrecord"], 4, "folder that exists"),
        (["build", ".", "--out", "."], 4, "it is a folder"),
        (["build", ".", "--out", "x.onrecord", "--map", "text"], 2, "FIELD=COLUMN"),
        (["build", ".", "--out", "x.onrecord", "--language-model", "none_such"], 5, "make install"),
        (["build", ".", "--out", "x.onrecord", "--codebook", "none.txt"], 2, "codebook"),
        (["serve", "no.onrecord"], 4, "onrecord build"),
    ],
)
def test_errors_say_what_failed_on_what_and_what_next(  # noqa: PLR0913
    say, record, tmp_path, monkeypatch, arguments, code, told
):
    """On standard error, with the exit code that help promises, and never a traceback."""
    monkeypatch.chdir(tmp_path)
    found, out, err = say(*(one.format(record=record) for one in arguments))
    assert (found, out) == (code, "")
    assert told in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("foreign minister of Varland", "no evidence for that day; nearest evidence:"),
        ("president of Kesmar", "the record shows no holder of this office."),
    ],
)
def test_who_says_plainly_that_the_record_does_not_tell(say, record, words, told):
    """On a day without evidence, and for an office without a holder: exit code 1."""
    code, out, err = say("who", record, words, "--on", "2035-01-01")
    assert (code, err) == (1, "")
    assert told in out
    assert json.loads(say("who", record, words, "--on", "2035-01-01", "--json")[1])["outcome"] == "none"


def test_who_as_json_has_every_piece_of_evidence(say, record):
    """Who, from when to when, and the words with their article, day and place."""
    code, out, _ = say("who", record, "foreign minister of Varland", "--on", "2031-05-06", "--json")
    (holder,) = json.loads(out)["holders"]
    assert (code, holder["name"], holder["from"], holder["days_away"]) == (0, "Ada Brenn", "2031-05-06", None)
    (seen,) = holder["evidence"]
    assert seen["quote"] == "Foreign Minister Ada Brenn"
    assert {"article", "published", "outlet", "locator", "start", "end"} <= seen.keys()
    assert json.loads(say("who", record, "Brenn", "--json")[1])[0]["name"] == "Ada Brenn"


def test_a_bug_is_confessed_with_a_next_step(say, record, monkeypatch):
    """An exception nobody expected is not thrown at the user."""

    def fail(_):
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("onrecord.cli.timeline.make_table", lambda *_, **__: fail(0))
    code, _, err = say("timeline", record)
    assert code == 70
    assert "ONRECORD_DEBUG=1" in err
    assert "Traceback" not in err
    monkeypatch.setenv("ONRECORD_DEBUG", "1")
    assert "Traceback" in say("timeline", record)[2]


def test_ctrl_c_is_no_traceback(say, record, monkeypatch):
    """Interrupted is an end like others."""

    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.cli.timeline.make_table", interrupt)
    code, _, err = say("timeline", record)
    assert (code, "run the same command again" in err) == (130, True)


@contextmanager
def start(*arguments):
    """The program in a process of its own, which ends with the test."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "onrecord.cli.main", *map(str, arguments)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_reader_that_goes_away_is_no_error(tmp_path, options):
    """`onrecord statements … | head -1` ends in silence."""
    many = tuple(
        replace(FIRST, id=f"statement_{index:016x}", content=(at("Varland"),) * 40) for index in range(3000)
    )
    path = write_sample(tmp_path / "x.onrecord", replace(sample_record(), statements=many))
    with start("statements", path, *options) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""


def test_serve_answers_until_it_is_interrupted(record):
    """On a free port of this machine, under the given title; a taken one is told."""
    with start("serve", record, "--port", "0", "--title", "Ferry talks") as process:
        told = process.stdout.readline()
        address = next(word for word in told.split() if word.startswith("http://127.0.0.1:"))
        with urllib.request.urlopen(address, timeout=20) as answer:
            assert answer.status == 200
            html = answer.read().decode()
            assert "Talks in Tarn" in html
            assert ">Ferry talks</h1>" in html
        process.send_signal(2)
        assert process.wait(20) in (0, 130)
        assert "Traceback" not in process.stderr.read()


def test_serve_beyond_this_machine_warns(record):
    """On standard error; and a name that was not allowed gets no answer."""
    with start("serve", record, "--port", "0", "--host", "0.0.0.0", "--allow-host", "desk7") as process:
        port = process.stdout.readline().split("/ (")[0].rpartition(":")[2]
        asked = [
            urllib.request.Request(f"http://127.0.0.1:{port}/", headers={"Host": host})
            for host in ("desk7", "desk8")
        ]
        with urllib.request.urlopen(asked[0], timeout=20) as answer:
            assert answer.status == 200
        with pytest.raises(urllib.error.HTTPError, match="421"):
            urllib.request.urlopen(asked[1], timeout=20)
        process.send_signal(2)
        process.wait(20)
        assert "others in the network" in process.stderr.read()


def test_serve_names_an_address_of_ipv6_in_brackets(record):
    """So that the address can be opened as it is printed."""
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("NO IPV6 on this machine: its addresses were not tried")
    with start("serve", record, "--port", "0", "--host", "::1") as process:
        address = next(word for word in process.stdout.readline().split() if word.startswith("http://[::1]:"))
        with urllib.request.urlopen(address, timeout=20) as answer:
            assert answer.status == 200
        process.send_signal(2)
        process.wait(20)
        assert "network" not in process.stderr.read()


def test_serve_tells_of_a_taken_port(say, record):
    """Before anything else."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        code, out, err = say("serve", record, "--port", taken.getsockname()[1])
    assert (code, out) == (2, "")
    assert "name another --port" in err


def test_commands_that_read_a_record_load_no_model(record):
    """They start in a fraction of a second."""
    code = (
        "import sys; from onrecord.cli.main import run; "
        "run(['timeline', sys.argv[1]]); print('spacy' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    told = subprocess.run(
        [sys.executable, "-c", code, record], env=environment, capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines()[-1] == "False"
