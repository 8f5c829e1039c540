"""Link articles that report one story: verified edges, the clusters they form, and each cluster's first publisher.

One process links at a time (an exclusive lock); storing goes on between two batches (a shared one). Candidates depend
on the two texts alone, so the order of arrival cannot change what is found; ``articles.duplicates.group_members``
decides which clusters the verified edges form.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import execute_values

from articles.duplicates import (
    FEWEST,
    FINGERPRINT_VERSION,
    SAMPLE,
    SHARED_HASHES,
    SHARED_IF_SHORT,
    Comparison,
    Member,
    SpelledText,
    Statement,
    Tie,
    compare_texts,
    comparison_syllables,
    first_sources,
    group_members,
    stated_originals,
)
from articles.models import Issue
from storage.common_hashes import count_linked, refresh_common_hashes
from storage.db import Connection, fetch_as, rows, transaction
from storage.issues import record_issues
from storage.locks import LOCK_LINK, lock_transaction
from storage.search.index import merge_pending

BATCH = 200
LARGEST_USUAL_CLUSTER = 150
"""A national story rarely reaches more of a hundred provincial sites; beyond it an issue asks a person to look."""


@dataclass(kw_only=True, slots=True)
class LinkReport:
    """The result of linking."""

    linked: int = 0
    compared: int = 0
    edges: int = 0

    def add(self, other: LinkReport) -> None:
        """Add another run's counts."""
        self.linked += other.linked
        self.compared += other.compared
        self.edges += other.edges


_UNLINKED = """
SELECT a.id, a.cluster, coalesce(a.lead, '') || E'\\n\\n' || a.body AS text
FROM link_waiting w JOIN article a ON a.id = w.article JOIN fingerprint f ON f.article = w.article
ORDER BY w.article LIMIT %s
"""
_BESIDE = 3
"""Number of adjacent hashes shared by nearly all pairs of samples that share half of their hashes."""
# A text with few hashes that are not common is one of formulas: its copies are found by what is common too.
_SAMPLES = f"""
WITH sample AS MATERIALIZED (
    SELECT article, hashes, cardinality(hashes) AS size,
           ARRAY(SELECT h FROM unnest(hashes) AS h WHERE h NOT IN (SELECT hash FROM common_hash)) AS rare
    FROM fingerprint WHERE article = ANY(%(ids)s)
), own AS (
    SELECT *, size < {_BESIDE} OR cardinality(rare) >= least({FEWEST}, size) AS has_rare FROM sample
)
"""
# Two samples meet in hashes that are not common; texts with only common hashes meet where half of a sample is shared.
# The inner query hands on two narrow columns in place of the row: the aggregate's memory is what they take.
_CANDIDATES = f"""{_SAMPLES}
SELECT own.article, other.article
FROM own CROSS JOIN LATERAL unnest(CASE WHEN own.size < {_BESIDE} THEN own.hashes ELSE own.rare END) AS r (hash)
CROSS JOIN LATERAL (
    SELECT article, cardinality(hashes) AS size FROM fingerprint WHERE hashes @> ARRAY[r.hash] OFFSET 0
) other
WHERE own.has_rare AND other.article <> own.article
GROUP BY own.article, own.size, other.article
HAVING count(*) >= CASE WHEN least(own.size, max(other.size)) >= {SAMPLE} THEN {SHARED_HASHES}
                        ELSE least({SHARED_IF_SHORT}, own.size) END
   AND (own.size >= {SHARED_IF_SHORT} OR max(other.size) = own.size)
"""
_CANDIDATES_OF_COMMON = f"""{_SAMPLES}
SELECT DISTINCT own.article, other.article
FROM own CROSS JOIN LATERAL generate_series(1, own.size - {_BESIDE - 1}, {_BESIDE}) AS part (first)
JOIN fingerprint other
    ON other.hashes @> own.hashes[part.first:part.first + {_BESIDE - 1}] AND other.article <> own.article
WHERE NOT own.has_rare
  AND 2 * (SELECT count(*) FROM unnest(own.hashes) AS h WHERE h = ANY(other.hashes)) >= own.size
"""
# The planner expects one hash to match a large part of the table and would read all of it; it matches a handful of
# rows, which the index on hashes finds. Few hashes are asked twice, and pairs are counted faster than sorted.
_PLAN_FOR_CANDIDATES = """
SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off; SET LOCAL enable_memoize = off;
SET LOCAL enable_sort = off; SET LOCAL work_mem = '64MB'
"""
_PLAN_AS_USUAL = """
SET LOCAL enable_seqscan = on; SET LOCAL enable_indexscan = on; SET LOCAL enable_memoize = on;
SET LOCAL enable_sort = on; RESET work_mem
"""
_TEXTS = "SELECT id, coalesce(lead, '') || E'\\n\\n' || body AS text FROM article WHERE id = ANY(%s)"
_FORGET_EDGES = "DELETE FROM edge WHERE a = ANY(%(ids)s) OR b = ANY(%(ids)s)"
_ADD_EDGES = """
INSERT INTO edge (a, b, kind, similarity, containment, fingerprint_version, verified_at) VALUES %s
ON CONFLICT (a, b) DO UPDATE SET kind = excluded.kind, similarity = excluded.similarity,
    containment = excluded.containment, fingerprint_version = excluded.fingerprint_version
"""
_CLUSTERS_OF = "SELECT DISTINCT cluster FROM article WHERE id = ANY(%s)"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Placed:
    id: str
    cluster: str


