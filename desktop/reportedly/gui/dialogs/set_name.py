"""Give figures another source or measure: one that the project knows, or a new one."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from reportedly.gui.dialogs.name_list import NameDialog
from reportedly.gui.models.source_list import OWN_VOICE
from reportedly.gui.shell.theme import Theme
from reportedly.services.naming import NamedThing, NameKind

__all__ = ["SetNameDialog"]

_TITLES = {"source": "Set source", "series": "Set measure"}


class SetNameDialog(NameDialog):
    """Typing narrows the list; what no row is called is a new name."""

    wanted = Signal(
        object, str
    )  # the name chosen, None for a new one or the outlet's own voice; what was typed

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        kind: NameKind,
        things: Collection[NamedThing],
        figures: int,
        now: str,
    ) -> None:
        super().__init__(parent, theme, _TITLES[kind], has_boxes=False, button="Set")
        self._kind, self._figures = kind, "1 figure" if figures == 1 else f"{figures:,} figures"
        noun = "Source" if kind == "source" else "Measure"
        self.field.setAccessibleName(noun)
        self.field.setPlaceholderText(f"{noun} of {self._figures}")
        self.list.setAccessibleName(f"{noun}s of the project")
        rows: list[tuple[str | None, str, int]] = [(one.name, one.title, one.figures) for one in things]
        self._aliases = {
            member.title.casefold(): (one.name, one.title) for one in things for member in one.members
        }  # fmt: skip
        if kind == "source":
            rows.append((None, OWN_VOICE, 0))
        self.list.fill(rows)
        self._result = QLabel()
        self._result.setProperty("look", "second")
        self._result.setWordWrap(True)
        self.add_rows(self._result)
        self.field.setText(now)
        self.field.selectAll()
        self.field.textEdited.connect(self._on_typed)
        self.list.itemSelectionChanged.connect(self._on_chosen)
        self.list.itemActivated.connect(lambda *_: self.accept())
        self.accepted.connect(self._tell)
        self._say()

    def _on_typed(self, text: str) -> None:
        self.list.clearSelection()
        self.list.narrow(text)
        self._say()

    def _on_chosen(self) -> None:
        chosen = self.list.chosen()
        if chosen is not None:
            self.field.setText(chosen[1])
        self._say()

    def _found(self) -> tuple[str | None, str] | None:
        """Give the row chosen, else the one that goes by the words typed."""
        typed = " ".join(self.field.text().split())
        if typed == OWN_VOICE and self._kind == "source":
            return None, OWN_VOICE
        return self.list.chosen() or self._aliases.get(typed.casefold())

    def _say(self) -> None:
        typed, found = " ".join(self.field.text().split()), self._found()
        self.button.setEnabled(bool(typed))
        if not typed:
            words = "Type a name, or choose one."
        elif found is None:
            words = f"{typed} is new in this project."
        elif found[0] is None:
            words = f"{self._figures} will have no source: the outlet says it itself."
        elif found[1].casefold() != typed.casefold():
            words = f"{typed} is a name of {found[1]}."
        else:
            words = ""
        self._result.setText(words)

    def _tell(self) -> None:
        found = self._found()
        self.wanted.emit(
            found[0] if found else None, found[1] if found else " ".join(self.field.text().split())
        )
