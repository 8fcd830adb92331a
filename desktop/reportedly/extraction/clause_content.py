"""What a reporting verb attributes: the words of its clause, its object, or the sentence around it."""

from collections.abc import Iterable
from itertools import pairwise, takewhile

from reportedly.extraction.cue_words import CueVerb, CueWords
from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.syntax import children, clause_root, is_verbal

__all__ = [
    "after_that",
    "behind_colon",
    "clause_beside",
    "counted_before",
    "gap_words",
    "hedged_beside",
    "is_parenthesis",
    "object_words",
    "own_words",
    "sentence_around",
    "stray_conjuncts",
    "told_clause",
    "without_contrast",
    "without_scenery",
]

_CONTRASTS = frozenset({"while", "whereas", "though", "although"})
_ANSWERS = _CONTRASTS | {"but"}
_APPROXIMATE = frozenset({"about", "around", "between", "over", "under", "near", "within"})
_TIMES = frozenset({"day", "week", "month", "year", "time", "hour", "moment", "way", "reason", "night"})
# Who is told stands behind these as an object: "..., Roe warned staff".
_TOLD = frozenset({"tell", "quote", "warn", "inform", "remind", "assure", "advise", "notify"})
_DASHES = frozenset({"–", "—", "-", "--"})
_WHEN = frozenset({"after", "before", "since", "during", "until", "despite", "amid", "following"})
_PERFECT = frozenset({"had", "has", "have"})
# "..., which brings the total to 79" and "..., which plans to hire 120" go on with what is said.
_TOTALLING = frozenset({"bring", "take", "raise", "push", "lift", "put"})
_TOTALS = frozenset({"total", "toll", "number", "count", "tally", "figure", "sum"})
# Where somebody puts a number: "at 300", "above 300", "nearer 300".
_VALUED = frozenset({"at", "above", "below", "around", "between"})
_CASES = frozenset({"dead", "death", "victim", "injured", "wounded", "missing", "case", "casualty", "arrest"})
_NEARER = frozenset({"near", "nearer", "closer", "close"})
_PLANNING = frozenset({"plan", "hope", "intend", "aim", "expect"})
_QUOTE_MARKS = frozenset({"”", '"', "''", "’", "'"})
_OPENING_QUOTES = frozenset({"“", '"', "``", "‘", "'"})
_BEFORE_ASIDE = _QUOTE_MARKS | {",", "-", "–", "—", "?", "!"}
_AFTER_ASIDE = frozenset({",", ".", ";", ":", "—", "–", "“", '"', "``"})


def own_words(parse: Parse, clause: Token) -> list[Token]:
    """Give a clause without what the reporter adds behind a comma: "..., which has 120 members".

    Of numbers in such relative clauses 4 of 16 were the speaker's (training half, 2026-11-22).
    """
    kept: list[Token] = []
    firsts = _first_words(parse, clause)
    stack = [clause]
    while stack:
        top = stack.pop()
        kept.append(top)
        stack.extend(c for c in children(parse, top) if not _is_added(parse, c, firsts[c.index]))
    return kept


def hedged_beside(parse: Parse, verb: Token, words: CueWords) -> list[Token]:
    """Give "about half of the houses were dry" after "said": the parser takes "about" for what it is said of."""
    after = parse.tokens[verb.index + 1 : verb.index + 4]
    if len(after) < 3 or after[0].text.lower() not in _APPROXIMATE:
        return []
    is_number = after[1].pos in ("NUM", "SYM") or after[1].lemma.lower() in words.counted
    return list(takewhile(lambda t: t.text != ";", parse.tokens[verb.index + 1 :])) if is_number else []


def counted_before(parse: Parse, verb: Token, clause: Token) -> list[Token]:
    """Give "31 cases out of a thousand" before a clause without "that": the parser cuts the object in two."""
    first = parse.subtree(clause.index)[0].index
    between = list(parse.tokens[verb.index + 1 : first])
    return between if any(t.pos == "NUM" for t in between) and not children(parse, clause, "mark") else []


