"""What calls a claim untrue, as both kinds of denial need it."""

from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.stance_words import StanceWords, is_in
from reportedly.extraction.syntax import children

__all__ = ["calls_false", "is_claim", "is_negated"]


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


def calls_false(parse: Parse, verb: Token, words: StanceWords) -> Token | None:
    """Give the word that calls the verb's subject untrue: "are false", "do not hold up"."""
    if verb.lemma.lower() in words.not_upheld and is_negated(parse, verb):
        return verb
    if children(parse, verb, "auxpass") and is_in(verb, words.false_words):
        return None if is_negated(parse, verb) else verb  # "were fabricated"
    for child in children(parse, verb, "acomp", "attr", "oprd"):
        if is_in(child, words.false_words) and not is_negated(parse, verb):
            return child
        if child.lemma.lower() in words.true_words and is_negated(parse, verb):
            return child
    return None
