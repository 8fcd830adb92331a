"""What a date in a sentence belongs to: the saying, the counted thing's clause, or something else."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from reportedly.extraction.draft import Parse, Token
from reportedly.model.span import Span

__all__ = ["Tie", "governing_verb", "is_compared", "is_future_clause", "published_thing", "tie_to_quantity"]

_VERBAL = frozenset({"VERB", "AUX"})
_OPEN_CLAUSES = frozenset({"xcomp", "ccomp", "pcomp", "prep", "acomp"})
_NOUN_CLAUSES = frozenset({"relcl", "acl"})


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """How closely a date hangs on a quantity; the smallest is the closest."""

    rank: int  # 0 in its noun phrase, 1 same verb, 2 a verb above, 3 a clause below
    distance: int  # code points between the two, more for a date that stands before

    @property
    def rule(self) -> str:
        """Name the rule for the evidence."""
        return ("target.noun", "target.clause", "target.above", "target.below")[self.rank]


def head_of(tokens: Iterable[Token]) -> Token | None:
    """Give the token of a phrase whose head lies outside of it."""
    inside = list(tokens)
    indices = {t.index for t in inside}
    return next((t for t in inside if t.head not in indices or t.head == t.index), None)


def governing_verb(parse: Parse, token: Token) -> Token | None:
    """Give the nearest verb above a token; the last token of a copula's chain counts as its verb."""
    for above in parse.ancestors(token.index):
        if above.pos in _VERBAL and above.dep not in ("aux", "auxpass"):
            return above  # subjects of "are at present being trained" may hang on "are"
    return None


_HOPING = frozenset({"hoped", "hoping"})
_ASKING = frozenset({"call", "ask", "appeal", "push", "press", "campaign"})


def is_future_clause(
    parse: Parse, span: Span, *, role: str, verbs: Collection[str], auxiliaries: Collection[str]
) -> bool:
    """Tell whether the clause around a date speaks of what is to come."""
    head = head_of(parse.tokens_in(span))
    verb = governing_verb(parse, head) if head else None
    if head is not None and _is_told_forward(parse, span, auxiliaries):
        return True
    if head is not None and _is_in_aside(parse, head):
        return role in ("by", "until", "before")
    if verb is None:
        return role in ("by", "until", "before")
    for _ in range(4):
        # "on 5 May that 30 had died": the month is a modal verb to the tagger.
        below = [t for t in (parse.tokens[i] for i in parse.children[verb.index]) if not _is_month(t)]
        if any(t.dep in ("aux", "auxpass") and t.text.lower() in auxiliaries for t in below):
            return True
        # "forecast in June" and "had forecast" look back, "is forecast" looks forward
        is_past = verb.tag == "VBD" or any(t.dep == "aux" and t.lemma.lower() == "have" for t in below)
        if _looks_ahead(verb, verbs) and (not is_past or role in ("by", "until", "before")):
            return True
        if (
            role in ("by", "before")
            and verb.lemma.lower() in _ASKING
            and any(t.text.lower() == "for" for t in below)
        ):
            return True  # "had called for $60 million by Christmas"
        # "to send" and "to be sent" alike
        is_infinitive = any(t.dep == "aux" and t.text.lower() == "to" for t in below)
        if any(t.dep in ("acomp", "attr") and t.lemma.lower() in verbs for t in below):  # "is due by March"
            return True
        above = parse.tokens[verb.head]
        if above.index == verb.index:
            break
        is_arranged = above.lemma.lower() == "be" and verb.dep == "xcomp"  # "are to be deployed"
        if is_infinitive and (_looks_ahead(above, verbs) or is_arranged):
            return True
        if not (is_infinitive and above.pos in _VERBAL | {"ADJ"}):
            break
        verb = above
    return role in ("by", "until", "before") and verb.tag not in ("VBD", "VBN")


def _looks_ahead(verb: Token, verbs: Collection[str]) -> bool:
    """Tell whether a verb is of what is to come; of "hoped" the lemma may be that of "hop"."""
    return verb.lemma.lower() in verbs or verb.text.lower() in _HOPING


