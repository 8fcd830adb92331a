"""What a command writes must not take the place of what it reads."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from reportedly.model.errors import UserError
from reportedly.services.sources import Source

__all__ = ["refuse_overwriting"]


def refuse_overwriting(
    outputs: Mapping[str, str | None], named: Iterable[str | None], sources: Sequence[Source] = ()
) -> None:
    """Raise UserError R208 where an output is also read, R206 where two outputs are one file.

    `outputs` goes from option to file, `named` are the files and folders that the user names as inputs,
    `sources` the articles in them.
    """
    read = {Path(name).resolve() for name in named if name}
    read |= {source.path.resolve() for source in sources if source.path is not None}
    written: set[Path] = set()
    for target in filter(None, outputs.values()):
        path = Path(target).resolve()
        if os.path.exists(path) and not path.is_file():  # /dev/null may be named twice
            continue
        if path in written:
            raise UserError("R206", f"{' and '.join(outputs)} name the same file.", "Give each its own.")
        if path in read:
            raise UserError("R208", f"{target} is an input: it would be lost.", "Choose another name.")
        written.add(path)
