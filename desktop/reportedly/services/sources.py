"""What the user named, before it is read: files, folders, patterns, lists, tables, text in hand."""

import glob
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from reportedly.model.document import Document, Origin
from reportedly.model.errors import ReadingError, UserError
from reportedly.reading import MAX_TEXT_CHARS, find_reader, read_document, read_documents, readable_suffixes
from reportedly.reading.failures import reading_error
from reportedly.reading.reader import HEAD_BYTES

__all__ = ["ArticleMetadata", "Source", "expand_inputs"]

PASTED_NAME = "Pasted text"
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")


@dataclass(frozen=True, slots=True)
class ArticleMetadata:
    """What the user says of an article; None leaves what the document itself says."""

    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    origin: Origin = Origin.TABLE

    def applied_to(self, document: Document) -> Document:
        """Give the document with these in place of what was found."""
        names = [name for name in ("outlet", "title", "author", "url") if getattr(self, name) is not None]
        changed = replace(document, **{name: getattr(self, name) for name in names})
        if self.outlet is not None:
            changed = replace(changed, outlet_origin=self.origin)
        return changed if self.published is None else changed.with_published(self.published, self.origin)


@dataclass(frozen=True, slots=True)
class Source:
    """One article to be read, small enough to be sent to a worker process.

    It is one of: a file (`path`), bytes from elsewhere (`content`), a row of a table that was read already
    (`document`), or something known beforehand to be unreadable (`problem`) or no article (`skip_reason`).
    `name` becomes the article's key.
    """

    name: str
    path: Path | None = None
    content: bytes | None = field(default=None, repr=False)
    document: Document | None = field(default=None, repr=False)
    problem: ReadingError | None = None
    skip_reason: str = ""
    metadata: ArticleMetadata | None = None

    @classmethod
    def for_text(cls, text: str, title: str | None = None) -> Self:
        """Give the source of a pasted text; what it says of itself (title, date) is found as in a file."""
        content = text.translate(_SURROGATES).encode("utf-8")
        metadata = ArticleMetadata(title=title, origin=Origin.TYPED) if title else None
        return cls(PASTED_NAME, content=content, metadata=metadata)

    @property
    def is_row(self) -> bool:
        """Tell whether this is a row of a table of articles."""
        return self.document is not None

    @property
    def stored_path(self) -> str | None:
        """Give the file's whole path as a project keeps it; None without a file, or where its name is no text."""
        path = str(self.path.absolute()) if self.path is not None else None
        return None if path is None or _has_surrogates(path) else path

    def load(self) -> Document:
        """Read the article; raises ReadingError."""
        if self.problem is not None:
            raise self.problem
        if self.document is not None:
            document = self.document
        else:
            source = self.path if self.path is not None else self.content
            assert source is not None
            document = read_document(source, self.name)
        if len(document.text) > MAX_TEXT_CHARS:
            raise reading_error("R107", self.name)
        # Half a surrogate pair (a broken \\uD83D in a JSONL table) fits into no file; offsets stay.
        text = document.text.translate(_SURROGATES) if _has_surrogates(document.text) else document.text
        key = self.name.translate(_SURROGATES)  # the name of a file may hold any bytes
        document = replace(document, key=key, text=text)
        return self.metadata.applied_to(document) if self.metadata else document


def expand_inputs(arguments: Sequence[str | Path]) -> list[Source]:
    """Turn what the user named into articles, in order.

    A folder gives the files in it and below, in order of name, hidden ones left out; files that no reader
    knows by their suffix, and tables of figures, are listed as skipped. "@list" is a file with one path a
    line, "-" the standard input, a pattern (*, ?, [) what it matches unless a file of that very name exists.
    A table gives its rows.
    Raises UserError R201 for a list that cannot be read, or that names itself.
    """
    found: list[Source] = []
    for argument in arguments:
        found.extend(_expand(str(argument)))
    return found


def _expand(argument: str, lists: tuple[Path, ...] = ()) -> Iterator[Source]:
    """Give what one argument names; `lists` are those that it stands in."""
    if argument == "-":
        yield from _rows_or_self(Source("-", content=sys.stdin.buffer.read()))
        return
    # os.path says False of what may not be looked at, where Path raises; the reader then says why.
    path, is_there = Path(argument), os.path.exists(argument)
    if argument.startswith("@") and not is_there:
        named = Path(argument[1:])
        if named in lists:
            raise UserError("R201", f"The list {named} names itself.", "Take that line out of it.")
        for line in _lines_of(named):
            yield from _expand(line, (*lists, named))
    elif os.path.isdir(argument):
        yield from _in_folder(path)
    elif any(sign in argument for sign in "*?[") and not is_there:
        matches = sorted(glob.glob(argument, recursive=True))
        for match in matches:
            yield from _expand(match, lists)
        if not matches:
            yield Source(argument, problem=reading_error("R101", argument))
    else:
        yield from _rows_or_self(Source(argument, path=path))


def _lines_of(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not a text in UTF-8"
        raise UserError("R201", f"The list {path} cannot be read: {reason}.", "One path a line.") from error
    return [line.strip() for line in lines if line.strip()]


def _in_folder(folder: Path) -> Iterator[Source]:
    """Give the files in a folder and below in order of their paths; what cannot be looked into is a problem."""
    files: list[Path] = []
    closed: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files.extend(Path(place, name) for name in names if not name.startswith("."))
    for path in sorted([*files, *closed]):
        if path in closed:
            yield Source(str(path), problem=reading_error("R102", str(path)))
        elif path.suffix.lower() in readable_suffixes():
            yield from map(_without_exports, _rows_or_self(Source(str(path), path=path)))
        else:
            kind = f"{path.suffix} files are" if path.suffix else "files without a suffix are"
            yield Source(str(path), path=path, skip_reason=f"{kind} not read from folders")
    if not files and not closed:
        problem = ReadingError("R205", f"The folder {folder} holds no files.", "Choose another folder.")
        yield Source(str(folder), problem=problem)


def _without_exports(source: Source) -> Source:
    """Skip tables of figures that lie among the articles: an export made there is no failure the next time."""
    if source.problem is not None and source.problem.code == "R118":
        return Source(source.name, skip_reason="holds figures, no articles")
    return source


def _rows_or_self(source: Source) -> Iterator[Source]:
    """Give the rows of a table as articles of their own; anything else is read later, in a worker."""
    try:
        head = source.content[:HEAD_BYTES] if source.content is not None else _head_of(source)
        if find_reader(source.name, head).read_rows is None:
            yield source
            return
        whole = source.path if source.path is not None else source.content
        assert whole is not None
        is_empty = True
        for row in read_documents(whole, source.name):
            is_empty = False
            if isinstance(row, ReadingError):
                yield Source(source.name, problem=row)
            else:
                yield Source(row.key, document=row)
        if is_empty:
            yield Source(source.name, problem=reading_error("R105", source.name))
    except ReadingError as error:
        yield Source(source.name, problem=error)


def _head_of(source: Source) -> bytes:
    """Give the first bytes of a file; nothing where it cannot be opened, reading it will say why."""
    assert source.path is not None
    try:
        if not source.path.is_file():
            return b""
        with source.path.open("rb") as file:
            return file.read(HEAD_BYTES)
    except OSError:
        return b""


def _has_surrogates(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
