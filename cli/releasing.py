"""``thidua export --release`` and ``--since``: the archive as a data package, and what changed in it."""

from __future__ import annotations

import json
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cli.printing import complain, print_json, progress_bar

if TYPE_CHECKING:
    from reports.release import ChangedArticle


def print_release(wanted: Any, folder: Path, *, as_json: bool) -> None:
    """Write a release and print its contents; ``wanted`` are the filters."""
    from reports.release import write_release

    with progress_bar("exporting") as advance:
        report = write_release(wanted, folder, progress=advance)
    if as_json:
        print_json({"folder": str(folder), **asdict(report)})
        return
    held = ", ".join(f"{count} {table}" for table, count in report.rows.items())
    print(f"{held} written to {folder}")
    print(f"token: {report.token}")


def print_changes(wanted: Any, since: str, out: Path | None, *, as_json: bool) -> None:
    """Write the changes since a token as JSON Lines, to a file or stdout, and print the next token."""
    from articles.printing import json_record
    from reports.release import find_changes
    from reports.tables import whole_file

    with ExitStack() as stack:
        advance = stack.enter_context(progress_bar("comparing"))
        file = stack.enter_context(stack.enter_context(whole_file(out)).open("w", encoding="utf-8")) if out else None

        def take(changed: ChangedArticle) -> None:
            known = json_record(changed.article) if changed.article else {"id": changed.id}
            line = {"change": changed.change, **known}
            if file is None:
                print_json(line)
            else:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")

        report = find_changes(wanted, since, take, progress=advance)
    if as_json and out:
        print_json({"out": str(out), **asdict(report)})
        return
    said = f"{report.new} new, {report.changed} changed, {report.withdrawn} withdrawn; next token: {report.next}"
    if out:
        print(said)
    else:
        complain(said)
