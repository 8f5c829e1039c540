"""Addresses: the form in which a page is requested, and the form in which two addresses are compared.

:func:`canonical_url` returns an address that can be fetched and shown. :func:`identity_key` goes further and
folds parts that only *name* the same page again (scheme, ``www.``, print and AMP versions, parameter order);
it is hashed by :func:`url_fingerprint` and :func:`article_id` and never requested.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from urllib.parse import quote, unquote_to_bytes, urljoin, urlsplit, urlunsplit

import xxhash

__all__ = [
    "article_id",
    "canonical_url",
    "host_key",
    "identity_key",
    "is_same_site",
    "try_canonical_url",
    "url_fingerprint",
]

# Parameters that state where a reader came from, never the content shown. Prefixes first: utm_source, pk_campaign …
_TRACKING_PREFIXES = ("utm_", "utm-", "pk_", "mtm_", "fb_action", "fb_source", "hsa_", "_hs", "mc_", "at_campaign")
_TRACKING = frozenset(
    "fbclid gclid gclsrc gbraid wbraid dclid msclkid yclid ysclid zarsrc zalo_share gidzl twclid ttclid igshid "
    "igsh igsi li_fat_id epik s_kwcid mkt_tok vero_id vero_conv _ga _gl _gid _openstat spm scm wickedid ncid "
    "cmpid __twitter_impression share_id share_token fromzalo zns_id sourceid trk trkinfo __s __cf_chl_tk".split()
)
# Session numbers that servers write into links for readers without cookies.
_SESSION = frozenset(
    "phpsessid jsessionid aspsessionid aspxsession sessionid session_id sess_id oscsid zenid cftoken".split()
)
# Names that are sessions only when their value looks like one ("sid=12" is a section on some portals).
_MAYBE_SESSION = frozenset("sid s sess session ssid cfid token".split())
_SESSION_VALUE = re.compile(r"[0-9A-Za-z_-]{16,}\Z")
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;?]*", re.I)  # /a.html;jsessionid=1A2B…
_ASPX_SESSION = re.compile(
    r"/\([SAF]\([0-9A-Za-z]{16,}\)(?:[SAF]\([0-9A-Za-z]+\))*\)(?=/)", re.I
)  # /(S(k1x0…))/tin.aspx

_SAFE_PATH = "/!$&'()*+,;=:@-._~%"
_SAFE_QUERY = _SAFE_PATH + "?[]|"
_PERCENT = re.compile(r"%([0-9a-fA-F]{2})")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_DEFAULT_PORTS = {"http": 80, "https": 443}

# ---- identity only ----
_HOST_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp|wap)\.(?=[^.]+\.[^.])")
_VERSION_SEGMENTS = frozenset(["amp", "print", "ban-in", "in-bai", "inbai", "in-tin", "printpreview"])
_VERSION_SUFFIX = re.compile(r"(?:[._-](?:amp|print))(?=(?:\.[a-z]{3,5})?\Z)", re.I)
_INDEX_FILE = re.compile(r"(?:index|default|home|trang-chu)\.(?:html?|php|aspx?|jsp)\Z", re.I)
# Presentation of the same page: dropped with these values only.
_VERSION_PARAMETERS = {
    "amp": None,
    "isamp": None,
    "print": None,
    "ban_in": None,
    "mobile": None,
    "ismobile": None,
    "m": ("1", "true"),
    "outputtype": ("amp",),
    "view": ("print", "amp", "mobile"),
    "layout": ("print",),
    "tmpl": ("component", "print"),
    "format": ("amp", "print"),
    # Liferay and SharePoint write the page that one came from into every link
    "inheritredirect": None,
    "redirect": None,
    "returnurl": None,
    "return_url": None,
    "backurl": None,
    "_backurl": None,
    "in": ("1", "true"),
    "page": ("0",),
    "pageindex": ("0",),
    "paged": ("0", "1"),
}
_REFERRERS = frozenset(["ref", "referer", "referrer", "src", "source", "from", "via", "share"])
# "/chinh-tri/lam-dong-tong-ket-phong-trao-1234.html" and the same last part under "/thoi-su/" are one article: four
# words and a number make the last part an identity of its own, or seven words. A year or a day is no such number:
# "/thoi-su/gia-vang-hom-nay-20240501" is another article than its namesake under "/kinh-te/".
_SLUG_WORDS, _LONG_SLUG_WORDS = 4, 7
_EXTENSION = re.compile(r"\.[a-z]{3,5}\Z", re.I)
_SLUG_PART = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:19|20)\d{2}\Z")
_DATE_NUMBER = re.compile(
    r"(?:(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])?|(?:[0-2]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d{2})\Z"
)


_REMEMBERED = 16_384
"""Addresses whose form is kept: the menus and boxes of a site's pages repeat the same ones, some 10 MB of them."""


