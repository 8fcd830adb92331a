"""Numbers that their own sentence denies; `read_own_denial` is the one entry.

Three readers answer it, in this order:

- this module, by the tree: what the words above a number say of it ("denied that 12 died", "reports of 12 dead are
  untrue", "95 and not 130");
- `negated_numbers`, by the tree: numbers under a verb that is negated or takes back ("we do not have 12", "withdrew its
  claim that 12 ...", "no one has confirmed 12"); it is asked at each word above the number;
- `negated_words`, by the words alone, where the tree shows nothing: the parser trips over "nor do we have 67".
"""

from itertools import pairwise

from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.negated_numbers import is_rare, read_negated
from reportedly.extraction.negated_words import read_negated_words
from reportedly.extraction.presupposed import counts_nouns, is_presupposed
from reportedly.extraction.stance_words import Reading, StanceWords, is_in, stance_words
from reportedly.extraction.syntax import SUBJECTS, children, is_verbal
from reportedly.extraction.untruth import calls_false, has_none, is_claim, is_negated
from reportedly.model.figure import Stance
from reportedly.model.span import Span

__all__ = ["read_own_denial"]

_TOLD = frozenset({"the", "these", "those", "their", "his", "her", "its"})


def read_own_denial(
    text: str, sentence: Span, parse: Parse, number: Span, lexicon: Lexicon
) -> Reading | None:
    """Read "rejects the claim that 100,000 ..." and "nor do we have 67"; None where the sentence denies nothing."""
    token = parse.token_at(number.start)
    if token is None:
        return None
    by_tree = _by_tree(parse, token, stance_words(lexicon))
    return by_tree or read_negated_words(text, sentence, number, lexicon)


def _by_tree(parse: Parse, token: Token, words: StanceWords) -> Reading | None:
    """Read what the words above a number in the tree say of it."""
    contrast = _contrast(parse, token, words)
    if contrast is not None:
        return Reading(Stance.DENIED, contrast.span, "stance.not-so-many", 0.8)
    chain = [token, *parse.ancestors(token.index)]
    for below, here in pairwise(chain):
        # "Denied that the raid, which killed 19, broke the law": the 19 are not denied.
        if is_presupposed(parse, below, here, words):
            return None
        if here.pos == "NOUN" and here.lemma.lower() in words.proof and has_none(parse, here):
            return Reading(Stance.DENIED, here.span, "stance.no-truth", 0.8)
        if _is_that_clause(parse, below) and _is_falsehood(here, words):
            return Reading(
                Stance.DENIED, here.span, "stance.called-false", 0.75
            )  # "it is a myth that 40 died"
        proof = next((n for n in children(parse, here, "nsubj") if n.lemma.lower() in words.proof), None)
        if below.dep in ("ccomp", "acl", "advcl") and proof is not None and has_none(parse, proof):
            return Reading(Stance.DENIED, proof.span, "stance.no-truth", 0.8)  # "no evidence exists that ..."
        verdict = _judged(parse, here, below, words)
        if verdict is not None:
            return Reading(Stance.DENIED, verdict.span, "stance.called-false", 0.85)
        if here.dep == "pcomp" and is_in(here, words.false_words) and below.dep == "dobj":
            # "Described as fabricated the 40 cases that the paper had counted."
            caller = parse.tokens[parse.tokens[here.head].head]
            if caller.lemma.lower() in words.calling and not is_negated(parse, caller):
                return Reading(Stance.DENIED, here.span, "stance.called-false", 0.8)
        if (negated := read_negated(parse, token, below, here, words)) is not None:
            return negated
        if here.pos not in ("VERB", "AUX"):
            continue
        misread = _misread_denial(parse, here, words)
        if misread is not None:
            return Reading(Stance.DENIED, misread.span, "stance.denial-verb", 0.75)
        if is_negated(parse, here) and _is_never_so(parse, here, below, token, words.number_nouns):
            return Reading(Stance.DENIED, here.span, "stance.never", 0.75)
        if is_negated(parse, here) and _is_unaccepted(parse, here, below, token, words):
            return Reading(Stance.DENIED, here.span, "stance.not-accepted", 0.75)
        if (
            here.dep == "conj"
            and here.lemma.lower() in words.claiming
            and not children(parse, here, *SUBJECTS)
        ):
            return None  # "denies that anyone fled and says that 15,000 are back": the same speaker says both
        if here.lemma.lower() in words.denial_verbs and not is_negated(parse, here):
            if _is_denied(parse, here, below, token, words):
                return Reading(Stance.DENIED, here.span, "stance.denial-verb", 0.85)
            return None
    return None


