"""Is an article principally about emulation and commendation, and which words say so.

The score is the logistic function of the sum of all ``matched`` weights, the starting one included: a reader can add
the reasons up. Each wording counts once in the title and once in the lead; in the body it counts by the logarithm of
how often it stands there, so that a passing mention adds little and ten of them not ten times as much.
"""

from __future__ import annotations

import math
from collections import Counter

from articles.annotation.gazetteer import Entry
from articles.annotation.reading import Hit, Reading, read
from articles.models import MatchedTerm, Relevance

RELEVANCE_VERSION = 1

# An article with no word of the subject scores 0.02.
_START = -4.0
_LEAD_CHARACTERS = 600
_KINDS = ("term", "movement", "award", "body")
_WEIGHTS = {"movement": (3.0, 1.5, 0.5), "award": (2.5, 1.2, 0.5), "body": (0.0, 0.0, 0.0)}
_TOPIC_BODY = (3.0, 1.5, 0.6)


def judge(title: str | None, text: str) -> Relevance:
    """The verdict on one article with every term that weighed in it."""
    matched = [MatchedTerm(term="(start)", weight=_START, where="all")]
    if title:
        matched += _weigh(_found(read(title)), "title", 0)
    body = read(text)
    lead_end = _lead_end(body.text)
    hits = _found(body)
    matched += _weigh([h for h in hits if h.start < lead_end], "lead", 1)
    matched += _weigh([h for h in hits if h.start >= lead_end], "body", 2)
    score = 1 / (1 + math.exp(-max(-40.0, min(40.0, sum(m.weight for m in matched)))))
    return Relevance(relevant=score >= 0.5, score=score, matched=tuple(matched))


def _found(reading: Reading) -> list[Hit]:
    return reading.longest(*_KINDS)


def _lead_end(text: str) -> int:
    """The end of the first paragraph; of the first 600 characters where it is longer."""
    first = text.find("\n", 1)
    return min(_LEAD_CHARACTERS, first if first > 0 else len(text))


def _weigh(hits: list[Hit], where: str, zone: int) -> list[MatchedTerm]:
    counts = Counter(hit.wording.entry.id for hit in hits)
    entries = {hit.wording.entry.id: hit.wording.entry for hit in hits}
    weighed = []
    for id_, n in counts.items():
        weight = _weight(entries[id_], zone) * (math.log2(1 + n) if where == "body" else 1)
        if weight:
            weighed.append(MatchedTerm(term=entries[id_].name, weight=round(weight, 3), where=where))
    return weighed


def _weight(entry: Entry, zone: int) -> float:
    if entry.kind == "term":
        return float(entry.details[("title", "lead", "body")[zone]])
    if entry.kind == "body" and "tdkt" in entry.id:
        return _TOPIC_BODY[zone]
    return _WEIGHTS[entry.kind][zone]
