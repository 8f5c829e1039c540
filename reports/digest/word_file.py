"""A document as a Word file in the style of Vietnamese office documents (Decree 30/2020/NĐ-CP, annex I)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from docx import Document as new_document
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from articles.dates import VIETNAM
from articles.text import normalise
from reports.digest.document import Bullets, Document, Heading, Line, Table

FONT = "Times New Roman"
TEXT_SIZE = Pt(13)
"""13 to 14 points, annex I, part I, item II.5."""
TABLE_SIZE = Pt(11)
MARGINS = {"top_margin": Mm(20), "bottom_margin": Mm(20), "left_margin": Mm(30), "right_margin": Mm(15)}
"""A4; 20–25 mm above and below, 30–35 left, 15–20 right: annex I, part I, item I.4."""
WIDTH = Mm(210 - 30 - 15)
STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
_BLACK = RGBColor(0, 0, 0)


def word_file(document: Document, *, motto: bool, made_at: datetime) -> WordDocument:
    """The Word file.

    Args:
        motto: with the national heading, for a report that an office sends on.
        made_at: its date of creation, so that the file depends on nothing else.
    """
    word = new_document()
    _set_page(word)
    _set_styles(word)
    word.core_properties.title, word.core_properties.author = document.title, "Thidua"
    word.core_properties.language = document.language
    word.core_properties.created = word.core_properties.modified = made_at.astimezone(VIETNAM).replace(tzinfo=None)
    if motto:
        _centred(word, STATE, Pt(13))
        _centred(word, MOTTO, Pt(14), underlined=True)
    _centred(word, document.title.upper(), Pt(14), space_before=Pt(12))
    _centred(word, document.subtitle, Pt(14))
    part = 0
    for block in document.blocks:
        if isinstance(block, Heading):
            part += block.level == 1
            text = f"{_roman(part)}. {block.text}" if block.level == 1 else block.text
            word.add_heading(_clean(text), level=block.level)
        elif isinstance(block, Table):
            _add_table(word, block)
        elif isinstance(block, Bullets):
            for line in block.lines:
                _add_line(word.add_paragraph(style="List Bullet"), line)
        else:
            paragraph = word.add_paragraph()
            paragraph.paragraph_format.first_line_indent = Mm(10)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            _add_line(paragraph, block.line)
    return word


def _set_page(word: WordDocument) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for name, margin in MARGINS.items():
        setattr(section, name, margin)
    # Pages are numbered in the middle of the upper margin, from the second one on.
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        number.add_run()._r.append(element)


def _set_styles(word: WordDocument) -> None:
    for name in ("Normal", "List Bullet", "Heading 1", "Heading 2", "Header"):
        style: Any = word.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, TEXT_SIZE, _BLACK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        # Headings name the theme's font, which goes before any other.
        for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{attribute}"), None)
        for attribute in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{attribute}"), FONT)
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(3)
        style.paragraph_format.line_spacing = 1.15
    for level, before in ((1, Pt(12)), (2, Pt(6))):
        heading: Any = word.styles[f"Heading {level}"]
        heading.font.bold, heading.font.italic = True, False
        heading.paragraph_format.space_before = before
        heading.paragraph_format.keep_with_next = True


def _centred(word: WordDocument, text: str, size: Any, *, underlined: bool = False, space_before: Any = None) -> None:
    paragraph = word.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = space_before
    run = paragraph.add_run(_clean(text))
    run.bold, run.font.size, run.underline = True, size, underlined


def _add_table(word: WordDocument, table: Table) -> None:
    grid = word.add_table(rows=1, cols=len(table.head), style="Table Grid")
    grid.alignment, grid.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for cell, name in zip(grid.rows[0].cells, table.head, strict=True):
        _fill(cell, (), bold=name)
    repeated = OxmlElement("w:tblHeader")
    grid.rows[0]._tr.get_or_add_trPr().append(repeated)  # the heading row again on each page
    for row in table.rows:
        for cell, line in zip(grid.add_row().cells, row, strict=True):
            _fill(cell, line)
    for grid_row in grid.rows:  # a row stays whole where a page ends
        grid_row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for column, share in zip(grid.columns, table.widths, strict=True):
        width = Emu(WIDTH * share // sum(table.widths))
        column.width = width
        for cell in column.cells:
            cell.width = width
    word.add_paragraph().paragraph_format.space_after = Pt(0)


def _fill(cell: _Cell, line: Line, *, bold: str | None = None) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
    if bold is not None:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(bold)
        run.bold, run.font.size = True, TABLE_SIZE
    _add_line(paragraph, line, size=TABLE_SIZE)


def _add_line(paragraph: WordParagraph, line: Line, *, size: Any = None) -> None:
    for part in line:
        run = paragraph.add_run(_clean(part.text))
        run.bold, run.italic, run.font.size = part.bold or None, part.italic or None, size
        if part.link:
            link = OxmlElement("w:hyperlink")
            target = paragraph.part.relate_to(part.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link.set(qn("r:id"), target)
            run.font.color.rgb, run.underline = RGBColor(0x0B, 0x3D, 0x91), True
            run._r.addprevious(link)
            link.append(run._r)


def _clean(text: str) -> str:
    """XML has no way to write most control characters; blanks at the ends part the runs of a line."""
    inner = normalise(text).replace("\n", " ")
    return (" " if text[:1] == " " else "") + inner + (" " if text[-1:] == " " and inner else "")


def _roman(number: int) -> str:
    return ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")[number]
