"""Who was reported to receive what: people and collectives by name, namesakes kept separate."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from articles.text import fold_marks, normalise_line
from storage.db import Connection, rows

MOST = 2000
"""Maximum number of receipts for one name: a name of one common syllable has far more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """One award that a recipient was reported to receive."""

    event: str
    event_kind: str
    day: date | None
    award: str | None
    name: str
    award_class: int | None
    giver: str | None
    decision: str | None
    articles: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipient:
    """A person or collective as printed. Two of one name are the same only where role and place agree too.

    ``province_now`` is where the events were. A person whose role no report states is a separate one at each event.
    """

    name: str
    kind: str
    role: str | None
    province_now: str | None
    receipts: tuple[Receipt, ...]
    uncertain: bool = False
    """A person without a stated role whose name others here share: no report states whether they are the same."""


_FOUND = """
SELECT w.name AS who, w.kind, w.role, e.province_now, g.event, e.kind AS event_kind, e.first_day AS day, g.award,
       coalesce(k.name, g.name) AS name, g.class AS award_class, g.giver, g.decision,
       ARRAY(SELECT s.article FROM award_source s WHERE (s.event, s.number) = (g.event, g.number) ORDER BY s.article)
       AS articles
FROM award_recipient w JOIN award_given g USING (event, number) JOIN event e ON e.id = w.event
LEFT JOIN award_entry k ON k.id = g.award
WHERE g.standing IN ('given', 'unclear') AND w.folded LIKE %(pattern)s AND (%(kind)s::text IS NULL OR w.kind = %(kind)s)
ORDER BY (w.folded <> %(folded)s), w.folded, e.first_day DESC NULLS LAST, g.event, g.number LIMIT %(limit)s
"""


def find_recipients(connection: Connection, name: str, *, kind: str | None = None) -> list[Recipient]:
    """Recipients whose name has these words in this order, with or without diacritics; exact names first."""
    folded = fold_marks(normalise_line(name)).lower()
    if not folded:
        return []
    escaped = folded.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    parameters = {"folded": folded, "pattern": f"%{escaped}%", "kind": kind, "limit": MOST}
    with connection, connection.cursor() as cursor:
        found = rows(cursor, _FOUND, parameters)
    groups: defaultdict[tuple[str, ...], list[Receipt]] = defaultdict(list)
    first: dict[tuple[str, ...], tuple[str, str, str | None, str | None]] = {}
    for row in found:
        who, kind_, role, province = (row.pop(field) for field in ("who", "kind", "role", "province_now"))
        apart = row["event"] if kind_ == "person" and role is None else ""
        key = (who.lower(), kind_, fold_marks(role or "").lower(), province or "", apart)
        first.setdefault(key, (who, kind_, role, province))
        groups[key].append(Receipt(**{**row, "articles": tuple(row["articles"])}))
    named = Counter((key[0], key[1]) for key in first)
    return [
        Recipient(
            name=who,
            kind=kind_,
            role=role,
            province_now=province,
            receipts=tuple(groups[key]),
            uncertain=kind_ == "person" and role is None and named[key[0], key[1]] > 1,
        )
        for key, (who, kind_, role, province) in first.items()
    ]
