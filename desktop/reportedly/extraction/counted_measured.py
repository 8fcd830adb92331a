"""What a number with a unit of its own measures: "growth of 3 %", "a $400 million package", "60 % of voters"."""

from reportedly.extraction.counted import Counted
from reportedly.extraction.counted_tree import NOUNS, THEM, modified_noun, object_of, participant
from reportedly.extraction.date_attachment import governing_verb, head_of
from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.measure_words import MeasureWords
from reportedly.extraction.syntax import SUBJECTS, children
from reportedly.model.span import Span

__all__ = ["find_holder", "find_measured"]

_TIME_NOUNS = frozenset({"year", "month", "week", "day", "hour", "time", "today", "yesterday", "quarter"})
_PERCENT = frozenset({"%", "percent", "pct", "cent", "pc"})
_ECONOMY = frozenset({"gdp", "product", "output", "economy"})
_UNDECIDED = frozenset({"undecided", "unsure", "uncertain"})


def find_measured(parse: Parse, span: Span, words: MeasureWords) -> Counted:
    """Find what a number with a unit of its own measures: "growth of 3 %", "a $400 million package"."""
    inside = parse.tokens_in(span)
    head = head_of(inside)
    if head is None:
        return Counted(None, None, "measure.none")
    if head.pos == "VERB":
        return Counted(_multiplied(parse, head), head, "measure.clause")
    base = object_of(parse, head, "of")
    base = None if base is not None and base.text.lower() == "it" else base  # "spent $8 million of it"
    is_pronoun = base is not None and base.text.lower() in THEM
    is_share = any(t.text.lower() in _PERCENT for t in inside)
    if (
        base is not None and base.text.lower() == "which" and not is_share
    ):  # "of which $5 million has come in"
        return Counted(None, governing_verb(parse, head), "measure.carried")
    if is_share and (is_pronoun or (base is None and _is_poll(parse, head, words))):
        leaning = "of" if is_pronoun else ""  # "90% of them" are of those counted before
        return Counted(None, governing_verb(parse, head), "measure.share", is_base=True, preposition=leaning)
    if is_share and _is_of_those_before(parse, head, inside):
        return Counted(None, governing_verb(parse, head), "measure.share", is_base=True, preposition="of")
    is_time = base is not None and (
        base.lemma.lower() in _TIME_NOUNS or base.text.isdecimal()
    )  # "the 76% of 2021"
    if base is not None and base not in inside and not is_time:
        return Counted(base, governing_verb(parse, head), "measure.share", is_base=True)
    inner = object_of(parse, head, "in") or _kind_of_money(parse, inside)
    if inner is not None and not is_share and _is_place(parse, inner, inside):
        inner = None  # "2 GW in the south", "14 degrees in the park"
    if inner is not None and inner.pos == "NOUN" and inner.lemma.lower() not in _TIME_NOUNS:
        return Counted(
            inner, governing_verb(parse, head), "measure.noun", preposition="in"
        )  # "$5 million in aid"
    noun = modified_noun(parse, head, inside)
    if noun is not None and _is_behind_and(parse, inside, noun):
        noun = _of_sum(parse, inside)  # "a shortfall of 55 billion zloty and growth of 1.2 per cent"
        return Counted(noun, None, "measure.noun-before", preposition="of" if noun is not None else "")
    if noun is not None and noun.lemma.lower() not in _TIME_NOUNS:
        return Counted(noun, governing_verb(parse, noun), "measure.noun")
    above = parse.tokens[head.head]
    preposition = ""
    if head.dep in ("pobj", "pcomp") and above.dep == "prep":
        preposition = above.text.lower()
        above = parse.tokens[above.head]
    if above.pos in NOUNS and above.index != head.index:
        return Counted(above, governing_verb(parse, above), "measure.noun-before", preposition=preposition)
    verb = governing_verb(parse, head)
    if verb is None:
        return Counted(None, None, "measure.none")
    found = participant(parse, verb, head, words, preposition)
    if found is not None and found.pos == "PRON":
        found = None
    return Counted(found, verb, "measure.clause", preposition=preposition)


def _is_place(parse: Parse, noun: Token, inside: list[Token]) -> bool:
    """Tell whether the noun behind "in" says where, and is no kind of a sum: "$5 million in aid"."""
    is_money = any(t.tag == "$" for t in inside)
    return not is_money and any(t.text.lower() == "the" for t in children(parse, noun, "det"))


def _is_behind_and(parse: Parse, inside: list[Token], noun: Token) -> bool:
    """Tell whether "and" parts a number from the noun that the tree hangs it on."""
    last = max(t.index for t in inside)
    behind = parse.tokens[last + 1 : last + 2]
    return noun.index > last + 1 and bool(behind) and behind[0].text.lower() == "and"


