"""Every sentence that an issue, a failed crawl or a verdict can state, and every code, is known in Vietnamese."""

from __future__ import annotations

import ast
import itertools
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from reports.reasons import said_in_vietnamese, shown_code, shown_field, shown_why

ROOT = Path(__file__).parents[2]
SPEAKING = sorted(
    path
    for folder in ("crawler", "storage", "pipeline", "reports", "articles/extraction", "articles/page")
    for path in (ROOT / folder).rglob("*.py")
)
DETAILS = {"issue": 1, "stop": 1, "_reject": 2, "FetchFailedError": 1, "PrivateAddressError": 0, "health": 1}
"""Which argument of a call is its message to people."""
CODES = {"issue": 0, "_raise": 0, "_reject": 1}
NAMED = {
    "Issue": "detail",
    "Verdict": "error issue",
    "PageRecord": "error",
    "CrawlResult": "error",
    "Failure": "error",
    "SiteReport": "detail",
}
SAMPLES = {
    "page.page_type": "listing",
    "code": "stub_page",
    "kind or want.kind": "feed",
    "history.field": "lead",
    "kind": "listing",
    "want.kind": "feed",
}
VIETNAMESE = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")
ELSEWHERE = ("7: 7",)
"""A file of the archive and what is wrong with it: the sentences of :mod:`storage.archive`, tested below."""
SAME = ("robots.txt", "HTTP 7", "HTTP 503")


def spoken(path: Path, named: dict[str, str], placed: dict[str, int]) -> Iterator[tuple[int, str]]:
    """Line and text of each sentence in a file, with a sample in place of what is filled in."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]:
        for call in [node for node in ast.walk(function) if isinstance(node, ast.Call)]:
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            given = [k.value for k in call.keywords if k.arg in named.get(name, "").split()]
            if name in placed and len(call.args) > placed[name]:
                given.append(call.args[placed[name]])
            for expression in given:
                yield from ((call.lineno, text) for text in texts(expression, function) if text)


def texts(expression: ast.expr, function: ast.AST) -> Iterator[str]:
    match expression:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            filled = [
                [str(part.value)]
                if isinstance(part, ast.Constant)
                else [t for t in texts(part.value, function) if t] or [SAMPLES.get(ast.unparse(part.value), "7")]
                for part in parts
                if isinstance(part, ast.Constant | ast.FormattedValue)
            ]
            yield from map("".join, itertools.product(*filled))
        case ast.IfExp(body=body, orelse=other):
            yield from [*texts(body, function), *texts(other, function)]
        case ast.Tuple(elts=[_, said]):  # code and sentence
            yield from texts(said, function)
        case ast.BoolOp(values=values):
            for value in values:
                yield from texts(value, function)
        case ast.BinOp(left=left, right=right):
            for start in texts(left, function):
                yield from (start + end for end in texts(right, function))
        case ast.Name(id=name):
            for node in ast.walk(function):
                if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in node.targets):
                    yield from texts(node.value, function)


def test_every_sentence_is_known_in_vietnamese() -> None:
    found = [(path.name, line, text) for path in SPEAKING for line, text in spoken(path, NAMED, DETAILS)]
    assert len(found) > 50
    unknown = [place for place in found if place[2] not in ELSEWHERE and said_in_vietnamese(place[2]) is None]
    assert unknown == [], "\n".join(map(str, unknown))
    assert [t for _, _, t in found if t not in (*SAME, *ELSEWHERE) and not VIETNAMESE.search(shown_why(t, "vi"))] == []


def test_every_code_has_a_name() -> None:
    codes = {code for path in SPEAKING for _, code in spoken(path, {"Issue": "code"}, CODES)} - {"page_7"}
    assert len(codes) > 20
    assert [code for code in sorted(codes) if shown_code(code, "vi") == code] == []
    assert shown_code("same_body", "en") == "same_body"


def test_a_sentence_and_its_translation_fill_in_the_same() -> None:
    said = tomllib.loads((ROOT / "reports" / "reasons.toml").read_text(encoding="utf-8"))["said"]
    for english, vietnamese in said.items():
        filled = set(re.findall(r"{\w+}", vietnamese))
        assert filled <= set(re.findall(r"{\w+}", english)), english


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("no article for 40 days; up to 7 are usual", "40 ngày không có tin; thường không quá 7 ngày"),
        ("3 crawls in a row failed: home page: HTTP 503", "3 lần đọc liên tiếp bị lỗi: trang chủ: HTTP 503"),
        ("3 crawls in a row failed: home page: network_error", "3 lần đọc liên tiếp bị lỗi: trang chủ: lỗi mạng"),
        (
            "a/2023-10/x.warc.gz: the record at offset 12 cannot be read: cut off",
            "a/2023-10/x.warc.gz: bản ghi tại vị trí 12 không đọc được: cut off",
        ),
        ("the crawler ended with status 2: no such file", "chương trình đọc dừng với mã 2: no such file"),
        ("3 crawls in a row failed: said by the server", "3 lần đọc liên tiếp bị lỗi: said by the server"),
        ("stub_page: 12 characters of text", "gần như không có văn bản: chỉ có 12 ký tự văn bản"),
        (
            "lead is missing since 02/10/2023: 98% of 40 articles before had it, 0% of the newest 10 have it; "
            "authors is missing since 02/10/2023: 95% of 40 articles before had it, 20% of the newest 10 have it",
            "thiếu đoạn đầu từ 02/10/2023: trước đó 98% trong 40 bài có, nay 0% trong 10 bài mới nhất có; "
            "thiếu tác giả từ 02/10/2023: trước đó 95% trong 40 bài có, nay 20% trong 10 bài mới nhất có",
        ),
    ],
)
def test_a_reason_is_said_in_vietnamese_and_a_servers_own_words_stay(said: str, shown: str) -> None:
    assert shown_why(said, "vi") == shown
    assert shown_why(said, "en") == said


def test_what_is_not_ours_stays() -> None:
    assert said_in_vietnamese("Access denied; go away") is None
    assert shown_why("Tạm ngừng phục vụ", "vi") == "Tạm ngừng phục vụ"
    assert said_in_vietnamese("no article yet; go away") is None
    assert shown_field("published_at", "vi") == "ngày đăng"
