"""The ``thidua`` command: its groups of sub-commands, and errors as one line each."""

from __future__ import annotations

import errno
import io
import os
import re
import sys
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from articles.errors import PipeClosedError, StepError, UsageError
from cli import (
    STOPPED,
    alerts,
    batch,
    clusters,
    correct,
    crawling,
    database,
    digest,
    events,
    facts,
    gazetteer,
    query,
    release_interrupts,
    serving,
    sites,
    upkeep,
)
from cli.printing import complain
from settings import SettingsError, read_settings
from storage.errors import StorageError

app = typer.Typer(
    name="thidua",
    help="Emulation-and-commendation news of every Vietnamese province: crawl, clean, deduplicate, search.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
    epilog='Example: thidua search "thi dua khen thuong" --province lam-dong; every command has its own --help',
)
for group in (crawling, query, facts, digest, correct, gazetteer, upkeep, batch, serving):
    group.add_to(app)
app.add_typer(sites.app, name="sites")
app.add_typer(clusters.app, name="clusters")
app.add_typer(events.app, name="events")
app.add_typer(database.app, name="db")
app.add_typer(upkeep.archive, name="archive")
app.add_typer(alerts.app, name="alerts")


def _print_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"thidua {version('thidua')}")
        raise typer.Exit


@app.callback()
def _every_command(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run one command; 0 when it did all, 1 when a part failed, 2 when it was called wrongly."""
    try:
        _open_streams()
        sys.argv[1:] = [_as_text(argument) for argument in sys.argv[1:]]
        status = app(prog_name="thidua", standalone_mode=False)  # typing errors are reported below, in one line
        sys.stdout.flush()
        if status == STOPPED:  # Typer has made a status of Ctrl-C
            raise KeyboardInterrupt
        if isinstance(status, int) and status:
            sys.exit(status)
    except (UsageError, SettingsError) as error:
        complain(str(error))
        sys.exit(2)
    except typer.TyperException as error:
        _complain_of_usage(error)
        sys.exit(error.exit_code)
    except (StepError, StorageError) as error:
        complain(str(error))
        sys.exit(1)
    except (KeyboardInterrupt, typer.Abort):
        complain("stopped")
        sys.exit(STOPPED)
    except (PipeClosedError, BrokenPipeError):
        _leave_closed_pipe()
    except SystemExit as stop:
        if isinstance(stop.__context__, BrokenPipeError):  # Typer has made a failure of it
            _leave_closed_pipe()
        raise
    except Exception as error:
        log = _keep_traceback()
        details = f"; the details are in {log}" if log else ""
        if isinstance(error, OSError) and error.errno in _OF_THE_MACHINE:
            where = f"{error.filename}: " if error.filename else ""
            complain(f"{where}{error.strerror} (THIDUA_HOME is {read_settings().home}{details})")
        else:
            complain(f"{type(error).__name__}: {error} (this is a fault of the program{details})")
        _drop_output()
        sys.exit(1)


_OF_THE_MACHINE = (
    errno.EACCES,
    errno.EDQUOT,
    errno.EEXIST,
    errno.EIO,
    errno.EISDIR,
    errno.ENOENT,
    errno.ENOSPC,
    errno.ENOTDIR,
    errno.EPERM,
    errno.EROFS,
)
"""Errors of files that a person mends, not the program."""


def _open_streams() -> None:
    """Print UTF-8 whatever the locale is, and have all three streams, also where the caller closed one (``>&-``)."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Half a surrogate pair becomes \ud800, which JSON reads back.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _as_text(argument: str) -> str:
    """An argument as UTF-8, also in a locale of other letters.

    Raises:
        UsageError: if its bytes are not UTF-8.
    """
    try:
        return argument.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeDecodeError:
        raise UsageError(f"{argument!a} is not UTF-8") from None


def _leave_closed_pipe() -> None:
    """End well: the reader has what it wanted."""
    _drop_output()
    sys.exit(0)


def _drop_output() -> None:
    """What is left in the buffer must not cause another error at the exit."""
    with suppress(OSError, ValueError):  # it is not a file of the system, as in tests
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


_HINTS = (
    (r"No such option: -[^-]", "a word that begins with - goes behind --"),
    (r"Got unexpected extra argument", "several words go in quotation marks"),
)


def _complain_of_usage(error: typer.TyperException) -> None:
    """One line on an unknown option, argument or command; nothing if the help was printed instead."""
    if type(error).__name__ == "NoArgsIsHelpError":  # the help, as if it had been requested
        print(error.format_message())
        return
    message = error.format_message().replace("Value error, ", "").strip().rstrip(".")
    context = getattr(error, "ctx", None)
    hint = next((f" ({said})" for pattern, said in _HINTS if re.match(pattern, message)), "")
    complain(f"{message}{hint}: `{context.command_path if context else app.info.name} --help` shows how")


def _keep_traceback() -> Path | None:
    """Append an unforeseen error's traceback to a file; return its path, or ``None`` where none can be written."""
    log = read_settings().home / "log" / "errors.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} {' '.join(sys.argv[1:])}\n")
            traceback.print_exc(file=file)
    except OSError:
        return None
    return log


release_interrupts()

if __name__ == "__main__":
    main()
