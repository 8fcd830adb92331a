"""The colours and sizes that a chart draws with: design tokens, without the window."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from reportedly.assets import resource

__all__ = ["ChartTheme", "chart_theme"]

_MOST_ADVANCES = 4000


@dataclass(frozen=True)
class ChartTheme:
    """One scheme of the tokens at one size.

    `e` is the pixel size of the application's font; every length of `look` is a multiple of it. `font` is
    the interface font with tabular figures. `places` gives each source its place in the order of colours;
    a place past the last colour is the slate of sources without one, a voice without a place has the grey of
    the outlets' own voices.
    """

    scheme: Mapping[str, Any]
    look: Mapping[str, Any]
    e: float
    font: QFont
    places: Mapping[str, int] = field(default_factory=dict)
    # A chart asks for the same few fonts and widths hundreds of times each time it is laid out.
    _fonts: dict[tuple[int, bool], tuple[QFont, QFontMetricsF]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _advances: dict[tuple[str, int, bool], float] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def color(self, name: str) -> QColor:
        """Give a colour token."""
        return QColor(self.scheme[name])

    def mark_color(self, voice: str) -> QColor:
        """Give the colour in which the marks of a source are drawn."""
        return self._source("mark", voice)

    def text_color(self, voice: str) -> QColor:
        """Give the colour in which a source is named."""
        return self._source("text", voice)

    def px(self, multiple: float) -> float:
        """Give a multiple of e in pixels."""
        return multiple * self.e

    def size(self, *path: str) -> float:
        """Give a length of the chart's tokens in pixels: ``size("mark", "exact", "diameter")``."""
        value: Any = self.look
        for name in path:
            value = value[name]
        return float(value) * self.e

    def text_font(self, multiple: float = 0.885, *, is_strong: bool = False) -> QFont:
        """Give a font of the chart; strong is semi-bold."""
        return QFont(self._face(multiple, is_strong=is_strong)[0])

    def metrics(self, multiple: float = 0.885, *, is_strong: bool = False) -> QFontMetricsF:
        """Give the measures of such a font."""
        return self._face(multiple, is_strong=is_strong)[1]

    def advance(self, words: str, multiple: float = 0.885, *, is_strong: bool = False) -> float:
        """Give how wide words are in such a font, in pixels."""
        key = (words, round(multiple * self.e), is_strong)
        width = self._advances.get(key)
        if width is None:
            if len(self._advances) > _MOST_ADVANCES:
                self._advances.clear()
            width = self._advances[key] = self.metrics(multiple, is_strong=is_strong).horizontalAdvance(words)
        return width

    def _face(self, multiple: float, *, is_strong: bool) -> tuple[QFont, QFontMetricsF]:
        key = (max(1, round(multiple * self.e)), is_strong)
        found = self._fonts.get(key)
        if found is None:
            font = QFont(self.font)
            font.setPixelSize(key[0])
            font.setWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
            found = self._fonts[key] = (font, QFontMetricsF(font))
        return found

    def _source(self, kind: str, voice: str) -> QColor:
        sources = self.scheme["sources"]
        place = self.places.get(voice)
        if place is None:
            return QColor(sources[f"other_{kind}"])
        if not 0 <= place < len(sources[kind]):
            return QColor(sources[f"rest_{kind}"])
        return QColor(sources[kind][place])


def chart_theme(scheme: str, e: float, font: QFont, places: Mapping[str, int]) -> ChartTheme:
    """Give the theme of a scheme ("light" or "dark") at a font size."""
    tokens = _tokens()
    return ChartTheme(tokens[scheme], tokens["chart"], e, font, dict(places))


@cache
def _tokens() -> dict[str, Any]:
    return tomllib.loads(resource("themes", "tokens.toml").read_text("utf-8"))
