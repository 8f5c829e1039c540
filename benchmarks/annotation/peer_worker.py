"""underthesea's ``ner`` on texts: reads ``{"id", "text"}`` lines, writes names by kind and the seconds it took."""

import json
import sys
import time
from pathlib import Path

from underthesea import ner


def names(text: str) -> dict[str, list[str]]:
    """Names by X (PER, LOC, ORG), from runs of B-X I-X tags."""
    found: dict[str, list[str]] = {"PER": [], "LOC": [], "ORG": []}
    kind = None
    for word, _, _, tag in ner(text):
        if tag.startswith("B-"):
            kind = tag[2:]
            found.setdefault(kind, []).append(word)
        elif tag.startswith("I-") and kind == tag[2:]:
            found[kind][-1] += " " + word
        else:
            kind = None
    return found


def main() -> None:
    """``peer_worker.py ASKED FOUND``"""
    asked, answered = Path(sys.argv[1]), Path(sys.argv[2])
    ner("Khởi động.")
    with answered.open("w", encoding="utf-8") as out:
        for line in asked.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            start = time.process_time()
            found = names(row["text"])
            took = time.process_time() - start
            out.write(json.dumps({"id": row["id"], "names": found, "seconds": took}, ensure_ascii=False) + "\n")


main()
