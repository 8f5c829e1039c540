"""``thidua search``, ``show`` and ``export``: queries over the archive."""

from __future__ import annotations

import enum
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from articles.errors import UsageError
from articles.search.filters import Filters
from cli.files import Language, file_format
from cli.filters import Sort, with_filters
from cli.printing import complain, complain_of_cut_cells, local_time, print_json, print_table, progress_bar
from cli.releasing import print_changes, print_release
from cli.showing import found_text, print_article

if TYPE_CHECKING:
    from storage.stored_articles import StoredArticle


class Format(enum.StrEnum):
    """The formats of an export."""

    jsonl = "jsonl"
    csv = "csv"
    xlsx = "xlsx"
    parquet = "parquet"
    atom = "atom"
    wacz = "wacz"


def add_to(app: typer.Typer) -> None:
    """Register this group's commands."""
    app.command(epilog='Example: thidua search "thi dua khen thuong" --province lam-dong')(search)
    app.command(epilog="Example: thidua show 5t3k2m7qwx4ab --versions")(show)
    app.command(epilog="Example: thidua export --format xlsx --province tra-vinh --from 2023 --out tra-vinh.xlsx")(
        export
    )


@with_filters(sort=Sort.relevance)
def search(
    wanted: Filters,
    limit: Annotated[int, typer.Option(help="Rows at the most.", min=1, max=10_000)] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines, one article per line.")] = False,
) -> None:
    """Find articles; the relevant ones, and one row for each story with all its copies."""
    from articles.printing import json_record
    from reports.export import matching_articles
    from storage.db import opened, require_archive
    from storage.search import suggest_query, total_articles

    wanted = replace(wanted, limit=limit)
    require_archive()
    with opened(application="thidua search") as connection:
        articles = matching_articles(connection, wanted)
        if as_json:
            for article in articles:
                print_json(json_record(article))
            return
        found = list(articles)
        if not found:
            meant = suggest_query(connection, wanted)
            print("nothing found" + (f"; did you mean: thidua search {meant!r}" if meant else ""))
            return
        total = total_articles(connection, wanted)
    _print_results(found, wanted.query)
    number = f"{total.count}" if total.exact else f"≈{total.count}"
    print(f"{len(found)} of {number}" + ("; --limit shows more" if total.count > len(found) else ""))


def _print_results(articles: list[StoredArticle], query: str | None) -> None:
    """Title and excerpt with the words of the query, beside date, site, province and id; one row each in a pipe."""
    if not sys.stdout.isatty():
        rows = [(local_time(a.published_at), a.site, a.province or "–", a.shown_title, a.id) for a in articles]
        print_table(("published", "site", "province", "title", "id"), rows)
        return
    from articles.search.highlight import excerpt, find_words
    from articles.search.query import parse_query

    parsed = parse_query(query or "")
    cells = []
    for a in articles:
        place = "\n".join((local_time(a.published_at), a.site, a.province or "–", a.id))
        text = excerpt("\n".join(filter(None, (a.lead, a.body))), parsed)
        title = found_text(a.shown_title, find_words(a.shown_title, parsed), style="bold")
        cells.append((place, title.append("\n").append_text(found_text(text.text, text.spans)).append("\n")))
    print_table(("published, site", "article"), cells)


def show(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="Id of an article or of a cluster.")],
    versions: Annotated[bool, typer.Option("--versions", help="Every version with what changed.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """One article with everything that is known about it: why it is relevant, its facts, corrections and copies."""
    from articles.printing import json_record
    from reports.differences import version_differences
    from storage.db import opened, require_archive
    from storage.stored_articles import article_versions, cluster_members, find_article

    require_archive()
    with opened(application="thidua show") as connection:
        article = find_article(connection, identifier)
        if article is None:
            raise UsageError(f"there is no article {identifier!r}: `thidua search` prints the ids")
        history = article_versions(connection, article.id)
        copies = cluster_members(connection, article.cluster)
    if as_json:
        record = {**json_record(article), "copies": [json_record(copy) for copy in copies]}
        if versions:
            record["history"] = [
                {**json_record(version), "changes": [json_record(change) for change in changes]}
                for version, changes in version_differences(history)
            ]
        print_json(record)
        return
    print_article(article, copies)
    if versions:
        for version, changes_made in version_differences(history):
            print(f"\nversion {version.number}, seen {local_time(version.seen_at)}")
            for change in changes_made:
                print(f"  {change.kind:8} {change.text}")


@with_filters(sort=Sort.newest)
def export(
    wanted: Filters,
    limit: Annotated[int | None, typer.Option(help="Articles at the most; without, all.", min=1)] = None,
    format_: Annotated[Format | None, typer.Option("--format", help="The file's format; else its ending's.")] = None,
    out: Annotated[Path | None, typer.Option(help="The file to write.", metavar="FILE", dir_okay=False)] = None,
    release: Annotated[
        Path | None,
        typer.Option(
            help="Write a data package with all facts and versions instead.", metavar="FOLDER", file_okay=False
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(help="New, changed and withdrawn articles since a token (first: start), as JSON Lines."),
    ] = None,
    language: Annotated[Language, typer.Option("--lang", help="Language of an Excel file's headings.")] = Language.en,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was written as JSON.")] = False,
) -> None:
    """Write the articles that match to a file; all of them with their facts as a release; or what changed."""
    from reports.export import export_articles
    from storage.db import require_archive

    if sum(target is not None for target in (release, since)) == 2 or (release is not None and out is not None):
        raise UsageError("--release FOLDER, --since TOKEN, or --out FILE: one of them; --since may have --out")
    if out is None and release is None and since is None:
        raise typer.BadParameter(f"say which file to write: --out articles.{format_ or 'jsonl'}", param_hint="--out")
    wanted = replace(wanted, limit=limit)
    if release is not None or out is None or since is not None:
        require_archive()
        if format_ is not None and (release is not None or format_ is not Format.jsonl):
            raise UsageError("--format goes with --out alone: a release has CSV and Parquet, changes are JSON Lines")
        if release is not None:
            print_release(wanted, release, as_json=as_json)
        else:
            print_changes(wanted, since or "", out, as_json=as_json)
        return
    chosen = file_format(format_, out, Format)
    require_archive()
    with progress_bar("exporting") as advance:
        written = export_articles(wanted, chosen.value, out, language=language.value, progress=advance)
    if as_json:
        summary = {"out": str(out), "format": chosen.value, "articles": written.records, "cut_cells": written.cut_cells}
        print_json(summary)
    else:
        print(f"{written.records} articles written to {out}")
    complain_of_cut_cells(written.cut_cells)
    if written.missing_pages:
        complain(
            f"{written.missing_pages} fetched pages are in the archive no longer: `thidua archive check` names them"
        )
