"""Small TOML files in the user's folder: written whole or not at all."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

__all__ = ["toml_text", "write_whole"]


def toml_text(text: str) -> str:
    """Give a text as TOML writes it, with its quotation marks; half a character, as in the name of a file, is a "?"."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    escaped = whole.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'


def write_whole(path: Path, lines: Iterable[str]) -> None:
    """Replace a file in one step, so that a crash never leaves half of it; raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.writelines(lines)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