_MEMBERS = "SELECT id, cluster FROM article WHERE cluster = ANY(%s) ORDER BY published_at NULLS LAST, id"
# Clusters that an edge ties to given ones: one edge more or fewer can decide which whole a part of theirs joins.
_TIED_CLUSTERS = """
WITH member AS (SELECT id FROM article WHERE cluster = ANY(%(clusters)s))
SELECT cluster FROM article WHERE id IN (
    SELECT e.b FROM edge e JOIN member m ON e.a = m.id UNION SELECT e.a FROM edge e JOIN member m ON e.b = m.id
)
UNION SELECT unnest(%(clusters)s::text[])
"""
# A person's correction of an article's story outweighs its edges: it stands alone, or with the named article.
_SAID = """
SELECT article, value #>> '{}' AS story FROM correction
WHERE field = 'cluster' AND withdrawn_at IS NULL AND article = ANY(%(ids)s)
"""
_EDGES = """
SELECT e.a, e.b, e.kind, e.similarity, e.containment,
       (one.syllables, e.a) > (other.syllables, e.b) AS turned
FROM edge e JOIN fingerprint one ON one.article = e.a JOIN fingerprint other ON other.article = e.b
WHERE e.a = ANY(%(ids)s) AND e.b = ANY(%(ids)s) AND NOT (e.a = ANY(%(said)s) OR e.b = ANY(%(said)s))
"""
_OPEN_CLUSTERS = """
INSERT INTO cluster AS known (id, size, created_at) VALUES %s
ON CONFLICT (id) DO UPDATE SET merged_into = NULL WHERE known.merged_into IS NOT NULL
"""
_MOVE = "UPDATE article SET cluster = v.cluster FROM (VALUES %s) AS v (id, cluster) WHERE article.id = v.id"
_FORWARD = "UPDATE cluster SET merged_into = v.into_ FROM (VALUES %s) AS v (gone, into_) WHERE merged_into = v.gone"
_MERGE = """
UPDATE cluster SET merged_into = v.into_, size = 0, representative = NULL
FROM (VALUES %s) AS v (gone, into_) WHERE id = v.gone
"""
_GIVEN_MEMBERS = "unnest(%(clusters)s::text[], %(articles)s::text[]) AS m (cluster, article)"
# A stated original, else the earliest published member, else the earliest first seen.
_REPRESENT = f"""
UPDATE cluster SET representative = r.id, size = r.size
FROM (
    SELECT DISTINCT ON (m.cluster) m.cluster, a.id, count(*) OVER (PARTITION BY m.cluster) AS size
    FROM {_GIVEN_MEMBERS} JOIN article a ON a.id = m.article
    ORDER BY m.cluster, a.id <> ALL(%(originals)s), a.published_at NULLS LAST, a.first_seen_at, a.id
) r
WHERE cluster.id = r.cluster AND (cluster.representative, cluster.size) IS DISTINCT FROM (r.id, r.size::int)
"""
_STATING = f"""
SELECT m.cluster, a.id, a.url, a.canonical_url, a.source_url, a.authors, s.name AS site_name,
       coalesce(a.lead, '') || E'\\n\\n' || a.body AS text,
       ARRAY(SELECT d.url_fingerprint FROM address d WHERE d.article = a.id) AS addresses
FROM {_GIVEN_MEMBERS} JOIN article a ON a.id = m.article JOIN site s ON s.id = a.site
"""
_WAITING_OF = "SELECT article FROM link_waiting WHERE article = ANY(%s)"
_LINKED = "DELETE FROM link_waiting WHERE article = ANY(%s)"
_SITE_OF = "SELECT site, url FROM article WHERE id = %s"
_DELETE = "DELETE FROM article WHERE id = %s RETURNING cluster"
_EMPTY = "DELETE FROM cluster c WHERE id = %s AND NOT EXISTS (SELECT FROM cluster m WHERE m.merged_into = c.id)"


