"""What a chart's theme is for those who paint with the window's: on paper the same parts are painted in its colours."""

from PySide6.QtGui import QColor, QFont

from reportedly.charts.chart_theme import ChartTheme

__all__ = ["PaperLook"]


class PaperLook:
    """Colours, whole pixels and fonts of a theme of paper."""

    def __init__(self, theme: ChartTheme) -> None:
        self._theme = theme

    def color(self, name: str) -> QColor:
        """Give a colour token."""
        return self._theme.color(name)

    def px(self, multiple: float) -> int:
        """Give a multiple of e in whole pixels, at least 1."""
        return max(1, round(self._theme.px(multiple)))

    def font(self, multiple: float = 1.0, *, is_strong: bool = False) -> QFont:
        """Give a font of a multiple of e."""
        return self._theme.text_font(multiple, is_strong=is_strong)
