"""What a verb above a number says of it: will and wish, forecast, possibility, charge."""

from collections.abc import Iterator

from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.presupposed import speaks_of_doers
from reportedly.extraction.stance_words import Reading, StanceWords, is_in
from reportedly.extraction.syntax import SUBJECTS, children
from reportedly.model.figure import Stance

__all__ = ["is_room", "of_charge", "of_forecast", "of_verb", "of_will"]

_ROOM = frozenset({"hold", "carry", "house", "seat", "accommodate", "contain", "sleep", "fit"})
_MADE = frozenset({"mean", "design", "build", "intend"})
_SHARES = frozenset({"stake", "share", "holding", "stock", "third", "quarter", "half", "percent", "%"})


# What ends the first clause of a headline: "Mill to cut 400 jobs as losses mount".
_CLOSES_HEADLINE = frozenset({",", "-", "–", "as", "after", "while", "when", "because", "if", "unless"})


def of_verb(parse: Parse, verb: Token, below: Token | None, words: StanceWords) -> Iterator[Reading]:
    """Give what a verb says of the number beneath it, the surest first."""
    yield from of_charge(parse, verb, below, words)
    yield from _of_phrase(parse, verb, words)
    will = of_will(parse, verb, below, words)
    if will is not None:
        yield will
    forecast = of_forecast(parse, verb, words) or _of_path(parse, verb, below, words)
    if forecast is not None:
        yield forecast
    yield from _of_headline(parse, verb, words)
    yield from _of_aim(parse, verb, below, words)
    is_to = _is_to(parse, verb, below)
    if is_to is not None:
        yield Reading(Stance.PLANNED, is_to.span, "stance.is-to", 0.8)
    yield from _of_modal(parse, verb, below, words)


def _of_headline(parse: Parse, verb: Token, words: StanceWords) -> Iterator[Reading]:
    """Read "Najm to cut 400 jobs", a line without any other verb."""
    particle = next((c for c in children(parse, verb, "aux") if c.text.lower() == "to"), None)
    if particle is None or verb.tag != "VB":
        return
    # "'It is the whole town': mill to cost ..."; "..., leaked paper shows" only tells who says it.
    first = max((t.index + 1 for t in parse.tokens[: verb.index] if t.text == ":"), default=0)
    behind = parse.tokens[verb.index :]
    end = next((t.index for t in behind if t.text.lower() in _CLOSES_HEADLINE), len(parse.tokens))
    has_finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in parse.tokens[first:end])
    is_named = any(t.tag.startswith("NN") for t in parse.tokens[first : particle.index])
    is_bare = (
        verb.dep == "advcl" and parse.tokens[verb.head].tag == "VBG"
    )  # "Mill closing to cost town $9 million"
    is_top = (
        is_bare
        or verb.dep in ("ROOT", "acl", "relcl", "ccomp")
        or parse.tokens[verb.head].pos in ("NOUN", "PROPN")
    )
    if is_named and not has_finite and is_top:
        # "Lima plans to reach 400 homes", where the tagger sees a noun.
        is_plan = verb.dep == "acl" and parse.tokens[verb.head].lemma.lower() in words.plan_nouns
        is_change = verb.lemma.lower() in words.changes and not is_plan
        yield Reading(Stance.FORECAST if is_change else Stance.PLANNED, particle.span, "stance.is-to", 0.75)


def is_room(done: Token) -> bool:
    """Tell whether a verb says how much something has room for: "to hold 180", "to carry 300"."""
    return done.lemma.lower() in _ROOM


