"""The commands and their help; each command's module is imported when it runs."""

import argparse
import importlib
import sys
from collections.abc import Sequence

import reportedly
from reportedly.exporting import exporter_names
from reportedly.model.errors import Cancelled, ReportedlyError

__all__ = ["COMMANDS", "build_parser", "run"]

COMMANDS = {"extract": "write the figures of articles as a table"}
"""Name of each command, which is also its module, and its line of help."""

EXIT_DONE, EXIT_SOME_FAILED, EXIT_WRONG_USAGE, EXIT_INTERRUPTED = 0, 1, 2, 130

_FILES_HELP = (
    'files, folders, patterns ("*.html"), @LIST (a file with one path a line), or - for standard input'
)


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
    return parser


def run(arguments: Sequence[str]) -> int:
    """Run one command and give the exit code: 0 done, 1 some articles failed, 2 wrong usage."""
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
    parser.add_argument("files", nargs="+", metavar="FILES", help=_FILES_HELP)
    parser.add_argument(
        "--format",
        choices=exporter_names(),
        help="format of the output (default: by OUT's suffix, else csv)",
    )
    parser.add_argument("--output", metavar="OUT", help="write here instead of to the standard output")
    parser.add_argument(
        "--published", metavar="DATE", help="publication date of a single article, as 2024-10-23"
    )
    parser.add_argument(
        "--metadata", metavar="TABLE",
        help="CSV or JSONL: file (name or path), and any of outlet, title, author, published, url",
    )  # fmt: skip
    parser.add_argument(
        "--set-aside", metavar="OUT2", help="write the numbers that are no reported figures here"
    )
    parser.add_argument(
        "--jobs",
        type=_positive,
        metavar="N",
        help="how many processes read articles (default: by the amount)",
    )


def _positive(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return number
