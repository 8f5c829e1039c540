"""The recorded sites hold together: links, given texts, what is expected of them."""

import json
import re
import tomllib
from collections import defaultdict
from datetime import datetime
from pathlib import Path
from typing import Any, cast
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree, html

from crawler.recordings import RECORDED, SITE_IDS, RecordedSite, load_site

SEEDS = Path(__file__).parents[2] / "fixtures" / "seeds"
EXPECTED: dict[str, Any] = json.loads((RECORDED / "expected.json").read_text(encoding="utf-8"))
ARTICLES: list[dict[str, Any]] = EXPECTED["articles"]
SITES = {site_id: load_site(site_id, 9000 + place) for place, site_id in enumerate(SITE_IDS)}
# The lines of each given file (numbered from 0) that are its article's body; the others are title, date, captions,
# byline and boilerplate.
SEED_LINES = {
    "000_dc21248aee76ffeb.txt": [6, 8, 11, 12, 15, 18],
    "001_ed95d894b6b52846.txt": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    "002_b154f00ac7231dcb.txt": [6, 10, 16],
    "003_8dccd9bc44b5ea1f.txt": [2, 8, 12],
    "004_b431aa206e275049.txt": [3, 7, 9, 11, 13, 15, 17, 19, 23, 25, 27, 29, 31, 35, 37],
}


def label(article: dict[str, Any]) -> str:
    return f"{article['site']}:{article['paths'][0][-40:]}"


