"""What judging and annotating cost and how right they are, beside underthesea's named-entity recognition.

usage: python -m benchmarks.annotation.run [--no-peer] [--set NAME]

Speed: the five seed articles, the labelled reports, and both made into texts of 5,500 characters; one process, CPU seconds.
Rightness: the labelled articles, all, the third that was only ever scored, and the sets written later. The peer knows no movements, awards or
figures: it is compared on people, and on how many of the provinces and bodies it finds as a place or organisation.
It lives in an environment of its own under ``$THIDUA_HOME`` (else the user's cache), made on the first run.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

from articles.annotation import annotate
from articles.annotation.reading import read
from articles.relevance import judge
from evaluation.annotation.agreement import KINDS, tally
from evaluation.annotation.labelled import SPLITS, WRITTEN_LATER, Row, labelled_articles

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SEEDS = ROOT / "tests" / "fixtures" / "seeds"
LENGTH = 5500
FLOOR = 500
"""Articles per second and core for judging and annotating together, on the seed articles."""


def seed_articles() -> list[tuple[str, str]]:
    """Titles and texts of the five seed articles, their paragraphs alone: 2,900 to 6,500 characters."""
    texts = []
    for file in sorted(SEEDS.glob("*.txt")):
        seed = "\n\n".join(line.strip() for line in file.read_text(encoding="utf-8").split("\n") if len(line) > 80)
        texts.append((seed[:80], seed))
    return texts


def long_texts() -> list[tuple[str, str]]:
    """Titles and texts of a long article's length: the five seed articles, and ten joins of labelled ones.

    The joins are the hard end: thirty short reports in one text, with a hundred and thirty facts.
    """
    texts = [(title, f"{seed}\n\n{seed}"[:LENGTH]) for title, seed in seed_articles()]
    for relevant in (True, False):
        chosen = [row for row in labelled_articles() if row["relevant"] is relevant]
        joined = "\n\n".join(row["text"] for row in chosen)
        joined += "\n\n" + joined
        texts += [(chosen[i]["title"], joined[i * 1900 : i * 1900 + LENGTH]) for i in range(5)]
    return texts


def articles_a_second(work: Callable[[str, str], object], texts: list[tuple[str, str]], repeat: int) -> float:
    """The best of three runs, in CPU time; the reading that both steps share is made again for each article."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for _ in range(repeat):
            for title, text in texts:
                read.cache_clear()
                work(title, text)
        best = min(best, time.process_time() - start)
    return len(texts) * repeat / best


def judged_and_annotated(title: str, text: str) -> None:
    """Both steps, as the pipeline does them."""
    judge(title, text)
    annotate(title, text)


def rightness(split: str | None) -> dict[str, tuple[float, float, int]]:
    """Precision, recall and number of labels by kind; relevance under ``relevance``."""
    chosen = [row for row in labelled_articles() if split is None or row["split"] == split]
    table = {}
    verdicts = [judge(row["title"], row["text"]).relevant for row in chosen]
    hits = sum(v and row["relevant"] for v, row in zip(verdicts, chosen, strict=True))
    positives = sum(row["relevant"] for row in chosen)
    table["relevance"] = (hits / sum(verdicts), hits / positives, len(chosen))
    for kind in KINDS:
        found = tally(chosen, kind)
        if found.labels:
            table[kind] = (found.precision, found.recall, found.labels)
    return table


def print_rightness(split: str | None) -> dict[str, tuple[float, float, int]]:
    """Print and return the table of :func:`rightness`."""
    table = rightness(split)
    print(f"\n{split or 'all'} labelled articles      precision  recall  labels")
    for kind, (precision, recall, n) in table.items():
        print(f"  {kind:22} {precision:9.3f} {recall:7.3f} {n:7}")
    return table


def ensure_peer() -> Path | None:
    """The peer's interpreter, or ``None`` after printing one line that states why."""
    home = os.environ.get("THIDUA_HOME")
    folder = Path(home) / "benchmarks" if home else Path.home() / ".cache" / "thidua"
    environment = folder / "annotation-peer"
    python = environment / "bin" / "python"
    wanted = (HERE / "requirements.txt").read_text(encoding="utf-8")
    mark = environment / "installed.txt"
    if mark.is_file() and mark.read_text(encoding="utf-8") == wanted:
        return python
    print(f"making {environment} ...", file=sys.stderr)
    try:
        venv.create(environment, with_pip=True, clear=True)
        subprocess.run(
            [python, "-m", "pip", "install", "-qq", "-r", HERE / "requirements.txt"], check=True, capture_output=True
        )
    except (subprocess.CalledProcessError, OSError) as error:
        print(f"underthesea cannot be installed here, so that ours is measured alone: {error}")
        return None
    mark.write_text(wanted, encoding="utf-8")
    return python


