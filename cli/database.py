"""``thidua db``: the database that the archive lives in."""

from __future__ import annotations

import os
import subprocess
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from articles.errors import UsageError
from articles.timezone import VIETNAM
from cli.printing import print_json, print_table, progress_bar

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
app = typer.Typer(
    help="The database: where it is, its schema, backups, a prompt.", invoke_without_command=True, no_args_is_help=False
)


@app.callback(epilog="Example: thidua db status")
def default(context: typer.Context) -> None:
    """The database: where it is, its schema, backups, a prompt."""
    if context.invoked_subcommand is None:
        status(as_json=False)


@app.command(epilog="Example: thidua db status --json")
def status(as_json: AsJson = False) -> None:
    """Print which database is used, whether it runs, its version and size. Starts nothing."""
    from storage.db import embedded_server, given_url, hide_password
    from storage.status import database_status

    given = given_url()
    if given is None and not embedded_server().is_running():
        found: dict[str, object] = {"kind": "embedded", "running": False, "folder": str(embedded_server().folder)}
    else:
        url = given or embedded_server().url()
        found = {"kind": "given" if given else "embedded", "running": True, "url": hide_password(url)}
        found |= asdict(database_status())
    if as_json:
        print_json(found)
    else:
        print_table(("", ""), found.items())


@app.command(epilog="Example: thidua db migrate")
def migrate(as_json: AsJson = False) -> None:
    """Bring the schema up to date; doing it again does nothing."""
    from storage.db import connect
    from storage.schema import migrate as apply

    connection = connect(migrated=False)
    try:
        steps = apply(connection)
    finally:
        connection.close()
    if as_json:
        print_json({"applied": steps})
    else:
        print(f"applied {', '.join(steps)}" if steps else "the schema is up to date")


@app.command(epilog='Example: psql "$(thidua db url)"')
def url(as_json: AsJson = False) -> None:
    """Print the libpq URL; the embedded server is started if it is used."""
    from storage.db import database_url

    if as_json:
        print_json({"url": database_url()})
    else:
        print(database_url())


@app.command(
    epilog="Example: thidua db psql --reader -- -c 'SELECT count(*) FROM article'",
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)
def psql(
    context: typer.Context,
    reader: Annotated[bool, typer.Option("--reader", help="As the role that may read all and write none.")] = False,
) -> None:
    """Open a SQL prompt; what follows goes to psql."""
    from storage.db import opened, pg_arguments
    from storage.readers import reader_options

    with opened() as connection:  # the schema is current from here on
        options = reader_options(connection) if reader else ""
    # What the caller has set stays; the role and its limits come after it, and hold.
    environment = {**os.environ, "PGOPTIONS": " ".join(filter(None, (os.environ.get("PGOPTIONS"), options)))}
    command = pg_arguments("psql", *context.args)
    raise typer.Exit(subprocess.run(command, check=False, env=environment).returncode)


@app.command(epilog="Example: thidua db stop")
def stop(as_json: AsJson = False) -> None:
    """Stop the embedded server; the next command that needs it starts it again."""
    from storage.db import given_url, stop_embedded

    if given_url():
        raise UsageError("THIDUA_DATABASE_URL is set: that server is not this program's to stop")
    stopped = stop_embedded()
    if as_json:
        print_json({"stopped": stopped})
    else:
        print("stopped" if stopped else "it was not running")


@app.command(epilog="Example: thidua db backup /backup/thidua-$(date +%F).dump")
def backup(file: Annotated[Path, typer.Argument(help="The file to write.")], as_json: AsJson = False) -> None:
    """Write the database to one compressed file that `thidua db restore` reads."""
    from storage.dumps import dump_database

    size = dump_database(file)
    if as_json:
        print_json({"file": str(file), "bytes": size})
    else:
        print(f"{file}: {size / 1e6:.1f} MB")


@app.command(epilog="Example: thidua db restore /backup/thidua-2026-11-01.dump --yes")
def restore(
    file: Annotated[Path, typer.Argument(help="A file that `thidua db backup` wrote.")],
    yes: Annotated[bool, typer.Option("--yes", help="Replace what the database holds now.")] = False,
    as_json: AsJson = False,
) -> None:
    """Replace the database with a backup of this or an earlier release: all of it, or nothing if that fails."""
    from pipeline.backup import restore_dump

    if not file.is_file():
        hint = ": `thidua restore` reads the folder of a `thidua backup`" if file.is_dir() else ""
        raise UsageError(f"{file}: {'not a' if file.exists() else 'no such'} file{hint}")
    if not yes:
        raise UsageError("this replaces what the database holds now: add --yes")
    restore_dump(file, now=datetime.now(VIETNAM))
    if as_json:
        print_json({"restored": str(file)})
    else:
        print(f"restored {file}")


@app.command(epilog="Example: thidua db rebuild --yes")
def rebuild(
    yes: Annotated[bool, typer.Option("--yes", help="Replace what the database holds now.")] = False,
    as_json: AsJson = False,
) -> None:
    """Rebuild all rows from the archive alone; corrections, alerts and tombstones stay."""
    from pipeline.rebuild import rebuild as make_again
    from storage.dumps import is_empty

    if not yes and not is_empty():
        raise UsageError("this replaces what the database holds now: add --yes")
    with progress_bar("rebuilding") as advance:
        report = make_again(now=datetime.now(VIETNAM), progress=lambda step, done, total: advance(done, total))
    if as_json:
        print_json(asdict(report))
    else:
        print(f"{report.handovers} hand-overs, {report.pages} pages, {report.articles} articles")
        print(f"the archive does not tell: {'; '.join(report.unknown)}")
