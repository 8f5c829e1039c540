"""A page that is read once, and extracted as often as more is learned of its site."""

from __future__ import annotations

import re

from articles.extraction.extractor import Extractor, Observation
from articles.extraction.textblock import extract_text
from articles.models import Extraction, Issue, Page, SiteProfile
from articles.page.blocks import read_layout
from articles.page.decode import decode_page

EXTRACTOR_VERSION = 9
"""Raised whenever a page could read differently; pages cleaned by an older version are cleaned again."""

_MARKUP = re.compile(r"<[a-zA-Z!/]")


def extract(page: Page, site: SiteProfile | None = None, *, explain: bool = False) -> Extraction:
    """The extraction of ``page``, by the rules of ``site`` if there are any. Never raises, whatever it contains.

    With ``explain``, every block that was left out and every date that was refused is among ``rules``.
    A fault in here costs one page, not its batch: it comes out as a stub with the issue ``extraction_failed``.
    """
    return ReadPage(page, site, explain=explain).extract(site)


class ReadPage:
    """A page that is read once, and extracted as often as more is learned of its site. Never raises.

    Args:
        site: the rules that hold before and after learning: its name and its selectors.
    """

    def __init__(self, page: Page, site: SiteProfile | None = None, *, explain: bool = False) -> None:
        self._page = page
        self._extractor: Extractor | None = None
        self._decided: Extraction | None = None
        try:
            self._read(site, explain=explain)
        except Exception as error:
            self._decided = _failed(page, site, error)

    @property
    def elements(self) -> int:
        """How large the page is in memory: its elements that hold text."""
        return len(self._extractor.layout.nodes) if self._extractor else 0

    def observe(self, site: SiteProfile | None) -> Observation:
        """What the page shows of its site; the fields that only readers need are left out."""
        if self._extractor is not None:
            try:
                return self._extractor.observe(site)
            except Exception:  # extracting it will tell
                return Observation(page_type="stub")
        assert self._decided is not None
        return Observation(page_type=self._decided.page_type, blocks=self._decided.blocks)

    def extract(self, site: SiteProfile | None) -> Extraction:
        """The page's extraction, with what ``site`` has learned."""
        if self._extractor is None:
            assert self._decided is not None
            return self._decided
        try:
            return self._extractor.run(site)
        except Exception as error:
            return _failed(self._page, site, error)

    def _read(self, site: SiteProfile | None, *, explain: bool) -> None:
        page = self._page
        html, amiss = decode_page(page.html, page.content_type)
        issues = [Issue(code=code, detail="while decoding", url=page.url) for code in amiss]
        if "not_text" in amiss:
            self._decided = Extraction(page_type="other", issues=tuple(issues))
            return
        if not _MARKUP.search(html):
            self._decided = extract_text(html)
            return
        layout = read_layout(html)
        if layout is None or not layout.blocks:
            issues.append(Issue(code="empty_page", detail="no text in the page", url=page.url))
            self._decided = Extraction(page_type="stub", issues=tuple(issues))
            return
        if layout.cut:
            issues.append(Issue(code="page_cut", detail="too many elements", url=page.url))
        self._extractor = Extractor(page, site, layout, issues, explain=explain)


def _failed(page: Page, site: SiteProfile | None, error: Exception) -> Extraction:
    detail = f"{type(error).__name__}: {error}"[:300]
    issue = Issue(
        code="extraction_failed", detail=detail, site=site.id if site else None, url=page.url, severity="error"
    )
    return Extraction(page_type="stub", issues=(issue,))
