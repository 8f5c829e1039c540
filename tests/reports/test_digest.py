"""A digest reports what a week held, separates kinds of figures and silence from deafness, and shows hostile text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from lxml import html as lxml_html
from typer.testing import CliRunner

from articles.dates import VIETNAM
from articles.errors import UsageError
from cli.main import app
from pipeline.events import update_events
from reports.digest import Digest, make_digest, parse_month, parse_quarter, parse_week, render_digest
from reports.digest.collecting import figure_kind
from reports.digest.days import days_before
from reports.digest.model import SiteProblem
from storage.db import Connection, connect
from tests.storage.stored import add_sites, put_article

FIRST, LAST = date(2023, 10, 30), date(2023, 11, 5)
NOW = datetime(2023, 11, 6, 8, 0, tzinfo=VIETNAM)
HOSTILE = "<script>alert(1)</script> | [x](javascript:alert(1)) **đậm** \u202eđảo"
LAM_DONG = (
    "Sáng 31/10/2023, tỉnh tổng kết phong trào thi đua “Dân vận khéo”. Chủ tịch nước tặng Huân chương Lao động hạng Ba cho 2 tập "
    "thể. Chủ tịch UBND tỉnh tặng Bằng khen cho 10 tập thể, 12 cá nhân theo Quyết định số 123/QĐ-UBND ngày 5/10/2023. "
    "Đến cuối năm 2022, tỷ lệ hộ nghèo của tỉnh là 5,34%. Năm 2022, toàn tỉnh huy động 28,7 tỷ đồng. "
)
NATIONAL = (
    "Ban Thi đua - Khen thưởng Trung ương kiểm tra phong trào “Dân vận khéo”. Đến cuối năm 2022, tỷ lệ hộ nghèo của tỉnh Lâm Đồng "
    "là 4,9%. Đoàn công tác ghi nhận nhiều kết quả trong việc thực hiện các chỉ tiêu của phong trào ở cơ sở. "
)
WHEN = datetime(2023, 10, 31, 7, 28, tzinfo=VIETNAM)


@pytest.fixture(scope="module")
def store(module_home: Path) -> Connection:
    connection = connect()
    add_sites(connection)
    put_article(connection, "baolamdong", "a", "Tổng kết phong trào “Dân vận khéo”", LAM_DONG, published=WHEN)
    put_article(connection, "thiduavn", "b", HOSTILE, NATIONAL, published=WHEN + timedelta(days=1))
    put_article(connection, "thiduavn", "c", "Đăng lại", LAM_DONG, published=WHEN + timedelta(hours=5))
    put_article(
        connection,
        "baolamdong",
        "old",
        "Tuần trước",
        "Hội Nông dân xã biểu dương nông dân sản xuất giỏi. " * 9,
        published=WHEN - timedelta(days=9),
    )
    put_article(
        connection,
        "baotravinh",
        "older",
        "Tháng trước",
        "Trà Vinh khen thưởng nhiều cá nhân. " * 9,
        published=WHEN - timedelta(days=40),
    )
    with connection, connection.cursor() as cursor:
        cursor.execute("UPDATE site SET last_success_at = %s, last_crawled_at = %s", (NOW, NOW))
    update_events(connection)
    return connection


@pytest.fixture(scope="module")
def made(store: Connection) -> Digest:
    return make_digest(FIRST, LAST, now=NOW)


def test_a_week_is_its_stories_with_reprints_by_province(made: Digest) -> None:
    assert (made.stories, made.reprints) == (2, 1)
    assert [(news.province, news.count) for news in made.provinces] == [("lam-dong", 1), (None, 1)]
    [story] = made.provinces[0].stories
    assert (story.event, story.event_date, story.reprints) == ("review", "2023-10-31", 1)
    [movement] = made.movements
    assert (movement.name, movement.stories, movement.events) == ("Dân vận khéo", 2, {"review": 1, "monitoring": 1})


def test_awards_come_by_level_with_class_recipients_and_decision(made: Digest) -> None:
    assert [level.level for level in made.awards] == ["state", "province"]
    order, certificate = made.awards[0].awards[0], made.awards[1].awards[0]
    assert (order.award_class, order.giver, order.recipients) == (3, "Chủ tịch nước", ((2, "tập thể"),))
    assert (certificate.decision, certificate.decision_date) == ("123/QĐ-UBND", "2023-10-05")
    assert certificate.recipients == ((10, "tập thể"), (12, "cá nhân"))


def test_figures_of_one_place_and_time_stand_side_by_side_where_sources_differ(made: Digest) -> None:
    [conflict] = made.conflicts
    assert {figure.value for figure in conflict.figures} == {5.34, 4.9}
    assert len({figure.source.url for figure in conflict.figures}) == 2
    assert all("tỷ lệ hộ nghèo" in figure.quote for figure in conflict.figures)


def test_totals_of_a_period_never_stand_with_rates_of_a_day(made: Digest) -> None:
    kinds = {kind.kind: [figure.value for figure in kind.figures] for kind in made.figures}
    assert kinds == {"rate": [4.9, 5.34], "total": [28_700_000_000.0]}
    assert figure_kind("%", None, "2022-12-31") == "rate"
    assert figure_kind("điểm %", None, None) == figure_kind("hộ", "decrease", "2022") == "change"
    assert [figure_kind("hộ", None, at) for at in ("2022-12-31", "2022", "2022-10", None)] == [
        "count",
        "total",
        "total",
        "undated",
    ]


def test_silence_is_told_from_sites_that_could_not_be_read(store: Connection) -> None:
    assert make_digest(FIRST, LAST, now=NOW).without_news["silent"] == ("Vĩnh Long",)
    assert len(make_digest(FIRST, LAST, now=NOW).without_news["no site"]) == 32
    with store, store.cursor() as cursor:
        cursor.execute(
            "UPDATE site SET failed_crawls = 4, last_success_at = %s WHERE province_now = 'vinh-long'", (WHEN,)
        )
    try:
        assert make_digest(FIRST, LAST, now=NOW).without_news["down"] == ("Vĩnh Long",)
        # Weeks before anything of these sites is known are nobody's silence.
        early = make_digest(date(2020, 1, 6), date(2020, 1, 12), now=NOW)
        assert early.without_news["not covered"] == ("Lâm Đồng", "Vĩnh Long")
    finally:
        with store, store.cursor() as cursor:
            cursor.execute("UPDATE site SET failed_crawls = 0, last_success_at = %s", (NOW,))


def test_a_sites_problem_is_told_in_the_digests_language(made: Digest) -> None:
    why = "3 crawls in a row failed: home page: HTTP 503"
    troubled = replace(
        made, problems=(SiteProblem(site="baotravinh", name="Báo Trà Vinh", verdict="failing", why=why),)
    )
    row = "| Báo Trà Vinh | lỗi | 3 lần đọc liên tiếp bị lỗi: trang chủ: HTTP 503 |"
    assert row in render_digest(troubled, "md").decode()
    assert f"| Báo Trà Vinh | failing | {why} |" in render_digest(troubled, "md", language="en").decode()


def test_filters_hold_for_every_part(store: Connection) -> None:
    lam_dong = make_digest(FIRST, LAST, now=NOW, province="lam-dong")
    assert (lam_dong.stories, lam_dong.conflicts, lam_dong.without_news) == (1, (), {})
    assert make_digest(FIRST, LAST, now=NOW, province="tra-vinh").without_news == {"silent": ("Vĩnh Long",)}
    assert make_digest(FIRST, LAST, now=NOW, movement="vi-nguoi-ngheo").stories == 0


def test_a_later_version_is_told_of_in_the_week_it_was_seen(store: Connection, made: Digest) -> None:
    changed = LAM_DONG.replace("12 cá nhân", "14 cá nhân")
    put_article(
        store,
        "baolamdong",
        "a",
        "Tổng kết phong trào “Dân vận khéo”",
        changed,
        published=WHEN,
        seen=datetime(2026, 1, 2, 9, tzinfo=VIETNAM),
    )
    assert made.changes == ()
    later = make_digest(date(2026, 1, 1), date(2026, 1, 7), now=NOW)
    assert later.stories == 0
    [change] = later.changes
    assert (change.version, change.source.title) == (2, "Tổng kết phong trào “Dân vận khéo”")


def test_markdown_keeps_what_pages_wrote_as_text(made: Digest) -> None:
    said = render_digest(made, "md").decode()
    assert said.startswith("# Điểm tin thi đua, khen thưởng\n\nTuần 44 năm 2023 (từ 30/10/2023 đến 05/11/2023)\n")
    assert (
        "**Sơ kết, tổng kết ngày 31/10/2023:** [Tổng kết phong trào “Dân vận khéo”](<https://baolamdong.vn/a>)" in said
    )
    assert r"\<script\>" in said
    assert re.search(r"(?<!\\)<(?!https)", said) is None
    for line in said.splitlines():
        if line.startswith("|"):
            assert len(re.findall(r"(?<!\\)\|", line)) in (4, 5, 6)
    assert "5,34 %" in said
    assert "28.700.000.000 đồng" in said


def test_html_needs_nothing_else_and_runs_nothing(made: Digest) -> None:
    said = render_digest(made, "html", language="en").decode()
    page = lxml_html.document_fromstring(said)
    assert page.xpath("//script|//img|//link|//iframe|//*[@onmouseover]|//*[@src]") == []
    assert {href.partition(":")[0] for href in page.xpath("//@href")} == {"https"}
    assert HOSTILE.replace("\u202e", "") in page.text_content().replace("\u202e", "")
    assert page.get("lang") == "en"
    assert page.xpath("//h2")[0].text == "Overview"


def test_word_files_have_the_style_of_office_documents(made: Digest) -> None:
    word = docx.Document(BytesIO(render_digest(made, "docx", motto=True)))
    section = word.sections[0]
    assert [round(size.mm) for size in (section.page_width, section.page_height)] == [210, 297]
    assert [round(size.mm) for size in (section.left_margin, section.right_margin, section.top_margin)] == [30, 15, 20]
    assert (word.styles["Normal"].font.name, word.styles["Normal"].font.size) == ("Times New Roman", Pt(13))
    state, motto, title, subtitle = word.paragraphs[:4]
    assert (state.text, motto.text) == ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    assert (title.text, title.alignment) == ("ĐIỂM TIN THI ĐUA, KHEN THƯỞNG", WD_ALIGN_PARAGRAPH.CENTER)
    assert subtitle.text.startswith("Tuần 44 năm 2023")
    headings = [p.text for p in word.paragraphs if p.style.name == "Heading 1"]
    assert headings[:3] == ["I. Tổng quan", "II. So với kỳ trước", "III. Việc chính theo tỉnh, thành phố"]
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for table in word.tables for row in table.rows)
    for table in word.tables:
        assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert "Huân chương Lao động hạng Ba" in cells
    assert "123/QĐ-UBND ngày 05/10/2023" in cells
    links = {relation.target_ref for relation in word.part.rels.values() if relation.is_external}
    assert "https://baolamdong.vn/a" in links
    assert all(link.startswith("https://") for link in links)
    assert "CỘNG HÒA" not in docx.Document(BytesIO(render_digest(made, "docx"))).paragraphs[0].text


def test_words_that_no_xml_may_hold_do_not_break_a_word_file(made: Digest) -> None:
    [news, *_] = made.provinces
    story = replace(
        news.stories[0], source=replace(news.stories[0].source, title="a\x0b\x00b\ufffe", url="javascript:alert(1)")
    )
    broken = replace(made, provinces=(replace(news, stories=(story,)),))
    for file_format in ("md", "html", "docx"):
        assert render_digest(broken, file_format)


def test_an_empty_week_says_so(store: Connection) -> None:
    said = render_digest(make_digest(date(2024, 1, 1), date(2024, 1, 7), now=NOW), "md").decode()
    assert "Không có tin nào" in said
    assert "## Khen thưởng" not in said


@pytest.mark.parametrize("week", ["2023-W60", "2023-W00", "2021-W53", "9999-W52", "44", "2023-44", "W44"])
def test_what_is_no_week_is_refused(week: str) -> None:
    with pytest.raises(UsageError, match="not a week"):
        parse_week(week)


def test_weeks_are_those_of_iso_8601() -> None:
    assert parse_week("2023-W44") == (FIRST, LAST)
    assert parse_week("2020w53") == (date(2020, 12, 28), date(2021, 1, 3))


def test_months_and_quarters_are_compared_with_those_before() -> None:
    assert parse_month("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert parse_quarter("2023-Q4") == (date(2023, 10, 1), date(2023, 12, 31))
    assert days_before(*parse_month("2024-03")) == parse_month("2024-02")
    assert days_before(*parse_quarter("2024-Q1")) == parse_quarter("2023-Q4")
    assert days_before(FIRST, LAST) == parse_week("2023-W43")


@pytest.mark.parametrize(("parse", "text"), [(parse_month, "2023-13"), (parse_quarter, "2023-Q5"), (parse_month, "Q1")])
def test_what_is_not_a_month_or_quarter_is_refused(parse: Callable[[str], object], text: str) -> None:
    with pytest.raises(UsageError, match="is not a"):
        parse(text)


def test_days_before_anything_was_read_are_refused(store: Connection) -> None:
    with pytest.raises(UsageError, match="no site was there"):
        make_digest(*parse_week("0001-W01"), now=NOW)


def test_a_week_is_compared_with_the_one_before(made: Digest) -> None:
    assert (made.totals.stories, made.before.stories) == (2, 0)
    assert (made.totals.awards, made.totals.decisions) == (2, 1)
    assert "| Tin | 0 | 2 | +2 |" in render_digest(made, "md", short=True).decode()


def test_the_command_prints_writes_and_refuses(store: Connection, tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        done = CliRunner().invoke(app, ["digest", *arguments])
        assert done.exit_code == 0, done.exception
        return done.output

    week = ("--week", "2023-W44")
    assert run(*week).startswith("# Điểm tin")
    assert run("--from", "30/10/2023", "--to", "2023-11-05") == run(*week)
    out = tmp_path / "tuan.docx"
    assert "2 stories" in run(*week, "--out", str(out))
    assert docx.Document(str(out)).tables
    assert json.loads(run(*week, "--json"))["stories"] == 2
    assert [path.name for path in tmp_path.iterdir()] == ["tuan.docx"]
    assert run("--quarter", "2023-Q4").startswith("# Điểm tin thi đua, khen thưởng\n\nQuý IV năm 2023")
    assert run("--month", "2023-10", "--short").startswith("# Điểm tin thi đua, khen thưởng\n\nTháng 10 năm 2023")
    for wrong in (
        [*week, "--month", "2023-10"],
        ["--quarter", "2023-Q5"],
        ["--week", "2023-W60"],
        ["--from", "2023-11-05", "--to", "2023-10-30"],
        ["--to", "2023"],
        [*week, "--from", "2023"],
        [*week, "--format", "docx"],
        [*week, "--province", "atlantis"],
        ["--from", "2020", "--to", "2023"],
    ):
        done = CliRunner().invoke(app, ["digest", *wrong])
        assert isinstance(done.exception, UsageError), wrong