def one_space(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def fill(site: RecordedSite, body: bytes) -> str:
    text = body.decode("utf-8").replace("{{origin}}", site.origin)
    return re.sub(r"\{\{origin:(\w+)\}\}", lambda mark: SITES[mark[1]].origin, text)


def page_texts(site: RecordedSite, path: str) -> list[str]:
    return [fill(site, variant.body) for variant in site.answers[path].variants]


def visible_text(page: str) -> str:
    tree = html.document_fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    etree.strip_elements(tree, "script", "style", with_tail=False)
    return one_space(" ".join(str(piece) for piece in tree.itertext()))


def links(site: RecordedSite, path: str) -> set[str]:
    """Every address a page, feed, sitemap or robots.txt offers, absolute, without fragment."""
    answer, found = site.answers[path], set[str]()
    if answer.location is not None:
        return {urljoin(site.origin + path, answer.location)}
    for text in page_texts(site, path) if answer.variants[0].is_text else []:
        if "html" in answer.content_type:
            tree = html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
            found |= {str(value) for value in cast(list[object], tree.xpath("//@href | //@src"))}
        elif "xml" in answer.content_type:
            tree = etree.fromstring(text.encode("utf-8"))
            values = tree.xpath("//*[local-name()='loc' or local-name()='link']/text() | //@href")
            found |= {str(value).strip() for value in cast(list[object], values)}
        else:
            found |= set(re.findall(r"(?m)^Sitemap: (\S+)", text))
    return {urljoin(site.origin + path, value).partition("#")[0] for value in found if value not in ("", "#")}


def test_each_site_has_a_site_file_for_its_port() -> None:
    assert {path.stem for path in (RECORDED / "sites").glob("*.toml")} == set(SITE_IDS)
    for place, site_id in enumerate(SITE_IDS):
        fields = tomllib.loads((RECORDED / "sites" / f"{site_id}.toml").read_text(encoding="utf-8"))
        assert fields["url"] == f"http://127.0.0.1:{8901 + place}/"


@pytest.mark.parametrize("site_id", SITE_IDS)
def test_manifest_and_folder_name_the_same_files(site_id: str) -> None:
    manifest = tomllib.loads((RECORDED / site_id / "manifest.toml").read_text(encoding="utf-8"))
    named = {manifest["not_found"], "manifest.toml"}
    for entry in manifest["addresses"].values():
        named |= {entry} if isinstance(entry, str) else {entry[key] for key in ("file", "second") if key in entry}
    folder = RECORDED / site_id
    assert named == {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("site_id", SITE_IDS)
def test_every_link_resolves_on_the_recorded_sites(site_id: str) -> None:
    by_origin = {site.origin: site for site in SITES.values()}
    broken = []
    for path in SITES[site_id].answers:
        for link in links(SITES[site_id], path):
            parts = urlsplit(link)
            target = by_origin.get(f"{parts.scheme}://{parts.netloc}")
            address = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            if target is None or address not in target.answers:
                broken.append((path, link))
    assert broken == []


@pytest.mark.parametrize("site_id", SITE_IDS)
def test_every_address_can_be_reached_from_the_home_page_and_robots(site_id: str) -> None:
    site = SITES[site_id]
    todo, seen = ["/", "/robots.txt"], {"/", "/robots.txt"}
    while todo:
        for link in links(site, todo.pop()):
            address = link.removeprefix(site.origin) or "/"
            if address in site.answers and address not in seen:
                seen.add(address)
                todo.append(address)
    redirects = set(EXPECTED["sites"][site_id]["redirects"])
    assert set(site.answers) - seen - redirects == set()


@pytest.mark.parametrize("site_id", SITE_IDS)
def test_what_is_expected_names_every_page_of_the_site(site_id: str) -> None:
    site, other = SITES[site_id], EXPECTED["sites"][site_id]
    articles = {path for article in ARTICLES if article["site"] == site_id for path in article["paths"]}
    named = articles | {path for kind in other.values() for path in kind}
    pages = {path for path, answer in site.answers.items() if "html" in answer.content_type}
    assert named <= set(site.answers)
    # The home page and pages about the site itself are neither articles nor listings.
    assert pages - named <= {"/", "/lien-he.aspx", "/chuong-trinh.aspx", "/gioi-thieu"}
    assert 10 <= sum(article["site"] == site_id for article in ARTICLES) <= 15
    assert all(other[kind] for kind in ("listings", "stubs", "soft_404", "disallowed"))


@pytest.mark.parametrize("article", ARTICLES, ids=label)
def test_article_pages_show_what_is_expected_of_them(article: dict[str, Any]) -> None:
    site = SITES[article["site"]]
    for path in article["paths"]:
        answer = site.answers[path]
        assert answer.status == 200
        shown = visible_text(page_texts(site, path)[0])
        for wanted in [article["title"], article["lead"], *article["authors"], *article["captions"]]:
            assert wanted is None or one_space(wanted) in shown
        for paragraph in article["body"].split("\n\n"):
            assert paragraph in shown
        if article["published_at"]:
            moment = datetime.fromisoformat(article["published_at"])
            assert moment.utcoffset() is not None
            assert f"{moment:%d/%m/%Y}" in shown
            assert article["published_precision"] == "day" or f"{moment:%H:%M}" in shown
    assert (article["published_at"] is None) == (article["published_precision"] is None)
    assert (article["province"] is None) == (article["province_now"] is None)


@pytest.mark.parametrize("article", [a for a in ARTICLES if a["seed"]], ids=label)
def test_given_articles_stand_whole_and_in_order_on_their_pages(article: dict[str, Any]) -> None:
    lines = (SEEDS / article["seed"]).read_text(encoding="utf-8").split("\n")
    paragraphs = [one_space(lines[number]) for number in SEED_LINES[article["seed"]]]
    assert article["body"].split("\n\n") == paragraphs
    shown = visible_text(page_texts(SITES[article["site"]], article["paths"][0])[0])
    position = 0
    for paragraph in paragraphs:
        position = shown.index(paragraph, position) + len(paragraph)
    assert {a["seed"] for a in ARTICLES if a["seed"]} == set(SEED_LINES)


@pytest.mark.parametrize("article", [a for a in ARTICLES if a["seed"]], ids=label)
def test_every_line_of_a_given_article_is_on_its_page(article: dict[str, Any]) -> None:
    shown = visible_text(page_texts(SITES[article["site"]], article["paths"][0])[0])
    lines = (SEEDS / article["seed"]).read_text(encoding="utf-8").split("\n")
    assert [line for line in lines if one_space(line) not in shown] == []


def test_the_untitled_and_the_undated_page_state_neither() -> None:
    undated = next(a for a in ARTICLES if a["site"] == "recorded_concuong" and a["seed"])
    page = page_texts(SITES["recorded_concuong"], undated["paths"][0])[0]
    # All that is left are the page clock and the licence in the footer.
    assert re.findall(r"\d{1,2}/\d{1,2}/\d{4}", page) == ["20/12/2023", "20/10/2020"]
    assert not re.search(r"20\d\d", undated["paths"][0])
    for article in (undated, next(a for a in ARTICLES if a["site"] == "recorded_baotravinh" and a["seed"])):
        tree = html.document_fromstring(page_texts(SITES[article["site"]], article["paths"][0])[0])
        name = tomllib.loads((RECORDED / "sites" / f"{article['site']}.toml").read_text(encoding="utf-8"))["name"]
        assert tree.xpath("//h1 | //h2 | //meta[contains(@property, 'title')]") == []
        assert tree.findtext(".//title") == name
        assert article["title"] is None


def test_disallowed_pages_look_real_and_are_linked_from_open_ones() -> None:
    for site_id, other in EXPECTED["sites"].items():
        site = SITES[site_id]
        rules = re.findall(r"(?m)^Disallow: (\S+)", page_texts(site, "/robots.txt")[0])
        offered = {link for path in site.answers for link in links(site, path)}
        texts = []
        for path in other["disallowed"]:
            assert any(re.match(re.escape(rule).replace(r"\*", ".*").replace(r"\$", "$"), path) for rule in rules)
            assert site.origin + path in offered
            texts.append(visible_text(page_texts(site, path)[0]))
        assert any(re.search("Bằng khen|Giấy khen|Huân chương|Chiến sĩ thi đua", text) for text in texts)


def test_one_article_changes_and_the_other_changing_pages_keep_theirs() -> None:
    changing = {(s.id, p): a for s in SITES.values() for p, a in s.answers.items() if len(a.variants) == 2}
    assert {site_id for site_id, _ in changing} == set(SITE_IDS)
    versions = {(a["site"], a["paths"][0]): a for a in ARTICLES}
    assert [key for key, a in versions.items() if a["versions_after_second_visit"] == 2] == [
        key for key in changing if key[0] == "recorded_baotravinh"
    ]
    for (site_id, path), answer in changing.items():
        article = versions[site_id, path]
        first, second = (visible_text(fill(SITES[site_id], variant.body)) for variant in answer.variants)
        assert first != second
        body = article.get("second", article)["body"].split("\n\n")
        assert all(paragraph in second for paragraph in body)
        assert (article["versions_after_second_visit"] == 2) == any(paragraph not in first for paragraph in body)


def test_reprints_share_most_of_their_words_and_not_their_titles() -> None:
    clusters = defaultdict(list)
    for article in ARTICLES:
        if article["cluster"]:
            clusters[article["cluster"]].append(article)
    assert len(clusters) >= 10
    for members in clusters.values():
        assert len({member["site"] for member in members}) == len(members) >= 2
        assert len({member["title"] for member in members}) == len(members)
        assert len({member["relevant"] for member in members}) == 1
        words = [set(member["body"].lower().split()) for member in members]
        for other in words[1:]:
            assert len(words[0] & other) / min(len(words[0]), len(other)) > 0.85


def test_pages_ask_nothing_of_other_hosts() -> None:
    loads = re.compile(r"""(?:src|action)\s*=\s*["'](?![/#"'])|url\(|@import""")
    # Names of vocabularies and XML namespaces look like addresses and are never fetched.
    vocabulary = re.compile(r"https?://(?:schema\.org|www\.w3\.org|ogp\.me|purl\.org|www\.(?:sitemaps|google)\.)")
    for site in SITES.values():
        for answer in site.answers.values():
            for variant in answer.variants if answer.variants[0].is_text else ():
                text = vocabulary.sub("", variant.body.decode("utf-8"))
                assert loads.findall(text) == []
                assert re.findall(r"https?://\S+", text) == []
