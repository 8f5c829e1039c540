"""What a site's pages share, as hashes: its blocks, and the titles and days that its template states on each page."""

from __future__ import annotations

import re
from dataclasses import replace

import xxhash

from articles.dates import parse_machine_date
from articles.extraction.publication import CONFIRMING
from articles.extraction.stamps import VisibleStamp
from articles.page.statements import Statements


def stated_hashes(said: Statements) -> tuple[int, ...]:
    """Hashes of the titles and days that a page states: a site's statements on every page are not the page's own."""
    stated = (*said.headlines, *([said.page_title] if said.page_title else ()))
    titles = (block_hash(f"\x00title {text}") for text in stated)
    return tuple(dict.fromkeys((*titles, *(_day_hash(value) for value, _ in said.published))))


_LETTERS = str.maketrans("0123456789", "abcdefghij")


def _day_hash(value: str) -> int:
    """Of a stated time of publication; in letters, since digits count as one."""
    return block_hash(f"\x00published {value.translate(_LETTERS)}")


def without_template_days(said: Statements, recurring: frozenset[int], seen: list[VisibleStamp]) -> Statements:
    """The statements without a time that the site's pages share, where the page prints another day.

    A template's "2019-05-20T00:00:00" is in the meta data of every page; two articles of one day print it, too.
    """
    shown = {v.stamp.day for v in seen if v.rank >= CONFIRMING}

    def is_template(value: str) -> bool:
        stated = parse_machine_date(value)
        return stated is not None and _day_hash(value) in recurring and bool(shown) and stated.day not in shown

    return replace(said, published=[(value, where) for value, where in said.published if not is_template(value)])


def without_titles(said: Statements, recurring: frozenset[int]) -> Statements:
    """The statements without those titles that recur on the site's pages; these are the site's name."""

    def recurs(text: str) -> bool:
        return block_hash(f"\x00title {text}") in recurring

    names = [t for t in (*said.headlines, said.page_title or "") if t and recurs(t)]
    return replace(
        said,
        headlines=[h for h in said.headlines if not recurs(h)],
        page_title=None if said.page_title and recurs(said.page_title) else said.page_title,
        site_names=[*said.site_names, *names],
    )


_DIGITS = re.compile(r"\d+")


def block_hash(text: str) -> int:
    """32 bits of a block's words, signed as Postgres' ``integer`` is; digits count as one, so that counters recur.

    A page of 100 lines at a site with 100 recurring ones has one of these by chance once in 400,000 pages.
    """
    value = xxhash.xxh3_64_intdigest(_DIGITS.sub("0", text.lower()).encode("utf-8", "replace")) & 0xFFFFFFFF
    return value - (1 << 32) if value >> 31 else value
