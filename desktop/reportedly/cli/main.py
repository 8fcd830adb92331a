"""The commands and their help; each command's module is imported when it runs."""

import argparse
import importlib
import sys
from collections.abc import Sequence

import reportedly
from reportedly.cli import project_parser
from reportedly.cli.article_arguments import add_article_arguments
from reportedly.exporting import exporter_names
from reportedly.model.errors import Cancelled, ReportedlyError

__all__ = ["COMMANDS", "build_parser", "run"]

COMMANDS = {
    "extract": "write the figures of articles as a table",
    "compare": "say where sources disagree, who denies, and how often one statement was retold",
    "project": project_parser.HELP,
}
"""Name of each command, which is also its module, and its line of help."""

EXIT_DONE, EXIT_SOME_FAILED, EXIT_WRONG_USAGE, EXIT_INTERRUPTED = 0, 1, 2, 130


def build_parser() -> argparse.ArgumentParser:
    """Give the parser of the whole program: the window's arguments and the commands'."""
    parser = argparse.ArgumentParser(
        prog="reportedly",
        description="Who said which number, about what, when? Without a command, the window opens.",
        epilog="reportedly [FILES...] opens the window with these articles or with a project.",
    )
    parser.add_argument("--version", action="version", version=f"reportedly {reportedly.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _add_extract(commands.add_parser("extract", help=COMMANDS["extract"], description=_EXTRACT_DESCRIPTION))
    _add_compare(commands.add_parser("compare", help=COMMANDS["compare"], description=_COMPARE_DESCRIPTION))
    project_parser.add_actions(
        commands.add_parser("project", help=COMMANDS["project"], description=project_parser.DESCRIPTION)
    )
    return parser


def run(arguments: Sequence[str]) -> int:
    """Run one command and give the exit code: 0 done, 1 some articles failed (or nothing to undo), 2 wrong usage."""
    options = build_parser().parse_args(arguments)
    command = importlib.import_module(f"reportedly.cli.{options.command}")
    try:
        code: int = command.run(options)
    except (KeyboardInterrupt, Cancelled):
        print("reportedly: stopped", file=sys.stderr)
        return EXIT_INTERRUPTED
    except ReportedlyError as error:
        print(f"reportedly: {error} [{error.code}]", file=sys.stderr)
        return EXIT_WRONG_USAGE
    return code


_EXTRACT_DESCRIPTION = (
    "Read articles and write every reported figure: how much, of what, who said it, when. Results go to the "
    "standard output, messages to the standard error. Exit code 0: done; 1: some articles failed, each is "
    "named with its reason; 2: wrong usage."
)


def _add_extract(parser: argparse.ArgumentParser) -> None:
    add_article_arguments(parser)
    parser.add_argument(
        "--format",
        choices=exporter_names(),
        help="format of the output (default: by OUT's suffix, else csv)",
    )
    parser.add_argument("--output", metavar="OUT", help="write here instead of to the standard output")
    parser.add_argument(
        "--set-aside", metavar="OUT2", help="write the numbers that are no reported figures here"
    )


_COMPARE_DESCRIPTION = (
    "Compare what sources say in articles, or in a project: who last said what of each measure, how far that is apart, "
    "what cannot both be true, who denies, and which reports have one origin. Exit code 0: done; 1: some articles "
    "failed, each is named with its reason; 2: wrong usage."
)


def _add_compare(parser: argparse.ArgumentParser) -> None:
    add_article_arguments(parser, or_project=True)
    parser.add_argument(
        "--measure", metavar="TEXT", default="", help="only measures with these words, or of this key"
    )
    parser.add_argument(
        "--as-of", metavar="DATE", help="only what had been published by this day, as 2024-10-23"
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "csv"),
        help="format of the output (default: by OUT's suffix, else text)",
    )
    parser.add_argument("--output", metavar="OUT", help="write here instead of to the standard output")
    parser.add_argument(
        "--chart",
        metavar="OUT",
        help="draw the measures over time, below each other, to OUT.svg, .png or .pdf; needs no display",
    )
