"""What goes to paper: the figures as a table, the view that is shown, an article with its figures marked.

Paper is white: everything is printed in the light colours, whatever the window looks like.
"""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QTextDocument, QTransform
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from reportedly.charts.paper import CAVEAT, Page, paper_font
from reportedly.gui.shell.fonts import article_font
from reportedly.model.document import Document
from reportedly.model.figure import Figure
from reportedly.model.filter import voice_of
from reportedly.services.formatting import format_date, format_figure, format_target

__all__ = [
    "article_page",
    "is_landscape",
    "preview",
    "print_article",
    "print_page",
    "print_table",
    "table_page",
]

_MARGIN_MM = 15.0
_MARK, _INK, _QUIET, _LINE = "#FBEBB4", "#1C1B19", "#55524C", "#DDDAD3"  # the light tokens, for paper

Paint = Callable[[QPrinter], None]


def preview(parent: QWidget, title: str, paint: Paint, *, is_wide: bool = False) -> None:
    """Show the pages in the system's preview, from which they are printed or saved as PDF."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    set_page(printer, is_wide=is_wide)
    printer.setDocName(title)
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.paintRequested.connect(paint)
    dialog.exec()
    dialog.deleteLater()


def set_page(printer: QPrinter, *, is_wide: bool) -> None:
    """Choose the printer's paper, lying for what is wide, with margins."""
    side = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    size = printer.pageLayout().pageSize()
    size = size if size.isValid() else QPageSize(QPageSize.PageSizeId.A4)
    printer.setPageLayout(QPageLayout(size, side, margins, QPageLayout.Unit.Millimeter))


def print_table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], title: str, printer: QPrinter, *, note: str = ""
) -> None:
    """Print rows of text under their heads; the heads stand on each page. `note` says what was left out."""
    _document(table_page(heads, rows, title, note)).print_(printer)


def print_article(document: Document, figures: Sequence[Figure], printer: QPrinter) -> None:
    """Print an article with its figures marked, and below it who is credited with each."""
    _document(article_page(document, figures)).print_(printer)


def print_page(page: Page, printer: QPrinter) -> None:
    """Print a page, or all of its sheets, each as large as the paper lets it be."""
    painter = QPainter(printer)
    paper = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
    for place, sheet in enumerate(page.sheets or (page,)):
        if place:
            printer.newPage()
        box = QRectF(QPointF(0, 0), QSizeF(sheet.size))
        scale = min(paper.width() / box.width(), paper.height() / box.height())
        painter.setTransform(QTransform.fromScale(scale, scale))
        for _ in sheet.paint(painter, box, paper_font(sheet.font)):
            pass
    painter.end()


def is_landscape(page: Page) -> bool:
    """Tell whether a page has more room on lying paper."""
    return not page.sheets and page.size.width() > page.size.height()


def table_page(heads: Sequence[str], rows: Sequence[Sequence[str]], title: str, note: str = "") -> str:
    """Give the table as HTML."""
    head = "".join(f"<th align='left' style='padding:3px 8px 3px 0'>{escape(words)}</th>" for words in heads)
    body = "".join(
        "<tr>" + "".join(f"<td style='padding:3px 8px 3px 0'>{escape(cell)}</td>" for cell in row) + "</tr>"
        for row in rows
    )
    left_out = f"<p style='color:{_INK}'>{escape(note)}</p>" if note else ""
    return (
        f"<h2 style='color:{_INK}'>{escape(title)}</h2>{left_out}<p style='color:{_QUIET}'>{CAVEAT}</p>"
        f"<table width='100%' cellspacing='0' border='0' style='color:{_INK}'><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def article_page(document: Document, figures: Sequence[Figure]) -> str:
    """Give the article as HTML: head, text with figures marked, and the list of figures."""
    family = escape(article_font().family())
    head = " · ".join(words for words in (document.outlet, format_date(document.published)) if words)
    rows = [
        (format_figure(figure), figure.measure, voice_of(figure), figure.stance.value,
         format_date(figure.statement_date), format_target(figure))
        for figure in sorted(figures, key=lambda figure: figure.start)
    ]  # fmt: skip
    text = _marked_text(document.text, figures)
    title = document.title or ""
    if title and document.text.lstrip().startswith(title):
        first, text = "", text.replace("<p>", "<h2>", 1).replace("</p>", "</h2>", 1)
    else:
        first = f"<h2>{escape(title)}</h2>" if title else ""
    listed = (
        table_page(("Figure", "Of what", "Source", "Stance", "Said", "For date"), rows, "Figures")
        if rows
        else ""
    )
    return (
        f"<div style=\"color:{_INK};font-family:'{family}';font-size:11pt;line-height:150%\">{first}"
        f"<p style='color:{_QUIET}'>{escape(head)}</p>{text}</div>{listed}"
    )


def _marked_text(text: str, figures: Sequence[Figure]) -> str:
    pieces, place = [], 0
    for figure in sorted(figures, key=lambda figure: figure.start):
        if figure.start < place:
            continue
        pieces.append(escape(text[place : figure.start]))
        words = escape(text[figure.start : figure.end])
        pieces.append(f"<span style='background:{_MARK};font-weight:600'>{words}</span>")
        place = figure.end
    pieces.append(escape(text[place:]))
    paragraphs = "".join(pieces).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs if paragraph.strip())


def _document(html: str) -> QTextDocument:
    document = QTextDocument()
    font = paper_font(document.defaultFont())
    font.setPointSizeF(9.5)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(f"td {{ border-bottom: 1px solid {_LINE}; }}")
    document.setHtml(html)
    return document
