"""Cues that are verbs: "X said that ...", "..., X said", "plans to ...", "was put at ... by X"."""

from collections.abc import Iterator, Sequence

from reportedly.extraction.clause_content import (
    after_that,
    behind_colon,
    clause_beside,
    counted_before,
    gap_words,
    hedged_beside,
    is_parenthesis,
    object_words,
    own_words,
    sentence_around,
    stray_conjuncts,
    told_clause,
    trailing_part,
    without_contrast,
)
from reportedly.extraction.cue_words import CueVerb, CueWords
from reportedly.extraction.draft import Cue, CueKind, Parse, Token
from reportedly.extraction.gapped_cues import find_gapped
from reportedly.extraction.odd_subjects import behind_quotation, maker_of, quoted_before, sentence_name
from reportedly.extraction.relay_cues import Found, find_briefed, find_cited, find_passed_on, find_quoted
from reportedly.extraction.syntax import children, is_verbal, mention_span, named_beside, runs, subject_of
from reportedly.model.figure import Stance
from reportedly.model.span import Span

__all__ = ["find_backward_cue", "find_clause_cues", "lost_subject"]

# Share of right answers of each rule on the training half of the attribution set (840 articles, 2026-11-22);
# rules that fired fewer than ten times there have a guess from the news set.
PRECISION = {
    "cue.clause": 0.86,
    "cue.aside": 0.92,
    "cue.object": 0.74,
    "cue.plan": 0.74,
    "cue.as": 0.55,
    "cue.passive": 0.50,
    "cue.citing": 0.75,
    "cue.quoting": 0.75,
    "cue.briefed": 0.75,
    "cue.backward": 0.60,
    "cue.gap": 0.60,
    "cue.gapped": 0.70,
}
_COUNTS = frozenset({"number", "total"})
_CROWDS = frozenset(
    {"dozens", "scores", "hundreds", "thousands", "millions", "crowds", "protesters", "demonstrators"}
)
_HEARING = frozenset({"jury", "court", "inquest", "trial", "tribunal", "hearing", "inquiry"})
_TELLING = frozenset({"tell", "inform", "brief", "advise", "notify", "warn"})
# What is made to reach something speaks for nobody: "the plan seeks $18 million", but "the plan says that ...".
_AIMS = frozenset(
    {"plan", "strategy", "scheme", "programme", "program", "project", "appeal", "initiative", "roadmap"}
)
_AIMING = frozenset({"aim", "seek", "plan", "intend", "need", "want", "call", "hope", "propose"})
_NOT_SAID = frozenset(
    {"punct", "prep", "npadvmod", "advmod", "conj", "cc", "prt", "dative", "nsubj", "agent", "mark", "advcl"}
)


def find_clause_cues(parse: Parse, sentence: int, words: CueWords) -> Iterator[Cue]:
    """Give one cue for each reporting verb of a sentence that has content."""
    for verb in parse.tokens:
        entry = words.verb_of(verb)
        if entry is None or not _acts_as_verb(verb):
            continue
        for found in _read(parse, verb, entry, words):
            name = sentence_name(parse, verb)
            if name is None and found.source is not None:
                name = _maker(parse, verb, found.source, words)
            is_able = (
                found.source is None or name is not None or _can_speak(parse, found.source, words, entry)
            )
            if not found.content or not is_able:
                continue
            gapped = find_gapped(parse, verb, entry, words)
            second = {t.index for _, value in gapped for t in value}
            yield from (_gapped(verb, named, value, entry, sentence) for named, value in gapped)
            content = [t for t in found.content if t.index not in second]
            tells = any(t.lemma.lower() in words.revisable | _COUNTS for t in found.content)
            if found.rule == "cue.clause" or (found.rule == "cue.object" and tells):
                content += behind_colon(parse, verb, content)  # "reports a higher number: 451 dead", too
            if found.rule in ("cue.clause", "cue.object"):
                content += trailing_part(parse, content)
            yield Cue(
                kind=found.kind,
                speech_span=_speech_span(parse, verb),
                source_mention=name
                or (None if found.source is None else _mention(parse, verb, found.source)),
                content=runs(without_contrast(parse, content, words)),
                lemma=entry.lemma,
                stance=entry.stance,
                is_relay=found.is_relay,
                sentence=sentence,
                rule=found.rule,
                confidence=PRECISION[found.rule],
            )