def _of_sum(parse: Parse, inside: list[Token]) -> Token | None:
    """Give the noun right before "of" and the number."""
    first = min(t.index for t in inside)
    before = parse.tokens[max(0, first - 2) : first]
    is_of = len(before) == 2 and before[1].text.lower() == "of" and before[0].pos == "NOUN"
    return before[0] if is_of else None


def _kind_of_money(parse: Parse, inside: list[Token]) -> Token | None:
    """Give the noun of "seek $75m in immediate compensation", however the tree hangs it."""
    last = max(t.index for t in inside)
    behind = parse.tokens[last + 1 : last + 2]
    if not behind or behind[0].text.lower() != "in" or not any(t.tag == "$" for t in inside):
        return None
    below = [parse.tokens[i] for i in parse.children[behind[0].index]]
    noun = next((t for t in below if t.dep == "pobj"), None)
    is_bare = noun is not None and all(
        parse.tokens[i].dep in ("amod", "compound") for i in parse.children[noun.index]
    )
    return noun if noun is not None and is_bare and noun.tag in ("NN", "NNS") else None


def find_holder(parse: Parse, span: Span, words: MeasureWords) -> Token | None:
    """Give what makes up a share of a base: "debt" in "public debt stood at 61 percent of GDP"."""
    head = head_of(parse.tokens_in(span))
    if head is None or head.dep in SUBJECTS:
        return None
    above = parse.tokens[head.head]
    preposition = above.text.lower() if head.dep == "pobj" else ""
    if preposition == "of" and _is_of_economy(parse, head):  # "a deficit of 7 percent of GDP"
        holder = parse.tokens[above.head]
        return holder if holder.pos == "NOUN" and holder.lemma.lower() not in _TIME_NOUNS else None
    verb = governing_verb(parse, head)
    if verb is None or preposition not in ("", "at", "to") or verb.lemma.lower() not in words.light:
        return None
    found = participant(parse, verb, head, words, preposition)
    return found if found is not None and found.pos == "NOUN" else None


def _is_of_economy(parse: Parse, head: Token) -> bool:
    base = object_of(parse, head, "of")
    return base is not None and base.lemma.lower() in _ECONOMY


def _multiplied(parse: Parse, verb: Token) -> Token | None:
    """Give what a verb that is a number says it of: "sales doubled", "the firm tripled its profit"."""
    own = [t for t in parse.tokens if t.head == verb.index and t.pos in NOUNS]
    objects = [t for t in own if t.dep in ("dobj", "obj")]
    named = objects or [t for t in own if t.dep in SUBJECTS]
    above = parse.tokens[verb.head]
    if not named and above.pos == "VERB":  # "sales fell before doubling"
        named = [t for t in parse.tokens if t.head == above.index and t.pos in NOUNS and t.dep in SUBJECTS]
    return named[0] if named else above if above.pos in NOUNS else None


def _is_of_those_before(parse: Parse, head: Token, inside: list[Token]) -> bool:
    """Tell whether a share is of those counted before: "70 % of which", "21 % were minors", "(60 % female)"."""
    first, last = inside[0].index, inside[-1].index
    behind = parse.tokens[last + 1 : last + 3]
    near = [t.text.lower() for t in parse.tokens[max(0, first - 2) : first]]
    following = [t.text.lower() for t in behind]
    if near == ["of", "which"] or near == ["of", "whom"]:
        return True
    if len(following) > 1 and following[0] == "of" and following[1] in THEM:
        return True
    if near[-1:] == ["("] and following[1:] == [")"] and behind[0].tag in ("JJ", "NNS"):
        return True
    verb = parse.tokens[head.head]
    is_said_of = head.dep in SUBJECTS and verb.lemma.lower() == "be" and verb.tag in ("VBD", "VBP")
    below = [parse.tokens[i] for i in parse.children[verb.index]]
    return is_said_of and any(t.dep == "attr" and t.tag == "NNS" for t in below)


def _is_poll(parse: Parse, head: Token, words: MeasureWords) -> bool:
    """Tell whether a share does what persons do: "38 percent approve"."""
    verb = parse.tokens[head.head]
    is_plural = verb.tag in ("VBP", "VBD") and head.index < verb.index
    first = min((t.index for t in parse.subtree(head.index)), default=0)
    if first and parse.tokens[first - 1].text == ":":  # "Voters: 52% backed it"
        return False
    following = parse.tokens[min(len(parse.tokens) - 1, head.index + 1)]
    said = following.text.lower()
    if said in _UNDECIDED or (said in words.person_verbs and following.tag not in ("NN", "NNS")):
        return True  # "just 19% back it, with 11% undecided"
    is_of_persons = following.text.lower() == "who" or (
        head.dep in SUBJECTS and following.tag == "MD" and verb.index > head.index
    )
    does_as_persons = head.dep == "nsubj" and is_plural and verb.lemma.lower() in words.person_verbs
    return is_of_persons or does_as_persons
