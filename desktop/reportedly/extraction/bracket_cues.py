"""Who is named in brackets at the end of a line, as in situation reports: "412 cases (Health Office, 11 March)."."""

import re
from collections.abc import Iterator

from reportedly.extraction.draft import Cue, CueKind, Parse
from reportedly.model.span import Span

__all__ = ["find_bracket_cues"]

PRECISION = {"cue.bracket": 0.80}  # a guess: the training half has no situation report
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:as of\s)?(?:\d{{1,2}}\s{_MONTH}|{_MONTH}\s\d{{1,2}}|\d{{1,2}}/\d{{1,2}})(?:,?\s?/?\d{{4}})?"
_BRACKET = re.compile(
    rf"[(\[](?:(?:[Ss]ources?|[Vv]ia):\s(?P<named>[^()\[\]\d]{{2,70}}?)(?:,\s{_DAY})?"
    rf"|(?P<dated>[A-Z][^()\[\]\d,]{{2,70}}?),\s{_DAY})[)\]][.;]?$"
)
_BODY = re.compile(
    r"\b(?:[A-Z]{2,8}|[Mm]inistry|[Dd]epartment|[Oo]ffice|[Aa]gency|[Aa]uthority|[Cc]ommission|[Cc]luster|[Uu]nion|"
    r"[Cc]ouncil|[Gg]overnment|[Pp]olice|[Aa]rmy|[Cc]ross|[Cc]rescent|[Bb]ureau|[Ss]ervice|[Ii]nstitute|[Cc]entre|"
    r"[Cc]enter|[Bb]oard|[Oo]rganization|[Oo]rganisation|[Aa]dministration|[Hh]ospital)\b"
)


def find_bracket_cues(text: str, parse: Parse, sentence: int) -> Iterator[Cue]:
    """Read a source with a date, or one that is called so, in the brackets that end a sentence."""
    if not parse.tokens:
        return
    start, end = parse.tokens[0].span.start, parse.tokens[-1].span.end
    found = _BRACKET.search(text, start, end)
    if found is None:
        return
    group = "named" if found["named"] else "dated"
    # A place with a day is where and when it happened: "(Vik, 3 May)".
    if group == "dated" and not _BODY.search(found["dated"]):
        return
    yield Cue(
        CueKind.ACCORDING,
        Span(found.start(), found.start() + 1),
        Span(*found.span(group)),
        (Span(start, found.start()),),
        "(",
        sentence=sentence,
        rule="cue.bracket",
        confidence=PRECISION["cue.bracket"],
    )
