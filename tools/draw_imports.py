"""Draws which room imports which, from the actual imports: ``docs/imports.svg``."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "imports.svg"
ROOMS = ("dags", "cli", "services", "web", "pipeline", "reports", "crawler", "storage", "articles", "settings")
"""In the order in which imports may run: from a room to those behind it."""
_CELL, _LEFT, _TOP = (68, 34), 90, 60
_STYLE = """
text{font:13px system-ui,sans-serif;fill:#1b1f24;text-anchor:middle}
.row{text-anchor:end;font-weight:600}.head{font-weight:600}
.cell{fill:#0969da}.self{fill:#d1d9e0}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.cell{fill:#4493f8}.self{fill:#3d444d}}
"""


def count_imports() -> Counter[tuple[str, str]]:
    """Import statements from one room's modules to another room's, by the two rooms."""
    rooms = set(ROOMS)
    found: Counter[tuple[str, str]] = Counter()
    for room in sorted(rooms):
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else names
                for other in {name.partition(".")[0] for name in names} & rooms - {room}:
                    found[room, other] += 1
    return found


def import_picture() -> str:
    """A matrix: how many import statements of each row's room name each column's; none is below the diagonal."""
    counts = count_imports()
    width, height = _LEFT + _CELL[0] * len(ROOMS) + 10, _TOP + _CELL[1] * len(ROOMS) + 10
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
        "<title>Imports from the room of a row to the room of a column</title>",
        f"<style>{_STYLE}</style>",
        f'<text x="{_LEFT + _CELL[0] * len(ROOMS) / 2}" y="20">Import statements, from row to column</text>',
    ]
    most = max(counts.values())
    for line, above in enumerate(ROOMS):
        y = _TOP + _CELL[1] * line
        parts.append(f'<text class="row" x="{_LEFT - 12}" y="{y + 22}">{above}</text>')
        parts.append(f'<text class="head" x="{_LEFT + _CELL[0] * (line + 0.5)}" y="{_TOP - 12}">{above}</text>')
        for column, below in enumerate(ROOMS):
            x, count = _LEFT + _CELL[0] * column, counts[above, below]
            box = f'x="{x + 1}" y="{y + 1}" width="{_CELL[0] - 2}" height="{_CELL[1] - 2}" rx="4"'
            if above == below:
                parts.append(f'<rect class="self" {box}/>')
            elif count:
                shade = f'opacity="{0.12 + 0.6 * count / most:.2f}"'
                parts.append(f'<rect class="cell" {box} {shade}><title>{above} imports {below}</title></rect>')
                parts.append(f'<text x="{x + _CELL[0] / 2}" y="{y + 22}">{count}</text>')
    return "\n".join([*parts, "</svg>", ""])
