"""The command called within the test's own process: as ``thidua`` runs it, without the second that a start costs."""

from __future__ import annotations

import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from unittest.mock import patch

from cli.main import main


def called(*arguments: str) -> tuple[int, str, str]:
    """Exit status, standard output and standard error of one call."""
    out, err = StringIO(), StringIO()
    with patch.object(sys, "argv", ["thidua", *arguments]), redirect_stdout(out), redirect_stderr(err):
        try:
            main()
            status = 0
        except SystemExit as stop:
            status = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    return status, out.getvalue(), err.getvalue()


def said(*arguments: str) -> str:
    """The output of a call that must succeed."""
    status, out, err = called(*arguments)
    assert status == 0, err
    return out


def refused(*arguments: str) -> str:
    """The error of a call that is wrong usage."""
    status, out, err = called(*arguments)
    assert status == 2, out + err
    return err


def thidua(*arguments: str, status: int = 0) -> str:
    """What a call prints; its status must be the given one, and no traceback shown."""
    ended, out, err = called(*arguments)
    assert ended == status, f"{arguments}: {ended}\n{out[-3000:]}\n{err[-3000:]}"
    assert "Traceback" not in err
    return out
