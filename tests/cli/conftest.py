"""What tests of commands share."""

import pytest

from onrecord.cli.main import run


@pytest.fixture
def say(capsys):
    """Runs a command line that succeeds: standard output."""

    def run_it(*arguments):
        assert run([str(one) for one in arguments]) == 0
        return capsys.readouterr().out

    return run_it