def is_compared(parse: Parse, verb: Token) -> bool:
    """Tell a saying that a number is only held against: "three more than the army said", "double what it reported"."""
    below = [parse.tokens[i] for i in parse.children[verb.index]]
    if any(t.text.lower() in ("than", "what") for t in below):
        return True
    above = parse.tokens[verb.head]
    return verb.dep in ("pcomp", "advcl", "ccomp") and above.text.lower() == "than"


def _is_month(token: Token) -> bool:
    return token.text == "May" and token.index > 0


def _is_in_aside(parse: Parse, date: Token) -> bool:
    """Tell the date of an aside: "Inflation, 9 percent in May, is forecast to fall"."""
    for above in parse.ancestors(date.index):
        if above.pos in _VERBAL and above.text.lower() != "according":
            return False
        if above.dep == "appos":
            return parse.tokens[above.head].dep in ("nsubj", "nsubjpass")
    return False


def _is_told_forward(parse: Parse, date: Span, auxiliaries: Collection[str]) -> bool:
    """Tell whether a clause of a date speaks of what is to come."""
    verb = _when_clause(parse, date)
    if verb is None:
        return False
    below = (parse.tokens[i] for i in parse.children[verb.index])
    return any(t.dep in ("aux", "auxpass") and t.text.lower() in auxiliaries for t in below)


def _when_clause(parse: Parse, date: Span) -> Token | None:
    """Give the verb of the clause that tells what is on a date: "on Friday, when 30 will take part"."""
    inside = parse.tokens_in(date)
    following = parse.tokens[inside[-1].index + 1 : inside[-1].index + 3] if inside else ()
    when = next((t for t in following if t.text.lower() == "when"), None)
    if when is None or (when.index == inside[-1].index + 2 and following[0].text != ","):
        return None
    return governing_verb(parse, when)


def published_thing(parse: Parse, date: Span, verbs: Collection[str]) -> Token | None:
    """Give the noun that was published on a date: "in an interview published on Sunday"; None for none."""
    head = head_of(parse.tokens_in(date))
    verb = governing_verb(parse, head) if head else None
    if verb is None or verb.dep != "acl" or verb.lemma.lower() not in verbs:
        return None
    return parse.tokens[verb.head]


def tie_to_quantity(parse: Parse, quantity: Span, date: Span) -> Tie | None:
    """Tell how a date hangs on a quantity in the tree; None where it belongs to something else."""
    quantity_head, date_head = head_of(parse.tokens_in(quantity)), head_of(parse.tokens_in(date))
    if quantity_head is None or date_head is None:
        return None
    if date_head.dep == "poss" and not _is_of_counted(parse, date_head, quantity_head):
        return None  # "the death toll from Sunday's earthquake": the day of something else
    is_after = date.start >= quantity.end
    gap = date.start - quantity.end if is_after else quantity.start - date.end + 20
    noun = _noun_of(parse, quantity_head)
    above_date = [t.index for t in parse.ancestors(date_head.index)]
    quantity_verb, date_verb = governing_verb(parse, quantity_head), governing_verb(parse, date_head)
    if quantity_verb is not None and quantity_verb == _when_clause(parse, date):
        return Tie(1, gap)
    if noun.index in above_date and date_verb == quantity_verb:
        return Tie(0, gap)
    if date_verb is None or quantity_verb is None:
        return Tie(1, gap) if date_verb == quantity_verb else None
    if date_verb == quantity_verb:
        return Tie(1, gap)
    if date_verb.index in {t.index for t in parse.ancestors(quantity_verb.index)}:
        return Tie(2, gap) if _is_one_clause(parse, quantity_verb, date_verb, date) else None
    return Tie(3, gap) if _hangs_below(parse, date_verb, quantity_verb, noun) else None


