"""The batch commands: one line out per line in, in order, for any input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.recorded import started

PAGE = """<html><head><title>{n}</title></head><body><h1>Trao Bằng khen cho {n} tập thể</h1><p>Thứ ba, 31/10/2023 - 07:28</p>
<div class="content"><p>Sáng 31/10, UBND tỉnh Lâm Đồng tổ chức hội nghị tổng kết phong trào thi đua yêu nước năm 2023 và trao Bằng khen
cho {n} tập thể, 12 cá nhân có thành tích xuất sắc.</p><p>Phát biểu tại hội nghị, lãnh đạo tỉnh biểu dương các đơn vị đã nỗ lực hoàn
thành nhiệm vụ, đồng thời đề nghị các ngành, địa phương tiếp tục đổi mới công tác thi đua, khen thưởng trong năm tới.</p></div></body></html>"""


def answers(command: str, lines: list[Any]) -> list[dict[str, Any]]:
    stdin = "".join((line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)) + "\n" for line in lines)
    return [json.loads(line) for line in started(command, stdin=stdin).splitlines()]


@pytest.fixture(autouse=True)
def no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THIDUA_DATABASE_URL", "postgresql://127.0.0.1:1/none")


def test_extract_answers_every_line_in_order_on_all_cores() -> None:
    lines = [{"id": n, "url": f"https://bao.example/tin/{n}.html", "html": PAGE.format(n=n)} for n in range(60)]
    found = answers("extract", lines)
    assert [record["id"] for record in found] == list(range(60))
    assert [record["title"] for record in found] == [f"Trao Bằng khen cho {n} tập thể" for n in range(60)]
    assert {record["published_at"] for record in found} == {"2023-10-31T07:28:00+07:00"}
    assert {record["page_type"] for record in found} == {"article"}


def test_bad_lines_cost_themselves_alone(tmp_path: Path) -> None:
    good = tmp_path / "good.html"
    good.write_text(PAGE.format(n=7), encoding="utf-8")
    found = answers(
        "extract",
        [
            {"id": "a", "url": "https://bao.example/1", "html_file": str(good)},
            "this is not JSON",
            "[1, 2]",
            {"id": "b", "html": "<p>no address</p>"},
            {"id": "c", "url": "https://bao.example/2"},
            {"id": "d", "url": "https://bao.example/2", "html_file": str(tmp_path / "none.html")},
            {"id": "e", "url": "https://bao.example/2", "html": 5},
            {"id": "f", "url": "https://bao.example/3", "html": ""},
            {"id": "g", "url": "https://bao.example/1", "html_file": str(good)},
        ],
    )
    assert [record["id"] for record in found] == ["a", None, None, "b", "c", "d", "e", "f", "g"]
    assert [bool(record.get("error")) for record in found] == [False, True, True, True, True, True, True, False, False]
    assert found[0]["title"] == found[-1]["title"] == "Trao Bằng khen cho 7 tập thể"
    assert all("line" in record["error"] for record in found if "error" in record)


def test_judge_tells_this_field_from_others_with_reasons() -> None:
    field = {
        "id": 1,
        "title": "Phát động phong trào thi đua yêu nước năm 2024",
        "text": "UBND tỉnh phát động phong trào thi đua yêu nước, ký kết giao ước thi đua và trao Bằng khen cho các tập thể, cá nhân.",
    }
    other = {
        "id": 2,
        "title": "Giá cà phê tăng mạnh",
        "text": "Giá cà phê nhân xô tại Tây Nguyên sáng nay tăng thêm 500 đồng một ký.",
    }
    first, second = answers("judge", [field, other])
    assert (first["relevant"], second["relevant"]) == (True, False)
    assert first["matched"]
    assert 0 <= second["score"] < 0.5 <= first["score"] <= 1


def test_annotate_gives_facts_with_spans_of_the_text() -> None:
    text = "UBND tỉnh Lâm Đồng tặng Bằng khen cho 10 tập thể, 12 cá nhân trong phong trào “Dân vận khéo”."
    [record] = answers("annotate", [{"id": 1, "title": None, "text": text}])
    facts = [fact for name in ("movements", "awards", "bodies", "provinces") for fact in record[name]]
    assert {fact["id"] for fact in record["movements"]} == {"dan-van-kheo"}
    assert all(text[fact["start"] : fact["end"]] == fact["quote"] for fact in facts)
    [award] = record["awards"]
    assert award["recipients"] == [{"n": 10, "type": "tập thể"}, {"n": 12, "type": "cá nhân"}]


def test_cluster_names_each_text_by_its_clusters_first_member() -> None:
    story = " ".join(
        f"câu thứ {n} của bản tin về lễ tổng kết phong trào thi đua tại huyện số {n * 7}" for n in range(20)
    )
    other = " ".join(f"mục {n} bàn về giá nông sản và thời tiết ở vùng {n * 3} trong tuần qua" for n in range(20))
    found = answers(
        "cluster",
        [
            {"id": "x", "title": "A", "text": story},
            {"id": "y", "title": "B", "text": other},
            "broken",
            {"id": "z", "title": "C", "text": story.replace("huyện", "thị xã", 2)},
        ],
    )
    assert [(r["id"], r.get("cluster")) for r in found] == [("x", "x"), ("y", "y"), (None, None), ("z", "x")]
    assert found[2]["error"]


REPORTS = [
    {
        "id": "a",
        "title": "Sơn La tuyên dương 30 thanh niên tiêu biểu",
        "text": "Sáng 26/3, Tỉnh đoàn Sơn La tổ chức lễ tuyên dương 30 thanh niên tiêu biểu. Chủ tịch UBND tỉnh tặng Bằng "
        "khen cho 30 thanh niên theo Quyết định số 540/QĐ-UBND ngày 24/3/2026.",
        "published_at": "2026-03-26T10:00:00+07:00",
        "province": "son-la",
        "site": "bao",
    },
    {
        "id": "b",
        "title": "Thanh niên Sơn La được vinh danh",
        "text": "Ngày 26/3/2026, 30 thanh niên tỉnh Sơn La nhận Bằng khen của Chủ tịch UBND tỉnh tại lễ tuyên dương.",
        "published_at": "2026-03-27",
        "province": None,
        "site": "khac",
    },
    {
        "id": "c",
        "title": "Thi đua là động lực",
        "text": "Công tác thi đua cần tiếp tục đổi mới.",
        "published_at": "2026-03-27",
        "province": "son-la",
        "site": "bao",
    },
]


def test_events_answers_every_line_and_a_bad_one_costs_itself_alone() -> None:
    found = answers("events", [REPORTS[0], "not JSON", REPORTS[1], {"id": "x"}, REPORTS[2]])
    assert [record["id"] for record in found] == ["a", None, "b", "x", "c"]
    assert [bool(record.get("error")) for record in found] == [False, True, False, True, False]
    assert [found[i].get("event") for i in (0, 2, 4)] == ["a", "a", None]
    assert [found[i].get("kind") for i in (0, 2, 4)] == ["ceremony", "ceremony", "other"]


def test_events_ledger_prints_one_line_per_award_given() -> None:
    stdin = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in REPORTS)
    [row] = [json.loads(line) for line in started("events", "--ledger", stdin=stdin).splitlines()]
    assert row == {
        "event": "a",
        "award": "bang-khen-ubnd-tinh",
        "name": "Bằng khen của Chủ tịch UBND tỉnh",
        "class": None,
        "giver": "Chủ tịch UBND tỉnh Sơn La",
        "decision": "540/QĐ-UBND",
        "decided_on": "2026-03-24",
        "signer": None,
        "recipients": [{"n": 30, "type": "thanh niên"}],
        "period": None,
        "sources": ["a", "b"],
    }


def test_half_a_surrogate_pair_in_an_id_comes_back_as_it_was() -> None:
    line = {"id": "\ud800", "title": None, "text": "Trao Bằng khen."}
    for command in ("judge", "cluster", "events"):
        [answer] = [json.loads(text) for text in started(command, stdin=json.dumps(line) + "\n").splitlines()]
        assert "error" not in answer
