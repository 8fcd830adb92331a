"""Make the project of the present schema version for the tests of old projects: once, before it is released.

`.venv/bin/python tests/projects/make.py`; a file that is there already is never made anew.
"""

import sqlite3
from pathlib import Path

from reportedly.extraction.pipeline import load_pipeline
from reportedly.model.document import Document, Origin
from reportedly.model.figure import Review
from reportedly.model.filter import FilterSpec
from reportedly.services import naming, origins, reviewing
from reportedly.services.filters import save_filter
from reportedly.services.session import ProjectSession
from reportedly.store.schema import SCHEMA_VERSION

HARBOUR = (
    "VARNSTAD - The port authority said on Wednesday that 3,000 dockers had stopped work. The union spoke of 4,500 to "
    "5,000. \N{SHIP} Another 1,200 are to join by December, the union's chairwoman, Ida Holm, 52, told reporters.\r\n"
    "The ministry denied it."
)
STORM = (
    "At least 17 people were killed in the storm, the rescue service said. The regional government put the damage at "
    "$42.8 million."
)
ARTICLES = (
    Document("harbour.txt", HARBOUR, title="Dockers stop work", outlet="Varnstad Post", author="A. Writer",
             url="https://example.org/harbour", published="2024-10-24", published_origin=Origin.FOUND,
             outlet_origin=Origin.FOUND),
    Document("storm.txt", STORM, title="Storm over the coast", outlet="Coast Radio", published="2024-10-25",
             published_origin=Origin.TYPED, outlet_origin=Origin.TYPED),
    Document("undated.txt", "About 600 homes were without power on Monday, according to the grid operator."),
    Document("removed.txt", "The mayor said that 90 trees had fallen.", title="Trees", outlet="Coast Radio",
             published="2024-10-26"),
)  # fmt: skip


def main() -> None:
    path = Path(__file__).with_name(f"version-{SCHEMA_VERSION}.reportedly")
    if path.exists():
        raise SystemExit(f"{path.name} is there: what was released is never made anew")
    session = ProjectSession.create(path)
    try:
        for article in ARTICLES:
            session.add_article(article, load_pipeline().read(article))
        session.remove_articles(["removed.txt"])
        review(session)
    finally:
        session.close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA page_size = 2048")  # many small tables: half the size
    connection.execute("VACUUM")
    connection.close()


def review(session: ProjectSession) -> None:
    """Say of the figures what the tests look for."""
    ids = {figure.text: figure.id for figure in session.figures()}
    reviewing.set_verdict(session, [ids["3,000"]], Review.ACCEPTED)
    reviewing.set_verdict(session, [ids["17"]], Review.REJECTED)
    reviewing.edit(session, [ids["1,200"]], "measure", "dockers joining the strike")
    reviewing.edit(session, [ids["1,200"]], "target_date", "")
    reviewing.remark(session, [ids["1,200"]], note="by phone", tags=["call back"], is_starred=True)
    reviewing.edit(session, [ids["4,500 to 5,000"]], "source", "Dockers' union")
    start = HARBOUR.index("52")
    reviewing.promote(session, "harbour.txt", start, start + 2)
    source = next(figure.source for figure in session.figures() if figure.text == "17") or ""
    naming.merge(session, "source", [source], "Rescue service of the coast")
    naming.describe(session, "source", "Rescue service of the coast", source_kind="agency")
    origins.same_origin(session, [ids["3,000"], ids["4,500 to 5,000"]])
    origins.own_origin(session, [ids["1,200"]])
    save_filter(session, "Dockers", FilterSpec(text="dockers"))
    session.set_view_state({"tab": "chart"})
    reviewing.set_verdict(session, [ids["600"]], Review.REJECTED)
    session.undo()


if __name__ == "__main__":
    main()
