"""Sources and series as objects: the names that figures bear, which of them are one, what is said of them."""

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from reportedly.store.schema import select_named

__all__ = [
    "Description",
    "NameUse",
    "decline_pair",
    "declined_pairs",
    "describe_name",
    "descriptions",
    "is_borne",
    "joined_names",
    "list_outlets",
    "list_titles",
    "list_uses",
    "list_words",
    "put_names",
    "rules_of", "text_of", "words_of",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name as machine or person gave it, and how many figures and denials bear it."""

    name: str
    figures: int
    denials: int = 0


@dataclass(frozen=True, slots=True)
class Description:
    """What a person said of a name; None where nothing was said."""

    title: str | None = None
    source_kind: str | None = None
    country: str | None = None

    def __bool__(self) -> bool:
        return (self.title, self.source_kind, self.country) != (None, None, None)


# Of the view's columns only those that are needed: all of them take ten times as long (10,000 figures, 30 ms).
_BORNE = {kind: select_named(kind) for kind in ("source", "series")}
_DENIERS = f"""
    SELECT json_extract(denial.value, '$.source') AS name
    FROM ({select_named("denied_by")}) AS figures, json_each(figures.denied_by) AS denial
    WHERE figures.denied_by <> '[]' AND json_extract(denial.value, '$.source') IS NOT NULL
"""


def list_uses(connection: sqlite3.Connection, kind: str) -> list[NameUse]:
    """Give the names that figures and denials of present articles bear, before any alias leads them on."""
    figures = Counter(row[0] for row in connection.execute(_BORNE[kind]) if row[0] is not None)
    deniers = connection.execute(_DENIERS) if kind == "source" else ()
    denials = Counter(row["name"] for row in deniers)
    names = dict.fromkeys([*figures, *denials])
    return [NameUse(name, figures[name], denials[name]) for name in names]


# The figures that bear a name, found by the index of names: a look at all others takes twenty times as long.
_BEARING = """
    FROM figure JOIN document ON document.current_run_id = figure.run_id AND document.present
    LEFT JOIN review ON review.document_id = document.id
        AND review.start = figure.start AND review."end" = figure."end"
    WHERE figure.{kind} = :name AND review.role IS NOT 'replaced'
        AND json_type(review.fields, '$.{kind}') IS NULL
"""
_SAID = """
    FROM review JOIN document ON document.id = review.document_id AND document.present
    LEFT JOIN figure ON figure.run_id = document.current_run_id
        AND figure.start = review.start AND figure."end" = review."end"
    WHERE review.fields <> '{{}}' AND json_extract(review.fields, '$.{kind}') = :name
        AND (figure.id IS NOT NULL OR review.role = 'added')
"""
_DENYING = """
    FROM document JOIN figure ON figure.run_id = document.current_run_id AND figure.denied_by <> '[]'
    JOIN json_each(figure.denied_by) AS denial ON json_extract(denial.value, '$.source') = :name
    WHERE document.present
"""


def is_borne(connection: sqlite3.Connection, kind: str, name: str) -> bool:
    """Tell whether a figure or denial of a present article bears a name, before any alias leads it on."""
    column = {"source": "source", "series": "series"}[kind]
    places = [
        _BEARING.format(kind=column),
        _SAID.format(kind=column),
        *([_DENYING] if kind == "source" else []),
    ]
    query = " UNION ALL ".join(f"SELECT 1 {place}" for place in places)
    return connection.execute(f"{query} LIMIT 1", {"name": name}).fetchone() is not None


def words_of(connection: sqlite3.Connection, series: str) -> dict[str, int]:
    """Give the words of the figures of one key, before aliases, and how many use them."""
    words = """
        SELECT COALESCE(json_extract(review.fields, '$.measure'), figure.measure) AS measure,
               COALESCE(json_extract(review.fields, '$.unit'), figure.unit) AS unit
    """
    places = " UNION ALL ".join(words + place.format(kind="series") for place in (_BEARING, _SAID))
    rows = connection.execute(
        f"SELECT COALESCE(NULLIF(measure, ''), unit) AS words, COUNT(*) AS n FROM ({places}) GROUP BY 1",
        {"name": series},
    )
    return {row["words"]: row["n"] for row in rows}


def rules_of(connection: sqlite3.Connection, names: Collection[str]) -> dict[str, str]:
    """Give the rule by which the surest figure of each of these sources got its source."""
    rows = connection.execute(
        f"""
        SELECT source, json_extract(evidence, '$.source.rule') AS rule FROM (
            SELECT source, evidence, MAX(confidence) FROM ({select_named("source", "evidence", "confidence")})
            WHERE source IN (SELECT value FROM json_each(?)) GROUP BY source)
        """,
        (json.dumps(list(names)),),
    )
    return {row["source"]: row["rule"] or "" for row in rows}


def text_of(connection: sqlite3.Connection, article: str) -> str:
    """Give the text of a present article; nothing where it was removed."""
    row = connection.execute(
        "SELECT content.text FROM document JOIN content USING (sha256) WHERE key = ? AND present", (article,)
    ).fetchone()
    return str(row["text"]) if row is not None else ""


def list_outlets(connection: sqlite3.Connection) -> frozenset[str]:
    """Give the outlets of the present articles."""
    rows = connection.execute("SELECT DISTINCT outlet FROM document WHERE present AND outlet IS NOT NULL")
    return frozenset(row["outlet"] for row in rows)


def list_words(connection: sqlite3.Connection) -> dict[str, dict[str, int]]:
    """Give for each key of a series, before aliases, the words of its figures and how many use them."""
    rows = connection.execute(
        f"""
        SELECT series, COALESCE(NULLIF(measure, ''), unit) AS words, COUNT(*) AS n
        FROM ({select_named("series", "measure", "unit")}) GROUP BY 1, 2
        """
    )
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        found.setdefault(row["series"], {})[row["words"]] = row["n"]
    return found


def joined_names(connection: sqlite3.Connection, kind: str) -> dict[str, str]:
    """Give each merged name with the one that a person joined it to, in the order of merging."""
    rows = connection.execute("SELECT alias, joined FROM alias WHERE kind = ? ORDER BY id", (kind,))
    return {row["alias"]: row["joined"] for row in rows}


def put_names(
    connection: sqlite3.Connection, kind: str, joined: Mapping[str, str], names: Mapping[str, str]
) -> None:
    """Make these the merged names of a kind: `joined` what each was joined to, `names` the one that counts."""
    rows = connection.execute("SELECT alias, joined, name FROM alias WHERE kind = ?", (kind,)).fetchall()
    before = {row["alias"]: (row["joined"], row["name"]) for row in rows}
    connection.executemany(
        "DELETE FROM alias WHERE kind = ? AND alias = ?",
        [(kind, alias) for alias in before if alias not in joined],
    )
    connection.executemany(
        """
        INSERT INTO alias (kind, alias, joined, name) VALUES (?, ?, ?, ?)
        ON CONFLICT (kind, alias) DO UPDATE SET joined = excluded.joined, name = excluded.name
        """,
        [
            (kind, alias, joined[alias], names[alias])
            for alias in joined
            if before.get(alias) != (joined[alias], names[alias])
        ],
    )


def descriptions(connection: sqlite3.Connection, kind: str) -> dict[str, Description]:
    """Give what a person said of names of a kind."""
    rows = connection.execute("SELECT name, title, source_kind, country FROM named WHERE kind = ?", (kind,))
    return {row["name"]: Description(row["title"], row["source_kind"], row["country"]) for row in rows}


def list_titles(connection: sqlite3.Connection, kind: str) -> dict[str, str]:
    """Give the words that a person put in place of names of a kind."""
    return {name: said.title for name, said in descriptions(connection, kind).items() if said.title}


def describe_name(connection: sqlite3.Connection, kind: str, name: str, said: Description) -> None:
    """Put what a person says of a name in place of what was said before."""
    if not said:
        connection.execute("DELETE FROM named WHERE kind = ? AND name = ?", (kind, name))
        return
    connection.execute(
        """
        INSERT INTO named (kind, name, title, source_kind, country) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (kind, name) DO UPDATE SET
            title = excluded.title, source_kind = excluded.source_kind, country = excluded.country
        """,
        (kind, name, said.title, said.source_kind, said.country),
    )


def declined_pairs(connection: sqlite3.Connection, kind: str) -> list[tuple[str, str]]:
    """Give the pairs of names whose merging a person turned down."""
    rows = connection.execute("SELECT first, second FROM declined_merge WHERE kind = ? ORDER BY id", (kind,))
    return [(row["first"], row["second"]) for row in rows]


def decline_pair(connection: sqlite3.Connection, kind: str, first: str, second: str) -> None:
    """Note that a person does not want two names to be one."""
    connection.execute(
        "INSERT INTO declined_merge (kind, first, second) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (kind, min(first, second), max(first, second)),
    )
