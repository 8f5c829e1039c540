"""Which regions are accepted: names are checked against the text they hold, cards of other articles are found."""

from __future__ import annotations

from articles.page import phrases
from articles.page.layout import HEADLINE, Block, Layout, Node, is_headline, running_length
from articles.page.lexicon import OUTSIDE, Region, hint_words

_INHERITED = OUTSIDE | Region.CAPTION | Region.META | Region.BYLINE | Region.LEAD | Region.TITLE | Region.QUOTE
# The share of a page's running text from which a region is believed to be the article in spite of its name. Comments
# may outweigh an article (a 2015 page of tuoitre.vn shows 107 of them), and so may a cookie notice or an imprint.
_BELIEVED_SHARE = ((Region.COMMENT, 0.9), (Region.CHROME, 0.8), (OUTSIDE | Region.CAPTION, 0.45))
_BODY_SHARE = 0.25
# Characters of running text from which a region is too long for what its name states.
_TOO_LONG = ((Region.TITLE, 350), (Region.META | Region.BYLINE, 700), (Region.LEAD, 1600))
PHOTO_STORY_TEXT = 400
"""Characters of running text in captions from which, if it outweighs the rest, the captions are the article."""
_HOLDING = 2
"""Paragraphs from which a region that also holds half of the page's text is the article, not its date line or lead."""
_CARD_TAGS = frozenset(("div", "li", "article", "section", "td", "tr", "dl", "dd", "figure"))
_CARDS = 3
"""Boxes of one kind side by side, each with a headline, from which they are cards of other articles."""


def _mark_teasers(layout: Layout, sums: list[int]) -> None:
    """Mark as related the boxes of one kind, side by side, that each have a linked headline."""
    nodes = layout.nodes
    groups: dict[tuple[int, str, str], set[int]] = {}
    for block in layout.blocks:
        if block.node < 0 or not is_headline(block):
            continue
        index = block.node
        for _ in range(5):
            node = nodes[index]
            if node.parent < 0:
                break
            if node.tag in _CARD_TAGS:
                groups.setdefault((node.parent, node.tag, node.hint), set()).add(index)
            index = node.parent
    for members in groups.values():
        if len(members) < _CARDS:
            continue
        running = sum(sums[nodes[i].end] - sums[nodes[i].first] for i in members)
        if running <= _CARD_SHARE * sums[-1]:
            for i in members:
                nodes[i].own |= Region.RELATED


def _mark_related_boxes(layout: Layout, sums: list[int]) -> None:
    """Mark the box that a heading over other articles opens ("Xem thêm").

    Not one that holds much of the page's text, unless an article's text is between the ``h1`` and the box.
    """
    nodes = layout.nodes
    headings = [n for n in nodes if n.tag == "h1" and n.end > n.first]
    for block in layout.blocks:
        if block.node < 0 or len(block.text) > 60:
            continue
        is_named = block.tag in _HEADING_TAGS and bool(nodes[block.node].own & Region.RELATED)
        above = headings[0].end if headings and headings[0].end <= block.index else -1
        has_text = above >= 0 and sums[block.index] - sums[above] >= _ARTICLE_ABOVE
        share = 1.0 if has_text else _BOX_SHARE
        box = -1
        for index in layout.ancestors(block.node)[:4]:
            node = nodes[index]
            if node.first != block.index or sums[node.end] - sums[node.first] > share * sums[-1]:
                break
            if node.end - node.first > 1:
                box = index
        if box >= 0 and (is_named or phrases.is_related_heading(block.text)):
            nodes[box].own |= Region.RELATED


_HEADING_TAGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_TITLES = frozenset(("h1", "h2"))
_ARTICLE_ABOVE = 250
"""Characters of running text between the title and a box, from which the box is not the article."""
_SMALL = Region.META | Region.BYLINE | Region.TITLE | Region.LEAD
_BOX_TAGS = frozenset(("div", "section", "aside", "article"))
_CARD_BOXES = _BOX_TAGS | {"table"}
_CARD_LINES = 4  # a headline, a date, a summary and a label
_BOX_SHARE = 0.3  # of the page's running text; a box that holds more is not a box of pointers
_CARD_SHARE = 0.7  # of the page's running text; where cards hold more, the page is a list of them


_PLAYER_TEXT = 160
"""Characters of a box around an ``audio`` element, up to which it is the player with its buttons and voices."""


def _mark_players(layout: Layout) -> None:
    """Mark the box of a player that reads the article aloud; the largest one that holds only short lines."""
    for index in layout.players:
        box = -1
        for above in layout.ancestors(index)[:3]:
            node = layout.nodes[above]
            lines = layout.blocks[node.first : node.end]
            if sum(len(b.text) for b in lines) > _PLAYER_TEXT or any(b.tag in _TITLES for b in lines):
                break
            box = above
        if box >= 0:
            layout.nodes[box].own |= Region.SHARE


