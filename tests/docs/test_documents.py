"""What the documents say of the program is so."""

from __future__ import annotations

import ast
import importlib.util
import re
from pathlib import Path

import pytest

from settings import REPOSITORY

DAGS = sorted((REPOSITORY / "dags").glob("*.py"))


def load_writer():  # type: ignore[no-untyped-def]
    spec = importlib.util.spec_from_file_location("write_docs", REPOSITORY / "tools" / "write_docs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_data_dictionary_and_the_readme_tables_are_what_the_schema_and_the_dags_are(home: Path) -> None:
    for path, text in load_writer().documents().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run `make docs`"


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
