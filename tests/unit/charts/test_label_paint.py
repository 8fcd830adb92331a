"""A label over a line hides it: what is struck through means denied."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from reportedly.charts.chart_theme import chart_theme
from reportedly.charts.label_paint import paint_words
from reportedly.charts.labels import LabelPart


def test_a_line_behind_a_label_is_not_seen_between_its_words(qapp: QApplication) -> None:
    look = chart_theme("light", 13, qapp.font(), {})
    parts = (
        LabelPart("Relief office    ", look.color("ink")),
        LabelPart("72", look.color("ink"), is_strong=True),
    )
    picture = QImage(240, 40, QImage.Format.Format_RGB32)
    picture.fill(look.color("surface"))
    painter = QPainter(picture)
    line = 24 - round(look.metrics().capHeight() / 2)
    painter.fillRect(0, line, 240, 1, look.color("bad"))

    paint_words(painter, look, parts, QPointF(20, 24))

    painter.end()
    width = sum(look.advance(one.words, is_strong=one.is_strong) for one in parts)
    seen = [x for x in range(20, round(20 + width)) if picture.pixelColor(x, line) == look.color("bad")]
    assert seen == []
    assert picture.pixelColor(5, line) == look.color("bad")
