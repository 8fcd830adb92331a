"""Several fields of figures at once, as a script names them, as one step of undo.

Beside what the window's panel edits, fields of the record are taken where they have a meaning of their own:
`value`, `low`, `high` and `relation` (parts of the figure), `series`, and the remarks `note`, `tags`, `is_starred`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from reportedly.analysis.series_parts import series_of_words
from reportedly.model.changes import ChangeSet
from reportedly.model.errors import UserError
from reportedly.model.figure import Figure, Review
from reportedly.model.quantity import Relation
from reportedly.services.addressing import find_or_new
from reportedly.services.formatting import plain_decimal
from reportedly.services.review_rows import change_reviews
from reportedly.services.session import ProjectSession
from reportedly.services.typed_fields import (
    EDITABLE_FIELDS,
    FIELD_TITLES,
    Value,
    cell_of,
    read_typed,
    with_fields,
    words_of,
)
from reportedly.store.queries.figures import series_named
from reportedly.store.queries.reviews import Spot

__all__ = ["ARTICLE_FIELDS", "FIGURE_FIELDS", "Edited", "edit_fields"]

NUMBER_PARTS = ("value", "low", "high", "relation")
REMARKS = ("note", "tags", "is_starred")
FIGURE_FIELDS = (*EDITABLE_FIELDS, *NUMBER_PARTS, "series", *REMARKS)
"""Fields that `edit_fields` takes."""
ARTICLE_FIELDS = ("published", "outlet", "title", "author")
"""Fields that are the article's: `services.extracting.edit_articles` takes them."""

_YES, _NO = frozenset({"yes", "true", "1"}), frozenset({"no", "false", "0", ""})
_HINTS = {
    "review": "Use `reportedly project review`.",
    "text": "The words of the article stay; write figure=3,000 for what they mean.",
    "target_start": "Write target_date=2024-12, or target_date=“1-5 Nov 2024”.",
    "target_end": "Write target_date=2024-12, or target_date=“by Dec 2024”.",
}


@dataclass(frozen=True, slots=True)
class Edited:
    """A figure that was changed: (field, words before, words after) of each field that is another now."""

    figure: str
    changes: tuple[tuple[str, str, str], ...]


@dataclass(slots=True)
class _Plan:
    """What is to be said of one figure."""

    figure: Figure
    fields: dict[str, Value] = field(default_factory=dict)
    remarks: dict[str, Any] = field(default_factory=dict)

    @property
    def after(self) -> Figure:
        return replace(with_fields(self.figure, self.fields), **self.remarks)


def edit_fields(
    session: ProjectSession, figures: Collection[str], typed: Mapping[str, str]
) -> tuple[list[Edited], ChangeSet]:
    """Set fields to what a person typed, in all of these figures, as one step; give what became another.

    Raises UserError R209 for a field that is none of FIGURE_FIELDS, R310 for what cannot be read, R309 where a
    figure is not in view; nothing is changed then.
    """
    for name in typed:
        if name not in FIGURE_FIELDS:
            raise _unknown(name)
    series = _known_series(session, typed)
    plans = {figure.id: _plan(figure, typed, series) for figure in session.figures_by_id(figures)}
    changed = {name: plan for name, plan in plans.items() if plan.after != plan.figure}
    missing = [figure for figure in figures if figure not in plans]

    def said(spot: Spot) -> Spot:
        plan = changed[spot.figure]
        if plan.fields:
            spot = replace(spot, verdict=Review.EDITED.value, fields={**spot.fields, **plan.fields})
        return replace(spot, **plan.remarks)

    names = [FIELD_TITLES.get(name, name.replace("is_starred", "star")) for name in typed]
    title = f"Edit {' and '.join([*([', '.join(names[:-1])] if names[1:] else []), names[-1]])} of"
    changes = change_reviews(session, [*changed, *missing], title, said)
    return [_edited(plan, typed) for plan in changed.values()], changes


