"""Stories from verified pairs: a story is one text with the texts near it, and a part joins one whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

ALIKE = 0.1
"""Wholes that hold a part within this much of its best whole's containment hold it equally well."""
WHOLES = 2
"""A text contained equally well in this many unrelated stories is a notice, a formula or a quotation: the texts do not
show its origin, and it joins none. With 3, joins to the wrong one of two were 5 to 13 wrong pairs on
5,000 texts; with 2 none, for 1.5 % of the pairs that such passages have with their own article."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tie:
    """A verified pair; of a ``contained`` one ``a`` is the part and ``b`` the whole."""

    a: str
    b: str
    kind: Literal["exact", "near", "contained"]
    similarity: float
    containment: float


def group_members(
    members: Sequence[str], ties: Iterable[Tie], *, verify: Callable[[str, str], bool] | None = None
) -> dict[str, str]:
    """Each member with the centre of its story.

    Near pairs do not chain: every text of a group is near the group's centre. A group that is a part of another then
    joins that whole, directly and only one, so that two wholes never meet through a text that occurs in both.

    Args:
        members: in an order that depends on the texts alone; it decides between equals.
        verify: whether two members are near, where ``ties`` need not hold every near pair.
    """
    place = {member: n for n, member in enumerate(members)}
    near: defaultdict[str, dict[str, float]] = defaultdict(dict)
    contained: list[Tie] = []
    for tie in ties:
        if tie.kind == "contained":
            contained.append(tie)
        else:
            near[tie.a][tie.b] = near[tie.b][tie.a] = tie.similarity
    centres = {member: member for member in members}
    for component in _components(near, place):
        centres |= _stars(component, near, place, verify)
    joined = _join_parts(contained, centres, near, place)
    return {member: joined.get(centre, centre) for member, centre in centres.items()}


def _components(near: dict[str, dict[str, float]], place: dict[str, int]) -> list[list[str]]:
    """The connected parts of the near pairs, each in the order of the members."""
    found: list[list[str]] = []
    seen: set[str] = set()
    for member in sorted(near, key=place.__getitem__):
        if member in seen:
            continue
        seen.add(member)
        component = [member]
        for here in component:  # grows while it is walked
            fresh = near[here].keys() - seen
            seen |= fresh
            component += fresh
        found.append(sorted(component, key=place.__getitem__))
    return found


def _stars(
    component: Sequence[str],
    near: dict[str, dict[str, float]],
    place: dict[str, int],
    verify: Callable[[str, str], bool] | None,
) -> dict[str, str]:
    """Each text of a component with its centre: the text that most others are near, then again among the rest."""
    left = set(component)
    centres: dict[str, str] = {}
    while left:
        centre = max(left, key=lambda member: _weight(member, left, near, place))
        group = [centre, *(near[centre].keys() & left)]
        inside = set(group)
        if verify is not None:
            refused: set[str] = set()
            for member in group:  # grows while it is walked
                for other in near[member].keys() & left - inside - refused:
                    if verify(centre, other):
                        inside.add(other)
                        group.append(other)
                    else:
                        refused.add(other)
        centres |= dict.fromkeys(inside, centre)
        left -= inside
    return centres


def _weight(
    member: str, left: set[str], near: dict[str, dict[str, float]], place: dict[str, int]
) -> tuple[int, float, int]:
    likenesses = sorted(near[member][other] for other in near[member].keys() & left)
    return len(likenesses), sum(likenesses), -place[member]


def _join_parts(
    contained: Sequence[Tie], centres: dict[str, str], near: dict[str, dict[str, float]], place: dict[str, int]
) -> dict[str, str]:
    """The centre of the whole that each group which is a part joins, by the part's centre."""
    wholes: defaultdict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
    for tie in contained:
        part, whole = centres[tie.a], centres[tie.b]
        if part != whole:
            known = wholes[part].get(whole, (0.0, 0.0))
            wholes[part][whole] = max(known, (tie.containment, tie.similarity))
    kin = {
        frozenset((centres[a], centres[b])) for a, others in near.items() for b in others if centres[a] != centres[b]
    }
    kin |= {frozenset((part, whole)) for part, found in wholes.items() for whole in found}
    joined: dict[str, str] = {}
    for part in _wholes_first(wholes, place):
        # Only a text contained in a whole comes from it: of a part's part that is not, nothing is left in the whole.
        candidates = {whole: held for whole, held in wholes[part].items() if whole not in joined}
        if not candidates:
            continue
        best = max(candidates, key=lambda whole: (*candidates[whole], -place[whole]))
        alike = [whole for whole, held in candidates.items() if held[0] >= candidates[best][0] - ALIKE]
        if _unrelated(sorted(alike, key=place.__getitem__), kin) < WHOLES:
            joined[part] = best
    return joined


def _wholes_first(wholes: dict[str, dict[str, tuple[float, float]]], place: dict[str, int]) -> list[str]:
    """Order parts so that each follows the wholes that contain it; a cycle is cut by the order of members."""
    order: list[str] = []
    state: dict[str, bool] = {}
    for start in sorted(wholes, key=place.__getitem__):
        waiting = [start]
        while waiting:
            part = waiting[-1]
            if part not in state:
                state[part] = False
                above = [whole for whole in wholes[part] if whole in wholes and whole not in state]
                waiting += sorted(above, key=place.__getitem__, reverse=True)
                continue
            waiting.pop()
            if not state[part]:
                state[part] = True
                order.append(part)
    return order


def _unrelated(wholes: Sequence[str], kin: set[frozenset[str]]) -> int:
    """How many of some wholes share nothing with one counted before."""
    counted: list[str] = []
    for whole in wholes:
        if not any(frozenset((whole, other)) in kin for other in counted):
            counted.append(whole)
    return len(counted)
