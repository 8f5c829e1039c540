"""Emulation movements and campaigns: the gazetteer's, by any of their wordings, and quoted ones it does not know."""

from __future__ import annotations

import re
from functools import lru_cache

from articles.annotation.reading import Reading
from articles.gazetteer import Entry, entries_by_kind, wording_key
from articles.models import MovementMention
from articles.provinces import current_provinces, former_provinces
from articles.text import folded_pattern

_INTRODUCES = folded_pattern(
    r"(?<![^\W_])(?:phong trào thi đua yêu nước|phong trào thi đua|các phong trào|phong trào|cuộc vận động|"
    r"thi đua|hưởng ứng|đợt thi đua)(?: đặc biệt| cao điểm| chuyên đề)?:? *\"? *$"
)
_MOVEMENT_BEFORE = folded_pattern(r"(?:phong trào(?: thi đua)?(?: yêu nước)?|cuộc vận động) *$")
_FUND = folded_pattern(
    r"(?<![^\W_])(?:quỹ|ngày(?! hội)|tháng cao điểm|tháng hành động|giải|huy chương|kỷ niệm chương|danh hiệu|"
    r"(?<!ngày )hội)(?: cao điểm| toàn dân)? *\"? *$"
)
_MODELS = folded_pattern(r"(?<![^\W_])mô hình(?![^\W_])")
_CALLED = folded_pattern(r"(?<![^\W_])(?:phong trào|cuộc vận động)(?![^\W_])")
# "Ban Chỉ đạo xóa nhà tạm, nhà dột nát" is a body that is named for its work.
_BODY_FOR = folded_pattern(r"(?<![^\W_])ban chỉ đạo(?: (?:chương trình|phong trào|thực hiện|triển khai))* $")
_PERIOD = folded_pattern(r"\"?,? *\(?(?:giai đoạn|năm) +\d{4}(?: *- *\d{4})?\)?")
_PROVINCES = "|".join(
    re.escape(name)
    for name in sorted(
        {p.name for p in (*former_provinces().values(), *current_provinces().values())} | {"Thủ đô"},
        key=lambda name: (-len(name), name),
    )
)
_OWN_PROVINCE = re.compile(rf"(?<!\w)(?:(?:tỉnh|thành phố|TP\.?) )?(?:{_PROVINCES}) ")
_QUOTED = re.compile(r'"([^"\n]{6,160})"')
_NAMES_ONE = folded_pattern(
    r"(?<![^\W_])(?:phong trào thi đua|phong trào|cuộc vận động|đợt thi đua|chuyên đề thi đua|"
    r"thi đua (?:chuyên đề|đặc biệt|liên kết|cao điểm|nước rút))"
    r"(?: [^\W\d_]+){0,3}(?<!chủ đề):? *$"
)


def find_movements(reading: Reading) -> list[MovementMention]:
    """Each mention of a movement, quotation marks and period included, in order of place."""
    folded = reading.folded
    spans: list[tuple[int, int, str | None, str]] = []
    for hit in reading.longest("movement", short=True):
        entry = hit.wording.entry
        start, end = hit.start, hit.end
        before = folded[max(0, start - 40) : start]
        if _BODY_FOR.search(before) or _FUND.search(before) or before.endswith(("mô hình ", 'mô hình "')):
            continue
        if hit.wording.short and not _INTRODUCES.search(before):
            continue
        is_model = entry.details.get("kind") == "model" or "sạch" in entry.name
        if is_model and not _is_called_a_movement(reading, start):
            continue
        spans.append((*_widen(folded, start, end), entry.id, entry.name))
    for match in _QUOTED.finditer(folded):
        start, end = match.span()
        if not _NAMES_ONE.search(folded, max(0, start - 60), start):
            continue
        if not any(s < end and start < e for s, e, _, _ in spans):
            name = " ".join(reading.text[start + 1 : end - 1].strip(" .,").split())
            national = _of_the_whole_country(name)
            id_, name = (national.id, national.name) if national else (None, name)
            spans.append((start, _with_period(folded, end), id_, name))
    found = []
    for start, end, id_, name in sorted(spans, key=lambda span: span[:2]):
        first, last = reading.span(start, end)
        found.append(MovementMention(id=id_, name=name, quote=reading.given[first:last], start=first, end=last))
    return found


def _of_the_whole_country(name: str) -> Entry | None:
    """The national movement that a province carries out under its own name: "Doanh nghiệp Hà Nam hội nhập …"."""
    whole, changed = _OWN_PROVINCE.subn("", name, count=1)
    if not changed:
        return None
    # "Doanh nghiệp Hà Nam …" is "Doanh nghiệp Việt Nam …", "Hà Tĩnh chung tay …" is "Cả nước chung tay …"
    tried = (whole, _OWN_PROVINCE.sub("Việt Nam ", name, count=1), f"cả nước {whole}")
    return next((entry for words in tried if (entry := _by_wording().get(wording_key(words)))), None)


@lru_cache(maxsize=1)
def _by_wording() -> dict[str, Entry]:
    return {
        wording_key(wording): entry
        for entry in entries_by_kind()["movement"]
        for wording in (*entry.wordings, *entry.short_forms)
    }


def _is_called_a_movement(reading: Reading, position: int) -> bool:
    """Is the nearest word before it "phong trào" or "cuộc vận động", not "mô hình" ("nhiều mô hình: …")?"""
    start, _ = reading.sentence(position)
    called = [m.start() for m in _CALLED.finditer(reading.folded, start, position)]
    models = [m.start() for m in _MODELS.finditer(reading.folded, start, position)]
    return bool(called) and (not models or called[-1] > models[-1])


def _widen(folded: str, start: int, end: int) -> tuple[int, int]:
    """The mention with the quotation marks around it, or "phong trào" before it, and the period after it."""
    opened = folded.rfind('"', max(0, start - 40), start)
    line = max(folded.rfind("\n", 0, start), start - 2000)
    if opened > line and folded.count('"', line + 1, start) % 2 == 1:
        closed = folded.find('"', end, end + 60)
        if closed >= 0 and "\n" not in folded[end:closed] and "." not in folded[end:closed]:
            start, end = opened, closed + 1
    elif introduced := _MOVEMENT_BEFORE.search(folded, max(0, start - 40), start):
        start = introduced.start()
    return start, _with_period(folded, end)


def _with_period(folded: str, end: int) -> int:
    period = _PERIOD.match(folded, end)
    return period.end() if period and "giai đoạn" in period.group() else end