@lru_cache(maxsize=_REMEMBERED)
def canonical_url(url: str, base: str | None = None) -> str:
    """The absolute, fetchable form of ``url``: no fragment, tracking parameters, sessions or default port.

    The order of parameters and the bytes of the path are kept; only the spelling of percent escapes is made
    one. Raises ``ValueError`` when this is not an http(s) address.
    """
    # Portals break long addresses inside the attribute: href="/tin\n  -tuc.html"; browsers drop these characters.
    url = url.strip(" \t\r\n\f\x00\u00a0\ufeff\u200b").replace("\n", "").replace("\r", "").replace("\t", "")
    if "\\" in url:  # "\\tin\\a.html": browsers read "/" before the query
        head, mark, query = url.partition("?")
        url = head.replace("\\", "/") + mark + query
    if base is not None:
        url = urljoin(base, url)
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS:
        raise ValueError(f"not an http address: {url[:200]!r}")
    host = _host(parts.hostname or "")
    port = parts.port
    netloc = host if port is None or port == _DEFAULT_PORTS[scheme] else f"{host}:{port}"
    path = _ASPX_SESSION.sub("", _PATH_SESSION.sub("", _remove_dots(parts.path)))
    query = "&".join(p for p in _parameters(parts.query) if not _is_noise(p))
    return urlunsplit((scheme, netloc, _escape(path, _SAFE_PATH) or "/", _escape(query, _SAFE_QUERY), ""))


def try_canonical_url(url: str, base: str | None = None) -> str | None:
    """As :func:`canonical_url`; ``None`` if it is not an http address (``mailto:``, ``javascript:``, broken hosts)."""
    try:
        return canonical_url(url, base)
    except (ValueError, UnicodeError):
        return None


@lru_cache(maxsize=_REMEMBERED)
def host_key(url: str) -> str:
    """Host and port of an http address as the key of its site: without ``www.`` and mobile prefixes, with the port."""
    parts = urlsplit(url)
    host = _HOST_PREFIX.sub("", (parts.hostname or "").lower())
    port = parts.port
    if port is None or port == _DEFAULT_PORTS.get(parts.scheme.lower()):
        return host
    return f"{host}:{port}"


def is_same_site(url: str, hosts: Collection[str]) -> bool:
    """Is the address on one of these hosts (:func:`host_key` forms)? A sub-domain or another port is another site."""
    try:
        return host_key(url) in hosts
    except ValueError:
        return False


@lru_cache(maxsize=_REMEMBERED)
def identity_key(url: str) -> str:
    """The part that all addresses of one page share. Not an address: never request it."""
    try:
        url = canonical_url(url)
    except (ValueError, UnicodeError):
        return unicodedata.normalize("NFC", url)
    parts = urlsplit(url)
    path = unicodedata.normalize("NFC", unquote_to_bytes(parts.path).decode("utf-8", "replace"))
    segments = [s for s in path.split("/") if s]
    if len(segments) > 1:
        segments = [s for s in segments if s.lower() not in _VERSION_SEGMENTS] or segments
    if segments:
        segments[-1] = _VERSION_SUFFIX.sub("", segments[-1])
        if _INDEX_FILE.fullmatch(segments[-1]):
            segments.pop()
    parameters = sorted(p for p in (_fold_parameter(p) for p in _parameters(parts.query)) if p is not None)
    if segments and not parameters and _names_one_article(segments):
        segments = ["*", segments[-1]]
    key = host_key(url) + "/" + "/".join(segments)
    return key + ("?" + "&".join(parameters) if parameters else "")


