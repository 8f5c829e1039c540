"""Finding articles: what matches, in which order, how counted; the same on a large store as on a small one."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

import storage.rejudging as rejudging_module
import storage.search.index as index_module
import storage.search.tightening as tightening_module
from articles.dates import VIETNAM
from articles.search.terms import (
    LONGEST_SYLLABLE,
    SEARCH_VERSION,
    absent_term,
    article_terms,
    bare,
    is_paired,
    quoted,
    written_term,
)
from articles.search.written import is_usual, mark_code, usual_code
from articles.text import syllables
from storage.clusters import delete_article
from storage.db import Connection, connect, rows
from storage.search import (
    Filters,
    count_articles,
    count_facets,
    find_articles,
    find_page,
    suggest_query,
    total_articles,
)
from storage.search import sample as sample_module
from storage.search import windows as windows_module
from storage.search.index import index_outdated
from storage.search.tightening import rebuild_loose_index
from tests.storage.stored import add_sites, put_article

FILLER = "Có đông đủ đại biểu về dự."


def day(month: int, number: int = 1, year: int = 2023) -> datetime:
    return datetime(year, month, number, 9, 0, tzinfo=VIETNAM)


@pytest.fixture(scope="module")
def store(module_home: object) -> Iterator[Connection]:
    connection = connect()
    add_sites(connection)
    put = put_article
    put(
        connection,
        "baolamdong",
        "1",
        "Lâm Đồng sơ kết phong trào thi đua yêu nước",
        "Một. Tại tỉnh Lâm Đồng. " + FILLER,
        published=day(3),
    )
    put(
        connection,
        "baolamdong",
        "2",
        "Hội nghị tỉnh",
        "Hai. Phong trào thi đua được hưởng ứng. " + FILLER,
        published=day(9),
    )
    put(
        connection,
        "baotravinh",
        "3",
        "Hoi nghi tong ket thi dua",
        "Ba. Bai khong dau ve thi dua yeu nuoc.",
        published=day(10),
    )
    put(
        connection,
        "baotravinh",
        "4",
        "Kỳ thi và đường đua",
        "Bốn. Kỳ thi xong; đua xe khởi tranh. " + FILLER,
        published=day(11),
    )
    put(
        connection,
        "thiduavn",
        "5",
        None,
        "Năm. Bằng khen của Thủ tướng Chính phủ trao cho hai tập thể.",
        published=None,
    )
    put(
        connection,
        "baotravinh",
        "6",
        "Giá lúa tăng",
        "Sáu. Chuyện thi đua bên lề ruộng lúa.",
        published=day(12),
        relevant=False,
    )
    story = (
        "Bảy. Tỉnh phát động phong trào thi đua xây dựng nông thôn mới với mười chỉ tiêu rõ ràng, cụ thể cho từng xã. "
        * 4
    )
    put(connection, "baotravinh", "7", "Phát động thi đua nông thôn mới", story, published=day(5, 1))
    put(connection, "congtravinh", "7b", "Trà Vinh: phát động thi đua", story, published=day(5, 2))
    yield connection
    connection.close()


def found(connection: Connection, query: str | None = None, **filters: object) -> list[str]:
    """The paths of the articles found, in order."""
    ids = find_page(connection, Filters(query=query, **filters), limit=50).ids  # type: ignore[arg-type]
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT id, url FROM article WHERE id = ANY(%s)", (list(ids),))
        urls = dict(cursor.fetchall())
    return [urls[i].rsplit("/", 1)[1] for i in ids]


def test_diacritics_as_typed_rank_first_and_none_are_needed(store: Connection) -> None:
    accented, plain = found(store, "thi đua"), found(store, "thi dua")
    assert set(accented) == set(plain) == {"1", "2", "3", "4", "7"}
    assert accented.index("3") > accented.index("2"), "written without diacritics, so behind those written with"
    assert accented[-2:] == ["4", "3"], (
        "the words apart stand behind the words together, and before other words' letters"
    )


def test_the_title_ranks_above_the_body_and_the_newer_above_the_older(store: Connection) -> None:
    assert found(store, "thi đua")[:3] == ["7", "1", "2"]
    assert found(store, "thi đua", sort="newest") == ["4", "3", "2", "7", "1"]


def test_phrases_and_exclusions(store: Connection) -> None:
    assert set(found(store, '"thi đua"')) == {"1", "2", "3", "7"}
    assert found(store, '"thi đua yêu nước"') == ["1", "3"]
    assert found(store, '"đua thi"') == []
    assert set(found(store, "thi đua -nông")) == {"1", "2", "3", "4"}
    assert set(found(store, '-"thi đua"')) == {"4", "5"}


def test_every_word_must_match(store: Connection) -> None:
    assert found(store, "thi đua lúa") == []
    assert found(store, "!!!") == []
    assert len(found(store, "")) == len(found(store)) == 6


@pytest.mark.parametrize(
    ("filters", "paths"),
    [
        ({"province": "lam-dong"}, {"1", "2"}),
        ({"province": "vinh-long"}, {"3", "4", "7"}),
        ({"province": "tra-vinh"}, {"3", "4", "7"}),
        ({"province": "ca-mau"}, set()),
        ({"about": "lam-dong"}, {"1"}),
        ({"site": "congtravinh"}, {"7b"}),
        ({"site": "nowhere"}, set()),
        ({"site": "congtravinh", "province": "lam-dong"}, set()),
        ({"kind": "portal"}, {"7b"}),
        ({"award": "any that the articles name"}, {"5"}),
        ({"body": "Thủ tướng Chính phủ"}, {"5"}),
        ({"body": "thu tuong chinh phu"}, {"5"}),
        ({"from_": date(2023, 5, 1), "to": date(2023, 5, 1)}, {"7"}),
        ({"from_": date(2023, 5, 2)}, {"2", "3", "4", "7b"}),
        ({"to": date(2023, 3, 1)}, {"1"}),
        ({"from_": date(2024, 1, 1), "to": date(2023, 1, 1)}, set()),
        ({"irrelevant": True, "from_": date(2023, 12, 1)}, {"6"}),
        ({"all_copies": True, "province": "tra-vinh"}, {"3", "4", "7", "7b"}),
    ],
)
def test_filters(store: Connection, filters: dict[str, object], paths: set[str]) -> None:
    if "award" in filters:
        with store, store.cursor() as cursor:
            cursor.execute("SELECT DISTINCT entry FROM mention WHERE kind = 'award' AND entry IS NOT NULL")
            filters = {"award": cursor.fetchall()[0][0]}
    assert set(found(store, **filters)) == paths
    wanted = Filters(**filters)  # type: ignore[arg-type]
    assert count_articles(store, wanted) == total_articles(store, wanted).count == len(paths)
    assert len(list(find_articles(store, wanted))) == len(paths)


def test_going_over_everything_makes_no_rows_terms_anew(store: Connection) -> None:
    """A quarter of a millisecond per row: half a minute for an export or an alert of 100,000 articles."""
    own = connect()

    def calls() -> int:
        with own, own.cursor() as cursor:
            cursor.execute("SELECT pg_stat_force_next_flush()")
        with own, own.cursor() as cursor:
            cursor.execute("SELECT coalesce(sum(calls), 0) FROM pg_stat_user_functions WHERE funcname = 'search_terms'")
            return int((cursor.fetchone() or (0,))[0])

    with own, own.cursor() as cursor:
        cursor.execute("SET track_functions = 'pl'")
        cursor.execute("SET enable_bitmapscan = off")  # what the planner prefers where nearly all rows match
    before = calls()
    assert len(list(find_articles(own, Filters()))) > 5
    assert calls() == before
    own.close()


def test_facets_count_one_row_a_cluster(store: Connection) -> None:
    facets = count_facets(store, Filters(query="thi đua"))
    assert facets.total.exact
    assert facets.total.count == 5
    assert facets.sites == {"baotravinh": 3, "baolamdong": 2}
    assert facets.provinces == {"vinh-long": 3, "lam-dong": 2}
    assert list(facets.months) == ["2023-11", "2023-10", "2023-09", "2023-05", "2023-03"]
    assert count_facets(store, Filters(query="thi đua", all_copies=True)).sites["congtravinh"] == 1
    assert count_facets(store, Filters(query="không có gì như thế")).total.count == 0


def test_pages_follow_one_another_without_gap_or_repetition(store: Connection) -> None:
    for wanted in (
        Filters(query="thi đua"),
        Filters(query="thi đua", sort="newest"),
        Filters(),
        Filters(all_copies=True),
    ):
        whole = find_page(store, wanted, limit=100)
        assert whole.next is None
        pieces: list[str] = []
        after = None
        for _ in range(20):
            page = find_page(store, wanted, limit=2, after=after)
            pieces += page.ids
            after = page.next
            if after is None:
                break
        assert tuple(pieces) == whole.ids


def test_undated_articles_come_last(store: Connection) -> None:
    assert found(store, sort="newest")[-1] == "5"


def test_undated_articles_are_of_no_day_not_even_the_first(store: Connection) -> None:
    assert found(store, from_=date.min, to=date.min) == []
    assert "5" not in found(store, from_=date.min)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("thi duaa", "thi đua"),
        ("phong traof thi đua", "phong trào thi đua"),
        ("nông thôn mowsi", "nông thôn mới"),
        ("lâm dôngf", "lâm đồng"),
    ],
)
def test_a_misspelt_query_is_answered_with_what_was_meant(store: Connection, typed: str, meant: str) -> None:
    assert found(store, typed) == []
    assert suggest_query(store, Filters(query=typed)) == meant


def test_nonsense_gets_no_suggestion(store: Connection) -> None:
    assert suggest_query(store, Filters(query="qqqqq zzzzz")) is None


def test_changed_moved_and_deleted_articles_are_found_as_they_are_now(home: object) -> None:
    connection = connect()
    add_sites(connection)
    story = (
        "Tỉnh phát động phong trào thi đua xây dựng nông thôn mới với mười chỉ tiêu rõ ràng, cụ thể cho từng xã. " * 4
    )
    first = put_article(connection, "baotravinh", "a", "Đầu", story, published=day(5, 2))
    second = put_article(connection, "congtravinh", "b", "Sau", story, published=day(5, 3))
    assert found(connection) == ["a"]
    put_article(connection, "baolamdong", "c", "Sớm nhất", story, published=day(5, 1))
    assert found(connection) == ["c"], "the representative changed"
    put_article(
        connection,
        "congtravinh",
        "b",
        "Sau",
        "Bài khác hẳn về gương điển hình. " * 20,
        published=day(5, 3),
        seen=day(1, year=2026) + timedelta(days=2),
    )
    assert set(found(connection)) == {"c", "b"}, "its text changed, so it left the cluster"
    assert found(connection, "điển hình") == ["b"]
    assert delete_article(connection, second, now=day(1, year=2026))
    assert found(connection, "điển hình") == []
    assert first not in find_page(connection, Filters(), limit=10).ids
    with connection, connection.cursor() as cursor:
        cursor.execute("UPDATE search_entry SET search_version = %s", (SEARCH_VERSION - 1,))
    assert index_outdated(connection) == 2
    assert index_outdated(connection) == 0
    connection.close()


def test_a_large_store_is_searched_like_a_small_one(home: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """With every threshold lowered, windows of time and sampled estimates return what sorting everything returns."""
    connection = connect()
    add_sites(connection)
    chance = random.Random(3)
    words = "thi đua khen thưởng phong trào nông thôn mới gương điển hình lao động học tập".split()
    # Their terms are stored separately from the rows, as those of long articles are: the planner assumes the rest is
    # cheap.
    rare = [f"x{n}" for n in range(5000)]
    with connection, connection.cursor() as cursor:
        for n in range(1200):
            at = day(1, 1, 2016) + timedelta(hours=chance.randrange(24 * 365 * 9))
            cursor.execute(
                "INSERT INTO cluster (id, representative, size, created_at) VALUES (%s, %s, 1, now())",
                (f"x{n}", f"x{n}"),
            )
            cursor.execute(
                "INSERT INTO article (id, site, url, title, body, published_at, first_seen_at, fetched_at, relevant, relevance_score, "
                "cluster, content_hash, identity_hash, extractor_version, relevance_version, annotation_version, fingerprint_version) "
                "VALUES (%s, 'baolamdong', %s, %s, %s, %s, now(), now(), true, 1, %s, '', '', 1, 1, 1, 1)",
                (
                    f"x{n}",
                    f"https://x.vn/{n}",
                    " ".join(chance.choices(words, k=4)),
                    " ".join([*chance.choices(words, k=60), *chance.choices(rare, k=150)]),
                    at,
                    f"x{n}",
                ),
            )
    assert index_outdated(connection, missing=True) == 1200
    searches = [
        Filters(query="thi đua"),
        Filters(query="nông thôn mới", sort="newest"),
        Filters(query="điển hình", to=date(2018, 1, 1)),
        Filters(query='"lao động học"'),
        Filters(query="thi", from_=date(2020, 1, 1), to=date(2020, 3, 1)),
        Filters(),
    ]
    small = [find_page(connection, wanted, limit=300).ids for wanted in searches]
    counts = [total_articles(connection, wanted).count for wanted in searches]
    with connection, connection.cursor() as cursor:
        cursor.execute("ANALYZE search_entry")
    monkeypatch.setattr(sample_module, "SMALL_STORE", 10)
    monkeypatch.setattr(windows_module, "MOST_COUNTED", 10)
    monkeypatch.setattr(sample_module, "MOST_COUNTED", 10)
    scans = _whole_reads(connection)
    for wanted, ids, count in zip(searches, small, counts, strict=True):
        pieces: list[str] = []
        after = None
        while len(pieces) < 300:
            page = find_page(connection, wanted, limit=30, after=after)
            pieces += page.ids
            after = page.next
            if after is None:
                break
        # Which neighbours are words is measured on a sample, so a ranking may differ; what is found may not.
        assert len(set(pieces)) == len(pieces)
        assert pieces == list(ids) or wanted.sort == "relevance", wanted
        total = total_articles(connection, wanted)
        if count > 400:
            assert not total.exact
            assert 0.4 < total.count / count < 2.5, wanted
    assert _whole_reads(connection) == scans, "a search read the whole table in place of an index"
    connection.close()


def _whole_reads(connection: Connection) -> int:
    """How often ``search_entry`` was read from end to end."""
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'search_entry'")
        return int((cursor.fetchone() or [0])[0])


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (index_module._COUNT_OUTDATED, "search_entry_version"),
        (rejudging_module._COUNT, "article_versions"),
    ],
    ids=["search rows", "articles"],
)
def test_what_older_rules_made_is_looked_up_by_its_version(store: Connection, query: str, index: str) -> None:
    given = {"version": 1, "relevance": 1, "annotation": 1, "fingerprint": 1}
    with store, store.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {query}", {**given, "sites": None, "shard": 0, "shards": 1})
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert index in plan
    assert "Seq Scan" not in plan


@pytest.mark.parametrize(
    ("title", "lead", "body"),
    [
        ("Thi đua 1847 ql1a", "Tỉnh biểu dương", "Khen thưởng kịp thời 417, năm 2023; thi đua, cuả tđkt"),
        ("Thi dua của các tỉnh", "Đưa tin và ảnh", "khen thường, khen thưởng, khen thượng; với ngây và ngày"),
        (None, "Hội nghị", "Köln привет й ß Ÿ ２０２３ 12a 2.000.000 đđ thôngtấn"),
        ("Một", None, "hai " * 3),
        (None, None, "!"),
        ("a" * 200, "", "đ " * 40_000),
    ],
)
def test_the_terms_that_a_row_is_indexed_by(store: Connection, title: str | None, lead: str | None, body: str) -> None:
    labels = {":r=1", ":n=ban thi đua", ":s=baotravinh"}
    expected = set(labels)
    for place, text in enumerate((title, lead, body)):
        words = [word[:LONGEST_SYLLABLE] for word in syllables(text or "")]
        plain = [bare(word) for word in words]
        expected |= {*plain, *(written_term(word) for word in words if word != bare(word) and not is_usual(word))}
        expected |= {f"{a}_{b}" for a, b in pairwise(plain) if is_paired(a) and is_paired(b)}
        if place == 0:
            expected |= {*(f"^{a}" for a in plain), *(f"^{a}_{b}" for a, b in pairwise(plain))}
    every = {word[:LONGEST_SYLLABLE] for text in (title, lead, body) for word in syllables(text or "")}
    lacking = {bare(word) for word in every} - {bare(word) for word in every if is_usual(word)}
    expected |= {absent_term(syllable) for syllable in lacking if usual_code(syllable) is not None}
    text = article_terms(title, lead, body, labels)
    sql = "SELECT tsvector_to_array(search_terms(%(text)s, NULL)), tsvector_to_array(search_labels(%(text)s, NULL))"
    with store, store.cursor() as cursor:
        cursor.execute(sql, {"text": text})
        [(terms, of_filters)] = cursor.fetchall()
    assert set(terms) == expected
    assert set(of_filters) == labels


# What versions up to 3 stored: the terms as a vector, with the places of the bare syllables.
_AS_VECTOR = """
UPDATE search_entry SET term_text = NULL, search_version = 3,
    terms = strip(search_terms(%(text)s, NULL)) || to_tsvector('simple', concat_ws(' xx ',
        split_part(%(text)s, '  ', 1), split_part(%(text)s, '  ', 2), split_part(%(text)s, '  ', 3)))
