"""Every command states what it does, with an example, and prints JSON where it prints results."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

import click
import pytest
import typer.main
from typer.testing import CliRunner

from cli.main import app
from tests.cli.called import called, refused

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
        "sites list",
        "sites show",
        "sites check",
        "sites add",
        "crawl",
        "clean",
        "run",
        "health",
        "search",
        "show",
        "export",
        "digest",
        "facts",
        "correct",
        "extract",
        "judge",
        "annotate",
        "cluster",
        "db status",
        "db migrate",
        "db url",
        "db psql",
        "db stop",
        "db backup",
        "db restore",
        "replay",
        "serve",
        "up",
    }


@pytest.mark.parametrize("words", sorted(TREE))
def test_help_has_an_example_of_the_command_itself(words: str) -> None:
    done = CliRunner().invoke(app, [*words.split(), "--help"], env={"COLUMNS": "160"})
    assert done.exit_code == 0
    assert "Usage:" in done.output
    example = done.output[done.output.index("Example:") :]
    assert words.split()[-1] in example


@pytest.mark.parametrize("words", ["", "sites", "clusters", "db"])
def test_help_of_a_group_has_an_example_too(words: str) -> None:
    done = CliRunner().invoke(app, [*words.split(), "--help"], env={"COLUMNS": "160"})
    assert f"Example: thidua {words}".rstrip() in done.output


def test_every_option_says_what_it_does() -> None:
    silent = [
        f"{words} {parameter.opts[0]}"
        for words, command in TREE.items()
        for parameter in command.params
        if not getattr(parameter, "help", None)
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "search --limit 0",
            "Invalid value for '--limit': Input should be greater than or equal to 1: `thidua search --help` shows how",
        ),
        (
            "search --sort best",
            "Invalid value for '--sort': 'best' is not one of 'relevance', 'newest': `thidua search --help` shows how",
        ),
        (
            "search -thi",
            "No such option: -t (a word that begins with - goes behind --): `thidua search --help` shows how",
        ),
        ("search thi dua", "(dua) (several words go in quotation marks): `thidua search --help` shows how"),
        ("serch", "No such command 'serch'"),
        ("--nothing", "No such option: --nothing: `thidua --help` shows how"),
        ("sites add", "Missing argument 'ID': `thidua sites add --help` shows how"),
        ("facts nothing", "`thidua facts --help` shows how"),
        ("search --from 31/13/2023", "`thidua search --help` shows how"),
        ("crawl nosuch", "there is no site 'nosuch'"),
        ("sites show baolamdon", "did you mean baolamdong"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(typed: str, said: str) -> None:
    line = refused(*typed.split())
    assert line.startswith("thidua: ")
    assert said in line
    assert line.count("\n") == 1
    assert len(line) < 200


def test_a_call_without_words_is_the_help_and_nothing_else() -> None:
    status, out, err = called()
    assert (status, err) == (2, "")
    assert "Usage: thidua" in out


@pytest.mark.parametrize("words", sorted(set(TREE) - RUNS_UNTIL_STOPPED - PRINTS_JSON_ALWAYS - IS_ANOTHER_PROGRAM))
def test_results_are_printed_as_json_too(words: str) -> None:
    assert "--json" in {option for parameter in TREE[words].params for option in parameter.opts}


def test_the_version_is_printed() -> None:
    done = CliRunner().invoke(app, ["--version"])
    assert (done.exit_code, done.output) == (0, f"thidua {version('thidua')}\n")
