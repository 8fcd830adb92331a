"""The sample project: articles in seeds/, shipped with their figures so that it opens without reading.

``python -m reportedly.services.sample`` reads the articles and writes their figures to seeds/figures.jsonl:
a line for each article, then one for each of its figures and set-aside numbers, as the JSON exporter
writes them. A test compares the file with a fresh extraction.
"""

import json
import logging
import tomllib
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from reportedly.analysis.series import build_series
from reportedly.assets import seeds_folder
from reportedly.exporting import FIGURES, SET_ASIDE
from reportedly.exporting.json_text import exact_json, record_json
from reportedly.model.document import Document, Origin
from reportedly.model.errors import ReportedlyError
from reportedly.model.estimate import Series
from reportedly.model.extraction import Extraction
from reportedly.model.figure import Figure
from reportedly.services.project_files import PROJECT_SUFFIX, untitled_folder
from reportedly.services.publishing import open_output
from reportedly.services.record_json import figure_from_json, set_aside_from_json
from reportedly.services.session import ProjectSession

__all__ = ["build_sample", "open_sample", "sample_documents", "sample_extractions", "sample_series"]

_LOG = logging.getLogger(__name__)


def open_sample() -> ProjectSession:
    """Give an untitled project with the sample articles and their shipped figures.

    Samples of earlier times in which nothing was changed are removed first.
    """
    _remove_pristine()
    session = ProjectSession.create()
    documents = {document.key: (document, path) for document, path in sample_documents()}
    for extraction in sample_extractions():
        document, path = documents[extraction.article]
        session.add_article(document, extraction, path=str(path))
    session.mark_pristine()
    return session


def sample_documents() -> Iterator[tuple[Document, Path]]:
    """Yield the sample's articles with their files, in the order of the manifest."""
    manifest = tomllib.loads((seeds_folder() / "manifest.toml").read_text(encoding="utf-8"))
    for entry in manifest["article"]:
        path = seeds_folder() / entry["file"]
        document = Document(
            path.name,
            path.read_bytes().decode("utf-8"),
            title=entry.get("title"),
            outlet=entry["outlet"],
            author=entry.get("author"),
            url=entry.get("url"),
            published=str(entry["published"]),
            published_origin=Origin.TABLE,
            outlet_origin=Origin.TABLE,
            language=manifest["language"],
        )
        yield document, path


def sample_extractions() -> Iterator[Extraction]:
    """Yield the shipped figures, article by article."""
    head: dict[str, Any] = {}
    rows: dict[str, list[Any]] = {}
    with _shipped().open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line, parse_float=Decimal)
            if "version" in row:
                if head:
                    yield _extraction(head, rows)
                head, rows = row, {"figures": [], "set_aside": []}
            elif "reason" in row:
                rows["set_aside"].append(set_aside_from_json(row))
            else:
                rows["figures"].append(figure_from_json(row))
    if head:
        yield _extraction(head, rows)


def sample_series() -> tuple[Series, dict[str, Figure]]:
    """Give the series with most of the shipped figures, and these figures by id."""
    figures = [figure for extraction in sample_extractions() for figure in extraction.figures]
    ((key, _),) = Counter(figure.series for figure in figures).most_common(1)
    return build_series(figures, key), {figure.id: figure for figure in figures if figure.series == key}


def build_sample() -> None:
    """Read the sample's articles and ship their figures."""
    from reportedly.extraction.pipeline import load_pipeline

    with open_output(_shipped()) as stream:
        for document, _ in sample_documents():
            extraction = load_pipeline().read(document)
            head = {name: getattr(extraction, name) for name in ("article", "version", "language", "is_read")}
            stream.write(exact_json(head) + "\n")
            for figure in extraction.figures:
                stream.write(record_json(figure, FIGURES) + "\n")
            for number in extraction.set_aside:
                stream.write(record_json(number, SET_ASIDE) + "\n")


def _shipped() -> Path:
    return seeds_folder() / "figures.jsonl"


def _extraction(head: dict[str, Any], rows: dict[str, list[Any]]) -> Extraction:
    return Extraction(
        head["article"],
        tuple(rows["figures"]),
        tuple(rows["set_aside"]),
        head["version"],
        language=head["language"],
        is_read=head["is_read"],
    )


def _remove_pristine() -> None:
    """Throw away unchanged samples; one that is open, or cannot be opened, is left alone."""
    try:
        paths = list(untitled_folder().glob(f"*{PROJECT_SUFFIX}"))
    except OSError as error:  # making the new project there will say what is wrong
        _LOG.info("left alone: %s", error)
        return
    for path in paths:
        try:
            session = ProjectSession.open(path)
        except ReportedlyError as error:
            _LOG.info("left alone: %s", error)
            continue
        if session.is_pristine:
            session.discard()
        else:
            session.close_unseen()


if __name__ == "__main__":
    build_sample()