def _mark_comment_boxes(layout: Layout) -> None:
    """Mark the box that a heading over comments opens ("Ý kiến bạn đọc (3)"), unless it holds the title."""
    nodes = layout.nodes
    for block in layout.blocks:
        if block.node < 0 or not phrases.is_comment_heading(block.text):
            continue
        box = -1
        for index in layout.ancestors(block.node)[:4]:
            node = nodes[index]
            if node.first != block.index:
                break
            if node.end - node.first > 1:
                box = index
        if box >= 0 and not any(b.tag == "h1" for b in layout.blocks[nodes[box].first : nodes[box].end]):
            nodes[box].own |= Region.COMMENT


_MAX_BOX_LABEL = 45


_FORM_LINES, _FORM_SHARE, _FORM_TEXT = 5, 0.2, 160


def _mark_forms(layout: Layout, sums: list[int]) -> None:
    """Mark the small box around a field to fill in: a newsletter's prompt, a search, a poll."""
    nodes = layout.nodes
    for index in layout.controls:
        for above in layout.ancestors(index)[:2]:
            node = nodes[above]
            lines = layout.blocks[node.first : node.end]
            if not lines:
                continue
            held = sums[node.end] - sums[node.first]
            is_small = len(lines) <= _FORM_LINES and held <= _FORM_SHARE * sums[-1]
            if not is_small or any(b.tag == "h1" or len(b.text) > _FORM_TEXT for b in lines):
                break
            node.own |= Region.CHROME


def _mark_link_boxes(layout: Layout) -> None:
    """Mark a box that holds a short label and headlines of others, and nothing else."""
    nodes = layout.nodes
    documents = layout.document_blocks()
    for block in layout.blocks:
        if block.node < 0 or block.linked or len(block.text) > _MAX_BOX_LABEL or block.tag == "h1":
            continue
        for index in layout.ancestors(block.node)[:3]:
            node = nodes[index]
            if node.first != block.index:
                break
            rest = layout.blocks[node.first + 1 : node.end]
            if len(rest) > 1 or (rest and _is_label_over(block, rest[0], (node, nodes[block.node]))):
                if all(is_headline(b) and b.index not in documents for b in rest):
                    node.own |= Region.RELATED
                break


def _is_label_over(label: Block, link: Block, boxes: tuple[Node, Node]) -> bool:
    """Is a label above a headline, not a day or a source beside a button or a link? "Nghe lại", "Đọc thêm"."""
    is_fact = (
        any(box.own & (Region.META | Region.BYLINE) for box in boxes)
        or label.text.endswith(":")
        or not label.text[:1].isalpha()
    )
    return not is_fact and not phrases.is_chrome_line(link.text)


_COMMENT_LINES, _MAX_COMMENTER = 6, 40


def _mark_comments(layout: Layout, sums: list[int]) -> None:
    """Mark a box that opens with a bold name and holds a time that passes: "Ngọc Hà", a text, "2 ngày trước"."""
    nodes = layout.nodes
    for block in layout.blocks:
        if block.node < 0 or not phrases.is_passing_time(block.text):
            continue
        for index in layout.ancestors(block.node)[:3]:
            node = nodes[index]
            first = layout.blocks[node.first]
            if node.end - node.first > _COMMENT_LINES:
                break
            is_named = (
                first is not block and len(first.text) <= _MAX_COMMENTER and first.strong * 10 >= len(first.text) * 8
            )
            if is_named and sums[node.end] > sums[node.first]:
                node.own |= Region.COMMENT


def _sums_outside(layout: Layout, sums: list[int], regions: int) -> list[int]:
    """Prefix sums of the running text that no node of these regions holds: comments may outweigh a short article."""
    held = [False] * len(layout.blocks)
    for node in layout.nodes:
        if node.own & regions and sums[node.end] - sums[node.first] <= _BELIEVED_SHARE[0][1] * sums[-1]:
            held[node.first : node.end] = [True] * (node.end - node.first)
    plain = [0]
    for index, is_held in enumerate(held):
        plain.append(plain[-1] + (0 if is_held else sums[index + 1] - sums[index]))
    return plain


