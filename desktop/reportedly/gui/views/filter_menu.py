"""Menus of what can be filtered by: fields, their values with counts, dates, stars and doubt."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from reportedly.gui.views.filter_words import FIELD_TITLES, range_words
from reportedly.model.date_range import DateRange
from reportedly.model.filter import DATE_FIELDS, FILTER_FIELDS, FLAG_FIELDS, NO_FILTER, FilterSpec

__all__ = ["Choices", "FilterMenu"]

Choices = Callable[[str], list[tuple[str, str, int]]]
"""Gives (value, name, count) of each value of a field; for dates, months as values."""


class FilterMenu:
    """Fills menus; what is chosen in one is told as a filter of one condition."""

    def __init__(
        self, choices: Choices, ask_dates: Callable[[str, Callable[[FilterSpec], None]], None]
    ) -> None:
        self._choices, self._ask_dates = choices, ask_dates

    def fill(
        self, menu: QMenu, tell: Callable[[FilterSpec], None], *, present: FilterSpec | None = None
    ) -> None:
        """Put all fields into a menu; values of `present` are checked."""
        for field in (*FILTER_FIELDS[:-1], *DATE_FIELDS):  # articles are chosen in their list
            part = menu.addMenu(FIELD_TITLES[field])
            part.aboutToShow.connect(
                lambda part=part, field=field: self.fill_values(part, field, tell, present=present)
            )
        menu.addSeparator()
        for field in FLAG_FIELDS:
            action = menu.addAction(FIELD_TITLES[field])
            if present is not None:
                action.setCheckable(True)
                action.setChecked(getattr(present, field) is True)
            spec = FilterSpec(**{field: True})
            action.triggered.connect(lambda _=False, spec=spec: tell(spec))

    def fill_values(
        self,
        menu: QMenu,
        field: str,
        tell: Callable[[FilterSpec], None],
        *,
        present: FilterSpec | None = None,
    ) -> None:
        """Put the values of one field into a menu, with their counts; for dates the months, and "From, to..."."""
        menu.clear()
        chosen = getattr(present, field) if present is not None else None
        for value, name, count in self._choices(field):
            is_date = field in DATE_FIELDS
            days = DateRange.read(value) if is_date else None
            words = range_words(days) if days is not None else name
            action = menu.addAction(f"{words.replace('&', '&&')}\t{count:,}")
            if present is not None:
                action.setCheckable(True)
                action.setChecked(chosen == days if is_date else value in chosen)
            spec = FilterSpec(**{field: days}) if is_date else NO_FILTER.only(field, value)
            action.triggered.connect(lambda _=False, spec=spec: tell(spec))
        if field in DATE_FIELDS:
            menu.addSeparator()
            menu.addAction("From, to...").triggered.connect(lambda: self._ask_dates(field, tell))
        elif menu.isEmpty():
            menu.addAction("None in this project").setEnabled(False)
