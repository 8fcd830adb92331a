"""Numbers under a negated verb or one that takes back, by the tree: "we do not have 12", "withdrew its claim of 12".

A part of `own_denials`, which asks for it; what the tree hides `negated_words` finds.
"""

from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.presupposed import counts_nouns
from reportedly.extraction.stance_words import Reading, StanceWords, is_in
from reportedly.extraction.syntax import SUBJECTS, children, is_verbal, subject_of
from reportedly.extraction.untruth import has_none, is_claim, is_negated
from reportedly.model.figure import Stance

__all__ = ["FIRST_PERSON", "is_rare", "read_negated", "withdrawn_claims"]

FIRST_PERSON = frozenset({"we", "i"})
_DEFINITE = frozenset({"the", "these", "those", "any", "all"})
_NEARLY = frozenset({"not", "n't", "a", "about", "around", "some"})
_EVER = frozenset({"since", "before", "yet", "until", "till", "ever", "again", "anymore"})
_TIMES = frozenset({"day", "week", "month", "year", "decade", "century", "generation", "age"})
_NOBODY = frozenset({"nobody", "none"})
_POINTING = frozenset({"it", "that", "them"})
_MODAL = "MD"


def read_negated(
    parse: Parse, number: Token, below: Token, here: Token, words: StanceWords
) -> Reading | None:
    """Read what the word `here`, above the number's `below`, makes of the number."""
    if (
        here.pos == "NOUN"
        and here.lemma.lower() in words.confirmation
        and below.dep in ("acl", "prep", "ccomp")
    ):
        return (
            Reading(Stance.ALLEGED, here.span, "stance.unconfirmed", 0.75) if has_none(parse, here) else None
        )
    if not is_verbal(here):
        return None
    if _is_unconfirmed(parse, here, below, words):
        return Reading(Stance.ALLEGED, here.span, "stance.unconfirmed", 0.75)
    if _is_withdrawn(parse, here, below, number, words):
        return Reading(Stance.DENIED, here.span, "stance.withdrawn", 0.8)
    if _is_of_nobody(parse, here, below, number):
        return Reading(Stance.DENIED, here.span, "stance.not-done", 0.75)
    if is_negated(parse, here) and _is_not_so_many(parse, here, below, number, words):
        return Reading(Stance.DENIED, here.span, "stance.not-done", 0.75)
    return None


def _is_unconfirmed(parse: Parse, verb: Token, below: Token, words: StanceWords) -> bool:
    """Tell "no one has confirmed reports of 20", "claims of 20 are unconfirmed", "could not verify that 20 ..."."""
    is_told = below.dep == "ccomp" or is_claim(parse, below, words)
    if below.dep in SUBJECTS and is_told:
        if any(is_in(c, words.unconfirmed) for c in children(parse, verb, "acomp", "oprd")):
            return True
        return is_in(verb, words.confirming) and is_negated(parse, verb)
    if not is_in(verb, words.confirming) or below.index < verb.index or below.dep not in ("dobj", "ccomp"):
        return False
    before = parse.tokens[verb.index - 1].text.lower() if verb.index else ""
    if before == "neither":
        return False  # "would neither confirm nor deny"
    if any(_is_nobody(parse, doer) for doer in children(parse, verb, *SUBJECTS)):
        return True
    return is_told and is_negated(parse, verb)


def _is_nobody(parse: Parse, doer: Token) -> bool:
    return doer.text.lower() in _NOBODY or has_none(parse, doer)


def withdrawn_claims(parse: Parse, verb: Token, words: StanceWords) -> list[Token]:
    """Give the claims of "withdrew its claim", "took back the figure" and "backtracked on its statement"."""
    lemma = verb.lemma.lower()
    is_done = not is_negated(parse, verb) and verb.dep != "xcomp"
    if not is_done or any(aux.tag == _MODAL for aux in children(parse, verb, "aux")):
        return []
    is_back = any(c.text.lower() in ("back", "away") for c in children(parse, verb, "advmod", "prt"))
    found: list[Token] = []
    if lemma in words.retracting or (lemma in words.taking_back and is_back):
        found = children(parse, verb, "dobj")
        found += children(parse, verb, "nsubjpass") if children(parse, verb, "auxpass") else []
    elif lemma in words.backing:
        links = (p for p in children(parse, verb, "prep") if p.text.lower() in ("on", "from"))
        found = [noun for p in links for noun in children(parse, p, "pobj")]
    # "That estimate was made in haste and we withdraw it."
    found = [
        _claim_meant(parse, verb, noun, words) if noun.text.lower() in _POINTING else noun for noun in found
    ]
    return [noun for noun in found if is_claim(parse, noun, words) and noun.lemma.lower() not in words.guilt]