def _maker(parse: Parse, verb: Token, source: Token, words: CueWords) -> Span | None:
    """Give who made the report that speaks, where the words for the report do not hold the name."""
    maker = maker_of(parse, source, words)
    mention = _mention(parse, verb, source)
    return mention.joined(maker) if maker is not None and not mention.contains(maker) else None


def _gapped(
    verb: Token, named: Sequence[Token], value: Sequence[Token], entry: CueVerb, sentence: int
) -> Cue:
    return Cue(
        CueKind.CLAUSE,
        verb.span,
        Span(named[0].span.start, named[-1].span.end),
        runs(value),
        entry.lemma,
        entry.stance,
        sentence=sentence,
        rule="cue.gapped",
        confidence=PRECISION["cue.gapped"],
    )


def _acts_as_verb(verb: Token) -> bool:
    return verb.pos == "VERB" and verb.dep not in ("amod", "compound", "aux", "auxpass")


def _read(parse: Parse, verb: Token, entry: CueVerb, words: CueWords) -> Iterator[Found]:
    yield from find_passed_on(parse, verb, entry)
    if "cited" in entry.frames:
        yield from find_cited(parse, verb, words)
        yield from find_quoted(parse, verb)
    if "briefed" in entry.frames:
        yield from find_briefed(parse, verb)
    if not entry.frames - {"cited", "quote", "briefed"}:
        return
    if children(parse, verb, "nsubjpass", "auxpass") or _is_participle(parse, verb):
        passive = _passive(parse, verb, entry, words)
        if passive is not None:
            yield passive
        return
    source = _speaker_of(parse, verb)
    if source is not None and entry.lemma in ("hear", "learn") and source.lemma.lower() in _HEARING:
        return  # "the jury heard that ...": from whom stands elsewhere
    if source is not None:
        source = _heard_from(parse, verb) or source
        active = _active(parse, verb, source, entry, words)
        if active is not None:
            yield active


def _is_participle(parse: Parse, verb: Token) -> bool:
    """Tell "the toll put at 300" from "a poll found last week that ...", which the parser reads alike."""
    is_passive = verb.tag == "VBN" or (verb.tag == "VBD" and bool(children(parse, verb, "agent")))
    if verb.dep != "acl" or not is_passive:
        return False
    return not any(children(parse, c, "mark") for c in children(parse, verb, "ccomp") if c.index > verb.index)


