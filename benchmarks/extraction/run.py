"""One table: ours beside trafilatura, readability-lxml, newspaper4k and htmldate, from one run.

usage: python -m benchmarks.extraction.run [--pages-per-pair N] [--no-peers] [--failures] [--hostile N]

``THIDUA_CORPUS`` names the folder with ``aeb/`` and ``vn_dev/``; without it only the generated set is measured. The peers
live in an environment of their own under ``$THIDUA_HOME`` (else the user's cache), which is made on the first run.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import cast

from articles.extraction import extract
from articles.models import Page
from benchmarks.peers import ensure_peers
from evaluation.extraction.generated import generate
from evaluation.extraction.hostile import SPECIAL, mutated_pages
from evaluation.extraction.measure import (
    Figures,
    aeb_pages,
    measure_aeb,
    measure_generated,
    measure_sites,
    measure_vn,
    vn_pages,
)
from evaluation.extraction.scoring import average, same_names, same_text, score_text, unrepeated

HERE = Path(__file__).resolve().parent


def ask_peers(python: Path, pages: Iterable[dict[str, str]]) -> dict[str, dict[str, dict[str, object]]]:
    """What each peer finds, by peer and page id."""
    with tempfile.TemporaryDirectory() as folder:
        asked, found = Path(folder) / "pages.jsonl", Path(folder) / "found.jsonl"
        asked.write_text("".join(json.dumps(p, ensure_ascii=False) + "\n" for p in pages), encoding="utf-8")
        subprocess.run([python, HERE / "peer_worker.py", asked, found], check=True, stderr=subprocess.DEVNULL)
        answers: dict[str, dict[str, dict[str, object]]] = {}
        for line in found.read_text(encoding="utf-8").strip().split("\n"):
            answer = json.loads(line)
            answers.setdefault(answer["peer"], {})[answer["id"]] = answer
    return answers


def peer_figures(answers: dict[str, dict[str, object]], golds: list[dict[str, object]]) -> Figures:
    """A peer's figures; it may return the day only, so its date is right when the day is."""
    figures = Figures()
    scores, titles, authors, right, wrong = [], 0, 0, 0, 0
    for gold in golds:
        answer = answers.get(str(gold["id"]), {})
        scores.append(score_text(str(gold["text"]), str(answer.get("text") or "")))
        titles += same_text(str(answer.get("title") or ""), str(gold.get("title") or ""))
        authors += same_names([a for a in answer.get("authors") or () if a], gold.get("authors") or ())  # type: ignore[attr-defined,arg-type]
        day = str(answer.get("date") or "")[:10] or None
        right += day == gold.get("day")
        wrong += day is not None and day != gold.get("day")
    count = len(golds)
    given = {field for answer in answers.values() for field in answer}
    if "date" in given:
        figures.values |= {"date": right / count, "date_wrong": wrong / count}
    if "title" in given:
        figures.values["title"] = titles / count
    if "authors" in given:
        figures.values["authors"] = authors / count
    if "text" in given:
        mean = average(scores)
        figures.values |= {"precision": mean.precision, "recall": mean.recall, "f1": mean.f1, "body_f1": mean.f1}
    figures.failures = [f"{a['peer']} {a['id']} {a['error']}" for a in answers.values() if "error" in a]
    figures.milliseconds = 1000 * sum(float(str(a["seconds"])) for a in answers.values()) / max(1, len(answers))
    return figures


def print_table(name: str, columns: list[str], rows: dict[str, Figures]) -> None:
    print(f"\n{name}")
    print(f"{'':18}" + "".join(f"{c:>14}" for c in columns) + f"{'ms/page':>10}")
    for row, figures in rows.items():
        cells = "".join(f"{figures.values[c]:>14.4f}" if c in figures.values else f"{'-':>14}" for c in columns)
        errors = f"  ({len(figures.failures)} errors)" if not row.startswith("ours") and figures.failures else ""
        print(f"{row:18}{cells}{figures.milliseconds:>10.1f}{errors}")


def _raw(html: bytes | str) -> str:
    """The bytes as they were fetched, in a form that JSON carries."""
    return base64.b64encode(html if isinstance(html, bytes) else html.encode()).decode()


def compare_aeb(corpus: Path, python: Path | None) -> Figures:
    measure_aeb(corpus)  # caches and pages of memory, as the peers' first calls
    ours = measure_aeb(corpus)
    rows = {"ours": ours}
    if python:
        pages = list(aeb_pages(corpus))
        golds: list[dict[str, object]] = [{"id": i, "text": t} for i, _, _, t in pages]
        answers = ask_peers(python, ({"id": i, "url": u, "html": _raw(h)} for i, u, h, _ in pages))
        rows |= {peer: peer_figures(found, golds) for peer, found in answers.items() if not peer.startswith("htmldate")}
    print_table("article-extraction-benchmark, 181 pages: lead and body", ["precision", "recall", "f1"], rows)
    if "trafilatura" in rows:
        print(
            f"{'':18}time: {ours.milliseconds / rows['trafilatura'].milliseconds:.2f} x trafilatura's for text and metadata"
        )
    return ours


