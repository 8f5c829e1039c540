"""A site's or platform's selectors, run on a page: soupsieve's language, by lxml wherever that knows the selector.

lxml is forty times faster on a whole page; what its translator does not know (``:-soup-contains('Ngày')``, ``:is()``)
soupsieve evaluates on the serialised page, whose elements carry their number for the way back.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from cssselect import HTMLTranslator, SelectorError
from lxml import etree

_NUMBER = "data-element-number"


def selector_fault(selector: str) -> str | None:
    """Why this is not a selector, in one line; ``None`` for one that can be run."""
    if _xpath(selector) is not None:
        return None
    import soupsieve  # with BeautifulSoup it takes longer to load than a page to read, and few selectors need it

    try:
        soupsieve.compile(selector)
    except (soupsieve.SelectorSyntaxError, NotImplementedError, TypeError, ValueError) as error:
        return " ".join(str(error).split())
    return None


def select_elements(root: Any, selector: str) -> list[Any]:
    """The elements of an lxml tree that a selector matches, in page order; none for one that cannot be run."""
    path = _xpath(selector)
    if path is not None:
        return list(path(root))
    if selector_fault(selector) is not None:
        return []
    import soupsieve
    from bs4 import BeautifulSoup, Tag

    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    for number, element in enumerate(elements):
        element.set(_NUMBER, str(number))
    soup = BeautifulSoup(etree.tostring(root, encoding="unicode", method="html"), "lxml")
    for element in elements:
        del element.attrib[_NUMBER]
    numbers = [match.get(_NUMBER) for match in soupsieve.select(selector, soup) if isinstance(match, Tag)]
    return [elements[int(number)] for number in numbers if isinstance(number, str)]


@lru_cache(maxsize=4096)
def _xpath(selector: str) -> Any:
    try:
        return etree.XPath(HTMLTranslator().css_to_xpath(selector))
    except (SelectorError, etree.XPathSyntaxError):
        return None
