"""The counted noun of a quantity: after it, before it ("the toll rose to 5,000") or left out ("50 injured").

Works on the tree of one sentence; what a sentence leaves out is carried over by the stage.
"""

from dataclasses import dataclass
from itertools import pairwise

from reportedly.extraction.counted_beside import sought
from reportedly.extraction.counted_clause import (
    befell_before,
    is_figure_that,
    is_given_to,
    is_verb_of_country,
    loading,
    topic_of,
)
from reportedly.extraction.counted_forms import is_persons_who, label_of, number_of_those
from reportedly.extraction.counted_tree import (
    NOUNS,
    OBJECTS,
    THEM,
    modified_noun,
    number_head,
    object_of,
    participant,
)  # fmt: skip
from reportedly.extraction.date_attachment import governing_verb
from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.measure_words import MeasureWords
from reportedly.extraction.syntax import SUBJECTS, children
from reportedly.model.span import Span

__all__ = ["Counted", "counts_persons", "find_counted", "has_own_predicate", "is_ballot", "is_still"]

_PRONOUNS = frozenset({"other", "others", "one", "them", "those"})
_BEING = frozenset({"were", "was", "are", "been", "being", "have", "had", "has", "went", "gone", "go"})
_FELLING = frozenset({"bring", "take"})
_PASSIVE = frozenset({"were", "was", "are", "had", "have"})
_DYING = frozenset({"died", "drowned", "perished"})
_DEADLY = (["shot", "dead"], ["found", "dead"], ["left", "dead"], ["feared", "dead"], ["presumed", "dead"])
_DONE_BY_MANY = frozenset({"displace", "protest"})
_STILL = frozenset({"still", "remain", "remains", "remained"})
_LEVELS = frozenset(
    {"run", "hover", "hold", "peak", "start", "lie", "sit"}
)  # "calls have run at 2,500 a day"
_VOTING = frozenset({"vote", "back", "approve", "pass", "reject", "defeat", "adopt", "uphold", "ratify"})
_AMONG_REACH = 8  # tokens between a number and "among them"
_BALLOT_REACH = 8  # tokens of "voted to reject the bill 521-"
_RIVAL_REACH = 3  # words of "289 votes to"
_LONGEST_PHRASE = 6  # words of "Tata and Volvo city buses"
# Verbs that tell no event: what befell the counted before holds for their subject too.
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
    head = number_head(inside)
    if head is None:
        return Counted(None, None, "measure.none")
    if (following := _outcome_after(parse, inside, words)) is not None:
        return Counted(None, governing_verb(parse, following), "measure.elided", outcome=following)
    if (topic := topic_of(parse, inside)) is not None:
        return Counted(topic, governing_verb(parse, head), "measure.noun-before")
    if (rallying := _verb_of_many(parse, inside, words)) is not None:
        return Counted(None, None, "measure.elided", outcome=rallying)
    if (searching := sought(parse, inside)) is not None and _is_bare(parse, inside):
        return Counted(None, searching, "measure.elided", outcome=searching)
    if is_given_to(parse, span):
        return Counted(None, None, "measure.elided")
    if (named := _named_of_them(parse, inside, words)) is not None:
        return Counted(named, governing_verb(parse, head), "measure.noun")
    if (caught := _caught(parse, inside)) is not None:
        return Counted(None, caught, "measure.elided")
    if (label := label_of(parse, inside, words)) is not None:
        is_state = label.text.lower() in words.outcome_of and label.tag not in ("NNS", "NNPS")
        noun, state = (None, label) if is_state else (label, None)
        return Counted(noun, None, "measure.elided" if is_state else "measure.noun-before", outcome=state)
    if (carrying := loading(parse, inside)) is not None:
        return Counted(None, carrying, "measure.elided")
    noun = modified_noun(parse, head, inside)
    if (force := _strong_force(parse, inside)) is not None:
        return Counted(force, None, "measure.noun")  # "the 2,400-strong force killed": it befell others
    if (rival := _rival_of(parse, inside)) is not None:
        return Counted(rival, governing_verb(parse, rival), "measure.noun")
    if (
        noun is not None
        and noun.index < head.index
        and (noun.tag in ("NN", "NNP") or is_verb_of_country(parse, noun, words))
    ):
        noun = None  # "the militia 19": the number behind a noun in the singular counts what was said before
    if (shared := _shared_noun(parse, inside, noun)) is not None:
        return Counted(shared, governing_verb(parse, shared), "measure.noun")
    if noun is not None and noun.tag == "NN" and head.tag == "NNS" and noun.lemma.lower() in words.outcome_of:
        return Counted(
            None, None, "measure.elided", outcome=noun
        )  # "Thousands rally": a verb taken for a noun
    if noun is not None and noun.lemma.lower() in _PRONOUNS:
        return Counted(None, governing_verb(parse, noun), "measure.elided")
    is_many = (
        noun is not None and noun.tag == "NNS" and noun.index > head.index
    )  # "eight changes", "3 groups"
    if noun is not None and (is_many or noun.lemma.lower() not in words.tolls | words.light):
        return Counted(
            noun, None if _is_apart(parse, noun, words) else governing_verb(parse, noun), "measure.noun"
        )
    nearby = parse.tokens[max(0, head.index - 4) : head.index]
    counting = next((t for t in nearby if t.text.lower() == "number"), None)
    if counting is not None and parse.tokens[counting.index + 1].text.lower() == "of":
        counting = None
    if counting is not None and (noun is None or noun.index <= counting.index):
        subject = _subject_left_of(parse, counting, words)
        if subject is not None:
            return Counted(subject, governing_verb(parse, subject), "measure.noun-before")
    if (whole := _counted_whole(parse, inside)) is not None:
        return Counted(whole, governing_verb(parse, head), "measure.of")
    bases = [object_of(parse, token, "of", "among") for token in (head, *inside)]
    if (done := next((d for base in bases if (d := number_of_those(parse, base, words))), None)) is not None:
        return Counted(None, governing_verb(parse, head), "measure.elided", outcome=done)
    if (base := next((base for base in bases if base is not None and base not in inside), None)) is not None:
        is_named = (
            base.pos in NOUNS
            or (base.pos == "ADJ" and base.tag != "JJS" and base.text.lower() != "own")  # "30 of its own"
            or base.text.lower() in words.outcome_of
        )
        rule = "measure.of" if is_named else "measure.elided"
        return Counted(base if rule == "measure.of" else None, governing_verb(parse, head), rule)
    if (before := _noun_before(parse, noun or head, words)) is not None:
        return before
    if (beside := _lexical_noun(parse, inside, words)) is not None:
        return Counted(beside, governing_verb(parse, beside), "measure.near")
    return Counted(None, governing_verb(parse, head), "measure.elided")


