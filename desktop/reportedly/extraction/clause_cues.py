"""Cues that are verbs: "X said that ...", "..., X said", "plans to ...", "was put at ... by X"."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.extraction.cue_words import CueVerb, CueWords
from reportedly.extraction.draft import Cue, CueKind, Parse, Token
from reportedly.extraction.syntax import (
    children,
    clause_root,
    is_verbal,
    mention_span,
    runs,
    subject_of,
)
from reportedly.model.span import Span

__all__ = ["find_backward_cue", "find_clause_cues"]

# Share of right answers of each rule on the training half of the attribution set (2026-11-22).
PRECISION = {
    "cue.clause": 0.82,
    "cue.aside": 0.80,
    "cue.object": 0.62,
    "cue.plan": 0.55,
    "cue.as": 0.70,
    "cue.passive": 0.60,
    "cue.citing": 0.75,
    "cue.quoting": 0.75,
    "cue.briefed": 0.75,
    "cue.backward": 0.70,
}
_NOT_SAID = frozenset(
    {"punct", "prep", "npadvmod", "advmod", "conj", "cc", "prt", "dative", "nsubj", "agent", "mark", "advcl"}
)
_QUOTE_MARKS = frozenset({"”", '"', "''", "’", "'"})
_BEFORE_ASIDE = _QUOTE_MARKS | {",", "-", "–", "—", "?", "!"}
_AFTER_ASIDE = frozenset({",", ".", ";", ":", "—", "–", "“", '"', "``"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A verb with what it attributes, before it becomes a cue."""

    kind: CueKind
    rule: str
    source: Token | None
    content: list[Token]
    is_relay: bool = False


def find_clause_cues(parse: Parse, sentence: int, words: CueWords) -> Iterator[Cue]:
    """Give one cue for each reporting verb of a sentence that has content."""
    for verb in parse.tokens:
        entry = words.verbs.get(verb.lemma.lower())
        if entry is None or not _acts_as_verb(verb):
            continue
        for found in _read(parse, verb, entry, words):
            if not found.content or (found.source is not None and not _can_speak(parse, found.source, words)):
                continue
            yield Cue(
                kind=found.kind,
                speech_span=_speech_span(parse, verb),
                source_mention=None if found.source is None else _mention(parse, verb, found.source),
                content=runs(found.content),
                lemma=entry.lemma,
                stance=entry.stance,
                is_relay=found.is_relay,
                sentence=sentence,
                rule=found.rule,
                confidence=PRECISION[found.rule],
            )


def _acts_as_verb(verb: Token) -> bool:
    return verb.pos == "VERB" and verb.dep not in ("amod", "compound", "aux", "auxpass")


def _read(parse: Parse, verb: Token, entry: CueVerb, words: CueWords) -> Iterator[_Found]:
    if "cited" in entry.frames:
        yield from _cited(parse, verb, words)
        yield from _quoted(parse, verb)
    if "briefed" in entry.frames:
        yield from _briefed(parse, verb)
    if not entry.frames - {"cited", "quote", "briefed"}:
        return
    if children(parse, verb, "nsubjpass", "auxpass") or (verb.dep == "acl" and verb.tag == "VBN"):
        passive = _passive(parse, verb, entry)
        if passive is not None:
            yield passive
        return
    source = _speaker_of(parse, verb)
    if source is not None:
        active = _active(parse, verb, source, entry, words)
        if active is not None:
            yield active


