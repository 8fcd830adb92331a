"""The entry point: chooses the command line or the window; the only module that knows both."""

import multiprocessing
import sys

__all__ = ["main"]

NO_DISPLAY = "reportedly: there is no display to open the window on."


def main() -> int:
    """Run `reportedly` with the arguments of the process and give its exit code."""
    multiprocessing.freeze_support()
    from reportedly.cli import main as cli

    arguments = sys.argv[1:]
    if arguments and (arguments[0] in cli.COMMANDS or arguments[0] in ("-h", "--help", "--version")):
        return cli.run(arguments)
    from reportedly.cli.display import has_display

    if not has_display():
        print(NO_DISPLAY, _without_window(), sep="\n", file=sys.stderr)
        return cli.EXIT_WRONG_USAGE
    try:
        from reportedly.gui.app import run
    except ImportError as error:
        print(f"reportedly: the window cannot be opened: {error}", file=sys.stderr)
        print(_without_window(), file=sys.stderr)
        return cli.EXIT_WRONG_USAGE
    return run(arguments)


def _without_window() -> str:
    """Tell the command that does the same without a window, as it can be typed here."""
    started = sys.argv[0]
    command = "python -m reportedly" if started.endswith(".py") else started
    return f"The same engine without a window: {command} extract FILES... --format csv --output figures.csv"


if __name__ == "__main__":
    sys.exit(main())