def _verb_of_many(parse: Parse, inside: list[Token], words: MeasureWords) -> Token | None:
    """Give the verb of "thousands flee", "tens of thousands march against it", a noun to the tagger."""
    last = inside[-1]
    behind = parse.tokens[last.index + 1 : last.index + 3]
    if last.tag != "NNS" or not behind or behind[0].tag not in ("NN", "VBP", "VB", "NNP"):
        return None
    is_closed = len(behind) == 1 or behind[1].pos not in ("NOUN", "PROPN", "VERB", "AUX")
    is_verb = words.outcome_of.get(behind[0].lemma.lower()) in _DONE_BY_MANY
    return behind[0] if is_verb and is_closed else None


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
            return above if above.pos in NOUNS else None
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
    if (
        is_one
        or is_figure_that(parse, inside)
        or (noun is not None and (noun.tag in ("NNS", "NNPS") or noun.index <= last))
    ):
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
    if is_still(parse, span):
        return True  # five were freed, "15 others are still captive"
    if verb is None or verb.pos != "VERB" or verb.lemma.lower() in _EMPTY_VERBS:
        return False
    return any(t.dep == "nsubj" and t.head == verb.index for t in parse.tokens_in(span))


def is_still(parse: Parse, span: Span) -> bool:
    """Tell whether a number is said to be as it was before: "15 others are still captive"."""
    last = max((t.index for t in parse.tokens_in(span)), default=0)
    return any(t.text.lower() in _STILL for t in parse.tokens[last + 1 : last + 4])


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
    if is_persons_who(parse, inside) or _are_persons_among(parse, inside[-1].index, words):
        return True
    following = [t for t in parse.tokens[inside[-1].index + 1 : inside[-1].index + 4] if t.pos != "ADV"]
    while following and following[0].tag in ("VBZ", "VBP", "VBD", "MD") and following[0].pos == "AUX":
        following.pop(0)
    return (
        bool(following)
        and following[0].tag in ("VBD", "VBP", "VB", "VBN", "VBG")
        and following[0].lemma.lower() in words.person_verbs
    )


