"""Statements of two reports that cannot be of one event, by ordered rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from articles.events.givers import is_national_award
from articles.events.giving import LETTER
from articles.events.reported import ReportedEvent, folded_text
from articles.events.words import general_holders
from articles.places import units_with_key
from articles.provinces import known_provinces
from articles.text import fold_for_matching, folded_pattern

_GIVEN_AT_ONCE = ("nghe-nhan", "nha-giao", "thay-thuoc", "nghe-si")
ON_ITS_WAY = timedelta(days=3)
"""A letter of praise is dated by its sending or its arrival."""
_NATIONAL = ("/QĐ-TTG", "/QĐ-CTN")
_NATIONAL_MEETING = folded_pattern(
    r"(?<![^\W_])(?:hội nghị|đại hội|hội thảo|tọa đàm|lễ) "
    r"(?:trực tuyến |biểu dương |tuyên dương |tổng kết )?toàn quốc(?![^\W_])"
)
_MANY = 10
"""Recipients in the whole country; a smaller number is a province's part of them."""
_OF_SEVERAL_PROVINCES = ("quân khu ", "quân đoàn ", "binh đoàn ", "vùng ", "thuế ", "chi cục ")
_NATIONAL_GIVERS = frozenset(("thủ tướng", "chủ tịch nước", "chính phủ"))
# Kinds that one event may be reported as; a launch and a monitoring visit are never one.
_ALIKE = ({"ceremony", "decision", "review", "conference"}, {"launch", "ceremony"}, {"launch", "review"})


@dataclass(frozen=True, kw_only=True, slots=True)
class ContradictionRule:
    """One way in which two reports differ; the samples are texts of the same day and home."""

    name: str
    """In English words, as people read it."""
    applies: Callable[[ReportedEvent, ReportedEvent], bool]
    sample: tuple[str, str]
    excuses: bool = False
    """May reports of one event have this difference, whatever the rules after it find?"""
    sample_year: int = 2026


def _days(a: ReportedEvent, b: ReportedEvent) -> bool:
    if not a.days or not b.days or (a.days[0] <= b.days[1] and b.days[0] <= a.days[1]):
        return False
    return not _is_one_letter(a, b)


