"""The archive as JSON: articles, clusters, versions, facts, sites, health, corrections."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query, Request
from pydantic import BaseModel, Field

from articles.errors import UsageError
from articles.printing import Record, json_record
from reports.differences import version_differences
from reports.facts import fact_record
from reports.overview import details_record, site_details, site_overview
from storage.cluster_queries import cluster_edges, list_clusters, resolve_cluster
from storage.corrections import BadCorrection, Correction, correct_article, list_corrections, withdraw_correction
from storage.db import opened
from storage.facts import KINDS, count_facts, fact_page
from storage.search import count_facets, total_articles
from storage.stored_articles import article_versions, cluster_members
from web.access import Editor, Signed, shown
from web.conditional import ConditionalRoute
from web.cursors import decode_fact_cursor, encode_fact_cursor
from web.known_sites import verdicts_now
from web.problems import DOCUMENTED
from web.request import PROVINCE, ArticleId, ClusterId, Database, SiteKind, Wanted, require_province
from web.results import find_results, require_article

PAGE = 20
MOST = 200

router = APIRouter(prefix="/api", tags=["archive"], route_class=ConditionalRoute, responses=DOCUMENTED)

CorrectedField = Literal["title", "published_at", "province", "relevant", "cluster", "event"]
Limit = Annotated[int, Query(ge=1, le=MOST, description="Items of one page")]
Cursor = Annotated[str | None, Query(max_length=2000, description="`next` of the page before, with the same filters")]


class Page(BaseModel):
    """One page of a list."""

    items: list[Record]
    next: str | None = Field(description="The cursor of the next page; null at the end")
    total: int = Field(description="Of all pages")
    total_exact: bool = Field(description="False where the total is an estimate, or only counted so far")


class Whole(BaseModel):
    """A list on one page."""

    items: list[Record]
    next: None = None
    total: int


class Facets(BaseModel):
    """A search's matches by value."""

    total: int
    total_exact: bool
    sites: dict[str, int]
    provinces: dict[str, int]
    movements: dict[str, int]
    awards: dict[str, int]
    months: dict[str, int]


class NewCorrection(BaseModel):
    """An editor's correction of one field."""

    field: CorrectedField
    value: str | bool | None = Field(description="For cluster an article of the same story, or null for a story alone")
    who: str = Field(min_length=1, max_length=200)
    why: str = Field(min_length=1, max_length=2000)


def whole(items: list[Record]) -> Whole:
    """All of a list."""
    return Whole(items=items, total=len(items))


@router.get("/articles")
def articles(
    request: Request, connection: Database, wanted: Wanted, limit: Limit = PAGE, cursor: Cursor = None
) -> Page:
    """Articles of a search, best or newest first; an item is the exported article."""
    found = find_results(connection, wanted, limit=limit, cursor=cursor)
    total = total_articles(connection, wanted)
    items = [shown(request, article) for article in found.articles]
    return Page(items=items, next=found.next, total=total.count, total_exact=total.exact)


@router.get("/facets")
def facets(connection: Database, wanted: Wanted) -> Facets:
    """A search's matches by site, province, movement, award and month."""
    found = count_facets(connection, wanted)
    return Facets(
        total=found.total.count,
        total_exact=found.total.exact,
        sites=found.sites,
        provinces=found.provinces,
        movements=found.movements,
        awards=found.awards,
        months=found.months,
    )


@router.get("/articles/{article}")
def article(request: Request, connection: Database, article: ArticleId) -> Record:
    """One exported article, by its id or its cluster's."""
    return shown(request, require_article(connection, article))


@router.get("/articles/{article}/versions", dependencies=[Signed])
def versions(connection: Database, article: ArticleId) -> Whole:
    """Every version of an article, oldest first, each with what changed since the one before."""
    history = article_versions(connection, require_article(connection, article).id)
    return whole(
        [
            {**json_record(version), "changes": [json_record(change) for change in changes]}
            for version, changes in version_differences(history)
        ]
    )