def ask_peer(python: Path, texts: list[Row]) -> list[Row] | None:
    """The peer's findings in each text."""
    with tempfile.TemporaryDirectory() as folder:
        asked, answered = Path(folder) / "asked.jsonl", Path(folder) / "answered.jsonl"
        asked.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in texts), encoding="utf-8")
        done = subprocess.run([python, HERE / "peer_worker.py", asked, answered], capture_output=True, text=True)
        if done.returncode:
            print(f"underthesea cannot run here, so that ours is measured alone: {done.stderr.strip()[-200:]}")
            return None
        return [json.loads(line) for line in answered.read_text(encoding="utf-8").splitlines()]


def names_right(chosen: Sequence[Row], names: list[dict[str, list[str]]]) -> dict[str, float]:
    """People by name; provinces and bodies as found when their words are a place or an organisation."""
    right = found = labelled = places = places_found = bodies = bodies_found = 0
    for row, by_kind in zip(chosen, names, strict=True):
        people = [person["name"] for person in row["people"]]
        labelled += len(people)
        found += len(by_kind["PER"])
        right += len(set(people) & set(by_kind["PER"]))
        places += len(row["provinces"])
        places_found += sum(any(p["quote"] in n for n in by_kind["LOC"] + by_kind["ORG"]) for p in row["provinces"])
        bodies += len(row["bodies"])
        bodies_found += sum(any(b["quote"] == n for n in by_kind["ORG"]) for b in row["bodies"])
    return {
        "people precision": right / max(1, found),
        "people recall": right / labelled,
        "provinces recall": places_found / places,
        "bodies recall": bodies_found / bodies,
    }


def ours_as_names(row: Row) -> dict[str, list[str]]:
    """Ours in the peer's form."""
    found = annotate(row["title"], row["text"], province=row["province"])
    return {
        "PER": list(dict.fromkeys(mention.name for mention in found.people)),
        "LOC": [mention.quote for mention in found.provinces],
        "ORG": [mention.quote for mention in found.bodies],
    }


def main() -> int:
    """Prints the tables, writes ``result.json``; returns 1 when ours is slower than its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--no-peer", action="store_true", help="measure ours alone")
    parser.add_argument("--set", choices=SPLITS, help="print how right one set is, and nothing else")
    arguments = parser.parse_args()
    if arguments.set:
        print_rightness(arguments.set)
        return 0
    texts = long_texts()
    judge(*texts[0])
    given = seed_articles()
    reports = [(row["title"], row["text"]) for row in labelled_articles()]
    speeds: dict[str, tuple[list[tuple[str, str]], float]] = {
        "the five seed articles": (given, articles_a_second(judged_and_annotated, given, 20)),
        "labelled reports": (reports, articles_a_second(judged_and_annotated, reports, 1)),
        "seed articles of one length": (texts[:5], articles_a_second(judged_and_annotated, texts[:5], 20)),
        "thirty reports joined": (texts[5:], articles_a_second(judged_and_annotated, texts[5:], 10)),
        "both of these": (texts, articles_a_second(judged_and_annotated, texts, 10)),
        "both, judged alone": (texts, articles_a_second(judge, texts, 10)),
    }
    result: Row = {}
    print(f"{'judged and annotated, one core':32} {'characters':>10} {'a second':>10}")
    for name, (chosen, speed) in speeds.items():
        length = sum(len(text) for _, text in chosen) // len(chosen)
        result[name] = {"characters": length, "articles a second": round(speed)}
        print(f"  {name:30} {length:10} {speed:10.0f}")
    seeds, both = speeds["the five seed articles"][1], speeds["both of these"][1]
    for split in (None, "scored", *WRITTEN_LATER):
        result[f"rightness, {split or 'all'}"] = print_rightness(split)
    python = None if arguments.no_peer else ensure_peer()
    labelled = labelled_articles()[:128]
    answers = ask_peer(python, [{"id": row["id"], "text": row["text"]} for row in labelled]) if python else None
    timed = ask_peer(python, [{"id": i, "text": text} for i, (_, text) in enumerate(texts)]) if python else None
    if answers and timed:
        peer = names_right(labelled, [answer["names"] for answer in answers])
        peer["articles a second"] = round(len(timed) / sum(answer["seconds"] for answer in timed), 1)
        ours = names_right(labelled, [ours_as_names(row) for row in labelled])
        ours["articles a second"] = round(both)
        result["ours"], result["underthesea ner"] = ours, peer
        print(f"\n{'':24} {'ours':>9} {'underthesea':>12}")
        for name, value in ours.items():
            print(f"  {name:22} {value:9.3f} {peer[name]:12.3f}")
    (HERE / "result.json").write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0 if seeds >= FLOOR else 1


if __name__ == "__main__":
    raise SystemExit(main())