def clause_beside(parse: Parse, verb: Token) -> list[Token]:
    """Give the clause that "as X said" stands beside."""
    inner = {t.index for t in parse.subtree(verb.index)}
    above = clause_root(parse, parse.tokens[verb.head])
    return [t for t in parse.subtree(above.index) if t.index not in inner]


def stray_conjuncts(parse: Parse, verb: Token) -> list[Token]:
    """Give the second half of "said it would cost jobs but would save millions" hung on the wrong verb."""
    return [
        c
        for c in children(parse, verb, "conj")
        if any(a.tag == "MD" for a in children(parse, c, "aux"))
        and not children(parse, c, "nsubj", "nsubjpass")
    ]


def sentence_around(parse: Parse, verb: Token, source: Token) -> list[Token]:
    """Give the sentence around a parenthesis ("..., X said on Monday, ..."), or nothing where it is none.

    After a quotation the parenthesis speaks of that quotation's sentence only; what follows is the reporter's
    or a quotation of its own. A participle after the verb ("..., referring to ...") is the reporter's too.
    """
    if verb.dep in ("relcl", "acl", "advcl") or verb.tag in ("VB", "VBG"):
        return []
    if verb.lemma.lower() not in _TOLD and _takes_object(parse, verb):
        return []
    own = parse.subtree(source.index)
    first = min(own[0].index, verb.index)
    if first == 0 or abs(verb.index - source.index) > 25:
        return []
    before = parse.tokens[first - 1].text
    if before not in _BEFORE_ASIDE:
        return []
    last = max(own[-1].index if source.index > verb.index else verb.index, verb.index)
    while last + 1 < len(parse.tokens) and parse.tokens[last + 1].text not in _AFTER_ASIDE:
        last += 1
    start = 0
    for token in parse.tokens[: first - 2]:
        # "News.Az" is cut at its dot; a sentence end has a space behind it.
        if token.text in (".", "!", "?") and parse.tokens[token.index + 1].span.start > token.span.end:
            start = token.index + 1
    start = max([start, *(t.index + 1 for t in parse.tokens[start : first - 1] if t.text == ";")])
    outside = list(parse.tokens[start:first])
    if before not in _QUOTE_MARKS:
        added: set[int] = set()
        for clause in children(parse, verb, "advcl", "xcomp"):
            words = [t.index for t in parse.subtree(clause.index)]
            if clause.tag == "VBG" and words[0] <= last + 2:
                added.update(words)
        # Behind a semicolon another statement begins.
        behind = takewhile(lambda t: t.text != ";", parse.tokens[last + 1 :])
        outside += [t for t in behind if t.index not in added]
    outside = without_scenery(parse, outside)
    return outside if any(t.pos not in ("PUNCT", "SPACE") for t in outside) else []


def gap_words(parse: Parse, verb: Token, source: Token) -> list[Token]:
    """Give "300 people" of "the 300 people the ministry says were hurt": who speaks stands inside the thing said."""
    if verb.dep != "relcl" or source.head != verb.index or source.tag in ("WP", "WDT"):
        return []
    thing = parse.tokens[verb.head]
    inner = {t.index for t in parse.subtree(verb.index)}
    said = [c for c in children(parse, verb, "ccomp", "xcomp") if c.index > verb.index and is_verbal(c)]
    # "..., which he said were old" tells of a thing that is named already.
    is_aside = any(parse.tokens[i].tag in ("WRB", "WP$", "WDT", "WP") for i in inner if i < verb.index)
    if is_aside or not said or thing.index > source.index or thing.lemma.lower() in _TIMES:
        return []
    around = [t for t in parse.subtree(thing.index) if t.index not in inner and t.index < verb.index]
    return around + [t for c in said for t in parse.subtree(c.index)]


