"""Properties of an address from its spelling alone: shape, page number, and the reason to skip it."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from articles.text import fold_marks

# Files that are not pages. PDF editions of the printed paper are left out by this name.
_FILES = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|ico|bmp|tiff?|css|js|mjs|map|woff2?|ttf|eot|mp[34]|m4[av]|avi|mov|wmv|flv|"
    r"webm|m3u8|ts|wav|ogg|pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip|rar|7z|tar|t?gz|exe|apk|ipa|dmg|iso|swf|epub|csv|ics|"
    r"vcf|kmz?|dwg)\Z",
    re.I,
)
_ACTIONS = frozenset(
    """login logout signin signup sign-in sign-up register dang-nhap dangnhap dang-ky dangky dang-xuat dangxuat
    account tai-khoan profile forgot quen-mat-khau cart gio-hang checkout thanh-toan search tim-kiem timkiem
    tim_kiem ket-qua-tim-kiem wp-admin wp-login wp-login.php wp-json xmlrpc.php admin administrator cgi-bin ajax
    api feedback gui-binh-luan binh-luan comment comments reply share chia-se print ban-in in-bai inbai send
    gui-bai guibai email captcha download tai-ve redirect out click qc quang-cao ads advertise adv banner poll
    vote binh-chon unsubscribe subscribe newsletter cdn-cgi static assets uploads trackback oauth sso logon""".split()
)
_FIXED_PAGES = frozenset(
    """gioi-thieu lien-he lienhe contact contact-us contacts about about-us aboutus dieu-khoan dieu-khoan-su-dung
    terms privacy chinh-sach-bao-mat chinh-sach-rieng-tu so-do-site so-do-trang so-do-cong site-map sitemap rss
    rss-feed toa-soan ban-bien-tap tro-giup help faq lien-ket bang-gia lien-he-quang-cao dat-bao app mobile-app
    dieu-khoan-va-dieu-kien quy-che ve-chung-toi gioi-thieu-chung""".split()
)
# Editions in other languages and of the printed paper: other writers, other readers, and never the given articles.
_OTHER_EDITIONS = frozenset(
    """en eng english en-us en-gb zh cn zh-cn chinese tieng-trung fr french tieng-phap ru russian ja jp ko kr lo
    lao la km kh khmer khme tieng-khmer bao-khmer chu-khmer tieng-anh tieng-lao tieng-cham tieng-hmong
    tieng-mong bao-in bao-giay baoin baogiay epaper e-paper
    bao-in-pdf doc-bao-in an-pham-in bao-pdf nhat-bao-in""".split()
)
_LANGUAGE_PARAMETERS = frozenset({"lang", "language", "lng", "locale", "culture", "hl"})
_OWN_LANGUAGE = frozenset({"vi", "vn", "vi-vn", "vie", "vietnamese", "vi_vn", "1"})
_FACET_PARAMETERS = frozenset(
    """sort sortby orderby order_by order dir direction filter filters color colour view_mode display replytocom
    share like rating print month_view calendar tu-ngay den-ngay add-to-cart min_price max_price font fontsize
    font_size skin""".split()
)
_SEARCH_PARAMETERS = frozenset(
    {"q", "s", "query", "keyword", "keywords", "key", "tukhoa", "tu-khoa", "kw", "search", "search_query"}
)
_TAG_SEGMENTS = frozenset("tag tags tu-khoa tukhoa keyword keywords author tac-gia authors the nhan hashtag".split())

_PAGE_NAMES = (
    "page|p|trang|pg|paged|pageindex|pageno|pagenumber|pagenum|page_no|page_num|page_index|currentpage|pn|"
    "trangso|sotrang"
)
# "?page=2", "?_101_INSTANCE_x_cur=2", "?ctl00$page=2", "?start=20"
_PAGE_PARAMETER = re.compile(
    rf"(?:^|[_$.\-])(?:{_PAGE_NAMES}|cur|cur_page|pagecurrent|start|offset|startrow|from_row|skip)$", re.I
)
_OFFSET_NAME = re.compile(r"(?:start|offset|startrow|from_row|skip)$", re.I)
_PAGE_PATH = re.compile(rf"(?:[/_.-])(?:{_PAGE_NAMES})[-_/=.:]?(\d{{1,5}})(?=$|[/.])", re.I)
# Parameters for the referring page or for the length of pages; they do not identify a listing.
_CONTEXT_PARAMETERS = frozenset(
    """redirect inheritredirect returnurl backurl p_p_state p_p_mode p_p_lifecycle p_p_id limit per_page perpage
    pagesize page_size""".split()
)
_LENGTH_PARAMETERS = frozenset("limit per_page perpage pagesize page_size size count take top".split())
_BARE_PAGE = re.compile(r"(?:/|_)(\d{1,4})(?=/?$|\.\w{3,5}$)")

_WORD = re.compile(r"[^\W_]+")
_EXTENSION = re.compile(r"\.\w{2,5}$")
_COUNTED_NAME = re.compile(r"(?:[-_]\d+)?(?:\.\w{2,5})?$")
_INDEX_FILE = re.compile(r"(?:/?(?:index|default)?\.\w{2,5})?/*$", re.I)
_TAG_FILE = re.compile(r"[-_]tag\d+\.\w+$")
_PARTICULARS = re.compile(r"[-_]?\d+.*$|\.\w{2,5}$")
_FILE_TYPE = re.compile(r"[A-Za-z][A-Za-z0-9]{1,4}")
_LONG_HEX, _HEX = re.compile(r"[0-9a-f-]{16,}", re.I), re.compile(r"[0-9a-f]{8,}", re.I)
_BETWEEN_WORDS = re.compile(r"[-_\s.,+]+|%20")
_NUMBERED = re.compile(r"([A-Za-z]{0,8}?)(\d+)([A-Za-z]{0,2})")
_DAY_OR_MONTH = re.compile(r"20\d{2}(?:0[1-9]|1[0-2])(?:[0-3]\d)?")
_REMEMBERED = 8192
"""Addresses and parts of addresses whose form is kept: a site's pages repeat the same ones."""
_DAY_PARAMETERS = (("nam", "year", "y"), ("thang", "month", "m"), ("ngay", "day", "d"))
_CALENDAR = re.compile(
    r"(?:^|[/=_-])(?:19|20)\d{2}[/_-](?:0?[1-9]|1[0-2])(?:[/_-](?:0?[1-9]|[12]\d|3[01]))?(?=$|[/&.])|"
    r"(?:^|[/=])(?:0?[1-9]|[12]\d|3[01])[/_-](?:0?[1-9]|1[0-2])[/_-](?:19|20)\d{2}(?=$|[/&.])"
)