def _are_persons_among(parse: Parse, last: int, words: MeasureWords) -> bool:
    """Tell "counted 2,300 on Tuesday, among them many women"."""
    behind = parse.tokens[last + 1 : last + _AMONG_REACH]
    for here, following in pairwise(behind):
        if here.text.lower() == "among" and following.text.lower() in THEM:
            named = parse.tokens[following.index + 1 : following.index + 4]
            return any(t.tag == "NNS" and words.is_person(t.lemma.lower()) for t in named)
    return False


def _outcome_after(parse: Parse, inside: list[Token], words: MeasureWords) -> Token | None:
    """Give the participle or adjective right behind a number: "1,000 injured", "100 dead"."""
    last = max(t.index for t in inside) + 1
    head = number_head(inside)
    if head is not None and befell_before(parse, head, words) is not None:
        return None  # "a fire that killed 60 also destroyed 200 houses"
    skipped = {"more", "others", "people", "confirmed", "reported", "feared", "also", "of", "them", "further",
               "remain", "remained", "still"}  # fmt: skip
    while last < len(parse.tokens) and parse.tokens[last].text.lower() in skipped - {"people", "of", "them"}:
        last += 1
    behind = [t.text.lower() for t in parse.tokens[last : last + 2]]
    if behind[:1] == ["who"] and behind[1:] and behind[1] in _PASSIVE | _DYING:
        last += 1  # "of the 300 who were hurt"
        behind = [t.text.lower() for t in parse.tokens[last : last + 2]]
    while behind and (behind[0] in _BEING or behind in _DEADLY):  # "eight were wounded", "four shot dead"
        last += 1
        behind = [t.text.lower() for t in parse.tokens[last : last + 2]]
    if last >= len(parse.tokens):
        return None
    token = parse.tokens[last]
    word = token.text.lower()
    if token.tag in ("VBN", "VBD") and token.lemma.lower() in words.drives:
        near = parse.tokens[last + 1 : last + 5]  # "more than 12,000 driven from their homes"
        if any(t.lemma.lower() in words.dwellings for t in near):
            return token
    if (token.tag in ("VBN", "VBD", "JJ") or word == "missing") and (
        word in words.outcome_of or token.lemma.lower() in words.outcome_of
    ):
        following = parse.tokens[last + 1] if last + 1 < len(parse.tokens) else None
        if following is not None and following.pos in NOUNS and token.dep == "amod":
            return None  # "1,000 wounded soldiers": the noun follows
        return token
    is_taken = token.dep == "acl" and parse.tokens[token.head] in inside
    return (
        token if is_taken and word in words.outcome_of else None
    )  # "17 hurt in the crush", a noun to the tagger


def _is_bare(parse: Parse, inside: list[Token]) -> bool:
    """Tell whether no noun of its own follows a number: "10 others", "three"."""
    last = max(t.index for t in inside)
    following = parse.tokens[last + 1 : last + 2]
    return not any(t.pos in ("NOUN", "PROPN", "ADJ") and t.lemma.lower() not in _PRONOUNS for t in following)


def _named_of_them(parse: Parse, inside: list[Token], words: MeasureWords) -> Token | None:
    """Give what some of those named before are: "12 of them children", "5 of whom were women"."""
    last = max(t.index for t in inside)
    following = parse.tokens[last + 1 : last + 5]
    if len(following) < 3 or following[0].text.lower() != "of" or following[1].text.lower() not in THEM:
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
    noun = modified_noun(parse, following[1], [following[1]])
    return noun if noun is not None and noun.index > following[1].index else None


