"""HTML's elements by name: what each means for lines of text and for the region in it."""

from __future__ import annotations

from articles.page.lexicon import Region

SKIP, BLOCK, BREAK, LINK, IMAGE, STRONG, EMPHASIS = range(1, 8)
_SKIPPED = (
    "script style noscript template svg math head select option button input textarea iframe object embed "
    "canvas datalist map audio dialog"
)
_BLOCKS = (
    "html body div p section article main aside header footer nav h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table "
    "thead tbody tfoot tr td th caption blockquote pre figure figcaption form fieldset address center details "
    "summary hr time hgroup menu marquee legend video picture"
)
KINDS: dict[str, int] = {
    **dict.fromkeys(_SKIPPED.split(), SKIP),
    **dict.fromkeys(_BLOCKS.split(), BLOCK),
    **{"br": BREAK, "a": LINK, "img": IMAGE, "amp-img": IMAGE},
    **{"strong": STRONG, "b": STRONG, "em": EMPHASIS, "i": EMPHASIS, "small": EMPHASIS},
}
"""By name; all others are inline."""
NOTED = frozenset(("audio", "input", "textarea", "select", "object", "embed"))
"""Skipped ones whose place is remembered."""
TAG_REGIONS = {
    "nav": Region.CHROME,
    "footer": Region.CHROME,
    "menu": Region.CHROME,
    "marquee": Region.CHROME,
    "aside": Region.RELATED,
    "figcaption": Region.CAPTION,
    "caption": Region.NONE,
    "blockquote": Region.QUOTE,
    "time": Region.META,
    "h1": Region.NONE,
}
"""The region that an element begins, whatever its class names say."""
UNHINTED = {
    "html": Region.NONE,
    "body": Region.NONE,
    "main": Region.BODY,
    "article": Region.BODY | Region.RELATED | Region.COMMENT | Region.ADVERT | Region.HIDDEN,
}
"""Names on these describe the page or the card, not the text in it: the only regions that such names may begin."""
GENERIC = frozenset(("div", "p", "section", "td", "li"))
"""Elements that are headings where their ``role`` says so, of the level that ``aria-level`` states."""
LEVELS = frozenset("123456")
UNBROKEN = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "figcaption"))
"""A line break in these only wraps one line."""