def compare_vn(corpus: Path, python: Path | None) -> Figures:
    ours = measure_vn(corpus)
    rows = {"ours": ours}
    if python:
        records = [r for r in vn_pages(corpus) if r["page_type"] == "article"]
        golds: list[dict[str, object]] = [
            {
                "id": r["file"],
                "text": unrepeated(str(r["body"])),
                "title": r["title"],
                "authors": r["authors"],
                "day": str(r["published_at"])[:10],
            }
            for r in records
        ]
        answers = ask_peers(
            python,
            ({"id": str(r["file"]), "url": str(r["url"]), "html": _raw(cast(bytes, r["html"]))} for r in records),
        )
        rows |= {peer: peer_figures(found, golds) for peer, found in answers.items()}
    columns = ["title", "date", "authors", "body_f1", "captions_out", "unwanted_out", "wanted_in", "listings_told"]
    print_table("Vietnamese development pages: 8 articles, 12 front pages (peers: date by day)", columns, rows)
    return ours


def compare_generated(python: Path | None, per_pair: int) -> dict[str, Figures]:
    pages = list(generate(per_pair))
    ours = {"ours": measure_generated(pages), "ours, unmarked": measure_generated(pages, unmarked=True)}
    rows = dict(ours)
    if python:
        sample = pages[::3]
        golds: list[dict[str, object]] = [
            {
                "id": p.name,
                "text": "\n\n".join(p.body),
                "title": p.spec.title,
                "authors": p.spec.authors,
                "day": p.spec.at.date().isoformat() if p.spec.at else None,
            }
            for p in sample
        ]
        answers = ask_peers(python, ({"id": p.name, "url": p.url, "html": _raw(p.html)} for p in sample))
        rows |= {peer: peer_figures(found, golds) for peer, found in answers.items()}
    columns = ["title", "date", "date_wrong", "authors", "lead", "body_f1", "clean"]
    print_table(f"generated Vietnamese pages: {len(pages)} (peers: every third, date by day)", columns, rows)
    return ours


def compare_sites() -> dict[str, Figures]:
    rows = measure_sites()
    columns = ["title", "date", "date_wrong", "authors", "authors_wrong", "body_f1", "worse_wrong"]
    print_table(
        "pages without meta data or meaningful names, one site each: 6 layouts (worse_wrong: fields lost by learning)",
        columns,
        rows,
    )
    return rows


def measure_hostile(count: int) -> bool:
    """Crashes, worst time and peak memory over the special pages and ``count`` mutated ones."""
    crashes: list[str] = []
    worst = ("", 0.0)
    started_at = datetime.now()
    specials = ((name, make()) for name, make in SPECIAL.items())
    for pages in (mutated_pages(count), specials):
        for name, html in pages:
            started = time.process_time()
            found = extract(Page(url="https://example.vn/a/b.html", html=html))
            crashes += [f"{name}: {i.detail}" for i in found.issues if i.code == "extraction_failed"]
            spent = time.process_time() - started
            worst = max(worst, (name, spent), key=lambda w: w[1])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    took = (datetime.now() - started_at).total_seconds()
    print(
        f"\nhostile pages: {count + len(SPECIAL)} in {took:.0f} s, {len(crashes)} crashes, worst {worst[1]:.2f} s ({worst[0]}), peak {peak:.0f} MiB"
    )
    for crash in crashes[:10]:
        print(f"  {crash}")
    return not crashes


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages-per-pair", type=int, default=1, help="generated pages for each layout and date form")
    parser.add_argument("--no-peers", action="store_true", help="ours only")
    parser.add_argument("--failures", action="store_true", help="name the pages behind every imperfect figure")
    parser.add_argument(
        "--hostile", type=int, default=0, metavar="N", help="also read N mutated pages and the special ones"
    )
    arguments = parser.parse_args()
    if arguments.hostile and not measure_hostile(arguments.hostile):
        return 1
    python = None if arguments.no_peers else ensure_peers(HERE / "requirements.txt")
    corpus = os.environ.get("THIDUA_CORPUS")
    all_figures: list[Figures] = []
    if corpus:
        all_figures += [compare_aeb(Path(corpus), python), compare_vn(Path(corpus), python)]
    else:
        print("THIDUA_CORPUS is not set: only the generated set is measured", file=sys.stderr)
    all_figures += compare_generated(python, arguments.pages_per_pair).values()
    all_figures += compare_sites().values()
    if arguments.failures:
        print("\n" + "\n".join(f for figures in all_figures for f in figures.failures))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
