"""The arguments of the commands that read articles."""

import argparse

from reportedly.services.project_files import PROJECT_SUFFIX

__all__ = ["add_article_arguments", "positive"]

_FILES_HELP = (
    'files, folders, patterns ("*.html"), @LIST (a file with one path a line), or - for standard input'
)


def add_article_arguments(parser: argparse.ArgumentParser, *, or_project: bool = False) -> None:
    """Add what names articles (`or_project`: or one project), says something of them, and says how to read them."""
    help_line = f"{_FILES_HELP}; or one project, NAME{PROJECT_SUFFIX}" if or_project else _FILES_HELP
    parser.add_argument("files", nargs="+", metavar="FILES", help=help_line)
    parser.add_argument(
        "--published", metavar="DATE", help="publication date of a single article, as 2024-10-23"
    )
    parser.add_argument(
        "--metadata", metavar="TABLE",
        help="CSV or JSONL: file (name or path), and any of outlet, title, author, published, url",
    )  # fmt: skip
    parser.add_argument(
        "--jobs",
        type=positive,
        metavar="N",
        help="how many processes read articles (default: by the amount)",
    )


def positive(text: str) -> int:
    """Read a whole number above 0 from an argument."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return number