@router.get("/articles/{article}/copies")
def copies(connection: Database, article: ArticleId) -> Whole:
    """Every article of the same story, the first publication first."""
    return whole([json_record(m) for m in cluster_members(connection, require_article(connection, article).cluster)])


@router.get("/articles/{article}/corrections")
def corrections(connection: Database, article: ArticleId) -> Whole:
    """People's corrections of an article, withdrawn ones included."""
    known = require_article(connection, article).id
    return whole([json_record(c) for c in list_corrections(connection, [known], withdrawn=True)])


@router.post("/articles/{article}/corrections", status_code=201, dependencies=[Editor])
def correct(connection: Database, article: ArticleId, given: NewCorrection) -> Record:
    """Correct one field; return the corrected article."""
    known = require_article(connection, article).id
    made = Correction(article=known, field=given.field, value=given.value, who=given.who, why=given.why)
    try:
        with opened(application="thidua correct") as writing:
            correct_article(writing, made, now=datetime.now(UTC))
    except BadCorrection as error:
        raise HTTPException(422, str(error)) from None
    return json_record(require_article(connection, known))


@router.delete("/articles/{article}/corrections/{field}", dependencies=[Editor])
def withdraw(
    connection: Database,
    article: ArticleId,
    field: CorrectedField,
    who: Annotated[str, Query(min_length=1, max_length=200)],
) -> Record:
    """Withdraw a correction; return the article as the rules have it."""
    known = require_article(connection, article).id
    with opened(application="thidua correct") as writing:
        if not withdraw_correction(writing, known, field, who=who, now=datetime.now(UTC)):
            raise HTTPException(404, f"no correction of {field} is in force")
    return json_record(require_article(connection, known))


@router.get("/clusters")
def clusters(connection: Database, limit: Limit = PAGE) -> Whole:
    """The stories with the most copies."""
    found = list_clusters(connection, limit=limit)
    return whole([json_record(c) for c in found])


@router.get("/clusters/{cluster}")
def cluster(connection: Database, cluster: ClusterId) -> Record:
    """One story: its members and the verified pairs that tie them; the id of one that was merged resolves."""
    living = resolve_cluster(connection, cluster)
    members = cluster_members(connection, living) if living else []
    if not living or not members:
        raise HTTPException(404, "no such cluster")
    return {
        "id": living,
        "members": [json_record(member) for member in members],
        "edges": [json_record(edge) for edge in cluster_edges(connection, living)],
    }


@router.get("/facts/{facts}")
def list_facts(connection: Database, facts: str, wanted: Wanted, limit: Limit = PAGE, cursor: Cursor = None) -> Page:
    """Facts of one kind (awards, statistics, movements, people, bodies, provinces), newest article first."""
    if facts not in KINDS:
        raise HTTPException(404, f"there are no facts of the kind {facts!r}: {', '.join(KINDS)}")
    page = fact_page(connection, facts, wanted, limit=limit, after=decode_fact_cursor(cursor, facts, wanted))
    total, exact = count_facts(connection, facts, wanted)
    following = encode_fact_cursor(page.next, facts, wanted)
    return Page(items=[fact_record(fact) for fact in page.facts], next=following, total=total, total_exact=exact)


@router.get("/sites")
def sites(
    connection: Database, province: Annotated[str | None, PROVINCE] = None, kind: SiteKind | None = None
) -> Whole:
    """The catalogue with each site's state; filtered by former or present province, or by kind."""
    require_province(province)
    return whole(
        [
            json_record(site)
            for site in site_overview(connection)
            if province in (None, site.province, site.province_now) and kind in (None, site.kind)
        ]
    )


@router.get("/sites/{site}")
def site(connection: Database, site: str) -> Record:
    """One site with its settings, sources and newest issues."""
    try:
        details = site_details(site, connection)
    except UsageError:
        raise HTTPException(404, "no such site") from None
    return {name: value for name, value in details_record(details).items() if name != "file"}


@router.get("/health")
def health(request: Request, connection: Database) -> Whole:
    """Each site's verdict and why; of a large store as its pages show it, which may be minutes old."""
    return whole([json_record(h) for h in verdicts_now(connection, request.app.state.readers)])