def _noun_before(parse: Parse, head: Token, words: MeasureWords) -> Counted | None:
    """Find the noun in front of its number: "the toll rose to 5,000", "put the toll at 5,500"."""
    above = parse.tokens[head.head]
    preposition = ""
    if head.dep in ("pobj", "pcomp"):
        preposition = above.text.lower()
        above = parse.tokens[above.head]
        if above.pos in NOUNS and preposition in ("of", "at", "to", "with", "over", "above"):
            return Counted(
                above, governing_verb(parse, above), "measure.noun-before", preposition=preposition
            )
    if head.dep in SUBJECTS:
        return None
    verb = above if above.pos in ("VERB", "AUX") else governing_verb(parse, head)
    is_level = preposition == "at" and verb is not None and verb.lemma.lower() in _LEVELS
    known_verbs = words.light | words.rises | words.falls
    is_moved = verb is not None and _goes_up(parse, verb)
    if verb is None or (verb.lemma.lower() not in known_verbs and not is_level and not is_moved):
        return None
    if verb.lemma.lower() in _FELLING and head.dep in OBJECTS:
        return None  # "the brigade had brought down nine"
    if _goes_on(parse, verb, head):
        return None
    found = participant(parse, verb, head, words, preposition)
    if found is None or (found.pos not in NOUNS and found.lemma.lower() not in words.outcome_of):
        return None
    if words.country(found.text) is not None and head.dep in OBJECTS:
        return None  # "Norway expects 150": what it expects was named before
    is_known = any(w in words.people or w in words.tolls or w in words.outcome_of or w in words.thing_of
                   for w in (found.lemma.lower(), found.text.lower()))  # fmt: skip
    if not is_known and verb.lemma.lower() in ("say", "report", "tell", "have", "take", "see"):
        return None
    return Counted(found, verb, "measure.noun-before", preposition=preposition)


def _goes_up(parse: Parse, verb: Token) -> bool:
    """Tell "the price of a loaf has gone up thirty"."""
    ways = {t.text.lower() for t in children(parse, verb, "advmod", "prt")}
    return verb.lemma.lower() == "go" and not ways.isdisjoint({"up", "down"})


def _goes_on(parse: Parse, verb: Token, number: Token) -> bool:
    """Tell whether a verb comes again with a bare number: "has reached 96,000 people and plans to reach 250,000"."""
    if number.dep != "dobj" or number.head != verb.index:
        return False
    same = [t for t in parse.tokens[: verb.index] if t.lemma == verb.lemma and t.pos == "VERB"]
    objects = [t for earlier in same for t in children(parse, earlier, "dobj")]
    return any(children(parse, noun, "nummod") for noun in objects)


def _lexical_noun(parse: Parse, inside: list[Token], words: MeasureWords) -> Token | None:
    """Give a known noun among the next words, or before them, where the tree has lost it."""
    first, last = min(t.index for t in inside), max(t.index for t in inside)
    for token in parse.tokens[last + 1 : last + 6]:
        if token.pos in ("VERB", "AUX", "PUNCT", "ADP", "CCONJ", "SCONJ") and token.text.lower() != "-":
            break
        if token.tag in ("WP$", "WP", "WDT"):  # "270,000 whose accounts were sold"
            break
        if token.lemma.lower() in words.people or (token.pos in NOUNS and token.tag in ("NNS", "NNPS")):
            return token
    for token in reversed(parse.tokens[max(0, first - 5) : first]):
        if token.pos in ("PUNCT", "VERB", "AUX"):
            break
        if token.pos in NOUNS | {"ADJ"} and (
            token.lemma.lower() in words.people or token.text.lower() in words.people
        ):
            return token
    return None


def _subject_left_of(parse: Parse, number: Token, words: MeasureWords) -> Token | None:
    """Give the persons before "number", a verb that the tagger takes for a noun ("the dead number 90")."""
    for token in reversed(parse.tokens[max(0, number.index - 12) : number.index]):
        is_person = token.lemma.lower() in words.people or token.text.lower() in words.people
        if is_person and (token.pos in NOUNS or token.tag == "JJ"):
            return token
    return None
