"""The two faces of the program: the system's own sans serif, and a serif for what is read."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

__all__ = ["article_font", "interface_font", "tabular"]

# What a platform reports when no desktop told it which font to use.
_GENERIC = frozenset({"sans serif", "sans", "dejavu sans", "bitstream vera sans", "helvetica", "fixed"})
_PREFERRED_SANS = ("Inter", "Noto Sans")
_PREFERRED_SERIF = ("Noto Serif", "Georgia", "Charter")
_FALLBACK_POINTS = 9.75  # 13 px at 96 dots an inch: what desktops use


def interface_font(app: QApplication) -> QFont:
    """Give the system's font; where the platform has only a generic one, a better one that is installed."""
    font = QFont(app.font())
    if QFontInfo(font).family().casefold() in _GENERIC or font.family().casefold() in _GENERIC:
        family = _first_installed(_PREFERRED_SANS)
        if family:
            font.setFamily(family)
            font.setPointSizeF(_FALLBACK_POINTS)
    return tabular(font)


def article_font() -> QFont:
    """Give the serif face of articles and quotations, in no particular size."""
    family = _first_installed(_PREFERRED_SERIF)
    if family:
        return QFont(family)
    font = QFont()
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setFamily(font.defaultFamily())
    return font


def tabular(font: QFont) -> QFont:
    """Set figures of equal width where the font has them; most system fonts are so already."""
    if hasattr(font, "setFeature"):
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


@cache
def _first_installed(families: tuple[str, ...]) -> str | None:
    installed = set(QFontDatabase.families())
    return next((family for family in families if family in installed), None)