def _takes_object(parse: Parse, verb: Token) -> bool:
    """Tell "the army killed 3" from "the army said, a claim that ...", where the object is the reporter's remark."""
    after = parse.tokens[verb.index + 1 : verb.index + 2]
    if after and after[0].text == ",":
        return False
    return any(
        c.index > verb.index
        and (c.dep != "xcomp" or c.index == verb.index + 1)
        and not (verb.lemma.lower() == "go" and c.text.lower() == "on")
        for c in children(parse, verb, "dobj", "prt", "acomp", "xcomp")
    )


def is_parenthesis(parse: Parse, clause: Token, words: CueWords) -> bool:
    """Tell "..., the agency reported" hung on the verb of the sentence that it speaks of."""
    entry = words.verb_of(clause)
    subjects = children(parse, clause, "nsubj")
    if (
        entry is None
        or "aside" not in entry.frames
        or not subjects
        or children(parse, clause, "ccomp", "dobj")
    ):
        return False
    first = parse.subtree(subjects[0].index)[0].index
    return first > 0 and parse.tokens[first - 1].text == ","


def after_that(parse: Parse, verb: Token) -> list[Token]:
    """Give what follows "said [to someone] that" where the parser did not join it to the verb."""
    for token in parse.tokens[verb.index + 1 : verb.index + 8]:
        if token.text in (",", ".", ";") or (token.dep == "conj" and token.head == verb.index):
            return []  # of "demands 300 euros and says that" the clause is the second verb's
        after = parse.tokens[token.index + 1 :]
        # "said in an update that 300 had left" but not "said in a report that was read later".
        is_clause = token.tag == "IN" or (token.tag == "WDT" and after and not is_verbal(after[0]))
        if token.text.lower() == "that" and is_clause:
            return list(after)
    return []


def behind_colon(parse: Parse, verb: Token, content: list[Token]) -> list[Token]:
    """Give "41 people were dead" of "said that the toll was rising: 41 people were dead": it tells what was said."""
    last = max((t.index for t in content), default=verb.index)
    colon = next((t.index for t in parse.tokens[verb.index + 2 :] if t.text == ":"), None)
    if colon is None or last not in (colon - 1, colon) or any(t.index > colon for t in content):
        return []
    after = list(takewhile(lambda t: t.text != ";", parse.tokens[colon + 1 :]))
    return after if after and after[0].text not in _OPENING_QUOTES else []


def trailing_part(parse: Parse, content: list[Token]) -> list[Token]:
    """Give "six of them fighters" of "said nine had died, six of them fighters": a part of what was just told."""
    last = max((t.index for t in content), default=len(parse.tokens))
    comma, number, of, them = ([*parse.tokens[last + 1 : last + 5], None, None, None, None])[:4]
    if comma is None or number is None or of is None or them is None or comma.text != ",":
        return []
    is_part = (
        number.tag == "CD" and of.text.lower() == "of" and them.text.lower() in ("them", "whom", "these")
    )
    if not is_part:
        return []
    return list(takewhile(lambda t: t.text not in (",", ";", ":"), parse.tokens[number.index :]))


def told_clause(parse: Parse, verb: Token) -> list[Token]:
    """Give "he had paid 300" of "told the Post he had paid 300": the parser takes it for a trait of the Post."""
    if verb.lemma.lower() not in _TOLD:
        return []
    for told in children(parse, verb, "dobj", "dative"):
        for clause in children(parse, told, "relcl"):
            opening = parse.subtree(clause.index)[0]
            if opening.dep == "nsubj" and opening.tag == "PRP" and opening.head == clause.index:
                return own_words(parse, clause)
    return []


