"""What the words above a number in its clause say of it: plan, forecast, charge."""

from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.modality_verbs import is_room, of_charge, of_forecast, of_verb, of_will
from reportedly.extraction.presupposed import base_of, counts_nouns, has_tense, is_presupposed, is_price
from reportedly.extraction.stance_words import Reading, StanceWords, is_in
from reportedly.extraction.syntax import SUBJECTS, children, is_verbal
from reportedly.model.figure import Stance
from reportedly.model.span import Span

__all__ = ["read_modality"]

# What hangs on a plan or charge by these is its content, and not said beside it.
_CONTENT = frozenset(
    {"prep", "nummod", "compound", "nmod", "amod", "acl", "quantmod", "pobj", "ccomp", "xcomp"}
)


def read_modality(parse: Parse, token: Token, stop: Span | None, words: StanceWords) -> Reading | None:
    """Read the words that govern a number, from the inside out, up to the cue at `stop`.

    The innermost decision wins: "said it plans to send 3,000" is planned whatever stands above "said".
    """
    chain = [token, *parse.ancestors(token.index)]
    base = base_of(parse, chain)
    beyond = {t.index for t in parse.ancestors(base.index)} if base is not None else set()
    below: Token | None = None
    is_apart = False
    for here in chain:
        if below is not None and is_presupposed(parse, below, here, words):
            return Reading(Stance.ASSERTED, below.span, "stance.fact", 0.75)
        if below is not None and _is_told_apart(parse, token, below, here):
            return None
        if stop is not None and here.span.overlaps(stop):
            found = _at_cue(parse, here, below, words)
            return _from_base(found, base) if base is not None else found
        # "had resolved to send 12 and had already moved 3": the second half has tense of its own.
        if below is not None:
            begins_apart = below.dep == "conj" and is_verbal(below) and has_tense(parse, below)
            is_apart = begins_apart or (is_apart and below.dep == "xcomp")
        found = None if is_apart else _of_word(parse, here, below, words)
        is_part = below is not None and below.text.lower() == "including"
        if found is not None and found.rule == "stance.alleged-adjective" and is_part:
            found = None  # "40 suspected cases, including 3 deaths": the 3 are told as the 40 are
        if found is not None and found.rule == "stance.plan-noun" and is_price(parse, token, here):
            found = None  # "a $3 billion gas plan": what the plan costs
        if found is not None:
            is_beyond = base is not None and here.index in beyond
            return _from_base(found, base) if base is not None and is_beyond else found
        below = here
        if here.dep == "ROOT":
            return None
    return None


def _is_told_apart(parse: Parse, number: Token, below: Token, here: Token) -> bool:
    """Tell "it has 19 workers; two will go" and "the $2 billion dam would flood": the first number is a fact."""
    if below.dep == "ccomp" and below.index < here.index:
        return any(t.text == ";" for t in parse.tokens[below.index : here.index])
    is_definite = any(c.text.lower() == "the" for c in children(parse, below, "det"))
    return below.dep in SUBJECTS and below.tag == "NN" and is_definite and is_price(parse, number, below)


def _from_base(found: Reading | None, base: Token) -> Reading:
    """Of "rise from 41 to 44" only a noun of forecasting above can make the 41 a forecast."""
    if found is not None and found.rule == "stance.forecast-noun":
        return found
    return Reading(Stance.ASSERTED, base.span, "stance.base", 0.75)


def _at_cue(parse: Parse, cue: Token, below: Token | None, words: StanceWords) -> Reading | None:
    """Read the words of saying themselves: "the ministry's projection of", "agreed to pay"."""
    if cue.pos in ("NOUN", "PROPN"):
        return _of_noun(parse, cue, below, words)
    charge = next(of_charge(parse, cue, below, words), None)
    if charge is None and cue.dep == "xcomp":  # "is expected to show that ..."
        above = of_will(parse, parse.tokens[cue.head], cue, words)
        if above is not None and above.stance is Stance.FORECAST:
            return above
    return charge or of_forecast(parse, cue, words) or of_will(parse, cue, below, words)


