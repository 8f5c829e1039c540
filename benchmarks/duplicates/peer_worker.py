"""Pairs found by the peers among texts: run in their environment, ``peer_worker.py PEER TEXTS.jsonl``, JSON on stdout.

Each gets its best usual setting on 3-syllable shingles of lower-case words, and its own pairs are taken as they are.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

WORDS = re.compile(r"\w+")


def shingles(text: str) -> list[str]:
    words = WORDS.findall(text.lower())
    return [" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))]


def datasketch_pairs(texts: list[str], threshold: float) -> set[tuple[int, int]]:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=threshold, num_perm=128)
    pairs: set[tuple[int, int]] = set()
    for n, text in enumerate(texts):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([s.encode() for s in set(shingles(text))])
        pairs |= {(int(other), n) for other in index.query(sketch)}
        index.insert(str(n), sketch)
    return pairs


def rensa_pairs(texts: list[str], bands: int) -> set[tuple[int, int]]:
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=bands)
    pairs: set[tuple[int, int]] = set()
    for n, text in enumerate(texts):
        sketch = RMinHash(num_perm=128, seed=42)
        sketch.update(shingles(text))
        pairs |= {(other, n) for other in index.query(sketch) if other != n}
        index.insert(n, sketch)
    return pairs


def simhash_pairs(texts: list[str], distance: int) -> set[tuple[int, int]]:
    from simhash import Simhash, SimhashIndex

    index = SimhashIndex([], k=distance)
    pairs: set[tuple[int, int]] = set()
    for n, text in enumerate(texts):
        sketch = Simhash(shingles(text))
        pairs |= {(int(other), n) for other in index.get_near_dups(sketch)}
        index.add(str(n), sketch)
    return pairs


PEERS = {
    "datasketch MinHash128 LSH t=0.5": lambda texts: datasketch_pairs(texts, 0.5),
    "datasketch MinHash128 LSH t=0.7": lambda texts: datasketch_pairs(texts, 0.7),
    "rensa RMinHash128 LSH bands=32": lambda texts: rensa_pairs(texts, 32),
    "rensa RMinHash128 LSH bands=16": lambda texts: rensa_pairs(texts, 16),
    "simhash 64, k=3": lambda texts: simhash_pairs(texts, 3),
}


def main() -> None:
    texts = [json.loads(line) for line in Path(sys.argv[2]).read_text(encoding="utf-8").splitlines()]
    started = time.process_time()
    pairs = PEERS[sys.argv[1]](texts)
    json.dump({"seconds": time.process_time() - started, "pairs": sorted(pairs)}, sys.stdout)


if __name__ == "__main__":
    main()
