"""Read a text up to attribution and stance."""

from dataclasses import dataclass

from reportedly.extraction.draft import (
    ATTRIBUTIONS,
    DENIALS,
    QUANTITIES,
    STANCES,
    Attribution,
    Draft,
    NumberlessDenial,
    StanceReading,
)
from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.stages import (
    cues,
    hedges,
    numbers,
    parse,
    quantities,
    segment,
    set_aside,
    sources,
    stance,
)
from reportedly.model.document import Document

STAGES = (segment, numbers, parse, quantities, hedges, set_aside, cues, sources, stance)


@dataclass(frozen=True)
class Attributed:
    """The attribution of a text's numbers, found by their words."""

    draft: Draft

    def _index(self, number: str, nth: int) -> int:
        found = [i for i, q in enumerate(self.draft[QUANTITIES]) if q.span.of(self.draft.text) == number]
        return found[nth]

    def of(self, number: str, nth: int = 0) -> Attribution:
        """Give the attribution of the nth number written so."""
        return self.draft[ATTRIBUTIONS][self._index(number, nth)]

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """Give the attributions of all numbers of the text, in its order."""
        return self.draft[ATTRIBUTIONS]

    @property
    def numbers(self) -> tuple[str, ...]:
        """Give the words of all numbers of the text, in its order."""
        return tuple(q.span.of(self.draft.text) for q in self.draft[QUANTITIES])

    def stance(self, number: str, nth: int = 0) -> StanceReading:
        """Give the stance of the nth number written so."""
        return self.draft[STANCES][self._index(number, nth)]

    def source_text(self, number: str) -> str | None:
        """Give the words that name a number's source."""
        span = self.of(number).source_span
        return None if span is None else span.of(self.draft.text)

    @property
    def denials(self) -> tuple[NumberlessDenial, ...]:
        """Give the denials without a number."""
        return self.draft[DENIALS]

    def denied(self, denial: NumberlessDenial) -> list[str]:
        """Give the words of the numbers that a denial denies."""
        return [self.draft[QUANTITIES][i].span.of(self.draft.text) for i in denial.denies]


def attribute(text: str, **metadata: str) -> Attributed:
    """Run the stages up to stance over a text."""
    draft = Draft(Document("a.txt", text, **metadata))
    for module in STAGES:
        draft = module.STAGE.run(draft, load_lexicon("en"))
    return Attributed(draft)