def _of_aim(parse: Parse, verb: Token, below: Token | None, words: StanceWords) -> Iterator[Reading]:
    """Read "savings are targeted at $5 million", "weighs 400 job cuts" and "the plan is for 400 more"."""
    if below is None:
        return
    lemma, link = verb.lemma.lower(), below.text.lower()
    is_present = verb.tag == "VBZ" or any(c.tag in ("VBZ", "VBP") for c in children(parse, verb, "auxpass"))
    # "savings are targeted at", "460,000 people are targeted in May"
    if lemma == "target" and (link == "at" or below.dep == "nsubjpass") and is_present:
        yield Reading(Stance.PLANNED, verb.span, "stance.plan-verb", 0.75)
    is_deed = below.dep == "dobj" and below.lemma.lower() in words.actions
    if is_in(verb, words.strivings) and is_deed and verb.tag in ("VBZ", "VBP", "VBG"):
        yield Reading(Stance.PLANNED, verb.span, "stance.plan-verb", 0.75)
    if lemma == "be" and link == "for":
        for noun in children(parse, verb, "nsubj"):
            if noun.lemma.lower() in words.plan_nouns:
                yield Reading(Stance.PLANNED, noun.span, "stance.plan-noun", 0.75)


def _is_to(parse: Parse, verb: Token, below: Token | None) -> Token | None:
    """Give the "is" of "spending is to rise to 3 percent" and of "some 10,000 troops are to be moved"."""
    if below is not None and below.dep in SUBJECTS and verb.lemma.lower() == "be":
        done, above = next(iter(children(parse, verb, "xcomp")), None), verb
    else:
        done, above = verb if verb.dep == "xcomp" else None, parse.tokens[verb.head]
    if done is None or above.lemma.lower() != "be" or above.tag not in ("VBZ", "VBP", "VBD"):
        return None
    between = [parse.tokens[i] for i in range(above.index + 1, done.index)]
    is_close = all(t.head == done.index or t.dep == "advmod" for t in between)
    return above if is_close and any(t.text.lower() == "to" for t in between) else None


def of_will(parse: Parse, verb: Token, below: Token | None, words: StanceWords) -> Reading | None:
    """Read a verb of planning or expecting, unless the number counts those who plan or expect."""
    lemma = verb.lemma.lower()
    if below is not None and (speaks_of_doers(parse, verb, below) or below.dep == "conj"):
        return None
    done = next(iter(children(parse, verb, "xcomp")), None)
    is_passive = _is_passive(parse, verb)
    is_change = done is not None and done.lemma.lower() in words.changes
    if is_in(verb, words.plan_verbs) and (is_passive or children(parse, verb, "xcomp", "ccomp", "dobj")):
        if below is not None and below.dep == "ccomp" and _is_fact(parse, below):
            return None  # "the scheme costs $40 million, the mayor promised"
        if is_passive and children(parse, verb, "dobj"):
            return None  # "mourners were offered two kinds of bread"
        if lemma in words.demands and done is None:
            return None  # "seeks $2,000 in damages": what is demanded lies with somebody else
        if lemma in words.offers and _is_done(parse, verb):
            return None  # "has offered each family $500"
        if is_passive and children(parse, verb, "agent") and lemma in words.deeds:
            return None  # "murders committed by the gang"
        if lemma == "pledge" and below is not None and below.lemma.lower() in _SHARES and is_passive:
            return None  # "a third of the stake was pledged" to a lender
        return Reading(Stance.PLANNED, verb.span, "stance.plan-verb", 0.85)
    if done is not None and is_room(done) and verb.lemma.lower() in _MADE:
        return None  # "was meant to hold 180": so it was built
    if is_in(verb, words.plan_adjectives) and is_passive and done is not None:  # "is set to reach 70 percent"
        stance = Stance.FORECAST if is_change else Stance.PLANNED
        return Reading(stance, verb.span, "stance.plan-adjective", 0.85)
    if is_in(verb, words.strivings) and done is not None:
        return Reading(Stance.PLANNED, verb.span, "stance.plan-verb", 0.8)
    if lemma in words.forecast_verbs:
        # "Expects to send 400" is a plan, "expects 400 others to join" is not the speaker's own.
        is_own = done is not None and not children(parse, done, *SUBJECTS)
        is_action = is_own and done is not None and done.lemma.lower() in words.actions
        stance = Stance.PLANNED if is_action else Stance.FORECAST
        return Reading(stance, verb.span, "stance.forecast-verb", 0.85)
    # "Are estimated to reach 80 by 2050" looks ahead, "are estimated to number 80" does not.
    if lemma in words.estimates and is_passive and is_change and not _is_perfect(parse, done):
        return Reading(Stance.FORECAST, verb.span, "stance.forecast-verb", 0.8)
    if lemma == "see" and verb.tag in ("VBZ", "VBP") and below is not None and below.dep in ("dobj", "prep"):
        seen = {c.lemma.lower() for c in children(parse, verb, "dobj")}
        if seen & words.outlooks:  # "analysts see profit of $90 million"
            return Reading(Stance.FORECAST, verb.span, "stance.forecast-verb", 0.75)
    if lemma == "see" and is_passive and below is not None and (below.text.lower() == "at" or is_change):
        return Reading(Stance.FORECAST, verb.span, "stance.forecast-verb", 0.75)
    return None