def _active(parse: Parse, verb: Token, source: Token, entry: CueVerb, words: CueWords) -> _Found | None:
    if verb.dep == "advcl" and any(c.text.lower() == "as" for c in children(parse, verb, "mark", "advmod")):
        return None if entry.is_weak else _Found(CueKind.PARATAXIS, "cue.as", source, _beside(parse, verb))
    aside = _aside(parse, verb, source) if "aside" in entry.frames else []
    clauses = [c for c in children(parse, verb, "ccomp") if c.index > verb.index]
    if aside and any(c.index < verb.index for c in children(parse, verb, "ccomp")):
        return _Found(CueKind.PARATAXIS, "cue.aside", source, aside)
    if clauses and "clause" in entry.frames:
        content = [t for clause in clauses for t in _own_words(parse, clause)]
        content += [t for c in _stray_conjuncts(parse, verb) for t in _own_words(parse, c)]
        return _Found(CueKind.CLAUSE, "cue.plan" if entry.is_weak else "cue.clause", source, content)
    if "to" in entry.frames:
        opened = [c for c in children(parse, verb, "xcomp", "ccomp") if c.index > verb.index]
        return _Found(CueKind.CLAUSE, "cue.plan", source, [t for c in opened for t in _own_words(parse, c)])
    if aside:
        return _Found(CueKind.PARATAXIS, "cue.aside", source, aside)
    after = _after_that(parse, verb) if "clause" in entry.frames else []
    if after:
        return _Found(CueKind.CLAUSE, "cue.clause", source, after)
    if entry.lemma == "say":
        # The parser lost the clause: what stands right of a bare "said" is still its content.
        lost = [
            t
            for c in children(parse, verb)
            if c.index > verb.index and c.dep not in _NOT_SAID
            for t in _own_words(parse, c)
        ]
        return _Found(CueKind.CLAUSE, "cue.clause", source, lost) if lost else None
    if "thing" in entry.frames and not {source.lemma.lower(), source.text.lower()} & words.things:
        return None
    if entry.frames & {"object", "at", "of"}:
        return _Found(CueKind.CLAUSE, "cue.object", source, _object(parse, verb, entry, words))
    return None


def _beside(parse: Parse, verb: Token) -> list[Token]:
    """Give the clause that "as X said" stands beside."""
    inner = {t.index for t in parse.subtree(verb.index)}
    above = clause_root(parse, parse.tokens[verb.head])
    return [t for t in parse.subtree(above.index) if t.index not in inner]


def _own_words(parse: Parse, clause: Token) -> list[Token]:
    """Give a clause without what the reporter adds behind a comma: "..., which has 120 members".

    Of numbers in such relative clauses 4 of 16 were the speaker's (training half, 2026-11-22).
    """
    kept: list[Token] = []
    stack = [clause]
    while stack:
        top = stack.pop()
        kept.append(top)
        stack.extend(c for c in children(parse, top) if not _is_added(parse, c))
    return kept


def _stray_conjuncts(parse: Parse, verb: Token) -> list[Token]:
    """Give the second half of "said it would cost jobs but would save millions" hung on the wrong verb."""
    return [
        c
        for c in children(parse, verb, "conj")
        if any(a.tag == "MD" for a in children(parse, c, "aux"))
        and not children(parse, c, "nsubj", "nsubjpass")
    ]


def _is_added(parse: Parse, token: Token) -> bool:
    first = parse.subtree(token.index)[0]
    after_comma = first.index > 0 and parse.tokens[first.index - 1].text in (",", "–", "—", "-")
    if token.dep == "relcl":
        return after_comma
    if token.dep == "advcl" and after_comma:
        return any(c.text.lower() == "when" for c in children(parse, token, "mark", "advmod"))
    return False


def _mention(parse: Parse, verb: Token, source: Token) -> Span:
    """Give the words in the clause that stand for the source: "who" of "Smith, who said ..."."""
    if verb.dep == "relcl" and parse.tokens[verb.head].index == source.index:
        own = children(parse, verb, "nsubj")
        if own and own[0].text.lower() in ("who", "which", "that"):
            return own[0].span
    return mention_span(parse, source)


def _speaker_of(parse: Parse, verb: Token) -> Token | None:
    """Give who speaks; "X quoted Y as saying" and "Y was quoted as saying" give Y."""
    if verb.dep == "pcomp" and parse.tokens[verb.head].text.lower() == "as":
        quoting = parse.tokens[parse.tokens[verb.head].head]
        for dep in ("nsubjpass", "dobj"):
            found = children(parse, quoting, dep)
            if found:
                return found[0]
        return None
    return subject_of(parse, verb)