def _claim_meant(parse: Parse, verb: Token, pronoun: Token, words: StanceWords) -> Token:
    """Give the last claim in front of a verb that speaks of "it"; the pronoun where there is none."""
    told = [t for t in parse.tokens[: verb.index] if t.dep in SUBJECTS and is_claim(parse, t, words)]
    return told[-1] if told else pronoun


def _is_withdrawn(parse: Parse, verb: Token, below: Token, number: Token, words: StanceWords) -> bool:
    """Tell "withdrew its claim that 35 resigned", "took back its figure of 35" from "withdrew 35 claims"."""
    claims = withdrawn_claims(parse, verb, words)
    above = {claim.index for claim in claims}
    if below.dep == "prep":
        return any(parse.tokens[i].head == below.index for i in above)
    counted = parse.tokens[number.head]
    return below.index in above and not (counted.index in above and counts_nouns(counted, number))


def _is_not_so_many(parse: Parse, verb: Token, below: Token, number: Token, words: StanceWords) -> bool:
    """Tell "we do not have 14, we have four" and "we did not lose 90 tanks" from "we do not have 90 to spare".

    A number that is told as another's ("the 40"), bounded ("more than 40") or asked for is not denied.
    """
    if below.dep == "prep" and below.text.lower() in ("of", "about"):
        below = next(iter(children(parse, below, "pobj")), below)
    elif below.dep != "dobj":
        return False
    top = number  # "70 million euros"
    while top.index != below.index and (top.index == number.index or top.pos == "NUM"):
        top = parse.tokens[top.head]
    if top.index != below.index or below.index < verb.index or children(parse, below, "poss"):
        return False
    if any(c.text.lower() in _DEFINITE for c in children(parse, below, "det", "predet")):
        return False
    if any(c.text.lower() not in _NEARLY for c in children(parse, number) if c.tag not in ("$", "SYM")):
        return False
    if any(aux.tag == _MODAL for aux in children(parse, verb, "aux")):
        return False
    if children(parse, below, "relcl", "acl") or children(parse, verb, "xcomp"):
        return False
    if any(
        any(c.text.lower() == "to" for c in children(parse, p, "aux")) for p in children(parse, verb, "advcl")
    ):
        return False  # "do not have 500 euros to give"
    if _corrects(parse, verb, below):
        return True
    if is_rare(parse, verb):
        return False
    subject = subject_of(parse, verb)
    is_first = subject is not None and subject.text.lower() in FIRST_PERSON
    return is_in(verb, words.negated_deeds) and (is_first or verb.dep == "ccomp")


def _is_of_nobody(parse: Parse, verb: Token, below: Token, number: Token) -> bool:
    """Tell "nobody sold 420 tickets" from "nobody sold more than 420", "the 420" and "nobody has 40 years to wait"."""
    is_done = below.dep == "dobj" and below.index > verb.index and verb.tag in ("VBD", "VBN")
    doers = [d for d in children(parse, verb, "nsubj") if d.text.lower() in ("nobody", "one")]
    if not is_done or not any(_is_nobody(parse, doer) for doer in doers) or is_rare(parse, verb):
        return False
    if children(parse, verb, "mark"):
        return False  # "if nobody had counted 74"
    of_number = [c for c in children(parse, number) if c.tag not in ("$", "SYM")]
    is_bare = number.head == below.index and all(c.text.lower() in _NEARLY for c in of_number)
    is_known = any(c.text.lower() in _DEFINITE for c in children(parse, below, "det", "poss"))
    return is_bare and not is_known and not any(aux.tag == _MODAL for aux in children(parse, verb, "aux"))


def is_rare(parse: Parse, verb: Token) -> bool:
    """Tell "have not seen 40 degrees since 1990", "for years", "before" and "yet": such a number is no claim."""
    below = [t for t in parse.subtree(verb.index) if t.index > verb.index]
    if any(t.text.lower() in _EVER for t in below):
        return True
    links = (t for t in below if t.dep == "prep" and t.text.lower() in ("for", "in"))
    nouns = (n for link in links for n in children(parse, link, "pobj"))
    return any(n.tag == "NNS" and n.lemma.lower() in _TIMES for n in nouns)


def _corrects(parse: Parse, verb: Token, noun: Token) -> bool:
    """Tell whether the right number follows: the same verb again, with a number."""
    for other in parse.tokens[noun.index + 1 :]:
        if is_verbal(other) and other.lemma.lower() == verb.lemma.lower() and not is_negated(parse, other):
            objects = children(parse, other, "dobj", "attr")
            return any(o.pos == "NUM" or children(parse, o, "nummod") for o in objects)
    return False
