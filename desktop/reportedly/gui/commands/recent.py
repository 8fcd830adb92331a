"""The projects to go on with: those opened before, and those that were never saved under a name."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from reportedly.gui.views.welcome import RecentProject
from reportedly.services.formatting import format_date
from reportedly.services.settings import Settings

if TYPE_CHECKING:
    from reportedly.services.untitled import UntitledProject

__all__ = ["RecentProjects", "when_in_words"]

_SUFFIX = ".reportedly"


class RecentProjects(QObject):
    """Knows the recent projects; `changed` is emitted when the untitled ones were looked up anew."""

    changed = Signal()

    def __init__(
        self, settings: Settings, call_in_turn: Callable[..., None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings, self._call = settings, call_in_turn
        self._untitled: Sequence[UntitledProject] = ()

    def refresh(self) -> None:
        """Look for untitled projects, after what was asked of projects before."""
        self._call(_find_untitled, self._take)

    @property
    def untitled(self) -> "Sequence[UntitledProject]":
        """Give the untitled projects as they were found last."""
        return self._untitled

    def projects(self) -> list[RecentProject]:
        """Give the projects that are still there, with when they were last changed, the latest first."""
        found = []
        for name in self._settings.texts("recent_files"):
            path = Path(name)
            try:
                changed = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
            except OSError:
                continue
            folder = str(path.parent).replace(str(Path.home()), "~", 1)
            found.append(
                (
                    changed,
                    RecentProject(name, path.name.removesuffix(_SUFFIX), folder, when_in_words(changed)),
                )
            )
        for one in self._untitled:
            if one.path.exists():
                noun = "article" if one.articles == 1 else "articles"
                row = RecentProject(
                    str(one.path),
                    f"{one.name}, {one.articles:,} {noun}",
                    "not saved under a name yet",
                    when_in_words(one.changed),
                )
                found.append((one.changed, row))
        return [row for _, row in sorted(found, key=lambda pair: pair[0], reverse=True)]

    def fill(self, menu: QMenu, open_path: Callable[[Path], None], present: Path | None) -> None:
        """Put the projects into their menu, but for the one that is open."""
        for project in self.projects():
            if present is not None and project.path == str(present):
                continue
            words = f"{project.name}, {project.changed}    {project.folder}"
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _=False, path=project.path: open_path(Path(path)))
        if menu.isEmpty():
            menu.addAction("No recent projects").setEnabled(False)

    def _take(self, found: "Sequence[UntitledProject]") -> None:
        self._untitled = found
        self.changed.emit()


def when_in_words(moment: datetime) -> str:
    """Give a moment as "today 11:42", "yesterday" or its date."""
    today = date.today()
    if moment.date() == today:
        return f"today {moment:%H:%M}"
    if moment.date() == today - timedelta(days=1):
        return "yesterday"
    return format_date(moment.date().isoformat())


def _find_untitled() -> "Sequence[UntitledProject]":
    from reportedly.services.untitled import untitled_projects

    return untitled_projects()