def _clear_around_heading(layout: Layout) -> None:
    """Clear misleading names around the page's only ``h1``: it is in no side column, share bar or list of tags."""
    headings = [n for n in layout.nodes if n.tag == "h1" and n.end > n.first]
    if len(headings) == 1 and len(layout.blocks[headings[0].first].text) >= HEADLINE:
        for index in layout.ancestors(headings[0].index):
            node = layout.nodes[index]
            node.own &= ~(Region.RELATED | Region.SHARE | Region.TAGS | Region.ADVERT | Region.COMMENT)
            if (
                node.own & Region.CHROME
                and node.tag not in _TAGS_OF_CHROME
                and _holds_more_text_than_links(layout, node)
            ):
                _clear_named_alike(
                    layout, node
                )  # <div class="ft"> with its <div class="ft-c"> is not always the footer


_TAGS_OF_CHROME = frozenset(("header", "nav", "footer", "menu", "marquee"))
_MIN_BESIDE_HEADING = 60


def _clear_named_alike(layout: Layout, node: Node) -> None:
    """Clear a box, and each part of it with a name that begins alike."""
    family = hint_words(node.hint).split()[:1]
    for inner in layout.nodes[node.index :]:
        if inner.first >= node.end:
            break
        if inner is node or (inner.tag not in _TAGS_OF_CHROME and hint_words(inner.hint).split()[:1] == family):
            inner.own &= ~Region.CHROME


def _holds_more_text_than_links(layout: Layout, node: Node) -> bool:
    lines = [b for b in layout.blocks[node.first : node.end] if b.tag != "h1"]
    plain = sum(len(b.text) - b.linked for b in lines)
    return plain >= _MIN_BESIDE_HEADING and plain > sum(b.linked for b in lines)


_META_LINES = 8
"""Lines outside links that a date line holds at most, with author, section and counters."""
_LEAD_LINES = 6
"""Lines of a lead at most; a box of more with such a name holds a list or the text."""
_TEXT_PARAGRAPHS = 4
"""Paragraphs from which a box named like a lead ("_photo-content summary") is the text."""


def _is_too_much_for_meta(layout: Layout, node: Node) -> bool:
    """Does a box named like a date line hold the title, text or a list? "tandan-article-view", "detail_info"."""
    lines = layout.blocks[node.first : node.end]
    if any(b.tag == "h1" or (running_length(b) and phrases.ends_sentence(b.text)) for b in lines):
        return True
    return sum(b.linked * 2 < len(b.text) for b in lines) > _META_LINES


def _clear_holders(layout: Layout, plain: list[int]) -> None:
    """Clear misleading names of what holds the article: "date-outer", "ViewNews", "description articleBody".

    That is a region with several paragraphs and half of the page's running text. ``plain`` are prefix sums.
    """
    paragraphs = [0]
    for block in layout.blocks:
        paragraphs.append(paragraphs[-1] + bool(running_length(block)))
    for node in layout.nodes:
        if node.own & Region.META and _is_too_much_for_meta(layout, node):
            node.own &= ~Region.META
        if node.own & Region.LEAD and node.end - node.first > _LEAD_LINES:
            node.own &= ~Region.LEAD
        held = paragraphs[node.end] - paragraphs[node.first]
        if not node.own & _SMALL or held < _HOLDING:
            continue
        if held >= _TEXT_PARAGRAPHS:
            node.own &= ~Region.LEAD
        if (plain[node.end] - plain[node.first]) * 2 > plain[-1]:
            node.own &= ~(_SMALL if node.own & Region.BODY else _SMALL & ~Region.LEAD)
        node.own &= ~Region.META  # "tandan-article-view": counters and dates are short, whatever the page's length


def _mark_inner_cards(layout: Layout, sums: list[int]) -> None:
    """Mark the card of another article between paragraphs: a box that opens with a linked headline."""
    nodes = layout.nodes
    beside: dict[int, int] = {}
    for block in layout.blocks:
        if block.node >= 0 and block.tag in ("p", "div") and running_length(block):
            if block.after_break:  # a text whose lines are separated by breaks
                beside[block.node] = beside.get(block.node, 0) + 1
            parent = nodes[block.node].parent
            if parent >= 0 and nodes[parent].end - nodes[parent].first == 1:
                parent = nodes[parent].parent  # each paragraph has a box of its own
            beside[parent] = beside.get(parent, 0) + 1
    for block in layout.blocks:
        if block.node < 0 or not is_headline(block):
            continue
        for index in layout.ancestors(block.node)[:4]:
            node = nodes[index]
            if node.first != block.index or node.end - node.first > _CARD_LINES:
                break
            if node.tag not in _CARD_BOXES or node.end - node.first == 1:
                continue
            held, texts = sums[node.end] - sums[node.first], beside.get(node.parent, 0)
            is_small = texts >= _HOLDING and held <= _BOX_SHARE * sums[-1]
            if is_small or (texts and held <= _STORY_SHARE * sums[-1] and _is_among_pictures(layout, node)):
                node.own |= Region.RELATED