def link_articles(connection: Connection, *, now: datetime) -> LinkReport:
    """Link every article that is new or whose text changed, one transaction per batch."""
    report = LinkReport()
    while link_batch(connection, report, now=now):
        refresh_common_hashes(connection, now=now)
    return report


def link_batch(connection: Connection, report: LinkReport, *, now: datetime, size: int = BATCH) -> bool:
    """Link some articles; ``False`` when none is left."""
    with transaction(connection) as cursor:
        lock_transaction(cursor, LOCK_LINK)
        batch = rows(cursor, _UNLINKED, (size,))
        if not batch:
            return False
        ids = [row["id"] for row in batch]
        texts = _Texts(cursor, {row["id"]: row["text"] for row in batch})
        affected = tied_clusters(cursor, [row["cluster"] for row in batch])
        cursor.execute(_FORGET_EDGES, {"ids": ids})
        edges: dict[tuple[str, str], Comparison] = {}
        pairs = _whose_turn_it_is(cursor, _candidate_pairs(cursor, ids), ids)
        texts.read({member for pair in pairs for member in pair})
        for pair in sorted(pairs):
            result = compare_texts(texts[pair[0]], texts[pair[1]])
            if result.kind is not None:
                edges[pair] = result
        if edges:
            execute_values(
                cursor,
                _ADD_EDGES,
                [(a, b, e.kind, e.similarity, e.containment, FINGERPRINT_VERSION, now) for (a, b), e in edges.items()],
            )
        cursor.execute(_CLUSTERS_OF, (list({*ids, *(member for pair in edges for member in pair)}),))
        regroup(cursor, affected.union(cluster for (cluster,) in cursor.fetchall()), now=now)
        cursor.execute(_LINKED, (ids,))
        count_linked(cursor, len(ids))
        merge_pending(cursor)
    report.linked += len(ids)
    report.compared += len(pairs)
    report.edges += len(edges)
    return True


class _Texts:
    """Texts in comparison form by article, kept for one batch."""

    def __init__(self, cursor: Cursor, given: dict[str, str]) -> None:
        self._cursor = cursor
        self._texts = {article: SpelledText(comparison_syllables(text)) for article, text in given.items()}

    def read(self, articles: set[str]) -> None:
        """Read those that are missing."""
        missing = sorted(articles - self._texts.keys())
        if missing:
            self._cursor.execute(_TEXTS, (missing,))
            self._texts |= {article: SpelledText(comparison_syllables(text)) for article, text in self._cursor}

    def __getitem__(self, article: str) -> SpelledText:
        return self._texts[article]