def object_words(parse: Parse, verb: Token, entry: CueVerb, words: CueWords) -> list[Token]:
    """Give what a verb like "report", "estimate" or "put" says by its object: "put the toll at 300"."""
    if entry.lemma == "cite" and any(children(parse, c, "pcomp") for c in children(parse, verb, "prep")):
        return []  # "cited the governor as saying": the governor says it
    found = children(parse, verb, "dobj", "attr", "oprd", "ccomp", "xcomp")
    found = [c for c in found if not is_parenthesis(parse, c, words)]
    # "The bank sees growth of 3 percent" is a forecast, "saw growth" and "would see growth" tell what happens to it.
    is_outlook = any(c.lemma.lower() in words.outlooks for c in children(parse, verb, "dobj"))
    if entry.lemma == "see" and verb.tag in ("VBZ", "VBP") and is_outlook:
        return [t for top in found if top.index > verb.index for t in own_words(parse, top)]
    if entry.lemma in ("put", "place", "peg", "see") and not _has_value(parse, verb, found):
        return []
    is_offer = entry.lemma == "offer" and any(t.lemma.lower() in words.outlooks for t in found)
    if "issue" in entry.frames and not is_offer and not any(t.lemma.lower() in words.nominal for t in found):
        return []  # "offered a rise of 3 percent", but not "offered 300 beds"
    # "The governor later revised that to 18."
    is_named = any(t.lemma.lower() in words.revisable or t.text.lower() in ("that", "this") for t in found)
    is_named = is_named or any(_counts_cases(parse, t) for t in found)
    # "cut its target price to $700"
    is_named = is_named or any(
        c.lemma.lower() in words.revisable for t in found for c in children(parse, t, "compound")
    )
    if "revised" in entry.frames and not is_named:
        return []
    if entry.lemma == "question":  # "questioned 58 people"
        found = [t for t in found if not _is_counted(parse, t)]
    # "counted 87 dead and 310 wounded": the parser takes the second half for a clause.
    if found:
        found += [
            c
            for c in children(parse, verb, "conj")
            if any(t.pos == "NUM" for t in children(parse, c, "nsubj"))
        ]
    if "for" in entry.frames:
        found += [c for c in children(parse, verb, "prep") if c.text.lower() == "for"]
    linked = [c for c in children(parse, verb, "prep", "agent", "dative") if c.text.lower() in entry.links]
    # "accused the owner of killing 300" hung on the owner
    linked += [
        c
        for held in children(parse, verb, "dobj")
        for c in children(parse, held, "prep")
        if c.text.lower() in entry.links and children(parse, c, "pcomp")
    ]
    # "called for 300 people to be moved": the link opens a clause.
    linked += [
        c
        for c in children(parse, verb, "advcl", "ccomp", "xcomp")
        if any(
            m.text.lower() in entry.links and m.index <= verb.index + 2 for m in children(parse, c, "mark")
        )
    ]
    if "object" not in entry.frames and "at" not in entry.frames and "of" not in entry.frames:
        found = linked
    if not found and "at" not in entry.frames and "of" not in entry.frames:
        return []
    if "of" in entry.frames:
        holders = [verb, *children(parse, verb, "dobj", "dative")]
        found = [c for h in holders for c in children(parse, h, "prep") if c.text.lower() in ("of", "about")]
    else:
        found += [c for c in children(parse, verb, "prep", "dative") if c.text.lower() not in _WHEN]
        # "issued an appeal for money to help 300 people"
        if "issue" in entry.frames:
            found += [c for c in children(parse, verb, "advcl") if c.tag == "VB"]
    found += [c for c in children(parse, verb, "advmod", "npadvmod") if found and c.text.lower() in _NEARER]
    # "put the number at 1,204, up from 998 a day earlier"
    found += [c for c in children(parse, verb, "advmod") if c.text.lower() in ("up", "down") and found]
    # "spoke of two units, each with 6,000 men": the second half hangs on the verb.
    found += [c for c in children(parse, verb) if found and c.text.lower() in ("each", "both")]
    return [t for top in found if top.index > verb.index for t in own_words(parse, top)]


def _is_counted(parse: Parse, noun: Token) -> bool:
    """Tell "58 people" from "the $58 million cost"."""
    is_money = any(t.tag == "$" for t in parse.subtree(noun.index))
    return not is_money and any(n.tag == "CD" for n in children(parse, noun, "nummod"))


