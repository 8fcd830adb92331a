"""The counted noun of a quantity: after it, before it ("the toll rose to 5,000") or left out ("50 injured").

Works on the tree of one sentence; what a sentence leaves out is carried over by the stage.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.extraction.date_attachment import governing_verb, head_of
from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.measure_words import MeasureWords
from reportedly.model.span import Span

__all__ = [
    "Counted", "counts_persons", "find_counted", "find_holder", "find_measured", "has_own_predicate", "is_ballot",
]  # fmt: skip

_MODIFIERS = frozenset({"nummod", "quantmod", "amod", "compound", "nmod", "npadvmod", "poss", "appos"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_OBJECTS = ("dobj", "attr", "oprd", "dative")
_PRONOUNS = frozenset({"other", "others", "one", "them", "those"})
_THEM = frozenset({"them", "whom", "those", "these", "which"})
_TIME_NOUNS = frozenset({"year", "month", "week", "day", "hour", "time", "today", "yesterday", "quarter"})
# Verbs that tell no event: what befell the counted before holds for their subject too.
_PERCENT = frozenset({"%", "percent", "pct", "cent", "pc"})
_STILL = frozenset({"still", "remain", "remains", "remained"})
_UNDECIDED = frozenset({"undecided", "unsure", "uncertain"})
_VOTING = frozenset({"vote", "back", "approve", "pass", "reject", "defeat", "adopt", "uphold", "ratify"})
_BALLOT_REACH = 8  # tokens of "voted to reject the bill 521-"
_RIVAL_REACH = 3  # words of "289 votes to"
_LONGEST_PHRASE = 6  # words of "Tata and Volvo city buses"
_EMPTY_VERBS = frozenset({"be", "have", "do", "include", "remain", "become", "number", "total", "stay"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What the tree tells of a counted thing.

    `noun` heads the counted noun phrase, None where the clause leaves it out; `verb` is the verb that the
    thing stands with; `outcome` is a word right behind the number that says what happened ("1,000 injured").
    `is_base` marks a share ("60 % of voters"), `preposition` the word between a verb and a measured number.
    """

    noun: Token | None
    verb: Token | None
    rule: str
    outcome: Token | None = None
    is_base: bool = False
    preposition: str = ""


def find_counted(parse: Parse, span: Span, words: MeasureWords) -> Counted:
    """Find what a bare number counts."""
    inside = parse.tokens_in(span)
    head = _number_head(inside)
    if head is None:
        return Counted(None, None, "measure.none")
    if (following := _outcome_after(parse, inside, words)) is not None:
        return Counted(None, _verb_of(parse, following), "measure.elided", outcome=following)
    if (named := _named_of_them(parse, inside, words)) is not None:
        return Counted(named, _verb_of(parse, head), "measure.noun")
    if (caught := _caught(parse, inside)) is not None:
        return Counted(None, caught, "measure.elided")
    noun = _modified_noun(parse, head, inside)
    if (force := _strong_force(parse, inside)) is not None:
        return Counted(force, None, "measure.noun")  # "the 2,400-strong force killed": it befell others
    if (rival := _rival_of(parse, inside)) is not None:
        return Counted(rival, _verb_of(parse, rival), "measure.noun")
    if noun is not None and noun.index < head.index and noun.tag in ("NN", "NNP"):
        noun = None  # "the militia 19": the number behind a noun in the singular counts what was said before
    if (shared := _shared_noun(parse, inside, noun)) is not None:
        return Counted(shared, _verb_of(parse, shared), "measure.noun")
    if noun is not None and noun.tag == "NN" and head.tag == "NNS" and noun.lemma.lower() in words.outcome_of:
        return Counted(
            None, None, "measure.elided", outcome=noun
        )  # "Thousands rally": a verb taken for a noun
    if noun is not None and noun.lemma.lower() in _PRONOUNS:
        return Counted(None, _verb_of(parse, noun), "measure.elided")
    is_many = (
        noun is not None and noun.tag == "NNS" and noun.index > head.index
    )  # "eight changes", "3 groups"
    if noun is not None and (is_many or noun.lemma.lower() not in words.tolls | words.light):
        return Counted(noun, None if _is_apart(parse, noun, words) else _verb_of(parse, noun), "measure.noun")
    nearby = parse.tokens[max(0, head.index - 4) : head.index]
    counting = next((t for t in nearby if t.text.lower() == "number"), None)
    if counting is not None and parse.tokens[counting.index + 1].text.lower() == "of":
        counting = None
    if counting is not None and (noun is None or noun.index <= counting.index):
        subject = _subject_left_of(parse, counting, words)
        if subject is not None:
            return Counted(subject, _verb_of(parse, subject), "measure.noun-before")
    if (whole := _counted_whole(parse, inside)) is not None:
        return Counted(whole, _verb_of(parse, head), "measure.of")
    bases = (_object_of(parse, token, "of", "among") for token in (head, *inside))
    if (base := next((base for base in bases if base is not None and base not in inside), None)) is not None:
        is_named = base.pos in _NOUNS or base.pos == "ADJ" or base.text.lower() in words.outcome_of
        rule = "measure.of" if is_named else "measure.elided"
        return Counted(base if rule == "measure.of" else None, _verb_of(parse, head), rule)
    if (before := _noun_before(parse, noun or head, words)) is not None:
        return before
    if (beside := _lexical_noun(parse, inside, words)) is not None:
        return Counted(beside, _verb_of(parse, beside), "measure.near")
    return Counted(None, _verb_of(parse, head), "measure.elided")