def _contrast(parse: Parse, number: Token, words: StanceWords) -> Token | None:
    """Give the "not" of "95 and not 130" and "70, not 700 as they claim", beside the right number or whose it was."""
    place = number.index - 1
    while place >= 0 and (parse.tokens[place].pos in ("SYM", "DET") or parse.tokens[place].text == "$"):
        place -= 1
    if place < 0 or parse.tokens[place].text.lower() not in ("not", "n't", "n’t"):
        return None
    phrase = {number.index, number.head, *parse.children[number.index]}
    is_beside = any(
        t.pos == "NUM" and t.index not in phrase and any(map(str.isdigit, t.text)) for t in parse.tokens
    )
    behind = parse.tokens[number.index + 1 : number.index + 8]
    is_told = any(t.text.lower() == "as" for t in behind) and any(
        t.lemma.lower() in words.claiming for t in behind
    )
    return parse.tokens[place] if is_beside or is_told else None


def _misread_denial(parse: Parse, verb: Token, words: StanceWords) -> Token | None:
    """Give the "denies" of a headline "Norsk denies plan to cut 400 jobs", where the tagger sees a noun."""
    if verb.lemma.lower() not in words.plan_nouns:
        return None
    for noun in children(parse, verb, "nsubj"):
        text = noun.text.lower()
        forms = {text.removesuffix("s"), text.removesuffix("ies") + "y"}
        if noun.tag == "NNS" and noun.index + 1 == verb.index and forms & words.outright:
            return noun
    return None


def _is_denied(parse: Parse, verb: Token, below: Token, number: Token, words: StanceWords) -> bool:
    """Tell "denied that 12 died" and "denied the deaths of 12" from "denied entry to 300"."""
    if below.dep in ("ccomp", "xcomp"):
        # "The army says 74 died, the rebels deny": somebody else's words, which the parser hangs on the denial.
        return below.index > verb.index
    if below.dep == "advcl" and below.tag == "VBG":
        return False  # "disputed that toll, putting the deaths at 85"
    if below.dep == "advcl":  # "dismissed as fabricated a report that ..."
        below = next(iter(children(parse, below, "dobj")), below)
    if below.dep != "dobj":
        return False
    if counts_nouns(below, number) and number.head == below.index:
        return False  # "the court dismissed 12 claims"
    if is_claim(parse, below, words) or below.lemma.lower() in words.number_nouns:
        return True
    if verb.lemma.lower() in words.outright and below.lemma.lower() in words.plan_nouns:
        return True  # "denies a plan to lay off 2,000"
    # To refuse money, people and requests is no word about how many there were.
    if verb.lemma.lower() not in words.outright or below.lemma.lower() in words.vague_objects:
        return False
    return below.lemma.lower() in words.events and not children(parse, verb, "dative")


def _is_unaccepted(parse: Parse, verb: Token, below: Token, number: Token, words: StanceWords) -> bool:
    """Tell "does not recognise the figure of 300", "does not accept that 400 left" and "we do not see 9,000"."""
    if is_in(verb, words.believing) and below.dep == "ccomp":  # "does not believe that only 12 jobs will go"
        between = parse.tokens[verb.index : below.index]
        return bool(between) and not any(t.text in (":", ";") for t in between)
    if is_in(verb, words.accepting):
        is_figure = below.index == number.index or (
            below.lemma.lower() in words.number_nouns and below.tag != "NNS"
        )
        return below.dep == "ccomp" or (below.dep == "dobj" and is_figure)
    is_told = any(c.text.lower() in ("we", "i") for c in children(parse, verb, "nsubj"))
    return verb.lemma.lower() == "see" and is_told and below.dep == "dobj" and not is_rare(parse, verb)