def _counts_cases(parse: Parse, noun: Token) -> bool:
    """Tell "raised the number of people arrested to 19", a count, from "raised the number of buses to 19"."""
    below = parse.subtree(noun.index)
    return noun.lemma.lower() == "number" and any(t.tag == "VBN" or t.lemma.lower() in _CASES for t in below)


def _has_value(parse: Parse, verb: Token, objects: list[Token]) -> bool:
    """Find "at 300", also where the parser hangs it on the object: "put the number of those locked out at 300"."""
    if any(c.text.lower() in _VALUED for c in children(parse, verb, "prep")):
        return True
    # "put the figure nearer 3,000", "put it closer to 300"
    following = parse.tokens[verb.index + 1 : verb.index + 8]
    for link, number in pairwise(following):
        if link.text.lower() in _NEARER and (number.tag in ("CD", "$") or number.text == "to"):
            return True
    inner = (t for top in objects for t in parse.subtree(top.index) if t.text.lower() == "at")
    return any(c.tag == "CD" for link in inner for c in children(parse, link, "pobj"))


def _first_words(parse: Parse, top: Token) -> dict[int, int]:
    """Give for each token below `top` the first one of its own subtree, in one walk for all of them."""
    order = [top.index]
    for index in order:
        order.extend(parse.children[index])
    firsts: dict[int, int] = {}
    for index in reversed(order):
        firsts[index] = min([index, *(firsts[c] for c in parse.children[index])])
    return firsts


def _below(parse: Parse, tops: Iterable[Token]) -> set[int]:
    """Give the tokens and all that hangs below them; what lies in two subtrees is walked once."""
    found: set[int] = set()
    stack = [t.index for t in tops]
    while stack:
        top = stack.pop()
        if top not in found:
            found.add(top)
            stack.extend(parse.children[top])
    return found


def _is_added(parse: Parse, token: Token, first: int) -> bool:
    before = parse.tokens[first - 1].text if first > 0 else ""
    after_comma = before in (",", *_DASHES)
    # "wells -- some 40 metres deep -- were dry": of numbers set off by dashes the fewest are the speaker's.
    if before in _DASHES and token.dep not in ("ccomp", "conj", "xcomp") and _is_spaced(parse, first - 1):
        return True
    if token.dep == "relcl":
        return after_comma and not _goes_on(parse, token)
    if token.dep == "conj" and any(a.text.lower() in _PERFECT for a in children(parse, token, "aux")):
        # "had resolved to buy ships and had already sold boats": no part of what was resolved.
        return not _is_infinitive(parse, token) and _is_infinitive(parse, parse.tokens[token.head])
    if token.dep == "advcl" and after_comma:
        return any(c.text.lower() == "when" for c in children(parse, token, "mark", "advmod"))
    return False


def _is_infinitive(parse: Parse, verb: Token) -> bool:
    return any(a.text.lower() == "to" for a in children(parse, verb, "aux"))


def _goes_on(parse: Parse, clause: Token) -> bool:
    """Tell a relative clause that goes on with what is said from what the reporter tells of somebody.

    It sums up, or tells of plans, or counts some of the things before ("..., of which only 112 had pumps").
    """
    lemma = clause.lemma.lower()
    if lemma in _TOTALLING and any(c.lemma.lower() in _TOTALS for c in children(parse, clause, "dobj")):
        return True
    if lemma in _PLANNING and children(parse, clause, "xcomp"):
        return True
    opening = parse.subtree(clause.index)[:8]
    pairs = pairwise(opening)
    return any(
        of.text.lower() == "of" and whom.text.lower() in ("which", "whom") for of, whom in pairs
    ) and any(t.pos == "NUM" for t in opening)


def _is_spaced(parse: Parse, index: int) -> bool:
    """Tell a dash between words from the hyphen of a compound."""
    token = parse.tokens[index]
    if token.text in ("—", "--"):
        return True
    return index > 0 and parse.tokens[index - 1].span.end < token.span.start


