"""Which reports tell of one event: by day, place, decision, recipients, counts, organiser and movement together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from articles.events.days import Days
from articles.events.reported import ReportedEvent

JOINED_FROM = 2.0
"""Evidence, beside day and place, from which two reports tell of one event."""
_REACH = timedelta(days=10)
# Kinds that one event may be reported as; a launch and a monitoring visit are never one.
_ALIKE = ({"ceremony", "decision", "review", "conference", "other"}, {"launch", "ceremony", "other"})


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
    """The pairs that may tell of one event; with ``fresh``, those that have one of the first so many reports."""
    found = []
    for a, b in _candidates(events):
        if fresh is not None and min(a, b) >= fresh:
            continue
        value = evidence(events[a], events[b])
        if value >= JOINED_FROM:
            found.append(Pair(a=a, b=b, evidence=value))
    return found


def group_reports(events: Sequence[ReportedEvent], pairs: Sequence[Pair]) -> list[list[int]]:
    """The events, each as the sorted positions of its reports."""
    groups: dict[int, list[int]] = {place: [place] for place, event in enumerate(events) if event.happened}
    group_of = {place: place for place in groups}
    for pair in sorted(
        pairs, key=lambda pair: (-pair.evidence, *sorted((_content(events[pair.a]), _content(events[pair.b]))))
    ):
        first, second = group_of[pair.a], group_of[pair.b]
        if first == second or any(contradict(events[m], events[n]) for m in groups[first] for n in groups[second]):
            continue
        groups[first] += groups.pop(second)
        group_of.update(dict.fromkeys(groups[first], first))
    return sorted(sorted(members) for members in groups.values())


def kind_of(members: Sequence[ReportedEvent]) -> str:
    """The kind that most reports give; of equally many the one that says more than "ceremony"."""
    votes = Counter(member.kind for member in members)
    if votes["review"] and votes.keys() <= {"review", "ceremony", "conference", "decision", "other"}:
        return "review"  # a year-end meeting that also gives awards
    return min(votes, key=lambda kind: (-votes[kind], kind in ("other", "ceremony", "decision"), kind))


def _content(event: ReportedEvent) -> str:
    return f"{event.report.published_on} {event.text}"


def _candidates(events: Sequence[ReportedEvent]) -> Iterator[tuple[int, int]]:
    """Pairs that share a day or a decision, or of which one has no day and both a name or an award."""
    buckets: defaultdict[object, list[int]] = defaultdict(list)
    for place, event in enumerate(events):
        if not event.happened:
            continue
        for number in event.decisions:
            buckets[number].append(place)
        if span := span_of(event):
            for step in range((span[1] - span[0]).days + 1):
                buckets[span[0] + timedelta(days=step)].append(place)
    seen = set()
    for members in buckets.values():
        for pair in combinations(sorted(set(members)), 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


def contradict(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Do two reports state what cannot be of one event?"""
    return contradiction(a, b) is not None


def contradiction(a: ReportedEvent, b: ReportedEvent) -> str | None:
    """Which statement of two reports cannot be of one event, in English words; ``None`` where all can."""
    if a.days and b.days and (a.days[1] < b.days[0] or b.days[1] < a.days[0]):
        return "the days differ"
    if a.province and b.province and a.province != b.province:
        shared = bool(a.names & b.names or a.movements & b.movements)
        return None if shared and a.kind == b.kind else "the provinces differ"
    if a.bridge != b.bridge and (a.national or b.national):
        return None if a.province and a.province == b.province else "one is a bridge point of a national event"
    if a.decisions and b.decisions and not a.decisions & b.decisions:
        return "the decisions differ"
    if a.local and b.local and not (a.local in b.local or b.local in a.local):
        return "the communes or districts differ"
    if a.kind != b.kind and not any(a.kind in alike and b.kind in alike for alike in _ALIKE):
        return "the kinds of event differ"
    return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """One statement that speaks for or, with a negative weight, against one event."""

    name: str
    weight: float


def reasons(a: ReportedEvent, b: ReportedEvent) -> list[Reason]:
    """What speaks for and against one event of two reports that do not contradict each other."""
    shared_counts = {count for count in a.counts & b.counts if count[0] > 1}
    alike = a.kind == b.kind
    stated = [
        ("a decision", 2.0 * bool(a.decisions & b.decisions)),
        ("a number of recipients", 1.6 * bool(shared_counts) + 0.8 * (len(shared_counts) > 1)),
        ("an award", 1.0 * bool(a.awards & b.awards)),
        ("a name", 1.4 * bool(a.names & b.names)),
        ("a movement", 0.6 * bool(a.movements & b.movements)),
        ("the kind", 0.4 * alike),
        ("a kind that few events have", 1.0 * (alike and a.kind in ("launch", "review", "conference", "monitoring"))),
        ("the province", 0.6 * bool(a.province and a.province == b.province)),
        ("words of title and dated sentence", 2.0 * _overlap(a.pairs, b.pairs)),
        # 145 pupils and 132 pupils, 3 units and 145 pupils
        ("other numbers of recipients", -1.6 * bool(a.counts and b.counts and not shared_counts)),
        ("a commune or district that the other does not name", -1.2 * _is_local_to_one(a, b)),
        ("no day stated", -0.8 * (a.days is None or b.days is None)),
    ]
    if a.organisers and b.organisers:
        is_shared = bool(a.organisers & b.organisers)
        stated.append(("an organiser", 0.3) if is_shared else ("other organisers", -1.0))
    return [Reason(name=name, weight=weight) for name, weight in stated if weight]


def evidence(a: ReportedEvent, b: ReportedEvent) -> float:
    """How much speaks for one event of two reports; 0 where they contradict each other."""
    return 0.0 if contradict(a, b) else round(sum(reason.weight for reason in reasons(a, b)), 9)


def _is_local_to_one(a: ReportedEvent, b: ReportedEvent) -> bool:
    if (a.local is None) == (b.local is None):
        return False
    stated, other = (a, b) if a.local else (b, a)
    return bool(stated.local and stated.local not in other.text.lower())


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def span_of(event: ReportedEvent) -> Days | None:
    """The days on which the event may have been, as far as reports are compared over them."""
    if event.days is not None:
        return event.days[0], min(event.days[1], event.days[0] + _REACH)
    published = event.report.published_on
    return (published - _REACH, published) if published is not None else None
