"""The API as readers use it: over real HTTP, with cursors, conditions, errors and feeds."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime, timedelta

import httpx
import pytest
import schemathesis
from lxml import etree
from schemathesis.specs.openapi.checks import positive_data_acceptance

from articles.dates import VIETNAM
from pipeline.events import update_events
from storage.db import connect
from storage.stored_articles import StoredArticle
from tests.storage.stored import add_sites, put_article
from tests.web.served import served

ATOM = {"a": "http://www.w3.org/2005/Atom"}
HOSTILE = '<script>alert("1")</script> " onmouseover="x" \u202e đảo ' + "dài" * 2000


@pytest.fixture(scope="module")
def client(module_home: object) -> Iterator[httpx.Client]:
    connection = connect()
    add_sites(connection)
    story = (
        "Tỉnh phát động phong trào thi đua xây dựng nông thôn mới với mười chỉ tiêu rõ ràng, cụ thể cho từng xã. " * 4
    )
    at = datetime(2023, 5, 1, 9, 0, tzinfo=VIETNAM)
    put_article(connection, "baotravinh", "a", "Phát động thi đua", story, lead="Mở đầu.", published=at)
    put_article(connection, "congtravinh", "b", "Bản sao", story, published=at + timedelta(days=1))
    put_article(
        connection, "baolamdong", "h", HOSTILE, HOSTILE + "\n\nThi đua ]]> &amp; <b>", published=at + timedelta(days=2)
    )
    chance = random.Random(1)
    words = story.split()
    for n in range(25):
        body = f"Bài số {n}: thi đua ở huyện thứ {n}. Ngày {n + 1}/5/2023, Chủ tịch UBND tỉnh tặng Bằng khen cho {n + 2} tập thể và 1 cá nhân. "
        body += " ".join(chance.choices(words, k=150))
        put_article(connection, "baolamdong", f"n{n}", f"Tin {n}", body, published=at + timedelta(days=10 + n))
    update_events(connection)
    connection.close()
    with served(THIDUA_EDITOR_TOKEN="editor's") as opened:
        yield opened


def test_the_ledger_is_read_page_by_page_and_leads_to_its_events(client: httpx.Client) -> None:
    first = client.get("/api/ledger", params={"limit": 10, "giver": "chu tich ubnd tinh"}).json()
    assert len(first["items"]) == 10
    following = {"limit": 10, "giver": "chu tich ubnd tinh", "cursor": first["next"]}
    second = client.get("/api/ledger", params=following).json()
    rows = [*first["items"], *second["items"]]
    assert len({(row["event"], row["name"], row["day"]) for row in rows}) == len(rows) <= first["total"]
    event = client.get(f"/api/events/{rows[0]['event']}").json()
    assert rows[0] in event["awards"]
    assert set(rows[0]["sources"]) <= {report["article"] for report in event["reports"]}
    assert client.get("/api/ledger", params={"periods": True}).json()["items"] == []


def ids(answer: httpx.Response) -> list[str]:
    return [item["id"] for item in answer.json()["items"]]


def test_an_item_is_the_exported_article(client: httpx.Client) -> None:
    answer = client.get("/api/articles", params={"q": "phat dong", "site": "baotravinh"}).json()
    assert answer["total"] == 1
    assert answer["next"] is None
    assert tuple(answer["items"][0]) == tuple(field.name for field in fields(StoredArticle))
    [item] = answer["items"]
    assert client.get(f"/api/articles/{item['id']}").json() == item
    assert [c["site"] for c in client.get(f"/api/articles/{item['id']}/copies").json()["items"]] == [
        "baotravinh",
        "congtravinh",
    ]
    cluster = client.get(f"/api/clusters/{item['cluster']}").json()
    assert len(cluster["members"]) == 2
    assert [edge["kind"] for edge in cluster["edges"]] == ["exact"] or cluster["edges"]


@pytest.mark.parametrize("address", ["/api/articles?q=thi+dua", "/api/articles?sort=newest", "/api/facts/awards"])
def test_cursors_lead_through_everything_once(client: httpx.Client, address: str) -> None:
    seen: list[str] = []
    cursor = None
    while True:
        answer = client.get(
            address, params={**httpx.URL(address).params, "limit": 7, **({"cursor": cursor} if cursor else {})}
        ).json()
        seen += [json.dumps(item, sort_keys=True) for item in answer["items"]]
        cursor = answer["next"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == answer["total"] >= 25


def test_facts_are_filtered_like_articles(client: httpx.Client) -> None:
    found = client.get("/api/facts/awards", params={"q": '"huyện thứ 7"'}).json()
    assert found["total"] == 1
    [fact] = found["items"]
    assert fact["recipients"] == [{"n": 9, "type": "tập thể"}, {"n": 1, "type": "cá nhân"}]
    text = client.get(f"/api/articles/{fact['article']}").json()["body"]
    assert text[fact["start"] : fact["end"]] == fact["quote"]
    assert client.get("/api/facts/awards", params={"province": "ca-mau"}).json()["items"] == []


def test_an_unchanged_answer_is_not_sent_again(client: httpx.Client) -> None:
    for address in ("/api/articles", "/api/sites", "/feed.atom", "/feed.json"):
        first = client.get(address)
        again = client.get(address, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/articles/nosucharticle", 404),
        ("/api/articles/../../etc", 404),
        ("/api/articles/%00", 404),
        ("/api/clusters/x", 404),
        ("/api/sites/nowhere", 404),
        ("/api/facts/nothing", 404),
        ("/api/articles?limit=0", 422),
        ("/api/articles?limit=201", 422),
        ("/api/articles?limit=x", 422),
        ("/api/articles?from=yesterday", 422),
        ("/api/articles?province=atlantis", 422),
        ("/api/articles?movement=none-such", 422),
        ("/api/articles?award=none-such", 422),
        ("/api/articles?kind=blog", 422),
        ("/api/articles?sort=best", 422),
        ("/api/articles?cursor=zzz", 400),
        ("/api/articles?cursor=WzFd", 400),
        ("/api/facts/awards?cursor=zzz", 400),
        ("/api/events/nosuchevent", 404),
        ("/api/ledger?cursor=zzz", 400),
        ("/api/nothing", 404),
        ("/feed.atom?province=atlantis", 422),
        ("/api/articles?site=nosuch", 422),
        ("/api/articles?from=2024-01-01&to=2023-12-31", 422),
        ("/feed.atom?limit=0", 422),
        ("/feed.json?limit=201", 422),
        ("/api/sites?province=atlantis", 422),
        ("/api/sites?kind=blog", 422),
        ("/api/facts/awards?site=nosuch", 422),
        ("/api/facets?site=nosuch", 422),
    ],
)
def test_errors_are_problem_documents(client: httpx.Client, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    if address.startswith(("/api", "/feed")) and ".." not in address:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["status"] == status


def test_sites_are_filtered_by_province_of_either_era_and_kind(client: httpx.Client) -> None:
    def sites(**filters: str) -> list[dict[str, object]]:
        answer = client.get("/api/sites", params=filters).json()
        assert answer["total"] == len(answer["items"]) > 0
        return answer["items"]  # type: ignore[no-any-return]

    assert {site["province"] for site in sites(province="tra-vinh")} == {"tra-vinh"}
    assert {site["province"] for site in sites(province="vinh-long")} >= {"tra-vinh", "vinh-long"}
    assert {site["kind"] for site in sites(kind="portal", province="vinh-long")} == {"portal"}
    assert len(sites()) > len(sites(kind="portal"))


def test_a_head_is_what_get_answers_without_the_body(client: httpx.Client) -> None:
    for address in ("/api/articles?q=thi+dua", "/feed.atom", "/search?q=thi+dua", "/healthz"):
        head, whole = client.head(address), client.get(address)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["content-type"] == whole.headers["content-type"]
        assert head.headers.get("etag") == whole.headers.get("etag")
    assert client.head("/api/articles/nosuch").status_code == 404


def test_a_feed_has_as_many_entries_as_asked_for(client: httpx.Client) -> None:
    assert len(client.get("/feed.json?limit=3").json()["items"]) == 3
    assert len(etree.fromstring(client.get("/feed.atom?limit=3").content).findall("a:entry", ATOM)) == 3


def test_a_cursor_of_another_search_is_refused(client: httpx.Client) -> None:
    cursor = client.get("/api/articles", params={"q": "thi", "limit": 2}).json()["next"]
    assert client.get("/api/articles", params={"q": "đua", "limit": 2, "cursor": cursor}).status_code == 400


@pytest.mark.parametrize("typed", ["05/2023", "2023-05", "1/5/2023"])
def test_days_may_be_typed_as_people_write_them(client: httpx.Client, typed: str) -> None:
    found = client.get("/api/articles", params={"from": typed, "to": typed, "site": "baotravinh"}).json()
    assert found["total"] == 1


def test_an_atom_feed_has_what_the_standard_asks(client: httpx.Client) -> None:
    answer = client.get("/feed.atom", params={"q": "thi đua"})
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = etree.fromstring(answer.content)
    for name in ("id", "title", "updated"):
        assert len(feed.findall(f"a:{name}", ATOM)) == 1
    assert feed.xpath("a:link[@rel='self']/@href", namespaces=ATOM) == [str(answer.url)]
    entries = feed.findall("a:entry", ATOM)
    assert len(entries) == 27
    for entry in entries:
        for name in ("id", "title", "updated", "author", "summary", "content"):
            assert len(entry.findall(f"a:{name}", ATOM)) >= 1, name
        assert len(entry.xpath("a:link[@rel='alternate']", namespaces=ATOM)) == 1
        for moment in entry.xpath("a:updated/text() | a:published/text()", namespaces=ATOM):
            assert datetime.fromisoformat(moment).tzinfo is not None
    identifiers = feed.xpath("a:entry/a:id/text()", namespaces=ATOM)
    assert len(identifiers) == len(set(identifiers))
    assert "<script>alert" in feed.xpath("string(a:entry[contains(a:title, 'script')]/a:title)", namespaces=ATOM)
    assert b"<script>" not in answer.content


def test_a_json_feed_has_what_the_standard_asks(client: httpx.Client) -> None:
    feed = client.get("/feed.json", params={"q": "phat dong"}).json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    for item in feed["items"]:
        assert item["id"]
        assert item["content_text"]


def test_corrections_need_the_token_and_are_shown(client: httpx.Client) -> None:
    article = ids(client.get("/api/articles", params={"q": '"huyện thứ 3"'}))[0]
    address = f"/api/articles/{article}/corrections"
    body = {"field": "title", "value": "Tít xyloto", "who": "Lan", "why": "tòa soạn báo"}
    assert client.post(address, json=body).status_code == 401
    assert client.post(address, json=body, headers={"Authorization": "Bearer wrong"}).status_code == 401
    signed = {"Authorization": "Bearer editor's"}
    made = client.post(address, json=body, headers=signed)
    assert made.status_code == 201
    assert made.json()["title"] == "Tít xyloto"
    assert (
        client.post(address, json={**body, "field": "province", "value": "atlantis"}, headers=signed).status_code == 422
    )
    assert client.post(address, json={**body, "who": ""}, headers=signed).status_code == 422
    assert ids(client.get("/api/articles", params={"q": "xyloto"})) == [article]
    assert client.delete(f"{address}/title", params={"who": "Hà"}, headers=signed).json()["title"] == "Tin 3"
    assert client.delete(f"{address}/title", params={"who": "Hà"}, headers=signed).status_code == 404
    assert [c["withdrawn_by"] for c in client.get(address).json()["items"]] == ["Hà"]


def test_metrics_health_and_description_are_there(client: httpx.Client) -> None:
    assert client.get("/api/articles").status_code == 200
    metrics = client.get("/metrics").text
    assert "thidua_articles 28.0" in metrics
    assert 'thidua_http_requests_total{route="/api/articles",status="200"}' in metrics
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/docs").status_code == client.get("/static/swagger/swagger-ui-bundle.js").status_code == 200
    assert client.get("/api", follow_redirects=False).headers["location"] == "/docs"
    assert {"/api/articles", "/feed.atom", "/api/facts/{facts}"} <= set(client.get("/openapi.json").json()["paths"])


def test_a_name_that_only_resolves_to_this_machine_is_refused(client: httpx.Client) -> None:
    assert client.get("/api/articles", headers={"Host": "evil.example"}).status_code == 421
    assert client.get("/api/articles", headers={"Host": "localhost:80"}).status_code == 200


def test_elsewhere_readers_sign_in_and_others_get_excerpts(client: httpx.Client) -> None:
    with served(host="0.0.0.0", THIDUA_TOKEN="reader's", THIDUA_RATE_LIMIT="40/minute") as guarded:
        unsigned = guarded.get("/api/articles", params={"site": "baolamdong", "q": "đảo"}).json()["items"][0]
        assert unsigned["excerpt"] is True
        assert len(unsigned["body"]) < 400
        assert unsigned["url"]
        feed = etree.fromstring(guarded.get("/feed.atom").content)
        assert feed.findall("a:entry", ATOM)
        assert not feed.findall("a:entry/a:content", ATOM)
        assert guarded.get(f"/api/articles/{unsigned['id']}/versions").status_code == 401
        assert guarded.get("/metrics").status_code == 401
        page = guarded.get("/search?q=thi", headers={"Accept": "text/html"})
        assert (page.status_code, page.headers["location"]) == (303, "/login?next=/search")
        signed = {"Authorization": "Bearer reader's"}
        assert len(guarded.get(f"/api/articles/{unsigned['id']}", headers=signed).json()["body"]) > 6000
        assert guarded.post("/login", data={"token": "wrong"}).status_code == 401
        entered = guarded.post("/login", data={"token": "reader's", "next": "//evil.example/"})
        assert (entered.status_code, entered.headers["location"]) == (303, "/")
        assert "HttpOnly" in entered.headers["set-cookie"]
        assert guarded.get("/search?q=thi").status_code == 200, "the cookie signs in"
        statuses = [guarded.get("/api/articles?limit=1").status_code for _ in range(45)]
        assert 429 in statuses
        assert "retry-after" in guarded.get("/api/articles").headers


def test_the_description_says_what_the_api_does(client: httpx.Client) -> None:
    """Generated requests to every operation of the API: no fault, nothing undocumented, no answer against its schema."""
    schema = schemathesis.openapi.from_url(f"{client.base_url}/openapi.json")
    from hypothesis import HealthCheck, Phase, given, settings

    for result in schema.get_all_operations():
        operation = result.ok()

        @given(case=operation.as_strategy())
        @settings(
            max_examples=8,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],
            derandomize=True,
        )
        def tried(case: schemathesis.Case) -> None:
            # A cursor that no page issued is refused, though its schema cannot state which those are.
            case.call_and_validate(
                headers={"Authorization": "Bearer editor's"}, excluded_checks=[positive_data_acceptance]
            )

        tried()
