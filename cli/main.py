"""The ``thidua`` command: its groups of sub-commands, and errors as one line each."""

from __future__ import annotations

import os
import re
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from articles.errors import PipeClosedError, StepError, UsageError
from cli import (
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
    serving,
    sites,
    upkeep,
)
from cli.printing import complain
from settings import read_settings
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
        status = app(prog_name="thidua", standalone_mode=False)  # typing errors are reported below, in one line
        if isinstance(status, int) and status:
            sys.exit(status)
    except UsageError as error:
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
        sys.exit(130)
    except (PipeClosedError, BrokenPipeError):
        # What is left in the buffer must not cause an error at the exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        log = _keep_traceback()
        complain(f"{type(error).__name__}: {error} (this is a fault of the program; the details are in {log})")
        sys.exit(1)


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


def _keep_traceback() -> Path:
    """Append an unforeseen error's traceback to a file; return its path."""
    log = read_settings().home / "log" / "errors.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a", encoding="utf-8") as file:
        file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} {' '.join(sys.argv[1:])}\n")
        traceback.print_exc(file=file)
    return log


if __name__ == "__main__":
    main()
