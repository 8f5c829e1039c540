"""A saved page that is text only: the same fields from its lines, where no markup distinguishes them."""

from __future__ import annotations

from dataclasses import dataclass

from articles.dates import Stamp, find_stamps
from articles.extraction.author_names import looks_like_name
from articles.extraction.byline import Byline, read_byline
from articles.extraction.stampline import is_stamp_block
from articles.models import Extraction, Issue
from articles.page import phrases
from articles.page.language import read_language
from articles.text import comparison_form, normalise

_MAX_TITLE = 200
_MAX_CAPTION = 200
_RUNNING = 200
"""Characters from which a line is running text whatever it says; the longest caption of the seed articles has 156."""


@dataclass(slots=True)
class _Line:
    index: int
    text: str
    blank_before: bool
    role: str | None = None


def extract_text(text: str) -> Extraction:
    """Title, date, byline and body of a page that was saved as text; a part that is not there is ``None``."""
    lines = _read_lines(text)
    issues: list[Issue] = []
    for line in lines:
        if phrases.is_chrome_line(line.text) or phrases.is_copyright_line(line.text):
            line.role = "chrome"
        elif is_stamp_block(line.text):
            line.role = "stamp"
    title = _mark_title(lines)
    stamp = _choose_stamp(lines, title)
    authors = _mark_byline(lines)
    _mark_captions(lines, title)
    body = [line for line in lines if line.role is None]
    section = next((li.text for li in lines if li.role == "section"), None)
    joined = "\n\n".join(li.text for li in body)
    return Extraction(
        title=title.text if title else None,
        body=joined,
        authors=authors,
        published_at=stamp.at if stamp else None,
        published_precision=stamp.precision if stamp else None,
        published_raw=stamp.raw if stamp else None,
        published_from="visible" if stamp else None,
        section=section,
        language=read_language(joined, None),
        page_type="article" if len(joined) >= _RUNNING else "stub" if joined else "other",
        issues=tuple(issues),
    )


def _read_lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    blank = True
    for index, raw in enumerate(normalise(text).split("\n")):
        if raw:
            lines.append(_Line(index, raw, blank))
            blank = False
        else:
            blank = True
    return lines


def _mark_title(lines: list[_Line]) -> _Line | None:
    """The first short line before the running text that a stamp follows, or that cannot be a caption.

    A section's name and a page clock may precede it. Where the first lines are a caption ("Đoàn giám sát làm
    việc với UBND xã Cam Lâm", with others of its kind further down), the text has no title.
    """
    head: list[_Line] = []
    for line in lines:
        if line.role is None and len(line.text) > _MAX_TITLE:
            break
        head.append(line)
        if len(head) > 8:
            break
    for at, line in enumerate(head):
        if line.role is not None or (read_byline(line.text) and at > 0):
            continue
        if phrases.is_section_label(line.text) and any(o.role is None for o in head[at + 1 :]):
            line.role = "section"
            continue
        stamped = any(o.role == "stamp" for o in head[at + 1 : at + 4])
        first = all(o.role is not None for o in head[:at])
        bare = first and not _has_kin(line, lines) and not line.text.endswith((".", ";", ",", ":"))
        if stamped or bare:
            line.role = "title"
            return line
        return None
    return None


def _has_kin(line: _Line, lines: list[_Line]) -> bool:
    """Do short lines further down begin with the same words? Captions of one event do, titles do not."""
    words = comparison_form(line.text).split()
    for other in lines:
        if other is line or len(other.text) > _MAX_CAPTION:
            continue
        if comparison_form(other.text).split()[:4] == words[:4]:
            return True
    return False


def _choose_stamp(lines: list[_Line], title: _Line | None) -> Stamp | None:
    """The stamp under the title, else one under the text, else one above both that is not a page clock."""
    stamps = [(li, s) for li in lines if li.role == "stamp" for s in find_stamps(li.text, limit=2)]
    first_running = next((li.index for li in lines if li.role is None and len(li.text) > _MAX_TITLE), 10**9)
    if title is not None:
        after = [s for li, s in stamps if title.index < li.index < first_running]
        if after:
            return next((s for s in after if s.role != "modified"), after[0])
        ends = [s for li, s in stamps if li.index > first_running]
        if ends:
            return ends[0]
    before = [s for li, s in stamps if li.index < first_running and not _is_clock(s)]
    if before:
        return before[-1]
    return next((s for li, s in stamps if li.index > first_running), None)


def _is_clock(stamp: Stamp) -> bool:
    """Above the title, a weekday without a time, or with the zone spelt out ("Thứ 7, 04/02/2023, 16:01[GMT+7]")."""
    return stamp.weekday_agrees is not None and (stamp.precision == "day" or "GMT" in stamp.raw)


_BYLINE_FROM = 0.5
"""Of the running text from which a byline may close it."""


def _mark_byline(lines: list[_Line]) -> tuple[str, ...]:
    """The closing byline, which may have several lines; text after it is not the article."""
    total = sum(len(li.text) for li in lines if li.role is None)
    seen = 0
    names: list[str] = []
    closing = in_list = False
    for line in lines:
        if line.role is not None:
            continue
        seen += len(line.text)
        byline = _closing_byline(line) if seen >= _BYLINE_FROM * total else None
        if in_list and byline is not None and not byline.labelled:
            continue  # "Các cá nhân được tặng Bằng khen:" and their names
        in_list = line.text.endswith(":")
        if byline is not None:
            closing = True
            line.role = "byline"
            names += byline.names or ((byline.agency,) if byline.agency and not names else ())
        elif closing:
            line.role = "after"
        elif phrases.is_related_heading(line.text) or phrases.is_inline_related(line.text):
            line.role = "chrome"
            closing = phrases.is_related_heading(line.text) and seen >= _RELATED_FROM * total
    return tuple(dict.fromkeys(names))


_RELATED_FROM = 0.8
"""Of the running text from which a heading over other articles ends it."""


def _closing_byline(line: _Line) -> Byline | None:
    text = line.text
    if len(text) >= 160 or text[:1] in "-+•*" or text.lower().startswith(("ảnh:", "ảnh ", "video:")):
        return None
    byline = read_byline(text)
    if byline is None or not (byline.names or byline.agency):
        return None
    return byline if byline.labelled or not byline.names or looks_like_name(byline.names[0]) else None


def _mark_captions(lines: list[_Line], title: _Line | None) -> None:
    """Short lines set apart by blank ones, that show an event or name a photographer, between running text."""
    rest = [li for li in lines if li.role is None]
    for line in rest:
        text = line.text
        if len(text) > _MAX_CAPTION or text.endswith((":", ";", ",")) or text[:1] in '-+•*“"':
            continue
        if phrases.has_photo_credit(text):
            line.role = "caption"
            continue
        alone = line.blank_before
        if (alone and phrases.has_caption_words(text) and not text.endswith("./.")) or (
            alone and title is not None and not phrases.ends_sentence(text) and _shares_words(text, title.text)
        ):
            line.role = "caption"


def _shares_words(text: str, title: str) -> bool:
    words, others = set(comparison_form(text).split()), set(comparison_form(title).split())
    return len(words & others) * 2 >= len(others)
