"""Independent reports of one event, joined by what they state, and the ledger of the awards given there."""

from articles.events.award_rows import AwardGiven, Quote, StatedCount
from articles.events.contradictions import contradiction, may_share_a_national_decision
from articles.events.joining import (
    Pair,
    group_reports,
    join_reports,
    joins,
    kind_of,
    may_join,
    needed_for,
    scored_pairs,
    span_of,
)
from articles.events.ledger import ledger_of
from articles.events.named_lists import NamedRecipient
from articles.events.periods import Period
from articles.events.reported import Report, ReportedEvent, read_report
from articles.events.same_award import number_form, same_award
from articles.events.weighing import Reason, evidence, reasons

EVENT_VERSION = 14
"""Raised whenever a text may be read differently: stored reports of an older version are read and joined again."""

__all__ = [
    "EVENT_VERSION",
    "AwardGiven",
    "NamedRecipient",
    "Pair",
    "Period",
    "Quote",
    "Reason",
    "Report",
    "ReportedEvent",
    "StatedCount",
    "contradiction",
    "evidence",
    "group_reports",
    "join_reports",
    "joins",
    "kind_of",
    "ledger_of",
    "may_join",
    "may_share_a_national_decision",
    "needed_for",
    "number_form",
    "read_report",
    "reasons",
    "same_award",
    "scored_pairs",
    "span_of",
]