def _plan(figure: Figure, typed: Mapping[str, str], series: Mapping[str, str]) -> _Plan:
    """Read what was typed, each field on the figure as those before have left it."""
    plan = _Plan(figure)
    parts = {name: text for name, text in typed.items() if name in NUMBER_PARTS}
    if parts and "figure" in typed:
        raise UserError(
            "R209", f"“figure” and “{next(iter(parts))}” say the same thing twice.", "Write one of them."
        )
    given = {**typed, **({"figure": _figure_of(figure, parts)} if parts else {})}
    for name in (*EDITABLE_FIELDS, "series"):
        if name not in given:
            continue
        now = plan.after
        found = {"series": series[name]} if name == "series" else read_typed(name, given[name], now)
        if name == "measure" and found["measure"] != now.measure:
            words = str(found["measure"])
            found["series"] = series.get(name) or series_of_words(words, now.kind, now.unit)
        plan.fields.update(found)
    plan.fields = {name: value for name, value in plan.fields.items() if value != cell_of(figure, name)}
    plan.remarks = {name: _remark(name, given[name]) for name in REMARKS if name in given}
    return plan


def _known_series(session: ProjectSession, typed: Mapping[str, str]) -> dict[str, str]:
    """Give the series that the words typed for `measure` and `series` stand for; a new key stands for itself."""
    found: dict[str, str] = {}
    if "measure" in typed:
        words = " ".join(typed["measure"].split())
        if known := session.read(lambda connection: series_named(connection, words)):
            found["measure"] = known
    if "series" in typed:
        words = " ".join(typed["series"].split())
        if not words:
            raise UserError("R310", "A series is missing.", "Write its key, or its words.")
        found["series"] = find_or_new(session, "series", words)
    return found


def _figure_of(figure: Figure, parts: Mapping[str, str]) -> str:
    """Write a number as one types it from its parts; those that are not given are the figure's own."""
    own = {name: plain_decimal(number) for name in ("value", "low", "high")
           if (number := getattr(figure, name)) is not None}  # fmt: skip
    ends = [parts.get(name, "").strip() for name in ("low", "high")]
    relation = parts.get("relation", "").strip()
    if relation and relation not in list(Relation):
        raise UserError("R310", f"“{relation}” is no relation.", f"Write one of: {', '.join(Relation)}.")
    if relation == Relation.RANGE or (any(ends) and not relation and "value" not in parts):
        low, high = (given or own.get(name, "") for given, name in zip(ends, ("low", "high"), strict=True))
        return f"{low} to {high}"
    if not relation:
        relation = figure.relation if figure.relation is not Relation.RANGE else Relation.EXACT
    number = parts.get("value", "").strip() or next(filter(None, ends), "")
    number = number or next((own[name] for name in ("value", "low", "high") if name in own), "")
    return f"{relation} {number}" if relation != Relation.EXACT else number


def _remark(name: str, text: str) -> object:
    if name == "tags":
        return tuple(dict.fromkeys(tag.strip() for tag in text.split(",") if tag.strip()))
    if name == "note":
        return text.strip()
    if text.strip().lower() not in _YES | _NO:
        raise UserError("R310", f"“{text}” is neither yes nor no.", "Write is_starred=yes or is_starred=no.")
    return text.strip().lower() in _YES


def _edited(plan: _Plan, typed: Mapping[str, str]) -> Edited:
    names = dict.fromkeys("figure" if name in NUMBER_PARTS else name for name in typed)
    words = [(name, _words(name, plan.figure), _words(name, plan.after)) for name in names]
    return Edited(plan.figure.id, tuple(change for change in words if change[1] != change[2]))


def _words(name: str, figure: Figure) -> str:
    if name in EDITABLE_FIELDS:
        return words_of(name, figure)
    value = getattr(figure, name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _unknown(name: str) -> UserError:
    if name in ARTICLE_FIELDS:
        return UserError("R209", f"“{name}” is the article's.", "Set it apart from fields of the figure.")
    remedy = _HINTS.get(name, f"Fields are {', '.join((*FIGURE_FIELDS, *ARTICLE_FIELDS))}.")
    return UserError("R209", f"“{name}” cannot be edited.", remedy)
