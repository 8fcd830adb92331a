"""Marks and halos kept as small pictures for the screen: the same disc is painted once, then copied.

Stroking the outlines of words took 2 ms for each label and a mark 0.1 ms, so a chart with 350 marks stood
still for a tenth of a second (22 Nov 2026). An SVG, a PDF and a scaled print are still made of paths.
"""

import math
import sys
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Self

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPaintEngine, QPainter, QPixmap, QStaticText, QTextOption

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.label_paint import paint_leader
from reportedly.charts.labels import LabelPart, PlacedLabel, label_size, multiple_of
from reportedly.charts.looks import Shape, shape_of
from reportedly.charts.marks import (
    Mark,
    paint_mark,
    paint_off_scale,
    paint_ring,
    paint_whiskers,
)

__all__ = ["PixelGrid", "Sprites"]

_MOST = 2000  # pictures; more are thrown away and painted anew
_STEPS = 2  # places of a mark within one pixel, sideways and up and down
_REACH = 2.4  # e: a mark with its arrow, its strike and its question mark
_SMALL_REACH = 0.9  # e: a disc alone


@dataclass(frozen=True)
class PixelGrid:
    """Where the pixels of a screen or of a picture lie: device = `scale` * place + shift."""

    scale: float
    dx: float
    dy: float

    @classmethod
    def of(cls, painter: QPainter) -> Self | None:
        """Give the grid under a painter; None where there are no pixels, or where they are turned."""
        engine = painter.paintEngine()
        if engine is None or engine.type() is not QPaintEngine.Type.Raster:
            return None
        at = painter.deviceTransform()
        is_plain = at.isAffine() and at.m12() == at.m21() == 0 and at.m11() == at.m22() > 0
        return cls(at.m11(), at.dx(), at.dy()) if is_plain else None

    def snapped(self, place: QPointF, steps: int = 1) -> tuple[QPointF, int, int]:
        """Give the pixel's corner near a place, and the place within the pixel, in `steps` a side."""
        x, column = divmod(round((self.scale * place.x() + self.dx) * steps), steps)
        y, row = divmod(round((self.scale * place.y() + self.dy) * steps), steps)
        return QPointF((x - self.dx) / self.scale, (y - self.dy) / self.scale), column, row


