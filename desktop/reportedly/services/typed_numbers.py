"""Numbers as a person types them, read by the number reading of the extraction itself.

"~3,000", "11,000-12,000", "at least 600", ">= 3000", "3k", "$4.2m", "dozens", "1/3", "fell to -5".
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from reportedly.extraction.draft import HEDGES, NUMBERS, QUANTITIES, Draft, NumberForm, QuantityMention
from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.stages import hedges, numbers, quantities
from reportedly.model.document import Document
from reportedly.model.errors import UserError
from reportedly.model.quantity import Quantity, Relation

__all__ = ["TypedNumber", "read_typed_number", "read_typed_unit"]

HELP = "Write 3,000, ~3,000, >=600, 11,000-12,000, 3k or $4.2m."
_SIGN_GAP = re.compile(r"^\s*(>=|<=|=>|=<|[<>~≈≥≤=+])\s*")
_SIGNS = {"=>": ">=", "=<": "<=", "=": "", "+": ""}
# "-8--5", "-8 – -5": a dash between two numbers of which one is negative is no dash to the grammar.
_NEGATIVE_RANGE = re.compile(
    r"(?<=[\d%])\s*[-–—]\s*(?=[-−]\s?\d)|(?<=^)(?P<first>[-−]\d[\d.,]*)\s*[-–—]\s*(?=\d)"
)
_WORD = re.compile(r"[^\W\d_]+|\d+")
_JOINING = frozenset({"between", "from", "to", "and", "a", "an", "the", "of", "or", "some", "more"})
_OPENING = re.compile(r"\b(between|from)\b", re.IGNORECASE)
_GOING_ON = re.compile(
    r"(?:\b(?:to|and|or|at|as|than|up|between|from|until|till|but|nor)|[-–—/,:;<>=~≈≥≤+])\s*$", re.IGNORECASE
)
"""How a number ends that somebody is still typing."""


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number that was typed; `unit` is None where none was. `left` are words beside it, in lower case."""

    quantity: Quantity
    is_added: bool = False  # typed with a plus sign: so many more
    is_fraction: bool = False
    left: tuple[str, ...] = ()


@lru_cache(1024)  # one text is typed for thousands of figures at a time
def read_typed_number(text: str) -> TypedNumber:
    """Read one number with its hedge, bounds and unit; raises UserError R310 for none or several."""
    typed = " ".join(text.split())
    sign = _SIGN_GAP.match(typed)
    bare = _SIGNS.get(sign[1], sign[1]) + typed[sign.end() :] if sign else typed
    bare = _NEGATIVE_RANGE.sub(lambda found: f"{found['first'] or ''} to ", bare)
    draft = _read(bare)
    found = [q for q in draft[QUANTITIES] if _has_value(draft, q)]
    if not found:
        raise UserError("R310", f"“{typed}” is no number." if typed else "A number is missing.", HELP)
    if len(found) > 1 or len(draft[QUANTITIES]) > 1:
        raise UserError("R310", f"“{typed}” holds several numbers.", HELP)
    quantity, hedge, number = found[0], draft[HEDGES][0], draft[NUMBERS][0]
    spans = [quantity.span, *hedge.spans, *([quantity.unit_span] if quantity.unit_span else [])]
    rest = "".join(" " if any(s.start <= i < s.end for s in spans) else c for i, c in enumerate(bare))
    before, after = bare[: min(s.start for s in spans)], bare[max(s.end for s in spans) :]
    if _GOING_ON.search(after) or (_OPENING.search(before) and hedge.relation is not Relation.RANGE):
        raise UserError("R310", f"“{typed}” is half a number: something is missing in it.", HELP)
    left = [word for word in _WORD.findall(rest.lower()) if word not in _JOINING]
    return TypedNumber(
        Quantity(hedge.value, hedge.low, hedge.high, hedge.relation, quantity.unit),
        is_added=bool(sign and sign[1] == "+"),
        is_fraction=number.form is NumberForm.FRACTION,
        left=tuple(left),
    )


@lru_cache(1024)  # one text is typed for thousands of figures at a time
def read_typed_unit(text: str) -> str:
    """Give the canonical name of a unit that was typed as a name or a sign ("%", "kilometres", "$"), else the words."""
    typed = " ".join(text.split())
    for beside in (f"5 {typed}", f"5{typed}", f"{typed}5", f"{typed} 5"):
        draft = _read(beside)
        if len(draft[QUANTITIES]) == 1 and (unit := draft[QUANTITIES][0].unit) is not None:
            quantity = draft[QUANTITIES][0]
            covered = quantity.span.joined(quantity.unit_span) if quantity.unit_span else quantity.span
            if len(covered) >= len(beside):
                return unit
    return typed


def _read(text: str) -> Draft:
    """Run the stages that need no parser: they load in a moment and read a line in 0.1 ms."""
    lexicon = load_lexicon("en")
    draft = Draft(Document("typed", text))
    for stage in (numbers.STAGE, quantities.STAGE, hedges.STAGE):
        draft = stage.run(draft, lexicon)
    return draft


def _has_value(draft: Draft, quantity: QuantityMention) -> bool:
    hedge = draft[HEDGES][draft[QUANTITIES].index(quantity)]
    return any(n is not None for n in (hedge.value, hedge.low, hedge.high))
