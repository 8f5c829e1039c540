"""Write the generated parts of the documents: data dictionary, reference, imports, the README's tables."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from tools.draw_imports import PICTURE, import_picture
from tools.write_reference import REFERENCE, reference

ROOT = Path(__file__).resolve().parents[1]


def table(name: str, text: str, rows: str) -> str:
    """The text with the part between the marks of one table replaced."""
    pattern = rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)"
    return re.sub(pattern, lambda m: m.group(1) + rows + "\n" + m.group(2), text, flags=re.S)


_TIMES = {
    "0 8 * * *": "daily at 08:00 in Vietnam",
    "0 7 * * 1": "Mondays at 07:00 in Vietnam",
    "0 3 * * 0": "Sundays at 03:00 in Vietnam",
}


def dags_table() -> str:
    """One row per DAG, from its file's first line and schedule."""
    rows = ["| DAG | runs | does |", "|---|---|---|"]
    for path in sorted((ROOT / "dags").glob("*.py")):
        source = path.read_text(encoding="utf-8")
        heading, _, rest = source.removeprefix('"""').partition("\n\n")
        when = "when there are new pages, and by hand"
        cron = re.search(r'CronTriggerTimetable\("([^"]+)"', source)
        if cron:
            when = f"{_TIMES[cron[1]]}, and by hand"
        elif "[ARTICLES]" in source:
            when = "when articles were cleaned, and by hand"
        elif "crawl_schedule" in source:
            when = "every 15 minutes, and by hand"
        elif "schedule=None" in source:
            when = "by hand"
        does = " ".join(rest.partition("\n\n")[0].split())
        rows.append(f"| `{path.stem}` | {when} | {heading.removeprefix('### ')}: {does[0].lower()}{does[1:]} |")
    return "\n".join(rows)


def tables_table(dictionary: str) -> str:
    """One row per table, from the data dictionary."""
    rows = ["| table | holds |", "|---|---|"]
    for name, meaning in re.findall(r"^## (\w+)\n\n(.+)$", dictionary, re.M):
        rows.append(f"| `{name}` | {meaning} |")
    return "\n".join(rows)


def documents() -> dict[Path, str]:
    """Every written document with its content; needs a database of today's schema."""
    from reports.columns import exported_files
    from storage.db import opened
    from storage.dictionary import data_dictionary

    with opened() as connection:
        dictionary = data_dictionary(connection)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    readme = table("dags", readme, dags_table())
    readme = table("tables", readme, tables_table(dictionary))
    return {
        ROOT / "docs" / "data-dictionary.md": f"{dictionary}\n{exported_files()}",
        ROOT / "README.md": readme,
        REFERENCE: reference(),
    }


def main() -> None:
    """Write them, from an empty database that is thrown away."""
    from storage.db import stop_embedded

    with tempfile.TemporaryDirectory() as folder:
        os.environ["THIDUA_HOME"] = folder
        os.environ.pop("THIDUA_DATABASE_URL", None)
        try:
            for path, text in {**documents(), PICTURE: import_picture()}.items():
                path.write_text(text, encoding="utf-8")
                print(path.relative_to(ROOT))
        finally:
            stop_embedded()


if __name__ == "__main__":
    main()