class Sprites:
    """The pictures of one theme; thrown away with it."""

    def __init__(self, theme: ChartTheme) -> None:
        self._theme = theme
        self._marks: dict[Hashable, QPixmap] = {}
        self._halos: dict[Hashable, QPixmap] = {}
        self._words: dict[tuple[str, bool, bool], QStaticText] = {}

    def draw_mark(self, painter: QPainter, grid: PixelGrid, mark: Mark) -> None:
        """Draw a mark without its ring. Ranges have any length and are painted."""
        theme, shape = self._theme, shape_of(mark.estimate)
        if shape is Shape.RANGE:
            paint_mark(painter, theme, mark)
            if mark.is_off_scale:
                paint_off_scale(painter, theme, mark)
            return
        if mark.possible is not None:
            paint_whiskers(painter, theme, mark)
        corner, column, row = grid.snapped(mark.centre, _STEPS)
        estimate = mark.estimate
        place = theme.places.get(estimate.voice)
        key = (
            place,
            shape,
            estimate.stance,
            mark.is_dated_exactly,
            mark.is_off_scale,
            column,
            row,
            grid.scale,
        )
        pixmap = self._marks.get(key)
        reach = self._reach(mark, grid)
        if pixmap is None:
            pixmap = self._mark_picture(mark, QPointF(column, row) / (_STEPS * grid.scale), reach, grid.scale)
            _keep(self._marks, key, pixmap)
        painter.drawPixmap(corner - QPointF(reach, reach), pixmap)

    def draw_ring(self, painter: QPainter, grid: PixelGrid, mark: Mark, *, is_current: bool) -> None:
        """Draw the ring of a selected mark; round a range it has any length and is painted."""
        if mark.top != mark.bottom:
            paint_ring(painter, self._theme, mark, is_current=is_current)
            return
        corner, column, row = grid.snapped(mark.centre, _STEPS)
        reach = self._whole(_SMALL_REACH + 0.2, grid)
        key = ("ring", is_current, column, row, grid.scale)
        pixmap = self._marks.get(key)
        if pixmap is None:
            shift = QPointF(column, row) / (_STEPS * grid.scale)
            image, inner = self._blank(mark, shift, reach, grid.scale)
            paint_ring(inner, self._theme, mark, is_current=is_current)
            inner.end()
            pixmap = QPixmap.fromImage(image)
            _keep(self._marks, key, pixmap)
        painter.drawPixmap(corner - QPointF(reach, reach), pixmap)

    def draw_label(self, painter: QPainter, grid: PixelGrid, placed: PlacedLabel) -> None:
        """Draw a label with its halo and its leader line."""
        theme = self._theme
        paint_leader(painter, theme, placed)
        corner, _, _ = grid.snapped(placed.box.topLeft())
        lines = (placed.label.parts, *placed.label.lines)
        said = tuple(tuple((part.words, part.is_strong, part.is_small) for part in line) for line in lines)
        halo = self._halos.get((said, grid.scale))
        reach = math.ceil((theme.size("label_halo") / 2 + 1) * grid.scale) / grid.scale
        if halo is None:
            halo = self._halo_picture(placed, reach, grid.scale)
            _keep(self._halos, (said, grid.scale), halo)
        painter.drawPixmap(corner - QPointF(reach, reach), halo)
        self._draw_words(painter, lines, corner)

    def _draw_words(
        self, painter: QPainter, lines: tuple[tuple[LabelPart, ...], ...], corner: QPointF
    ) -> None:
        theme = self._theme
        metrics = theme.metrics(theme.look["label"])
        baseline = corner.y() + metrics.ascent()
        for line in lines:
            x = corner.x()
            for part in line:
                multiple = multiple_of(part, theme)
                font = theme.text_font(multiple, is_strong=part.is_strong)
                own = theme.metrics(multiple, is_strong=part.is_strong)
                painter.setFont(font)
                painter.setPen(part.color)
                painter.drawStaticText(QPointF(x, baseline - own.ascent()), self._static(part))
                x += theme.advance(part.words, multiple, is_strong=part.is_strong)
            baseline += metrics.height()

    def _static(self, part: LabelPart) -> QStaticText:
        key = (part.words, part.is_strong, part.is_small)
        text = self._words.get(key)
        if text is None:
            text = QStaticText(part.words)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
            text.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            _keep(self._words, key, text)
        return text

    def _reach(self, mark: Mark, grid: PixelGrid) -> float:
        """Give how far the picture of a mark reaches, in whole device pixels."""
        estimate = mark.estimate
        is_small = (
            shape_of(estimate) in (Shape.EXACT, Shape.ABOUT)
            and not mark.is_off_scale
            and estimate.stance.value not in ("denied", "alleged")
        )
        return self._whole(_SMALL_REACH if is_small else _REACH, grid)

    def _whole(self, multiple: float, grid: PixelGrid) -> float:
        return math.ceil(self._theme.px(multiple) * grid.scale) / grid.scale

    def _blank(self, mark: Mark, shift: QPointF, reach: float, scale: float) -> tuple[QImage, QPainter]:
        """Give an empty picture, and a painter that puts the mark into its middle."""
        image = _image(2 * reach + 1 / scale, 2 * reach + 1 / scale, scale)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QPointF(reach, reach) + shift - mark.centre)
        return image, painter

    def _mark_picture(self, mark: Mark, shift: QPointF, reach: float, scale: float) -> QPixmap:
        image, painter = self._blank(mark, shift, reach, scale)
        paint_mark(painter, self._theme, mark, has_whiskers=False)
        if mark.is_off_scale:
            paint_off_scale(painter, self._theme, mark)
        painter.end()
        return QPixmap.fromImage(image)

    def _halo_picture(self, placed: PlacedLabel, reach: float, scale: float) -> QPixmap:
        theme = self._theme
        size = label_size(placed.label, theme)
        image = _image(size.width() + 2 * reach, size.height() + 2 * reach, scale)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines = (placed.label.parts, *placed.label.lines)
        self._draw_words(painter, lines, QPointF(reach, reach))
        painter.end()
        covered = _dilated(_alpha(image), theme.size("label_halo") / 2 * scale)
        surface = theme.color("surface")
        _alpha(image)[:] = covered
        painter = QPainter(image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(QRectF(0, 0, image.width() / scale, image.height() / scale), surface)
        painter.end()
        return QPixmap.fromImage(image)


def _image(width: float, height: float, scale: float) -> QImage:
    image = QImage(
        math.ceil(width * scale), math.ceil(height * scale), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _alpha(image: QImage) -> np.ndarray:
    """Give a view on the opacity of each pixel, shape (height, width)."""
    pixels = np.frombuffer(image.bits(), np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    step = 3 if sys.byteorder == "little" else 0
    return pixels.view(np.uint8).reshape(image.height(), -1, 4)[:, : image.width(), step]


def _dilated(mask: np.ndarray, radius: float) -> np.ndarray:
    """Grow what is covered by a disc of this radius, with soft edges."""
    whole = math.ceil(radius)
    height, width = mask.shape
    padded = np.zeros((height + 2 * whole, width + 2 * whole), np.uint16)
    padded[whole : whole + height, whole : whole + width] = mask
    grown = np.zeros((height, width), np.uint16)
    for dy in range(-whole, whole + 1):
        for dx in range(-whole, whole + 1):
            weight = round(256 * min(max(radius + 0.5 - math.hypot(dx, dy), 0.0), 1.0))
            if weight:
                part = padded[whole + dy : whole + dy + height, whole + dx : whole + dx + width]
                np.maximum(grown, part * np.uint16(weight) >> 8 if weight < 256 else part, out=grown)
    return grown.astype(np.uint8)


def _keep(pictures: dict, key: Hashable, picture: object) -> None:
    if len(pictures) >= _MOST:
        pictures.clear()
    pictures[key] = picture
