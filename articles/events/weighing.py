"""The weight of what two reports share, and of what differs between them, for and against one event."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise, product

from articles.events.contradictions import (
    are_of_two_provinces,
    contradict,
    is_launch_with_pact,
    is_one_national_award,
    is_one_national_meeting,
    may_share_a_national_decision,
    share_a_garrison,
)
from articles.events.counted_nouns import counted_nouns
from articles.events.giving import LETTER
from articles.events.groups import is_rounded
from articles.events.reported import ReportedEvent, folded_text
from articles.events.words import formula_syllables, general_holders, words_of
from articles.gazetteer import entries_by_kind, kinds_of
from articles.text import folded_pattern

_WORD = re.compile(r"[^\W_]+")
_FEW = ("launch", "review", "conference", "monitoring")
"""Kinds of event that are few per province and day."""
_CHANCE = 8
"""Smaller numbers are sums of two others by chance."""
_SHARED_WORDS = 0.2
"""Share of neighbouring words from which two reports have their subject in common."""
_BY_NAME = frozenset(
    (
        "a recipient",
        "a name",
        "the title of the other",
        "a name in quotation marks",
        "a figure",
        "a number with its noun",
        "a decision",
    )
)
"""What two reports share that shows whom or what they are about."""
# "Đại hội Thi đua yêu nước", which a body holds once in five years
_CONGRESS = folded_pattern(r"(?<![^\W_])đại hội (?:thi đua|điển hình)(?![^\W_])")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """One statement that speaks for or, with a negative weight, against one event."""

    name: str
    weight: float


def reasons(a: ReportedEvent, b: ReportedEvent) -> list[Reason]:
    """What speaks for and against one event of two reports that do not contradict each other."""
    return [Reason(name=name, weight=weight) for name, weight in _weighed(a, b) if weight]


def _weighed(a: ReportedEvent, b: ReportedEvent) -> list[tuple[str, float]]:
    """All statements with their weights, which are 0 where two reports do not make them."""
    shared = _shared_counts(a, b)
    nouns = len(counted_nouns(a.folded) & counted_nouns(b.folded))
    alike = a.kind == b.kind or (is_launch_with_pact(a, b) and _share_a_body(a.acting, b.acting))
    others = _differ_in_awards(a, b)
    few = alike and a.kind in _FEW
    # At one review each of several givers rewards others, and each report names some of them.
    one_congress = _is_one_congress(a, b)
    severity = 0.5 if one_congress or (few and _share_a_holder(a, b)) else 1.0
    overlap = _overlap(a.pairs, b.pairs)
    # A province reports its own part of what the whole country holds.
    of_the_country = is_one_national_meeting(a, b) or is_one_national_award(a, b)
    # A commune, a school and a trade's paper report their part of a decision.
    in_parts = of_the_country or may_share_a_national_decision(a, b) or bool(a.decisions & b.decisions)
    local_to_one = not in_parts and _is_local_to_one(a, b)
    particular = [
        ("a decision", 2.0 * bool(a.decisions & b.decisions)),
        ("a number of recipients", 1.6 * bool(shared) + 0.8 * (shared > 1)),
        ("a recipient", (0.8 if others else 1.6) * share_a_recipient(a, b)),
        ("an award that is rarely given", 0.6 * any(_is_rare(award) for award, _ in a.awards & b.awards)),
        ("a prize that is handed over once a year", 0.8 * any(_is_yearly(award) for award, _ in a.awards & b.awards)),
        ("a name", 1.4 * share_a_name(a, b)),
        ("an anniversary", 0.6 * bool(a.anniversaries & b.anniversaries)),
        ("the title of the other", 1.4 * (_quotes_title(a, b) or _quotes_title(b, a))),
        ("a name in quotation marks", 1.2 * bool(a.quoted & b.quoted)),
        ("a phrase", 0.8 * bool(a.phrases & b.phrases)),
        ("a figure", 0.8 * bool(a.figures & b.figures) + 0.6 * (len(a.figures & b.figures) > 1)),
        ("a part of the state's decision that the other states whole", 0.6 * _is_part_of_a_whole(a, b)),
        ("a number with its noun", 0.8 * bool(nouns) + 0.6 * (nouns > 1)),
        ("a movement", 0.6 * bool(a.movements & b.movements)),
        ("a congress of one province or body", 1.0 * one_congress),
        ("a session of one council", 1.4 * _is_one_session(a, b)),
        ("the commune or district", 0.8 * bool(a.local and a.local == b.local)),
        ("a commune of the hall", 0.6 * bool(a.halls & b.halls)),
        ("a numbered unit", 0.8 * bool(a.forces & b.forces)),
        ("a holder of one field", 1.2 * _share_a_holder(a, b)),
        ("a cluster of units", 0.8 * bool(a.units & b.units or a.clusters & b.clusters)),
        ("a theme", 0.6 * bool(a.themes & b.themes and not a.movements & b.movements)),
        ("words of title and dated sentence", 2.0 * overlap),
    ]
    in_common = sum(weight for name, weight in particular if name != "a theme") - 2.0 * overlap * (
        overlap < _SHARED_WORDS
    )
    in_common_by_name = shared or any(weight for name, weight in particular if name in _BY_NAME)
    stated = [
        *particular,
        ("an award", 1.0 * bool(a.awards & b.awards)),
        ("the kind", 0.4 * alike),
        ("a place", 0.6 * (not a.halls & b.halls and _share_a_spot(a, b))),
        ("a kind that few events have", 1.0 * few),
        ("the province", 0.6 * bool(a.province and a.province == b.province)),
        # The chairman of a province may give certificates twice a day, to others each time.
        ("nothing particular in common", -1.0 * ((not few or local_to_one) and not in_common)),
        # 145 pupils and 132 pupils, 3 units and 145 pupils
        ("other numbers of recipients", -1.6 * severity * (not in_parts and _differ_in_counts(a, b, shared or nouns))),
        ("other awards", -1.0 * severity * others),
        # more than a small number of recipients and an office in common weigh: it commends several a day
        ("a commune's unit that the other does not name", -2.6 * (local_to_one and _reward_other_units(a, b))),
        ("other givers", -0.8 * severity * bool(a.givers and b.givers and not a.givers & b.givers)),
        ("another commune's hall", -1.5 * bool(a.halls and b.halls and not (a.halls & b.named or b.halls & a.named))),
        ("a commune or district that the other does not name", -1.2 * local_to_one),
        (
            "other provinces",
            -1.5 * (_differ_in_provinces(a, b) and not (a.decisions & b.decisions or of_the_country)),
        ),
        (
            "no name of whom a letter praises in common",
            -1.0 * (not in_common_by_name and _are_letters_of_other_titles(a, b)),
        ),
        ("no day stated", (-0.5 if _is_of_these_days(a, b) else -0.8) * (a.days is None or b.days is None)),
    ]
    if _share_a_body(a.acting, b.acting):
        stated.append(("an organiser", 0.3))
    elif are_told(a, b) and _differ_in_holders(a, b):
        stated.append(("other organisers", -1.0 if a.acting and b.acting else -0.4))
    return stated


def evidence(a: ReportedEvent, b: ReportedEvent) -> float:
    """The weight of evidence that two reports are of one event; 0 where they contradict each other."""
    return 0.0 if contradict(a, b) else round(sum(weight for _, weight in _weighed(a, b)), 9)


def _are_letters_of_other_titles(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Do both tell of a letter of praise, one of them without its day, under titles that have nothing in common?"""
    if a.days is not None and b.days is not None:
        return False
    if not a.kind == b.kind == "decision" or not any(award == LETTER for award, _ in a.awards & b.awards):
        return False
    return not _title_pairs(a) & _title_pairs(b)


