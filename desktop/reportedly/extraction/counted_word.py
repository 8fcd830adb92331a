"""What a bare number counts where its own clause has a word for the count: "put the toll at 41".

Such a word decides before the tree and before what was counted earlier: a toll counts the dead, a turnout
those who came, "the number of missing" the missing, and "the number" alone what the article counted last.
"""

from collections.abc import Sequence
from itertools import pairwise

from reportedly.extraction.counted import Counted, find_counted
from reportedly.extraction.counted_beside import is_of_those
from reportedly.extraction.counted_forms import whose
from reportedly.extraction.date_attachment import governing_verb
from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.measure_text import TIMES
from reportedly.extraction.measure_words import MeasureWords
from reportedly.model.span import Span

__all__ = ["ABOARD", "COMING", "THOSE", "done_to_persons", "find_told", "goes_home"]

COMING = frozenset({"turnout", "attendance"})  # of those who came
THOSE = "those"
ABOARD = frozenset({"aboard", "board"})
_NAMING = COMING | {"toll"}  # say what is counted
_NAMELESS = frozenset({"number", "total", "count", "tally", "headcount"})  # leave it to what stands around
_REACH = 14  # tokens between the word and its number
_NEAR = 4  # tokens before a number that may be its hedge
_GROWN_REACH = 9  # tokens of "double our bed capacity from 80 to"
_LINKS = frozenset("to at as is was be been are were by from".split())
_STOPS = frozenset(
    {";", ":", ".", "?", "!", "”", "“", '"', "who", "which", "that", "because", "while", "but", "and"}
)
_MULTIPLES = frozenset({"double", "treble", "triple", "quadruple", "halve"})
_WHICH = frozenset({"last", "this", "next", "the", "a", "previous", "that", "every", "each"})
_DAYS = frozenset({"today", "tonight", "tomorrow", "yesterday"})
_DONE_TO_PERSONS = {
    "sack": "sacked", "hire": "hired", "recruit": "recruited", "dismiss": "dismissed", "treat": "treated",
    "shelter": "sheltered", "feed": "fed", "trample": "trampled", "vaccinate": "vaccinated", "deport": "deported",
    "jail": "jailed", "question": "questioned", "interview": "interviewed",
    "convict": "convicted", "rehouse": "rehoused", "enrol": "enrolled", "enroll": "enrolled", "strand": "stranded",
    "poison": "poisoned", "behead": "beheaded", "expel": "expelled",
}  # fmt: skip
_GOING = frozenset({"go", "return", "come", "stay"})
_WERE = frozenset({"were", "was", "are", "had", "been"})
_HOME = frozenset({"home", "back"})


def find_told(parse: Parse, span: Span, words: MeasureWords) -> Counted:
    """Find what a bare number counts, by a word for the count in its own clause first."""
    counted = find_counted(parse, span, words)
    inside = parse.tokens_in(span)
    if not inside:
        return counted
    first, last = inside[0].index, inside[-1].index
    if is_of_those(parse, span):
        if (part := _part_named(parse, last, words)) is not None:
            return Counted(part, governing_verb(parse, part), "measure.noun")
        if _is_verb_behind(parse, counted, last, words):  # "of whom 3,100 work in Spain"
            return Counted(None, parse.tokens[last + 1], "measure.elided")
    behind = parse.tokens[last + 1 : last + 2]
    if counted.noun is not None and behind and behind[0].tag == "VBP" and counted.noun.tag in ("NN", "VBP"):
        counted = Counted(None, behind[0], "measure.elided")  # "12 need surgery", a noun to the tree
    if _is_when(parse, counted, last):  # "down from 120 last week"
        counted = Counted(None, counted.verb, "measure.elided")
    if counted.noun is not None and counted.noun.lemma.lower() in _DAYS:  # "we expect 100,000 today"
        counted = Counted(None, counted.verb, "measure.elided")
    if _is_other_counter(parse, counted, first, words):
        return Counted(None, None, "measure.elided")
    is_followed = counted.noun is not None and counted.noun.index > last
    if not is_followed and (aboard := _aboard(parse, last)) is not None:
        return Counted(aboard, None, "measure.noun-before")
    if is_followed or counted.outcome is not None or counted.rule == "measure.of":
        return counted
    if (grown := _grown(parse, inside)) is not None:
        return Counted(grown, None, "measure.noun-before", preposition="to")
    word = _count_word(parse, first, words)
    if word is None:
        return counted
    if (held := whose(parse, word)) is not None:
        return Counted(held, None, "measure.noun-before")
    verb = governing_verb(parse, word)
    if word.lemma.lower() in _NAMING:
        return Counted(word, verb, "measure.noun-before", preposition=counted.preposition)
    named = _named_behind(parse, word, first, words)
    if named is not None and parse.tokens[named.index - 1].text.lower() == THOSE:
        return Counted(None, None, "measure.elided", outcome=named)
    if named is not None:
        is_toll = named.lemma.lower() in words.outcome_of or named.text.lower() in words.outcome_of
        return Counted(
            named, None if is_toll else verb, "measure.noun-before", preposition=counted.preposition
        )
    is_named = any(parse.tokens[i].dep == "compound" for i in parse.children[word.index])
    if is_named or parse.tokens[word.index + 1].text.lower() in ("of", "on", "aboard"):
        return counted
    return Counted(None, None, "measure.elided", preposition=counted.preposition)


