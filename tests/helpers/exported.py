"""Rows that were exported, held against the articles that they come from."""

from collections.abc import Iterable, Mapping

from reportedly.services.session import ProjectSession

__all__ = ["assert_defended"]


def assert_defended(rows: Iterable[Mapping[str, str]], session: ProjectSession) -> None:
    """Fail where a row does not say whose word it is, or its offsets do not lead to its words."""
    for row in rows:
        document = session.document(row["article"])
        told = {"outlet": document.outlet, "title": document.title, "published": document.published}
        assert {name: row[name] or None for name in told} == told, row
        assert row["sentence"].strip(), row
        assert row["source"], row
        if row["id"]:
            assert document.text[int(row["start"]) : int(row["end"])] == row["text"], row
            first, last = int(row["sentence_start"]), int(row["sentence_end"])
            assert document.text[first:last] == row["sentence"], row
        else:
            assert document.text[int(row["start"]) : int(row["end"])].strip(), row
        assert {"speaker", "via", "cue", "stance", "denied_by", "source_text", "statement_date"} <= row.keys()