def _candidate_pairs(cursor: Cursor, ids: Sequence[str]) -> set[tuple[str, str]]:
    """The pairs with at least one of these articles whose samples share hashes, the smaller id first."""
    found: set[tuple[str, str]] = set()
    cursor.execute(_PLAN_FOR_CANDIDATES)
    for sql in (_CANDIDATES, _CANDIDATES_OF_COMMON):
        cursor.execute(sql, {"ids": ids})
        found |= {(min(pair), max(pair)) for pair in cursor.fetchall()}
    cursor.execute(_PLAN_AS_USUAL)
    return found


def _whose_turn_it_is(cursor: Cursor, pairs: set[tuple[str, str]], batch: Sequence[str]) -> set[tuple[str, str]]:
    """The pairs whose other article is linked or in this batch too; the others are compared when that one is linked."""
    cursor.execute(_WAITING_OF, (list({member for pair in pairs for member in pair}.difference(batch)),))
    waiting = {article for (article,) in cursor.fetchall()}
    return {pair for pair in pairs if waiting.isdisjoint(pair)}


def tied_clusters(cursor: Cursor, clusters: Iterable[str]) -> set[str]:
    """Some clusters and those that edges tie to them: all that may change when one of their edges is removed."""
    cursor.execute(_TIED_CLUSTERS, {"clusters": sorted(set(clusters))})
    return {cluster for (cluster,) in cursor.fetchall()}


def regroup(cursor: Cursor, clusters: Iterable[str], *, now: datetime) -> None:
    """Regroup some clusters, and all that edges tie to them, by the edges; ids stay where possible.

    A story keeps the id of the largest cluster that it holds, of equal ones the one whose first article was published
    first: nothing here depends on when an article was fetched. The others are merged into it and still resolve.
    Articles that split off take the id of their own first article.
    """
    reached, known = set(clusters), 0
    while len(reached) > known:
        known = len(reached)
        reached = tied_clusters(cursor, reached)
    affected = sorted(reached)
    members = fetch_as(cursor, _Placed, _MEMBERS, (affected,))
    if not members:
        return
    story_of = _stories(cursor, [member.id for member in members])
    groups: defaultdict[str, list[_Placed]] = defaultdict(list)
    for member in members:
        groups[story_of[member.id]].append(member)
    size = Counter(member.cluster for member in members)
    order = {member.id: place for place, member in enumerate(members)}
    keepers = _owners(affected, groups)
    names: dict[str, str] = {}
    merged: dict[str, list[str]] = {}
    for root, group in groups.items():
        held = [c for c, owner in keepers.items() if owner == root]
        owned = sorted(held, key=lambda c: (-size[c], order.get(c, len(order)), c))
        names[root] = owned[0] if owned else group[0].id
        merged[names[root]] = owned[1:]
    execute_values(cursor, _OPEN_CLUSTERS, [(name, 0, now) for name in names.values()])
    # Before articles move: a search row then follows its article and its cluster's representative in one update.
    _represent(cursor, {names[root]: [member.id for member in group] for root, group in groups.items()})
    placed = [(member, names[root]) for root, group in groups.items() for member in group]
    moves = [(member.id, name) for member, name in placed if member.cluster != name]
    if moves:
        execute_values(cursor, _MOVE, moves)
    forwards = [(gone, into) for into, all_gone in merged.items() for gone in all_gone]
    if forwards:
        execute_values(cursor, _FORWARD, forwards)
        execute_values(cursor, _MERGE, forwards)
    for root, group in groups.items():
        if len(group) > LARGEST_USUAL_CLUSTER:
            _report_large(cursor, names[root], len(group), now)


def _stories(cursor: Cursor, ids: Sequence[str]) -> dict[str, str]:
    """Map each article to one that names its story, by edges or by a correction."""
    cursor.execute(_SAID, {"ids": ids})
    said = dict(cursor.fetchall())
    ties = []
    for edge in rows(cursor, _EDGES, {"ids": ids, "said": list(said)}):
        part, whole = (edge["b"], edge["a"]) if edge["turned"] else (edge["a"], edge["b"])
        ties.append(
            Tie(a=part, b=whole, kind=edge["kind"], similarity=edge["similarity"], containment=edge["containment"])
        )
    # By id: an article keeps it, while its date may be corrected.
    story_of = group_members(sorted(ids), ties)
    for article, story in sorted(said.items()):
        if story in story_of:
            here, there = story_of[article], story_of[story]
            story_of |= {member: there for member, centre in story_of.items() if centre == here}
    return story_of


