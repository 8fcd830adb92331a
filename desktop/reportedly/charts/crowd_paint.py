"""Paints thousands of marks at once: small pictures of one atlas, placed by columns of numbers.

Drawn one by one from Python, 2,000 marks took 40 ms; as fragments of one picture they take 2 (22 Nov 2026).
"""

import math
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.crowd import CrowdPicture
from reportedly.charts.looks import LOOKS, Shape
from reportedly.charts.marks import paint_mark, paint_off_scale
from reportedly.charts.picture import mark_of_point
from reportedly.charts.sprites import PixelGrid

__all__ = ["CrowdPainter", "paint_stack_rules"]

_SMALL_REACH, _REACH = 0.9, 2.4  # e: a disc alone; a mark with its arrow, its strike or its question mark
_WIDTH = 2048  # pixels of the atlas
_SMALL = {number for number, look in enumerate(LOOKS) if look.shape in (Shape.EXACT, Shape.ABOUT)
          and look.stance.value not in ("denied", "alleged")}  # fmt: skip
_RANGES = np.array([number for number, look in enumerate(LOOKS) if look.shape is Shape.RANGE])
_RULE_DROP, _RULE_HALF = 0.62, 0.31  # e: the rule under a mark that stands for several


class CrowdPainter:
    """Keeps the atlas of one theme; thrown away with it."""

    def __init__(self, theme: ChartTheme) -> None:
        self._theme = theme
        self._scale = 0.0
        self._atlas = QPixmap()
        self._tiles: dict[int | str, tuple[int, int, int, int]] = {}  # left, top, width, height
        self._images: list[tuple[int | str, QImage]] = []
        self._opacity = np.ones(0)
        self._fragments = PrimitiveArray(QPainter.PixmapFragment, 10)

    def paint(self, painter: QPainter, grid: PixelGrid, picture: CrowdPicture, opacity: np.ndarray) -> None:
        """Paint marks, rules and counts over the view, in whole pixels; `opacity` is that of each mark."""
        frame, scale = picture.frame, grid.scale
        corner, _, _ = grid.snapped(QPointF(0, 0))
        layer = QImage(
            math.ceil(frame.right * scale) + 1,
            math.ceil((frame.plot.bottom() + 2 * self._theme.e) * scale) + 1,
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        layer.fill(Qt.GlobalColor.transparent)
        self._provide(picture, scale)
        inner = QPainter(layer)
        self._opacity = opacity
        self._paint_ranges(inner, picture, corner, scale)
        self._paint_marks(inner, picture, corner, scale)
        inner.end()
        layer.setDevicePixelRatio(scale)
        painter.drawImage(corner, layer)

    def _paint_marks(self, painter: QPainter, picture: CrowdPicture, corner: QPointF, scale: float) -> None:
        spots, codes = picture.spots, self._codes(picture)
        plain = np.flatnonzero(codes >= 0)
        x, y = (spots.x - corner.x()) * scale, ((spots.top + spots.bottom) / 2 - corner.y()) * scale
        kinds, at = np.unique(codes[plain], return_inverse=True)
        tiles = np.array([self._tiles[int(code)] for code in kinds], dtype=float).reshape(-1, 4)
        self._draw(painter, x[plain], y[plain], tiles[at], opacity=self._opacity[plain])
        self._paint_rules(painter, picture, corner, scale)
        counted = picture.counted
        boxes = self._tiles_of(_count_words(picture))
        self._draw(
            painter, x[counted] + self._theme.px(_RULE_DROP) * scale + boxes[:, 2] / 2, y[counted], boxes
        )

    def _codes(self, picture: CrowdPicture) -> np.ndarray:
        """Give a number to each picture of a mark, by colour and look; -1 to ranges, which have no picture."""
        looks = picture.points.columns.look[picture.drawn]
        codes = (self._places(picture) * len(LOOKS) + looks) * 2 + picture.spots.is_off
        return np.where(np.isin(looks, _RANGES), -1, codes)

    def _places(self, picture: CrowdPicture) -> np.ndarray:
        """Give the colour of each mark: 0 for an own voice, 1 to 10, and 11 for all others."""
        theme, plotted = self._theme, picture.points
        most = len(theme.scheme["sources"]["mark"])
        places = [min(theme.places.get(voice, -1), most) + 1 for voice in plotted.voices]
        return np.array(places or [0])[plotted.columns.voice[picture.drawn]]

    def _draw(
        self,
        painter: QPainter,
        x: np.ndarray,
        y: np.ndarray,
        tiles: np.ndarray,
        stretch: np.ndarray | None = None,
        *,
        opacity: np.ndarray | float = 1.0,
    ) -> None:
        """Draw tiles about their places, on whole pixels; `stretch` makes them that much higher."""
        if not len(x):
            return
        self._fragments.resize(len(x))
        rows = self._fragments.ndarray()
        width, height = tiles[:, 2], tiles[:, 3] * (1.0 if stretch is None else stretch)
        rows[:, 0] = np.round(x - width / 2) + width / 2
        rows[:, 1] = np.round(y - height / 2) + height / 2
        rows[:, 2:6] = tiles
        rows[:, 6], rows[:, 8], rows[:, 9] = 1.0, 0.0, opacity
        rows[:, 7] = 1.0 if stretch is None else stretch
        painter.drawPixmapFragments(*self._fragments.drawargs(), self._atlas)

    def _paint_rules(self, painter: QPainter, picture: CrowdPicture, corner: QPointF, scale: float) -> None:
        """Rule under each mark that stands for more than one figure."""
        several = np.flatnonzero(picture.counts > 1)
        spots = picture.spots
        x = (spots.x[several] - corner.x()) * scale
        y = (spots.bottom[several] - corner.y() + self._theme.px(_RULE_DROP)) * scale
        self._draw(painter, x, y, self._tiles_of(["rule"] * len(several)))

    def _paint_ranges(self, painter: QPainter, picture: CrowdPicture, corner: QPointF, scale: float) -> None:
        """Paint the ranges, which have any length: two ends, and between them a strip that is stretched."""
        looks = picture.points.columns.look[picture.drawn]
        ranges = np.flatnonzero(np.isin(looks, _RANGES))
        if not len(ranges):
            return
        colors, spots = self._places(picture)[ranges].tolist(), picture.spots
        x = (spots.x[ranges] - corner.x()) * scale
        top, bottom = ((ends[ranges] - corner.y()) * scale for ends in (spots.top, spots.bottom))
        strips = self._tiles_of([f"strip {color}" for color in colors])
        stretch, opacity = np.maximum(np.round(bottom - top), 1.0), self._opacity[ranges]
        self._draw(painter, x, (top + bottom) / 2, strips, stretch, opacity=opacity)
        ends = self._tiles_of([f"end {color}" for color in colors])
        for y in (top, bottom):
            self._draw(painter, x, y, ends, opacity=opacity)

    def _tiles_of(self, names: Sequence[str]) -> np.ndarray:
        return np.array([self._tiles[name] for name in names], dtype=float).reshape(-1, 4)

    # --- the atlas -------------------------------------------------------------------------------------

    def _provide(self, picture: CrowdPicture, scale: float) -> None:
        """Paint the tiles that are asked for and not there; a new one is added to those that are."""
        if scale != self._scale:
            self._scale, self._tiles, self._images = scale, {}, []
        codes = self._codes(picture)
        wanted: dict[int | str, Callable[[], QImage]] = {"rule": self._rule_tile}
        for code, place in zip(*np.unique(codes, return_index=True), strict=True):
            if code >= 0:
                wanted[int(code)] = partial(self._mark_tile, picture, int(code), int(place))
        places = self._places(picture)
        for color, place in zip(*np.unique(places[codes < 0], return_index=True), strict=True):
            point = picture.points.points[picture.drawn[codes < 0][place]]
            ink = self._theme.mark_color(point.estimate.voice)
            wanted[f"strip {color}"] = partial(self._strip_tile, ink)
            wanted[f"end {color}"] = partial(self._end_tile, ink)
        wanted |= {words: partial(self._word_tile, words) for words in _count_words(picture)}
        missing = [(name, paint()) for name, paint in wanted.items() if name not in self._tiles]
        if missing:
            self._images += missing
            self._pack()

    def _pack(self) -> None:
        """Put all tiles into rows of one picture."""
        x = y = tallest = 0
        for key, image in self._images:
            if x + image.width() > _WIDTH:
                x, y, tallest = 0, y + tallest, 0
            self._tiles[key] = (x, y, image.width(), image.height())
            x, tallest = x + image.width(), max(tallest, image.height())
        atlas = QImage(_WIDTH, y + tallest, QImage.Format.Format_ARGB32_Premultiplied)
        atlas.fill(Qt.GlobalColor.transparent)
        painter = QPainter(atlas)
        for key, image in self._images:
            painter.drawImage(*self._tiles[key][:2], image)
        painter.end()
        self._atlas = QPixmap.fromImage(atlas)

    def _mark_tile(self, picture: CrowdPicture, code: int, place: int) -> QImage:
        mark = mark_of_point(picture.points.points[picture.drawn[place]], picture.frame, x=0.0)
        reach = _SMALL_REACH if code // 2 % len(LOOKS) in _SMALL and not code % 2 else _REACH
        side = 2 * math.ceil(self._theme.px(reach) * self._scale) + 1
        image, painter = _blank(side, side)
        painter.translate(side / 2, side / 2)
        painter.scale(self._scale, self._scale)
        painter.translate(-mark.centre)
        paint_mark(painter, self._theme, mark, has_whiskers=False)
        if mark.is_off_scale:
            paint_off_scale(painter, self._theme, mark)
        painter.end()
        return image

    def _rule_tile(self) -> QImage:
        width = 2 * round(self._theme.px(_RULE_HALF) * self._scale) + 1
        return _filled(width, max(round(self._scale), 1), self._theme.color("control"))

    def _end_tile(self, ink: QColor) -> QImage:
        size = self._theme.size
        width, height = size("mark", "range", "end_width"), size("mark", "range", "end_stroke")
        return _filled(round(width * self._scale), max(round(height * self._scale), 1), ink)

    def _strip_tile(self, ink: QColor) -> QImage:
        """Give one row of pixels across the band of a range, with its spine."""
        size, look = self._theme.size, self._theme.look["mark"]["range"]
        soft = QColor(ink)
        soft.setAlphaF(look["band_opacity"])
        spine = max(round(size("mark", "range", "spine") * self._scale), 1)
        side = round((size("mark", "range", "band_width") * self._scale - spine) / 2)
        image = _filled(2 * side + spine, 1, soft)
        painter = QPainter(image)
        painter.fillRect(side, 0, spine, 1, ink)
        painter.end()
        return image

    def _word_tile(self, words: str) -> QImage:
        theme, scale = self._theme, self._scale
        font, metrics = theme.text_font(is_strong=True), theme.metrics(is_strong=True)
        width, height = metrics.horizontalAdvance(words) + 2, metrics.height()
        image, painter = _blank(math.ceil(width * scale), math.ceil(height * scale))
        painter.scale(scale, scale)
        painter.setFont(font)
        painter.setPen(theme.color("ink"))
        painter.drawText(QPointF(1, metrics.ascent()), words)
        painter.end()
        return image


def paint_stack_rules(painter: QPainter, theme: ChartTheme, picture: CrowdPicture) -> None:
    """Rule under the marks that stand for several, on paper and in an SVG."""
    painter.setPen(QPen(theme.color("control"), 1))
    half = theme.px(_RULE_HALF)
    for place in np.flatnonzero(picture.counts > 1):
        x, y = float(picture.spots.x[place]), float(picture.spots.bottom[place]) + theme.px(_RULE_DROP)
        painter.drawLine(QPointF(x - half, y), QPointF(x + half, y))


def _count_words(picture: CrowdPicture) -> list[str]:
    return [f"+{int(count) - 1:,}" for count in picture.counts[picture.counted]]


def _filled(width: int, height: int, color: QColor) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(color)
    return image


def _blank(width: int, height: int) -> tuple[QImage, QPainter]:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return image, painter
