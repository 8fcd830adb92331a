"""Tokens of the design -> palette, style sheet, fonts and colours; light, dark, or as the system."""

import tomllib
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from reportedly.assets import resource
from reportedly.gui.shell.fonts import article_font, interface_font, tabular
from reportedly.gui.shell.style import ProgramStyle
from reportedly.gui.shell.stylesheet import style_sheet

__all__ = ["LEAST_SCALE", "MOST_SCALE", "SCHEMES", "Theme"]

SCHEMES = ("light", "dark", "system")
LEAST_SCALE, MOST_SCALE = 0.8, 2.0


class Theme(QObject):
    """The look of the program. One object, handed to everything that paints.

    Every size is given in multiples of e, the pixel size of the application's font, and comes out in
    whole pixels. `changed` is emitted after the palette and the style sheet have been set.
    """

    changed = Signal()

    def __init__(self, app: QApplication, *, mode: str = "system", text_scale: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self._tokens = _tokens()
        self._mode = mode if mode in SCHEMES else "system"
        self._scale = min(max(text_scale, LEAST_SCALE), MOST_SCALE)
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[tuple[float, bool, bool], QFont] = {}
        self.icons: dict[tuple[str, str], QIcon] = {}  # of `shell.icons`, in the colours of the scheme
        self._base_font = interface_font(app)
        self._serif = article_font()
        self._style = ProgramStyle()
        app.setStyle(self._style)
        app.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)
        self._apply()

    @property
    def mode(self) -> str:
        """Give what the user chose: light, dark or system."""
        return self._mode

    @property
    def is_dark(self) -> bool:
        """Tell whether the dark colours are in use."""
        if self._mode != "system":
            return self._mode == "dark"
        return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark

    @property
    def text_scale(self) -> float:
        """Give the factor on all sizes, 0.8 to 2."""
        return self._scale

    @property
    def e(self) -> float:
        """Give the pixel size of the application's font."""
        return self._e

    def set_mode(self, mode: str) -> None:
        """Choose light, dark, or as the system."""
        if mode in SCHEMES and mode != self._mode:
            self._mode = mode
            self._apply()

    def set_text_scale(self, scale: float) -> None:
        """Make everything larger or smaller, within 0.8 to 2."""
        scale = min(max(round(scale, 2), LEAST_SCALE), MOST_SCALE)
        if scale != self._scale:
            self._scale = scale
            self._apply()

    def px(self, multiple: float) -> int:
        """Give a multiple of e in whole pixels, at least 1."""
        return max(1, round(multiple * self.e))

    def size(self, name: str) -> int:
        """Give a size token in whole pixels."""
        return self.px(self._tokens["size"][name])

    def space(self, name: str) -> int:
        """Give a space token (hair, xs, s, m, l, xl, xxl) in whole pixels."""
        return self.px(self._tokens["space"][name])

    def token(self, *path: str) -> Any:  # noqa: ANN401 - tokens are numbers, words and tables
        """Give a raw token, for example ``token("chart", "mark", "exact", "diameter")``."""
        value: Any = self._tokens
        for name in path:
            value = value[name]
        return value

    def color(self, name: str) -> QColor:
        """Give a colour token of the present scheme."""
        if name not in self._colors:
            self._colors[name] = QColor(self._scheme()[name])
        return self._colors[name]

    def source_mark(self, place: int | None) -> QColor:
        """Give the mark colour at a place of the order; 10: a source without a colour, None: an own voice."""
        return self._source_color("mark", place)

    def source_text(self, place: int | None) -> QColor:
        """Give the text colour at a place of the order; 10: a source without a colour, None: an own voice."""
        return self._source_color("text", place)

    def font(self, multiple: float = 1.0, *, is_strong: bool = False, is_serif: bool = False) -> QFont:
        """Give a font of a multiple of e; strong is semi-bold, serif the face of articles."""
        known = self._fonts.get((multiple, is_strong, is_serif))
        if known is None:
            known = QFont(self._serif if is_serif else self._font)
            known.setPixelSize(self.px(multiple))
            weight = self._tokens["type"]["weight_strong" if is_strong else "weight_body"]
            known.setWeight(QFont.Weight(weight))
            if not is_serif:
                tabular(known)
            self._fonts[multiple, is_strong, is_serif] = known
        return QFont(known)  # the caller's own: some are changed

    @property
    def scheme_name(self) -> str:
        """Give ``light`` or ``dark``."""
        return "dark" if self.is_dark else "light"

    @property
    def animates(self) -> bool:
        """Tell whether motion is wanted; tests and systems that ask for less motion say no."""
        return self._app.isEffectEnabled(Qt.UIEffect.UI_General)

    def _scheme(self) -> dict[str, Any]:
        return self._tokens[self.scheme_name]

    def _source_color(self, kind: str, place: int | None) -> QColor:
        sources = self._scheme()["sources"]
        if place is None:
            return QColor(sources[f"other_{kind}"])
        if not 0 <= place < len(sources[kind]):
            return QColor(sources[f"rest_{kind}"])
        return QColor(sources[kind][place])

    def _on_system_scheme_changed(self) -> None:
        if self._mode == "system":
            self._apply()

    def _apply(self) -> None:
        self._colors.clear()
        self.icons.clear()
        hints = self._app.styleHints()
        wanted = {
            "light": Qt.ColorScheme.Light,
            "dark": Qt.ColorScheme.Dark,
            "system": Qt.ColorScheme.Unknown,
        }
        if hasattr(hints, "setColorScheme"):  # native dialogs follow; Qt 6.8 and later
            blocked = hints.blockSignals(True)  # the change below is applied by us, once
            hints.setColorScheme(wanted[self._mode])
            hints.blockSignals(blocked)
        self._font = QFont(self._base_font)
        if self._font.pointSizeF() > 0:
            self._font.setPointSizeF(self._base_font.pointSizeF() * self._scale)
        else:
            self._font.setPixelSize(round(self._base_font.pixelSize() * self._scale))
        self._e = float(QFontInfo(self._font).pixelSize())
        self._fonts.clear()
        self._app.setFont(self._font)
        self._style.set_colors(
            accent=self.color("accent"), line=self.color("line"), window=self.color("window"),
            ring=self.px(self._tokens["size"]["focus_ring"]),
        )  # fmt: skip
        self._app.setPalette(self._palette())
        # To take one sheet away and give another costs a quarter of changing it (0.35 s against 1.4 with 750 widgets).
        self._app.setStyleSheet("")
        self._app.setStyleSheet(style_sheet(self))
        self.changed.emit()

    def _palette(self) -> QPalette:
        role = QPalette.ColorRole
        palette = QPalette()
        names = {
            role.Window: "window", role.WindowText: "ink", role.Base: "surface", role.AlternateBase: "raised",
            role.Text: "ink", role.Button: "surface", role.ButtonText: "ink", role.BrightText: "bad",
            role.Highlight: "select", role.HighlightedText: "ink", role.Link: "accent",
            role.LinkVisited: "accent", role.ToolTipBase: "raised", role.ToolTipText: "ink",
            role.PlaceholderText: "ink3", role.Light: "raised", role.Midlight: "hover", role.Mid: "line",
            role.Dark: "control", role.Shadow: "control", role.Accent: "accent",
        }  # fmt: skip
        for key, name in names.items():
            palette.setColor(key, self.color(name))
        faded = QColor(self.color("ink3"))
        faded.setAlphaF(0.7)
        for key in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, key, faded)
        return palette


@cache
def _tokens() -> dict[str, Any]:
    return tomllib.loads(resource("themes", "tokens.toml").read_text("utf-8"))
