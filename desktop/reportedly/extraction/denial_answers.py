"""Denials that no verb of denying makes: "Rubbish, says Rome", "No." in an interview, "has no plan to"."""

from collections.abc import Callable, Iterator, Sequence

from reportedly.extraction.denying import Denying, groups_of
from reportedly.extraction.draft import CUES, PARSES, SENTENCES, Draft, Parse, Token
from reportedly.extraction.stance_words import StanceWords, is_in
from reportedly.extraction.syntax import children, is_verbal, mention_span, subject_of
from reportedly.model.span import Span

__all__ = ["find_answers"]

_OPENING = 6  # tokens of the longest answer before its comma: "this is utter nonsense,"
_LONGEST_TURN = 6  # sentences of the longest question


def find_answers(
    draft: Draft,
    sentence: int,
    words: StanceWords,
    saying: Sequence[str],
    voice_at: Callable[[int], Span | None],
) -> Iterator[Denying]:
    """Give the denials of a sentence that stand without a verb of denying.

    `saying` are verbs of saying; `voice_at` gives who is quoted at an offset.
    """
    parse = draft[PARSES][sentence]
    if parse is None:
        return
    yield from _plans(parse, words, voice_at)
    yield from _nominal(parse, words)
    opening = _opening(parse, words)
    if opening is None:
        return
    verdict = parse.tokens[opening]
    speaker = _speaker_behind(parse, opening, saying)
    if speaker is not None:
        yield _answer(verdict, mention_span(parse, speaker))
    elif (label := _label(draft, sentence)) is not None:
        asked = _asked(draft, sentence)
        is_no = verdict.text.lower() == "no"
        if asked and (not is_no or _asks_belief(draft, sentence - 1, words)):
            yield _answer(verdict, label, asked)


def _plans(parse: Parse, words: StanceWords, voice_at: Callable[[int], Span | None]) -> Iterator[Denying]:
    """Read "the company has no plan to cut jobs": what others said of its plans is not so."""
    for verb in parse.tokens:
        is_there = verb.lemma.lower() == "be" and bool(children(parse, verb, "expl"))
        if not is_verbal(verb) or not (is_there or verb.lemma.lower() == "have"):
            continue
        for noun in children(parse, verb, "attr" if is_there else "dobj"):
            marks = {c.text.lower() for c in children(parse, noun, "det")}
            subject = subject_of(parse, verb) if not is_there else None
            done = children(parse, noun, "acl", "prep")
            if not is_there and (subject is None or subject.pos == "PRON"):
                continue  # "we have no plan": a quotation that may speak of anything
            deed = [t for t in parse.subtree(done[0].index) if t.index != noun.index] if done else []
            event = groups_of(deed, words)
            if is_there and not event:
                continue
            denier = mention_span(parse, subject) if subject is not None else voice_at(verb.span.start)
            if denier is not None and noun.lemma.lower() in words.plan_nouns and "no" in marks and done:
                yield Denying(
                    Span(verb.span.start, noun.span.end),
                    (denier,),
                    (noun,),
                    "denial.verb",
                    0.7,
                    is_of_claim=True,
                    event=event,
                    intended=frozenset(t.lemma.lower() for t in deed if t.pos in ("NOUN", "VERB")),
                )


def _nominal(parse: Parse, words: StanceWords) -> Iterator[Denying]:
    """Read "despite the army's denial" and "a denial by the army"."""
    for noun in parse.tokens:
        if noun.pos != "NOUN" or noun.lemma.lower() not in words.denial_nouns:
            continue
        owners = children(parse, noun, "poss")
        for link in children(parse, noun, "prep", "agent"):
            if link.text.lower() in ("by", "from"):
                owners += children(parse, link, "pobj")
        if owners and owners[0].pos in ("NOUN", "PROPN"):
            span = mention_span(parse, owners[0])
            yield Denying(noun.span, (span,), (noun,), "denial.noun", 0.7, is_of_claim=True)


def _opening(parse: Parse, words: StanceWords) -> int | None:
    """Give the word of falsehood that a sentence opens with: "Rubbish", "A lie", "That is untrue", "No."."""
    tokens = parse.tokens
    first = next((t.index + 1 for t in tokens[:4] if t.text == ":"), 0)
    for token in tokens[first : first + _OPENING]:
        following = tokens[token.index + 1].text if token.index + 1 < len(tokens) else "."
        is_end = following in (",", ".", "!", '"', "”", ";", "'", "’")
        if (
            is_end
            and token.text.lower() == "so"
            and token.index == first + 1
            and tokens[first].text.lower() == "not"
        ):
            return token.index
        if is_end and (is_in(token, words.false_words) or token.text.lower() == "no"):
            is_bare = token.text.lower() != "no" or token.index == first
            return token.index if is_bare else None
        is_not = token.index == first and token.text.lower() == "not"
        if not is_not and token.text.isalpha() and token.pos not in ("DET", "PRON", "AUX", "ADJ", "ADV"):
            return None
    return None


def _speaker_behind(parse: Parse, opening: int, saying: Sequence[str]) -> Token | None:
    """Give the Rome of "Rubbish, says Rome" and of "rubbish," Rome said."""
    behind = [t for t in parse.tokens[opening + 1 :] if t.text.isalpha()]
    verb = next((t for t in behind[:6] if t.lemma.lower() in saying or t.text.lower() == "says"), None)
    if verb is None:
        return None
    subjects = [t for t in children(parse, verb, "nsubj", "dobj") if t.index > opening]
    return next((t for t in subjects if t.pos in ("NOUN", "PROPN", "PRON")), None)


def _label(draft: Draft, sentence: int) -> Span | None:
    """Give who speaks in a transcript: the label of the turn that the sentence opens."""
    span = draft[SENTENCES][sentence].span
    for cue in draft[CUES]:
        if cue.rule == "cue.transcript" and cue.source_mention is not None:
            is_here = cue.sentence == sentence or any(c.overlaps(span) for c in cue.content)
            if is_here and span.contains(cue.source_mention):
                return cue.source_mention
    return None


def _asked(draft: Draft, sentence: int) -> tuple[int, ...]:
    """Give the sentences of the turn before: what is answered."""
    sentences = draft[SENTENCES]
    turn = sentences[sentence].paragraph - 1
    first = max(0, sentence - _LONGEST_TURN)
    return tuple(i for i in range(first, sentence) if sentences[i].paragraph == turn)


def _asks_belief(draft: Draft, sentence: int, words: StanceWords) -> bool:
    """Tell "Do you believe that?" and "Is that true?" from other questions."""
    parse = draft[PARSES][sentence] if sentence >= 0 else None
    if parse is None or not parse.tokens or parse.tokens[-1].text != "?":
        return False
    return any(is_in(t, words.true_words) or t.lemma.lower() in words.believing for t in parse.tokens)


def _answer(verdict: Token, speaker: Span, asked: tuple[int, ...] = ()) -> Denying:
    return Denying(
        verdict.span,
        (speaker,),
        (verdict,),
        "denial.answer",
        0.7,
        is_of_claim=True,
        is_of_many=True,
        asked=asked,
    )
