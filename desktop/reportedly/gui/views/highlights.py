"""What is marked in an article: figures and set-aside numbers at rest, the parts of the one that is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from reportedly.model.figure import Figure, Review, Stance
from reportedly.model.set_aside import Reason, SetAside
from reportedly.model.span import Span

__all__ = ["Highlight", "Role", "marks_of", "parts_of"]


class Role(Enum):
    """The part that words play; the values are the names of the design's highlight tokens."""

    FIGURE = "figure"
    SET_ASIDE = "set_aside"
    TO_CHECK = "to_check"
    MEASURE = "measure"
    UNIT = "unit"
    HEDGE = "hedge"
    SOURCE = "source"
    SPEAKER = "speaker"
    VIA = "via"
    CUE = "cue"
    STANCE = "stance"
    DENIED_BY = "denied_by"
    STATEMENT_DATE = "statement_date"
    TARGET_DATE = "target_date"


# In the order of precedence: words that play two parts show the first. Who relays comes before the source: where
# the sentence names nobody else, its words are found as the source too.
_PARTS = (
    Role.HEDGE, Role.VIA, Role.SOURCE, Role.SPEAKER, Role.CUE, Role.STATEMENT_DATE, Role.TARGET_DATE, Role.UNIT,
    Role.MEASURE, Role.STANCE, Role.DENIED_BY,
)  # fmt: skip
_FIELDS = {Role.HEDGE: "relation"}  # where the field is not called as its part


@dataclass(frozen=True, slots=True)
class Highlight:
    """A marked stretch of the article's text, in code points; `note` is the reason of a set-aside number."""

    start: int
    end: int
    role: Role
    figure_id: str | None = None
    is_hollow: bool = False
    note: str = ""
    review: Review = Review.MACHINE


def marks_of(figures: Sequence[Figure], set_aside: Sequence[SetAside]) -> tuple[Highlight, ...]:
    """Give what is marked at rest, in reading order."""
    marks = [
        Highlight(
            f.start, f.end, Role.FIGURE, f.id, f.stance in (Stance.PLANNED, Stance.FORECAST), review=f.review
        )
        for f in figures
    ]
    for number in set_aside:
        role = Role.TO_CHECK if number.reason is Reason.TO_CHECK else Role.SET_ASIDE
        marks.append(Highlight(number.start, number.end, role, note=number.reason.value))
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))


def parts_of(figure: Figure) -> tuple[Highlight, ...]:
    """Give the words that gave a figure its fields, in reading order; none covers the figure itself."""
    taken = [(figure.start, figure.end)]
    parts = []
    for role in _PARTS:
        for span in _spans(figure, role):
            for start, end in _free(span.start, span.end, taken):
                taken.append((start, end))
                parts.append(Highlight(start, end, role, figure.id))
    return tuple(sorted(parts, key=lambda part: part.start))


def _spans(figure: Figure, role: Role) -> Sequence[Span]:
    evidence = figure.evidence.get(_FIELDS.get(role, role.value))
    if evidence is None or (role is Role.UNIT and evidence.stage != "quantities"):
        return ()  # a counted thing is its own unit: it is marked as what is counted
    return evidence.spans


def _free(start: int, end: int, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give what is left of a stretch when the taken ones are cut out; single characters are not worth a line."""
    left = [(start, end)]
    for first, last in taken:
        cut = []
        for a, b in left:
            cut += [(a, b)] if b <= first or last <= a else [(a, min(b, first)), (max(a, last), b)]
        left = [(a, b) for a, b in cut if b - a > 1]
    return left