def _caught(parse: Parse, inside: list[Token]) -> Token | None:
    """Give the verb of "two caught fire", a participle to the tagger."""
    following = parse.tokens[max(t.index for t in inside) + 1 :][:2]
    is_fire = [t.text.lower() for t in following] == ["caught", "fire"]
    return following[0] if is_fire else None


def _strong_force(parse: Parse, inside: list[Token]) -> Token | None:
    """Give the noun of "a 2,400-strong force"."""
    last = max(t.index for t in inside)
    for token in parse.tokens[last + 1 : last + 3]:
        if token.text.lower() == "strong":
            above = parse.tokens[token.head]
            return above if above.pos in _NOUNS else None
    return None


def _rival_of(parse: Parse, inside: list[Token]) -> Token | None:
    """Give the noun of the number that this one stands against: "289 votes to 278"."""
    first = min(t.index for t in inside)
    if first < _RIVAL_REACH or parse.tokens[first - 1].text.lower() not in ("to", "against"):
        return None
    number, noun = parse.tokens[first - 3], parse.tokens[first - 2]
    return noun if noun.tag == "NNS" and number.pos == "NUM" and noun.head != first - 1 else None


def _is_apart(parse: Parse, noun: Token, words: MeasureWords) -> bool:
    """Tell whether the verb says nothing of the counted: "Of the 120 passengers, 15 were hurt", "in one town"."""
    preposition = parse.tokens[noun.head]
    if noun.dep != "pobj" or preposition.dep != "prep":
        return False
    is_whole = preposition.text.lower() == "of" and preposition.head > noun.index
    is_place = preposition.text.lower() in ("in", "at", "across") and not words.is_person(noun.lemma.lower())
    return is_whole or (is_place and parse.tokens[preposition.head].pos in ("VERB", "AUX"))


def _shared_noun(parse: Parse, inside: list[Token], noun: Token | None) -> Token | None:
    """Give the plural that the tree misses: "460 Tata and Volvo buses", "eight changes" read as a verb."""
    last = max(t.index for t in inside)
    is_one = len(inside) == 1 and inside[0].text.lower() in ("one", "1")
    if is_one or (noun is not None and (noun.tag in ("NNS", "NNPS") or noun.index <= last)):
        return None
    joined = False
    for token in parse.tokens[last + 1 : last + 1 + _LONGEST_PHRASE]:
        if token.tag == "NNS" and joined:
            return token
        if token.tag == "VBZ" and token.index == last + 1 and noun is None and token.pos == "VERB":
            return token
        joined = joined or token.tag == "CC"
        if token.tag not in ("NN", "NNP", "JJ", "CC", "HYPH"):
            return None
    return None