def _represent(cursor: Cursor, clusters: Mapping[str, Sequence[str]]) -> None:
    """Set the representative and size of some clusters, given with the members that they have or are about to get."""
    originals = [id_ for found in _statements(cursor, clusters).values() for id_ in first_sources(found)]
    cursor.execute(_REPRESENT, {**_given_members(clusters), "originals": originals})


def _given_members(clusters: Mapping[str, Sequence[str]]) -> dict[str, object]:
    """The parameters of :data:`_GIVEN_MEMBERS`."""
    pairs = [(cluster, article) for cluster, members in clusters.items() for article in members]
    return {"clusters": [cluster for cluster, _ in pairs], "articles": [article for _, article in pairs]}


def _statements(cursor: Cursor, clusters: Mapping[str, Sequence[str]]) -> dict[str, tuple[Statement, ...]]:
    """What members of some clusters state about their origin."""
    members: defaultdict[str, list[Member]] = defaultdict(list)
    several = {cluster: ids for cluster, ids in clusters.items() if len(ids) > 1}
    for row in rows(cursor, _STATING, _given_members(several)):
        members[row["cluster"]].append(
            Member(
                id=row["id"],
                site_name=row["site_name"],
                url=row["url"],
                addresses=row["addresses"],
                canonical_url=row["canonical_url"],
                source_url=row["source_url"],
                text=row["text"],
                authors=tuple(row["authors"]),
            )
        )
    return {cluster: stated_originals(group) for cluster, group in members.items()}


def _owners(affected: Sequence[str], groups: dict[str, list[_Placed]]) -> dict[str, str]:
    """The component that each old cluster lives on in: its first article's, else where most of its members are."""
    root_of = {member.id: root for root, group in groups.items() for member in group}
    owners = {}
    for cluster in affected:
        if cluster in root_of:
            owners[cluster] = root_of[cluster]
            continue
        held = Counter(root for root, group in groups.items() for member in group if member.cluster == cluster)
        if held:
            owners[cluster] = min(held, key=lambda root: (-held[root], root))
    return owners


def _report_large(cursor: Cursor, cluster: str, size: int, now: datetime) -> None:
    cursor.execute(_SITE_OF, (cluster,))
    site, url = cursor.fetchone() or (None, None)
    detail = f"cluster {cluster} has {size} articles: look whether a formula text ties them"
    record_issues(cursor, [(Issue(code="cluster_is_large", detail=detail, site=site, url=url), now)])


def delete_article(connection: Connection, article: str, *, now: datetime) -> bool:
    """Delete an article with its versions and facts, and repair its cluster; ``False`` if there is none."""
    with transaction(connection) as cursor:
        lock_transaction(cursor, LOCK_LINK)
        cursor.execute(_CLUSTERS_OF, ([article],))
        affected = tied_clusters(cursor, [cluster for (cluster,) in cursor.fetchall()])
        cursor.execute(_DELETE, (article,))
        row = cursor.fetchone()
        if row is None:
            return False
        regroup(cursor, affected, now=now)
        cursor.execute("SELECT count(*) FROM article WHERE cluster = %s", (row[0],))
        left = cursor.fetchone()
        if left is not None and left[0] == 0:
            cursor.execute("UPDATE cluster SET size = 0, representative = NULL WHERE id = %s", (row[0],))
            cursor.execute(_EMPTY, (row[0],))
        return True


def cluster_statements(connection: Connection, cluster: str) -> tuple[Statement, ...]:
    """The sources that the members of a cluster state for themselves."""
    with connection, connection.cursor() as cursor:
        members = fetch_as(cursor, _Placed, _MEMBERS, ([cluster],))
        return _statements(cursor, {cluster: [member.id for member in members]}).get(cluster, ())
