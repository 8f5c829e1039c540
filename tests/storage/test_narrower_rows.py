"""Rows of the schema before pages, facts and reports took fewer bytes say the same after the upgrade."""

from __future__ import annotations

from pathlib import Path

from psycopg2.extras import Json

from articles.events.reported import word_hash
from articles.extraction.recurring import block_hash
from articles.models import MatchedTerm, ObservedPlace
from storage.boilerplate import boilerplate_of, page_blocks
from storage.cleaning_queue import pages_to_clean
from storage.db import Connection, connect, rows, transaction
from storage.layouts import number_places, observed_places
from storage.stored_articles import fetch_articles
from tests.storage.test_older_dumps import make_store

LINES = ("Thi đua là yêu nước", "Ảnh: Báo", "Liên hệ quảng cáo 0912 345 678")
OBSERVED = (
    ObservedPlace(field="title", place='div.a/h1:0 "x": y, z', sure=True, sign=(1 << 32) - 1),
    ObservedPlace(field="lead", place="", sure=False, sign=7),
)
WORDS = ("giữ lửa", "ở krông")
_PAGE = """
UPDATE page SET extractor_version = 3, page_type = 'article', relearn = true, cleaning_deaths = 1,
    cleaning_died_version = 3, blocks = %s, observed = %s
"""
_FACT = """
INSERT INTO mention (article, kind, position, entry, name, quote, span_start, span_end, detail)
VALUES ('a', 'statistic', 0, NULL, 'hộ: nghèo', '5,8%%', 3, 7, %s)
"""
_REPORT = """
INSERT INTO event_report (article, reader, happened, kind, decisions, features) VALUES ('a', '1', true, 'decision', '{}', %s)
"""
_TERMS = "UPDATE article SET relevance_matched = %s, confidence = %s"


def upgraded() -> Connection:
    """A store of one article at the schema before, brought up to date."""
    make_store("0160")
    older = connect(migrated=False)
    wide = [block_hash(line) + ((n + 1) << 32) for n, line in enumerate(LINES)]
    with transaction(older) as cursor:
        cursor.execute(_PAGE, (wide, Json([[o.field, o.place, o.sure, o.sign] for o in OBSERVED])))
        cursor.execute("INSERT INTO boilerplate (site, block, learned_at) VALUES ('bao', %s, now())", (wide[1],))
        cursor.execute(_FACT, (Json({"unit": '"%", \\ : ', "value": 5.8}),))
        cursor.execute(_REPORT, (Json({"topic": "a: b", "pairs": list(WORDS), "phrases": list(WORDS[:1])}),))
        cursor.execute(_TERMS, (Json([{"term": "thi: đua", "weight": 1.5, "where": "lead"}]), Json({"title": 0.9})))
    older.close()
    return connect()


def test_rows_of_the_schema_before_say_the_same(unmigrated_home: Path) -> None:
    store = upgraded()
    hashes = tuple(block_hash(line) for line in LINES)
    assert page_blocks(store, ["bao"], limit=5) == {"bao": [hashes]}
    assert boilerplate_of(store, ["bao"]) == {"bao": frozenset([hashes[1]])}
    assert observed_places(store, ["bao"], limit=5) == {"bao": [OBSERVED]}
    [page] = pages_to_clean(store, extractor_version=3, relearn=True)
    assert page.deaths == 1
    assert not pages_to_clean(store, extractor_version=3)
    with store, store.cursor() as cursor:
        [article] = fetch_articles(cursor, ["a"])
        [report] = rows(cursor, "SELECT features, pairs, phrases FROM event_report")
        [written] = rows(cursor, "SELECT detail::text AS detail, quote FROM mention")
    [fact] = article.statistics
    assert (fact.start, fact.end, fact.quote) == (3, 7, "5,8%")
    assert (fact.unit, fact.value) == ('"%", \\ : ', 5.8)
    assert written["detail"] == r'{"unit":"\"%\", \\ : ","value":5.8}'
    assert article.relevance.matched == (MatchedTerm(term="thi: đua", weight=1.5, where="lead"),)
    assert article.confidence == {"title": 0.9}
    assert report["features"] == {"topic": "a: b"}
    assert sorted(report["pairs"]) == sorted(word_hash(words) for words in WORDS)
    assert report["phrases"] == [word_hash(WORDS[0])]


def test_a_place_has_one_number_however_often_it_is_observed(unmigrated_home: Path) -> None:
    store = upgraded()
    doubtful = ObservedPlace(field="title", place=OBSERVED[0].place, sure=False, sign=5)
    other = ObservedPlace(field="body", place="main", sure=True, sign=6)
    with transaction(store) as cursor:
        [first] = number_places(cursor, [("bao", OBSERVED)])
        second, third = number_places(cursor, [("bao", (doubtful, other)), ("bao", (other,))])
        [known] = rows(cursor, "SELECT count(*) AS places FROM observed_place")
    assert first[1] == -1
    assert second[:2] == [-first[0], 5]
    assert second[2:] == third
    assert known == {"places": 3}
