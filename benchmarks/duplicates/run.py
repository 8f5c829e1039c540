"""Near-duplicates beside datasketch, rensa and simhash on one planted set, and what linking costs as the store grows.

usage: python -m benchmarks.duplicates.run [--size 20000] [--no-peers] [--no-store] [--stored 10000,100000,300000]

The view "bridged" has passages that occur in several unrelated articles and forms filled in again
(evaluation/duplicates/bridges.py). Ours are pairs within a cluster, the peers' those that they return.
Seconds are CPU seconds of one core.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

from articles.duplicates import cluster_texts
from benchmarks.peers import ensure_peers
from evaluation.duplicates.bridges import add_bridges
from evaluation.duplicates.texts import KINDS, Text, make_set, raw_text, surroundings

HERE = Path(__file__).resolve().parent
PEERS = (
    "datasketch MinHash128 LSH t=0.5",
    "datasketch MinHash128 LSH t=0.7",
    "rensa RMinHash128 LSH bands=32",
    "rensa RMinHash128 LSH bands=16",
    "simhash 64, k=3",
)


def true_pairs(texts: list[Text]) -> dict[tuple[int, int], str]:
    """Pairs of places that are copies, with their kind: of a base and a copy the copy's, else ``two`` copies."""
    families: defaultdict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        families[text.family].append(place)
    pairs = {}
    for members in families.values():
        for a, b in combinations(members, 2):
            kinds = [k for k in (texts[a].kind, texts[b].kind) if k != "base"]
            pairs[a, b] = kinds[0] if len(kinds) == 1 else "two"
    return pairs


def our_pairs(bodies: list[str]) -> tuple[float, set[tuple[int, int]]]:
    started = time.process_time()
    clusters = cluster_texts((str(n), body) for n, body in enumerate(bodies))
    seconds = time.process_time() - started
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for key, cluster in clusters.items():
        groups[cluster].append(int(key))
    return seconds, {pair for members in groups.values() for pair in combinations(sorted(members), 2)}


def peer_pairs(python: Path, peer: str, bodies: list[str]) -> tuple[float, set[tuple[int, int]]]:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(body, ensure_ascii=False) + "\n" for body in bodies)
        file.flush()
        done = subprocess.run([python, HERE / "peer_worker.py", peer, file.name], capture_output=True, check=True)
    answer = json.loads(done.stdout)
    return answer["seconds"], {(min(a, b), max(a, b)) for a, b in answer["pairs"]}


def row(name: str, view: str, texts: list[Text], seconds: float, found: Iterable[tuple[int, int]]) -> str:
    """One line of the table."""
    wanted, got = true_pairs(texts), set(found)
    hits = got & wanted.keys()
    hard = sum(1 for a, b in got - wanted.keys() if texts[a].campaign and texts[a].campaign == texts[b].campaign)
    by_kind: defaultdict[str, list[bool]] = defaultdict(list)
    for pair, kind in wanted.items():
        by_kind[kind].append(pair in got)
    needed = [hit for kind in ("e05", "e10", "e20", "half", "norm", "lead") for hit in by_kind[kind]]
    cells = [name, view, f"{len(hits) / max(1, len(got)):.4f}", f"{sum(needed) / max(1, len(needed)):.4f}", str(hard)]
    cells += [f"{sum(by_kind[k]) / max(1, len(by_kind[k])):.3f}" for k in (*KINDS, "two")]
    return "| " + " | ".join([*cells, f"{len(texts) / seconds:,.0f}"]) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--no-store", action="store_true")
    parser.add_argument("--stored", default="10000,100000,300000", help="sizes of the store, smallest first")
    options = parser.parse_args()
    texts, sites = make_set(options.size), surroundings()
    views = {"clean": [t.text for t in texts], "raw": [raw_text(t, sites) for t in texts]}
    heads = ["method", "view", "precision", "recall to 20 % and halves", "hard merged", *KINDS, "two copies", "docs/s"]
    print("| " + " | ".join(heads) + " |\n|" + "---|" * len(heads))
    for view, bodies in views.items():
        print(row("thidua", view, texts, *our_pairs(bodies)), flush=True)
    bridged = add_bridges(texts)
    print(row("thidua", "bridged", bridged, *our_pairs([t.text for t in bridged])), flush=True)
    if not options.no_peers:
        python = ensure_peers(HERE / "requirements.txt")
        for peer in PEERS:
            for view, bodies in views.items():
                print(row(peer, view, texts, *peer_pairs(python, peer, bodies)), flush=True)
    if not options.no_store:
        from benchmarks.duplicates.store import measure_store

        print()
        measure_store([int(n) for n in options.stored.split(",")])


if __name__ == "__main__":
    main()
