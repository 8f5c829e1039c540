"""Clusters for people: the largest, each one's members, and why two articles are, or are not, together."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.duplicates import compare, shared_hashes
from articles.duplicates.originals import Statement
from articles.errors import UsageError
from storage.cluster_queries import (
    LargeCluster,
    LinkedArticle,
    VerifiedPair,
    are_tied,
    cluster_edges,
    linked_article,
    list_clusters,
    resolve_cluster,
)
from storage.clusters import cluster_statements
from storage.corrections import list_corrections
from storage.db import opened
from storage.stored_articles import ClusterMember, cluster_members

HOW_STATED = {
    "canonical": "calls its address the canonical one",
    "link": "links to it",
    "named": "names its site as the source",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class ClusterDetails:
    """One cluster: members, first publication first, verified pairs, and the reason for its representative."""

    id: str
    members: tuple[ClusterMember, ...]
    edges: tuple[VerifiedPair, ...]
    stated: tuple[Statement, ...]
    """What members state about their original."""
    why_first: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ExplainedPair:
    """Two articles: whether they are in one cluster, how their texts compare, and the pairs that tie them."""

    a: str
    b: str
    together: bool
    verdict: str
    pair: str | None
    """``exact``, ``near`` or ``contained``; ``None`` for two stories."""
    similarity: float
    containment: float
    why: str
    shared_hashes: int
    of_hashes: int
    chain: tuple[str, ...]


def clusters(limit: int) -> list[LargeCluster]:
    """The largest clusters of more than one article."""
    with opened() as connection:
        return list_clusters(connection, limit=limit)


def cluster_details(identifier: str) -> ClusterDetails:
    """One cluster by its id, by the id of a cluster merged into it, or by a member's.

    Members are in order of publication, with verified pairs, what members state about their original, and the reason
    for the representative.

    Raises:
        UsageError: if there is no such cluster.
    """
    with opened() as connection:
        cluster = resolve_cluster(connection, identifier)
        if cluster is None:
            raise UsageError(f"there is no cluster {identifier!r}: `thidua clusters` lists them")
        members, edges = cluster_members(connection, cluster), cluster_edges(connection, cluster)
        statements = cluster_statements(connection, cluster)
    return ClusterDetails(
        id=cluster,
        members=tuple(members),
        edges=tuple(edges),
        stated=statements,
        why_first=_why_first(members, statements),
    )


def _why_first(members: Sequence[ClusterMember], stated: Sequence[Statement]) -> str | None:
    first = next((m for m in members if m.representative), None)
    if first is None:
        return None
    said = next((s for s in stated if s.original == first.id), None)
    if said is not None and first.id not in {s.copy for s in stated}:
        return f"{said.copy} {HOW_STATED[said.how]}"
    return "published first" if first.published_at else "seen first; none states when it was published"


def explain(a: str, b: str) -> ExplainedPair:
    """Why two articles are, or are not, in one cluster: the pair's comparison, and the chain of pairs that ties them.

    Raises:
        UsageError: if one of them is not an article's id.
    """
    with opened() as connection:
        one, other = (_require(linked_article(connection, i), i) for i in (a, b))
        edges = cluster_edges(connection, one.cluster) if one.cluster == other.cluster else []
        tied = are_tied(connection, a, b)
        said = [c for c in list_corrections(connection, [a, b]) if c.field == "cluster"]
    needed = shared_hashes(min(len(one.hashes), len(other.hashes)))
    shared = len(set(one.hashes) & set(other.hashes))
    found = compare(one.text, other.text)
    chain = _chain(a, b, edges)
    if said:
        where = "together" if one.cluster == other.cluster else "apart"
        verdict = f"{where}: {said[-1].who} said so: {said[-1].why}"
    elif one.cluster == other.cluster:
        verdict = _why_together(chain, edges)
    elif found.kind is None:
        verdict = f"apart: {found.why}"
    elif shared < needed:
        verdict = f"apart: their samples share {shared} hashes, {needed} make candidates"
    elif tied:
        verdict = (
            "apart: a part joins one whole, and none where several stories have it alike"
            if found.kind == "contained"
            else "apart: each is nearer to the centre of another story"
        )
    else:
        verdict = "apart: not linked yet (`thidua clean` links)"
    return ExplainedPair(
        a=a,
        b=b,
        together=one.cluster == other.cluster,
        verdict=verdict,
        pair=found.kind,
        similarity=round(found.similarity, 4),
        containment=round(found.containment, 4),
        why=found.why,
        shared_hashes=shared,
        of_hashes=min(len(one.hashes), len(other.hashes)),
        chain=tuple(chain),
    )


def _why_together(chain: list[str], edges: list[VerifiedPair]) -> str:
    """What ties two articles of one cluster: their own pair, one whole that holds both, or an article between them."""
    if not chain:
        return "together: a person's correction of another member ties them"
    if len(chain) == 2:
        return "together: a verified pair"
    kinds = {frozenset((edge.a, edge.b)): edge.kind for edge in edges}
    if {kinds[frozenset(pair)] for pair in pairwise(chain)} == {"contained"}:
        return f"together: parts of one whole, {', '.join(chain[1:-1])}"
    return f"together: each is near what is near the other, {', '.join(chain[1:-1])}"


def _require(found: LinkedArticle | None, identifier: str) -> LinkedArticle:
    if found is None:
        raise UsageError(f"there is no article {identifier!r}: `thidua search` prints the ids")
    return found


def _chain(a: str, b: str, edges: list[VerifiedPair]) -> list[str]:
    """The shortest way from one to the other over verified pairs; empty if there is none."""
    neighbours: dict[str, list[str]] = {}
    for edge in edges:
        neighbours.setdefault(edge.a, []).append(edge.b)
        neighbours.setdefault(edge.b, []).append(edge.a)
    came: dict[str, str | None] = {a: None}
    waiting = deque([a])
    while waiting:
        here = waiting.popleft()
        for there in neighbours.get(here, ()):
            if there not in came:
                came[there] = here
                waiting.append(there)
    if b not in came:
        return []
    way: list[str] = []
    step: str | None = b
    while step is not None:
        way.append(step)
        step = came[step]
    return way[::-1]
