"""One row per award given at an event, of all mentions of it in all reports, joined field by field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from articles.annotation.award_forms import takes_up_a_name
from articles.annotation.award_verbs import GIVES, RECEIVES
from articles.annotation.reading import Reading, read
from articles.events.award_rows import AwardGiven, Quote, Row, generic_by_name, related
from articles.events.counted_lists import titles_named
from articles.events.counting import counted_further, counted_of
from articles.events.givers import central_giver, full_giver, holder_before, province_giver
from articles.events.groups import group_of
from articles.events.named_lists import is_named, without_wholes
from articles.events.periods import summed_over
from articles.events.picked import picked_recipients
from articles.events.proposed import is_proposed
from articles.events.recipients import named_recipients
from articles.events.referred import one_and_others, referred_recipients
from articles.events.reported import ReportedEvent
from articles.events.signers import day_of_unnumbered, stated_decisions
from articles.events.words import words_of
from articles.gazetteer import entries_by_kind
from articles.models import AwardMention, Recipients
from articles.text import fold_for_matching, folded_pattern

# "đã được phong tặng danh hiệu Anh hùng (năm 1985), 2 Huân chương Chiến công và nhiều phần thưởng khác"
_AMONG_HONOURS = folded_pattern(r"[^.;\n]*(?<![^\W_])nhiều phần thưởng(?: cao quý)? khác")
# "Các điển hình được Ban Thường vụ Tỉnh ủy tặng Bằng khen": those counted in the sentence before.
_THOSE = folded_pattern(r"\s*(?:các|những|mỗi|tất cả) [^,.;\n]{2,40}? (?:được|nhận|vinh dự)(?![^\W_])")
# "Năm hộ gia đình được Chủ tịch UBND xã tặng Giấy khen": "năm" is also a year.
_FIVE = folded_pattern(
    r"\s*năm (?P<noun>hộ gia đình|hộ dân|hộ|gia đình|học sinh|cá nhân|tập thể|đảng viên|ngư dân|người|em)"
    r"(?: [^,.;\n]{2,40})? (?:được|nhận|vinh dự)(?![^\W_])"
)
# "12 cá nhân, tập thể nhận Bằng khen": one number for both
_BOTH = folded_pattern(r"(?:, | và )(?:cá nhân|tập thể)(?![^\W_])")
# "Đảng viên A, người từng chèo thuyền chở công văn, nhận Huy hiệu": a deed long ago, not the award
_ONCE = folded_pattern(r"người từng [^,;]*,")
# "Ý kiến cho rằng nên trao Giấy khen ngay tại thôn"
_OPINION = folded_pattern(r"(?<![^\W_])nên (?:trao|tặng|khen)(?![^\W_])")
_WILL_GIVE = folded_pattern(r"(?<![^\W_])sẽ (?:được |xét |xem xét |đề nghị )*(?:tặng|trao|khen|biểu dương|tuyên dương)")
_ITS_MONEY = folded_pattern(r"(?:[^.;\n\d]{0,40}?(?<![^\W_])thưởng)?[^.;\n\d]{0,40}? \d+(?:,\d+)? lần(?![^\W_])")
_SO_FAR = folded_pattern(r"\s*(?:đến nay|hiện nay|hiện|tính đến nay),? [^.;\n]*? có \d(?:[^.;\n]|\.(?=\d))* đạt ")
_SO_MANY = folded_pattern(
    r"(?<![^\W_])(?:đến nay|tính đến|hiện|toàn (?:tỉnh|thành phố|xã|phường|quốc|ngành)|cả nước|trước đó|"
    r"năm (?:19|20)\d\d|từ năm|từ trước|giai đoạn)(?![^\W_])"
)
_A_SHARE = re.compile(r"\d ?%[^.;]{0,60}$")


def ledger_of(members: Sequence[ReportedEvent], *, with_proposals: bool = False) -> list[AwardGiven]:
    """The awards given at the event of these reports, and the sums over periods that they state.

    Args:
        with_proposals: include awards that are only proposed.
    """
    ordered = sorted(members, key=lambda member: (str(member.report.published_on), member.text))
    rows = _joined(row for member in ordered for row in _rows_of(member))
    stated = [row for row in rows if row.stands() and (with_proposals or not row.proposed)]
    return [row.given() for row in stated if not row.is_total_of(stated)]


def _joined(rows: Iterable[Row]) -> list[Row]:
    """The rows, mentions of one award joined; those that state most first, so that bare ones find them."""
    found: list[Row] = []
    for row in sorted(rows, key=lambda row: -(3 * len(row.decisions) + 2 * len(row.counts) + len(row.names))):
        home = next((other for other in found if other.takes(row)), None)
        if home is None:
            found.append(row)
        else:
            home.add(row)
    return found


def _rows_of(member: ReportedEvent) -> list[Row]:
    """The rows of one report; a decision that no mention of an award holds is that of the one award given."""
    reading = read(member.text)
    rows = [row for row in _joined(_mentions(member, reading)) if row.stands() or row.is_given or row.givers]
    decisions = stated_decisions(reading, member.facts.people, member.report.published_on)
    source = member.report.key
    for stated in decisions:
        for row in rows:
            if stated.number in row.decisions:
                row.decide(stated.number, stated.decided_on, stated.signer, source)
    held = {number for row in rows for number in row.decisions}
    free = [stated for stated in decisions if stated.number not in held]
    single = [row for row in rows if row.period is None and not row.proposed and row.stands() and not row.decisions]
    if len(free) == len(decisions) == len(single) == 1:
        single[0].decide(free[0].number, free[0].decided_on, free[0].signer, source)
    is_dated = member.days is not None and member.days[0] == member.days[1]
    if not decisions and len(single) == 1 and member.kind == "decision" and is_dated and member.days:
        single[0].unnumbered[member.days[0].isoformat()].add(source)
    for stated in decisions:
        for row in rows:
            if stated.office and not row.givers and stated.number in row.decisions:
                row.give(full_giver(stated.office, member), source)
    return rows


def _mentions(member: ReportedEvent, reading: Reading) -> list[Row]:
    """One row for each mention of an award that may have been given at the event."""
    title_end = reading.folded.find("\n") if member.report.title else 0
    rows: list[Row] = []
    titles: list[Row] = []
    picked = picked_recipients(reading, member.facts, title_end=title_end)
    awards = [award for award in member.facts.awards if not _counts_holders(reading, award)]
    counted_below = [_entry_of(award) for award in awards if award.start > title_end and any(award.recipients)]
    for place, award in enumerate(awards):
        entry = _entry_of(award)
        if entry is None and not _is_title_of_honour(award):
            continue
        in_title = award.start < title_end
        row = _row_of_mention(member, reading, award, entry, in_title=in_title)
        if row is None:
            continue
        # A headline rounds and renames: "12 bác sĩ" are the text's "12 cá nhân".
        if not (in_title and any(related(entry, below) for below in counted_below)):
            _add_recipients(row, member, reading, award)
            before = awards[place - 1] if place else None
            if before is not None and not row.counts and not row.names and _means_those(reading, before, award):
                _add_counts(row, member, reading, before)
        if row.period is None:
            row.names.update({n.name: n for of, names in picked if of is award for n in names if is_named(n)})
            _drop_wholes(row, reading.text)
        (titles if in_title else rows).append(row)
    for title, names in titles_named(reading, member.facts):
        row = Row(title.id, title.name, None, None, is_given=True)
        row.sources.add(member.report.key)
        row.names.update({n.name: n for n in names})
        rows.append(row)
    for row in titles:
        # So are names: a headline's "Công an phường" is the text's "Công an phường Ninh Kiều".
        if any(related(row.award, below.award) and below.names for below in rows):
            row.names.clear()
        # "1 tập thể, 3 cá nhân được tặng Huân chương" are those of all classes together
        if row.award_class is None and len({(r.award, r.award_class) for r in rows if related(row.award, r.award)}) > 1:
            row.counts.clear()
    return [*titles, *rows]


def _row_of_mention(
    member: ReportedEvent, reading: Reading, award: AwardMention, entry: str | None, *, in_title: bool
) -> Row | None:
    """A row without recipients; ``None`` for a rate and for an award of another day."""
    start, _ = reading.sentence(award.start)
    clause = reading.folded[max(start, reading.folded.rfind(";", start, award.end) + 1) : award.end]
    day = member.days[0] if member.days else member.report.published_on
    period = None if award.decision else summed_over(reading, (award.start, award.end), day)
    if ("%" in clause and _A_SHARE.search(clause)) or ("nên " in clause and _OPINION.search(clause)):
        return None  # "81% hộ đạt danh hiệu Gia đình học tập": a rate, not an award
    if "lương cơ sở" in reading.folded and _ITS_MONEY.match(reading.folded, award.end):
        return None  # "Bằng khen của Chủ tịch UBND thành phố 1,5 lần": what a rule grants with it
    if period is None and _SO_FAR.match(clause):
        return None  # "Đến nay, phường có 6.842 hộ đạt danh hiệu Gia đình văn hóa": how many hold it
    if member.kind == "launch" and "sẽ " in clause and _WILL_GIVE.search(clause):
        return None  # "Kết thúc đợt thi đua, UBND tỉnh sẽ tặng Bằng khen cho 15 tập thể"
    proposed = is_proposed(clause)
    if not proposed and period is None and _was_earlier(member, reading, award, clause):
        return None
    is_given = not in_title and _says_given(clause)
    row = Row(entry, award.name, award.award_class, period, is_given=is_given, proposed=proposed)
    row.sources.add(member.report.key)
    row.quotes.append(Quote(source=member.report.key, words=award.quote))
    if award.giver:
        row.givers[full_giver(award.giver, member)].add(member.report.key)
    elif (
        giver := central_giver(clause, member)
        or province_giver(clause, member)
        or (entry in _prizes() and holder_before(reading, member, award.start))
    ):
        row.give(giver, member.report.key)
    if award.decision:
        row.decide(award.decision, award.decision_date, None, member.report.key)
    elif stated := day_of_unnumbered(reading, award.start, member.report.published_on):
        row.unnumbered[stated].add(member.report.key)
    return row


def _counts_holders(reading: Reading, award: AwardMention) -> bool:
    """Is it how many hold a title named before: "Đến nay, toàn tỉnh có 6.905 mẹ được phong tặng danh hiệu này"?"""
    start, _ = reading.sentence(award.start)
    return takes_up_a_name(award.quote) and _SO_MANY.search(reading.folded, start, award.end) is not None


def _means_those(reading: Reading, before: AwardMention, award: AwardMention) -> bool:
    """Does a sentence give to those whom the one before it commends and counts, without a form?"""
    start, _ = reading.sentence(award.start)
    return (
        _entry_of(before) is None
        and reading.sentence(before.start)[1] == start
        and _THOSE.match(reading.folded, start, award.end) is not None
    )


def _add_recipients(row: Row, member: ReportedEvent, reading: Reading, award: AwardMention) -> None:
    shared = one_and_others(reading, member.facts, award) if row.period is None else None
    if own := _counted_title(reading, award):
        row.counts["cá nhân"][own].add(member.report.key)
    elif shared:
        row.counts["người"][shared[0]].add(member.report.key)
        row.names[shared[1].name] = shared[1]
    elif not award.recipients and (five := _FIVE.match(reading.folded, reading.sentence(award.start)[0], award.start)):
        row.counts[five["noun"]][5].add(member.report.key)
    else:
        _add_counts(row, member, reading, award)
    if row.period is None:
        sentence = reading.sentence(award.start)
        named = named_recipients(reading, member.facts, award, sentence)
        row.names.update({n.name: n for n in named if is_named(n)})
        if not row.names:
            n, meant = referred_recipients(reading, member.facts, award)
            if not row.counts or n is not None:
                row.names.update({one.name: one for one in meant})
            if n is not None and not row.counts:
                row.counts["người"][n].add(member.report.key)


def _drop_wholes(row: Row, text: str) -> None:
    """Drop the organisation behind its unit's name where the number stated shows that they are one recipient."""
    stated = [max(numbers) for kind, numbers in row.counts.items() if numbers and group_of(kind) != "person"]
    collectives = [named for named in row.names.values() if named.kind == "collective"]
    if len(stated) == 1 and len(collectives) > stated[0]:
        kept = without_wholes(collectives, stated[0], text)
        row.names = {name: n for name, n in row.names.items() if n.kind == "person" or n in kept}


