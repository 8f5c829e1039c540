"""Is an article principally about emulation and commendation, and which words say so.

The score is the logistic function of the sum of all ``matched`` weights, the starting one included: a reader can add
the reasons up. A word counts once in the title and once in the lead. In the body it counts by the logarithm of how
often it stands in the length of an ordinary article, so that a passing mention in a long report adds little, and ten
mentions not ten times as much as one.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter

from articles.annotation.gazetteer import Entry
from articles.annotation.reading import Hit, Reading, read
from articles.models import MatchedTerm, Relevance

RELEVANCE_VERSION = 6

# With no word of the subject an article scores 0.06. Set between the labelled articles: from -2.5 on a
# congress that speaks of emulation in its first lines passes, from -3.2 on reports of half a page are lost.
_START = -2.8
# The first paragraph, where it is no longer than this: a lead of the longest kind.
_LEAD_CHARACTERS = 600
# Over this length mentions are thinned out in proportion: the median of the seed articles' bodies is 5,000.
_ORDINARY_LENGTH = 3000
# A portrait says in its headline neither "thi đua" nor "khen thưởng": that so many words of the subject stand in its
# body tells it from a report that mentions two of them in a closing sentence.
_USUAL_BREADTH, _PER_FURTHER_TERM, _MOST_FOR_BREADTH = 2, 0.8, 2.2
# A report of 400 characters that hands over two or three awards is about them, though its few words of the subject
# weigh little; a passing mention is one award, or several in a long text. Set on the labelled articles: the irrelevant
# ones with two awards and more have below 2 in 1,000 characters, but for obituaries, which other words tell.
# One award makes a text of a single sentence: the irrelevant ones with one have more than 150 characters.
_SEVERAL_AWARDS, _DENSE, _DENSE_ALONE, _PER_DENSE_AWARD, _MOST_FOR_DENSITY = 2, 2.5, 8.0, 1.25, 3.0
# Without a title the first sentence, up to this length, says what a title would.
_HEADING_CHARACTERS = 200
_ZONES = ("title", "lead", "body")
_MOVEMENT = (2.2, 1.4, 0.4)
_AWARD = (2.6, 1.4, 0.5)
# "thăm Bà mẹ Việt Nam anh hùng" describes; its conferment is told by "phong tặng", "truy tặng".
_DESCRIBING_AWARD = (0.6, 0.3, 0.1)
_STATE_HONOUR = (1.8, 1.0, 0.3)
# Badges and certificates of the Party are commended by its own rules, not the subject's.
_PARTY_AWARD = (-0.5, -0.3, -0.1)
_STATE_PRIZE = (1.6, 0.8, 0.3)
_TOPIC_BODY = (3.5, 2.2, 0.5)
_NOTHING = (0.0, 0.0, 0.0)


def judge(title: str | None, text: str) -> Relevance:
    """The verdict on one article with every term that weighed in it.

    Args:
        title: ``None`` where the page has none; then the text alone decides.
        text: the body, its lead first where there is one.
    """
    matched = [MatchedTerm(term="(start)", weight=_START, where="all")]
    if title:
        of_title = _found(read(title))
        matched += _weigh(_entries(of_title), _count(of_title), 0, 1.0)
    reading = read(text)
    lead_end = _lead_end(reading.text)
    hits = _found(reading)
    thinned = min(1.0, _ORDINARY_LENGTH / max(1, len(reading.text) - lead_end))
    heading_end = 0 if title else min(reading.sentence(0)[1], _HEADING_CHARACTERS)
    entries, starts = _entries(hits), [hit.start for hit in hits]
    heading, lead = bisect_left(starts, heading_end), bisect_left(starts, max(lead_end, heading_end))
    zones = [_count(hits[:heading]), _count(hits[heading:lead]), _count(hits[lead:])]
    matched += _weigh(entries, zones[0], 0, 1.0, where="lead")
    matched += _weigh(entries, zones[1], 1, 1.0)
    in_body = _weigh(entries, zones[2], 2, thinned)
    matched += in_body
    if breadth := sum(term.weight > 0 for term in in_body) - _USUAL_BREADTH:
        weight = round(min(_MOST_FOR_BREADTH, breadth * _PER_FURTHER_TERM * thinned), 3)
        if weight > 0:
            matched.append(MatchedTerm(term="(many different terms)", weight=weight, where="body"))
    awards = sum(n for counts in zones for id_, n in counts.items() if _confers(entries[id_]))
    # An obituary or a fair of prizes may name a dozen of them.
    against = sum(term.weight for term in matched if term.weight < 0 and term.term != "(start)") <= -1
    dense = _DENSE if awards >= _SEVERAL_AWARDS else _DENSE_ALONE
    if awards and not against and awards * 1000 >= dense * len(reading.text):
        weight = min(_MOST_FOR_DENSITY, awards * _PER_DENSE_AWARD)
        matched.append(MatchedTerm(term="(awards in a short text)", weight=weight, where="all"))
    total = max(-40.0, min(40.0, sum(term.weight for term in matched)))
    score = 1 / (1 + math.exp(-total))
    return Relevance(relevant=score >= 0.5, score=score, matched=tuple(matched))


def _found(reading: Reading) -> list[Hit]:
    return reading.longest("term", "movement", "award", "body")


def _lead_end(text: str) -> int:
    """The end of the first paragraph; of the first 600 characters where it is longer."""
    first = text.find("\n", 1)
    return min(_LEAD_CHARACTERS, first if first > 0 else len(text))


def _entries(hits: list[Hit]) -> dict[str, Entry]:
    return {hit.wording.entry.id: hit.wording.entry for hit in hits}


def _count(hits: list[Hit]) -> Counter[str]:
    return Counter([hit.wording.entry.id for hit in hits])


def _weigh(
    entries: dict[str, Entry], counts: Counter[str], zone: int, thinned: float, *, where: str | None = None
) -> list[MatchedTerm]:
    """One matched term for each entry counted in a zone, by falling weight."""
    weighed = []
    for id_, n in counts.items():
        weight = _weights(entries[id_])[zone]
        if zone == 2:
            weight *= math.log2(1 + n * thinned)
        if weight:
            weighed.append(MatchedTerm(term=entries[id_].name, weight=round(weight, 3), where=where or _ZONES[zone]))
    return sorted(weighed, key=lambda term: -abs(term.weight))


def _confers(entry: Entry) -> bool:
    """Is it an award of the subject, or the giving of one?"""
    if entry.kind == "term":
        return entry.id in ("bang-khen-trao", "giay-khen-trao")
    return entry.kind == "award" and not entry.details.get("conferred") and entry.details.get("level") != "party"


def _weights(entry: Entry) -> tuple[float, float, float]:
    """What an entry of the gazetteers adds in title, lead and body."""
    details = entry.details
    if entry.kind == "term":
        return details["title"], details["lead"], details["body"]
    if entry.kind == "movement":
        return _MOVEMENT
    if entry.kind == "body":
        return _TOPIC_BODY if details.get("topic") else _NOTHING
    if details.get("level") == "party":
        return _PARTY_AWARD
    if details.get("form") == "state prize":
        return _STATE_PRIZE
    if details.get("form") == "state honour" and entry.id not in ("ba-me-vnah", "tinh-anh-hung"):
        return _STATE_HONOUR
    return _DESCRIBING_AWARD if details.get("conferred") else _AWARD