def _active(parse: Parse, verb: Token, source: Token, entry: CueVerb, words: CueWords) -> Found | None:
    if verb.dep == "advcl" and any(c.text.lower() == "as" for c in children(parse, verb, "mark", "advmod")):
        if "aside" not in entry.frames or source.text.lower() in ("i", "we") or _is_bare(parse, verb):
            return None
        return Found(CueKind.PARATAXIS, "cue.as", source, clause_beside(parse, verb))
    named = gap_words(parse, verb, source) if entry.frames & {"clause", "aside"} else []
    if named:
        return Found(CueKind.CLAUSE, "cue.gap", source, named)
    is_aside = "aside" in entry.frames or ("onward" in entry.frames and _goes_on(parse, verb, source))
    aside = sentence_around(parse, verb, source) if is_aside else []
    clauses = [
        c
        for c in children(parse, verb, "ccomp", "xcomp")
        if c.index > verb.index
        and (c.dep == "ccomp" or c.tag == "VBG")
        and not is_parenthesis(parse, c, words)
    ]
    is_before = any(c.index < verb.index for c in children(parse, verb, "ccomp"))
    if aside and (is_before or _closes_aside(parse, verb, source)):
        return Found(CueKind.PARATAXIS, "cue.aside", source, aside)
    if clauses and "clause" in entry.frames:
        content = [t for clause in clauses for t in own_words(parse, clause)]
        content += hedged_beside(parse, verb, words)
        if "object" in entry.frames:
            content += counted_before(parse, verb, clauses[0])
        content += [t for c in stray_conjuncts(parse, verb) for t in own_words(parse, c)]
        return Found(CueKind.CLAUSE, "cue.plan" if entry.is_weak else "cue.clause", source, content)
    if "to" in entry.frames:
        opened = [c for c in children(parse, verb, "xcomp", "ccomp") if c.index > verb.index]
        if "deed" in entry.frames:  # "claimed to have killed 31 and captured six", hung on "claimed"
            joined = children(parse, verb, "conj")
            opened += [c for c in joined if c.tag in ("VBD", "VBN") and not children(parse, c, "nsubj")]
        content = [t for c in opened for t in own_words(parse, c)]
        # "anyone wanting to borrow 300" describes somebody and tells of no plan.
        if content and not (entry.is_weak and verb.dep == "acl"):
            is_claim = entry.stance is Stance.DENIED or "deed" in entry.frames
            rule = "cue.clause" if is_claim else "cue.plan"
            return Found(CueKind.CLAUSE, rule, source, content)
    if aside:
        return Found(CueKind.PARATAXIS, "cue.aside", source, aside)
    after = after_that(parse, verb) or hedged_beside(parse, verb, words) if "clause" in entry.frames else []
    after = after or (told_clause(parse, verb) if "clause" in entry.frames else [])
    if after and entry.stance is Stance.DENIED:
        # "denied the guild's claim that ...": whoever denies names the claim, and the claim is within his words.
        after = list(parse.tokens[verb.index + 1 :])
    if after:
        return Found(CueKind.CLAUSE, "cue.clause", source, after)
    if entry.lemma == "say":
        # The parser lost the clause: what stands right of a bare "said" is still its content.
        lost = [
            t
            for c in children(parse, verb)
            if c.index > verb.index and c.dep not in _NOT_SAID
            for t in own_words(parse, c)
        ]
        return Found(CueKind.CLAUSE, "cue.clause", source, lost) if lost else None
    if "link" in entry.frames and source.text.lower() in _CROWDS:
        return None  # "thousands marched to protest against a rise of 40 percent": the number is not theirs
    if entry.lemma == "have" and source.lemma.lower() in words.surveys:
        return None  # "the poll has a margin of error"; what it shows is read apart
    tells = words.citable if entry.lemma == "describe" else frozenset()  # "survivors described"
    if "thing" in entry.frames and not {source.lemma.lower(), source.text.lower()} & (words.things | tells):
        return None
    if entry.lemma == "measure" and source.pos == "NOUN" and source.lemma.lower() not in words.citable:
        return None  # "the lake measures 3 hectares"
    if entry.lemma == "claim":
        return _claimed(parse, verb, source, words)
    if entry.frames & {"object", "at", "of", "link"}:
        return Found(CueKind.CLAUSE, "cue.object", source, object_words(parse, verb, entry, words))
    return None


def _is_bare(parse: Parse, verb: Token) -> bool:
    """Tell "as reported by the Post" from "as the Post reported", which the tagger takes for a participle too."""
    is_active = bool(children(parse, verb, "nsubj")) and not children(parse, verb, "aux")
    return verb.tag == "VBN" and not is_active


def _heard_from(parse: Parse, verb: Token) -> Token | None:
    """Give who tells in "we are hearing from staff that ..." and "the Post has learned from officials that ..."."""
    if verb.lemma.lower() not in ("hear", "learn", "understand"):
        return None
    links = (c for c in children(parse, verb, "prep") if c.text.lower() == "from")
    return next((n for link in links for n in children(parse, link, "pobj")), None)


