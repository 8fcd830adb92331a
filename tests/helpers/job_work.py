"""What the tests of the runners run: functions that a worker process can import."""

import os
import time
from contextlib import suppress
from pathlib import Path

from reportedly.model.errors import Cancelled, UserError
from reportedly.services.jobs import current_progress


class OddError(Exception):
    """An exception as libraries have them: it cannot be pickled and read back."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__("odd")


def nothing() -> None:
    pass


def fail_to_start() -> None:
    os._exit(3)


def square(number: int) -> int:
    if number == 3:
        raise UserError("R999", "three is not liked")
    if number == 4:
        raise OddError(1, 2)
    return number * number


def die_at_three(number: int) -> int:
    if number == 3:
        os._exit(7)
    return number * number


def wait_politely(number: int) -> int:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        current_progress().raise_if_cancelled()
        time.sleep(0.01)
    return number


def wait_stubbornly(number: int) -> int:
    time.sleep(60 if number else 0)
    return number


def finish_after_cancel(item: tuple[Path, int]) -> str:
    """Say by a file that the work has begun, and finish it after the cancel all the same: 1 some time after 0."""
    folder, number = item
    (folder / str(number)).touch()
    with suppress(Cancelled):
        wait_politely(number)
    (folder / f"{number} was told").touch()
    while not (folder / "1 was told").exists():
        time.sleep(0.01)
    time.sleep(0.3 * number)
    return f"old {number}"


def square_slowly(number: int) -> int:
    time.sleep(0.5)
    return number * number
