"""How many small faults, put into the code one at a time, do the tests find? By mutmut, in a copy of the checkout.

By hand: some minutes per module. ``--write`` keeps the table in ``result.md``.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.peers import ensure_peers

ROOT = Path(__file__).resolve().parents[2]
RESULT = Path(__file__).parent / "result.md"
REQUIREMENTS = Path(__file__).parent / "requirements.txt"


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """Some modules and the tests that speak for them."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


TARGETS = {
    "urls": Target(modules=("articles/urls.py",), tests=("tests/articles/test_urls.py",)),
    "feeds": Target(
        modules=("crawler/discovery/feeds.py",),
        tests=("tests/crawler/test_discovery.py", "tests/crawler/test_oracles.py"),
    ),
    "duplicates": Target(modules=("articles/duplicates/*.py",), tests=("tests/articles/duplicates",)),
    "dates": Target(modules=("articles/dates.py",), tests=("tests/articles/extraction/test_dates.py",)),
}
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
pytest_add_cli_args_test_selection=
    {tests}
"""


def measure(name: str, folder: Path, python: Path) -> tuple[Counter[str], list[str]]:
    """Mutants by outcome, and the names of those that no test found."""
    target = TARGETS[name]
    room = folder / name
    shutil.copytree(ROOT, room, ignore=shutil.ignore_patterns(".venv", ".git", "var", "*.pyc", "__pycache__"))
    lines = {"modules": "\n    ".join(target.modules), "tests": "\n    ".join(target.tests)}
    (room / "setup.cfg").write_text(CONFIG.format(**lines), encoding="utf-8")
    mutmut = [str(python), "-m", "mutmut"]
    environment = {**os.environ, "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}"}
    run = subprocess.run([*mutmut, "run"], cwd=room, env=environment, capture_output=True, text=True, check=False)
    found = subprocess.run(
        [*mutmut, "results", "--all", "true"], cwd=room, env=environment, capture_output=True, text=True
    )
    outcomes = re.findall(r"^\s*(\S+): ([a-z ]+)$", found.stdout, re.M)
    if not outcomes:
        raise SystemExit(f"mutmut found nothing for {name}: {(run.stderr or run.stdout)[-2000:]}")
    return Counter(outcome for _, outcome in outcomes), [mutant for mutant, outcome in outcomes if outcome != "killed"]


def environment_with_mutmut() -> Path:
    """The interpreter of an environment that sees this one's packages, and mutmut."""
    python = ensure_peers(REQUIREMENTS)
    own = next(path for path in map(Path, sys.path) if path.name == "site-packages")
    site = next((python.parents[1] / "lib").glob("python*")) / "site-packages"
    (site / "thidua.pth").write_text(f"{own}\n", encoding="utf-8")
    return python


def main() -> int:
    """Measure; print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("names", nargs="*", choices=[*TARGETS, []], default=[], help="which; without, all")
    parser.add_argument("--write", action="store_true", help=f"write {RESULT.name} and the survivors beside it")
    asked = parser.parse_args()
    rows = ["| modules | mutants | found | not found | found, share |", "|---|---|---|---|---|"]
    left: list[str] = []
    with tempfile.TemporaryDirectory(prefix="thidua-mutation-") as name:
        folder = Path(name)
        python = environment_with_mutmut()
        for target in asked.names or TARGETS:
            outcomes, survivors = measure(target, folder, python)
            total, found = sum(outcomes.values()), outcomes["killed"] + outcomes["timeout"]
            modules = ", ".join(f"`{module}`" for module in TARGETS[target].modules)
            rows.append(f"| {modules} | {total} | {found} | {total - found} | {found / total:.1%} |")
            print(rows[-1], flush=True)
            left += survivors
    table = "\n".join(
        [
            f"{REQUIREMENTS.read_text(encoding='utf-8').strip()}, Python {sys.version.split()[0]}, thidua {version('thidua')}\n",
            *rows,
            "",
        ]
    )
    print(table)
    print("\n".join(left))
    if asked.write:
        RESULT.write_text(table, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
