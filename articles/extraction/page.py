"""A page that is read once, and extracted as often as more is learned of its site."""

from __future__ import annotations

import re

from articles.extraction.extractor import Extractor, Observation
from articles.extraction.textblock import extract_text
from articles.models import Extraction, Issue, Page, SiteProfile
from articles.page.blocks import read_layout
from articles.page.decode import decode_page
from articles.page.layout import Layout, running_length
from articles.page.script_article import article_of_scripts, list_of_scripts

EXTRACTOR_VERSION = 10
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

    It is decoded when it is made; :meth:`parse` says when it is parsed, which else the first use does.

    Args:
        site: the rules that hold before and after learning: its name and its selectors.
    """

    def __init__(self, page: Page, site: SiteProfile | None = None, *, explain: bool = False) -> None:
        self._page, self._site, self._explain = page, site, explain
        self._extractor: Extractor | None = None
        self._decided: Extraction | None = None
        self._html = ""
        self._issues: list[Issue] = []
        try:
            self._decode()
        except Exception as error:
            self._decided = _failed(page, site, error)

    def parse(self) -> ReadPage:
        """Parse the page, unless it has been; returns it."""
        if self._extractor is None and self._decided is None:
            try:
                self._parse()
            except Exception as error:
                self._decided = _failed(self._page, self._site, error)
            self._html = ""
        return self

    @property
    def elements(self) -> int:
        """How large the page is in memory: its elements that hold text, once it is parsed."""
        return len(self._extractor.layout.nodes) if self._extractor else 0

    def observe(self, site: SiteProfile | None) -> Observation:
        """What the page shows of its site; the fields that only readers need are left out."""
        self.parse()
        if self._extractor is not None:
            try:
                return self._extractor.observe(site)
            except Exception:  # extracting it will tell
                return Observation(page_type="stub")
        assert self._decided is not None
        return Observation(page_type=self._decided.page_type, blocks=self._decided.blocks)

    def extract(self, site: SiteProfile | None) -> Extraction:
        """The page's extraction, with what ``site`` has learned."""
        self.parse()
        if self._extractor is None:
            assert self._decided is not None
            return self._decided
        try:
            return self._extractor.run(site)
        except Exception as error:
            return _failed(self._page, site, error)

    def _decode(self) -> None:
        page = self._page
        self._html, amiss = decode_page(page.html, page.content_type)
        self._issues = [Issue(code=code, detail="while decoding", url=page.url) for code in amiss]
        if "not_text" in amiss:
            self._decided = Extraction(page_type="other", issues=tuple(self._issues))

    def _parse(self) -> None:
        url, issues = self._page.url, self._issues
        if not _MARKUP.search(self._html):
            self._decided = extract_text(self._html)
            return
        layout = read_layout(self._html)
        if layout is None or not any(running_length(block) for block in layout.blocks):
            layout = _read_script_article(self._html, layout) or layout
        if layout is None or not layout.blocks:
            issues.append(Issue(code="empty_page", detail="no text in the page", url=url))
            self._decided = Extraction(page_type="stub", issues=tuple(issues))
            return
        if layout.cut:
            issues.append(Issue(code="page_cut", detail="too many elements", url=url))
        self._extractor = Extractor(self._page, self._site, layout, issues, explain=self._explain)


def _read_script_article(html: str, layout: Layout | None) -> Layout | None:
    """The page with the article or list that its script would show, where its data hold one."""
    root = layout.root if layout is not None else None
    made = article_of_scripts(html, root) or list_of_scripts(html, root)
    return read_layout(f"{html}{made}") if made is not None else None


def _failed(page: Page, site: SiteProfile | None, error: Exception) -> Extraction:
    detail = f"{type(error).__name__}: {error}"[:300]
    issue = Issue(
        code="extraction_failed", detail=detail, site=site.id if site else None, url=page.url, severity="error"
    )
    return Extraction(page_type="stub", issues=(issue,))