def _can_speak(parse: Parse, source: Token, words: CueWords) -> bool:
    """Refuse survey answers ("61 percent said"), questions and dummies as sources."""
    lowered = source.text.lower()
    if source.pos not in ("NOUN", "PROPN", "PRON", "DET", "ADJ", "X") or source.tag in ("WDT", "WRB"):
        return False
    if lowered in (
        "it",
        "there",
        "what",
        "you",
        "one",
        "that",
        "this",
        "which",
        "who",
        "everyone",
        "nobody",
        "no",
    ):
        return lowered == "it"
    if source.lemma.lower() in words.counted or source.text == "%":
        return False
    return not any(c.dep == "nummod" for c in children(parse, source)) or source.pos == "PROPN"


def _aside(parse: Parse, verb: Token, source: Token) -> list[Token]:
    """Give the sentence around a parenthesis ("..., X said on Monday, ..."), or nothing where it is none.

    After a quotation the parenthesis speaks of that quotation's sentence only; what follows is the reporter's
    or a quotation of its own. A participle after the verb ("..., referring to ...") is the reporter's too.
    """
    if verb.dep in ("relcl", "acl", "advcl") or verb.tag in ("VB", "VBG"):
        return []
    if verb.lemma.lower() != "tell" and any(
        c.index > verb.index for c in children(parse, verb, "dobj", "prt", "acomp")
    ):
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
    outside = list(parse.tokens[start:first])
    if before not in _QUOTE_MARKS:
        added: set[int] = set()
        for clause in children(parse, verb, "advcl", "xcomp"):
            words = [t.index for t in parse.subtree(clause.index)]
            if clause.tag == "VBG" and words[0] <= last + 2:
                added.update(words)
        outside += [t for t in parse.tokens[last + 1 :] if t.index not in added]
    return outside if any(t.pos not in ("PUNCT", "SPACE") for t in outside) else []


def _after_that(parse: Parse, verb: Token) -> list[Token]:
    """Give what follows "said [to someone] that" where the parser did not join it to the verb."""
    for token in parse.tokens[verb.index + 1 : verb.index + 8]:
        if token.text in (",", ".", ";"):
            return []
        if token.text.lower() == "that" and token.tag == "IN":
            return list(parse.tokens[token.index + 1 :])
    return []


def _object(parse: Parse, verb: Token, entry: CueVerb, words: CueWords) -> list[Token]:
    """Give what a verb like "report", "estimate" or "put" says by its object: "put the toll at 300"."""
    found = children(parse, verb, "dobj", "attr", "oprd", "ccomp", "xcomp")
    if entry.lemma in ("put", "place", "peg", "see") and not any(
        c.text.lower() == "at" for c in children(parse, verb, "prep")
    ):
        return []
    if "issue" in entry.frames and not any(t.lemma.lower() in words.nominal for t in found):
        return []
    if "revised" in entry.frames and not any(t.lemma.lower() in words.revisable for t in found):
        return []
    if not found and "at" not in entry.frames and "of" not in entry.frames:
        return []
    if "of" in entry.frames:
        holders = [verb, *children(parse, verb, "dobj", "dative")]
        found = [c for h in holders for c in children(parse, h, "prep") if c.text.lower() in ("of", "about")]
    else:
        found += children(parse, verb, "prep", "dative")
    return [t for top in found if top.index > verb.index for t in _own_words(parse, top)]


def _passive(parse: Parse, verb: Token, entry: CueVerb) -> _Found | None:
    """Read "was put at ... by X", "is expected to ..."; without "by" nobody is credited."""
    if not entry.frames & {"object", "at"} or "issue" in entry.frames:
        return None
    source = None
    for agent in children(parse, verb, "agent", "prep"):
        if agent.text.lower() == "by":
            source = next(iter(children(parse, agent, "pobj")), None)
            skipped = {t.index for t in parse.subtree(agent.index)}
            break
    else:
        skipped = set()
    if verb.dep == "acl" and not is_verbal(parse.tokens[verb.head]):
        if source is None:
            return None
        top = parse.tokens[verb.head]
    else:
        top = verb
    content = [t for t in parse.subtree(top.index) if t.index not in skipped and t.index != verb.index]
    if entry.lemma in ("tell", "inform", "ask", "brief") and source is None:
        return None
    return _Found(CueKind.PASSIVE, "cue.passive", source, content)