def _is_when(parse: Parse, counted: Counted, last: int) -> bool:
    """Tell whether the noun behind a number says when: "120 last week", not "120 weeks"."""
    noun = counted.noun
    if noun is None or noun.lemma.lower() not in TIMES or noun.index <= last + 1:
        return False
    return any(t.text.lower() in _WHICH for t in parse.tokens[last + 1 : noun.index])


def goes_home(parse: Parse, span: Span) -> bool:
    """Tell whether a number without a noun goes home, as only persons do: "210,000 have gone home"."""
    inside = parse.tokens_in(span)
    behind = parse.tokens[inside[-1].index + 1 : inside[-1].index + _NEAR + 1] if inside else ()
    return any(one.lemma.lower() in _GOING and other.text.lower() in _HOME for one, other in pairwise(behind))


def _is_other_counter(parse: Parse, counted: Counted, first: int, words: MeasureWords) -> bool:
    """Tell whether the noun right before a number counted too: "police counted 4,000, the unions 20,000"."""
    noun = counted.noun
    if noun is None or noun.index != first - 1 or noun.lemma.lower() in words.outcome_of:
        return False
    before = [t.text.lower() for t in parse.tokens[max(0, noun.index - 2) : noun.index]]
    return before[-1:] == ["the"] and before[0] in (",", "and", ";")


def _aboard(parse: Parse, last: int) -> Token | None:
    """Give the word that says where those counted are: "with 180 aboard", "some 60 on board"."""
    following = parse.tokens[last + 1 : last + 5]
    behind = [t for t in following if t.text.lower() not in _WERE][:2]  # "263 were aboard"
    texts = [t.text.lower() for t in behind]
    if texts[:1] == ["aboard"]:
        return behind[0]
    return behind[1] if texts == ["on", "board"] else None


def done_to_persons(verb: Token | None, parse: Parse) -> tuple[str, str] | None:
    """Give what is done to persons only, as a name and as a measure says it: "plans to lay off 2,000", "fed 300"."""
    if verb is None or verb.pos != "VERB":
        return None
    lemma = verb.lemma.lower()
    if lemma == "lay" and any(t.text.lower() == "off" for t in parse.tokens[verb.index + 1 : verb.index + 3]):
        return "laid off", "laid off"
    if lemma == "carry" and verb.text.lower() == "carrying":
        return "on board", "on board"
    return (lemma, _DONE_TO_PERSONS[lemma]) if lemma in _DONE_TO_PERSONS else None


def _part_named(parse: Parse, last: int, words: MeasureWords) -> Token | None:
    """Give what some of those named before are: "of whom 12 were children"."""
    behind = parse.tokens[last + 1 : last + 2 + _NEAR]
    if not behind or behind[0].lemma.lower() != "be":
        return None
    named = next((t for t in behind[1:] if t.tag not in ("JJ", "RB", "NN", "DT")), None)
    return (
        named if named is not None and named.tag == "NNS" and words.is_person(named.lemma.lower()) else None
    )