@lru_cache(maxsize=_REMEMBERED)
def skip_reason(url: str, home: str) -> str | None:
    """The reason why an address of the site is never requested, or ``None``.

    ``home`` exempts what the site's own address contains: a site may itself be the ``/en/`` edition or lie under
    ``/portal/``.
    """
    parts = urlsplit(url)
    path = unquote(parts.path)
    if _FILES.search(path):
        return "file"
    if path.lower().endswith(".json"):
        return "data"
    own = {s.lower() for s in urlsplit(home).path.split("/") if s}
    segments = [s.lower() for s in path.split("/") if s]
    for segment in segments:
        stem = _EXTENSION.sub("", segment)
        if segment in own:
            continue
        if stem in _OTHER_EDITIONS:
            return "other_edition"
        if stem in _ACTIONS or segment in _ACTIONS:
            return "action"
    if segments:
        last = _COUNTED_NAME.sub("", segments[-1])
        if len(segments) <= 2 and last in _FIXED_PAGES:
            return "fixed_page"
        if len(segments) > 12 or _repeats(segments):
            return "endless_path"
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        name = name.lower()
        if name in _LANGUAGE_PARAMETERS and value.lower() not in _OWN_LANGUAGE:
            return "other_edition"
        if name in _FACET_PARAMETERS:
            return "facet"
        if name in _SEARCH_PARAMETERS and value and not value.isdigit():
            return "search"
    return None


def is_tag_address(url: str) -> bool:
    """A page of one keyword or author, whose entries are listed in sections as well."""
    segments = [s.lower() for s in urlsplit(url).path.split("/") if s]
    return any(s in _TAG_SEGMENTS for s in segments[:-1]) or (
        bool(segments) and _TAG_FILE.search(segments[-1]) is not None
    )


