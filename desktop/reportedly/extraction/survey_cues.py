"""Polls and surveys: what one shows reaches to the end of its sentence, however the parser cuts it."""

from collections.abc import Iterator

from reportedly.extraction.clause_content import without_contrast
from reportedly.extraction.cue_words import CueWords
from reportedly.extraction.draft import Cue, CueKind, Parse, Token
from reportedly.extraction.odd_subjects import maker_of
from reportedly.extraction.syntax import children, mention_span, runs, subject_of

__all__ = ["find_survey_cues"]

# Share of right answers on the training half of the attribution set (840 articles, 2026-11-22).
PRECISION = {"cue.poll": 0.97}
_SHOWING = frozenset(
    {"show", "find", "have", "give", "put", "place", "say", "suggest", "indicate", "reveal", "peg", "see",
     "confirm", "report", "record", "register"}
)  # fmt: skip
_OWN_ERROR = frozenset({"margin", "interval", "error"})


def find_survey_cues(parse: Parse, sentence: int, words: CueWords) -> Iterator[Cue]:
    """Read "the poll showed Roe ahead with 41 percent, followed by Ruiz at 38 percent"."""
    for verb in parse.tokens:
        if (
            verb.pos not in ("VERB", "AUX")
            or verb.lemma.lower() not in _SHOWING
            or verb.dep in ("aux", "relcl")
        ):
            continue
        if children(parse, verb, "nsubjpass", "auxpass"):
            continue
        source = subject_of(parse, verb)
        if source is None or source.index > verb.index or not _is_survey(parse, source, words):
            continue
        if any(c.lemma.lower() in _OWN_ERROR for c in children(parse, verb, "dobj")):
            continue
        shown = parse.subtree(verb.index) if verb.tag == "VBG" else parse.tokens
        end = _end_before_aside(parse, verb)
        shown = _without_places(parse, [t for t in shown if verb.index < t.index < end])
        content = without_contrast(parse, shown, words)
        mention, maker = mention_span(parse, source), maker_of(parse, source, words)
        if any(t.pos == "NUM" for t in content):
            yield Cue(
                CueKind.CLAUSE,
                verb.span,
                mention if maker is None else mention.joined(maker),
                runs(content),
                verb.lemma.lower(),
                sentence=sentence,
                rule="cue.poll",
                confidence=PRECISION["cue.poll"],
            )


def _end_before_aside(parse: Parse, verb: Token) -> int:
    """Give where "the survey shows that 61 homes burned, the mayor said" leaves the survey."""
    for above in parse.ancestors(verb.index):
        subject = next((c for c in children(parse, above, "nsubj") if c.index > verb.index), None)
        if subject is not None and verb.index < subject.index < above.index and above.dep == "ROOT":
            return parse.subtree(subject.index)[0].index
    return len(parse.tokens)


def _without_places(parse: Parse, tokens: list[Token]) -> list[Token]:
    """Drop what the reporter tells of a place or thing: "..., where she served two terms"."""
    dropped = {
        t.index
        for token in tokens
        if token.dep == "relcl"
        and any(c.text.lower() in ("where", "which") for c in children(parse, token, "advmod", "nsubj"))
        for t in parse.subtree(token.index)
    }
    return [t for t in tokens if t.index not in dropped]


def _is_survey(parse: Parse, source: Token, words: CueWords) -> bool:
    """Tell "the poll" and "the average of polls"; "voters in the poll" answer it."""
    if source.lemma.lower() in words.surveys:
        return True
    if source.lemma.lower() not in ("average", "result", "aggregate"):
        return False
    if source.lemma.lower() == "average" and any(
        owner.pos == "PROPN" for owner in children(parse, source, "poss", "compound")
    ):
        return True
    return any(
        noun.lemma.lower() in words.surveys
        for link in children(parse, source, "prep")
        for noun in children(parse, link, "pobj")
    )
