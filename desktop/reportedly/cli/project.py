"""`reportedly project`: one action on a project, and a line on the standard output for what is done for good."""

import argparse
import importlib
import json
import sys
from collections.abc import Callable, Sequence
from datetime import UTC
from pathlib import Path

from reportedly.cli.opening import open_to_write, typed_ids
from reportedly.cli.streams import Acknowledger, drop_standard_output, open_writer, standard_output
from reportedly.exporting import FIGURES, NOTED_FIGURES
from reportedly.model.errors import UserError
from reportedly.model.figure import Review
from reportedly.model.filter import NO_FILTER, FilterSpec
from reportedly.model.formatting import counted
from reportedly.services.session import ProjectSession, Step

__all__ = ["run"]

EXIT_DONE, EXIT_NOTHING_THERE = 0, 1


def run(options: argparse.Namespace) -> int:
    """Do the action that the options name; give the exit code."""
    if options.action in _READING:
        try:
            _READING[options.action](options)
        except BrokenPipeError:  # whoever reads the output has seen enough, as `head` does
            drop_standard_output()
        return EXIT_DONE
    acknowledger = Acknowledger()
    if options.action in _WRITING:
        code = _WRITING[options.action](options, acknowledger)
    else:
        module = importlib.import_module(f"reportedly.cli.project_{options.action}")
        code = module.run(options, acknowledger)
    acknowledger.check()
    return code


# --- actions that only read ----------------------------------------------------------------------------


def _write_figures(options: argparse.Namespace) -> None:
    from reportedly.services.project_reader import ProjectReader
    from reportedly.services.publishing import with_titles, without_rejected

    path = Path(options.project)
    if options.output and Path(options.output).resolve() == path.resolve():
        raise UserError("R208", f"{options.output} is an input: it would be lost.", "Choose another name.")
    wanted = _filter_of(options.where)
    with ProjectReader(path) as project:
        every = [figure for figure in project.figures() if wanted.accepts(figure)]
        articles, titles = project.articles(), project.series_titles()
    is_asked_for = options.all or Review.REJECTED in wanted.review
    figures = every if is_asked_for else without_rejected(every)
    table = NOTED_FIGURES if options.notes else FIGURES
    with open_writer(options.output, table, options.format) as writer:
        for article in articles:
            writer.add_article(article)
        for figure in with_titles(figures, titles):
            writer.add(figure)
    left_out = len(every) - len(figures)
    said = f"; {left_out:,} rejected left out: --all writes them too" if left_out else ""
    print(f"{counted(len(figures), 'figure')}{said}", file=sys.stderr)


def _filter_of(text: str) -> FilterSpec:
    if not text.strip():
        return NO_FILTER
    from reportedly.model.filter_text import filter_from_text

    return filter_from_text(text)


def _write_history(options: argparse.Namespace) -> None:
    from reportedly.services.project_reader import ProjectReader

    with ProjectReader(Path(options.project)) as project:
        steps = project.history()
    write = _step_as_json if options.format == "jsonl" else _step_as_text
    with standard_output() as stream:
        for step in steps:
            print(write(step), file=stream)
        stream.flush()


def _step_as_text(step: Step) -> str:
    made_at = step.made_at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    return f"{made_at}  {' '.join(step.title.splitlines())}{' (undone)' if step.is_undone else ''}"


def _step_as_json(step: Step) -> str:
    made_at = step.made_at.astimezone(UTC).isoformat()
    row = {"id": step.id, "title": step.title, "made_at": made_at, "is_undone": step.is_undone}
    return json.dumps(row, ensure_ascii=False)


# --- actions that change the project -------------------------------------------------------------------


def _review(options: argparse.Namespace, acknowledger: Acknowledger) -> int:
    from reportedly.services.addressing import find_figures
    from reportedly.services.formatting import format_figure
    from reportedly.services.reviewing import set_verdict

    typed = typed_ids(options.figures)
    with open_to_write(options) as session:
        ids = find_figures(session, typed)
        set_verdict(session, ids, Review(options.verdict))
        for figure in session.figures_by_id(ids):
            acknowledger.say(f"{figure.review}: {figure.id}: {format_figure(figure)}, {figure.measure}")
    return EXIT_DONE


def _merge(options: argparse.Namespace, acknowledger: Acknowledger) -> int:
    from reportedly.services.addressing import find_or_new
    from reportedly.services.naming import NameKind, find_name, merge

    kind: NameKind = "source" if options.sources else "series"
    typed: Sequence[str] = options.sources or options.series
    with open_to_write(options) as session:
        names = list(dict.fromkeys(find_name(session, kind, text) for text in typed))
        into = names[0] if options.into is None else find_or_new(session, kind, options.into)
        others = [name for name in names if name != into]
        if not others and len(set(typed)) == 1:
            raise UserError("R209", "There is one name to merge.", "Name two, or --into another.")
        changes = merge(session, kind, names, into)
        for name in others:
            acknowledger.say(f"merged: {name} into {into}")
        if not others:
            acknowledger.say(f"merged: {', '.join(typed)} are {into} already")
        print(f"{counted(len(changes.figures), 'figure')} changed", file=sys.stderr)
    return EXIT_DONE


def _undo(options: argparse.Namespace, acknowledger: Acknowledger) -> int:
    return _replay(options, acknowledger, ProjectSession.undo, "undone")


def _redo(options: argparse.Namespace, acknowledger: Acknowledger) -> int:
    return _replay(options, acknowledger, ProjectSession.redo, "redone")


def _replay(
    options: argparse.Namespace,
    acknowledger: Acknowledger,
    replay: Callable[[ProjectSession], tuple[Step | None, object]],
    word: str,
) -> int:
    with open_to_write(options) as session:
        for _ in range(options.steps):
            step, _ = replay(session)
            if step is None:
                print(f"nothing to {options.action}", file=sys.stderr)
                return EXIT_NOTHING_THERE
            acknowledger.say(f"{word}: {step.title}")
    return EXIT_DONE


_READING: dict[str, Callable[[argparse.Namespace], None]] = {
    "figures": _write_figures,
    "history": _write_history,
}
_WRITING: dict[str, Callable[[argparse.Namespace, Acknowledger], int]] = {
    "review": _review,
    "merge": _merge,
    "undo": _undo,
    "redo": _redo,
}
