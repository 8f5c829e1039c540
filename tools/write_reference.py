"""Writes ``docs/reference.md``: every command, setting, exit code, port and DAG, read from the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference.md"
# Read by other programs than `thidua`, or by parts of it that have no Settings.
OTHER_VARIABLES = {
    "CHROMIUM": "The browser for `render = true`, screenshots and browser tests; else the first one on the PATH.",
    "THIDUA_CORPUS": "Folder of real pages that some benchmarks and tests measure on; without it they say that they "
    "skip.",
    "THIDUA_VERSION": "Tag of the image that Compose builds and runs.",
    "THIDUA_WORKER_CONCURRENCY": "Tasks at a time of one Celery worker in Compose.",
}
EXIT_CODES = (
    ("0", "Everything that was asked for was done."),
    ("1", "A part failed, and the other parts are done; the line on stderr says which."),
    ("2", "Called wrongly, or about something that is not there; nothing was changed."),
    ("130", "Stopped by Ctrl-C; what was stored stays."),
)


def reference() -> str:
    """The document as Markdown."""
    return "\n".join([_HEADING, *_commands(), *_settings(), *_ports(), *_exit_codes()])


_HEADING = """\
# Reference

Written by `make docs` from the code. The tables of the database and the columns of exported files are in the
[data dictionary](data-dictionary.md), the DAGs in the [README](../README.md); the web application describes its API
under `/docs`.
"""


def _commands() -> Iterator[str]:
    import typer

    from cli.main import app

    yield "## Commands\n"
    yield "Every command has `-h, --help`.\n"
    for path, command in _walk(typer.main.get_command(app), "thidua"):
        if getattr(command, "commands", None):
            continue
        arguments = [p for p in command.params if p.param_type_name == "argument"]
        options = [p for p in command.params if p.param_type_name == "option" and p.name != "help"]
        named = " ".join(_name(p) for p in arguments)
        yield f"### `{' '.join(filter(None, (path, named)))}`\n"
        yield _line(command.help) + "\n"
        if options or arguments:
            yield "| | |\n|---|---|"
            for parameter in (*arguments, *options):
                yield f"| `{_shown(parameter)}` | {_line(parameter.help)} |"
            yield ""
        if command.epilog:
            yield f"    {command.epilog.removeprefix('Example: ')}\n"


def _walk(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    yield path, command
    for name, inner in getattr(command, "commands", {}).items():
        yield from _walk(inner, f"{path} {name}")


def _name(parameter: Any) -> str:
    name = str(parameter.metavar or parameter.name.upper()).strip("[].").replace("]", "")
    return f"{name}…" if parameter.nargs != 1 else name


def _shown(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return _name(parameter)
    names = ", ".join((*parameter.opts, *parameter.secondary_opts))
    return names if parameter.is_flag else f"{names} {parameter.metavar or parameter.name.strip('_').upper()}"


def _line(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|")


def _settings() -> Iterator[str]:
    yield "## Environment variables\n"
    yield "| variable | meaning |\n|---|---|"
    rows = dict(OTHER_VARIABLES)
    for name, meaning in documented_settings().items():
        rows[name] = (meaning[0].upper() + meaning[1:]).replace("``None``:", "unset:").replace("``", "`")
    for name, meaning in sorted(rows.items()):
        yield f"| `{name}` | {_line(meaning)} |"
    yield ""


def documented_settings() -> dict[str, str]:
    """The variables that ``settings`` reads, each with its field's docstring."""
    source = (ROOT / "settings" / "__init__.py").read_text(encoding="utf-8")
    texts = [
        node.value.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    ]
    found = [re.match(r"``(THIDUA_[A-Z_]+)``: (.+)", text, re.S) for text in texts]
    return {match[1]: match[2] for match in found if match}


def _ports() -> Iterator[str]:
    from crawler.catalogue import recorded_ids
    from crawler.recordings import DEFAULT_PORT
    from services.airflow import DEFAULT_PORT as AIRFLOW_PORT
    from services.up import WEB_PORT

    yield "## Ports\n"
    yield "All on loopback. The embedded Postgres has none: it listens on a socket in a private folder.\n"
    yield "| port | what | if it is in use |\n|---|---|---|"
    another = "a free one is taken, and printed"
    yield f"| {AIRFLOW_PORT} | Airflow's API server (`THIDUA_AIRFLOW_PORT`) | {another} |"
    yield f"| {WEB_PORT} | the web application under `thidua up` (`THIDUA_WEB_PORT`) | {another} |"
    yield f"| {WEB_PORT} | `thidua serve` (`--port`) | it says so and ends |"
    last = DEFAULT_PORT + len(recorded_ids()) - 1
    yield "| 8974 | health of Airflow's scheduler, inside its container only | – |"
    recorded = "the recorded sites, while `thidua up`, `demo` or `replay` runs"
    yield f"| {DEFAULT_PORT}–{last} | {recorded} | free ones are taken, and printed |"
    yield ""


def _exit_codes() -> Iterator[str]:
    yield "## Exit codes\n"
    yield "| code | meaning |\n|---|---|"
    for code, meaning in EXIT_CODES:
        yield f"| {code} | {meaning} |"
    yield ""
