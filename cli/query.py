"""``thidua search``, ``show``, ``export``: what is in the archive."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import Annotated, Any

import typer

from articles.printing import shown_title
from cli.printing import local_time, parse_day, print_json, print_table, progress_bar
from pipeline.errors import UsageError


class Sort(enum.StrEnum):
    """The orders of a search."""

    relevance = "relevance"
    newest = "newest"


class Format(enum.StrEnum):
    """The formats of an export."""

    jsonl = "jsonl"
    csv = "csv"


Query = Annotated[str | None, typer.Argument(help='Words, with or without diacritics; "a phrase"; -excluded.')]
Province = Annotated[str | None, typer.Option(help="Id of a former or current province.", metavar="ID")]
SiteId = Annotated[str | None, typer.Option(help="Id of a site.", metavar="ID")]
Kind = Annotated[str | None, typer.Option(help="Kind of site: newspaper, portal …", metavar="KIND")]
Movement = Annotated[str | None, typer.Option(help="Id of a movement.", metavar="ID")]
Award = Annotated[str | None, typer.Option(help="Id of an award.", metavar="ID")]
Body = Annotated[str | None, typer.Option(help="Id or name of a body.", metavar="ID")]
From = Annotated[str | None, typer.Option("--from", help="Published on this day or later.", metavar="DATE")]
To = Annotated[str | None, typer.Option("--to", help="Published on this day or earlier.", metavar="DATE")]
AllCopies = Annotated[bool, typer.Option("--all-copies", help="Every copy of a story, not one row a cluster.")]
Irrelevant = Annotated[bool, typer.Option("--irrelevant", help="Include articles that are not about this field.")]


def add_to(app: typer.Typer) -> None:
    """Register this group's commands."""
    app.command(epilog='Example: thidua search "thi dua khen thuong" --province lam-dong')(search)
    app.command(epilog="Example: thidua show 5t3k2m7qwx4ab --versions")(show)
    app.command(epilog="Example: thidua export --format csv --province tra-vinh --out tra-vinh.csv")(export)


def filters(
    query: str | None, province: str | None, site: str | None, kind: str | None, movement: str | None,
    award: str | None, body: str | None, from_: str | None, to: str | None, sort: Sort, limit: int | None,
    all_copies: bool, irrelevant: bool,
) -> Any:  # fmt: skip
    """The options of one call as filters; an id that nothing has is wrong usage."""
    from articles.provinces import current_provinces, former_provinces
    from storage.search import Filters

    if province is not None and province not in {**former_provinces(), **current_provinces()}:
        known = ", ".join(sorted({**former_provinces(), **current_provinces()}))
        raise UsageError(f"--province: there is no province {province!r}. Known provinces: {known}")
    return Filters(
        query=query, province=province, site=site, kind=kind, movement=movement, award=award, body=body,
        from_=parse_day(from_, "--from"), to=parse_day(to, "--to"), sort=sort.value, limit=limit,
        all_copies=all_copies, irrelevant=irrelevant,
    )  # fmt: skip


def search(
    query: Query = None, province: Province = None, site: SiteId = None, kind: Kind = None, movement: Movement = None,
    award: Award = None, body: Body = None, from_: From = None, to: To = None, sort: Sort = Sort.relevance,
    limit: Annotated[int, typer.Option(help="Rows at the most.", min=1, max=10_000)] = 20,
    all_copies: AllCopies = False, irrelevant: Irrelevant = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines, one article a line.")] = False,
) -> None:  # fmt: skip
    """Find articles; the relevant ones, and one row for each story with all its copies."""
    from pipeline.export import matching_records
    from storage.db import opened
    from storage.search import count_articles

    wanted = filters(
        query, province, site, kind, movement, award, body, from_, to, sort, limit, all_copies, irrelevant
    )
    with opened(application="thidua search") as connection:
        records = matching_records(connection, wanted)
        if as_json:
            for record in records:
                print_json(record)
            return
        rows = [
            (local_time(r["published_at"]), r["site"], r["province"] or "–", shown_title(r), r["id"]) for r in records
        ]
        total = count_articles(connection, wanted)
    if not rows:
        print("nothing found")
        return
    print_table(("published", "site", "province", "title", "id"), rows)
    if total > len(rows):
        print(f"{len(rows)} of {total}; --limit shows more")


def show(
    article: Annotated[str, typer.Argument(metavar="ID", help="Id of an article or of a cluster.")],
    versions: Annotated[bool, typer.Option("--versions", help="Every version with what changed.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """One article with everything that is known of it."""
    from pipeline.differences import version_differences
    from storage.db import opened
    from storage.records import article_versions, cluster_members, find_record

    with opened(application="thidua show") as connection:
        record = find_record(connection, article)
        if record is None:
            raise UsageError(f"there is no article {article!r}: `thidua search` prints the ids")
        history = article_versions(connection, record["id"])
        copies = cluster_members(connection, record["cluster"])
    if as_json:
        changes = {"history": [{**v, "changes": d} for v, d in version_differences(history)]} if versions else {}
        print_json({**record, "copies": copies, **changes})
        return
    _print_article(record, copies)
    if versions:
        for version, changes_made in version_differences(history):
            print(f"\nversion {version['number']}, seen {local_time(version['seen_at'])}")
            for change in changes_made:
                print(f"  {change['kind']:8} {change['text']}")


def _print_article(record: dict[str, Any], copies: list[dict[str, Any]]) -> None:
    print(shown_title(record))
    source = f"{record['site_name']} ({record['site']})"
    print(f"{source} · {local_time(record['published_at'])} · {', '.join(record['authors']) or '–'}")
    print(record["url"])
    verdict = f"relevant {'yes' if record['relevant'] else 'no'} ({record['relevance']['score']:.2f})"
    print(f"{verdict} · versions {record['versions']} · id {record['id']}")
    print()
    if record["lead"]:
        print(record["lead"] + "\n")
    print(record["body"])
    if len(copies) > 1:
        print()
        print_table(
            ("copies", "published", "title", "id"),
            [(c["site"], local_time(c["published_at"]), c["title"], c["id"]) for c in copies],
        )


def export(
    query: Query = None, province: Province = None, site: SiteId = None, kind: Kind = None, movement: Movement = None,
    award: Award = None, body: Body = None, from_: From = None, to: To = None, sort: Sort = Sort.newest,
    limit: Annotated[int | None, typer.Option(help="Articles at the most; without, all.", min=1)] = None,
    all_copies: AllCopies = False, irrelevant: Irrelevant = False,
    format_: Annotated[Format, typer.Option("--format", help="The file's format.")] = Format.jsonl,
    out: Annotated[Path | None, typer.Option(help="The file to write.", metavar="FILE", dir_okay=False)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was written as JSON.")] = False,
) -> None:  # fmt: skip
    """Write the articles that match to a file."""
    from pipeline.export import export_articles

    if out is None:
        raise typer.BadParameter("say which file to write: --out articles.jsonl", param_hint="--out")
    wanted = filters(
        query, province, site, kind, movement, award, body, from_, to, sort, limit, all_copies, irrelevant
    )
    with progress_bar("exporting") as advance:
        count = export_articles(wanted, format_.value, out, progress=advance)
    if as_json:
        print_json({"out": str(out), "format": format_.value, "articles": count})
    else:
        print(f"{count} articles written to {out}")