WHERE article = %(id)s
"""
# What version 4 stored: the bare syllables in order, then all other terms as a tsvector is written.
_AS_TEXT = "UPDATE search_entry SET search_version = 4, term_text = %(text)s WHERE article = %(id)s"
# What version 5 stored: a code for every syllable with diacritics, and marks before rare numbers alone.
_AS_CODES = "UPDATE search_entry SET search_version = 5, term_text = %(text)s WHERE article = %(id)s"
_ROWS = """
SELECT e.article AS id, a.title, a.lead, a.body, ARRAY(
    SELECT t FROM unnest(tsvector_to_array(search_labels(e.term_text, e.terms))) AS t) AS labels
FROM search_entry e JOIN article a ON a.id = e.article
"""


def _text_of_version_4(title: str | None, lead: str | None, body: str, labels: list[str]) -> str:
    fields = [syllables(text or "") for text in (title, lead, body)]
    plain = [[bare(word) for word in words] for words in fields]
    others = {word for words in fields for word in words if word != bare(word)}
    others |= (
        {f"{a}_{b}" for words in plain for a, b in pairwise(words) if all(map(is_paired, (a, b)))}
        | {f"^{a}" for a in plain[0]}
        | {f"^{a}_{b}" for a, b in pairwise(plain[0])}
    )
    in_order = "  ".join(" ".join(words) for words in plain)
    return " ".join([f" {in_order}  ", *sorted(others), *(quoted(term).replace(" ", "\\ ") for term in labels)])


def _text_of_version_5(title: str | None, lead: str | None, body: str, labels: list[str]) -> str:
    fields = [syllables(text or "") for text in (title, lead, body)]
    seen: set[str] = set()
    codes = []
    for words in fields:
        codes.append("".join("." if word in seen else mark_code(word) or "." for word in words) or ".")
        seen.update(words)
    plain = "  ".join(" ".join(re.sub(r"^(\d{4})$", r"!\1", bare(word)) for word in words) for words in fields)
    return "\n".join([f".{'.'.join(codes)}", f" {plain} ", *(label.replace(" ", "\t") for label in labels)])


@pytest.mark.parametrize(
    ("older", "text_of"),
    [(_AS_VECTOR, _text_of_version_4), (_AS_TEXT, _text_of_version_4), (_AS_CODES, _text_of_version_5)],
    ids=["vector", "text", "codes"],
)
def test_rows_of_an_older_version_are_found_alike_until_they_are_made_again(
    home: object, older: str, text_of: Callable[..., str]
) -> None:
    connection = connect()
    add_sites(connection)
    put_article(connection, "baotravinh", "a", "Quyết định 1847", "Về phong trào thi đua xây dựng nông thôn mới.")
    put_article(connection, "baotravinh", "b", "Nông thôn", "Quyết định số 1847 nói về thôn mới, xã mới và thi đua.")
    put_article(connection, "baolamdong", "c", "Thi đua", "Nông thôn; mới có quyết định 18.")
    searches = [
        Filters(query='"nông thôn mới"'),
        Filters(query='"quyết định 1847"'),
        Filters(query='thi đua -"định 1847"', irrelevant=True),
        Filters(query="quyết định 1847"),
        Filters(query="thi đua nông thôn"),
        Filters(query="thôn mới"),
        Filters(query="nói mới -xã"),
        Filters(query='"mới và thi"'),
        Filters(query='thi đua -"mới và thi"'),
        Filters(site="baolamdong"),
        Filters(),
    ]

    def ids() -> list[tuple[str, ...]]:
        return [find_page(connection, wanted, limit=10).ids for wanted in searches]

    new = ids()
    assert [len(found) for found in new] == [2, 1, 2, 2, 3, 3, 0, 1, 2, 1, 3]
    with connection, connection.cursor() as cursor:
        for row in rows(cursor, _ROWS):
            cursor.execute(older, {"id": row["id"], "text": text_of(**{k: row[k] for k in row if k != "id"})})
    assert ids() == new
    assert index_outdated(connection) == 3
    assert ids() == new
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_entry WHERE terms IS NOT NULL OR term_text IS NULL")
        assert cursor.fetchall() == [(0,)]
    connection.close()


def test_a_code_that_has_no_pairs_still_ranks_beside_its_neighbour(home: object) -> None:
    connection = connect()
    add_sites(connection)
    for path, body, month in (
        ("apart", "Số ca tăng, trong đó 1847 người được khen.", 9),
        ("beside", "Nghị quyết 1847 được thông qua.", 3),
        ("too", "Theo nghị quyết 1847, các xã thi đua.", 5),
        ("turned", "Ngày 1847 nghị quyết.", 8),
    ):
        put_article(connection, "baotravinh", path, "Tin", f"{path}. {body}", published=day(month))
    assert found(connection, "quyết 1847") == ["too", "beside", "turned"]
    assert set(found(connection, '"quyết 1847"')) == {"beside", "too"}
    assert found(connection, '1847 -"quyết 1847"') == ["apart", "turned"]
    assert suggest_query(connection, Filters(query="quyeet 1847")) == "quyết 1847"
    connection.close()


def test_an_index_that_kept_old_terms_is_rebuilt(home: object, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = connect()
    add_sites(connection)
    put_article(connection, "baotravinh", "a", "Thi đua", "Xây dựng nông thôn mới.")

    def file() -> int:
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT pg_relation_filenode('search_entry_terms')")
            return int((cursor.fetchone() or [0])[0])

    before = file()
    assert not rebuild_loose_index(connection, 1)
    assert file() == before, "a small index takes no room"
    monkeypatch.setattr(tightening_module, "LEAST_ARTICLES", 1)
    with connection, connection.cursor() as cursor:
        cursor.execute("UPDATE search_entry SET search_version = 0")
    assert index_outdated(connection) == 1
    assert file() != before
    assert found(connection, "nông thôn") == ["a"]
    monkeypatch.setattr(tightening_module, "MOST_BYTES", 1 << 30)
    assert not rebuild_loose_index(connection, 1)
    connection.close()


def test_a_short_form_is_written_out_only_where_that_finds_something(home: object) -> None:
    connection = connect()
    add_sites(connection)
    put_article(connection, "baotravinh", "lhpn", "Tin", "Hội LHPN tỉnh nhận Bằng khen.", published=day(3))
    assert found(connection, "hoi lien hiep phu nu bang khen") == []
    assert suggest_query(connection, Filters(query="hoi lien hiep phu nu bang khen")) == "hoi LHPN bang khen"
    assert suggest_query(connection, Filters(query="LĐLĐ bằng khen")) is None
    connection.close()
