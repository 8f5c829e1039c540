"""How well reports of one event are joined and awards listed, on the labelled reports.

Run from the repository's root: ``python -m benchmarks.events.run [--faults] [--set NAME]``.
"""

from __future__ import annotations

import argparse
import time

from evaluation.events.measure import SETS, labelled_awards, labelled_reports, measure
from evaluation.events.rows import labelled_rows, measure_rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faults", action="store_true", help="list each wrong pair, kind and row")
    parser.add_argument("--set", choices=SETS, help="one labelled set alone")
    options = parser.parse_args()
    for name in (options.set,) if options.set else SETS:
        _print_set(name, faults=options.faults)
    rows = measure_rows(labelled_rows())
    print(f"rows read from single reports, right in every field: {rows.precision:.3f} / {rows.recall:.3f}")
    if options.faults:
        print(*rows.faults, sep="\n")


def _print_set(name: str, *, faults: bool) -> None:
    labelled, awards = labelled_reports(name), labelled_awards(name)
    started = time.process_time()
    score = measure(labelled, awards)
    seconds = time.process_time() - started
    events = len({item.event for item in labelled if item.event})
    print(f"{name}: {len(labelled)} reports of {events} events, {len(labelled) / seconds:,.0f} reports/s")
    print(f"  pairs   precision {score.precision:.3f}  recall {score.recall:.3f}")
    print(f"  kinds   {score.kinds:.3f}   event or none {score.nulls:.3f}")
    print(f"  awards  precision {score.ledger.precision:.3f}  recall {score.ledger.recall:.3f}", end="   ")
    print(*(f"{field} {share:.3f}" for field, share in score.ledger.right.items()), sep="  ")
    if faults:
        print(*(f"    {fault}" for fault in score.faults), sep="\n")


if __name__ == "__main__":
    main()
