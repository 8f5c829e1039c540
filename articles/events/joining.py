"""Join reports of one event: by day, place, decision, recipients, counts, organiser and movement together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from articles.events.contradictions import ON_ITS_WAY, are_of_two_provinces, contradict, ties_across_provinces
from articles.events.days import Days
from articles.events.giving import LETTER
from articles.events.reported import ReportedEvent
from articles.events.weighing import are_told, evidence, share_a_name, share_a_recipient

JOINED_FROM = 2.0
"""Minimum evidence, beside day and place, for two reports of one event."""
HINTED_FROM, HINTED_WITHOUT_NAMES, HINTED_WITHOUT_AWARD = 2.4, 3.0, 5.0
HINTED_AT_A_DRIVE = 1.2
"""The same where one report only hints at an event: with a name and an award that both state, or without one of them;
and where both name the drive that one of them launches.

Over all labelled sets together, such a report has at most 2.7 with an event that is not its own.
"""
_REACH = timedelta(days=10)


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """Two reports, by position, with enough evidence for one event."""

    a: int
    b: int
    evidence: float


def join_reports(events: Sequence[ReportedEvent]) -> list[int | None]:
    """For each report the position of its event's first member; ``None`` where it reports no event.

    The strongest pairs join first and two groups join only where no two members contradict each other, so that the
    order of the input decides nothing.
    """
    firsts: list[int | None] = [None] * len(events)
    for members in group_reports(events, scored_pairs(events)):
        for place in members:
            firsts[place] = members[0]
    return firsts


def scored_pairs(events: Sequence[ReportedEvent], *, fresh: int | None = None) -> list[Pair]:
    """The pairs that may report one event; with ``fresh``, those with one of the first ``fresh`` reports."""
    found = []
    for a, b in _candidates(events, len(events) if fresh is None else fresh):
        value = evidence(events[a], events[b])
        if value >= needed_for(events[a], events[b]):
            found.append(Pair(a=a, b=b, evidence=value))
    return found


def group_reports(events: Sequence[ReportedEvent], pairs: Sequence[Pair]) -> list[list[int]]:
    """The events, each as the sorted positions of its reports."""
    groups: dict[int, list[int]] = {place: [place] for place, event in enumerate(events) if event.happened}
    group_of = {place: place for place in groups}
    ranked = sorted(
        pairs, key=lambda pair: (-pair.evidence, *sorted((_content(events[pair.a]), _content(events[pair.b]))))
    )
    for pair in ranked:
        if not are_told(events[pair.a], events[pair.b]):
            continue
        first, second = group_of[pair.a], group_of[pair.b]
        if first == second or any(contradict(events[m], events[n]) for m in groups[first] for n in groups[second]):
            continue
        groups[first] += groups.pop(second)
        group_of.update(dict.fromkeys(groups[first], first))
    for pair in ranked:  # what only hints at an event joins what others tell, once their groups are settled
        told, hint = (pair.a, pair.b) if events[pair.a].happened else (pair.b, pair.a)
        if hint in group_of or any(contradict(events[hint], events[m]) for m in groups[group_of[told]]):
            continue
        group_of[hint] = group_of[told]
        groups[group_of[told]].append(hint)
    return sorted(sorted(members) for members in groups.values())


def kind_of(members: Sequence[ReportedEvent]) -> str:
    """The kind that most reports have; in a tie the one more specific than "ceremony"."""
    members = [member for member in members if member.happened] or members
    votes = Counter(member.kind for member in members)
    is_assessed = votes["review"] <= votes["ceremony"] and all(
        m.topic == "assessment" for m in members if m.kind == "review"
    )
    if (
        votes["review"]
        and not is_assessed
        and votes.keys() <= {"review", "ceremony", "conference", "decision", "other"}
    ):
        return "review"  # a year-end meeting that also gives awards
    if len(votes) > 1:
        del votes["other"]
    if votes["launch"] and all(m.topic == "pact" for m in members if m.kind == "conference"):
        del votes["conference"]  # the pact is signed at the launch
    return min(votes, key=lambda kind: (-votes[kind], kind in ("other", "ceremony", "decision"), kind))


def _content(event: ReportedEvent) -> str:
    return f"{event.report.published_on} {event.text}"


def _candidates(events: Sequence[ReportedEvent], fresh: int) -> Iterator[tuple[int, int]]:
    """Pairs with one of the first ``fresh`` reports that share a day or a decision."""
    buckets: defaultdict[object, list[int]] = defaultdict(list)
    for place, event in enumerate(events):
        if not (event.happened or event.possible):
            continue
        for number in event.decisions:
            buckets[number].append(place)
        if span := span_of(event):
            for step in range((span[1] - span[0]).days + 1):
                buckets[span[0] + timedelta(days=step)].append(place)
    ties = [ties_across_provinces(event) for event in events]
    seen = set()
    for members in buckets.values():
        for i, a in enumerate(members):
            if a >= fresh:
                break
            for b in members[i + 1 :]:
                if (a, b) not in seen:
                    seen.add((a, b))
                    is_apart = are_of_two_provinces(events[a], events[b]) and ties[a].isdisjoint(ties[b])
                    if not is_apart and may_join(events[a], events[b]):
                        yield a, b


def may_join(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Are two reports compared at all: does one tell an event, and the other tell one or hint at one?"""
    return are_told(a, b) or (a.happened and b.possible) or (a.possible and b.happened)


def needed_for(a: ReportedEvent, b: ReportedEvent) -> float:
    """The evidence from which two reports join: more where one only hints at an event."""
    if are_told(a, b) or a.decisions & b.decisions:
        return JOINED_FROM
    if "launch" in (a.kind, b.kind) and _share_a_drive(a, b):
        return HINTED_AT_A_DRIVE
    if not a.awards & b.awards:
        return HINTED_WITHOUT_AWARD
    names = share_a_recipient(a, b) or share_a_name(a, b)
    return HINTED_FROM if names else HINTED_WITHOUT_NAMES


def _share_a_drive(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Do both name one drive by a name of its own, which is no nationwide movement's?"""
    return bool(a.quoted & b.quoted) or any(" " in name for name in a.movements & b.movements)


def joins(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Is there enough evidence for one event of two reports?"""
    return evidence(a, b) >= needed_for(a, b)


def span_of(event: ReportedEvent) -> Days | None:
    """The days on which the event may have taken place, as far as reports are compared over them."""
    if event.days is not None:
        sent = event.kind == "decision" and any(award == LETTER for award, _ in event.awards)
        first = event.days[0] - ON_ITS_WAY if sent else event.days[0]
        return first, min(event.days[1], event.days[0] + _REACH)
    published = event.report.published_on
    return (published - _REACH, published) if published is not None else None
