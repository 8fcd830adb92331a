"""Who is credited with each quantity: the outermost cue that covers it, unless that only relays.

Set-aside numbers are attributed too: promoting one must lose nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.extraction.article_relay import find_article_relay, find_own_outlet
from reportedly.extraction.carried_figures import with_carried
from reportedly.extraction.draft import (
    ATTRIBUTIONS,
    CUES,
    PARAGRAPHS,
    PARSES,
    QUANTITIES,
    QUOTATIONS,
    SENTENCES,
    Attribution,
    Cue,
    Draft,
)
from reportedly.extraction.given_cues import GIVEN
from reportedly.extraction.headline_sources import with_headlines
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.mentions import CITED, RESOLVER, build_resolver, naming_words
from reportedly.extraction.outlet_names import outlet_named
from reportedly.extraction.own_denials import read_own_denial
from reportedly.extraction.reference import Referent, Resolver
from reportedly.extraction.relay_cues import find_briefers
from reportedly.extraction.source_lines import with_source_lines
from reportedly.extraction.span_index import SpanIndex
from reportedly.extraction.stage import Stage
from reportedly.model.span import Span

__all__ = ["STAGE"]

OUTLET = Attribution(None)
# How somebody tells others a number, who may pass it on.
_TELLING = frozenset({"cue.clause", "cue.according", "cue.account", "cue.kept"})
_COUNTING = frozenset(
    {
        "count",
        "estimate",
        "put",
        "record",
        "register",
        "expect",
        "forecast",
        "announce",
        "confirm",
        "tally",
        "report",
    }
)
_SEEN_BY = re.compile(
    r"[^.;:!?\n]{0,80}?\b(?:seen|obtained|reviewed|viewed|shared with) (?:by )?(?P<named>(?:the )?[A-Z][^,.;:\n]{1,40})"
)
_CHARGING = frozenset({"allege", "accuse", "charge", "demand"})


def _run(draft: Draft, lexicon: Lexicon) -> Draft:
    cues = draft[CUES]
    naming = [naming_words(draft, cue) for cue in cues]
    resolver = build_resolver(draft, lexicon)
    briefing = _briefing(draft, naming, resolver)
    relay, own = find_article_relay(draft, resolver), find_own_outlet(draft.text, resolver)
    covered = SpanIndex(
        (i, span) for i, cue in enumerate(cues) if cue.source_mention is not None for span in cue.content
    )
    given: list[Attribution] = []
    for quantity in draft[QUANTITIES]:
        covering = sorted(covered.at(quantity.span.start))
        covering.sort(key=lambda i: (cues[i].depth, -_width(cues[i])))
        compared = [i for i in covering if cues[i].rule in ("cue.compared", GIVEN)]
        if compared and _is_denied(draft, quantity.span, cues[compared[0]].sentence, lexicon):
            compared = []
            covering = [i for i in covering if cues[i].rule != GIVEN]
        found = _attribute(draft, compared or covering, naming, resolver, briefing, own)
        given.append(_passed_on(found, relay))
    given = with_source_lines(draft, with_carried(draft, given), resolver)
    return draft.with_layer(ATTRIBUTIONS, tuple(with_headlines(draft, given))).with_layer(RESOLVER, resolver)


def _is_denied(draft: Draft, number: Span, sentence: int, lexicon: Lexicon) -> bool:
    """Tell whether the sentence denies a number that another gave: it is then of who denies it."""
    parse = draft[PARSES][sentence]
    if parse is None:
        return False
    return read_own_denial(draft.text, draft[SENTENCES][sentence].span, parse, number, lexicon) is not None


def _width(cue: Cue) -> int:
    return sum(len(part) for part in cue.content)


def _attribute(
    draft: Draft,
    covering: Sequence[int],
    naming: Sequence[Span | None],
    resolver: Resolver,
    briefing: Referent | None,
    own: str | None,
) -> Attribution:
    """Walk inwards from the outermost cue past those who only pass on what others say.

    A lawmaker who speaks alone in an article about a briefing passes on what the briefing body told.
    """
    chain: list[tuple[Cue, int, Referent]] = []
    for index in covering:
        cue, mention = draft[CUES][index], naming[index]
        # "Ruiz said Norway planned to send 300": the plan is Norway's, the number Ruiz's.
        # "“We believe 300 fell ill,” Ruiz said": "we" is who speaks, and without Ruiz nobody we know.
        if mention is None or (chain and cue.rule == "cue.plan") or resolver.is_outlet(mention):
            continue
        # Outside a quotation "we" is the outlet itself, whose voice needs no name.
        if resolver.is_first_person(mention):
            continue
        referent = resolver.resolve(mention)
        if not resolver.is_nobody(referent):
            chain.append((cue, index, referent))
    if not chain:
        return OUTLET
    if any(not resolver.is_unowned(referent) for _, _, referent in chain):
        chain = [link for link in chain if not resolver.is_unowned(link[2])]
    cited = [i for i, (cue, _, _) in enumerate(chain) if cue.rule in CITED and not cue.is_relay]
    relays = [
        any(i < c for c in cited)
        or cue.is_relay
        # Who is interviewed passes on what others say; a talk is about nothing else.
        or (cue.rule == "cue.transcript" and i + 1 < len(chain))
        or (cue.lemma == "report" and outlet_named(referent.name) is not None)
        or (cue.lemma in ("report", "write") and _passes_on(cue, referent, chain[i + 1 :], resolver))
        or resolver.is_relayer(referent, naming[index] or cue.speech_span, cue.speech_span)
        for i, (cue, index, referent) in enumerate(chain)
    ]
    place = relays.index(False) if False in relays else len(chain) - 1
    cue, index, referent = chain[place]
    if place + 1 < len(chain) and resolver.is_spokesperson(referent):
        # "The ministry believes 300 fell ill, spokeswoman Ana Ruiz said": she speaks for the ministry.
        inner = chain[place + 1][2]
        if inner.kind not in ("", "person", "outlet") and inner.speaker is None:
            referent = replace(inner, speaker=referent.person, speaker_span=naming[index], role=referent.role)
    via, via_span = _relay(chain[:place], cue, naming[index], referent.name, resolver, own, draft.text)
    is_alone = all(outer.name == referent.name for _, _, outer in chain[:place])
    # What lawmakers allege is their own charge, whoever briefed them.
    is_told = cue.lemma not in _CHARGING
    if (
        briefing is not None
        and is_alone
        and is_told
        and resolver.is_lawmaker(referent, naming[index] or cue.speech_span)
    ):
        via, via_span, referent = referent.name, cue.source_mention, briefing
    return Attribution(
        source=referent.name,
        source_span=cue.source_mention,
        speaker=referent.speaker,
        speaker_span=referent.speaker_span,
        via=None if via == referent.name else via,
        via_span=None if via == referent.name else via_span,
        cue=index,
        cue_span=cue.speech_span,
        rule=f"{cue.rule} {referent.rule}",
        confidence=round(cue.confidence * referent.confidence, 3),
    )


def _passes_on(
    cue: Cue, referent: Referent, inner: Sequence[tuple[Cue, int, Referent]], resolver: Resolver
) -> bool:
    """Tell whether a name is an outlet's: "The ministry said that 31 died, Hillwire reported".

    An aside shows it, and so does one word that is no surname: "Hillwire reported that the ministry had counted 31".
    """
    is_bare = referent.kind in ("", "person") and not referent.role and referent.speaker is None
    may_be = resolver.may_be_outlet(referent)
    is_shown = may_be or (cue.rule == "cue.aside" and cue.lemma == "report")
    return is_bare and is_shown and any(_tells(told, may_count=may_be) for told, _, _ in inner)


def _tells(cue: Cue, *, may_count: bool) -> bool:
    """Tell whether somebody tells others a number, which they may pass on."""
    return cue.rule in _TELLING or (may_count and cue.rule == "cue.object" and cue.lemma in _COUNTING)


def _passed_on(attribution: Attribution, relay: tuple[str, Span] | None) -> Attribution:
    """Add the medium that the whole article passes on where the sentence names no relay of its own."""
    if relay is None or attribution.source in (None, relay[0]) or attribution.via is not None:
        return attribution
    return replace(attribution, via=relay[0], via_span=relay[1])


def _briefing(draft: Draft, naming: Sequence[Span | None], resolver: Resolver) -> Referent | None:
    """Give the body that the article says told lawmakers something, if there is one."""
    for cue, mention in zip(draft[CUES], naming, strict=True):
        if mention is None or cue.lemma not in ("tell", "brief", "inform"):
            continue
        is_public = "parliament" in cue.speech_span.of(draft.text).lower()  # who speaks there is heard by all
        if (
            not is_public
            and resolver.names_lawmakers(cue.speech_span)
            and (told := _briefer(resolver, mention)) is not None
        ):
            return told
    for sentence, parse in zip(draft[SENTENCES], draft[PARSES], strict=True):
        if parse is None or not resolver.names_lawmakers(sentence.span):
            continue
        for mention in find_briefers(parse):
            told = _briefer(resolver, mention)
            if told is not None:
                return told
    return None


def _briefer(resolver: Resolver, mention: Span) -> Referent | None:
    referent = resolver.resolve(mention)
    if referent.kind not in ("body", "service", "spies", "ministry", "agency"):
        return None
    return replace(referent, speaker=None, speaker_span=None, rule="source.briefing", confidence=0.6)


def _relay(
    outer: Sequence[tuple[Cue, int, Referent]],
    cue: Cue,
    mention: Span | None,
    credited: str,
    resolver: Resolver,
    own: str | None,
    text: str,
) -> tuple[str | None, Span | None]:
    """Give who passed the words on: an outer speaker, or the outlet that was told ("sources of the Post").

    An outlet's own article is no relay of what the outlet was told.
    """
    if outer:
        cue, _, relayer = outer[0]
        is_talk = cue.rule == "cue.transcript" and relayer.speaker is not None
        return relayer.speaker if is_talk else relayer.name, cue.source_mention
    told, where = resolver.outlet_in(cue.speech_span), cue.speech_span
    if told is None and cue.lemma == "tell":
        told = outlet_named(where.of(text)) or resolver.media_in(where)
    if told is None and mention is not None:
        told, where = resolver.outlet_in(mention), mention
    if told is None and mention is not None and (seen := _SEEN_BY.match(text, mention.end)) is not None:
        where = Span(*seen.span("named"))
        told = resolver.outlet_in(where) or outlet_named(where.of(text))  # "a report seen by the Post"
    # A ministry of foreign affairs has nothing to do with the magazine of that name.
    is_named_so = told is not None and credited.lower().endswith(f"ministry of {told.lower()}")
    if told in (None, own) or is_named_so:
        return None, None
    return told, where


STAGE = Stage(
    "sources", (PARAGRAPHS, SENTENCES, QUOTATIONS, PARSES, QUANTITIES, CUES), (ATTRIBUTIONS, RESOLVER), _run
)
