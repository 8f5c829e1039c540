"""How well reports of one event are joined and awards listed, on the labelled reports.

Run from the repository's root: ``python -m benchmarks.events.run [--faults]``.
"""

from __future__ import annotations

import argparse
import time

from evaluation.events.measure import labelled_reports, measure
from evaluation.events.rows import labelled_rows, measure_rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faults", action="store_true", help="list each wrong pair, kind and row")
    options = parser.parse_args()
    labelled = labelled_reports()
    started = time.process_time()
    score = measure(labelled)
    seconds = time.process_time() - started
    events = len({item.event for item in labelled if item.event})
    print(f"{len(labelled)} reports, {events} events, {len(labelled) / seconds:,.0f} reports/s")
    print(f"pairs   precision {score.precision:.3f}  recall {score.recall:.3f}")
    print(f"kinds   {score.kinds:.3f}   event or none {score.nulls:.3f}")
    print(f"ledger  precision {score.ledger_precision:.3f}  recall {score.ledger_recall:.3f}")
    rows = measure_rows(labelled_rows())
    print(f"rows    precision {rows.precision:.3f}  recall {rows.recall:.3f}   right in every field, report by report")
    if options.faults:
        print(*score.faults, *rows.faults, sep="\n")


if __name__ == "__main__":
    main()
