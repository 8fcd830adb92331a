"""The style sheet, written from the tokens: only what the palette cannot do."""

from string import Template
from typing import Protocol

from PySide6.QtGui import QColor, QFont

__all__ = ["style_sheet"]


class _Tokens(Protocol):
    def color(self, name: str) -> QColor: ...
    def px(self, multiple: float) -> int: ...
    def font(self, multiple: float = 1.0, *, is_strong: bool = False, is_serif: bool = False) -> QFont: ...


_COLORS = ("window", "surface", "paper", "raised", "hover", "line", "control", "ink", "ink2", "ink3", "accent",
           "on_accent", "select", "warn", "warn_wash", "bad", "bad_wash", "ok", "ok_wash", "grid")  # fmt: skip

_SIZES = {
    "icon": 1.23, "hair": 0.08, "xxs": 0.15, "xs": 0.3, "s": 0.6, "m": 0.9, "l": 1.4, "small": 0.9, "head": 0.92,
    "radius": 0.46, "radius_small": 0.3, "card": 0.77, "button": 2.1, "button_small": 1.8, "menu": 1.95, "chip": 1.7,
    "chip_radius": 0.92, "scroll": 0.9, "scroll_radius": 0.23, "thumb_least": 2.2, "head_height": 2.1,
    "type_hero": 3.08, "type_lead": 1.23, "type_detail": 1.3, "type_tiny": 0.846, "type_quote": 1.04, "type_page": 1.54,
    "type_review": 2.15,
    "bar": 0.46, "bar_radius": 0.23, "tool": 3.4, "status": 1.9, "pad_menu": 0.7, "dash": 0.115, "tip": 0.5,
}  # fmt: skip

