"""Pages that no rule was made for: composed ones by seed, blind ones by set, and how far the stated confidence holds.

usage: python -m benchmarks.extraction.unseen [--seed N] [--sites N] [--failures]

The composed pages have class names of real sites that the reader's lists do not have; another seed makes other pages.
The blind pages were written with their records before any code ran on them; docs/extraction.md has the first figures.
"""

from __future__ import annotations

import argparse
import itertools
from collections import defaultdict
from collections.abc import Iterable

from articles.extraction import extract
from articles.models import Page
from evaluation.extraction.blind import BLIND_SETS
from evaluation.extraction.blind.measuring import measure_blind
from evaluation.extraction.composed import compose
from evaluation.extraction.composed.measuring import SURE, Answer, check_page, measure_composed
from evaluation.extraction.composed.pages import FETCHED, ComposedPage
from evaluation.extraction.measure import Figures

_COLUMNS = ("whole", "page_type", "title", "published_at", "date_wrong", "authors", "lead", "body", "sure_wrong")
_EDGES = (0.0, 0.6, 0.8, SURE, 1.0)


def print_row(name: str, figures: Figures) -> None:
    print(f"{name:18}" + "".join(f"{figures.values.get(column, 0.0):>13.3f}" for column in _COLUMNS))


def print_calibration(pages: Iterable[ComposedPage]) -> None:
    """For each field, by how sure it was: answers and the share of right ones."""
    answers: defaultdict[str, list[Answer]] = defaultdict(list)
    for page in pages:
        found = extract(Page(url=page.url, html=page.html.encode(), fetched_at=FETCHED))
        for answer in check_page(page, found):
            if answer.confidence is not None:
                answers[answer.field].append(answer)
    print("\nconfidence: answers and share of right ones")
    print(f"{'':18}" + "".join(f"{f'{low:.1f} to {high:.1f}':>18}" for low, high in itertools.pairwise(_EDGES)))
    for field, given in answers.items():
        cells = ""
        for low, high in itertools.pairwise(_EDGES):
            within = [a for a in given if low < (a.confidence or 0.0) <= high]
            share = f"{sum(a.right for a in within) / len(within):.3f}" if within else "-"
            cells += f"{len(within):>10}{share:>8}"
        print(f"{field:18}{cells}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other templates and pages")
    parser.add_argument("--sites", type=int, default=48, help="composed sites, eight pages each")
    parser.add_argument(
        "--failures", action="store_true", help="name the fields behind every figure that is not perfect"
    )
    arguments = parser.parse_args()
    pages = compose(arguments.seed, arguments.sites)
    print(f"{'':18}" + "".join(f"{column:>13}" for column in _COLUMNS))
    composed = measure_composed(pages)
    print_row(f"composed, {len(pages)}", composed)
    failures = list(composed.failures)
    for name, blind in BLIND_SETS.items():
        figures = measure_blind(blind)
        print_row(f"{name}, {len(blind)}", figures)
        failures += figures.failures
    print_calibration(pages)
    if arguments.failures:
        print("\n" + "\n".join(failures))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