def _is_fact(parse: Parse, verb: Token) -> bool:
    """Tell "costs" and "has taken" from "will cost" and from the "pay" of "vowed that he pay"."""
    return verb.tag in ("VBZ", "VBD") or any(
        c.tag in ("VBZ", "VBD") for c in children(parse, verb, "aux", "auxpass")
    )


def _is_done(parse: Parse, verb: Token) -> bool:
    """Tell "has offered 20" and "has paid 300 and offered 20" from "offers" and "will offer"."""
    first = parse.tokens[verb.head] if verb.dep == "conj" else verb
    return _is_perfect(parse, verb) or _is_perfect(parse, first)


def _is_passive(parse: Parse, verb: Token) -> bool:
    return bool(children(parse, verb, "auxpass", "nsubjpass"))


def _is_perfect(parse: Parse, verb: Token | None) -> bool:
    return verb is not None and any(c.lemma.lower() == "have" for c in children(parse, verb, "aux"))


def of_forecast(parse: Parse, verb: Token, words: StanceWords) -> Reading | None:
    """Read "cut its growth forecast to 3 percent"."""
    for noun in children(parse, verb, "dobj", "nsubj", "nsubjpass"):
        if noun.lemma.lower() in words.forecast_nouns:
            return Reading(Stance.FORECAST, noun.span, "stance.forecast-noun", 0.8)
    # "put at 10,000 the number that could be there by May"
    for noun in children(parse, verb, "dobj"):
        for word in children(parse, noun, "amod"):  # "put the likely cost at $25 million"
            if word.text.lower() in words.forecast_adjectives and children(parse, verb, "prep"):
                return Reading(Stance.FORECAST, word.span, "stance.forecast-adjective", 0.75)
        for clause in children(parse, noun, "relcl"):
            for aux in children(parse, clause, "aux"):
                if aux.text.lower() in words.future or aux.text.lower() in words.possible:
                    return Reading(Stance.FORECAST, aux.span, "stance.modal", 0.7)
    return None


def _of_path(parse: Parse, verb: Token, below: Token | None, words: StanceWords) -> Reading | None:
    """Read "is on course to hit 105 million"."""
    if below is None or below.dep not in ("xcomp", "advcl") or verb.lemma.lower() != "be":
        return None
    for preposition in children(parse, verb, "prep"):
        for noun in children(parse, preposition, "pobj"):
            if preposition.text.lower() == "on" and noun.lemma.lower() in words.forecast_paths:
                return Reading(Stance.FORECAST, noun.span, "stance.forecast-noun", 0.75)
    return None