def _is_verb_behind(parse: Parse, counted: Counted, last: int, words: MeasureWords) -> bool:
    """Tell whether the word behind a number, taken for a noun, is a verb: what is counted stands in the plural.

    Or for a participle before one: "of which only 112 carried life jackets", not "of whom 20 wounded men".
    """
    noun = counted.noun
    if noun is None or noun.index <= last:
        return False
    behind = parse.tokens[last + 1]
    if noun.index == last + 1:
        return noun.tag == "NN" and noun.text.islower()
    is_verb = behind.tag in ("VBN", "VBD") and behind.dep == "amod"
    return is_verb and not {behind.text.lower(), behind.lemma.lower()} & (
        words.kind_participles | words.outcome_of.keys()
    )


def _grown(parse: Parse, inside: Sequence[Token]) -> Token | None:
    """Give what grew by a verb that is a number: "the number of tents doubled to 8,000"."""
    first = inside[0].index
    near = list(parse.tokens[max(0, first - _GROWN_REACH) : first])
    ends = [at for at, t in enumerate(near) if t.text in _STOPS | {","}]
    near = near[ends[-1] + 1 :] if ends else near
    verb = next((t for t in reversed(near) if t.lemma.lower() in _MULTIPLES and t.tag[:2] == "VB"), None)
    if verb is None or not any(
        t.text.lower() in ("to", "from") for t in parse.tokens[verb.index + 1 : first]
    ):
        return None
    for index in parse.children[verb.index]:
        token = parse.tokens[index]
        if token.dep not in ("nsubj", "nsubjpass", "dobj") or token.index > first or token.pos == "PRON":
            continue
        return _of(parse, token) if token.lemma.lower() in _NAMELESS else token
    return None


def _of(parse: Parse, word: Token) -> Token:
    """Give what stands behind "of", else the word itself."""
    for index in parse.children[word.index]:
        if parse.tokens[index].text.lower() == "of":
            below = [parse.tokens[i] for i in parse.children[index] if parse.tokens[i].dep == "pobj"]
            return below[0] if below else word
    return word


def _count_word(parse: Parse, first: int, words: MeasureWords) -> Token | None:
    """Give the word for the count that a number is the value of: one verb or "at" between the two at most."""
    linked = False
    for token in reversed(parse.tokens[max(0, first - _REACH) : first]):
        text, lemma = token.text.lower(), token.lemma.lower()
        if text in _STOPS:
            return None
        if lemma in _NAMING or lemma in _NAMELESS:
            is_name = token.pos == "NOUN" or (token.pos == "PROPN" and lemma in _NAMING)
            is_told = linked and is_name and not _is_adverbial(parse, token)
            return token if is_told else None
        is_move = lemma in words.rises | words.falls | words.light
        if text in _LINKS or is_move:
            linked = True
        elif token.pos == "VERB" and token.tag not in ("VBN", "VBG"):
            return None
    return None


def _is_adverbial(parse: Parse, word: Token) -> bool:
    """Tell whether the word only joins clauses ("in total, 40 died") or is one of many ("a number of")."""
    before = parse.tokens[word.index - 1].text.lower() if word.index else ""
    following = parse.tokens[word.index + 1].text.lower() if word.index + 1 < len(parse.tokens) else ""
    return before == "in" or (before == "a" and following == "of") or following == ","


def _named_behind(parse: Parse, word: Token, first: int, words: MeasureWords) -> Token | None:
    """Give who are counted by "the number of missing" and "the number on board"."""
    behind = parse.tokens[word.index + 1 : first]
    if not behind or behind[0].text.lower() not in ("of", "on", "aboard"):
        return None
    for token in behind[:_NEAR]:
        text = token.text.lower()
        if text == THOSE and token.index > word.index + 1:
            done = parse.tokens[token.index + 1 : min(token.index + 2, first)]
            return next((t for t in done if t.text.lower() in words.outcome_of), token)  # "of those hurt"
        if text in ABOARD or text in words.outcome_of or text in ("missing", "injured", "wounded"):
            return token
        if token.tag in ("NNS", "NNPS"):
            return token
    return None
