"""Which numbers are no reported figures, and why. Rules are tried in order; the first that speaks decides."""

from reportedly.extraction.aside_context import Context, contexts
from reportedly.extraction.aside_described import described_unit
from reportedly.extraction.aside_rules import RULES
from reportedly.extraction.aside_words import AsideWords, aside_words
from reportedly.extraction.draft import (
    HEDGES,
    NUMBERS,
    PARAGRAPHS,
    PARSES,
    QUANTITIES,
    SENTENCES,
    VERDICTS,
    Draft,
    Verdict,
)  # fmt: skip
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.stage import Stage
from reportedly.model.set_aside import Reason

__all__ = ["STAGE"]


def _run(draft: Draft, lexicon: Lexicon) -> Draft:
    words = aside_words(lexicon)
    return draft.with_layer(VERDICTS, tuple(_verdict(context, words) for context in contexts(draft)))


def _verdict(context: Context, words: AsideWords) -> Verdict:
    for name, rule in RULES:
        reason = rule(context, words)
        if reason is not None:
            unit = described_unit(context, words) if reason is Reason.MEASUREMENT else None
            return Verdict(reason, f"aside.{name}", unit=unit)
    return Verdict(None, "figure.default")


STAGE = Stage("set_aside", (PARAGRAPHS, SENTENCES, NUMBERS, PARSES, QUANTITIES, HEDGES), (VERDICTS,), _run)
