"""``thidua alerts``: saved searches and the sites' health, sent to people."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from shlex import quote
from typing import Annotated, Literal

import typer

from articles.errors import UsageError
from articles.search.filters import Filters
from articles.timezone import VIETNAM
from cli.filters import with_filters
from cli.printing import complain, local_time, print_json, print_table, progress_bar

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Name = Annotated[str, typer.Argument(help="The alert's name.", metavar="NAME")]
_ASKED = ("query", "province", "about", "place", "site", "kind", "movement", "award", "body", "from", "to")
"""The filters of an alert: each relevant story is sent once, with the first copy that is stored."""

app = typer.Typer(help="Saved searches and the sites' health, sent by mail, Telegram, webhook …", no_args_is_help=True)


@app.callback(epilog="Example: thidua alerts list")
def _group() -> None:
    """Saved searches and the sites' health, sent to people."""


@app.command(epilog="Example: thidua alerts add lam-dong --province lam-dong --to tgram://TOKEN/CHAT")
@with_filters(only=_ASKED, words="option", renamed={"to": "until"})
def add(
    name: Name,
    to: Annotated[str, typer.Option("--to", help="Apprise URL: mailto://, tgram://, slack://, json:// …")],
    wanted: Filters,
    health: Annotated[bool, typer.Option("--health", help="Send changes of the sites' health instead.")] = False,
    weekly: Annotated[
        bool, typer.Option("--digest", help="Send the weekly digest, with a Word file, instead.")
    ] = False,
    backlog: Annotated[bool, typer.Option("--backlog", help="Send what is stored already too.")] = False,
    language: Annotated[Literal["vi", "en"], typer.Option("--lang", help="Language of the messages.")] = "vi",
    as_json: AsJson = False,
) -> None:
    """Save a search whose new stories are sent, each once, from now on; or the sites' health with --health."""
    from pipeline.alerts.sending import make_alert

    is_search = not health and not weekly
    if health and weekly:
        raise UsageError("--health or --digest, not both: make two alerts")
    if not is_search and wanted != Filters():
        raise UsageError("--health and --digest are about all sites: they take no filter")
    made = make_alert(
        name,
        url=to,
        filters=wanted if is_search else None,
        kind="search" if is_search else "health" if health else "digest",
        language=language,
        backlog=backlog,
        now=datetime.now(VIETNAM),
    )
    if as_json:
        print_json(_record(made))
    else:
        print(f"{made.name}: sent to {made.to}; `thidua alerts test {quote(made.name)}` tries it")


def _record(alert: object) -> dict[str, object]:
    record = asdict(alert)  # type: ignore[call-overload]
    for name in ("created_at", "last_sent_at"):
        record[name] = record[name].astimezone(VIETNAM).isoformat(timespec="seconds") if record[name] else None
    return dict(record)


@app.command("list", epilog="Example: thidua alerts list --json")
def list_(as_json: AsJson = False) -> None:
    """List the alerts; addresses are shown without their secrets."""
    from pipeline.alerts.sending import known_alerts

    alerts = known_alerts()
    if as_json:
        print_json({"alerts": [_record(alert) for alert in alerts]})
        return
    rows = [
        (
            alert.name,
            alert.kind,
            " ".join(f"{key.rstrip('_')}={value}" for key, value in alert.filters.items()) or "–",
            alert.to,
            local_time(alert.last_sent_at),
            alert.last_error or "",
        )
        for alert in alerts
    ]
    print_table(("name", "kind", "filters", "to", "last sent", "last error"), rows)


@app.command(epilog="Example: thidua alerts remove lam-dong")
def remove(name: Name, as_json: AsJson = False) -> None:
    """Remove an alert and its record of sent messages."""
    from pipeline.alerts.sending import forget_alert

    forget_alert(name)
    print_json({"removed": name}) if as_json else print(f"{name} is removed")


@app.command("test", epilog="Example: thidua alerts test lam-dong")
def send_one(name: Name, as_json: AsJson = False) -> None:
    """Send a test message through an alert's channel."""
    from pipeline.alerts.sending import send_test

    send_test(name)
    print_json({"sent": name}) if as_json else print("sent")


@app.command(epilog="Example: thidua alerts send")
def send(as_json: AsJson = False) -> None:
    """Send the messages that are due; the schedule does the same after each cleaning."""
    from pipeline.alerts.sending import send_alerts

    with progress_bar("sending") as advance:
        reports = send_alerts(now=datetime.now(VIETNAM), progress=advance)
    if as_json:
        print_json({"alerts": [asdict(report) for report in reports]})
    else:
        rows = [(r.alert, r.messages, r.stories, r.repeated, r.error or "") for r in reports]
        print_table(("alert", "messages#", "told#", "repeated#", "error"), rows)
    failed = [f"{report.alert} ({report.error})" for report in reports if report.error]
    if failed:
        complain(f"not sent: {'; '.join(failed)}")
        raise typer.Exit(1)
