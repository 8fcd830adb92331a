"""The arguments of the commands that read articles."""

import argparse

__all__ = ["add_article_arguments", "positive"]

_FILES_HELP = (
    'files, folders, patterns ("*.html"), @LIST (a file with one path a line), or - for standard input'
)


def add_article_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what names articles, says something of them, and says how to read them."""
    parser.add_argument("files", nargs="+", metavar="FILES", help=_FILES_HELP)
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
