"""Paints what a ledger is made of, on the screen and on paper: the sign of a stance, and a change as a badge."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from reportedly.gui.models.ledger_lines import LedgerLine
from reportedly.gui.views.controls import draw_stance
from reportedly.gui.views.echo_paint import Look
from reportedly.gui.views.matrix_paint import paint_position
from reportedly.model.ledger import Change

__all__ = ["BADGE_PAD", "paint_badge", "paint_sign"]

BADGE_PAD = 0.6  # e at each side of the word
_BADGE, _RADIUS = 1.46, 0.3
_TONES = {
    Change.CONTRADICTION: ("bad_wash", "bad"),
    Change.CORRECTION: ("warn_wash", "warn"),
    Change.WITHDRAWN: ("warn_wash", "warn"),
}
"""The program's own verdicts have a colour; an ordinary change has none."""


def paint_sign(painter: QPainter, square: QRectF, line: LedgerLine, ink: QColor, ground: QColor) -> None:
    """Paint the sign of a figure's stance, or of the position of words without a figure."""
    if line.figure is not None:
        draw_stance(painter, square, line.figure.stance, ink, ground)
    elif line.row.word is not None:
        paint_position(painter, square, line.row.word.position, ink, ground)


def paint_badge(
    painter: QPainter, box: QRect, line: LedgerLine, look: Look, *, is_on_hover: bool = False
) -> None:
    """Paint the change as a badge in the middle of a box; a repeat has no ground."""
    words, font = line.row.change.value, look.font(0.9, is_strong=not line.is_repeat)
    wash, ink = _TONES.get(line.row.change, ("hover", "ink2"))
    wash = "line" if is_on_hover and wash == "hover" else wash
    width = min(QFontMetrics(font).horizontalAdvance(words) + 2 * look.px(BADGE_PAD), box.width())
    badge = QRectF(box.left(), 0, width, look.px(_BADGE))
    badge.moveTop(box.top() + (box.height() - badge.height()) / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if not line.is_repeat:
        painter.setBrush(look.color(wash))
        painter.drawRoundedRect(badge, look.px(_RADIUS), look.px(_RADIUS))
    painter.setFont(font)
    painter.setPen(look.color("ink3" if line.is_repeat else ink))
    fitted = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(badge.width()))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, fitted)