def without_contrast(parse: Parse, tokens: list[Token], words: CueWords) -> list[Token]:
    """Drop what somebody else says: "..., while the union put the crowd at 40", "..., with Roe saying that"."""
    beside = [
        token
        for token in tokens
        if token.dep == "pcomp"
        and token.tag == "VBG"
        and token.lemma.lower() in words.verbs
        and any(c.pos in ("NOUN", "PROPN") for c in children(parse, token, "nsubj"))
    ]
    beside += [
        token
        for token in tokens
        if token.dep == "advcl"
        and token.lemma.lower() in words.verbs
        and not words.verbs[token.lemma.lower()].is_weak
        and any(c.text.lower() in _CONTRASTS for c in children(parse, token, "mark", "advmod"))
        and any(c.pos in ("NOUN", "PROPN") for c in children(parse, token, "nsubj"))
        and len(children(parse, token)) > 2
    ]
    beside += [token for token in tokens if _speaks_apart(parse, token, words)]
    dropped = _below(parse, beside)
    end = min((place for t in tokens if (place := _answered_at(parse, t, words)) is not None), default=None)
    return [t for t in tokens if t.index not in dropped and (end is None or t.index < end)]


def _answered_at(parse: Parse, verb: Token, words: CueWords) -> int | None:
    """Give where another answers: the "but" of "said that 12 had died but the union said 41 were dead"."""
    entry = words.verbs.get(verb.lemma.lower())
    if entry is None or entry.is_weak or verb.tag not in ("VBD", "VBZ", "VBP"):
        return None
    subject = next((c for c in children(parse, verb, "nsubj") if c.pos in ("NOUN", "PROPN")), None)
    if subject is None or subject.index > verb.index:
        return None
    opening = parse.subtree(subject.index)[0].index
    says = children(parse, verb, "ccomp") if "clause" in entry.frames else []
    gives = children(parse, verb, "dobj", "prep") if entry.frames & {"object", "at"} else []
    link = parse.tokens[opening - 1].text.lower() if opening > 0 else ""
    is_answer = link == ";" or (link in _ANSWERS and bool(says or gives))
    return opening - 1 if is_answer else None


def _speaks_apart(parse: Parse, verb: Token, words: CueWords) -> bool:
    """Tell ", and the agency estimates that ..." from what the one before it says of others.

    A clause behind a comma with a subject and a verb of saying of its own has its own source; "and that" goes on.
    """
    entry = words.verbs.get(verb.lemma.lower())
    above = parse.tokens[verb.head]
    if entry is None or verb.dep != "conj" or not is_verbal(above) or children(parse, verb, "mark", "aux"):
        return False
    subjects = [c for c in children(parse, verb, "nsubj") if c.pos in ("NOUN", "PROPN")]
    if not subjects or subjects[0].index < above.index or verb.tag not in ("VBD", "VBZ", "VBP"):
        return False
    opening = parse.subtree(subjects[0].index)[0].index
    before = [t.text.lower() for t in parse.tokens[max(0, opening - 2) : opening]]
    is_apart = before[-2:] in ([",", "and"], [",", "but"], [",", "while"]) or before[-1:] == [";"]
    says = children(parse, verb, "ccomp") if "clause" in entry.frames else []
    gives = children(parse, verb, "dobj", "prep") if entry.frames & {"object", "at"} else []
    return is_apart and not entry.is_weak and bool(says or gives)


def without_scenery(parse: Parse, tokens: list[Token]) -> list[Token]:
    """Drop what the reporter sets beside a whole sentence: "... as the search goes on".

    Where the only number stands there ("... as 3,000 marched, by the count of the police"), nothing is dropped.
    """
    scenery = (
        token
        for token in tokens
        if token.dep == "advcl" and any(c.text.lower() == "as" for c in children(parse, token, "mark"))
    )
    dropped = _below(parse, scenery)
    kept = [t for t in tokens if t.index not in dropped]
    return kept if any(t.pos == "NUM" for t in kept) or not any(t.pos == "NUM" for t in tokens) else tokens
