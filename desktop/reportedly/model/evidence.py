"""Why a field has its value: the trace behind every figure."""

from dataclasses import dataclass
from typing import Any

from reportedly.model.span import Span

__all__ = ["Evidence"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The stage and rule that gave one field, and the words it rests on.

    `spans` are in code points of `Document.text`, in reading order; empty where a field rests on no
    words (the publication date that stands in for a missing statement date). `confidence` is the
    measured share of right answers of the rule, 0 to 1, or None where it was not measured.
    """

    stage: str
    rule: str
    spans: tuple[Span, ...] = ()
    confidence: float | None = None

    def to_json(self) -> dict[str, Any]:
        """Give the shape of `evidence` in JSON and JSONL: {stage, rule, spans[, confidence]}."""
        row: dict[str, Any] = {
            "stage": self.stage,
            "rule": self.rule,
            "spans": [[span.start, span.end] for span in self.spans],
        }
        if self.confidence is not None:
            row["confidence"] = self.confidence
        return row

    @classmethod
    def from_json(cls, row: dict[str, Any]) -> "Evidence":
        """Read what `to_json` gave."""
        spans = tuple(Span(start, end) for start, end in row["spans"])
        return cls(row["stage"], row["rule"], spans, row.get("confidence"))