_STORY_SHARE, _STORY_PICTURES = 0.5, 2
"""Of the running text of a photo story, what a card in it may hold; and the pictures in the box around it."""


def _is_among_pictures(layout: Layout, node: Node) -> bool:
    """Is a box in a photo story, behind its text: pictures beside it, and few other headlines?"""
    parent = layout.nodes[node.parent]
    pictures = [
        i
        for i in layout.images
        if parent.first <= i.before <= parent.end
        and parent.index in (chain := layout.ancestors(i.node))
        and node.index not in chain
    ]
    headlines = sum(is_headline(b) for b in layout.blocks[parent.first : parent.end])
    return len(pictures) >= _STORY_PICTURES and headlines <= len(pictures) and node.first > parent.first


def _opens_related(layout: Layout, node: Node) -> bool:
    """Does a side column open with a heading over other articles ("Đọc nhiều"), and hold no title?

    Where the article itself is missing (encrypted, or filled in by a script), such a column holds all of the text.
    """
    opening = layout.blocks[node.first]
    is_named = opening.tag in _HEADING_TAGS and bool(layout.nodes[opening.node].own & Region.RELATED)
    if not node.own & Region.RELATED or not (is_named or phrases.is_related_heading(opening.text)):
        return False
    return not any(b.tag == "h1" for b in layout.blocks[node.first : node.end])


def settle_regions(layout: Layout) -> None:
    """Hand regions down the tree, after clearing those that hold the bulk of the page's running text."""
    sums = [0]
    for block in layout.blocks:
        sums.append(sums[-1] + running_length(block))
    nodes = layout.nodes
    _mark_teasers(layout, sums)
    _mark_related_boxes(layout, sums)
    _mark_inner_cards(layout, sums)
    _mark_players(layout)
    _mark_forms(layout, sums)
    _mark_link_boxes(layout)
    _mark_comment_boxes(layout)
    _mark_comments(layout, sums)
    _clear_around_heading(layout)
    plain_sums = _sums_outside(layout, sums, Region.COMMENT | Region.CHROME)
    _clear_holders(layout, plain_sums)
    for node in nodes:
        _believe(layout, node, sums, plain_sums)
        own = node.own
        inherited = nodes[node.parent].region & _INHERITED if node.parent >= 0 else Region.NONE
        if own & Region.QUOTE:  # a post quoted from a social network is in a "social" box
            inherited &= ~(Region.SHARE | Region.RELATED) if "tw" in node.hint else ~Region.SHARE
        node.region = own | inherited
    for block in layout.blocks:
        block.region = nodes[block.node].region if block.node >= 0 else Region.NONE
        if block.region & Region.CAPTION and is_headline(block):
            block.region &= ~Region.CAPTION  # the summary in a card that is one link
    layout.is_photo_story = _is_photo_story(layout)
    if layout.is_photo_story:
        for block in layout.blocks:
            block.region &= ~Region.CAPTION


def _believe(layout: Layout, node: Node, sums: list[int], plain_sums: list[int]) -> None:
    """Clear a node's misleading names: it holds the bulk of the text, or too much for such names."""
    running = sums[node.end] - sums[node.first]
    if not node.own or not running:
        return
    if node.own & Region.BODY:
        node.own &= ~Region.SHARE  # "post-content-main shares-position" holds text, and buttons do not
    plain = plain_sums[node.end] - plain_sums[node.first]
    for regions, share in _BELIEVED_SHARE:
        # Comments and menus are compared with the whole page; other misleading names, with the text that is
        # left without them: a short article in a "related" box under a hundred comments is the article.
        is_plain = regions not in (Region.COMMENT, Region.CHROME)
        held, whole = (plain, plain_sums[-1]) if is_plain else (running, sums[-1])
        if node.own & Region.BODY and (is_plain or regions & Region.CHROME):
            share = _BODY_SHARE  # "detail-content popup-gallery": two names, and the text decides
        is_bulk = bool(node.own & regions) and held > share * whole
        if is_bulk and not (regions & Region.RELATED and _opens_related(layout, node)):
            node.own &= ~(OUTSIDE | Region.CAPTION)
    for regions, length in _TOO_LONG:
        if node.own & regions and running > length:
            node.own &= ~regions


def _is_photo_story(layout: Layout) -> bool:
    """Is there more text in the captions of pictures than beside them?"""
    captions = rest = 0
    for block in layout.blocks:
        if block.region & OUTSIDE:
            continue
        if block.region & Region.CAPTION:
            captions += running_length(block)
        elif not block.region & Region.LEAD:
            rest += running_length(block)
    return captions >= PHOTO_STORY_TEXT and captions > rest
