"""``thidua extract``, ``judge``, ``annotate``, ``cluster``: JSON Lines in and out, with no database."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

Explain = Annotated[bool, typer.Option("--explain", help="Print the sum of each verdict on stderr as well.")]

ExplainRules = Annotated[
    bool, typer.Option("--explain", help="Add `rules`: which rule decided which field, and what was left out.")
]


def add_to(app: typer.Typer) -> None:
    """Register this group's commands."""
    app.command(epilog="""Example: echo '{"id": 1, "url": "https://a.vn/x", "html": "…"}' | thidua extract""")(extract)
    app.command(epilog="""Example: echo '{"id": 1, "title": "…", "text": "…"}' | thidua judge""")(judge)
    app.command(epilog="""Example: echo '{"id": 1, "title": "…", "text": "…"}' | thidua annotate""")(annotate)
    app.command(epilog="Example: thidua cluster < articles.jsonl")(cluster)


def extract(explain: ExplainRules = False) -> None:
    """Read pages: `id`, `url` and `html` or `html_file` per line; title, body, dates, authors … out."""
    from pipeline.batch import extract_record, run_batch

    run_batch(partial(extract_record, explain=explain))


def judge(explain: Explain = False) -> None:
    """Judge texts: `id`, `title`, `text` per line; whether each is about this field, and why, out."""
    from pipeline.batch import explain_record, judge_record, run_batch

    run_batch(explain_record if explain else judge_record)


def annotate(
    explain: Annotated[
        bool, typer.Option("--explain", help="Add `rules`: what settled the era, the province, each place and award.")
    ] = False,
) -> None:
    """Find the facts in texts: `id`, `title`, `text`, optional `province` and `published_at` per line; facts out."""
    from pipeline.batch import annotate_record, run_batch

    run_batch(partial(annotate_record, explain=explain))


def cluster() -> None:
    """Group texts: `id`, `title`, `text` per line; the id of each one's cluster out."""
    from pipeline.batch import run_cluster

    run_cluster()