def _claimed(parse: Parse, verb: Token, source: Token, words: CueWords) -> Found | None:
    """Read "organisers claimed a turnout of 300" and "claimed 300", but not "the flood claimed 300 lives"."""
    for claimed in children(parse, verb, "dobj"):
        # "landslides claimed 300": what has no name and is nobody who can be cited claims lives.
        is_body = source.pos == "PROPN" or source.lemma.lower() in words.citable
        is_counted = bool(children(parse, claimed, "nummod")) and claimed.lemma.lower() not in words.won
        is_bare = is_body and (claimed.tag == "CD" or (is_counted and verb.tag in ("VBZ", "VBP")))
        is_count = claimed.lemma.lower() in words.claimable
        if is_bare or is_count:
            return Found(CueKind.CLAUSE, "cue.object", source, own_words(parse, claimed))
    return None


def _goes_on(parse: Parse, verb: Token, source: Token) -> bool:
    """Tell "..., Roe went on" and "..., she continued" from "..., the rain continued"."""
    following = parse.tokens[verb.index + 1 : verb.index + 2]
    is_on = verb.lemma.lower() != "go" or (bool(following) and following[0].text.lower() == "on")
    return is_on and (source.pos == "PROPN" or source.text.lower() in ("he", "she"))


def _closes_aside(parse: Parse, verb: Token, source: Token) -> bool:
    """Tell "In May, Roe said, the harvest ..." from "In May, Roe said the harvest ..."."""
    last = verb.index if source.index < verb.index else parse.subtree(source.index)[-1].index
    return last + 1 < len(parse.tokens) and parse.tokens[last + 1].text == ","


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
        if (quoted := quoted_before(parse, parse.tokens[verb.head])) is not None:
            return quoted
        quoting = parse.tokens[parse.tokens[verb.head].head]
        for dep in ("nsubjpass", "dobj"):
            found = children(parse, quoting, dep)
            if found:
                return found[0]
        return None
    source, lost = subject_of(parse, verb), lost_subject(parse, verb)
    # "2,400 barrels leaked into the bay, the operator, Petrona, said": the barrels say nothing.
    if source is None or (lost is not None and _is_counted(parse, source)):
        source = lost
    source = source or _odd_subject(parse, verb)
    if source is None:  # "The centre had, as of March, confirmed 31": the subject hangs on the auxiliary
        source = next(
            (s for aux in children(parse, verb, "aux") for s in children(parse, aux, "nsubj")), None
        )
    if source is None and verb.dep == "acl" and verb.tag == "VBN" and children(parse, verb, "ccomp"):
        source = parse.tokens[verb.head]
    return behind_quotation(parse, named_beside(parse, source)) if source is not None else None


def _is_counted(parse: Parse, source: Token) -> bool:
    return any(any(map(str.isdigit, c.text)) for c in children(parse, source, "nummod"))


def _odd_subject(parse: Parse, verb: Token) -> Token | None:
    """Give the short name right before a verb that the parser takes for an adverb: "WHO raised the toll"."""
    before = parse.tokens[verb.index - 1] if verb.index else None
    if before is None or verb.tag not in ("VBD", "VBZ", "VBP") or not before.text.isupper():
        return None
    is_name = before.tag in ("NNP", "NNPS") and len(before.text) > 1
    return before if is_name and before.head == verb.index and before.dep in ("advmod", "npadvmod") else None


def lost_subject(parse: Parse, verb: Token) -> Token | None:
    """Find the speaker of "... reached the town, the head of the agency said" read as an apposition."""
    if verb.tag not in ("VBD", "VBZ", "VBP"):
        return None
    for token in parse.tokens[: verb.index]:
        is_circumstance = token.dep == "npadvmod" and token.pos == "PROPN" and children(parse, token, "relcl")
        if token.dep == "appos" or is_circumstance:
            words = parse.subtree(token.index)
            between = [t.text for t in parse.tokens[words[-1].index + 1 : verb.index]]
            opening = parse.tokens[words[0].index - 1].text
            if words[0].index > 0 and between in ([], [","]) and opening in (",", "”", '"', "''"):
                return token
    return None


