"""Context keys: what is true just now, for enabling commands."""

from PySide6.QtCore import QObject, Signal

__all__ = ["CONTEXT_KEYS", "Context"]

CONTEXT_KEYS: dict[str, str] = {
    "has_project": "a project is open",
    "has_articles": "the project holds an article",
    "has_figures": "the project holds a figure",
    "has_shown": "a figure passes the filter",
    "has_article": "an article is chosen",
    "has_current": "a figure is current",
    "has_filter": "a filter is set",
    "has_original": "the chosen article came from a file or an address",
    "has_chart": "the chart shows a figure",
    "has_unplaced": "a correction has no figure in the present reading",
    "has_undo": "a step can be undone",
    "has_redo": "an undone step can be done again",
    "has_merged": "a source or series has other names",
    "has_merged_sources": "a source has other names",
    "has_merged_series": "a series was merged into another",
    "is_working": "articles are being read",
}
"""Every key with its meaning; an expression over these is all that a command may ask for."""


class Context(QObject):
    """Booleans by key; `changed` is emitted once per update that changed something."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._values = dict.fromkeys(CONTEXT_KEYS, False)

    def update(self, **values: bool) -> None:
        """Set keys. Raises KeyError for a key that is not declared."""
        before = dict(self._values)
        for key, value in values.items():
            if key not in self._values:
                raise KeyError(key)
            self._values[key] = bool(value)
        if self._values != before:
            self.changed.emit()

    def __getitem__(self, key: str) -> bool:
        return self._values[key]

    def allows(self, expression: str) -> bool:
        """Tell whether keys joined by ``and``, each perhaps after ``not``, all hold; empty is always true."""
        for term in filter(None, (part.strip() for part in expression.split(" and "))):
            is_negated = term.startswith("not ")
            if self._values[term.removeprefix("not ").strip()] is is_negated:
                return False
        return True