def _is_never_so(
    parse: Parse, verb: Token, below: Token, number: Token, number_nouns: frozenset[str]
) -> bool:
    """Tell "there were never 400 people there", "it never had 300 complaints" and "the number is not 15"."""
    if below.dep not in ("dobj", "attr") or below.index < verb.index or is_rare(parse, verb):
        return False
    noun = below if below.index == number.index else parse.tokens[number.head]
    if noun.index != below.index or children(parse, noun, "poss"):
        return False
    if any(c.text.lower() in ("the", "these", "those") for c in children(parse, noun, "det")):
        return False
    words = {c.text.lower() for c in children(parse, verb, "neg")}
    is_bare = {c.text.lower() for c in children(parse, number)} <= {"not", "n't", "never"}
    subjects = {c.text.lower() for c in children(parse, verb, "nsubj", "expl")}
    is_it = verb.lemma.lower() == "be" and bool(subjects & {"it", "there", "that", *number_nouns})
    return is_bare and ("never" in words or is_it)


def _is_that_clause(parse: Parse, below: Token) -> bool:
    """Tell the clause of "a lie that 60 were killed", which the parser may take for a relative one."""
    is_marked = any(c.text.lower() == "that" for c in children(parse, below, "mark"))
    return below.dep in ("acl", "ccomp") or (below.dep == "relcl" and is_marked)


def _is_told_number(parse: Parse, noun: Token) -> bool:
    """Tell "the 900 cases", of which somebody has spoken before, from any 900 cases."""
    marks = {c.text.lower() for c in children(parse, noun, "det", "poss")}
    return bool(children(parse, noun, "nummod")) and not marks.isdisjoint(_TOLD)


def _is_falsehood(noun: Token, words: StanceWords) -> bool:
    """Tell the myth and the lie that something is so, from a rumour, which may be true."""
    lemma = noun.lemma.lower()
    return noun.pos == "NOUN" and lemma in words.false_words and lemma not in words.claim_nouns


def _judged(parse: Parse, here: Token, below: Token, words: StanceWords) -> Token | None:
    """Give the word that calls untrue what stands beneath: as subject, as clause, or named so by a verb."""
    if not is_verbal(here):
        return None
    # "The ministry's 40 was nonsense", "the 900 cases are a fantasy".
    is_number = below.dep == "nsubj" and (below.pos == "NUM" or _is_told_number(parse, below))
    if below.dep in ("nsubj", "nsubjpass", "csubj") and (is_number or is_claim(parse, below, words)):
        # "Rumours of 40 deaths were examined and are untrue": the second verb shares the subject.
        later = [verb for verb in children(parse, here, "conj") if not children(parse, verb, *SUBJECTS)]
        verdict = next((v for v in (calls_false(parse, verb, words) for verb in (here, *later)) if v), None)
        if verdict is not None:
            return verdict
    if below.dep in ("ccomp", "csubj", "advcl") and here.lemma.lower() == "be":
        # "It was not true that 40 schools had closed."
        return calls_false(parse, here, words)
    is_called = here.lemma.lower() in words.calling and not is_negated(parse, here)
    if is_called and below.dep in ("nsubj", "dobj") and not is_claim(parse, below, words):
        named = children(parse, here, "oprd", "xcomp", "ccomp")  # "called the 300 cases pure invention"
        return next((t for t in named if is_in(t, words.false_words) and t.index > below.index), None)
    if is_called and is_claim(parse, below, words):
        return next(
            (t for t in parse.subtree(here.index) if is_in(t, words.false_words) and t.index > below.index),
            None,
        )
    return None
