"""Cues of those who pass on what others say: "citing X", "quoted X as saying", "briefed by X"."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.extraction.clause_content import clause_beside, sentence_around, without_scenery
from reportedly.extraction.cue_words import CueVerb, CueWords
from reportedly.extraction.draft import Cue, CueKind, Parse, Token
from reportedly.extraction.syntax import children, is_verbal, mention_span, subject_of
from reportedly.model.span import Span

__all__ = [
    "Found",
    "find_briefed",
    "find_briefers",
    "find_cited",
    "find_passed_on",
    "find_quoted",
    "find_source_told",
]

SOURCE_TOLD = 0.60  # a guess: the sentence is rare in the training half
_UNNAMED = frozenset({"people", "person", "insider"})  # "citing people close to the talks"
_PAPERS = frozenset({"paper", "filing", "letter", "memo", "email", "notice"})
_CITING = frozenset({"rely", "draw", "cite", "quote"})


@dataclass(frozen=True, slots=True)
class Found:
    """A verb with what it attributes, before it becomes a cue."""

    kind: CueKind
    rule: str
    source: Token | None
    content: list[Token]
    is_relay: bool = False


def find_cited(parse: Parse, verb: Token, words: CueWords) -> Iterator[Found]:
    """Read "citing X", "relying on X's data": X is credited, and whoever cites relays it."""
    if verb.tag != "VBG" and not (
        verb.dep == "relcl" and verb.lemma.lower() in ("rely", "draw", "cite", "quote")
    ):
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
        and not (verb.tag == "VBG" and any(t.text[0].isupper() for t in children(parse, cited, "compound")))
        and not cited.text[0].isupper()
        and cited.lemma.lower() not in words.nominal | words.citable | _UNNAMED | _PAPERS
    ):
        return
    if verb.lemma.lower() == "use" and owner is None:
        return
    # "said, citing burial records": whoever reads them is the source, since nobody is named who made them;
    # an outlet only passes on what it has read.
    is_thing = cited.lemma.lower() in words.things | _PAPERS
    is_nameless = owner is None and not any(t.pos == "PROPN" for t in parse.subtree(cited.index))
    if is_thing and is_nameless and not _is_outlet(parse, verb):
        return
    inner = {t.index for t in parse.subtree(verb.index)}
    for clause in children(parse, verb, "ccomp"):  # "reported, citing the ministry, that ..."
        if clause.index > cited.index and children(parse, clause, "mark"):
            inner -= {t.index for t in parse.subtree(clause.index)}
    content = without_scenery(parse, [t for t in parse.tokens if t.index not in inner])
    relay = subject_of(parse, verb)
    if relay is not None:
        yield Found(CueKind.ACCORDING, "cue.citing", relay, content, is_relay=True)
    yield Found(CueKind.ACCORDING, "cue.citing", owner or cited, content)


def _is_outlet(parse: Parse, verb: Token) -> bool:
    """Tell whether somebody with a name reports, which is what outlets do."""
    relay, above = subject_of(parse, verb), parse.tokens[verb.head]
    return relay is not None and relay.pos == "PROPN" and above.lemma.lower() == "report"


def find_passed_on(parse: Parse, verb: Token, entry: CueVerb) -> Iterator[Found]:
    """Read "..., Roe said, as quoted by the Post": the Post relays."""
    if verb.dep == "acl" and verb.tag == "VBN" and entry.lemma in ("quote", "cite"):
        yield from _quoted_speaker(parse, verb)
    if verb.dep != "advcl" or verb.tag != "VBN" or not entry.frames & {"cited", "aside"}:
        return
    if not any(c.text.lower() == "as" for c in children(parse, verb, "mark", "advmod")):
        return
    for agent in children(parse, verb, "agent", "prep"):
        relay = next(iter(children(parse, agent, "pobj")), None)
        if agent.text.lower() in ("by", "in") and relay is not None:
            yield Found(CueKind.ACCORDING, "cue.citing", relay, clause_beside(parse, verb), is_relay=True)


def _quoted_speaker(parse: Parse, verb: Token) -> Iterator[Found]:
    """Read "The council, quoted by the Post, says ...": the Post relays."""
    speaker = parse.tokens[verb.head]
    says = parse.tokens[speaker.head]
    for agent in children(parse, verb, "agent", "prep"):
        relay = next(iter(children(parse, agent, "pobj")), None)
        if agent.text.lower() == "by" and relay is not None and speaker.dep == "nsubj" and is_verbal(says):
            inner = {t.index for t in parse.subtree(verb.index)}
            content = [t for t in parse.subtree(says.index) if t.index not in inner]
            yield Found(CueKind.ACCORDING, "cue.citing", relay, content, is_relay=True)


def find_quoted(parse: Parse, verb: Token) -> Iterator[Found]:
    """Read the outer half of "X quoted Y as saying ...": X relays."""
    spoken = [
        c for c in children(parse, verb, "prep") if c.text.lower() == "as" and children(parse, c, "pcomp")
    ]
    relay = subject_of(parse, verb)
    if spoken and relay is not None and not children(parse, verb, "nsubjpass"):
        yield Found(CueKind.CLAUSE, "cue.quoting", relay, parse.subtree(spoken[0].index), is_relay=True)
        quoted = next(iter(children(parse, verb, "dobj")), None)
        around = sentence_around(parse, verb, relay)
        if quoted is not None and around:  # "..., Roe quoted the director as saying"
            yield Found(CueKind.PARATAXIS, "cue.quoting", relay, around, is_relay=True)
            yield Found(CueKind.PARATAXIS, "cue.quoting", quoted, around)


def find_source_told(parse: Parse, sentence: int, previous: Span | None) -> Cue | None:
    """Read "It relied on the Red Cross" and "Its source was the Red Cross" of the sentence before.

    Whoever spoke there passes on what is cited here.
    """
    if previous is None:
        return None
    for verb in parse.tokens:
        if verb.dep != "ROOT" or not is_verbal(verb):
            continue
        told, named = _told(parse, verb)
        if told and named is not None and named.pos in ("PROPN", "NOUN"):
            return Cue(
                CueKind.ACCORDING,
                verb.span,
                mention_span(parse, named),
                (previous,),
                verb.lemma.lower(),
                sentence=sentence,
                rule="cue.citing",
                confidence=SOURCE_TOLD,
            )
    return None


def _told(parse: Parse, verb: Token) -> tuple[bool, Token | None]:
    subject = next(iter(children(parse, verb, "nsubj")), None)
    if subject is None:
        return False, None
    if verb.lemma.lower() == "be":
        is_source = subject.lemma.lower() == "source" and any(
            t.tag == "PRP$" for t in children(parse, subject, "poss")
        )
        return is_source, next(iter(children(parse, verb, "attr")), None)
    if subject.tag != "PRP" or verb.lemma.lower() not in _CITING:
        return False, None
    if named := next(iter(children(parse, verb, "dobj")), None):
        return verb.lemma.lower() in ("cite", "quote"), named
    for link in children(parse, verb, "prep"):
        if link.text.lower() in ("on", "upon", "from"):
            return True, next(iter(children(parse, link, "pobj")), None)
    return False, None


def find_briefed(parse: Parse, verb: Token) -> Iterator[Found]:
    """Read "lawmakers briefed by the director": they pass on what the director said."""
    if verb.dep != "acl" or verb.tag not in ("VBN", "VBD"):
        return
    for agent in children(parse, verb, "agent", "prep"):
        source = next(iter(children(parse, agent, "pobj")), None)
        if agent.text.lower() == "by" and source is not None:
            heard = parse.tokens[verb.head]
            inner = {t.index for t in parse.subtree(heard.index)}
            yield Found(
                CueKind.ACCORDING, "cue.briefed", source, [t for t in parse.tokens if t.index not in inner]
            )


def find_briefers(parse: Parse) -> Iterator[Span]:
    """Give who speaks in "a briefing by the ministry", "heard from the agency", "were told by the army"."""
    for token in parse.tokens:
        is_briefing = token.pos == "NOUN" and token.lemma.lower() in ("briefing", "testimony", "hearing")
        is_heard = token.pos == "VERB" and token.lemma.lower() in ("hear", "learn", "tell", "brief", "inform")
        if not is_briefing and not is_heard:
            continue
        for link in children(parse, token, "prep", "agent"):
            if link.text.lower() in ("by", "from"):
                yield from (mention_span(parse, named) for named in children(parse, link, "pobj"))
