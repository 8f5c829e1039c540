"""``thidua clusters``: one story's articles, and why they are together."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.printing import local_time, print_json, print_table

app = typer.Typer(help="Clusters of reprints: list, show, explain.", invoke_without_command=True)
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON: lines for a list, else one document.")]


@app.callback(epilog="Example: thidua clusters list --limit 50")
def default(context: typer.Context) -> None:
    """Clusters of reprints: list, show, explain."""
    if context.invoked_subcommand is None:
        list_clusters()


@app.command("list", epilog="Example: thidua clusters list --limit 50")
def list_clusters(
    limit: Annotated[int, typer.Option(help="Rows at the most.", min=1, max=10_000)] = 20, as_json: AsJson = False
) -> None:
    """The largest clusters of more than one article."""
    from articles.printing import json_record
    from reports.clusters import clusters

    found = clusters(limit)
    if as_json:
        for cluster in found:
            print_json(json_record(cluster))
        return
    print_table(
        ("articles#", "published", "first site", "title", "id"),
        [(c.size, local_time(c.published_at), c.site, c.title, c.id) for c in found],
    )


@app.command(epilog="Example: thidua clusters show 5t3k2m7qwx4ab")
def show(
    cluster: Annotated[str, typer.Argument(metavar="ID", help="Id of a cluster (also a merged one) or of an article.")],
    as_json: AsJson = False,
) -> None:
    """One cluster: its articles, the first publication first, and the verified pairs."""
    from articles.printing import json_record
    from reports.clusters import cluster_details

    details = cluster_details(cluster)
    if as_json:
        print_json(json_record(details))
        return
    print_table(
        ("", "published", "site", "title", "id"),
        [
            ("first" if m.representative else "", local_time(m.published_at), m.site, m.title, m.id)
            for m in details.members
        ],
    )
    if details.why_first:
        print(f"first: {details.why_first}")
    print()
    print_table(
        ("a", "b", "kind", "similarity#", "containment#"),
        [(e.a, e.b, e.kind, f"{e.similarity:.2f}", f"{e.containment:.2f}") for e in details.edges],
    )


@app.command(epilog="Example: thidua clusters explain 5t3k2m7qwx4ab 7h2c9p4zk3m1q")
def explain(
    a: Annotated[str, typer.Argument(metavar="A", help="Id of an article.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Id of another.")],
    as_json: AsJson = False,
) -> None:
    """Why two articles are, or are not, in one cluster."""
    from articles.printing import json_record
    from reports.clusters import explain as explain_pair

    pair = explain_pair(a, b)
    if as_json:
        print_json(json_record(pair))
        return
    print(pair.verdict)
    print(f"the pair: {pair.pair or 'two stories'}: {pair.why}")
    print(
        f"similarity {pair.similarity:.2f}, containment {pair.containment:.2f}, "
        f"{pair.shared_hashes} of {pair.of_hashes} sampled hashes shared"
    )
    if len(pair.chain) > 2:
        print("by way of " + " – ".join(pair.chain))
