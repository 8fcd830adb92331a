"""Interviews and transcripts: "ROE: ...", "Ana Roe: ... Roe: ...", "Q: ... A: ..."."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from reportedly.extraction.draft import Cue, CueKind, Paragraph, ParagraphKind
from reportedly.model.span import Span

__all__ = ["find_transcript_cues"]

# Share of right answers on the training half of the attribution set (840 articles, 2026-11-22).
# The gold credits the transcript where a label names who speaks, so that one is a guess.
PRECISION = 0.75
_LABEL = re.compile(
    r"[\"“”']?(?P<name>(?:[A-Z][\w.'’-]*)(?:\s(?:[A-Z][\w.'’-]*|de|van|von|bin|al|of|the)){0,4})"
    r"(?:\s\([^()\r\n]{1,24}\))?:\s+(?=\S)"
)
_NO_SPEAKER = re.compile(
    r"(?:updated?|related|note|editor.?s note|read more|more|photos?|watch|video|caption|poll|source|via|correction|"
    r"breaking|live|exclusive|here|question|answer|q|a|when|where|what|who|why|how|cost|price|tickets|contact)$",
    re.IGNORECASE,
)
_ASKED = re.compile(r"[\"“”']?(?P<name>Q|A|Question|Answer):\s+(?=\S)")
_CLAIMED = re.compile(
    r"\bYou(?:r \w+(?: \w+)?)? (?:claim(?:ed)?|said|say|have said|estimated?|put|told|announced?|promised?|spoke of)\b"
    r"[^.!?]*(?:\.\d[^.!?]*)*"
)
_ANSWERS = ("A", "Answer")
# With the title or role in front: "Dame Ana Lund", "Chief Executive Ana Lund".
_FULL_NAME = re.compile(
    r"(?<![\w-])[A-Z][\w’'-]+(?: (?:(?:[A-Z]\.|al|bin|de|da|van|von|el) )?[A-Z][\w’'-]+){1,3}"
)
_QUOTES = ('"', "“", "'", "‘", "«", "”")
FEWEST_WORDS = 4
LONGEST_TURN = 6  # paragraphs that one speaker keeps the word without a label


def find_transcript_cues(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Cue]:
    """Read the turns of a transcript; labels count where names come back, or two of them are in capitals.

    Who asks the questions is the outlet: what he says of numbers is credited to nobody here.
    """
    asked = {i: found for i, p in enumerate(paragraphs) if (found := _asked(text, p)) is not None}
    if {found["name"] for found in asked.values()} & set(_ANSWERS) and len(asked) > 2:
        yield from _answers(text, paragraphs, asked)
        return
    labels = {
        i: found
        for i, p in enumerate(paragraphs)
        if p.kind is not ParagraphKind.HEADING and (found := _label(text, p)) is not None
    }
    who = _talkers({label["name"] for label in labels.values()})
    named = Counter(who[label["name"]] for label in labels.values())
    shouted = {name for label in labels.values() if (name := label["name"]).isupper() and len(name) > 2}
    kept = {
        i: label
        for i, label in labels.items()
        if named[who[label["name"]]] > 1 or (len(shouted) > 1 and label["name"] in shouted)
    }
    if len(kept) < 2:
        return
    # Who speaks only once between others is part of the same talk.
    kept = {i: label for i, label in labels.items() if min(kept) <= i <= max(kept)}
    # A short turn ("Brandt: No.") is one, too.
    for index, paragraph in enumerate(paragraphs):
        short = _LABEL.match(text, paragraph.span.start, paragraph.span.end)
        is_turn = short is not None and paragraph.kind is not ParagraphKind.HEADING
        if short is not None and is_turn and index not in kept and short["name"] in who:
            kept[index] = short
    turns = {i: (who[label["name"]], label) for i, label in kept.items()}
    interviewer = _interviewer(text, paragraphs, {i: name for i, (name, _) in turns.items()})
    for place, (name, label) in sorted(turns.items()):
        if name != interviewer:
            yield _cue(
                Span(*label.span("name")), label, _content(text, paragraphs, place, label, sorted(turns))
            )
            continue
        # "You claimed 300": the question holds what the other said before.
        other = next((found for _, (who_else, found) in sorted(turns.items()) if who_else != name), None)
        claim = _CLAIMED.search(text, label.end(), paragraphs[place].span.end)
        if other is not None and claim is not None:
            yield _cue(Span(*other.span("name")), other, (Span(*claim.span()),))


def _talkers(labels: set[str]) -> dict[str, str]:
    """Give whom each label names: "Roe" is "Ana Roe", "HR" the "Harbour Review"."""
    who = {}
    for label in labels:
        longer = [
            other
            for other in labels
            if " " in other
            and (
                label.lower() == other.split()[-1].lower()
                or label == "".join(word[0] for word in other.split() if word[0].isupper())
            )
        ]
        who[label] = longer[0] if len(longer) == 1 else label
    return who


def _interviewer(text: str, paragraphs: Sequence[Paragraph], turns: Mapping[int, str]) -> str | None:
    """Give who opens a talk of two and asks: a question in a third of his turns, more than the other has."""
    counts = Counter(turns.values())
    if len(counts) < 2 or len(turns) < 3:
        return None
    asking = Counter(name for i, name in turns.items() if "?" in paragraphs[i].span.of(text))
    opener = turns[min(turns)]
    shares = {name: asking[name] / count for name, count in counts.items()}
    is_asking = shares[opener] >= 1 / 3 and all(
        shares[opener] > share for name, share in shares.items() if name != opener
    )
    return opener if is_asking else None


def _asked(text: str, paragraph: Paragraph) -> re.Match[str] | None:
    return _ASKED.match(text, paragraph.span.start, paragraph.span.end)


def _answers(text: str, paragraphs: Sequence[Paragraph], asked: Mapping[int, re.Match[str]]) -> Iterator[Cue]:
    """Read "Q: ... A: ...": who answers is the person named last before the first question.

    "You say 300" in a question is what he said before."""
    names = (
        found
        for index in reversed(range(min(asked)))
        if (found := _FULL_NAME.search(text, paragraphs[index].span.start, paragraphs[index].span.end))
    )
    answerer = next(names, None)
    if answerer is None:
        return
    for place, label in sorted(asked.items()):
        if label["name"] in _ANSWERS:
            content = _content(text, paragraphs, place, label, sorted(asked))
            yield _cue(Span(*answerer.span()), label, content)
        elif (claim := _CLAIMED.search(text, label.end(), paragraphs[place].span.end)) is not None:
            yield _cue(Span(*answerer.span()), label, (Span(*claim.span()),))


def _content(
    text: str, paragraphs: Sequence[Paragraph], place: int, label: re.Match[str], places: Sequence[int]
) -> tuple[Span, ...]:
    following = next((i for i in places if i > place), None)
    last = _last_of_turn(text, paragraphs, place, following)
    return tuple(
        Span(label.end() if i == place else paragraphs[i].span.start, paragraphs[i].span.end)
        for i in range(place, last + 1)
    )


def _label(text: str, paragraph: Paragraph) -> re.Match[str] | None:
    found = _LABEL.match(text, paragraph.span.start, paragraph.span.end)
    if found is None or _NO_SPEAKER.match(found["name"]):
        return None
    # "Roe: 547." is a row of results.
    return found if len(text[found.end() : paragraph.span.end].split()) >= FEWEST_WORDS else None


def _last_of_turn(text: str, paragraphs: Sequence[Paragraph], place: int, following: int | None) -> int:
    """Give the last paragraph of a turn: up to the next label; after the last label only quoted ones."""
    if following is not None:
        return following - 1 if following - place <= LONGEST_TURN else place
    last = place
    opens = text.startswith(_QUOTES, paragraphs[place].span.start)
    while (
        opens
        and last + 1 < len(paragraphs)
        and last - place < LONGEST_TURN
        and text.startswith(_QUOTES, paragraphs[last + 1].span.start)
    ):
        last += 1
    return last


def _cue(mention: Span, label: re.Match[str], content: tuple[Span, ...]) -> Cue:
    end = label.end("name")
    return Cue(
        CueKind.COLON,
        Span(end, end + 1),
        mention,
        content,
        ":",
        rule="cue.transcript",
        confidence=PRECISION,
    )
