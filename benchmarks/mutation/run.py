"""How many small faults, put into the code one at a time, do the tests find? By mutmut, in a copy of the checkout.

By hand: some minutes per target. ``--diffs`` prints every mutant that no test found; ``--write`` puts the rows into the
table of ``result.md``, beside the explanations there.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.peers import ensure_peers

ROOT = Path(__file__).resolve().parents[2]
RESULT = Path(__file__).parent / "result.md"
REQUIREMENTS = Path(__file__).parent / "requirements.txt"


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """Some modules and the tests that cover them."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


TARGETS = {
    "urls": Target(modules=("articles/urls.py",), tests=("tests/articles/test_urls.py",)),
    "feeds": Target(modules=("crawler/discovery/feeds.py",), tests=("tests/crawler/test_feeds.py",)),
    "duplicates": Target(
        modules=("articles/duplicates/*.py",),
        # without test_large_sets.py, whose sets take 15 s
        tests=tuple(
            f"tests/articles/duplicates/test_{name}.py"
            for name in (
                "clustering",
                "comparison",
                "fingerprints",
                "grouping",
                "normal_form",
                "originals",
                "place_names",
            )
        ),
    ),
    "dates": Target(modules=("articles/dates/*.py",), tests=("tests/articles/test_dates.py",)),
}
"""The tests are direct and together take a second or two, as hundreds of mutants require."""
CONFIG = """\
[mutmut]
source_paths=
    articles/
    crawler/
    settings/
only_mutate=
    {modules}
also_copy=
    benchmarks/
    evaluation/
    storage/
    pipeline/
    reports/
    services/
    cli/
    web/
    tests/
    pyproject.toml
pytest_add_cli_args=
    -p
    benchmarks.mutation.forget
    --noconftest
    -p
    no:xdist
    -p
    no:cacheprovider
    --assert=plain
    --tb=no
timeout_constant=1
timeout_multiplier=4
pytest_add_cli_args_test_selection=
    {tests}
"""


FOUND = ("killed", "timeout")


def measure(name: str, folder: Path, python: Path, children: int) -> tuple[Counter[str], list[str]]:
    """Mutants by outcome, and the diffs of those that no test found."""
    target = TARGETS[name]
    room = folder / name
    shutil.copytree(ROOT, room, ignore=shutil.ignore_patterns(".venv", ".git", "var", "*.pyc", "__pycache__"))
    lines = {"modules": "\n    ".join(target.modules), "tests": "\n    ".join(target.tests)}
    (room / "setup.cfg").write_text(CONFIG.format(**lines), encoding="utf-8")
    mutmut = [str(python), "-m", "mutmut"]
    environment = {**os.environ, "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}"}
    command = [*mutmut, "run", "--max-children", str(children)]
    run = subprocess.run(command, cwd=room, env=environment, capture_output=True, text=True, check=False)
    found = subprocess.run(
        [*mutmut, "results", "--all", "true"], cwd=room, env=environment, capture_output=True, text=True
    )
    outcomes = re.findall(r"^\s*(\S+): ([a-z ]+)$", found.stdout, re.M)
    if not outcomes:
        raise SystemExit(f"mutmut found nothing for {name}: {(run.stderr or run.stdout)[-2000:]}")
    left = [mutant for mutant, outcome in outcomes if outcome not in FOUND]
    return Counter(outcome for _, outcome in outcomes), [diff_of(mutant, room / "mutants") for mutant in left]


@cache
def functions_in(path: Path) -> dict[str, list[str]]:
    """The lines of each function of a mutated module, without its first one, which names it."""
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    return {
        node.name: lines[node.lineno : node.end_lineno]
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
    }


def diff_of(mutant: str, folder: Path) -> str:
    """The lines that a mutant changes, under its name; mutmut keeps all mutants of a function beside it."""
    module, _, function = mutant.rpartition(".")
    stem, _, number = function.rpartition("_")
    bodies = functions_in(folder / f"{module.replace('.', '/')}.py")
    before, after = (bodies.get(f"{stem}_{which}", []) for which in ("orig", number))
    lines = difflib.unified_diff(before, after, n=0, lineterm="")
    return "\n".join([mutant, *(f"    {line}" for line in lines if not line.startswith(("---", "+++", "@@")))])


def environment_with_mutmut() -> Path:
    """The interpreter of an environment that sees this one's packages, and mutmut."""
    python = ensure_peers(REQUIREMENTS)
    own = next(path for path in map(Path, sys.path) if path.name == "site-packages")
    site = next((python.parents[1] / "lib").glob("python*")) / "site-packages"
    (site / "thidua.pth").write_text(f"{own}\n", encoding="utf-8")
    return python


def table_with(rows: dict[str, str], text: str) -> str:
    """The text of ``result.md`` with some rows replaced, by their first cell."""
    for name, row in rows.items():
        text, count = re.subn(rf"^\| {re.escape(name)} \|.*$", row.replace("\\", r"\\"), text, count=1, flags=re.M)
        if not count:
            raise SystemExit(f"{RESULT.name} has no row {name}")
    return text


def main() -> int:
    """Measure; print the rows."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("names", nargs="*", choices=[*TARGETS, []], default=[], help="which; without, all")
    parser.add_argument("--children", type=int, default=os.cpu_count() or 1, help="mutants tested at once")
    parser.add_argument("--diffs", action="store_true", help="print the mutants that no test found")
    parser.add_argument("--write", action="store_true", help=f"write the rows into {RESULT.name}")
    asked = parser.parse_args()
    rows: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="thidua-mutation-") as name:
        folder = Path(name)
        python = environment_with_mutmut()
        for target in asked.names or TARGETS:
            outcomes, left = measure(target, folder, python, asked.children)
            total, found = sum(outcomes.values()), sum(outcomes[outcome] for outcome in FOUND)
            modules = ", ".join(f"`{module}`" for module in TARGETS[target].modules)
            rows[modules] = f"| {modules} | {total} | {found} | {total - found} | {found / total:.1%} |"
            print(rows[modules], flush=True)
            if asked.diffs:
                print("\n".join(left), flush=True)
    if asked.write:
        RESULT.write_text(table_with(rows, RESULT.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
