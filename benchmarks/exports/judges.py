"""An export judged by others: a release by frictionless, a WACZ file by its makers' validator and by pywb.

    .venv/bin/thidua export --release release
    .venv/bin/thidua export --out pages.wacz
    .venv/bin/python -m benchmarks.exports.judges --release release --wacz pages.wacz

The three live in an environment of their own, made at the first run: pywb requires a redis client of 2017, which no
queue of today works with. Every page of the WACZ file's list is replayed and compared with its record, byte for byte.
Exits with status 1 if one of them objects.
"""

from __future__ import annotations

import argparse
import json
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from urllib.request import urlopen

from warcio.archiveiterator import ArchiveIterator

from benchmarks.peers import ensure_peers
from storage.archive import body_digest

HERE = Path(__file__).parent


def main() -> int:
    """Judge the named files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--release", type=Path, help="a folder of `thidua export --release`")
    parser.add_argument("--wacz", type=Path, help="a file of `thidua export --format wacz`")
    arguments = parser.parse_args()
    tools = ensure_peers(HERE / "requirements.txt").parent
    faults = []
    if arguments.release:
        faults += _by_frictionless(tools, arguments.release)
    if arguments.wacz:
        faults += _by_validator(tools, arguments.wacz) + _by_pywb(tools, arguments.wacz)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def _by_frictionless(tools: Path, release: Path) -> list[str]:
    done = subprocess.run(
        [tools / "frictionless", "validate", "datapackage.json", "--json"],
        cwd=release,
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(done.stdout)
    print(f"frictionless: {report['stats']['tasks']} files, {report['stats']['errors']} errors")
    return (
        [] if report["valid"] else [f"frictionless: {task['name']}: {task['errors'][:3]}" for task in report["tasks"]]
    )


def _by_validator(tools: Path, wacz: Path) -> list[str]:
    done = subprocess.run([tools / "wacz", "validate", "-f", wacz], capture_output=True, text=True, check=False)
    said = " ".join((done.stdout + done.stderr).split())
    print(f"wacz: {said}")
    return [] if done.returncode == 0 else [f"wacz: {said}"]


def _by_pywb(tools: Path, wacz: Path) -> list[str]:
    faults, replayed = [], 0
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(wacz) as bundle:
        pages = [json.loads(line) for line in bundle.read("pages/pages.jsonl").decode().splitlines()[1:]]
        with bundle.open("archive/data.warc.gz") as warc:
            digests = {
                (
                    record.rec_headers.get_header("WARC-Target-URI"),
                    "".join(c for c in record.rec_headers.get_header("WARC-Date") if c.isdigit())[:14],
                ): body_digest(record.content_stream().read())
                for record in ArchiveIterator(warc)
            }
        for step in (["init", "c"], ["add", "--unpack-wacz", "c", str(wacz.resolve())]):
            subprocess.run([tools / "wb-manager", *step], cwd=folder, check=True, capture_output=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = subprocess.Popen(
            [tools / "wayback", "-p", str(port), "-b", "127.0.0.1"],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait(port)
            for page in pages:
                at = "".join(c for c in page["ts"] if c.isdigit())[:14]
                try:
                    with urlopen(f"http://127.0.0.1:{port}/c/{at}id_/{page['url']}", timeout=30) as answer:
                        body = answer.read()
                except OSError as error:
                    faults.append(f"pywb: {page['url']}: {error}")
                    continue
                if body_digest(body) != digests[page["url"], at]:
                    faults.append(f"pywb: {page['url']} at {at}: other bytes than were fetched")
                replayed += 1
        finally:
            server.terminate()
            server.wait(20)
    print(f"pywb: {replayed} of {len(pages)} pages replayed")
    return faults


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("pywb did not start")


if __name__ == "__main__":
    sys.exit(main())
