"""The arguments of `reportedly project`, and their help."""

import argparse
from collections.abc import Callable

from reportedly.cli.article_arguments import add_article_arguments, positive
from reportedly.exporting import exporter_names
from reportedly.model.formatting import sentence_case
from reportedly.services.project_files import PROJECT_SUFFIX

__all__ = ["DESCRIPTION", "HELP", "add_actions"]

HELP = "load articles into a project, correct its figures, undo"
DESCRIPTION = (
    "Work on a project without the window. What is done for good is said on the standard output, a line each, and "
    "survives whatever comes after; messages go to the standard error. Every call is one step of undo. Exit code 0: "
    "done; 1: some articles failed, or there was nothing to undo; 2: wrong usage, nothing was changed."
)
VERDICTS = ("accepted", "rejected", "undecided", "machine")
DEFAULT_WAIT_S = 5.0
_FIGURE = "its id or the beginning of it; - reads ids from the standard input, one a line"


def add_actions(parser: argparse.ArgumentParser) -> None:
    """Add the actions to the parser of `reportedly project`."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", title="actions", required=True)
    for name, (line, add) in _ACTIONS.items():
        action = actions.add_parser(name, help=line, description=f"{sentence_case(line)}.")
        action.add_argument("project", metavar="PROJECT", help=f"the project's file, NAME{PROJECT_SUFFIX}")
        add(action)


def _add_import(parser: argparse.ArgumentParser) -> None:
    add_article_arguments(parser)
    _add_wait(parser)


def _add_figures(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", choices=exporter_names(), help="format of the output (default: by OUT's suffix, else csv)"
    )
    parser.add_argument("--output", metavar="OUT", help="write here instead of to the standard output")
    parser.add_argument(
        "--where", metavar="FILTER", default="",
        help='only some, as in the find bar: "source:NIS,Kyiv -stance:denied said:2024-10 troops"',
    )  # fmt: skip
    parser.add_argument("--all", action="store_true", help="with the rejected figures")
    parser.add_argument("--notes", action="store_true", help="with the columns note, tags and is_starred")


def _add_edit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "words", nargs="+", metavar="FIGURE|FIELD=VALUE",
        help=f"a figure ({_FIGURE}) or an article's key; and what to set, as one types it: "
        'figure="~3,000", source=NIS, target_date="by Dec 2024"; nothing behind = takes a value away',
    )  # fmt: skip
    parser.add_argument(
        "--take-back",
        action="append",
        default=[],
        metavar="FIELD",
        help="let the program's own value count again; all: in every field",
    )
    _add_wait(parser)


def _add_review(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("figures", nargs="+", metavar="FIGURE", help=_FIGURE)
    parser.add_argument("verdict", choices=VERDICTS, help="machine takes your word back")
    _add_wait(parser)


def _add_replay(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "steps", nargs="?", type=positive, default=1, metavar="STEPS", help="how many (default: 1)"
    )
    _add_wait(parser)


def _add_history(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "jsonl"), default="text", help="(default: text)")


def _add_merge(parser: argparse.ArgumentParser) -> None:
    kind = parser.add_mutually_exclusive_group(required=True)
    kind.add_argument("--sources", nargs="+", metavar="NAME", help="names of sources that are one")
    kind.add_argument("--series", nargs="+", metavar="NAME", help="keys or words of series that are one")
    parser.add_argument("--into", metavar="NAME", help="the name that counts (default: the first)")
    _add_wait(parser)


def _add_wait(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--wait", type=_seconds, default=DEFAULT_WAIT_S, metavar="SECONDS",
        help=f"how long to wait for a project that is open elsewhere (default: {DEFAULT_WAIT_S:g})",
    )  # fmt: skip


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds")
    return seconds


_ACTIONS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "import": ("read articles into a project, which is made where it is not there", _add_import),
    "figures": ("write the figures as they stand, corrections applied", _add_figures),
    "edit": ("correct fields of figures or of articles", _add_edit),
    "review": ("accept or reject figures", _add_review),
    "merge": ("make names of sources or series one", _add_merge),
    "undo": ("take the last steps back", _add_replay),
    "redo": ("do again what was undone", _add_replay),
    "history": ("list the steps that can be undone", _add_history),
}