def _cited(parse: Parse, verb: Token, words: CueWords) -> Iterator[_Found]:
    """Read "citing X", "relying on X's data": X is credited, and whoever cites relays it."""
    if verb.tag != "VBG" and not (verb.dep == "relcl" and verb.lemma.lower() in ("rely", "draw")):
        return
    cited = next(iter(children(parse, verb, "dobj")), None)
    for prep in children(parse, verb, "prep"):
        if cited is None and prep.text.lower() in ("on", "upon"):
            cited = next(iter(children(parse, prep, "pobj")), None)
    # "relying on a report from his commander": his own people are no other source.
    if cited is None or any(t.tag == "PRP$" for t in parse.subtree(cited.index)):
        return
    # "using the ministry's numbers": the owner is who is cited.
    owner = next((c for c in children(parse, cited, "poss") if c.pos in ("PROPN", "NOUN")), None)
    if (
        owner is None
        and not cited.text[0].isupper()
        and cited.lemma.lower() not in words.nominal | words.citable
    ):
        return
    if verb.lemma.lower() == "use" and owner is None:
        return
    inner = {t.index for t in parse.subtree(verb.index)}
    content = [t for t in parse.tokens if t.index not in inner]
    relay = subject_of(parse, verb)
    if relay is not None:
        yield _Found(CueKind.ACCORDING, "cue.citing", relay, content, is_relay=True)
    yield _Found(CueKind.ACCORDING, "cue.citing", owner or cited, content)


def _quoted(parse: Parse, verb: Token) -> Iterator[_Found]:
    """Read the outer half of "X quoted Y as saying ...": X relays."""
    spoken = [
        c for c in children(parse, verb, "prep") if c.text.lower() == "as" and children(parse, c, "pcomp")
    ]
    relay = subject_of(parse, verb)
    if spoken and relay is not None and not children(parse, verb, "nsubjpass"):
        yield _Found(CueKind.CLAUSE, "cue.quoting", relay, parse.subtree(spoken[0].index), is_relay=True)


def _briefed(parse: Parse, verb: Token) -> Iterator[_Found]:
    """Read "lawmakers briefed by the director": they pass on what the director said."""
    if verb.dep != "acl" or verb.tag not in ("VBN", "VBD"):
        return
    for agent in children(parse, verb, "agent", "prep"):
        source = next(iter(children(parse, agent, "pobj")), None)
        if agent.text.lower() == "by" and source is not None:
            heard = parse.tokens[verb.head]
            inner = {t.index for t in parse.subtree(heard.index)}
            yield _Found(
                CueKind.ACCORDING, "cue.briefed", source, [t for t in parse.tokens if t.index not in inner]
            )


def find_backward_cue(parse: Parse, sentence: int, previous: Span | None, words: CueWords) -> Cue | None:
    """Read "X said so on Monday" and "He wrote this on Telegram": what is said stands in the sentence before."""
    if previous is None:
        return None
    for verb in parse.tokens:
        entry = words.verbs.get(verb.lemma.lower())
        if (
            entry is None
            or not {"clause", "quote"} <= entry.frames
            or verb.dep != "ROOT"
            or verb.pos != "VERB"
        ):
            continue
        said = [c for c in children(parse, verb, "advmod", "dobj") if c.index == verb.index + 1]
        source = subject_of(parse, verb)
        if source is None or not said or said[0].text.lower() not in ("so", "this", "that", "it"):
            return None
        if not _can_speak(parse, source, words):
            return None
        return Cue(
            CueKind.PARATAXIS,
            verb.span,
            mention_span(parse, source),
            (previous,),
            entry.lemma,
            sentence=sentence,
            rule="cue.backward",
            confidence=PRECISION["cue.backward"],
        )
    return None


def _speech_span(parse: Parse, verb: Token) -> Span:
    """Give the cue's words: the verb with whom it is said to ("told lawmakers")."""
    span = verb.span
    for child in children(parse, verb, "dobj", "dative"):
        if verb.lemma == "tell" and verb.index < child.index <= verb.index + 4:
            span = span.joined(mention_span(parse, child))
    return span
