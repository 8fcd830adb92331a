"""Work on a project until its disk is full, and go on when there is room again.

``python -m helpers.small_disk FOLDER`` in a folder that is a small disk of its own; prints what happened as JSON.
"""

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from helpers.records import make_document, make_extraction
from reportedly.model.errors import ReportedlyError
from reportedly.model.figure import Review
from reportedly.services.project_copies import save_copy
from reportedly.services.reviewing import set_verdict
from reportedly.services.session import ProjectSession


def load(session: ProjectSession, number: int) -> None:
    document = make_document(f"{number}.txt", f"{number}: " + "Some 3,000 soldiers were counted. " * 200)
    session.add_article(document, make_extraction(document, 50))


def refusal(work: Callable[[], object]) -> dict[str, str]:
    try:
        work()
    except ReportedlyError as error:
        return {"code": error.code, "message": error.message, "remedy": error.remedy}
    return {}


def fill(session: ProjectSession) -> tuple[int, dict[str, str]]:
    """Add articles until one is refused; give how many are there then."""
    for number in range(10_000):
        if said := refusal(partial(load, session, number)):
            return number, said
    raise AssertionError("the disk was never full")


def main(folder: Path) -> None:
    reserve = folder / "reserve"
    reserve.write_bytes(bytes(5_000_000))
    path = folder / "Проект 1.reportedly"
    session = ProjectSession.create(path)
    loaded, said = fill(session)
    shown = [article.key for article in session.articles()]
    steps = len(session.history())
    copy = refusal(lambda: save_copy(session, folder / "copy.reportedly"))
    ids = [figure.id for figure in session.figures()]
    big = refusal(lambda: [set_verdict(session, ids, Review.ACCEPTED) for _ in range(2)])
    reserve.unlink()
    load(session, 10_001)
    set_verdict(session, ids[:5], Review.ACCEPTED)
    session.close()
    session = ProjectSession.open(path)
    after = [article.key for article in session.articles()]
    whole = session.read(lambda file: file.execute("PRAGMA integrity_check").fetchone()[0])
    session.close()
    sys.stdout.write(json.dumps({
        "loaded": loaded, "said": said, "shown": shown, "steps": steps, "copy": copy, "big": big, "after": after,
        "whole": whole, "files": sorted(file.name for file in folder.iterdir()),
    }))  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))