def has_own_predicate(parse: Parse, span: Span, counted: Counted) -> bool:
    """Tell whether a bare number does something of its own: "at least 300 had come", not "12 were children"."""
    verb = counted.verb
    last = max((t.index for t in parse.tokens_in(span)), default=0)
    if any(t.text.lower() in _STILL for t in parse.tokens[last + 1 : last + 4]):
        return True  # five were freed, "15 others are still captive"
    if verb is None or verb.pos != "VERB" or verb.lemma.lower() in _EMPTY_VERBS:
        return False
    return any(t.dep == "nsubj" and t.head == verb.index for t in parse.tokens_in(span))


def find_measured(parse: Parse, span: Span, words: MeasureWords) -> Counted:
    """Find what a number with a unit of its own measures: "growth of 3 %", "a $400 million package"."""
    inside = parse.tokens_in(span)
    head = head_of(inside)
    if head is None:
        return Counted(None, None, "measure.none")
    if head.pos == "VERB":
        return Counted(_multiplied(parse, head), head, "measure.clause")
    base = _object_of(parse, head, "of")
    base = None if base is not None and base.text.lower() == "it" else base  # "spent $8 million of it"
    is_pronoun = base is not None and base.text.lower() in _THEM
    is_share = any(t.text.lower() in _PERCENT for t in inside)
    if is_share and (is_pronoun or (base is None and _is_poll(parse, head, words))):
        leaning = "of" if is_pronoun else ""  # "90% of them" are of those counted before
        return Counted(None, governing_verb(parse, head), "measure.share", is_base=True, preposition=leaning)
    if is_share and _is_of_those_before(parse, head, inside):
        return Counted(None, governing_verb(parse, head), "measure.share", is_base=True, preposition="of")
    if base is not None and base not in inside and base.lemma.lower() not in _TIME_NOUNS:
        return Counted(base, _verb_of(parse, head), "measure.share", is_base=True)
    inner = _object_of(parse, head, "in")
    if inner is not None and inner.pos == "NOUN" and inner.lemma.lower() not in _TIME_NOUNS:
        return Counted(inner, _verb_of(parse, head), "measure.noun", preposition="in")  # "$5 million in aid"
    noun = _modified_noun(parse, head, inside)
    if noun is not None and noun.lemma.lower() not in _TIME_NOUNS:
        return Counted(noun, _verb_of(parse, noun), "measure.noun")
    above = parse.tokens[head.head]
    preposition = ""
    if head.dep in ("pobj", "pcomp") and above.dep == "prep":
        preposition = above.text.lower()
        above = parse.tokens[above.head]
    if above.pos in _NOUNS and above.index != head.index:
        return Counted(above, _verb_of(parse, above), "measure.noun-before", preposition=preposition)
    verb = governing_verb(parse, head)
    if verb is None:
        return Counted(None, None, "measure.none")
    found = _participant(parse, verb, head, words, preposition)
    if found is not None and found.pos == "PRON":
        found = None
    return Counted(found, verb, "measure.clause", preposition=preposition)


def _multiplied(parse: Parse, verb: Token) -> Token | None:
    """Give what a verb that is a number says it of: "sales doubled", "the firm tripled its profit"."""
    own = [t for t in parse.tokens if t.head == verb.index and t.pos in _NOUNS]
    objects = [t for t in own if t.dep in ("dobj", "obj")]
    named = objects or [t for t in own if t.dep in _SUBJECTS]
    above = parse.tokens[verb.head]
    if not named and above.pos == "VERB":  # "sales fell before doubling"
        named = [t for t in parse.tokens if t.head == above.index and t.pos in _NOUNS and t.dep in _SUBJECTS]
    return named[0] if named else above if above.pos in _NOUNS else None


