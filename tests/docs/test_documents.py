"""What the documents state about the program is true."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from settings import REPOSITORY
from tools.draw_imports import PICTURE, ROOMS, count_imports
from tools.write_docs import documents
from tools.write_reference import EXIT_CODES, OTHER_VARIABLES, documented_settings

DAGS = sorted((REPOSITORY / "dags").glob("*.py"))


def test_the_dictionary_the_reference_and_the_readme_are_what_the_code_is(home: Path) -> None:
    for path, text in documents().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run `make docs`"


def test_the_picture_of_the_imports_shows_every_pair_and_none_runs_backwards() -> None:
    found = set(count_imports())
    assert {(a, b) for a, b in found if ROOMS.index(a) >= ROOMS.index(b)} == set()
    shown = set(re.findall(r"<title>(\w+) imports (\w+)</title>", PICTURE.read_text(encoding="utf-8")))
    assert shown == found, "run `make docs`"


def test_every_variable_that_the_code_reads_is_in_the_reference() -> None:
    files = [path for ending in ("*.py", "*.yml", "Dockerfile") for path in REPOSITORY.rglob(ending)]
    own = [p for p in files if not {".venv", "tests", "tools"} & set(p.relative_to(REPOSITORY).parts)]
    read = {name for path in own for name in re.findall(r"THIDUA_[A-Z_]*[A-Z]", path.read_text(encoding="utf-8"))}
    assert read - {*documented_settings(), *OTHER_VARIABLES} == set()


def test_every_exit_code_of_the_command_is_in_the_reference() -> None:
    source = (REPOSITORY / "cli" / "main.py").read_text(encoding="utf-8")
    assert set(re.findall(r"sys\.exit\((\d+)\)", source)) <= {code for code, _ in EXIT_CODES}


def test_every_port_of_the_services_is_in_the_reference() -> None:
    text = (REPOSITORY / "docs" / "reference.md").read_text(encoding="utf-8").partition("## Ports")[2]
    for port in re.findall(r"127\.0\.0\.1:(?:\$\{\w+:-)?(\d+)", (REPOSITORY / "docker-compose.yml").read_text("utf-8")):
        assert port in text


def test_every_link_of_the_documents_leads_somewhere() -> None:
    for page in [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("*.md"))]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_command_in_the_readme_is_one() -> None:
    from cli.main import app

    names = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    names |= {group.name for group in app.registered_groups}
    said = re.findall(r"\bthidua ([a-z]+)\b", (REPOSITORY / "README.md").read_text(encoding="utf-8"))
    assert said
    assert set(said) - names - {"thidua"} == set()


@pytest.mark.parametrize("path", DAGS, ids=lambda p: p.stem)
def test_a_dag_file_is_wiring(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert len(source.splitlines()) <= 80
    assert ast.get_docstring(tree)
    imported = {
        (node.module or "").partition(".")[0] if isinstance(node, ast.ImportFrom) else alias.name.partition(".")[0]
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert imported <= {"__future__", "datetime", "airflow", "settings", "pipeline"}
    assert re.findall(r"^from pipeline\S* import .*", source, re.M) == ["from pipeline.callbacks import report_failure"]
    assert re.search(rf"^def {path.stem}\(\)", source, re.M), "the DAG's id is the file's stem"


def test_no_dag_file_hides_a_package() -> None:
    packages = {path.parent.name for path in REPOSITORY.glob("*/__init__.py")}
    assert {path.stem for path in DAGS} & packages == set()