def is_calendar_address(url: str) -> bool:
    """Does the address name a day or month as its whole last part: an archive or calendar, not an article's folder?"""
    parts = urlsplit(url)
    if any(_CALENDAR.search("=" + value) for _, value in parse_qsl(parts.query)) or day_of_parameters(url) is not None:
        return True
    path = parts.path.rstrip("/")
    ends = [found.end() for found in _CALENDAR.finditer(path)]
    return bool(ends) and ends[-1] >= len(_EXTENSION.sub("", path))


def day_of_parameters(url: str) -> tuple[int, int, int | None] | None:
    """Year, month and day that parameters name one by one, ``?ngay=9&thang=11&nam=2026``; a month has no day."""
    query = urlsplit(url).query.lower()
    if "=" not in query or not any(year in query for year in _DAY_PARAMETERS[0]):
        return None
    given = dict(parse_qsl(query))
    numbers = {name: value for name, value in given.items() if value.isdecimal()}
    found = (next((numbers[name] for name in names if name in numbers), None) for names in _DAY_PARAMETERS)
    year, month, day = (int(text) if text is not None and len(text) <= 4 else None for text in found)
    if year is None or month is None or not 1990 <= year <= 2100 or not 1 <= month <= 12 or not 1 <= (day or 1) <= 31:
        return None
    return year, month, day


def _repeats(segments: list[str]) -> bool:
    """/tin/tin/tin/…: relative links on a server that answers anything."""
    return len(segments) >= 4 and any(segments.count(s) >= 3 for s in set(segments))


@lru_cache(maxsize=_REMEMBERED)
def address_shape(url: str) -> str:
    """The address with its particulars taken out: ``/w/S-#.html``, ``/w?id=#``.

    ``#`` a number, ``D`` a date's number, ``H`` a long hexadecimal, ``S`` four or more words, ``w`` fewer. Words stay
    as they are where the last part holds no headline: ``/category/#``.
    """
    parts = urlsplit(url)
    segments = [_segment_shape(s) for s in parts.path.split("/")]
    if "S" not in segments[-1] and "S" not in (segments[-2] if segments[-1] == "" and len(segments) > 1 else ""):
        # Without a headline in it, only the words distinguish "/tin/12" from "/category/12".
        pairs_ = zip(segments, parts.path.split("/"), strict=True)
        segments = [s.replace("w", _literal(raw), 1) if s[:1] == "w" else s for s, raw in pairs_]
    shaped = "/".join(segments)
    if parts.query:
        pairs = sorted({f"{n.lower()}={_value_shape(v)}" for n, v in parse_qsl(parts.query, keep_blank_values=True)})
        shaped += "?" + "&".join(pairs)
    return shaped


def _literal(segment: str) -> str:
    return _PARTICULARS.sub("", segment).lower() or "w"


@lru_cache(maxsize=_REMEMBERED)
def _segment_shape(segment: str) -> str:
    if not segment:
        return ""
    stem, dot, extension = segment.rpartition(".")
    if not dot or not _FILE_TYPE.fullmatch(extension):
        stem, extension = segment, ""
    if _LONG_HEX.fullmatch(stem) and any(c.isdigit() for c in stem):
        shape = "H"
    else:
        words: list[str] = []
        for part in _BETWEEN_WORDS.split(stem):
            numbered = _NUMBERED.fullmatch(part)
            if numbered:
                digits = "D" if _DAY_OR_MONTH.fullmatch(numbered[2]) else "#"
                # "post404612", "a271585", "tag123": the letters show what kind of page the number counts
                words.append((numbered[1].lower() if len(numbered[2]) > 1 else "") + digits)
            elif _HEX.fullmatch(part) and any(c.isdigit() for c in part):
                words.append("H")
            elif part:
                words.append("w")
        count = words.count("w")
        marks = [w for i, w in enumerate(words) if w != "w" and (i in (0, len(words) - 1))]
        shape = "-".join((["S"] if count >= 4 else ["w"] if count else []) + marks) or "w"
    return shape + ("." + extension.lower() if extension else "")


def _value_shape(value: str) -> str:
    if value.isdigit():
        return "#"
    return "S" if len(_WORD.findall(value)) >= 4 else "w"


def listing_of(url: str, is_pager_link: bool) -> str:
    """The key of the listing that an address is, or is a page of.

    ``/chinh-tri/trang-2.htm``, ``/chinh-tri.htm?page=3`` and ``/chinh-tri`` have one key. A bare number is a page
    only if the link's text is that number too: ``/chuyen-muc/12`` is a section, ``/tin-tuc/1234`` an article.
    """
    key, number, is_bare = _split_page(url)
    return plain_key(url) if is_bare and number is not None and not is_pager_link else key


