"""``thidua sites``: the catalogue, and what this installation has seen of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, get_args

import typer

from articles.errors import UsageError
from cli.completion import complete_provinces, complete_sites
from cli.printing import complain, local_time, print_json, print_table, progress_bar
from crawler.site import SiteKind

KINDS = get_args(SiteKind)
app = typer.Typer(
    help="The catalogue of sites: list, show, check live, add, record pages.", invoke_without_command=True
)
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON Lines instead of a table.")]


@app.callback(epilog="Example: thidua sites show baolamdong")
def default(context: typer.Context) -> None:
    """The catalogue of sites: list, show, check live, add, record pages."""
    if context.invoked_subcommand is None:
        list_sites(as_json=False)


@app.command("list", epilog="Example: thidua sites list --json")
def list_sites(as_json: AsJson = False) -> None:
    """List every site, with its last successful visit and the number of its articles."""
    from articles.printing import json_record
    from reports.overview import site_overview

    found = site_overview()
    if as_json:
        for site in found:
            print_json(json_record(site))
        return
    print_table(
        ("id", "kind", "province", "enabled", "seen alive", "articles#", "relevant#", "name"),
        [
            (
                site.id,
                site.kind,
                site.province or "–",
                "yes" if site.enabled else "no",
                local_time(site.last_success_at) if site.last_success_at else "never",
                site.articles,
                site.relevant,
                site.name,
            )
            for site in found
        ],
    )
    seen = sum(1 for site in found if site.last_success_at)
    print(f"{len(found)} sites, {seen} of them seen alive by this installation")


@app.command(epilog="Example: thidua sites show baolamdong")
def show(
    site: Annotated[str, typer.Argument(metavar="ID", help="Id of a site.", autocompletion=complete_sites)],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """One site: its file, its crawls, its sources, its issues."""
    from reports.overview import details_record, site_details

    details = site_details(site)
    record = details_record(details)
    if as_json:
        print_json(record)
        return
    lists = ("issues", "sources", "removed", "page_wishes")
    values = [(k, ", ".join(map(str, v)) if isinstance(v, list) else v) for k, v in record.items() if k not in lists]
    print_table(("", ""), values)
    if details.sources:
        print()
        print_table(("source", "kind"), [(source.url, source.kind) for source in details.sources])
    if details.page_wishes:
        print()
        print_table(("asked of users of its pages", "pages#"), [(w.wish, w.pages) for w in details.page_wishes])
    if details.removed:
        print()
        print_table(
            ("gone at the publisher", "since", "title"),
            [(gone.url, local_time(gone.removed_at), gone.title) for gone in details.removed],
        )
    if details.issues:
        print()
        print_table(
            ("issue", "times#", "last seen", "address", "detail"),
            [(i.code, i.times, local_time(i.last_seen_at), i.url, i.detail) for i in details.issues],
        )


@app.command(epilog="Example: thidua sites check --all --json")
def check(
    sites: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Sites to probe.", autocompletion=complete_sites)
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Probe every site of the catalogue.")] = False,
    as_json: AsJson = False,
) -> None:
    """Probe sites live: reachable, robots, feeds, sitemaps, listings, sample articles; and read their recorded pages
    again. Stores nothing."""
    from pipeline.probing import probe_sites

    if not sites and not everything:
        raise UsageError("name the sites to check, or say --all")
    with progress_bar("checking") as advance:
        found = probe_sites(sites or (), progress=advance)
    if as_json:
        for record in found:
            print_json(record)
    else:
        print_table(
            (
                "id",
                "reachable",
                "robots",
                "feeds#",
                "sitemaps#",
                "listings#",
                "articles#",
                "doubtful#",
                "recorded#",
                "detail",
            ),
            [
                (
                    r["site"],
                    "yes" if r["reachable"] else "no",
                    r["robots"],
                    len(r["feeds"]),
                    len(r["sitemaps"]),
                    len(r["listings"]),
                    len(r["samples"]),
                    sum(bool(s["doubtful"]) for s in r["samples"]),
                    r["recorded"],
                    r["detail"] or r["moved_to"] or r["render"],
                )
                for r in found
            ],
        )
    bad = [r["site"] for r in found if not r["reachable"]]
    if bad:
        complain(f"not reachable: {', '.join(bad)}")
    differing = [d for r in found for d in r["differing"]]
    for d in differing:
        complain(f"{d['page']}: {d['field']} is {_short(d['found'])}, expected {_short(d['expected'])}")
    if bad or differing:
        raise typer.Exit(1)


@app.command(epilog="Example: thidua sites add baomoi_tinh https://baomoitinh.vn/ --province lam-dong")
def add(
    site: Annotated[str, typer.Argument(metavar="ID", help="The new site's id: a-z, 0-9, _.")],
    url: Annotated[str, typer.Argument(metavar="URL", help="Its home page.")],
    name: Annotated[str | None, typer.Option(help="How it calls itself; its host without.")] = None,
    kind: Annotated[str, typer.Option(help=f"One of {', '.join(KINDS)}.")] = "newspaper",
    province: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Its province; without, a national site.", autocompletion=complete_provinces),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Write the file of a new site; discovery finds the rest when it is crawled."""
    from crawler.catalogue import add_site

    path: Path = add_site(site, url, name=name, kind=kind, province=province)
    if as_json:
        print_json({"site": site, "file": str(path)})
    else:
        print(f"{path} written; now: thidua crawl {site}")


@app.command(epilog="Example: thidua sites record baolamdong https://baolamdong.vn/bai-viet-123.html")
def record(
    site: Annotated[str, typer.Argument(metavar="ID", help="Id of a site.", autocompletion=complete_sites)],
    url: Annotated[str, typer.Argument(metavar="URL", help="An article of it.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Save a page and its extracted record as the site's regression test; read the file and correct what is wrong.

    `thidua sites check` compares, and the test suite for the sites that are shipped.
    """
    from pipeline.probing import record_page

    path = record_page(site, url)
    if as_json:
        print_json({"site": site, "file": str(path)})
        return
    print(f"{path} written: read it; what is wrong in it, mend there, then in the site file until it is read so")


def _short(value: object) -> str:
    text = str(value)
    return repr(text if len(text) <= 80 else text[:79] + "…")