def _counted_title(reading: Reading, award: AwardMention) -> int | None:
    """The number right before a person's title: "4 Nghệ nhân Nhân dân, 23 Nghệ nhân Ưu tú"."""
    if award.id not in _persons_awards():
        return None
    title = re.escape(fold_for_matching(award.name))
    numbers = re.findall(rf"(\d(?<![\d.,/]\d)\d{{0,3}}) {title}", reading.folded[slice(*reading.sentence(award.start))])
    return int(numbers[0]) if len(numbers) == 1 else None


def _add_counts(row: Row, member: ReportedEvent, reading: Reading, award: AwardMention) -> None:
    if more := counted_further(reading, award):
        row.counts[more[1]][more[0]].add(member.report.key)
    for recipients in counted_of(reading, award):
        if recipients.n is not None and not _takes_for_another(row.award, recipients):
            row.counts[_noun(award, recipients)][recipients.n].add(member.report.key)


def _noun(award: AwardMention, recipients: Recipients) -> str:
    """What a number counts, each noun once, and people and collectives together where it is of both."""
    folded = fold_for_matching(award.quote)
    parts = list(dict.fromkeys(part.strip() for part in recipients.type.split(",")))
    if recipients.type in ("cá nhân", "tập thể") and len(award.recipients) == 1:
        position = folded.find(f"{recipients.n} {recipients.type}")
        if position >= 0 and _BOTH.match(folded, position + len(f"{recipients.n} {recipients.type}")):
            return "tập thể, cá nhân"
    return ", ".join(parts)