def page_within(url: str, key: str) -> tuple[bool, int | None]:
    """Does the address belong to the listing of this key, and which of its pages is it? Offsets are kept as they
    are."""
    if plain_key(url) == key:
        return True, None
    found, number, _ = _split_page(url)
    return found == key, number if found == key else None


def counted_on(url: str, shown: int = 0) -> str | None:
    """The address of the page after this one: the next request of a script that counts pages itself.

    A page number grows by one, an offset by the length that the address states (``limit=20``), else by the entries
    ``shown``. ``None`` for an address without either.
    """
    parts = urlsplit(url)
    pairs = parts.query.split("&")
    lengths = [p.partition("=")[2] for p in pairs if p.partition("=")[0].lower() in _LENGTH_PARAMETERS]
    step = next((int(n) for n in lengths if n.isdigit() and int(n)), shown)
    for place, pair in enumerate(pairs):
        name, _, value = pair.partition("=")
        if value.isdigit() and len(value) <= 5 and _PAGE_PARAMETER.search(name):
            is_offset = _OFFSET_NAME.search(name) is not None
            if is_offset and not step:
                return None
            pairs[place] = f"{name}={int(value) + (step if is_offset else 1)}"
            return parts._replace(query="&".join(pairs)).geturl()
    found = _PAGE_PATH.search(parts.path)
    if found is None:
        return None
    path = parts.path[: found.start(1)] + str(int(found[1]) + 1) + parts.path[found.end(1) :]
    return parts._replace(path=path).geturl()


@lru_cache(maxsize=_REMEMBERED)
def plain_key(url: str) -> str:
    """Host, path and query without parameters for the referring page, an index file, or the path's extension."""
    parts = urlsplit(url)
    kept = [p for p in parts.query.split("&") if p and p.partition("=")[0].lower() not in _CONTEXT_PARAMETERS]
    return _listing_key(parts.netloc, parts.path, kept)


@lru_cache(maxsize=_REMEMBERED)
def _split_page(url: str) -> tuple[str, int | None, bool]:
    """Key without the page's number, the number, and whether it stood bare in the path (``/tin/2``)."""
    parts = urlsplit(url)
    number: int | None = None
    kept = []
    for pair in parts.query.split("&") if parts.query else []:
        name, _, value = pair.partition("=")
        is_page = value.isdigit() and len(value) <= 6 and _PAGE_PARAMETER.search(name) is not None
        if is_page and not (name.lower() == "p" and parts.path in ("", "/")):  # WordPress: "/?p=57" is an article
            number = int(value) if number is None else number
        elif name.lower() not in _CONTEXT_PARAMETERS:
            kept.append(pair)
    path, is_bare = parts.path, False
    if number is None:
        found = _PAGE_PATH.search(path)
        if found is None and not kept:
            found = _BARE_PAGE.search(path)
            is_bare = found is not None
        if found is not None:
            number, path = int(found[1]), path[: found.start()] + path[found.end() :]
    return _listing_key(parts.netloc, path, kept), number, is_bare


def _listing_key(netloc: str, path: str, query: list[str]) -> str:
    path = _INDEX_FILE.sub("", path)
    return f"{netloc}{path}" + ("?" + "&".join(sorted(query)) if query else "")


_TOPICS = (
    "thi dua",
    "khen thuong",
    "guong dien hinh",
    "dien hinh tien tien",
    "nguoi tot viec tot",
    "guong sang",
    "hoc tap va lam theo",
)
_POLITICS = (
    "chinh tri",
    "thoi su",
    "xay dung dang",
    "noi chinh",
    "trong tinh",
    "tin tuc",
    "tin noi bat",
    "tin moi",
    "su kien",
    "xa hoi",
    "noi vu",
)


def listing_rank(url: str, text: str) -> int:
    """0: sections on thi đua – khen thưởng; 1: politics, current affairs, party building, news; 2: the others."""
    words = " ".join(_WORD.findall(fold_marks(text + " " + unquote(urlsplit(url).path)).lower().replace("-", " ")))
    if any(topic in words for topic in _TOPICS):
        return 0
    return 1 if any(topic in words for topic in _POLITICS) else 2