def _of_phrase(parse: Parse, verb: Token, words: StanceWords) -> Iterator[Reading]:
    """Read what stands beside a clause: "under the plan, ...", "it is alleged", "according to unverified reports"."""
    for child in children(parse, verb, "prep", "parataxis"):
        if (
            child.dep == "parataxis"
            and child.lemma.lower() in words.alleged_verbs
            and _is_passive(parse, child)
        ):
            yield Reading(Stance.ALLEGED, child.span, "stance.alleged-verb", 0.75)
        below = [t for t in parse.subtree(child.index) if t.pos == "NOUN"]
        for noun in below if child.text.lower() == "according" else ():
            for word in children(parse, noun, "amod"):
                if word.text.lower() in words.alleged_modifiers and is_in(noun, words.claim_nouns):
                    yield Reading(Stance.ALLEGED, word.span, "stance.alleged-adjective", 0.75)
        # "Under the proposal, fares would go up": only what is still ahead is part of it.
        if child.text.lower() == "under" and any(c.tag == "MD" for c in children(parse, verb, "aux")):
            for noun in children(parse, child, "pobj"):
                if noun.lemma.lower() in words.plan_nouns:
                    yield Reading(Stance.PLANNED, noun.span, "stance.plan-noun", 0.75)


def of_charge(parse: Parse, verb: Token, below: Token | None, words: StanceWords) -> Iterator[Reading]:
    """Give what says that a number is only claimed: "allegedly", "accused of", "unverified reports"."""
    lemma = verb.lemma.lower()
    subject = below is not None and speaks_of_doers(parse, verb, below)
    is_claim = lemma in words.claiming and not subject
    for child in children(parse, verb, "advmod", "prep"):
        word = child.text.lower()
        if child.dep == "advmod" and child.lemma.lower() in words.alleged_adverbs:
            yield Reading(Stance.ALLEGED, child.span, "stance.alleged-adverb", 0.85)
        if is_claim and (word in words.unproven or _is_without_proof(parse, child, words)):
            yield Reading(Stance.ALLEGED, child.span, "stance.unproven", 0.75)
    for noun in children(parse, verb, *SUBJECTS):  # "unverified reports spoke of 70 dead"
        if noun.lemma.lower() in words.claim_nouns:
            for child in children(parse, noun, "amod"):
                if child.text.lower() in words.alleged_modifiers:
                    yield Reading(Stance.ALLEGED, child.span, "stance.alleged-adjective", 0.75)
    if subject:
        return
    is_passive = _is_passive(parse, verb)
    if lemma in ("hear", "tell") and not children(parse, verb, "dobj"):
        # "A court heard", "jury told": what is on trial is not proven.
        for noun in children(parse, verb, *SUBJECTS):
            if noun.lemma.lower() in words.courts:
                yield Reading(Stance.ALLEGED, noun.span, "stance.court", 0.75)
    if lemma in words.alleged_verbs:
        yield Reading(Stance.ALLEGED, verb.span, "stance.alleged-verb", 0.8)
    if is_passive and lemma in words.alleged_passive and children(parse, verb, "xcomp"):
        yield Reading(Stance.ALLEGED, verb.span, "stance.said-to", 0.75)
    if lemma in words.charges and below is not None and below.text.lower() in ("of", "with"):
        yield Reading(Stance.ALLEGED, verb.span, "stance.alleged-verb", 0.8)
    if lemma in words.fears and is_passive and children(parse, verb, "oprd", "acomp", "xcomp", "advcl"):
        yield Reading(Stance.ALLEGED, verb.span, "stance.feared", 0.75)


def _is_without_proof(parse: Parse, preposition: Token, words: StanceWords) -> bool:
    return preposition.text.lower() == "without" and any(
        c.lemma.lower() in words.proof for c in children(parse, preposition, "pobj")
    )


