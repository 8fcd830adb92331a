"""Can both be true? as a page that stands alone: two figures with their sentences, the answer, other pairs."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QPainter, QPalette, QPen, QTextDocument

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.paper import PAGE_MARGIN, Page
from reportedly.charts.strips import PAGE_WIDTH, Strip, paper_theme, put, strip_page, text_strip
from reportedly.gui.models.true_pairs import ShownPair, TruePairs
from reportedly.gui.views.both_true_words import (
    TONES,
    answer_words,
    figure_title,
    marked_sentence,
    pair_words,
)
from reportedly.gui.views.controls import draw_dot
from reportedly.model.both_true import Answer
from reportedly.model.figure import Figure
from reportedly.model.filter import voice_of
from reportedly.services.formatting import article_name, format_date

__all__ = ["true_page"]

_PAD, _RADIUS, _BELOW, _BELOW_VERDICT = 1.1, 0.62, 0.9, 1.4  # e: in a card, of its corners, after it
_TITLE_ABOVE, _GAP = 0.1, 0.3
_LETTER, _DOT, _BADGE = 1.8, 0.69, 5.4
_NOTE = (
    "The question is about the world, so who says it does not matter. The answer follows from the two figures as they "
    "were read: what they count, where, when, and with what bounds."
)


def true_page(said: Sequence[str], shown: TruePairs, theme: ChartTheme) -> Page:
    """Give the pair that is looked at, and the others that are listed; `said` stands below the title."""
    theme = paper_theme(theme)
    width = theme.px(PAGE_WIDTH - 2 * PAGE_MARGIN)
    strips: list[Strip] = []
    if shown.shown is not None:
        pair = shown.shown
        strips += [
            _figure(letter, figure, theme, width)
            for letter, figure in (("A", pair.first), ("B", pair.second))
        ]
        strips.append(_verdict(pair, theme, width))
    if shown.others:
        words = f"Other pairs: {len(shown.others):,}"
        head = text_strip(words, theme, width, multiple=1.0, color="ink", is_strong=True)
        strips += [head, *(_pair(pair, theme, width) for pair in shown.others)]
    return strip_page("Can both be true?", said, strips, [text_strip(_NOTE, theme, width)], theme)


def _figure(letter: str, figure: Figure, theme: ChartTheme, width: float) -> Strip:
    """Give one of the two figures: who, when, the figure, its sentence and where it stands."""
    inner = width - 2 * theme.px(_PAD)
    title = text_strip(figure_title(figure), theme, inner, multiple=1.3, color="ink", is_strong=True)
    parts = [
        _head(letter, figure, theme, inner),
        _moved(title, theme.px(_TITLE_ABOVE), theme.px(_GAP)),
        _moved(_sentence(figure, theme, inner), 0, theme.px(_GAP)),
        text_strip(_where(figure), theme, inner),
    ]
    return _card(parts, theme, ground="surface", below=_BELOW)


def _where(figure: Figure) -> str:
    """Say in which article a figure stands, and when that was published."""
    name = article_name(figure.article, figure.outlet, figure.title)
    return " · ".join(filter(None, (name, format_date(figure.published) if figure.published else "")))


def _head(letter: str, figure: Figure, theme: ChartTheme, width: float) -> Strip:
    """Give the letter of a figure, who says it with the colour of the source, and the day."""
    lead, dated = theme.px(_LETTER), format_date(figure.statement_date)
    room = width - lead - theme.px(_DOT + 0.6) - theme.advance(dated, 0.92) - theme.px(1.0)
    voice = text_strip(voice_of(figure), theme, room, multiple=1.0, color="ink", is_strong=True)

    def paint(painter: QPainter, box: QRectF, look: ChartTheme) -> None:
        painter.setFont(look.text_font(1.0, is_strong=True))
        painter.setPen(look.color("ink2"))
        line = QRectF(box.left(), box.top(), width, look.px(1.5))
        put(painter, line, letter)
        dot = QRectF(box.left() + lead, box.top(), look.px(_DOT), look.px(1.5))
        draw_dot(painter, dot, look.mark_color(voice_of(figure)), look.px(_DOT))
        painter.setFont(look.text_font(0.92))
        painter.setPen(look.color("ink2"))
        put(painter, line, dated, is_right=True)
        voice.paint(painter, QRectF(dot.right() + look.px(0.6), box.top(), room, voice.height), look)

    return Strip(voice.height, paint)


def _sentence(figure: Figure, theme: ChartTheme, width: float) -> Strip:
    html = marked_sentence(figure, theme.color("mark").name(), theme.color("ink").name())
    document = _document(html, theme, width)

    def paint(painter: QPainter, box: QRectF, look: ChartTheme) -> None:
        _paint_document(painter, box.topLeft(), document, look)

    return Strip(document.size().height(), paint)


def _verdict(pair: ShownPair, theme: ChartTheme, width: float) -> Strip:
    """Give the answer on its ground, why, and what to look at."""
    ground, ink = TONES[pair.verdict.answer]
    inner = width - 2 * theme.px(_PAD)
    parts = [
        text_strip(answer_words(pair.verdict.answer), theme, inner, multiple=1.3, color=ink, is_strong=True),
        text_strip(pair.verdict.reason, theme, inner, multiple=1.0, color="ink"),
    ]
    if pair.verdict.check:
        parts.append(text_strip(pair.verdict.check, theme, inner, multiple=1.0))
    return _card(parts, theme, ground=ground, below=_BELOW_VERDICT)


def _card(parts: Sequence[Strip], theme: ChartTheme, *, ground: str, below: float) -> Strip:
    """Give strips one below the other on a card; `below` is the room behind it, in e."""
    height = sum(part.height for part in parts) + 2 * theme.px(_PAD)

    def paint(painter: QPainter, box: QRectF, look: ChartTheme) -> None:
        _paint_card(painter, QRectF(box.left(), box.top(), box.width(), height), look, ground)
        left, y = box.left() + look.px(_PAD), box.top() + look.px(_PAD)
        for part in parts:
            part.paint(painter, QRectF(left, y, box.width() - 2 * look.px(_PAD), part.height), look)
            y += part.height

    return Strip(height + theme.px(below), paint)


def _moved(strip: Strip, above: float, below: float) -> Strip:
    """Give a strip that is painted so many pixels lower, with room below it."""

    def paint(painter: QPainter, box: QRectF, look: ChartTheme) -> None:
        strip.paint(painter, QRectF(box.left(), box.top() + above, box.width(), strip.height), look)

    return Strip(strip.height + below, paint)


def _pair(pair: ShownPair, theme: ChartTheme, width: float) -> Strip:
    """Give another pair: the answer as a badge, both figures, the reason."""
    lead = theme.px(_BADGE)
    names = text_strip(pair_words(pair), theme, width - lead, multiple=1.0, color="ink", is_strong=True)
    reason = text_strip(pair.verdict.reason, theme, width - lead)
    height = names.height + reason.height + theme.px(0.8)

    def paint(painter: QPainter, box: QRectF, look: ChartTheme) -> None:
        painter.fillRect(QRectF(box.left(), box.top(), box.width(), 1), look.color("grid"))
        y = box.top() + look.px(0.4)
        _paint_badge(painter, QRectF(box.left(), y, lead, look.px(1.5)), pair.verdict.answer, look)
        names.paint(painter, QRectF(box.left() + lead, y, width - lead, names.height), look)
        reason.paint(painter, QRectF(box.left() + lead, y + names.height, width - lead, reason.height), look)

    return Strip(height, paint)


def _paint_card(painter: QPainter, card: QRectF, look: ChartTheme, ground: str) -> None:
    """Paint a card with round corners; the plain one has an edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.color("line"), 1) if ground == "surface" else Qt.PenStyle.NoPen)
    painter.setBrush(look.color(ground))
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), look.px(_RADIUS), look.px(_RADIUS))
    painter.restore()


def _paint_badge(painter: QPainter, box: QRectF, answer: Answer, look: ChartTheme) -> None:
    ground, ink = TONES[answer]
    painter.setFont(look.text_font(0.92, is_strong=True))
    words = answer.value.capitalize()
    wide = look.advance(words, 0.92, is_strong=True) + look.px(0.9)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color(ground))
    painter.drawRoundedRect(QRectF(box.left(), box.top(), wide, box.height()), look.px(0.3), look.px(0.3))
    painter.restore()
    painter.setPen(look.color(ink))
    put(painter, QRectF(box.left() + look.px(0.45), box.top(), wide, box.height()), words)


def _document(html: str, theme: ChartTheme, width: float) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(theme.text_font(1.08))
    document.setHtml(html)
    document.setTextWidth(width)
    return document


def _paint_document(painter: QPainter, at: QPointF, document: QTextDocument, look: ChartTheme) -> None:
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, look.color("ink"))
    painter.save()
    painter.translate(at)
    document.documentLayout().draw(painter, context)
    painter.restore()
