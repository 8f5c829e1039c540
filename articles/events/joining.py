"""Which reports tell of one event: by day, place, decision, recipients, counts, organiser and movement together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from articles.events.reported import ReportedEvent

JOINED_FROM = 2.0
"""Evidence, beside day and place, from which two reports tell of one event."""
_WEEK = timedelta(days=10)
# Kinds that one event may be reported as; a launch and a monitoring visit are never one.
_ALIKE = ({"ceremony", "decision", "review", "conference", "other"}, {"launch", "ceremony", "other"})


def join_reports(events: Sequence[ReportedEvent]) -> list[int | None]:
    """For each report the position of its event's first member; ``None`` where it reports no event.

    The strongest pairs join first and two groups join only where no two members contradict each other, so that the
    order of the input decides nothing.
    """
    groups: dict[int, list[int]] = {place: [place] for place, event in enumerate(events) if event.happened}
    group_of = {place: place for place in groups}
    scored: list[tuple[float, str, str, int, int]] = []
    for a, b in _candidates(events):
        value = evidence(events[a], events[b])
        if value >= JOINED_FROM:
            low, high = sorted((_content(events[a]), _content(events[b])))
            scored.append((-value, low, high, a, b))
    for _, _, _, a, b in sorted(scored):
        first, second = group_of[a], group_of[b]
        if first == second or any(contradict(events[m], events[n]) for m in groups[first] for n in groups[second]):
            continue
        groups[first] += groups.pop(second)
        group_of.update(dict.fromkeys(groups[first], first))
    firsts = {group: min(members) for group, members in groups.items()}
    return [firsts[group_of[place]] if place in group_of else None for place in range(len(events))]


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
        if event.days is not None:
            for step in range(min((event.days[1] - event.days[0]).days, 10) + 1):
                buckets[event.days[0] + timedelta(days=step)].append(place)
        elif event.report.published_on is not None:
            for step in range(_WEEK.days + 1):
                buckets[event.report.published_on - timedelta(days=step)].append(place)
    seen = set()
    for members in buckets.values():
        for pair in combinations(sorted(set(members)), 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


def contradict(a: ReportedEvent, b: ReportedEvent) -> bool:
    """Do two reports state what cannot be of one event?"""
    if a.days and b.days and (a.days[1] < b.days[0] or b.days[1] < a.days[0]):
        return True
    if a.province and b.province and a.province != b.province:
        return not (a.names & b.names or a.movements & b.movements) or a.kind != b.kind
    if a.bridge != b.bridge and (a.national or b.national):
        return not (a.province and a.province == b.province)
    if a.decisions and b.decisions and not a.decisions & b.decisions:
        return True
    if a.local and b.local and not (a.local in b.local or b.local in a.local):
        return True
    return a.kind != b.kind and not any(a.kind in alike and b.kind in alike for alike in _ALIKE)


def evidence(a: ReportedEvent, b: ReportedEvent) -> float:
    """How much speaks for one event of two reports that do not contradict each other; 0 where they do."""
    if contradict(a, b):
        return 0.0
    value = 0.0
    if a.decisions & b.decisions:
        value += 2.0
    shared_counts = {count for count in a.counts & b.counts if count[0] > 1}
    value += 1.6 * bool(shared_counts) + 0.8 * (len(shared_counts) > 1)
    value += 1.0 * bool(a.awards & b.awards)
    value += 1.4 * bool(a.names & b.names)
    value += 0.6 * bool(a.movements & b.movements)
    value += 0.4 * (a.kind == b.kind)
    value += 1.0 * (a.kind == b.kind and a.kind in ("launch", "review", "conference", "monitoring"))
    value += 0.6 * bool(a.province and a.province == b.province)
    value += 2.0 * _overlap(a.pairs, b.pairs)
    if a.counts and b.counts and not shared_counts:
        value -= 1.6  # 145 pupils and 132 pupils, 3 units and 145 pupils
    if a.organisers and b.organisers:
        value += 0.3 if a.organisers & b.organisers else -1.0
    if (a.local is None) != (b.local is None):
        stated, other = (a, b) if a.local else (b, a)
        value -= 0.0 if stated.local and stated.local in other.text.lower() else 1.2
    if a.days is None or b.days is None:
        value -= 0.8
    return value


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
