"""What calls a claim untrue, as both kinds of denial need it."""

from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.stance_words import StanceWords, is_in
from reportedly.extraction.syntax import children

__all__ = ["calls_false", "has_none", "is_claim", "is_negated"]


def is_negated(parse: Parse, verb: Token) -> bool:
    """Tell "did not deny"."""
    before = parse.tokens[verb.index - 1].text.lower() if verb.index else ""
    return bool(children(parse, verb, "neg")) or before in ("nor", "neither")


def is_claim(parse: Parse, noun: Token, words: StanceWords) -> bool:
    """Tell whether a noun stands for what somebody said: "the report", "the figure"."""
    lemma = noun.lemma.lower()
    if lemma == "talk":
        return noun.tag == "NN"  # talks are negotiations
    return lemma in words.claim_nouns or lemma in words.number_nouns


def has_none(parse: Parse, noun: Token) -> bool:
    """Tell "no truth in" and "little evidence of": of a thing without any it is denied that it is known."""
    return any(c.text.lower() in ("no", "little") for c in children(parse, noun, "det", "amod"))


def calls_false(parse: Parse, verb: Token, words: StanceWords) -> Token | None:
    """Give the word that calls the verb's subject untrue: "are false", "is far too high", "do not hold up"."""
    lemma = verb.lemma.lower()
    if is_negated(parse, verb):
        if lemma in words.not_upheld:
            return verb
        named = children(parse, verb, "acomp", "attr", "oprd")
        return next((c for c in named if _is_right(parse, c, words)), None)
    if children(parse, verb, "auxpass") and (
        is_in(verb, words.false_words) or _is_invented(parse, verb, words)
    ):
        return verb  # "were fabricated", "was made up"
    for noun in children(parse, verb, "dobj"):
        # "Has no basis in fact", "lacks any foundation".
        is_bare = has_none(parse, noun) or lemma in words.lacking
        if noun.lemma.lower() in words.proof and is_bare and (lemma == "have" or lemma in words.lacking):
            return noun
    if lemma == "be" and _is_invented(parse, verb, words):
        return verb
    complements = children(parse, verb, "acomp", "attr", "oprd")
    for child in complements:
        if is_in(child, words.false_words) or _is_too_much(parse, child, words):
            return child
        if lemma == "be" and children(parse, child, "neg") and _is_right(parse, child, words):
            return child
        if lemma == "be" and _is_unknown(parse, child, words):
            return child
    return _false_below(parse, verb, complements, words)


def _is_right(parse: Parse, complement: Token, words: StanceWords) -> bool:
    """Tell "(is not) true", "the case" and "a figure we recognise"."""
    lemma = complement.lemma.lower()
    if lemma in words.so_words:
        return any(c.text.lower() == "the" for c in children(parse, complement, "det"))
    if lemma in words.number_nouns:
        known = children(parse, complement, "relcl")
        return any(verb.lemma.lower() in words.familiar and not is_negated(parse, verb) for verb in known)
    return lemma in words.true_words


def _is_unknown(parse: Parse, complement: Token, words: StanceWords) -> bool:
    """Tell "is a figure we do not recognise"."""
    is_number = complement.lemma.lower() in words.number_nouns
    known = children(parse, complement, "relcl") if is_number else []
    return any(verb.lemma.lower() in words.familiar and is_negated(parse, verb) for verb in known)


def _false_below(parse: Parse, verb: Token, complements: list[Token], words: StanceWords) -> Token | None:
    """Read "is full of lies", "is pure invention", "was without foundation" and "comes from nowhere"."""
    for link in (p for top in (verb, *complements) for p in children(parse, top, "prep")):
        for noun in (*children(parse, link, "pobj"), *children(parse, link, "advmod", "pcomp")):
            word, is_verdict = link.text.lower(), noun.lemma.lower() in words.false_words
            if word == "without" and noun.lemma.lower() in words.proof:
                return noun
            if word in ("from", "of") and noun.lemma.lower() in words.nowhere:
                return noun
            if word == "of" and is_verdict and complements:
                return noun
    return None


def _is_invented(parse: Parse, verb: Token, words: StanceWords) -> bool:
    """Tell "made up", "cooked up", which the tagger takes for a verb with a particle."""
    made = next(
        (t for t in (verb, *children(parse, verb, "acomp", "attr")) if is_in(t, words.invented)), None
    )
    return made is not None and any(
        c.text.lower() == "up" for c in children(parse, made, "prt", "advmod", "prep")
    )


def _is_too_much(parse: Parse, adjective: Token, words: StanceWords) -> bool:
    """Tell "far too high": a number of which that is said is not the right one."""
    return adjective.lemma.lower() in words.sizes and any(
        c.text.lower() == "too" for c in children(parse, adjective, "advmod")
    )
