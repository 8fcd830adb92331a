"""Numbers beneath a plan, forecast or charge that are no part of it: what has happened stays asserted."""

from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.stance_words import StanceWords
from reportedly.extraction.syntax import SUBJECTS, children, is_verbal

__all__ = ["base_of", "counts_nouns", "has_tense", "is_presupposed", "is_price", "speaks_of_doers"]

_MODAL = "MD"


def has_tense(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb stands in a clause of its own, and not as a second half of another one."""
    return verb.tag in ("VBD", "VBZ", "VBP") or bool(children(parse, verb, "aux", "nsubj", "nsubjpass"))


def is_presupposed(parse: Parse, below: Token, above: Token, words: StanceWords) -> bool:
    """Tell whether what hangs on `above` by `below` is told as a fact, whatever `above` plans or expects.

    "Wants a new law after a shooting that killed 14", "with 38 delegates at stake, she will win",
    "a plan backed by 32 senators", "the families of the 19 victims", "should help the 90 families who asked",
    "expects more, with 30 players having signed".
    """
    if below.dep == "nummod" and _is_known_by_past(parse, above):
        return True
    if below.dep == "appos" and above.dep in SUBJECTS:
        # "Inflation, 9.1 percent in May, is forecast to fall."
        return any(t.text == "," for t in parse.tokens[above.index : below.index])
    if below.dep == "relcl":
        # "The rumour that 8 had resigned" is what the rumour says.
        is_beside = (
            _is_beside(parse, below) and below.tag in ("VBZ", "VBP") and not children(parse, below, "aux")
        )
        return (_is_past(parse, below) or is_beside) and not children(parse, below, "mark")
    if below.dep == "acl":
        return below.tag == "VBN" and bool(children(parse, below, "agent"))
    if below.dep == "advcl":
        marks = {c.text.lower() for c in children(parse, below, "mark", "advmod")}
        is_ground = bool(marks & words.grounds) or ("as" in marks and _is_beside(parse, below))
        if is_ground:  # "since she has 2.5 million votes, he would lose"
            return not any(aux.tag == _MODAL for aux in children(parse, below, "aux"))
        return _is_past(parse, below) and bool(marks & words.aftermath)
    if below.dep != "prep":
        return False
    word = below.text.lower()
    if word == "with" and _has_happened(parse, below):
        return True
    if word in words.aftermath or (word == "of" and _is_of_the(parse, below)):
        return True
    first = min((c.index for c in children(parse, above, *SUBJECTS)), default=-1)
    return word in words.fronted and below.index < first


def base_of(parse: Parse, chain: list[Token]) -> Token | None:
    """Give the "from" of "rise from 41 to 44" where the number is the 41: what was there before."""
    below = next((t for t in chain if t.dep == "prep"), None)
    if below is None or below.text.lower() != "from":
        return None
    if below.index and parse.tokens[below.index - 1].text.lower() in ("up", "down"):
        return below
    after = parse.subtree(parse.tokens[below.head].index)
    is_change = any(t.text.lower() == "to" and t.dep == "prep" and t.index > below.index for t in after)
    return below if is_change else None


def counts_nouns(noun: Token, below: Token) -> bool:
    """Tell "14 proposals" and "5 allegations", which count the plans and charges themselves."""
    return below.dep == "nummod" and noun.tag in ("NNS", "NNPS")


def speaks_of_doers(parse: Parse, verb: Token, below: Token) -> bool:
    """Tell the number in the subject of "20 nations want ...": it counts who wants, and not what."""
    is_passive = bool(children(parse, verb, "auxpass"))
    return below.dep in SUBJECTS and not is_passive


def _is_beside(parse: Parse, verb: Token) -> bool:
    """Tell a relative clause behind a comma: "the pit, which employs 1,200"."""
    first = next(iter(parse.subtree(verb.index)), verb)
    return first.index > 0 and parse.tokens[first.index - 1].text == ","


def _is_of_the(parse: Parse, preposition: Token) -> bool:
    """Tell "the families of the 19 victims" and "most of the 50 homes": those are there already."""
    for noun in children(parse, preposition, "pobj"):
        numbers = [noun] if noun.tag == "CD" else children(parse, noun, "nummod")
        marks = {c.text.lower() for c in children(parse, noun, "det", "poss")}
        if (
            numbers
            and (noun.tag in ("NNS", "NNPS", "CD", "JJ") or not _is_money(parse, numbers[0]))
            and marks & {"the", "these", "those", "its", "their"}
        ):
            return True
    return False


def is_price(parse: Parse, number: Token, noun: Token) -> bool:
    """Tell "the $2 billion dam": what a thing costs, told before the noun."""
    below = number
    for above in parse.ancestors(number.index):
        if above.index == noun.index:
            return below.index < noun.index and _is_money(parse, number)
        below = above
    return False


def _is_money(parse: Parse, number: Token) -> bool:
    first = max(0, number.index - 2)
    return any(t.pos == "SYM" or t.text in ("$", "£", "€") for t in parse.tokens[first : number.index + 1])


def _is_known_by_past(parse: Parse, noun: Token) -> bool:
    """Tell "the 640 families who complained": those are there, whatever shall be done for them."""
    is_definite = any(c.text.lower() in ("the", "these", "those") for c in children(parse, noun, "det"))
    told = [
        clause
        for clause in children(parse, noun, "relcl")
        if any(c.tag in ("WP", "WDT") for c in children(parse, clause, "nsubj", "nsubjpass"))
    ]
    return is_definite and noun.tag == "NNS" and any(_is_past(parse, clause) for clause in told)


def _has_happened(parse: Parse, preposition: Token) -> bool:
    """Tell "with 30 players having signed"."""
    return any(
        verb.tag == "VBN" and any(aux.text.lower() == "having" for aux in children(parse, verb, "aux"))
        for verb in parse.subtree(preposition.index)
    )


def _is_past(parse: Parse, verb: Token) -> bool:
    auxiliaries = children(parse, verb, "aux", "auxpass")
    if any(aux.tag == _MODAL for aux in auxiliaries) or not is_verbal(verb):
        return False
    return verb.tag == "VBD" or any(
        aux.tag == "VBD" or (aux.lemma.lower() == "have" and verb.tag == "VBN") for aux in auxiliaries
    )
