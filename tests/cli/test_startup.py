"""Commands start quickly: what `--help` imports is listed, and nothing else creeps in."""

from __future__ import annotations

import subprocess
import sys

HEAVY = (
    "alembic",
    "sqlalchemy",
    "numpy",
    "psycopg2",
    "lxml",
    "bs4",
    "scrapy",
    "twisted",
    "airflow",
    "fastapi",
    "rich.markdown",
    "pyarrow",
    "fsspec",
    "loky",
    "ahocorasick",
    "apprise",
)
OWN = {
    "articles.corrections",
    "articles.errors",
    "articles.models",
    "articles.search",
    "articles.search.filters",
    "articles.timezone",
    "articles.urls",
    "crawler.site",
    "settings",
    "storage.errors",
}
"""Modules of the rooms below the commands that every command may load."""


def imported_by(code: str) -> set[str]:
    listing = f"import sys\n{code}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_help_imports_nothing_heavy() -> None:
    loaded = imported_by(
        "from unittest import mock\nfrom cli import main\n"
        "with mock.patch.object(sys, 'argv', ['thidua', '--help']), mock.patch('builtins.print'):\n"
        "    main.main()"
    )
    assert [name for name in HEAVY if name in loaded] == []


def test_the_commands_load_no_room_below_them_but_for_words_and_errors() -> None:
    loaded = imported_by("import cli.main")
    rooms = ("articles.", "crawler.", "storage.", "pipeline.", "reports.", "services.", "web.")
    assert {name for name in loaded if name.startswith(rooms)} <= OWN
    assert "settings" in loaded


def test_an_interrupt_while_the_commands_are_imported_is_one_line() -> None:
    code = "import os, signal, cli\nos.kill(os.getpid(), signal.SIGINT)\nimport cli.main"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "thidua: stopped\n")


def test_the_imported_commands_leave_interrupts_to_others() -> None:
    code = "import signal, cli.main\nprint(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "True\n"


def test_a_connection_at_todays_schema_loads_no_migration_tool() -> None:
    loaded = imported_by("import storage.db")
    assert not loaded & {"alembic", "sqlalchemy"}
