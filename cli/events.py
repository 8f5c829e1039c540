"""``thidua events``: reports of one event joined, with no database; why two stored ones are together or apart."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from cli.printing import print_json, print_table

app = typer.Typer(help="Join reports of one event; explain A B.", invoke_without_command=True)


@app.callback(epilog="Example: thidua events --ledger < reports.jsonl")
def events(
    context: typer.Context,
    ledger: Annotated[
        bool, typer.Option("--ledger", help="Print one line per award given at an event instead.")
    ] = False,
) -> None:
    """Join reports of one event: `id`, `title`, `text`, `published_at`, `province`, `site` per line; events out."""
    if context.invoked_subcommand is None:
        from pipeline.batch import run_events

        run_events(ledger=ledger)


@app.command(epilog="Example: thidua events explain 5t3k2m7qwx4ab 7h2c9p4zk3m1q")
def explain(
    a: Annotated[str, typer.Argument(metavar="A", help="Id of an article.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Id of another.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Why two stored articles report one event, or two."""
    from reports.events import explain_events

    found = explain_events(a, b)
    if as_json:
        print_json(asdict(found))
        return
    print(found.verdict)
    if found.contradiction:
        print(f"the pair alone: {found.contradiction}")
    else:
        print(f"the pair alone: evidence {found.evidence:.1f}, joined from {found.needed:.1f}")
    print_table(("they share, or not", "weight#"), [(r.name, f"{r.weight:+.1f}") for r in found.reasons])
