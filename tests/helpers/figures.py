"""A small project in hand: two articles and five figures, for the tests of the window."""

from decimal import Decimal

from reportedly.model.article import ArticleSummary
from reportedly.model.document import Origin
from reportedly.model.evidence import Evidence
from reportedly.model.figure import Figure, Stance
from reportedly.model.quantity import Kind, Relation
from reportedly.model.span import Span

__all__ = ["make_figure", "sample_figures", "sample_summaries"]


def make_figure(figure_id: str = "a1", **changes: object) -> Figure:
    """Give a figure of one plain sentence; any field can be changed."""
    sentence = "The ministry said on Monday that 3,000 troops had left."
    values: dict[str, object] = {
        "id": figure_id, "article": "one.txt", "start": 33, "end": 38, "text": "3,000", "value": Decimal(3000),
        "low": Decimal(3000), "high": Decimal(3000), "relation": Relation.EXACT, "kind": Kind.LEVEL,
        "unit": "people", "measure": "troops sent", "series": "troops", "source": "Ministry of Defence",
        "source_text": "The ministry", "source_start": 0, "source_end": 12, "cue": "said",
        "statement_date": "2024-10-21", "sentence": sentence, "sentence_start": 0,
        "sentence_end": len(sentence), "confidence": 0.9, "outlet": "Daily Post", "title": "Troops leave",
        "published": "2024-10-22",
        "evidence": {
            "value": Evidence("numbers", "number.digits", (Span(33, 38),), 0.96),
            "unit": Evidence("measures", "measure.noun", (Span(39, 45),), 0.9),
            "measure": Evidence("measures", "measure.noun", (Span(33, 45),), 0.9),
            "cue": Evidence("cues", "cue.clause", (Span(13, 17),)),
            "source": Evidence("sources", "cue.clause source.table", (Span(0, 12),), 0.88),
            "statement_date": Evidence("dates", "statement.cue", (Span(21, 27),)),
            "stance": Evidence("stance", "stance.default"),
        },
    }  # fmt: skip
    return Figure(**{**values, **changes})


def sample_figures() -> list[Figure]:
    """Give five figures of two series, one of them doubtful, one planned, one in the outlet's own voice."""
    return [
        make_figure("a1"),
        make_figure("a2", value=Decimal(10000), low=Decimal(10000), high=Decimal(10000), text="10,000",
                    stance=Stance.PLANNED, target_date="2024-12", target_end="2024-12-31"),
        make_figure("a3", value=None, low=Decimal(11000), high=Decimal(12000), relation=Relation.RANGE,
                    text="11,000 to 12,000", source="Border Guard", statement_date=None, confidence=0.4),
        make_figure("b1", article="two.txt", value=Decimal(40), low=Decimal(40), high=Decimal(40), text="40",
                    unit="house", measure="houses burned", series="houses", source=None, source_text=None,
                    source_start=None, source_end=None, outlet="Coast Radio", statement_date="2024-10-23"),
        make_figure("b2", article="two.txt", value=Decimal(250), low=None, high=Decimal(250),
                    relation=Relation.AT_MOST, text="250", source="Mayor", outlet="Coast Radio",
                    statement_date="2024-10-20"),
    ]  # fmt: skip


def sample_summaries() -> list[ArticleSummary]:
    """Give the two articles of `sample_figures`: one with a guessed date, one without a date."""
    common = {"author": None, "url": None, "language": "en", "is_read": True, "set_aside": 2,
              "media_type": "text/plain", "sha256": "0" * 64, "outlet_origin": Origin.FOUND}  # fmt: skip
    return [
        ArticleSummary(key="one.txt", title="Troops leave", outlet="Daily Post", published="2024-10-22",
                       published_origin=Origin.GUESSED, figures=3, to_check=1, path="/articles/one.txt", **common),
        ArticleSummary(key="two.txt", title="Houses burn", outlet="Coast Radio", published=None,
                       published_origin=Origin.UNKNOWN, figures=2, to_check=0, path=None, **common),
    ]  # fmt: skip
