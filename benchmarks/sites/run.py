"""Made-up sites of many content systems: added by their address, crawled over HTTP, cleaned, and compared with the truth.

usage: python -m benchmarks.sites.run [--set NAME] [--site NAME] [--renamed] [--failures]

Runs a user's commands: ``thidua sites add``, ``thidua run``, ``thidua export``, in a home of its own.
docs/crawling.md has the first figures of each set.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from articles.timezone import VIETNAM
from evaluation.sites import SITE_SETS, make_site
from evaluation.sites.comparing import FIELDS, Outcome, Row, compare
from evaluation.sites.renaming import rename_site
from evaluation.sites.serving import serving

_HEAD = ("site", "articles", "found", "whole", *FIELDS, "wrong dates", "foreign", "lost", "others", "outcome")


def _thidua(*arguments: str, home: Path, check: bool = True) -> str:
    environment = os.environ | {"THIDUA_HOME": str(home), "THIDUA_SITES_DIR": str(home / "own-sites")}
    environment.pop("THIDUA_DATABASE_URL", None)
    command = [str(Path(sys.executable).with_name("thidua")), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if check and done.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(arguments)}: {done.stderr[-500:]}")
    return done.stdout


def read_rows(path: Path) -> dict[str, list[Row]]:
    """The exported articles by site."""
    found: dict[str, list[Row]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["site"], []).append(
            Row(
                url=row["url"],
                title=row["title"],
                published_at=datetime.fromisoformat(row["published_at"]) if row["published_at"] else None,
                precision=row["published_precision"],
                authors=tuple(row["authors"]),
                lead=row["lead"],
                body=row["body"] or "",
                captions=tuple(i["caption"] for i in row["images"] if i.get("caption")),
                confidence={name: value for name, value in (row.get("confidence") or {}).items() if value is not None},
            )
        )
    return found


def _line(name: str, outcome: Outcome, word: str) -> str:
    cells = [outcome.right[f] for f in FIELDS]
    return " | ".join(
        ["| " + name]
        + [str(c) for c in (outcome.articles, outcome.found, outcome.whole, *cells)]
        + [str(c) for c in (outcome.wrong_dates, outcome.foreign, outcome.lost, outcome.strangers)]
        + [word + " |"]
    )


def _total(outcomes: Sequence[Outcome]) -> Outcome:
    total = Outcome(articles=0, right=Counter())
    for one in outcomes:
        total.right.update(one.right)
        for name in ("articles", "found", "whole", "wrong_dates", "foreign", "lost", "strangers", "sure", "sure_wrong"):
            setattr(total, name, getattr(total, name) + getattr(one, name))
    return total


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=SITE_SETS, action="append", help="only sites of this set")
    parser.add_argument("--site", action="append", help="only this site")
    parser.add_argument("--renamed", action="store_true", help="replace every class and id by a word without meaning")
    parser.add_argument("--failures", action="store_true", help="name every field that is not right")
    arguments = parser.parse_args()
    now = datetime.now(VIETNAM)
    makers = [m for name in arguments.set or SITE_SETS for m in SITE_SETS[name]]
    sites = [make_site(m, now) for m in makers if not arguments.site or m.__name__ in arguments.site]
    if arguments.renamed:
        sites = [rename_site(site) for site in sites]
    with tempfile.TemporaryDirectory(prefix="sites-") as folder, serving(sites) as origins:
        home = Path(folder)
        (home / "own-sites").mkdir()
        try:
            for site in sites:
                _thidua("sites", "add", site.name, origins[site.name] + "/", home=home)
            started = time.monotonic()
            ran = json.loads(_thidua("run", *origins, "--json", home=home))
            seconds = time.monotonic() - started
            _thidua(
                "export", "--irrelevant", "--all-copies", "--format", "jsonl", "--out", f"{home}/rows.jsonl", home=home
            )
            rows = read_rows(home / "rows.jsonl")
        finally:
            _thidua("db", "stop", home=home, check=False)
    words = {s["site"]: s.get("outcome") or "" for s in ran.get("sites") or ran["crawl"]["sites"]}
    print("| " + " | ".join(_HEAD) + " |\n|" + "---|" * len(_HEAD))
    outcomes = []
    for site in sites:
        outcome = compare(site, rows.get(site.name, ()))
        outcomes.append(outcome)
        print(_line(site.name, outcome, words.get(site.name, "?")))
    total = _total(outcomes)
    print(_line("all", total, ""))
    print(f"\n{seconds:.0f} s; of {total.sure} fields above 0.9 {total.sure_wrong} wrong")
    if arguments.failures:
        for site, outcome in zip(sites, outcomes, strict=True):
            print("\n".join([f"\n== {site.name}", *outcome.failures]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
