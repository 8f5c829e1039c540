"""Every command says what it does, with an example, and prints JSON where it prints results."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest
import typer.main
from typer.testing import CliRunner

from cli.main import app

RUNS_UNTIL_STOPPED = {"replay", "serve", "up", "demo"}
PRINTS_JSON_ALWAYS = {"extract", "judge", "annotate", "cluster"}
IS_ANOTHER_PROGRAM = {"db psql"}


def walk(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """Every command below one, with its words."""
    children = getattr(command, "commands", {})
    for name, child in children.items():
        yield from walk(child, (*path, name))
    if not children:
        yield " ".join(path), command


TREE = dict(walk(typer.main.get_command(app)))


def test_the_tree_holds_the_commands_that_are_promised() -> None:
    assert set(TREE) >= {
        "sites list", "sites show", "sites check", "sites add", "crawl", "clean", "run", "health", "search", "show",
        "export", "digest", "facts", "correct", "extract", "judge", "annotate", "cluster", "db status", "db migrate",
        "db url", "db psql", "db stop", "db backup", "db restore", "replay", "serve", "up",
    }  # fmt: skip


@pytest.mark.parametrize("words", sorted(TREE))
def test_help_has_an_example_of_the_command_itself(words: str) -> None:
    done = CliRunner().invoke(app, [*words.split(), "--help"], env={"COLUMNS": "160"})
    assert done.exit_code == 0
    assert "Usage:" in done.output
    example = done.output[done.output.index("Example:") :]
    assert words.split()[-1] in example


@pytest.mark.parametrize("words", sorted(set(TREE) - RUNS_UNTIL_STOPPED - PRINTS_JSON_ALWAYS - IS_ANOTHER_PROGRAM))
def test_results_are_printed_as_json_too(words: str) -> None:
    assert "--json" in {option for parameter in TREE[words].params for option in parameter.opts}