def _of_word(parse: Parse, here: Token, below: Token | None, words: StanceWords) -> Reading | None:
    lemma = here.lemma.lower()
    if here.pos in ("NOUN", "PROPN"):
        return _of_noun(parse, here, below, words)
    if here.pos == "ADJ" and lemma in words.plan_adjectives:
        done = next(iter(children(parse, here, "xcomp")), None)
        if done is not None and not (lemma == "meant" and is_room(done)):
            is_change = done.lemma.lower() in words.changes
            stance = Stance.FORECAST if is_change else Stance.PLANNED
            return Reading(stance, here.span, "stance.plan-adjective", 0.85)
    if here.pos == "ADJ" and lemma in words.forecast_adjectives and (below is None or below.dep != "nsubj"):
        return Reading(Stance.FORECAST, here.span, "stance.forecast-adjective", 0.8)
    if not is_verbal(here):
        return None
    return next(of_verb(parse, here, below, words), None)


def _of_noun(parse: Parse, noun: Token, below: Token | None, words: StanceWords) -> Reading | None:
    if below is not None and below.dep not in _CONTENT:
        return None
    lemma = noun.lemma.lower()
    is_count = below is not None and counts_nouns(noun, below)
    found = _of_modifier(parse, noun, is_count or below is None, words)
    if found is not None:
        return found
    for child in (*children(parse, noun, "acl"), *_being_done(parse, noun)):
        is_passive = (child.tag == "VBN" and not children(parse, child, "aux")) or bool(
            children(parse, child, "auxpass")
        )
        if child.tag in ("VBN", "VBG") and is_in(child, words.plan_verbs) and is_passive:
            return Reading(Stance.PLANNED, child.span, "stance.plan-verb", 0.75)
    for child in children(parse, noun, "relcl"):  # "the 1.9 percent it predicted"
        if child.lemma.lower() in words.forecast_verbs:
            return Reading(Stance.FORECAST, child.span, "stance.forecast-verb", 0.8)
    for child in children(parse, noun, "compound"):
        if child.lemma.lower() in words.forecast_nouns:
            return Reading(Stance.FORECAST, child.span, "stance.forecast-noun", 0.8)
    if is_count:
        return None
    if lemma in words.forecast_nouns and below is not None and below.dep == "prep":
        of = children(parse, below, "pobj")
        if any(n.lemma.lower() in words.forecasters for n in of):
            return None  # "the forecast of 11 of 14 economists"
    if lemma in words.plan_nouns:
        return Reading(Stance.PLANNED, noun.span, "stance.plan-noun", 0.75)
    if lemma in words.forecast_nouns:
        return Reading(Stance.FORECAST, noun.span, "stance.forecast-noun", 0.85)
    if lemma in words.alleged_nouns:
        return Reading(Stance.ALLEGED, noun.span, "stance.alleged-noun", 0.7)
    return None


def _being_done(parse: Parse, noun: Token) -> list[Token]:
    """Give the verb of "soldiers being readied", wherever the parser hangs it."""
    if noun.index + 1 == len(parse.tokens) or parse.tokens[noun.index + 1].text.lower() != "being":
        return []
    verb = parse.tokens[parse.tokens[noun.index + 1].head]
    return [] if verb.dep == "acl" else [verb]


def _of_modifier(parse: Parse, noun: Token, is_count: bool, words: StanceWords) -> Reading | None:
    """Read "planned", "expected" and "alleged" before a noun."""
    # "1,000 likely voters" are voters.
    is_person = noun.lemma.lower() in words.asked
    for child in children(parse, noun, "amod"):
        word, lemma = child.text.lower(), child.lemma.lower()
        if lemma in words.plan_modifiers or word in words.plan_modifiers:
            return Reading(Stance.PLANNED, child.span, "stance.plan-adjective", 0.85)
        # "200 possible cases" are cases counted today.
        is_open = is_count and word in words.open_adjectives
        if word in words.forecast_adjectives and not is_person and not is_open:
            return Reading(Stance.FORECAST, child.span, "stance.forecast-adjective", 0.8)
        # "Arrested 15 suspected smugglers": the arrests are a fact.
        if word in words.alleged_modifiers and not is_count:
            return Reading(Stance.ALLEGED, child.span, "stance.alleged-adjective", 0.75)
    return None
