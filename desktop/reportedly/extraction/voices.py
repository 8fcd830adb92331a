"""Who speaks at a place of the text: the outermost cue that covers it, relays aside."""

from collections.abc import Iterator

from reportedly.extraction.draft import CUES, Cue, Draft
from reportedly.extraction.mentions import CITED, RESOLVER, naming_words
from reportedly.extraction.span_index import SpanIndex
from reportedly.model.span import Span

__all__ = ["Voices"]


class Voices:
    """The cues of an article, to find who says what stands at a place without a number."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._resolver = draft[RESOLVER]
        cues = draft[CUES]
        self._covered = SpanIndex(
            (i, span)
            for i, cue in enumerate(cues)
            if cue.source_mention is not None and not cue.is_relay and cue.rule not in CITED
            for span in cue.content
        )
        self._claiming = {
            cue.sentence for cue in cues if cue.source_mention is not None and cue.rule != "cue.quotation"
        }

    def at(self, offset: int) -> Span | None:
        """Give the words that name who says what stands at an offset."""
        covering = sorted(self._covered.at(offset), key=lambda i: self._draft[CUES][i].depth)
        return next(self._naming(self._draft[CUES][i] for i in covering), None)

    def has_claim(self, sentence: int) -> bool:
        """Tell whether somebody is credited with something in a sentence, with or without a number."""
        return sentence in self._claiming

    def _naming(self, cues: Iterator[Cue]) -> Iterator[Span]:
        for cue in cues:
            mention = naming_words(self._draft, cue)
            if mention is not None and not (
                self._resolver.is_first_person(mention) or self._resolver.is_outlet(mention)
            ):
                yield mention