def _is_one_letter(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Is a letter of praise meant that one report dates by its sending and the other by its arrival?"""
    if not any(award == LETTER for award, _ in a.awards & b.awards):
        return False
    if not a.kind == b.kind == "decision" or not a.days or not b.days:
        return False
    names = a.recipients | b.recipients
    is_near = max(a.days[0], b.days[0]) - min(a.days[1], b.days[1]) <= ON_ITS_WAY
    return is_near and any(name in a.folded and name in b.folded for name in names)


def _parts_of_day(a: ReportedEvent, b: ReportedEvent) -> bool:
    """A morning's meeting and the afternoon's ceremony of one hall; noon and evening border on either."""
    return {a.part_of_day, b.part_of_day} in ({"morning", "afternoon"}, {"morning", "evening"}, {"noon", "evening"})


def _anniversaries(a: ReportedEvent, b: ReportedEvent) -> bool:
    shares = a.names & b.names or a.recipients & b.recipients or a.decisions & b.decisions
    return _share_nothing(a.anniversaries, b.anniversaries) and not shares


def _before(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Was one, which states no day, published before the day of the other?"""
    return _ahead_of(a, b) or _ahead_of(b, a)


def _ahead_of(a: ReportedEvent, b: ReportedEvent) -> bool:
    published = a.report.published_on
    return bool(a.days is None and b.days and published and published < b.days[0])


def are_of_two_provinces(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Does each report name a province of today, and not the same one?"""
    return _differ(a.province, b.province)


def _provinces_of_one_event(a: ReportedEvent, b: ReportedEvent) -> bool:
    shares = (
        a.names & b.names
        or a.units & b.units
        or a.clusters & b.clusters
        or share_a_garrison(a, b)
        or may_share_a_national_decision(a, b)
        or is_one_national_meeting(a, b)
        or is_one_national_award(a, b)
        or (a.central and b.central and a.quoted & b.quoted)
    )
    return are_of_two_provinces(a, b) and bool(shares) and (a.kind == b.kind or "other" in (a.kind, b.kind))


def ties_across_provinces(event: ReportedEvent) -> frozenset[str]:
    """What a report may have in common with one of another province that is of the same event.

    Of two reports of different provinces without a common tie, :func:`contradiction` always finds one.
    """
    ties = [event.names, event.units, event.clusters, event.forces, event.decisions]
    ties.append(event.givers & _NATIONAL_GIVERS)
    if event.central:
        ties.append(event.quoted)
    if event.movements and _is_of_a_national_meeting(event.text):
        ties.append(event.movements)
    of_the_country = event.national and event.central
    ties.append(frozenset(award for award, _ in event.awards if of_the_country or is_national_award(award)))
    return frozenset().union(*ties)


def share_a_garrison(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Do both name one numbered unit that stands in one place, as a brigade does and a military region does not?"""
    return any(not unit.startswith(_OF_SEVERAL_PROVINCES) for unit in a.forces & b.forces)


def _forces(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Do both name a unit of one level, such as a regiment, and never the same?"""
    levels = {level for side in (a, b) for level, _, _ in (unit.rpartition(" ") for unit in side.forces)}
    return any(_share_nothing(_of_level(a, level), _of_level(b, level)) for level in levels)


def _institutions(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Do institutions of one kind hold the events, and no name of one is part of the other's?"""
    of_a, of_b = ([name.partition(": ") for name in side.institutions] for side in (a, b))
    alike = [_is_one_name(x.split(), y.split()) for kind, _, x in of_a for other, _, y in of_b if kind == other]
    return bool(alike) and not any(alike) and not a.decisions & b.decisions


def _an_institution_and_an_office(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Does an institution hold the one, and an office of a single field the other, neither of which the other names?"""
    held, other = (a, b) if a.institutions else (b, a)
    if not held.institutions or other.institutions or held.acting or not (a.happened and b.happened):
        return False
    if not other.acting or any(body.partition(" ")[0] in general_holders() for body in other.acting):
        return False
    if any(name.partition(": ")[2] in other.folded for name in held.institutions):
        return False
    bodies = {body.partition(" ")[0] for body in other.acting}
    names_the_office = any(body.partition(" ")[0] in bodies for body in held.organisers)
    return not (names_the_office or a.names & b.names or a.recipients & b.recipients or a.decisions & b.decisions)


@lru_cache(maxsize=1)
def _province_names() -> frozenset[str]:
    return frozenset(fold_for_matching(province.name) for province in known_provinces().values())


def _is_one_name(one: list[str], other: list[str]) -> bool:
    """Is one name inside the other, or do both end alike: "THPT Lê Minh Xuân", "mang tên Lê Minh Xuân"?"""
    ends_alike = one[-2:] == other[-2:] and " ".join(one[-2:]) not in _province_names()
    return ends_alike or set(one) <= set(other) or set(other) <= set(one)


def _of_level(event: ReportedEvent, level: str) -> frozenset[str]:
    return frozenset(unit for unit in event.forces if unit.startswith(f"{level} "))


def _bridge(a: ReportedEvent, b: ReportedEvent) -> bool:
    return a.bridge != b.bridge and (a.national or b.national)


def _bridge_of_one_province(a: ReportedEvent, b: ReportedEvent) -> bool:
    return _bridge(a, b) and bool(a.province) and a.province == b.province


def _conferences(a: ReportedEvent, b: ReportedEvent) -> bool:
    return (
        a.happened
        and b.happened
        and a.kind == b.kind == "conference"
        and a.topic != b.topic
        and not {"meeting", "session"} & {a.topic, b.topic}
    )


def _kinds(a: ReportedEvent, b: ReportedEvent) -> bool:
    may_be_one = a.kind == b.kind or any(a.kind in alike and b.kind in alike for alike in _ALIKE)
    are_told = a.happened and b.happened  # else the kind is not that of an event
    return are_told and not may_be_one and not is_launch_with_pact(a, b) and "other" not in (a.kind, b.kind)


CONTRADICTION_RULES: tuple[ContradictionRule, ...] = (
    ContradictionRule(
        name="the days differ",
        applies=_days,
        sample=(
            "Sáng 9/3, UBND tỉnh Lào Cai tổ chức lễ trao Bằng khen.",
            "Sáng 10/3, UBND tỉnh Lào Cai tổ chức lễ trao Bằng khen.",
        ),
    ),
    ContradictionRule(
        name="one was published before the day of the other",
        applies=_before,
        sample=(
            "Chủ tịch UBND tỉnh Lào Cai vừa quyết định tặng Bằng khen cho 3 tập thể.",
            "Chiều 12/3, UBND tỉnh Lào Cai trao Bằng khen cho 3 tập thể.",
        ),
    ),
    ContradictionRule(
        name="the parts of the day differ",
        applies=_parts_of_day,
        sample=(
            "Sáng 10/3, Sở Giáo dục và Đào tạo tỉnh Lào Cai tổ chức hội nghị tổng kết năm học.",
            "Chiều 10/3, Sở Giáo dục và Đào tạo tỉnh Lào Cai tuyên dương học sinh giỏi.",
        ),
    ),
    ContradictionRule(
        name="the anniversaries of a founding differ",
        applies=_anniversaries,
        sample=(
            "Sáng 10/3, Trường THPT Lê Minh Xuân tổ chức lễ kỷ niệm 60 năm thành lập.",
            "Sáng 10/3, Trường THPT Nguyễn Thị Định tổ chức lễ kỷ niệm 40 năm thành lập.",
        ),
    ),
    ContradictionRule(
        name="the provinces share a name, a cluster, a national decision or meeting",
        applies=_provinces_of_one_event,
        excuses=True,
        sample=(
            "Sáng 10/3, Cụm thi đua số 2 tổ chức lễ trao Bằng khen tại tỉnh Lào Cai.",
            "Sáng 10/3, Cụm thi đua số 2 tổ chức lễ trao Bằng khen tại tỉnh Sơn La.",
        ),
    ),
    ContradictionRule(
        name="the provinces differ",
        applies=are_of_two_provinces,
        sample=(
            "Sáng 10/3, UBND tỉnh Lào Cai tổ chức lễ trao Bằng khen.",
            "Sáng 10/3, UBND tỉnh Sơn La tổ chức lễ trao Bằng khen.",
        ),
    ),
    ContradictionRule(
        name="the provinces of the time differ",
        applies=lambda a, b: _differ(a.province_then, b.province_then),
        sample=(
            "Sáng 10/3, UBND tỉnh Lào Cai tổ chức lễ trao Bằng khen.",
            "Sáng 10/3, UBND tỉnh Yên Bái tổ chức lễ trao Bằng khen.",
        ),
        sample_year=2025,
    ),
    ContradictionRule(
        name="the clusters of units differ",
        applies=lambda a, b: _share_nothing(a.units, b.units),
        sample=(
            "Sáng 10/3, Cụm thi đua số 2 tỉnh Lào Cai tổ chức hội nghị tổng kết.",
            "Sáng 10/3, Cụm thi đua số 3 tỉnh Lào Cai tổ chức hội nghị tổng kết.",
        ),
    ),
    ContradictionRule(
        name="the schools, hospitals or firms that hold them differ",
        applies=_institutions,
        sample=(
            "Sáng 10/3, Bệnh viện Sản Nhi Lào Cai tổ chức lễ đón nhận Huân chương Lao động hạng Nhì.",
            "Sáng 10/3, Bệnh viện Ung bướu Lào Cai tổ chức lễ đón nhận Huân chương Lao động hạng Nhì.",
        ),
    ),
    ContradictionRule(
        name="a school or hospital holds one, an office that it does not name the other",
        applies=_an_institution_and_an_office,
        sample=(
            "Sáng 10/3, Sở Giáo dục và Đào tạo tỉnh Lào Cai họp mặt, trao Kỷ niệm chương cho 62 cá nhân.",
            "Sáng 10/3, Trường Đại học Tây Bắc tổ chức lễ kỷ niệm, trao Kỷ niệm chương cho 12 cá nhân.",
        ),
    ),
    ContradictionRule(
        name="the bodies visited differ",
        applies=lambda a, b: a.kind == b.kind == "monitoring" and _share_nothing(a.visited, b.visited),
        sample=(
            "Chiều 10/3, Ban Pháp chế HĐND tỉnh Lào Cai giám sát công tác khen thưởng tại Sở Y tế.",
            "Chiều 10/3, Ban Pháp chế HĐND tỉnh Lào Cai giám sát công tác khen thưởng tại Sở Tài chính.",
        ),
    ),
    ContradictionRule(
        name="the units differ by number",
        applies=_forces,
        sample=(
            "Sáng 10/3, Trung đoàn 271 (Sư đoàn 5) tổ chức lễ ra quân huấn luyện.",
            "Sáng 10/3, Trung đoàn 4 (Sư đoàn 5) tổ chức lễ ra quân huấn luyện.",
        ),
    ),
    ContradictionRule(
        name="one province's bridge point of a national event",
        applies=_bridge_of_one_province,
        excuses=True,
        sample=(
            "Sáng 10/3, Chính phủ tổ chức hội nghị toàn quốc tổng kết thi đua. Tại Lào Cai, lãnh đạo tỉnh dự.",
            "Sáng 10/3, tại điểm cầu tỉnh Lào Cai, lãnh đạo tỉnh dự hội nghị trực tuyến toàn quốc tổng kết thi đua.",
        ),
    ),
    ContradictionRule(
        name="one is a bridge point of a national event",
        applies=_bridge,
        sample=(
            "Sáng 10/3, Chính phủ tổ chức hội nghị trực tuyến toàn quốc tổng kết phong trào thi đua.",
            "Sáng 10/3, tại điểm cầu tỉnh Lào Cai, lãnh đạo tỉnh dự hội nghị trực tuyến toàn quốc tổng kết thi đua.",
        ),
    ),
    ContradictionRule(
        name="the decisions differ",
        applies=lambda a, b: _share_nothing(a.decisions, b.decisions),
        sample=(
            "Ngày 10/3, Chủ tịch UBND tỉnh Lào Cai ban hành Quyết định số 312/QĐ-UBND tặng Bằng khen.",
            "Ngày 10/3, Chủ tịch UBND tỉnh Lào Cai ban hành Quyết định số 313/QĐ-UBND tặng Bằng khen.",
        ),
    ),
    ContradictionRule(
        name="the communes or districts differ",
        applies=lambda a, b: bool(a.local and b.local) and not _may_be_one_place(a, b),
        sample=(
            "Sáng 10/3, UBND phường Cam Đường tổ chức lễ trao Giấy khen.",
            "Sáng 10/3, UBND xã Bảo Thắng tổ chức lễ trao Giấy khen.",
        ),
    ),
    ContradictionRule(
        name="the villages or neighbourhoods differ",
        applies=lambda a, b: _share_nothing(a.hamlets, b.hamlets) and not a.decisions & b.decisions,
        sample=(
            "Sáng 10/3, thôn Nậm Cang, xã Bảo Thắng tổ chức Ngày hội Đại đoàn kết, nhận Giấy khen.",
            "Sáng 10/3, thôn Tân Lập, xã Bảo Thắng tổ chức Ngày hội Đại đoàn kết, nhận Giấy khen.",
        ),
    ),
    ContradictionRule(
        name="the conferences are of different kinds",
        applies=_conferences,
        sample=(
            "Sáng 10/3, Sở Nội vụ tỉnh Lào Cai tổ chức hội thảo về phong trào thi đua.",
            "Sáng 10/3, Sở Nội vụ tỉnh Lào Cai khai mạc lớp tập huấn công tác thi đua.",
        ),
    ),
    ContradictionRule(
        name="the kinds of event differ",
        applies=_kinds,
        sample=(
            "Sáng 10/3, UBND tỉnh Lào Cai tổ chức lễ phát động phong trào thi đua.",
            "Sáng 10/3, Đoàn kiểm tra làm việc với UBND tỉnh Lào Cai về công tác thi đua.",
        ),
    ),
)
"""Ordered; the first that applies decides."""


def contradict(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Do two reports contradict each other as reports of one event?"""
    return contradiction(a, b) is not None


def contradiction(a: ReportedEvent, b: ReportedEvent) -> str | None:
    """Which statements of two reports cannot be of one event, in English words; ``None`` where all can."""
    rule = deciding_rule(a, b)
    return rule.name if rule is not None and not rule.excuses else None


def deciding_rule(a: ReportedEvent, b: ReportedEvent) -> ContradictionRule | None:
    """The rule that decides on two reports; ``None`` where they differ in nothing of weight."""
    return next((rule for rule in CONTRADICTION_RULES if rule.applies(a, b)), None)


def _differ(one: str | None, other: str | None) -> bool:
    return bool(one and other) and one != other


def _share_nothing(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and not one & other


def _may_be_one_place(a: ReportedEvent, b: ReportedEvent) -> bool:
    """One name inside the other, or the unit of one report named by the other beside its own: a commune's district."""
    if a.local is None or b.local is None:
        return True
    if (a.local in b.local or b.local in a.local) and not _are_two_communes(a.local, b.local, a.province):
        return True
    return a.local in b.named or b.local in a.named


def _are_two_communes(one: str, other: str, province: str | None) -> bool:
    """Has the province a commune of each name: Hoa Lư and Tây Hoa Lư?"""
    return one != other and all(
        any(unit.level == "commune" and unit.province_now == province for unit in units_with_key(name))
        for name in (one, other)
    )


def is_launch_with_pact(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Is one a launch and the other the signing of a pact? At a year's launch the units sign it."""
    return {(a.kind, a.topic), (b.kind, b.topic)} == {("launch", "launch"), ("conference", "pact")}


def share_a_national_decision(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Do both name one decision of the President or the Prime Minister?

    Provinces report it each for its own part.
    """
    return any(number.endswith(_NATIONAL) for number in a.decisions & b.decisions)


def is_one_national_meeting(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Do both report one movement's meeting of the whole country, neither from a bridge point?

    A province's paper reports it for the province's part.
    """
    if a.bridge or b.bridge or not a.movements & b.movements:
        return False
    return all(_is_of_a_national_meeting(side.text) for side in (a, b))


@lru_cache(maxsize=4096)
def _is_of_a_national_meeting(text: str) -> bool:
    return _NATIONAL_MEETING.search(folded_text(text)) is not None


def is_one_national_award(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Do both, of the whole country, tell of one award from above them all and count as many recipients of it?

    A province's paper tells of its own people among them: "lễ tôn vinh 100 người hiến máu tiêu biểu toàn quốc".
    """
    if not (a.national and b.national and a.central and b.central and a.awards & b.awards) or a.bridge or b.bridge:
        return False
    return any(n >= _MANY for n, _ in a.counts & b.counts)


def may_share_a_national_decision(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Do both report a decision of the President or the Prime Minister, one of them perhaps without its number?"""
    if a.decisions and b.decisions:
        return share_a_national_decision(a, b)
    if not {a.kind, b.kind} <= {"decision", "other"}:
        return False
    return bool(a.givers & b.givers & _NATIONAL_GIVERS) or _count_one_national_title(a, b)


def _count_one_national_title(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Do both tell of a title that all receive at once, or count as many recipients of a national award?"""
    shared = {award for award, _ in a.awards & b.awards if is_national_award(award)}
    if any(award.startswith(_GIVEN_AT_ONCE) for award in shared):
        return True
    return bool(shared) and any(n > 1 for n, _ in a.counts & b.counts)
