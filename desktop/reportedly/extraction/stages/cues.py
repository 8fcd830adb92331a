"""Constructions that attribute: verbs, "according to", quotations, nouns, headings.

A cue gives its content as spans: what the source is credited with, clause by clause. Which of several
nested cues names the source is decided later (stage sources); here each only gets its depth.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.extraction.block_cues import find_block_cues
from reportedly.extraction.bracket_cues import find_bracket_cues
from reportedly.extraction.clause_cues import find_backward_cue, find_clause_cues
from reportedly.extraction.cue_words import CueWords, cue_words
from reportedly.extraction.draft import (
    CUES,
    PARAGRAPHS,
    PARSES,
    QUOTATIONS,
    SENTENCES,
    Cue,
    Draft,
    Paragraph,
    ParagraphKind,
    Parse,
)
from reportedly.extraction.given_cues import find_attributed_cues, find_given_cues
from reportedly.extraction.headline_topics import without_topics
from reportedly.extraction.interviews import find_interview_cues
from reportedly.extraction.joined_cues import find_joined_cues
from reportedly.extraction.kept_cues import find_kept_cues
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.light_cues import find_light_cues
from reportedly.extraction.listed_cues import find_listed_cues
from reportedly.extraction.lost_asides import find_lost_asides
from reportedly.extraction.misread_verbs import (
    find_misread_aside,
    find_misread_clause,
    find_misread_headline,
    find_second_verb,
)
from reportedly.extraction.phrase_cues import find_heading_cue, find_phrase_cues
from reportedly.extraction.quotation_cues import Speech, find_quotation_cues, find_speeches
from reportedly.extraction.relay_cues import find_source_told
from reportedly.extraction.roles import role_words
from reportedly.extraction.span_index import QuotationIndex, SpanIndex
from reportedly.extraction.stage import Stage
from reportedly.extraction.standing_cues import find_standing_cues
from reportedly.extraction.survey_cues import find_survey_cues
from reportedly.extraction.transcripts import find_transcript_cues

if TYPE_CHECKING:
    from reportedly.model.span import Span

__all__ = ["STAGE"]


def _run(draft: Draft, lexicon: Lexicon) -> Draft:
    words = cue_words(lexicon)
    found: list[Cue] = []
    speeches: dict[int, list[Speech]] = defaultdict(list)
    headings: set[int] = set()
    quotations = QuotationIndex(draft[QUOTATIONS])
    previous: Span | None = None
    for index, (sentence, parse) in enumerate(zip(draft[SENTENCES], draft[PARSES], strict=True)):
        if parse is None:
            continue
        paragraph = draft[PARAGRAPHS][sentence.paragraph]
        if sentence.paragraph not in headings:
            headings.add(sentence.paragraph)
            heading = find_heading_cue(draft.text, paragraph, index, words)
            if heading is not None:
                found.append(heading)
        second = find_second_verb(parse, index, words) if paragraph.kind is ParagraphKind.HEADING else None
        read = [second] if second is not None else []
        taken = {cue.speech_span for cue in read}
        read += [cue for cue in find_clause_cues(parse, index, words) if cue.speech_span not in taken]
        found.extend(read)
        found.extend(
            _misread(parse, index, words, paragraph, second, {cue.speech_span.start for cue in read})
        )
        backward = (
            find_backward_cue(parse, index, previous, words),
            find_source_told(parse, index, previous),
        )
        found.extend(cue for cue in backward if cue is not None)
        previous = sentence.span
        found.extend(find_phrase_cues(parse, index, words))
        found.extend(find_bracket_cues(draft.text, parse, index))
        found.extend(find_light_cues(parse, index, words))
        found.extend(find_joined_cues(parse, index, words))
        found.extend(find_given_cues(parse, index, words))
        found.extend(find_attributed_cues(parse, index, words))
        is_heading = paragraph.kind is ParagraphKind.HEADING
        found.extend(find_kept_cues(parse, index, words, is_heading=is_heading))
        found.extend(find_listed_cues(parse, index, words))
        found.extend(find_standing_cues(parse, index, words))
        found.extend(find_survey_cues(parse, index, words))
        speeches[sentence.paragraph].extend(
            find_speeches(parse, index, words, quotations.touching(sentence.span))
        )
    found.extend(find_transcript_cues(draft.text, draft[PARAGRAPHS]))
    found.extend(find_interview_cues(draft.text, draft[PARAGRAPHS]))
    found.extend(find_block_cues(draft.text, draft[PARAGRAPHS], speeches))
    found.extend(find_quotation_cues(draft.text, draft[QUOTATIONS], speeches))
    found = without_topics(
        [cue for cue in found if cue.content],
        draft.text,
        words.citable | words.things | words.surveys | _headline_roles(lexicon),
    )
    found.sort(key=lambda cue: (cue.content[0].start, cue.speech_span.start))
    return draft.with_layer(CUES, tuple(_with_depths(found)))


def _headline_roles(lexicon: Lexicon) -> frozenset[str]:
    """Give the roles that speak before the colon of a headline: "UN envoy: ..."."""
    roles = role_words(lexicon)
    return roles.roles | roles.ministers | roles.offices


def _misread(
    parse: Parse,
    index: int,
    words: CueWords,
    paragraph: Paragraph,
    second: Cue | None,
    read: Container[int],
) -> Iterator[Cue]:
    """Give the verbs that the parser takes for something else, but for those that are read already.

    A headline whose `second` verb says something has no other one.
    """
    cues = [*find_misread_aside(parse, index, words), find_misread_clause(parse, index, words)]
    if paragraph.kind is ParagraphKind.HEADING and second is None:
        cues.append(find_misread_headline(parse, index, words))
    cues.extend(find_lost_asides(parse, index, words))
    taken = set()
    for cue in cues:
        if cue is not None and cue.speech_span.start not in read and cue.speech_span not in taken:
            taken.add(cue.speech_span)
            yield cue


def _with_depths(cues: Sequence[Cue]) -> list[Cue]:
    """Count for each cue the others whose content holds its words.

    Who is cited stands inside whoever cites, though both speak of the same words.
    """
    citing = [i for i, cue in enumerate(cues) if not _is_cited(cue)]
    enclosing = SpanIndex((i, span) for i in citing for span in cues[i].content)
    return [
        replace(cue, depth=len(enclosing.holding(cue.speech_span) - {i}) + _is_cited(cue))
        for i, cue in enumerate(cues)
    ]


def _is_cited(cue: Cue) -> bool:
    return cue.rule in ("cue.citing", "cue.quoting", "cue.briefed") and not cue.is_relay


STAGE = Stage("cues", (PARAGRAPHS, SENTENCES, QUOTATIONS, PARSES), (CUES,), _run)