def _is_of_those_before(parse: Parse, head: Token, inside: list[Token]) -> bool:
    """Tell whether a share is of those counted before: "70 % of which", "21 % were minors", "(60 % female)"."""
    first, last = inside[0].index, inside[-1].index
    behind = parse.tokens[last + 1 : last + 3]
    near = [t.text.lower() for t in parse.tokens[max(0, first - 2) : first]]
    following = [t.text.lower() for t in behind]
    if near == ["of", "which"] or near == ["of", "whom"]:
        return True
    if len(following) > 1 and following[0] == "of" and following[1] in _THEM:
        return True
    if near[-1:] == ["("] and following[1:] == [")"] and behind[0].tag in ("JJ", "NNS"):
        return True
    verb = parse.tokens[head.head]
    is_said_of = head.dep in _SUBJECTS and verb.lemma.lower() == "be" and verb.tag in ("VBD", "VBP")
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
        head.dep in _SUBJECTS and following.tag == "MD" and verb.index > head.index
    )
    does_as_persons = head.dep == "nsubj" and is_plural and verb.lemma.lower() in words.person_verbs
    return is_of_persons or does_as_persons


def is_ballot(parse: Parse, span: Span) -> bool:
    """Tell whether a number is one side of a vote: "MPs backed the deal 521-73", "voted 62 to 38"."""
    inside = parse.tokens_in(span)
    if not inside:
        return False
    first, last = inside[0].index, inside[-1].index
    for start, step in ((last, 1), (first, -1)):
        beside = (
            parse.tokens[start + 1 : start + 3] if step > 0 else parse.tokens[max(0, start - 2) : start][::-1]
        )
        is_pair = len(beside) == 2 and beside[0].text in ("-", "–", "to") and beside[1].pos == "NUM"
        before = parse.tokens[max(0, first - _BALLOT_REACH) : first]
        if is_pair and any(t.pos == "VERB" and t.lemma.lower() in _VOTING for t in before):
            return True
    return False


def counts_persons(parse: Parse, span: Span, words: MeasureWords) -> bool:
    """Tell whether a number without a noun does what persons do: "over 11,000 signed the petition"."""
    inside = parse.tokens_in(span)
    if not inside:
        return False
    following = [t for t in parse.tokens[inside[-1].index + 1 : inside[-1].index + 4] if t.pos != "ADV"]
    while following and following[0].tag in ("VBZ", "VBP", "VBD", "MD") and following[0].pos == "AUX":
        following.pop(0)
    return (
        bool(following)
        and following[0].tag in ("VBD", "VBP", "VB", "VBN", "VBG")
        and following[0].lemma.lower() in words.person_verbs
    )


def find_holder(parse: Parse, span: Span, words: MeasureWords) -> Token | None:
    """Give what makes up a share of a base: "debt" in "public debt stood at 61 percent of GDP"."""
    head = head_of(parse.tokens_in(span))
    if head is None or head.dep in _SUBJECTS:
        return None
    above = parse.tokens[head.head]
    preposition = above.text.lower() if head.dep == "pobj" else ""
    verb = governing_verb(parse, head)
    if verb is None or preposition not in ("", "at", "to") or verb.lemma.lower() not in words.light:
        return None
    found = _participant(parse, verb, head, words, preposition)
    return found if found is not None and found.pos == "NOUN" else None


def _number_head(tokens: Iterable[Token]) -> Token | None:
    inside = list(tokens)
    numeric = [t for t in inside if t.pos == "NUM" or t.tag == "CD"]
    return head_of(numeric) or head_of(inside)  # not the "a" of "a thousand"


def _modified_noun(parse: Parse, head: Token, inside: list[Token]) -> Token | None:
    """Climb from a number to the noun that it modifies, through "of them" and compounds."""
    indices = {t.index for t in inside}
    here = head
    for _ in range(4):
        if here.dep not in _MODIFIERS or here.head == here.index:
            break
        here = parse.tokens[here.head]
        if _is_cut_off(parse, head, here):
            return None
        if here.index not in indices and (
            here.pos in _NOUNS or (here.tag in ("JJ", "VBN") and here.dep in _SUBJECTS)
        ):
            return _last_part(parse, here) if here.index > head.index or here.dep != "appos" else None
    return None


def _last_part(parse: Parse, noun: Token) -> Token:
    """Go to the last part of a word with a hyphen, where the tree stops at the first: "e-mails"."""
    following = parse.tokens[noun.index + 1 : noun.index + 3]
    if len(following) < 2 or following[0].text != "-" or following[1].tag not in ("NN", "NNS"):
        return noun
    return following[1] if _is_glued(parse, following[0]) else noun