def _can_speak(parse: Parse, source: Token, words: CueWords, entry: CueVerb) -> bool:
    """Refuse survey answers ("61 percent said"), questions, plans that aim at something and dummies as sources."""
    lowered = source.text.lower()
    if _is_misread(parse, source, words) or (entry.lemma in _AIMING and source.lemma.lower() in _AIMS):
        return False
    if source.pos not in ("NOUN", "PROPN", "PRON", "DET", "ADJ", "X") or source.tag in ("WDT", "WRB"):
        return False
    # "USA TODAY", "the US" and "the WHO" are names, "today", "us" and "who" are nobody.
    is_name = source.text.isupper() and 2 <= len(source.text) <= 3
    if (
        lowered in words.dummies
        and not is_name
        and not any(c.pos == "PROPN" for c in children(parse, source, "compound"))
    ):
        return False
    if source.lemma.lower() in words.counted or source.text == "%":
        return False
    # "Four ministers said" names who speaks together; "412 parents said" are the answers to somebody's question.
    counts = children(parse, source, "nummod")
    is_few = all(count.text.isalpha() for count in counts)
    # A number before a noun in the singular is a year: "a 2014 study".
    return is_few or source.tag == "NN" or source.pos == "PROPN" or source.lemma.lower() in words.citable


def _is_misread(parse: Parse, source: Token, words: CueWords) -> bool:
    """Tell "denies" of the headline "Roe denies plan to sell 300 boats", read as the noun that plans."""
    behind = parse.tokens[source.index + 1 : source.index + 2]
    if behind and behind[0].text.lower() in ("of", "from", "at", "with"):
        return False  # "Community volunteers of Hill Aid told us that ..."
    entry = words.verb_of(source) if source.tag == "NNS" and source.text.islower() else None
    is_verb = entry is not None and "clause" in entry.frames
    return is_verb and source.index == 1 and source.lemma.lower() not in words.things | words.nominal


def _passive(parse: Parse, verb: Token, entry: CueVerb, words: CueWords) -> Found | None:
    """Read "was put at ... by X", "is expected to ..."; without "by" nobody is credited."""
    told = _told_by(parse, verb, entry)
    if told is not None:
        return told
    if not entry.frames & {"object", "at"} or "issue" in entry.frames:
        return None
    if "revised" in entry.frames and not any(
        t.lemma.lower() in words.revisable for t in children(parse, verb, "nsubjpass")
    ):
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
    if (entry.lemma in ("tell", "inform", "ask", "brief") or "revised" in entry.frames) and source is None:
        return None
    return Found(CueKind.PASSIVE, "cue.passive", source, content)


def _told_by(parse: Parse, verb: Token, entry: CueVerb) -> Found | None:
    """Read "Lawmakers were told by the army that 300 had left": whoever tells is behind "by"."""
    if entry.lemma not in _TELLING:
        return None
    clauses = [c for c in children(parse, verb, "ccomp") if c.index > verb.index]
    for agent in children(parse, verb, "agent"):
        source = next(iter(children(parse, agent, "pobj")), None)
        if source is not None and clauses:
            return Found(
                CueKind.PASSIVE, "cue.passive", source, [t for c in clauses for t in own_words(parse, c)]
            )
    return None


def find_backward_cue(parse: Parse, sentence: int, previous: Span | None, words: CueWords) -> Cue | None:
    """Read "X said so on Monday" and "He wrote this on Telegram": what is said stands in the sentence before."""
    if previous is None:
        return None
    for verb in parse.tokens:
        entry = words.verb_of(verb)
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
        if not _can_speak(parse, source, words, entry):
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
        if verb.lemma == "tell" and verb.index < child.index <= verb.index + 6:
            span = span.joined(child.span)
    return span
