"""Numbers that are no reported figures, each with its reason."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from reportedly.model.quantity import Relation

__all__ = ["SET_ASIDE_FIELDS", "Reason", "SetAside"]


class Reason(StrEnum):
    """Why a number is no reported figure (PRODUCT section 4)."""

    DATE = "date"
    YEAR = "year"
    TIME = "time"
    DURATION = "duration"
    AGE = "age"
    ORDINAL = "ordinal"
    LABEL = "label"
    ADDRESS = "address"
    PHONE = "phone"
    SCORE = "score"
    VERSION = "version"
    NAME = "name"
    LIST = "list"
    PAGE = "page"
    URL = "url"
    CODE = "code"
    COORDINATES = "coordinates"
    PRONOUN = "pronoun"
    DISTANCE = "distance"  # where a place lies
    MEASUREMENT = "measurement"
    RATIO = "ratio"
    RESTATEMENT = "restatement"  # second unit of the figure before
    TO_CHECK = "to check"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """One number set aside; carries its value and attribution so that promoting it loses nothing."""

    article: str
    start: int
    end: int
    text: str
    reason: Reason
    rule: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    relation: Relation | None = None
    unit: str | None = None
    source: str | None = None
    source_text: str | None = None
    source_start: int | None = None
    source_end: int | None = None
    cue: str | None = None


SET_ASIDE_FIELDS: tuple[str, ...] = (
    "article", "start", "end", "text", "reason", "rule", "value", "low", "high", "relation", "unit",
    "source", "source_text", "source_start", "source_end", "cue",
)  # fmt: skip