def _names_one_article(segments: list[str]) -> bool:
    """Is the last part of the path so particular that the sections before it make no difference?"""
    parts = _SLUG_PART.findall(_EXTENSION.sub("", segments[-1]))
    words = [p for p in parts if not any(c.isdigit() for c in p)]
    numbers = ["".join(c for c in p if c.isdigit()) for p in parts if len(p) > 2 and any(c.isdigit() for c in p)]
    if any(_DATE_NUMBER.fullmatch(n) for n in numbers):
        return False
    if any(len(n) >= 3 and not _YEAR.fullmatch(n) for n in numbers):
        return len(words) >= _SLUG_WORDS
    is_dated = any(segment.isdigit() for segment in segments[:-1])
    return len(words) >= _LONG_SLUG_WORDS and len(words) == len(parts) and not is_dated


@lru_cache(maxsize=16_384)
def url_fingerprint(url: str) -> int:
    """Signed 64-bit hash of :func:`identity_key`: fits a Postgres ``bigint``."""
    value = xxhash.xxh3_64_intdigest(identity_key(url).encode("utf-8", "surrogatepass"))
    return value - (1 << 64) if value >= 1 << 63 else value


def article_id(site: str, url: str) -> str:
    """13 characters of ``a-z2-7``: the same on every machine for the same site and address."""
    key = f"{site}\n{identity_key(url)}".encode("utf-8", "surrogatepass")
    digest = hashlib.blake2b(key, digest_size=8).digest()
    return base64.b32encode(digest).decode("ascii").rstrip("=").lower()


@lru_cache(maxsize=1024)
def _host(host: str) -> str:
    host = host.rstrip(".").lower()
    if not host:
        raise ValueError("address without a host")
    if ":" in host:
        return f"[{host}]"
    if host.isascii():
        if not re.fullmatch(r"[a-z0-9_.-]+", host):
            raise ValueError(f"not a host: {host!r}")
        return host
    return host.encode("idna").decode("ascii")


def _remove_dots(path: str) -> str:
    if "/." not in path:
        return path
    out: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            if len(out) > 1:
                out.pop()
        elif segment != ".":
            out.append(segment)
    if path.endswith(("/.", "/..")):
        out.append("")
    return "/".join(out)


def _escape(text: str, safe: str) -> str:
    """One spelling of percent escapes: unreserved ones undone, the others upper-case, the other bytes untouched."""
    if "%" in text:
        text = _PERCENT.sub(_unescape_one, text)
        text = re.sub(r"%(?![0-9A-F]{2})", "%25", text)  # a lone "%": "giam-50%-.html"
    return quote(text, safe=safe, encoding="utf-8", errors="replace")


def _unescape_one(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if code in _UNRESERVED else f"%{match[1].upper()}"


def _parameters(query: str) -> list[str]:
    # "&amp;" left in by templates that escape twice: ?id=5&amp;cat=2
    return [p for p in query.replace("&amp;", "&").split("&") if p]


def _is_noise(parameter: str) -> bool:
    name, _, value = parameter.partition("=")
    name = name.lower()
    if name in _TRACKING or name.startswith(_TRACKING_PREFIXES) or name in _SESSION:
        return True
    return name in _MAYBE_SESSION and _SESSION_VALUE.fullmatch(value) is not None and any(c.isdigit() for c in value)


def _fold_parameter(parameter: str) -> str | None:
    name, _, value = parameter.partition("=")
    name = name.lower()
    value = unicodedata.normalize("NFC", unquote_to_bytes(value.replace("+", " ")).decode("utf-8", "replace"))
    if name in _VERSION_PARAMETERS:
        values = _VERSION_PARAMETERS[name]
        if values is None or value.lower() in values:
            return None
    if name in _REFERRERS and not any(c.isdigit() for c in value):
        return None
    return f"{name}={value}"
