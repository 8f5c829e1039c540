"""Which articles a token represents, and what is new, changed or withdrawn since.

A token names a state by its content: the ids of its articles, each with a hash of all that is exported of it. The
state behind it is kept in ``$THIDUA_HOME/releases``, so that anything that changes an article (a correction, better
rules, a takedown) shows, and nothing has to remember to report it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Literal

from articles.errors import UsageError
from articles.printing import Record, json_record
from reports.export import matching_articles
from reports.release.columns import LEFT_OUT
from reports.tables import whole_file
from settings import read_settings
from storage.db import opened
from storage.search import Filters
from storage.stored_articles import StoredArticle

START = "start"
"""The token of nothing: everything is new since."""
_TOKEN = re.compile(r"[0-9a-f]{16}")

Change = Literal["new", "changed", "withdrawn"]


@dataclass(slots=True)
class ArticleState:
    """Which articles there are, each with the hash of what is exported of it; filled one after another."""

    filters: Mapping[str, str]
    articles: dict[str, str] = field(default_factory=dict)

    def add(self, record: Record) -> str:
        """Add one article, as :func:`json_record` prints it; return its hash."""
        kept = {name: value for name, value in record.items() if name not in LEFT_OUT}
        text = json.dumps(kept, ensure_ascii=False, sort_keys=True, default=str)
        self.articles[record["id"]] = hashlib.sha256(text.encode()).hexdigest()[:16]
        return self.articles[record["id"]]

    @property
    def token(self) -> str:
        """16 hex digits; the same for the same articles under the same filters, on every machine."""
        lines = [f"{name}={value}" for name, value in sorted(self.filters.items())]
        lines += [f"{article} {digest}" for article, digest in sorted(self.articles.items())]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]

    def keep(self) -> str:
        """Store it under its token, which is returned.

        Raises:
            StepError: if it cannot be written.
        """
        token = self.token
        path = _path(token)
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path) as part:
            text = json.dumps({"filters": dict(self.filters), "articles": self.articles}, sort_keys=True)
            part.write_bytes(gzip.compress(text.encode(), mtime=0))
        return token


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangesReport:
    """How many articles changed in which way, and the token for the next request."""

    new: int
    changed: int
    withdrawn: int
    next: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangedArticle:
    """One article that is not as it was; of one that was withdrawn nothing but its id is left."""

    change: Change
    id: str
    article: StoredArticle | None = None


def filters_said(filters: Filters) -> dict[str, str]:
    """The filters that narrow a release, as text by name."""
    said = {}
    for name, value in asdict(filters).items():
        if value not in (None, False) and name not in ("sort", "all_copies"):
            said[name.rstrip("_")] = value.isoformat() if isinstance(value, date) else str(value)
    return said


def find_changes(
    filters: Filters, since: str, take: Callable[[ChangedArticle], None], *, progress: Callable[[int], None]
) -> ChangesReport:
    """What is new, changed or withdrawn since a token, one after another.

    Raises:
        UsageError: for a token that this installation did not issue, or issued for other filters.
    """
    said = filters_said(filters)
    before = _state_of(since, said)
    now = ArticleState(filters=said)
    wanted = replace(filters, sort="newest", all_copies=True)
    new = changed = 0
    with opened(application="thidua changes") as finder:
        for done, article in enumerate(matching_articles(finder, wanted), start=1):
            digest = now.add(json_record(article))
            known = before.get(article.id)
            if known is None:
                new += 1
                take(ChangedArticle(change="new", id=article.id, article=article))
            elif known != digest:
                changed += 1
                take(ChangedArticle(change="changed", id=article.id, article=article))
            progress(done)
    gone = sorted(before.keys() - now.articles.keys())
    for identifier in gone:
        take(ChangedArticle(change="withdrawn", id=identifier))
    return ChangesReport(new=new, changed=changed, withdrawn=len(gone), next=now.keep())


def _state_of(token: str, filters: Mapping[str, str]) -> dict[str, str]:
    if token == START:
        return {}
    if not _TOKEN.fullmatch(token):
        raise UsageError(f"{token!r} is not a token: it has 16 hex digits, or is {START!r} for everything")
    try:
        kept = json.loads(gzip.decompress(_path(token).read_bytes()))
    except FileNotFoundError:
        raise UsageError(f"nothing is known of {token}: this home gave no such token; --since {START} is all") from None
    if kept["filters"] != dict(filters):
        raise UsageError(f"{token} is of other filters ({kept['filters'] or 'none'}): ask with the same ones")
    articles: dict[str, str] = kept["articles"]
    return articles


def released_states() -> Path:
    """The folder of this home that holds what each token represents."""
    return read_settings().home / "releases"


def _path(token: str) -> Path:
    return released_states() / f"{token}.json.gz"
