"""Independent reports of one event, joined by what they state, and the ledger of the awards given there."""

from articles.events.joining import join_reports, kind_of
from articles.events.ledger import AwardGiven, OtherCount, Quote, ledger_of
from articles.events.periods import Period
from articles.events.recipients import NamedRecipient
from articles.events.reported import Report, ReportedEvent, read_report

__all__ = [
    "AwardGiven",
    "NamedRecipient",
    "OtherCount",
    "Period",
    "Quote",
    "Report",
    "ReportedEvent",
    "join_reports",
    "kind_of",
    "ledger_of",
    "read_report",
]
