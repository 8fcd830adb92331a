"""One JSON object: {"schema", "articles", "figures"}; set-aside rows stand under "set_aside"."""

import shutil
from tempfile import SpooledTemporaryFile
from typing import Any, TextIO

from reportedly.exporting.exporter import Article, Exporter, Record, Table
from reportedly.exporting.json_text import exact_json, record_json

__all__ = ["EXPORTER"]

SCHEMA_VERSION = 1
IN_MEMORY = 10_000_000  # characters of rows
_ARTICLE = ("outlet", "title", "author", "url", "published", "language", "media_type", "sha256")


class _JsonWriter:
    """Rows wait, on disk when they are many, for the articles, which stand before them."""

    def __init__(self, stream: TextIO, table: Table) -> None:
        self._stream = stream
        self._table = table
        self._articles: list[dict[str, Any]] = []
        self._rows = SpooledTemporaryFile(  # noqa: SIM115 - closed by finish
            IN_MEMORY, "w+", encoding="utf-8", newline=""
        )

    def add_article(self, article: Article) -> None:
        self._articles.append({"article": article.key} | {name: getattr(article, name) for name in _ARTICLE})

    def add(self, record: Record) -> None:
        self._rows.write((",\n" if self._rows.tell() else "") + record_json(record, self._table))

    def finish(self) -> None:
        schema = {
            "name": f"reportedly.{self._table.name}",
            "version": SCHEMA_VERSION,
            "fields": self._table.fields,
        }
        articles = ",\n".join(exact_json(article) for article in self._articles)
        self._stream.write(f'{{"schema": {exact_json(schema)},\n"articles": [\n{articles}\n],\n')
        self._stream.write(f'"{self._table.name}": [\n')
        self._rows.seek(0)
        shutil.copyfileobj(self._rows, self._stream)
        self._rows.close()
        self._stream.write("\n]}\n")


EXPORTER = Exporter("json", ".json", "JSON", _JsonWriter)