def _title_pairs(event: ReportedEvent) -> frozenset[str]:
    """Neighbouring words of a title without those that stand in every such report: "u15 nữ"."""
    words = [w for w in _WORD.findall(event.folded_title) if w not in formula_syllables()]
    return frozenset(f"{one} {other}" for one, other in pairwise(words))


def _is_of_these_days(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Was a decision, whose day the one report leaves out, reported on the other's day or right after it?"""
    undated, dated = (a, b) if a.days is None else (b, a)
    if dated.days is None or undated.report.published_on is None or not a.kind == b.kind == "decision":
        return False
    return timedelta(0) <= undated.report.published_on - dated.days[0] <= timedelta(days=2)


def _is_part_of_a_whole(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Does one report of a province state its part of what the other, of the whole country, tells to be decided?"""
    part, whole = (a, b) if a.province else (b, a)
    if not (part.province and part.central and whole.province is None and whole.decisions) or whole.partial:
        return False
    if not part.partial and max(part.counts, default=(0,))[0] >= max(whole.counts, default=(0,))[0]:
        return False
    return a.kind == b.kind == "decision" and bool(a.givers & b.givers) and may_share_a_national_decision(a, b)


def _shared_counts(a: ReportedEvent, b: ReportedEvent) -> int:
    """How many numbers above 1 both state; two reports that swap them ("26 tập thể, 62 cá nhân") share both."""
    exact = {count for count in a.counts & b.counts if count[0] > 1}
    if exact:
        return len(exact)
    numbers = {n for n, _ in a.counts} & {n for n, _ in b.counts} - {1}
    is_total = _states_total_of(a, b) or _states_total_of(b, a)
    return len(numbers) if len(numbers) > 1 else int(is_total)


def _states_total_of(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Is a number of people and collectives together ("42 điển hình") stated by the other, whole or in parts?"""
    totals = {n for n, group in a.counts if group == "mixed"}
    whole = sum(n for n, _ in b.counts)
    if totals & {n for n, _ in b.counts} or any(is_rounded(whole, to=n) for n in totals):
        return True
    pairs = {m + k for m, one in b.counts for k, other in b.counts if (one, other) == ("collective", "person")}
    if any(n in pairs for n in totals if n >= _CHANCE):  # of one of several awards that the other states
        return True
    # "27 nghệ nhân" are "4 Nghệ nhân Nhân dân, 23 Nghệ nhân Ưu tú".
    return any(
        n == sum(parts) for n, group in a.counts if len(parts := [m for m, other in b.counts if other == group]) > 1
    )


def _differ_in_counts(a: ReportedEvent, b: ReportedEvent, shared: int) -> bool:
    """Do both state numbers of several recipients, none of them the same? One person is named in any report."""
    several = [{count for count in side.counts if count[0] > 1} for side in (a, b)]
    return not (shared or a.partial or b.partial) and all(several) and not several[0] & several[1]


def _reward_other_units(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Does the one name a commune's unit that gets the award, the other other units, and neither counts units?

    "cho Công an xã A và 4 cá nhân" and "cho Phòng Cảnh sát hình sự và 4 cá nhân", on one afternoon.
    """
    stated, other = (a, b) if a.local else (b, a)
    of_the_commune = any(stated.local and stated.local in name for name in stated.recipients)
    units = any(words_of("collectives").match(name) for name in other.recipients)
    counted = any(group == "collective" for side in (a, b) for _, group in side.counts)
    return of_the_commune and units and not counted and not share_a_recipient(a, b)


def _differ_in_provinces(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Do the provinces differ, and no name or cluster show that one event is meant?"""
    shares = a.names & b.names or a.units & b.units or a.clusters & b.clusters or share_a_garrison(a, b)
    return are_of_two_provinces(a, b) and not shares


def _differ_in_awards(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Do both name awards, none of which may be the other's: a letter and a certificate?"""
    if not a.awards or not b.awards:
        return False
    return not any(
        x == y or x in kinds_of("award", y) or y in kinds_of("award", x) for x, _ in a.awards for y, _ in b.awards
    )


def _differ_in_holders(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Does each report name a different holder, or one a holder of a single field that the other does not name at all?

    A province's committee and its council for emulation hold the same meetings.
    """
    if _share_a_body(a.acting, b.organisers) or _share_a_body(b.acting, a.organisers):
        return False
    own, other = ({body for body in side.acting if not _is_general(body)} for side in (a, b))
    return bool((own and other) or ((own or other) and not (a.decisions & b.decisions)))


def _share_a_holder(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Do both name one body of a single field as the holder, in one province?"""
    own, other = ({body for body in side.acting if not _is_general(body)} for side in (a, b))
    return bool(a.province) and a.province == b.province and _share_a_body(own, other)


def _is_general(body: str) -> bool:
    return body.partition(" ")[0] in general_holders()


def _share_a_body(some: Collection[str], others: Collection[str]) -> bool:
    """The same body of the same level; one of no stated level may be of any."""
    for x, y in product(some, others):
        (body, _, level), (other, _, other_level) = x.partition(" "), y.partition(" ")
        if body == other and (level == other_level or not level or not other_level):
            return True
    return False


@lru_cache(maxsize=1)
def _common_awards() -> frozenset[str]:
    forms = {entry.id: entry.details.get("form") for entry in entries_by_kind()["award"]}
    return frozenset(award for award, form in forms.items() if form in ("certificate", "badge"))


@lru_cache(maxsize=1)
def _prizes() -> frozenset[str]:
    return frozenset(entry.id for entry in entries_by_kind()["award"] if entry.details.get("form") == "prize")


def _is_yearly(award: str) -> bool:
    """Is it a prize with a name of its own: "Giải thưởng Lương Định Của"?"""
    return award in _prizes()


def _is_rare(award: str) -> bool:
    """Is it neither a certificate nor a badge? Provinces give some of these every day."""
    return award not in _common_awards()


def share_a_recipient(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Is a recipient of one report named by the other: "trường ta" has its name elsewhere?"""
    return bool(
        a.recipients & b.recipients
        or any(name in b.folded for name in a.recipients)
        or any(name in a.folded for name in b.recipients)
    )


def _share_a_spot(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Does one report name the place of the other? Two events of a day may have one hall, so that it joins little."""
    return any(spot in b.folded for spot in a.spots) or any(spot in a.folded for spot in b.spots)


def share_a_name(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Does either name somebody without an office whom the other names too, there with an office perhaps?"""
    return any(name in b.folded for name in a.names) or any(name in a.folded for name in b.names)


def _quotes_title(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Does a correction or a review of the papers quote the title of the other report?"""
    title = b.folded_title
    return len(title.split()) > 5 and title != a.folded_title and title in a.folded


def _is_one_congress(a: ReportedEvent, b: ReportedEvent) -> bool:
    """A province holds one congress a day, no commune's; a ministry or a union too, wherever it names it."""
    if a.local or b.local or not (_names_a_congress(a.text) and _names_a_congress(b.text)):
        return False
    of_a_province = a.topic == b.topic == "congress" and bool(a.province) and a.province == b.province
    own, other = ({body for body in side.organisers if not _is_general(body)} for side in (a, b))
    return (of_a_province and not _differ_in_holders(a, b)) or _share_a_body(own, other)


@lru_cache(maxsize=4096)
def _names_a_congress(text: str) -> bool:
    return _CONGRESS.search(folded_text(text)) is not None


def _is_one_session(a: ReportedEvent, b: ReportedEvent) -> bool:
    """A council for emulation meets once a day."""
    return a.topic == b.topic == "session" and any(body.startswith("hd-tdkt") for body in a.organisers & b.organisers)


def _is_local_to_one(a: ReportedEvent, b: ReportedEvent) -> bool:
    if (a.local is None) == (b.local is None):
        return False
    stated, other = (a, b) if a.local else (b, a)
    return bool(stated.local and stated.local not in other.folded)


def _overlap(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def are_told(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Do both tell an event of their own, rather than hint at one?"""
    return a.happened and b.happened