def _is_cut_off(parse: Parse, number: Token, noun: Token) -> bool:
    """Tell whether a dash, comma or bracket stands between a number and a noun: "pass 3,000 - Smith"."""
    first, last = sorted((number.index, noun.index))
    between = parse.tokens[first + 1 : last]
    return any(
        t.text in (",", ";", ":", "(", ")", "–", "—", "-", "--", "|") and not _is_glued(parse, t)
        for t in between
    )


def _is_glued(parse: Parse, mark: Token) -> bool:
    return (
        0 < mark.index < len(parse.tokens) - 1
        and parse.tokens[mark.index - 1].span.end == mark.span.start
        and mark.span.end == parse.tokens[mark.index + 1].span.start
    ) or mark.text == ","


def _outcome_after(parse: Parse, inside: list[Token], words: MeasureWords) -> Token | None:
    """Give the participle or adjective right behind a number: "1,000 injured", "100 dead"."""
    last = max(t.index for t in inside) + 1
    skipped = {"more", "others", "people", "confirmed", "reported", "feared", "also", "of", "them", "further",
               "remain", "remained", "still"}  # fmt: skip
    while last < len(parse.tokens) and parse.tokens[last].text.lower() in skipped - {"people", "of", "them"}:
        last += 1
    if last >= len(parse.tokens):
        return None
    token = parse.tokens[last]
    word = token.text.lower()
    if (token.tag in ("VBN", "VBD", "JJ") or word == "missing") and (
        word in words.outcome_of or token.lemma.lower() in words.outcome_of
    ):
        following = parse.tokens[last + 1] if last + 1 < len(parse.tokens) else None
        if following is not None and following.pos in _NOUNS and token.dep == "amod":
            return None  # "1,000 wounded soldiers": the noun follows
        return token
    return None


def _named_of_them(parse: Parse, inside: list[Token], words: MeasureWords) -> Token | None:
    """Give what some of those named before are: "12 of them children", "5 of whom were women"."""
    last = max(t.index for t in inside)
    following = parse.tokens[last + 1 : last + 5]
    if len(following) < 3 or following[0].text.lower() != "of" or following[1].text.lower() not in _THEM:
        return None
    named = following[3] if following[2].pos == "AUX" and len(following) > 3 else following[2]
    return named if named.lemma.lower() in words.people and named.tag == "NNS" else None


def _counted_whole(parse: Parse, inside: list[Token]) -> Token | None:
    """Give the noun of "112 of 200 seats" and "14 of the 22 counts"."""
    last = max(t.index for t in inside)
    following = [
        t for t in parse.tokens[last + 1 : last + 5] if t.text.lower() not in ("the", "its", "their")
    ]
    if len(following) < 3 or following[0].text.lower() != "of" or following[1].pos != "NUM":
        return None
    noun = _modified_noun(parse, following[1], [following[1]])
    return noun if noun is not None and noun.index > following[1].index else None


def _object_of(parse: Parse, head: Token, *prepositions: str) -> Token | None:
    for child in (parse.tokens[i] for i in parse.children[head.index]):
        if child.dep == "prep" and child.text.lower() in prepositions:
            for below in (parse.tokens[i] for i in parse.children[child.index]):
                if below.dep == "pobj":
                    return _last_part(parse, below)
    return None


