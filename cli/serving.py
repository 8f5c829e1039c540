"""``thidua replay``, ``up``, ``demo``: what runs until it is stopped, and the main job once."""

from __future__ import annotations

from typing import Annotated

import typer


def add_to(app: typer.Typer) -> None:
    """Register this group's commands."""
    app.command(epilog="Example: thidua replay --port 9000")(replay)
    app.command(epilog="Example: thidua serve --port 8000")(serve)
    app.command(epilog="Example: thidua up")(up)
    app.command(epilog="Example: thidua demo")(demo)


def replay(
    port: Annotated[
        int | None,
        typer.Option(help="The first site's port; 0: any; by default the site files' own, or what is free.", max=65529),
    ] = None,
) -> None:
    """Serve the recorded sites on loopback until Ctrl-C."""
    from crawler.replay import serve_forever

    serve_forever(port)


def serve(
    port: Annotated[int, typer.Option(help="The port.", min=1, max=65535)] = 8000,
    host: Annotated[str, typer.Option(help="The address; other than loopback needs a token.")] = "127.0.0.1",
) -> None:
    """Serve the web application and its API until Ctrl-C."""
    from services.web import serve_web

    serve_web(host, port)


def up() -> None:
    """Run everything until Ctrl-C: Postgres, Airflow, the web application, the recorded sites."""
    from services.up import run_everything

    run_everything()


def demo() -> None:
    """Do the main job once, through a real Airflow, on the recorded sites; then print the stored articles."""
    from services.demo import run_demo

    run_demo()
