"""Pages made to break a reader: cut, nested, huge, full of NULs, of mixed charsets, of quadratic cost to parsers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from evaluation.extraction.generated import generate

_SENTENCE = "Phong trào thi đua yêu nước được triển khai sâu rộng từ tỉnh đến cơ sở. "
_HEADLINE = "Tieu de bai viet dai hon hai muoi bon ky tu"

SPECIAL: dict[str, Callable[[], bytes]] = {
    "deep_div": lambda: b"<h1>Tieu de bai viet</h1>" + b"<div>" * 5000 + _SENTENCE.encode() * 9 + b"</div>" * 5000,
    "deep_unclosed": lambda: b"<div>" * 200_000 + b"xin chao",
    "deep_inline": lambda: b"<b>" * 5000 + b"xin chao " * 100,
    "deep_table": lambda: b"<table><tr><td>" * 5000 + _SENTENCE.encode(),
    "nested_lists": lambda: f'<ul><li><a href="/x">{_HEADLINE}</a>'.encode() * 20_000,
    "30mb_paragraphs": lambda: f"<p>{_SENTENCE * 4}</p>\n".encode() * 85_000,
    "30mb_empty_tags": lambda: b"<b></b>" * 4_300_000,
    "30mb_links": lambda: b"<a href=x>y</a>" * 2_000_000,
    "30mb_one_word": lambda: b"a" * 30_000_000,
    "30mb_open_signs": lambda: b"<" * 30_000_000,
    "30mb_ampersands": lambda: b"&" * 30_000_000,
    "30mb_half_scripts": lambda: b"<script" * 4_000_000,
    "30mb_scripts": lambda: b"<script>" * 3_500_000,
    "30mb_comments": lambda: b"<!--" * 7_000_000,
    "30mb_nuls": lambda: b"\0" * 30_000_000,
    "30mb_attribute": lambda: b'<p class="' + b"a b " * 7_000_000 + b'">x</p>',
    "many_attributes": lambda: b"<p " + b" ".join(b"a%d=1" % i for i in range(200_000)) + b">x",
    "slashed_digits": lambda: b"<p>" + b"1/2/" * 200_000,
    "many_dates": lambda: b"<p>12/12/2020 12:12</p>" * 150_000,
    "one_line_of_names": lambda: ("<p>" + "Nguyễn Văn An - " * 100_000).encode(),
    "blanks_after_label": lambda: b"<p>Bai, anh:" + b" " * 3_000_000 + b"x",
    "json_brackets": lambda: b'<script type="application/ld+json">' + b"[" * 200_000 + b"</script><p>x",
    "json_nested": lambda: b'<script type="application/ld+json">' + b'{"a":' * 100_000 + b"</script><p>x",
    "doubly_encoded": lambda: "Ä‘Æ°á»£c ".encode() * 300_000,
    "long_title": lambda: b"<title>" + b"a - b | " * 300_000 + b"</title><h1>abc def ghi</h1>",
    "long_keywords": lambda: b'<meta name=keywords content="' + b"a," * 1_000_000 + b'">',
    "high_bytes": lambda: bytes(range(128, 256)) * 30_000,
    "repeated_marks": lambda: "<p>Phong trào</p>".encode("utf-16") * 10_000,
    "links_without_end": lambda: f'<li><a href="/x">{_HEADLINE}</a></li>'.encode() * 60_000,
    "breaks": lambda: b"<p>" + b"dong chu<br>" * 500_000,
    "encoded_text": lambda: b"<p>" + b"QUJD" * 500_000,
    "empty": lambda: b"",
    "one_sign": lambda: b"<",
}

_INSERTS = (
    b"</table>",
    b"<!--",
    b"<script>",
    b"</body></html>",
    b"<![CDATA[",
    b"&#0;&#x110000;&#xD800;",
    b"<p",
    b"\"'>",
    b"<plaintext>",
    b"<frameset>",
    b"<textarea>",
    b"<title>",
    b'<base href="::">',
    b'<a href="http://[::1">x</a>',
    b'<img src="http://[x">',
    b"\0" * 40,
    b"<div>" * 500,
    "thi đua".encode("utf-16"),
    "thi đua".encode("cp1258", "ignore"),
    b"\xff\xfe\xfa",
    b'<link rel="canonical" href="http://[">',
)


def mutated_pages(count: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """``count`` generated pages, each cut, spliced and sprinkled a few times; the same for the same seed."""
    random = Random(seed)
    originals = [(p.name, p.html.encode()) for p in generate()]
    for number in range(count):
        name, html = random.choice(originals)
        page = bytearray(html)
        for _ in range(random.randint(1, 6)):
            _mutate(page, random)
        yield f"{name}/{number}", bytes(page)


def _mutate(page: bytearray, random: Random) -> None:
    at = random.randrange(max(1, len(page)))
    kind = random.randrange(5)
    if kind == 0:
        del page[at:]
    elif kind == 1:
        del page[at : at + random.randint(1, 400)]
    elif kind == 2:
        page[at:at] = bytes(random.randrange(256) for _ in range(random.randint(1, 60)))
    elif kind == 3:
        start = random.randrange(max(1, len(page)))
        page[at:at] = page[start : start + 3000]
    else:
        page[at:at] = random.choice(_INSERTS)