def _takes_for_another(award: str | None, recipients: Recipients) -> bool:
    """Do families receive what only a person can: "12 gia đình nhận bằng truy tặng danh hiệu Bà mẹ Việt Nam …"?"""
    return award in _persons_awards() and group_of(recipients.type) == "household"


@lru_cache(maxsize=1)
def _prizes() -> frozenset[str]:
    return frozenset(e.id for e in entries_by_kind()["award"] if e.details.get("form") == "prize")


@lru_cache(maxsize=1)
def _persons_awards() -> frozenset[str]:
    return frozenset(e.id for e in entries_by_kind()["award"] if e.details.get("recipients") == "cá nhân")


def _says_given(clause: str) -> bool:
    return bool(RECEIVES.search(clause) or GIVES.search(clause))


def _was_earlier(member: ReportedEvent, reading: Reading, award: AwardMention, clause: str) -> bool:
    """Was the award received before this event: "Năm 2019, thầy được tặng", "… và nhiều phần thưởng khác"?"""
    if words_of("earlier").search(_ONCE.sub("", clause) if "người từng" in clause else clause):
        return True
    end = reading.sentence(award.start)[1]
    honours = reading.folded.find("nhiều phần thưởng", award.end, end)
    if honours >= 0 and _AMONG_HONOURS.search(reading.folded, award.end, end):
        return True
    day = member.days[0] if member.days else member.report.published_on
    match = re.match(r"\s*(?:(?:vào|trong|từ) )?năm ((?:19|20)\d\d)(?!\s*-)", clause)
    return bool(match and day and int(match[1]) < day.year)


def _entry_of(award: AwardMention) -> str | None:
    """The award's id; for a form whose giver is not stated ("18 tập thể được tặng Cờ thi đua") that of its kind."""
    return award.id or generic_by_name().get(award.name)


def _is_title_of_honour(award: AwardMention) -> bool:
    """A title that the gazetteer does not have: commendation without a form is printed with its verb, in lower case."""
    return award.name[:1].isupper()
