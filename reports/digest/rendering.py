"""A digest as Markdown, as a page of its own, and as a Word file."""

from __future__ import annotations

import html
import re
from io import BytesIO

from reports.digest.document import Block, Bullets, Document, Heading, Line, Run, Table
from reports.digest.layout import digest_document
from reports.digest.model import Digest
from reports.digest.word_file import word_file

DIGEST_FORMATS = ("md", "html", "docx")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#~])")
_STYLE = """
body { font: 1rem/1.5 "Times New Roman", Tinos, serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
       color: #111; background: #fff; }
h1, h1 + p { text-align: center; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; }
th, td { border: 1px solid #888; padding: .3rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #eee; }
a { color: #0b3d91; }
"""


def render_digest(
    digest: Digest, file_format: str, *, language: str = "vi", motto: bool = False, short: bool = False
) -> bytes:
    """The digest as a file of one of :data:`DIGEST_FORMATS`.

    Args:
        motto: with the national heading, in Word files.
        short: without the annex that lists everything.
    """
    document = digest_document(digest, language, short=short)
    if file_format == "docx":
        out = BytesIO()
        word_file(document, motto=motto, made_at=digest.made_at).save(out)
        return out.getvalue()
    return (markdown(document) if file_format == "md" else page(document)).encode()


def markdown(document: Document) -> str:
    """As CommonMark with tables. What pages wrote cannot become markup."""
    parts = [f"# {_escaped(document.title)}", _escaped(document.subtitle)]
    return "\n\n".join([*parts, *(_markdown_block(block) for block in document.blocks)]) + "\n"


def _markdown_block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {_escaped(block.text)}"
    if isinstance(block, Bullets):
        return "\n".join(f"- {_markdown_line(line)}" for line in block.lines)
    if isinstance(block, Table):
        rows = [block.head, ("---",) * len(block.head)]
        rows += [tuple(_markdown_line(cell) for cell in row) for row in block.rows]
        return "\n".join("| " + " | ".join(row) + " |" for row in rows)
    return _markdown_line(block.line)


def _markdown_line(line: Line) -> str:
    return "".join(map(_markdown_run, line))


def _markdown_run(run: Run) -> str:
    text = _escaped(run.text)
    if run.link:
        address = re.sub(r"[<>\s|\\]", lambda m: f"%{ord(m[0]):02X}", run.link)
        return f"[{text}](<{address}>)"
    mark = "**" if run.bold else "*" if run.italic else ""
    if not mark or not text.strip():
        return text
    # Marks must touch the words: the blank after "Phát động: " stays outside.
    return f"{mark}{text.strip()}{mark}" + (" " if text.endswith(" ") else "")


def _escaped(text: str) -> str:
    """On one line, without markup; a blank at an end stays, because it parts two runs."""
    inner = _MARKDOWN.sub(r"\\\1", " ".join(text.split()))
    return f"{' ' if text[:1] == ' ' else ''}{inner}{' ' if inner and text[-1:] == ' ' else ''}"


def page(document: Document) -> str:
    """As a page that needs nothing else, and may not even request it."""
    title, subtitle = html.escape(document.title), html.escape(document.subtitle)
    return (
        f'<!doctype html>\n<html lang="{document.language}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}: {subtitle}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{title}</h1>\n<p>{subtitle}</p>\n{markup(document)}\n</body>\n</html>\n"
    )


def markup(document: Document) -> str:
    """Its blocks as HTML, without title and head."""
    return "\n".join(_html_block(block) for block in document.blocks)


def _html_block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level + 1}>{html.escape(block.text)}</h{block.level + 1}>"
    if isinstance(block, Bullets):
        return "<ul>\n" + "\n".join(f"<li>{_html_line(line)}</li>" for line in block.lines) + "\n</ul>"
    if isinstance(block, Table):
        head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in block.head)
        rows = "\n".join("<tr>" + "".join(f"<td>{_html_line(c)}</td>" for c in row) + "</tr>" for row in block.rows)
        return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
    return f"<p>{_html_line(block.line)}</p>"


def _html_line(line: Line) -> str:
    return "".join(map(_html_run, line))


def _html_run(run: Run) -> str:
    # Marks that turn the direction of writing must not reach beyond the words they came with.
    text = f"<bdi>{html.escape(run.text)}</bdi>" if run.link else html.escape(run.text)
    if run.link:
        return f'<a href="{html.escape(run.link)}" rel="noreferrer">{text}</a>'
    tag = "strong" if run.bold else "em" if run.italic else ""
    return f"<{tag}>{text}</{tag}>" if tag else text