def _is_of_counted(parse: Parse, date: Token, quantity: Token) -> bool:
    """Tell whether a date owns what is counted or measured: "last year's deficit of 3 percent"."""
    owned = parse.tokens[date.head]
    return owned.dep not in ("pobj", "dobj") or owned.index in {
        t.index for t in parse.ancestors(quantity.index)
    }


def _is_one_clause(parse: Parse, inner: Token, outer: Token, date: Span) -> bool:
    """Tell whether a date on an outer verb reaches down to an inner one.

    It does through complements and shared subjects ("plans to send 500 by June"), not into a clause beside
    ("3,000 were buried by Thursday, while 2,000 were still missing"), unless it opens the sentence.
    """
    if outer.tag == "VBD" and inner.tag in ("VBZ", "VBP"):  # "started 24 years ago and earns $21 an hour"
        return False
    here = inner
    while here.index != outer.index:
        has_subject = any(parse.tokens[i].dep in ("nsubj", "nsubjpass") for i in parse.children[here.index])
        if here.dep == "relcl" and not _is_cleft(
            parse, here
        ):  # "passed in 2013 to a firm that runs 140 hotels"
            return False
        if here.dep in ("advcl", "conj", "parataxis") and has_subject and date.start > outer.span.start:
            return _is_at_that_time(parse, here, date)
        here = parse.tokens[here.head]
    return True


def _is_at_that_time(parse: Parse, verb: Token, date: Span) -> bool:
    """Tell clauses of the same day behind a date: "on Friday as 300 marched", "with 142 bodies found"."""
    marks = {
        parse.tokens[i].text.lower() for i in parse.children[verb.index] if parse.tokens[i].dep == "mark"
    }
    is_past = verb.tag in ("VBD", "VBN")
    return verb.dep == "advcl" and is_past and bool(marks & {"as", "with"}) and verb.span.start > date.end


def _is_cleft(parse: Parse, verb: Token) -> bool:
    """Tell whether a relative clause says what its sentence is about: "it was the only show that drew 300"."""
    noun = parse.tokens[verb.head]
    return noun.dep == "attr" and parse.tokens[noun.head].lemma.lower() == "be"


def _noun_of(parse: Parse, token: Token) -> Token:
    """Give the noun that a number counts: its head where the number is a modifier."""
    if token.dep in ("nummod", "quantmod", "amod", "compound"):
        return parse.tokens[token.head]
    return token


def _is_half_of(parse: Parse, verb: Token, noun: Token) -> bool:
    """Tell the second of two verbs of a noun: "11 people drowned and 20 went missing after a boat sank"."""
    while verb.dep == "conj" and parse.tokens[verb.head].pos in _VERBAL:
        verb = parse.tokens[verb.head]
    counted = {noun.index, *(t.index for t in parse.ancestors(noun.index) if t.pos not in _VERBAL)}
    return verb.dep == "acl" and verb.head in counted


def _hangs_below(parse: Parse, verb: Token, quantity_verb: Token, noun: Token) -> bool:
    """Tell whether a verb opens a clause of the quantity's verb, or of the counted noun."""
    head = parse.tokens[verb.head]
    if verb.dep in _NOUN_CLAUSES:
        return head.index == noun.index
    has_subject = any(parse.tokens[i].dep in ("nsubj", "nsubjpass") for i in parse.children[verb.index])
    marks = {
        parse.tokens[i].text.lower()
        for i in parse.children[verb.index]
        if parse.tokens[i].dep in ("mark", "advmod")
    }
    if verb.dep == "advcl" and marks & {"when", "as", "after"}:  # "died when a roof fell on Friday"
        return head.index == quantity_verb.index or _is_half_of(parse, head, noun)
    is_later = quantity_verb.tag == "VBD" and any(
        parse.tokens[i].tag == "MD" for i in parse.children[verb.index]
    )  # "rose to 71 billion and will hit 80 billion next year"
    is_shared = (
        verb.dep == "conj" and not has_subject and not is_later
    )  # "killed 120 and injured 300 on Friday"
    return (verb.dep in _OPEN_CLAUSES or is_shared) and head.index == quantity_verb.index