def _noun_before(parse: Parse, head: Token, words: MeasureWords) -> Counted | None:
    """Find the noun in front of its number: "the toll rose to 5,000", "put the toll at 5,500"."""
    above = parse.tokens[head.head]
    preposition = ""
    if head.dep in ("pobj", "pcomp"):
        preposition = above.text.lower()
        above = parse.tokens[above.head]
        if above.pos in _NOUNS and preposition in ("of", "at", "to", "with", "over", "above"):
            return Counted(above, _verb_of(parse, above), "measure.noun-before", preposition=preposition)
    if head.dep in _SUBJECTS:
        return None
    verb = above if above.pos in ("VERB", "AUX") else governing_verb(parse, head)
    if verb is None or (verb.lemma.lower() not in words.light | words.rises | words.falls):
        return None
    found = _participant(parse, verb, head, words, preposition)
    if found is None or (found.pos not in _NOUNS and found.lemma.lower() not in words.outcome_of):
        return None
    if words.country(found.text) is not None and head.dep in _OBJECTS:
        return None  # "Norway expects 150": what it expects was named before
    is_known = any(w in words.people or w in words.tolls or w in words.outcome_of or w in words.thing_of
                   for w in (found.lemma.lower(), found.text.lower()))  # fmt: skip
    if not is_known and verb.lemma.lower() in ("say", "report", "tell", "have", "take", "see"):
        return None
    return Counted(found, verb, "measure.noun-before", preposition=preposition)


def _participant(
    parse: Parse, verb: Token, number: Token, words: MeasureWords, preposition: str
) -> Token | None:
    """Give the object of a verb that has a number beside it, else its subject."""
    below = [parse.tokens[i] for i in parse.children[verb.index]]
    if preposition in ("at", "to", "by", "from"):
        for child in below:
            if child.dep in _OBJECTS and child.index < number.index and child.pos != "NUM":
                return child
    if preposition == "at":  # "put at 10,000 the number of ..."
        for child in below:
            if child.dep in _OBJECTS and child.pos in _NOUNS:
                return child
    for child in below:
        is_teller = verb.lemma.lower() in words.reporting and child.dep != "nsubjpass"
        if child.dep in _SUBJECTS and child.index != number.index and not is_teller:
            is_relative = verb.dep == "relcl" and child.text.lower() in ("which", "that", "who")
            return parse.tokens[verb.head] if is_relative else _past_dateline(parse, child, number)
    above = parse.tokens[verb.head]
    if verb.dep in ("acl", "relcl") and above.index != verb.index and above.pos in _NOUNS:
        return above
    if verb.dep in ("conj", "xcomp", "advcl") and above.index != verb.index and above.pos in ("VERB", "AUX"):
        return _participant(parse, above, number, words, preposition) if above.index != number.index else None
    return None


def _past_dateline(parse: Parse, subject: Token, number: Token) -> Token:
    """Give the subject behind a place and a colon: "Abu Dhabi: Road deaths fell"."""
    behind = parse.tokens[subject.index + 1 : number.index]
    if subject.pos != "PROPN" or not behind or behind[0].text != ":":
        return subject
    verb = next((t.index for t in behind if t.pos in ("VERB", "AUX")), number.index)
    nouns = [t for t in behind if t.pos in _NOUNS and t.index < verb]
    return next((t for t in nouns if t.dep != "compound"), nouns[-1] if nouns else subject)


def _lexical_noun(parse: Parse, inside: list[Token], words: MeasureWords) -> Token | None:
    """Give a known noun among the next words, or before them, where the tree has lost it."""
    first, last = min(t.index for t in inside), max(t.index for t in inside)
    for token in parse.tokens[last + 1 : last + 6]:
        if token.pos in ("VERB", "AUX", "PUNCT", "ADP", "CCONJ", "SCONJ") and token.text.lower() != "-":
            break
        if token.lemma.lower() in words.people or (token.pos in _NOUNS and token.tag in ("NNS", "NNPS")):
            return token
    for token in reversed(parse.tokens[max(0, first - 5) : first]):
        if token.pos in ("PUNCT", "VERB", "AUX"):
            break
        if token.pos in _NOUNS | {"ADJ"} and (
            token.lemma.lower() in words.people or token.text.lower() in words.people
        ):
            return token
    return None


def _subject_left_of(parse: Parse, number: Token, words: MeasureWords) -> Token | None:
    """Give the persons before "number", a verb that the tagger takes for a noun ("the dead number 90")."""
    for token in reversed(parse.tokens[max(0, number.index - 12) : number.index]):
        is_person = token.lemma.lower() in words.people or token.text.lower() in words.people
        if is_person and (token.pos in _NOUNS or token.tag == "JJ"):
            return token
    return None


def _verb_of(parse: Parse, token: Token) -> Token | None:
    return governing_verb(parse, token)
