"""Read the words that a person marked in an article as a figure, by the rules that read all others.

The article is read once more with one thing changed: the number at the marked words is taken for a reported
figure, whatever the rules say. So it has a measure, a source and dates like its neighbours.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from reportedly.extraction.draft import FIGURES, HEDGES, QUANTITIES, SENTENCES, VERDICTS, Draft, Verdict
from reportedly.extraction.language import detect_language
from reportedly.extraction.lexicon import available_languages
from reportedly.extraction.pipeline import load_pipeline
from reportedly.model.document import Document
from reportedly.model.errors import UserError
from reportedly.model.figure import Figure, figure_id
from reportedly.model.quantity import Kind, Quantity, Relation
from reportedly.model.span import Span
from reportedly.services.rekey import article_identity
from reportedly.services.typed_numbers import read_typed_number

__all__ = ["Mark", "read_mark"]

_UP_TO_HEDGES = ("segment", "numbers", "quantities", "hedges")
_DIGITS = re.compile(r"\d+(?:[,'’\s]\d{3}(?!\d))*")
_HELP = "Mark the words of one number, like 3,000 or “two dozen”."


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of an article that a person marked, in code points of its text."""

    document: Document
    start: int
    end: int


def read_mark(mark: Mark) -> Figure:
    """Give the figure at a mark: all of a worker's work on it.

    The mark may be wider or narrower than the number. Raises UserError R311 where it holds no number, or several.
    """
    document = mark.document
    span = _trimmed(document.text, mark)
    language = document.language or detect_language(document.text)
    is_read = language in available_languages()
    pipeline = load_pipeline(language) if is_read else load_pipeline()
    draft = Draft(document)
    if not is_read:
        for stage in pipeline.stages:
            draft = stage.run(draft, pipeline.lexicon) if stage.name in _UP_TO_HEDGES else draft
        return _bare(draft, _place_of(draft, span))
    for stage in pipeline.stages:
        if VERDICTS in stage.assigns:
            draft = _with_verdict(draft, stage.run(draft, pipeline.lexicon), span)
        else:
            draft = stage.run(draft, pipeline.lexicon)
    wanted = draft[QUANTITIES][_place_of(draft, span)].span
    found = next(
        figure for figure in draft[FIGURES] if (figure.start, figure.end) == (wanted.start, wanted.end)
    )
    return _valued(found)


def _trimmed(text: str, mark: Mark) -> Span:
    words = text[mark.start : mark.end]
    start = mark.start + len(words) - len(words.lstrip())
    span = Span(start, max(start, mark.end - len(words) + len(words.rstrip())))
    if not len(span):
        raise UserError("R311", "Nothing is marked.", _HELP)
    return span


def _with_verdict(before: Draft, after: Draft, span: Span) -> Draft:
    """Give the draft with the verdicts of its stage, but for the marked number."""
    verdicts = list(after[VERDICTS])
    verdicts[_place_of(after, span)] = Verdict(None, "figure.marked", 1.0)
    return before.with_layer(VERDICTS, tuple(verdicts))


def _place_of(draft: Draft, span: Span) -> int:
    """Find the one number that the mark is about: the one that it covers whole, else the one that it touches."""
    touched = [i for i, quantity in enumerate(draft[QUANTITIES]) if quantity.span.overlaps(span)]
    whole = [i for i in touched if span.contains(draft[QUANTITIES][i].span)]
    chosen = touched if len(touched) == 1 else whole
    if len(chosen) == 1:
        return chosen[0]
    words = " ".join(span.of(draft.text).split())
    short = words if len(words) <= 60 else f"{words[:57]}..."
    what = "several numbers" if touched else "no number"
    raise UserError("R311", f"There {'are' if touched else 'is'} {what} in “{short}”.", _HELP)


def _valued(figure: Figure) -> Figure:
    """Give a number without a value (part of a date, "23rd") the one that its words have by themselves."""
    if figure.numbers:
        return figure
    return figure.with_quantity(_value_of(figure.text))


def _value_of(text: str) -> Quantity:
    try:
        return read_typed_number(text).quantity
    except UserError:
        written = _DIGITS.findall(text)
        digits = "".join(c for c in "".join(written) if c.isdigit())
        if len(written) != 1 or len(digits) > 15:  # the digits of a day, of 14:30 or 3-1 are no one number
            raise UserError("R311", f"“{text}” is no number that can be compared.", _HELP) from None
        return Quantity.bounded(Decimal(digits), Relation.EXACT, None)


def _bare(draft: Draft, place: int) -> Figure:
    """Give a figure with what can be told of an article in a language that is not read: number, unit, sentence."""
    document, quantity, hedge = draft.document, draft[QUANTITIES][place], draft[HEDGES][place]
    sentences = [sentence.span for sentence in draft[SENTENCES] if sentence.span.overlaps(quantity.span)]
    sentence = sentences[0].joined(sentences[-1]) if sentences else quantity.span
    span = quantity.span
    read = Quantity(hedge.value, hedge.low, hedge.high, hedge.relation, quantity.unit)
    if hedge.value is None and hedge.low is None and hedge.high is None:
        read = _value_of(span.of(draft.text))
    unit = read.unit or quantity.unit or "count"
    return Figure(
        id=figure_id(article_identity(document.key, document), span.start, span.end),
        article=document.key,
        outlet=document.outlet,
        title=document.title,
        author=document.author,
        url=document.url,
        published=document.published,
        start=span.start,
        end=span.end,
        text=span.of(draft.text),
        value=read.value,
        low=read.low,
        high=read.high,
        relation=read.relation,
        kind=quantity.kind or Kind.LEVEL,
        unit=unit,
        measure=unit,
        series=unit,
        statement_date=document.published,
        sentence=sentence.of(draft.text),
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        confidence=1.0,
    )