_TEMPLATE = Template("""
QToolTip { background: $raised; color: $ink; border: 1px solid $line; padding: ${xs}px ${tip}px; }
QMenuBar { background: $window; border: none; padding: 0 ${s}px; }
QMenuBar::item { padding: ${xs}px ${pad_menu}px; border-radius: ${radius_small}px; background: transparent;
    color: $ink; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $surface; border: 1px solid $line; padding: ${xs}px; }
QMenu::item { padding: ${xs}px ${l}px ${xs}px ${s}px; border-radius: ${radius_small}px; color: $ink; }
QMenu::item:selected { background: $select; }
QMenu::item:disabled { color: $ink3; }
QMenu::separator { height: 1px; background: $line; margin: ${xs}px ${s}px; }
QMenu::indicator { width: ${m}px; height: ${m}px; margin-left: ${xs}px; }
QMenu::icon { padding-left: ${xs}px; }
QMainWindow { background: $window; }
QMainWindow::separator { width: ${xxs}px; height: ${xxs}px; }
QStatusBar { background: $window; border-top: 1px solid $line; color: $ink2; font-size: ${head}px; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $ink2; font-size: ${head}px; }
QToolBar { background: $window; border: none; border-bottom: 1px solid $line; spacing: ${xs}px; padding: 0; }
QToolBar[look="messages"] { border: none; padding: 0; }
QToolBar::separator { background: $line; width: 1px; margin: ${m}px ${xs}px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: ${radius}px;
    padding: ${xs}px ${s}px; color: $ink; }
QToolButton, QPushButton { qproperty-iconSize: ${icon}px ${icon}px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $select; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $ink3; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[look="framed"] { background: $surface; border: 1px solid $control; font-weight: 600; }
QToolButton[look="framed"]:hover { background: $hover; }
QToolButton[look="framed"]:focus { border: ${xxs}px solid $accent; }
QToolButton[look="quiet"] { padding: ${xxs}px; color: $ink3; }
QPushButton[look="title"] { padding: 0 ${xs}px; border: none; background: transparent; min-height: 0;
    font-size: ${type_page}px; font-weight: 600; color: $ink; text-align: left; }
QPushButton[look="title"]:hover { color: $accent; }
QPushButton[look="title"]:focus { color: $accent; border: ${xxs}px solid $accent; padding: 0 ${title_ringed}px; }
QToolButton[look="link"] { padding: 0 ${xxs}px; color: $accent; font-weight: 600; border: none; }
QToolButton[look="link"]:hover { background: transparent; text-decoration: underline; }
QToolButton[look="link"]:focus { border: 1px solid $accent; }
QPushButton { background: $surface; color: $ink; border: 1px solid $control; border-radius: ${radius}px;
    padding: 0 ${m}px; min-height: ${button}px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $select; }
QPushButton:focus { border: ${xxs}px solid $accent; outline: none; }
QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:default:focus { border: ${xxs}px solid $ink; }
QPushButton:disabled, QPushButton:default:disabled { background: $surface; color: $ink3; border-color: $line; }
QToolButton[look="words"] { padding: 0; border: none; color: $ink2; font-size: ${head}px; }
QToolButton[look="words"][is_strong="true"] { font-weight: 600; }
QToolButton[look="words"]:hover { background: $hover; color: $ink; }
QToolButton[look="words"]:focus { border-bottom: ${hair}px solid $accent; border-radius: 0; }
QLineEdit[look="inline"] { min-height: 0; padding: 0 ${xs}px; font-size: ${head}px; border-radius: ${radius_small}px; }
QLabel[look="badge"] { background: $warn_wash; color: $warn; border-radius: ${radius_small}px; font-weight: 600;
    font-size: ${small}px; padding: ${hair}px ${s}px; }
QFrame[look="find"], QWidget[look="find"] { background: $raised; border: none; border-bottom: 1px solid $line; }
QPushButton[look="small"] { min-height: ${button_small}px; padding: 0 ${s}px; }
QLineEdit { background: $surface; color: $ink; border: 1px solid $control; border-radius: ${radius}px;
    padding: 0 ${s}px; min-height: ${button}px; selection-background-color: $accent;
    selection-color: $on_accent; }
QLineEdit:focus { border: ${xxs}px solid $accent; min-height: ${button_ringed}px; }
QComboBox { background: $surface; color: $ink; border: 1px solid $control; border-radius: ${radius}px;
    padding: 0 ${s}px; min-height: ${button}px; }
QComboBox:focus, QComboBox:on { border: ${xxs}px solid $accent; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: none; padding: 0; min-height: 0; background: transparent; }
QLineEdit[look="bare"], QLineEdit[look="bare"]:focus { background: transparent; border: none; min-height: 0;
    padding: 0; }
QLineEdit[wrong="true"], QLineEdit[wrong="true"]:focus, QLineEdit[look][wrong="true"]:focus {
    border: ${xxs}px solid $bad; min-height: ${button_ringed}px; }
QLineEdit[look="inline"]:focus, QLineEdit[look="inline"][wrong="true"] { min-height: 0; }
QFrame[look="search"] { background: $surface; border: 1px solid $control; border-radius: ${radius}px; }
QFrame[look="search"][active="true"] { border: ${xxs}px solid $accent; }
QLabel[look="key"] { border: 1px solid $line; border-radius: ${radius_small}px; background: $raised;
    color: $ink3; padding: 0 ${xs}px; font-size: ${small}px; }
QLabel[look="muted"] { color: $ink3; }
QLabel[look="second"] { color: $ink2; }
QLabel[look="warn"] { color: $warn; }
QLabel[type="hero"] { font-family: "$serif"; font-size: ${type_hero}px; font-weight: 600; }
QLabel[type="lead"] { font-size: ${type_lead}px; }
QLabel[type="detail"] { font-size: ${type_detail}px; font-weight: 600; }
QLabel[type="strong"] { font-weight: 600; }
QLabel[type="head"] { font-size: ${head}px; font-weight: 600; }
QLabel[type="small"] { font-size: ${head}px; }
QLabel[type="tiny"] { font-size: ${type_tiny}px; }
QLabel[type="quote"] { font-family: "$serif"; font-size: ${type_quote}px; }
QFrame[look="banner"] { background: $warn_wash; border: none; border-bottom: 1px solid $line; }
QFrame[look="banner"][tone="bad"] { background: $bad_wash; }
QFrame[look="banner"][tone="plain"] { background: $raised; }
QFrame[look="bar"] { background: $raised; border: none; border-top: 1px solid $line; border-bottom: 1px solid $line; }
QFrame[look="surface"] { background: $surface; border: none; }
QFrame[look="paper"] { background: $paper; border: none; }
QFrame[look="window"] { background: $window; border: none; }
QFrame[look="value"] { background: transparent; border: none; border-radius: ${radius_small}px; }
QFrame[look="value"]:hover { background: $hover; }
QFrame[look="value"][active="true"] { border: ${xxs}px solid $accent; }
QLabel[look="bad"] { color: $bad; }
QLabel[look="hint"] { color: $ink; background: $surface; border: 1px solid $control; border-radius: ${radius}px;
    padding: ${xs}px ${s}px; }
QLabel[look="wrong"] { color: $bad; background: $bad_wash; border: 1px solid $bad; border-radius: ${radius}px;
    padding: ${xs}px ${s}px; }
QLabel[type="review"] { font-size: ${type_review}px; font-weight: 600; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[look="primary"]:hover { border-color: $ink; }
QPushButton[look="primary"]:focus { border: ${xxs}px solid $ink; }
QPushButton[look="segment"] { background: $surface; color: $ink2; border: 1px solid $control; border-radius: 0;
    min-height: ${button_small}px; padding: 0 ${s}px; font-size: ${head}px; }
QPushButton[look="segment"][place="first"] { border-top-left-radius: ${radius}px;
    border-bottom-left-radius: ${radius}px; }
QPushButton[look="segment"][place="last"] { border-left: none; border-top-right-radius: ${radius}px;
    border-bottom-right-radius: ${radius}px; }
QPushButton[look="segment"]:checked { background: $select; color: $accent; }
QPushButton[look="segment"]:focus { border: ${xxs}px solid $accent; outline: none; padding: 0 ${xs}px; }
QFrame[look="warned"] { background: $warn_wash; border: none; border-radius: ${radius}px; }
QFrame[look="foot"] { background: $window; border: none; border-top: 1px solid $line; }
QFrame[look="peek"] { background: $paper; border: 1px solid $control; border-radius: ${card}px; }
QFrame[look="peek"] QLabel { background: transparent; }
QListView[look="offers"] { border: 1px solid $control; }
QListView[look="offers"]::item { padding: ${xs}px ${s}px; color: $ink; }
QListView[look="offers"]::item:selected, QListView[look="offers"]::item:hover { background: $select; }
QFrame[look="keys"] { background: $raised; border: none; border-top: 1px solid $line; }
QLineEdit[look="field"] { border-color: $line; }
QLineEdit[look="field"]:focus { border: ${xxs}px solid $accent; }
QToolButton[look="review"]:checked { background: $select; color: $accent; font-weight: 600; }
QFrame[look="card"] { background: $surface; border: 1px solid $control; border-radius: ${card}px; }
QFrame[look="popup"] { background: $surface; border: 1px solid $control; border-radius: ${card}px; }
QFrame[look="card"]:hover { background: $hover; }
QFrame[look="card"]:focus { border: ${xxs}px solid $accent; }
QFrame[look="primary"] { background: $accent; border: 1px solid $accent; border-radius: ${card}px; }
QFrame[look="primary"]:focus { border: ${xxs}px solid $ink; }
QFrame[look="primary"] QLabel { color: $on_accent; background: transparent; }
QFrame[look="card"] QLabel { background: transparent; }
QFrame[look="drop"] { background: transparent; border: ${dash}px dashed $control; border-radius: ${card}px; }
QFrame[look="drop"][active="true"] { border-color: $accent; background: $select; }
QPushButton[look="chip"] { background: $surface; color: $ink; border: 1px solid $line;
    border-radius: ${chip_radius}px; min-height: ${chip}px; padding: 0 ${s}px; }
QPushButton[look="chip"]:hover { background: $hover; }
QPushButton[look="chip"]:focus { border: ${xxs}px solid $accent; outline: none; }
QAbstractScrollArea { background: $surface; border: none; }
QAbstractItemView { background: $surface; border: none; outline: none; selection-background-color: $select;
    selection-color: $ink; }
QAbstractItemView[look="window"] { background: $window; }
QHeaderView { background: $raised; border: none; }
QHeaderView#matrix_rows, QHeaderView#matrix_columns { background: $surface; border: none; }
QTableView QTableCornerButton::section { background: $surface; border: none; }
QHeaderView::section { background: $raised; color: $ink2; border: none; border-bottom: 1px solid $line;
    font-size: ${head}px; font-weight: 600; padding: 0 ${s}px; height: ${head_height}px; }
QHeaderView::section:hover { color: $ink; background: $hover; }
QHeaderView::up-arrow, QHeaderView::down-arrow { image: none; width: 0; }
QScrollBar:vertical { background: transparent; width: ${scroll}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${scroll}px; margin: 0; }
QScrollBar::handle { background: $thumb; border-radius: ${scroll_radius}px; margin: ${xxs}px; }
QScrollBar::handle:hover { background: $control; }
QScrollBar::handle:vertical { min-height: ${thumb_least}px; }
QScrollBar::handle:horizontal { min-width: ${thumb_least}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $hover; border: none; border-radius: ${bar_radius}px; max-height: ${bar}px;
    min-height: ${bar}px; text-align: right; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: ${bar_radius}px; }
QSplitter::handle { background: $line; }
QDockWidget { color: $ink2; font-weight: 600; }
QCheckBox, QRadioButton { spacing: ${s}px; }
QTabBar { background: transparent; }
QTabBar::tab { padding: ${xs}px ${s}px; color: $ink2; background: $window; border: none;
    border-bottom: ${xxs}px solid transparent; }
QTabBar::tab:selected { color: $ink; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $ink; }
QDialog { background: $window; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
""")


def style_sheet(theme: _Tokens) -> str:
    """Give the style sheet of the application in the present scheme and size."""
    values: dict[str, str | int] = {name: theme.color(name).name() for name in _COLORS}
    values |= {name: theme.px(multiple) for name, multiple in _SIZES.items()}
    faded = QColor(theme.color("control"))
    values["thumb"] = f"rgba({faded.red()}, {faded.green()}, {faded.blue()}, 140)"
    # A wider border takes its room inside: what stands below must not move when a line gets the focus.
    values["button_ringed"] = theme.px(_SIZES["button"]) - 2 * (theme.px(_SIZES["xxs"]) - 1)
    values["title_ringed"] = theme.px(_SIZES["xs"]) - theme.px(_SIZES["xxs"])
    values["serif"] = theme.font(is_serif=True).family()
    return _TEMPLATE.substitute(values)
