"""`reportedly project edit`: a person's word on fields of figures, or of articles."""

import argparse
import re
import sys
import threading
from collections.abc import Mapping, Sequence

from reportedly.cli.opening import open_to_write, typed_ids
from reportedly.cli.progress_bar import ProgressBar
from reportedly.cli.streams import Acknowledger
from reportedly.cli.working import interrupting
from reportedly.model.errors import UserError
from reportedly.services.addressing import find_figures
from reportedly.services.editing import ARTICLE_FIELDS, FIGURE_FIELDS, REMARKS, edit_fields
from reportedly.services.reviewing import take_back_corrections
from reportedly.services.session import ProjectSession

__all__ = ["run"]

_ASSIGNMENT = re.compile(r"(?P<field>[A-Za-z_]+)=(?P<value>.*)", re.DOTALL)
_ALL = "all"


def run(options: argparse.Namespace, acknowledger: Acknowledger) -> int:
    """Set what the options name, in one step; give 0."""
    targets, typed = _parted(options.words)
    _check(targets, typed, options.take_back)
    targets = typed_ids(targets)
    with open_to_write(options) as session:
        if options.take_back:
            _take_back(session, targets, options.take_back, acknowledger)
        elif typed.keys() <= set(ARTICLE_FIELDS):
            _edit_articles(session, targets, typed, acknowledger)
        else:
            _edit_figures(session, targets, typed, acknowledger)
    return 0


def _parted(words: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """Part what is to be changed from what to set; raises UserError R209 for a field that comes twice."""
    targets: list[str] = []
    typed: dict[str, str] = {}
    for word in words:
        found = _ASSIGNMENT.fullmatch(word)
        if not found:
            targets.append(word)
        elif found["field"] in typed:
            raise UserError("R209", f"“{found['field']}” is set twice.", "Set it once.")
        else:
            typed[found["field"]] = found["value"]
    return targets, typed


def _check(targets: Sequence[str], typed: Mapping[str, str], taken: Sequence[str]) -> None:
    """Raise UserError R209 for arguments that say nothing, or two things."""
    if not targets:
        raise UserError("R209", "No figure is named.", "Name it by its id or the beginning of it.")
    if not typed and not taken:
        raise UserError("R209", "Nothing is to be set.", "Write FIELD=VALUE, for example source=NIS.")
    if typed and taken:
        raise UserError("R209", "Fields are set and taken back in one call.", "Do one after the other.")
    if unknown := [name for name in taken if name not in (*FIGURE_FIELDS, _ALL) or name in REMARKS]:
        raise UserError(
            "R209",
            f"“{unknown[0]}” cannot be taken back.",
            "Name a field of the figure, or all; or undo the step.",
        )
    if typed.keys() & set(ARTICLE_FIELDS) and not typed.keys() <= set(ARTICLE_FIELDS):
        names = [name for name in typed if name in ARTICLE_FIELDS]
        raise UserError(
            "R209", f"“{names[0]}” is the article's, other fields are the figure's.", "Set them in two calls."
        )


def _edit_figures(
    session: ProjectSession, targets: Sequence[str], typed: Mapping[str, str], acknowledger: Acknowledger
) -> None:
    ids = find_figures(session, targets)
    changed = {one.figure: one.changes for one in edit_fields(session, ids, typed)[0]}
    for figure in ids:
        if figure not in changed:
            acknowledger.say(f"unchanged: {figure}")
            continue
        words = "; ".join(
            f"{name} {before or 'nothing'} → {after or 'nothing'}" for name, before, after in changed[figure]
        )
        acknowledger.say(f"edited: {figure}: {words}")


def _edit_articles(
    session: ProjectSession, targets: Sequence[str], typed: Mapping[str, str], acknowledger: Acknowledger
) -> None:
    """Set fields of the articles that are named, or in which the named figures stand."""
    from reportedly.services.extracting import edit_articles
    from reportedly.services.jobs import InlineRunner

    known = {article.key for article in session.articles()}
    ids = find_figures(session, [target for target in targets if target not in known])
    places = {figure.id: figure.article for figure in session.figures_by_id(ids)}
    keys = dict.fromkeys([*(target for target in targets if target in known), *places.values()])
    cancel = threading.Event()
    with interrupting(cancel), ProgressBar(sys.stderr, cancel) as bar:
        edit_articles(session, {key: dict(typed) for key in keys}, runner=InlineRunner(), progress=bar)
    words = "; ".join(f"{name} → {value.strip() or 'nothing'}" for name, value in typed.items())
    for key in keys:
        acknowledger.say(f"edited: {key}: {words}")


def _take_back(
    session: ProjectSession, targets: Sequence[str], fields: Sequence[str], acknowledger: Acknowledger
) -> None:
    ids = find_figures(session, targets)
    changes = take_back_corrections(session, ids, None if _ALL in fields else fields)
    for figure in ids:
        acknowledger.say(
            f"taken back: {figure}: {', '.join(fields)}"
            if figure in changes.figures
            else f"unchanged: {figure}"
        )
