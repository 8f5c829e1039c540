"""`thidua search` and `show`: what a person sees on a terminal, what a pipe gets, and what is wrong usage."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.db import connect
from tests.cli.called import refused, said
from tests.pipeline.recorded import command
from tests.storage.stored import add_sites, put_article

BODY = "Chủ tịch UBND tỉnh tặng Bằng khen cho 10 tập thể trong phong trào thi đua “Dân vận khéo”. Đó là kết quả ở {}."
CODE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(scope="module")
def ids(module_home: Path) -> list[str]:
    connection = connect()
    add_sites(connection)
    found = [
        put_article(
            connection,
            "baolamdong",
            f"{n}",
            f"Phong trào thi đua số {n}",
            BODY.format(place) * n,
            lead=f"Tin số {n}.",
            published=datetime(2025, 10, n, 3, tzinfo=UTC),
        )
        for n, place in ((1, "Trà Vinh"), (2, "Cà Mau"), (3, "Lâm Đồng"))
    ]
    connection.close()
    return found


def on_a_terminal(columns: int, *arguments: str) -> str:
    """What a command prints to a terminal of that width."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color"}
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        environment.pop(name, None)
    process = subprocess.Popen(command(*arguments), stdout=slave, stderr=slave, env=environment)
    os.close(slave)
    written = b""
    try:
        while part := os.read(master, 65536):
            written += part
    except OSError:  # Linux reports this when the other side is closed
        pass
    os.close(master)
    assert process.wait(60) == 0
    return written.decode()


@pytest.mark.parametrize("columns", [60, 80, 140])
def test_a_terminal_shows_the_words_that_were_asked_for_within_its_width(ids: list[str], columns: int) -> None:
    text = on_a_terminal(columns, "search", "thi dua", "--all-copies")
    assert "\x1b[1;30;43mthi đua\x1b[0m" in text
    lines = CODE.sub("", text).splitlines()
    assert max(map(len, lines)) <= columns
    assert any("3 of 3" in line for line in lines)
    assert all(i in CODE.sub("", text) for i in ids)


@pytest.mark.parametrize(
    "arguments",
    [("facts", "awards", "--mentions"), ("sites", "list"), ("correct",), ("clusters", "list")],
    ids=" ".join,
)
def test_tables_fit_the_terminal(ids: list[str], arguments: tuple[str, ...]) -> None:
    text = on_a_terminal(70, *arguments, *([ids[0]] if arguments == ("correct",) else []))
    assert max(map(len, CODE.sub("", text).splitlines())) <= 70


def test_a_pipe_gets_no_codes(ids: list[str]) -> None:
    text = said("search", "thi dua", "--all-copies", "--limit", "2")
    assert "\x1b" not in text
    assert "2 of 3; --limit shows more" in text


def test_nothing_found_names_what_may_have_been_meant(ids: list[str]) -> None:
    assert "did you mean" in said("search", "phong traof")
    assert said("search", "xyzzy qwrt") == "nothing found\n"


def test_about_is_what_the_text_names_and_months_are_typed(ids: list[str]) -> None:
    assert "1 of 1" in said("search", "--about", "ca-mau", "--all-copies")
    assert "3 of 3" in said("search", "--from", "10/2025", "--to", "10/2025", "--all-copies")
    assert said("search", "--to", "2024", "--all-copies") == "nothing found\n"


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (("--movement", "dan-van-keo"), "dan-van-kheo"),
        (("--award", "bang-khen-ubnd"), "bang-khen-ubnd-tinh"),
        (("--site", "baolamdog"), "baolamdong"),
        (("--province", "lamdong"), "lam-dong"),
        (("--about", "travinh"), "tra-vinh"),
        (("--kind", "newspapers"), "newspaper"),
        (("--from", "2025", "--to", "2024"), "2024-12-31"),
        (("--to", "31/02/2025"), "31/02/2025"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_wrong_filters_are_named_with_what_is_near(ids: list[str], arguments: tuple[str, ...], near: str) -> None:
    for verb in ("search", "export"):
        assert near in refused(verb, *arguments, *(("--out", "/tmp/never") if verb == "export" else ()))


def test_show_says_why_an_article_is_here_and_what_it_tells(ids: list[str]) -> None:
    text = said("show", ids[0])
    assert "relevant: 0.90" in text
    assert "Bằng khen" in text
    assert "10 tập thể" in text
    assert "dân vận khéo" in text.lower()
    assert "corrected" not in text


def test_a_correction_is_made_shown_and_taken_back(ids: list[str]) -> None:
    who = ("--who", "Lan", "--why", "bản in")
    text = said(
        "correct", ids[1], "--title", "Tên đúng", "--published", "07:28 31/10/2023", "--province", "ca-mau", *who
    )
    assert "Tên đúng" in text
    shown = said("show", ids[1])
    assert "Tên đúng" in shown
    assert "31/10/2023 07:28" in shown
    assert "Phong trào thi đua số 2" in shown  # what it was
    assert "bản in" in shown
    assert ids[1] in said("search", "--province", "ca-mau")
    assert "is not a day" not in said(
        "correct", ids[1], "--undo", "published", "--undo", "title", "--undo", "province", "--who", "Lan"
    )
    assert "Tên đúng" not in said("show", ids[1])


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--title", "x", "--why", "y"), "--who"),
        (("--title", "x", "--who", "y"), "--why"),
        (("--published", "10/2023", "--who", "x", "--why", "y"), "not a date"),
        (("--province", "lamdong"), "lam-dong"),
        (("--undo", "colour", "--who", "x"), "colour"),
        (("--undo", "title", "--who", "x"), "no correction of title"),
        (("--story", "nothing", "--who", "x", "--why", "y"), "nothing"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_correction_that_cannot_be_is_wrong_usage(ids: list[str], arguments: tuple[str, ...], why: str) -> None:
    assert why in refused("correct", ids[2], *arguments)
    assert "no article" in refused("correct", "nothing", *arguments[:0])


def test_the_readers_prompt_reads_and_cannot_write(ids: list[str]) -> None:
    def psql(statement: str) -> subprocess.CompletedProcess[str]:
        line = command("db", "psql", "--reader", "--", "-tA", "-v", "ON_ERROR_STOP=1", "-c", statement)
        return subprocess.run(line, capture_output=True, text=True, timeout=60, check=False)

    assert psql("SELECT count(*) FROM article").stdout.strip() == "3"
    assert psql("SELECT current_user").stdout.strip() == "thidua_reader"
    refused = psql("BEGIN READ WRITE; DELETE FROM article")
    assert refused.returncode != 0
    assert "permission denied" in refused.stderr