def _of_modal(parse: Parse, verb: Token, below: Token | None, words: StanceWords) -> Iterator[Reading]:
    lemma = verb.lemma.lower()
    auxiliaries = children(parse, verb, "aux")
    is_perfect = _is_perfect(parse, verb)
    is_negated = bool(children(parse, verb, "neg"))
    for aux in auxiliaries:
        if aux.text == "May" and aux.index:
            continue  # "on 5 May": the month, a modal verb to the tagger
        modal = aux.text.lower().replace("’", "'")
        if modal in words.able and (is_negated or (lemma not in words.changes and lemma != "be")):
            continue  # "can hold 2,500 people" is true today
        if modal == "could" and is_negated:
            continue  # "could not reach 40 villages" has happened
        if modal == "would" and below is not None and _is_answer(parse, below, words):
            continue  # "45 percent of voters would choose her" is what they answered
        if _is_told_of_now(parse, verb, modal, words, is_perfect=is_perfect):
            continue
        if modal == "would" and below is not None and _is_refusal(parse, verb, below):
            continue
        if modal in words.future or modal in words.possible or modal in words.able:
            is_act = lemma in words.actions and not is_perfect and not _is_of_thing(parse, verb, words)
            if modal in words.possible and below is not None and speaks_of_doers(parse, verb, below):
                is_act = False  # "three clinics could close"
            is_free = lemma not in words.changes | words.sufferings
            is_act = is_act or (modal in words.future and _is_own(parse, verb) and is_free)
            yield Reading(Stance.PLANNED if is_act else Stance.FORECAST, aux.span, "stance.modal", 0.8)


def _is_told_of_now(parse: Parse, verb: Token, modal: str, words: StanceWords, *, is_perfect: bool) -> bool:
    """Tell modal verbs that look at what was or is: "should have been 40", "we could identify"."""
    if is_perfect and modal in words.hindsight:
        return True
    subjects = {c.text.lower() for c in children(parse, verb, *SUBJECTS)}
    lemma = verb.lemma.lower()
    if modal == "could":
        return lemma in words.finding and bool(subjects & {"we", "i", "they", "he", "she"})
    if modal != "would":
        return False
    if lemma in words.reckoning and subjects & {"we", "i"}:
        return True  # "I would add a quarter to that"
    if lemma in words.remaining and subjects & {"that", "this", "which"}:
        return True  # "that would leave 40 unaccounted for"
    if any(c.lemma.lower() in words.guesses for c in children(parse, verb, "attr")):
        return True  # "80,000 would be a fair guess"
    for clause in children(parse, verb, "advcl"):  # "would be alive if help had come"
        marks = {c.text.lower() for c in children(parse, clause, "mark")}
        if "if" in marks and any(c.text.lower() == "had" for c in children(parse, clause, "aux")):
            return True
    return False


def _is_refusal(parse: Parse, verb: Token, below: Token) -> bool:
    """Tell "twelve would not say" and "another 45 would only meet him at home": how they behaved."""
    limits = {c.text.lower() for c in children(parse, verb, "neg", "advmod")}
    is_limited = bool(limits & {"not", "n't", "n’t", "only"})
    return verb.dep == "ROOT" and is_limited and speaks_of_doers(parse, verb, below)


def _is_of_thing(parse: Parse, verb: Token, words: StanceWords) -> bool:
    """Tell "the gas field would release 9 million tons": a thing has no plans."""
    return any(c.lemma.lower() in words.things for c in children(parse, verb, "nsubj"))


def _is_own(parse: Parse, verb: Token) -> bool:
    """Tell "we will stop 400 buses": what speakers say of their own acts."""
    subjects = children(parse, verb, "nsubj")
    return verb.lemma.lower() not in ("be", "have") and any(c.text.lower() in ("we", "i") for c in subjects)


def _is_answer(parse: Parse, below: Token, words: StanceWords) -> bool:
    """Tell the share of those asked: "45 percent of respondents"."""
    if below.dep not in SUBJECTS:
        return False
    is_poll = any(t.lemma.lower() in words.polls for t in parse.tokens)
    is_share = below.lemma.lower() in ("percent", "%", "cent") and not children(parse, below, "prep")
    # "Of respondents", "of Kenyans".
    is_choice = parse.tokens[below.head].lemma.lower() in words.choices
    return (is_share and (is_poll or is_choice)) or any(
        t.lemma.lower() in words.asked or t.tag == "NNPS" for t in parse.subtree(below.index)
    )
