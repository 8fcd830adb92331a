"""What happened to the counted: killed, sent, displaced, or the verb of no class that says it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.extraction.counted import Counted
from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.measure_words import MeasureWords
from reportedly.extraction.syntax import children

__all__ = ["Happening", "happening_of", "participle"]

_REMAINS = frozenset({"body", "corpse", "victim"})  # what is done to them says more than the noun
_COMPLEMENTS = ("oprd", "acomp", "xcomp", "attr", "ccomp", "dobj", "advmod", "conj")
_SUBJECTS = ("nsubj", "nsubjpass")
_GROUNDS = frozenset("state target site town village building location province country".split())
_ON_BOARD = "on board"
_SAVED = "survivor"
_PUTTING = frozenset({"put", "throw", "leave"})
_AUXILIARIES = frozenset({"be", "have"})
_RETURNING = frozenset({"go", "come", "get", "head", "travel", "move"})
_PULLING = frozenset({"pull", "pluck", "drag", "haul"})
_FELLING = frozenset({"bring", "take"})
_RUINS = frozenset({"rubble", "water", "sea", "wreckage", "wreck", "river", "ruins", "debris", "mud", "lake"})
_TRACING = frozenset({"trace", "find", "locate", "recover"})
_BRINGING = frozenset({"take", "bring", "move", "rush", "lead", "place", "hold"})
_CARRYING = frozenset({"fly", "lift", "airlift", "ferry", "bus", "carry", "drive", "pull", "haul", "escort"})
_PARTS = frozenset("half third quarter fifth tenth most some many several majority few one".split())
_NO_DOING = frozenset({"die", "perish"})
_LEAVING = frozenset({"flee", "leave", "abandon"})
_NO_EVENTS = frozenset({"life", "contingent", "presence", "trip", "part", "toll", "loss"})
_GOING = frozenset({"go", "come", "arrive"})
_INTO = frozenset({"in", "into", "to"})
_MOVING, _MOVED = frozenset({"move", "relocate"}), "moved"
_HOUSING = frozenset({"shelter"})  # done to persons
_DRAWING = frozenset({"draw", "attract", "bring"})
_SUPPLIES = frozenset({"power", "electricity", "water", "heating", "internet"})
_SET_STATES = ("out of work", "out of action", "at risk")
_LONGEST_STATE = 3  # words of "without clean water"


@dataclass(frozen=True, slots=True)
class Happening:
    """The class of what happened, or the lemma of a verb of no class, with the word that says it.

    `said` is how a measure says what has no class ("treated", "without power"); "" where it cannot.
    """

    name: str = ""
    token: Token | None = None
    said: str = ""


def happening_of(parse: Parse, noun: Token | None, counted: Counted, words: MeasureWords) -> Happening:
    """Read what happened to the counted thing from its noun, its verb and what completes them."""
    chain = _chain(parse, noun, counted, words)
    for token in _candidates(parse, noun, counted, chain, words):
        lemma = token.lemma.lower()
        is_thing = token is noun or (token.tag in ("NN", "NNS") and lemma in words.thing_of)
        if is_thing and (lemma in words.verbs_only or (token is noun and lemma in words.settings)):
            continue  # four ships were not shipped, and nobody is in one hospital
        name = class_of(parse, token, words)
        if token is counted.outcome and token.lemma.lower() == "search":
            return Happening("miss", token)
        if name in ("", "withdraw") and noun is not None and _is_pulled(parse, noun, token, words):
            name = "rescue"
        if noun is not None and token is not noun and not _can_happen(name, lemma, noun, words):
            continue
        if noun is not None and _is_of_another(parse, noun, token, name, words):
            continue
        if name == "send" and noun is not None and noun.lemma.lower() == _SAVED:
            continue  # where they are brought says less than that they live
        if name == "send" and noun is not None and _is_moved(parse, noun, token, words):
            return Happening(_MOVED, token, _MOVED)
        if name:
            return Happening(_joined(parse, token, name, words), token)
    if noun is None or words.thing_of.get(noun.lemma.lower()) == "troops":
        return Happening()
    if words.is_person(noun.lemma.lower()) and (out := _put_out(parse, noun)) is not None:
        return Happening("laid off", out, "put out of work")
    if (aboard := _aboard(parse, noun)) is not None and words.is_person(noun.lemma.lower()):
        return Happening(_ON_BOARD, aboard, _ON_BOARD)
    told = _unclassed(parse, noun, chain, words)
    if not told.name and noun.lemma.lower() == _SAVED:
        return Happening("rescue", noun)  # of whom nothing else is said
    return told


def _is_moved(parse: Parse, noun: Token, token: Token, words: MeasureWords) -> bool:
    """Tell whether persons other than an army were moved: "moved 300 residents to a school"."""
    is_person = words.is_person(noun.lemma.lower()) and words.thing_of.get(noun.lemma.lower()) != "troops"
    is_passive = bool(children(parse, token, "auxpass"))
    return is_person and token.lemma.lower() in _MOVING and (noun.dep == "dobj" or is_passive)


def _put_out(parse: Parse, noun: Token) -> Token | None:
    """Give the verb of "will put 910 people out of work"."""
    behind = [t.text.lower() for t in parse.tokens[noun.index + 1 : noun.index + 4]]
    verb = parse.tokens[noun.head]
    is_out = behind[:2] == ["out", "of"] and behind[2:] in (["work"], ["jobs"], ["a"])
    return verb if is_out and verb.lemma.lower() in _PUTTING else None


def _aboard(parse: Parse, noun: Token) -> Token | None:
    """Give the word behind a noun that puts the counted on a vehicle: "180 people on board", "were aboard"."""
    behind = [t for t in parse.tokens[noun.index + 1 : noun.index + 6] if t.lemma.lower() not in _AUXILIARIES]
    texts = [t.text.lower() for t in behind[:2]]
    if texts[:1] == ["aboard"]:
        return behind[0]
    return behind[1] if texts == ["on", "board"] else None


def _is_pulled(parse: Parse, noun: Token, token: Token, words: MeasureWords) -> bool:
    """Tell whether persons other than an army were pulled from somewhere."""
    lemma = noun.lemma.lower()
    if token.lemma.lower() not in _PULLING or lemma in _REMAINS or not words.is_person(lemma):
        return False
    ways = {t.text.lower() for t in children(parse, token, "prep", "prt", "advmod")}
    return bool(ways & {"from", "out"}) and words.thing_of.get(lemma) != "troops"


def _is_of_another(parse: Parse, noun: Token, token: Token, name: str, words: MeasureWords) -> bool:
    """Tell whether a verb moves something else: "released a list of donors", "brought meals to schools"."""
    if noun.dep != "pobj" or token.pos != "VERB" or token.head == noun.index:
        return False
    if name == "release":
        preposition = parse.tokens[noun.head]
        is_of_thing = parse.tokens[preposition.head].pos == "NOUN"  # "freed nine of the 31 pupils"
        return preposition.text.lower() == "of" and is_of_thing
    is_end = parse.tokens[noun.head].text.lower() in ("to", "into", "for")
    return name == "send" and is_end and not words.is_person(noun.lemma.lower())


def _can_happen(name: str, lemma: str, noun: Token, words: MeasureWords) -> bool:
    """Tell whether an outcome can befall a thing: villages are not wounded, messages do not march or travel."""
    own = noun.lemma.lower()
    is_alive = any(map(words.is_person, (own, noun.text.lower()))) or own in words.herds | words.tolls
    is_army = "troops" in (words.thing_of.get(own), words.thing_of.get(noun.text.lower()))
    if is_alive or is_army or own in words.outcome_of or words.country(noun.text) is not None:
        return True
    if name in ("protest", "train"):
        return own in words.batches
    if name == "kill" and (own in words.place_nouns or own in _GROUNDS):
        return False  # people were killed in four states
    is_brought = lemma in _BRINGING and name in words.settings.values()  # guards in prisons are held hostage
    return (
        name not in words.of_persons and not is_brought and not (name == "send" and lemma in words.own_moves)
    )


def class_of(parse: Parse, token: Token, words: MeasureWords) -> str:
    """Give the class of a word; of some verbs the words beside it decide ("taken to", "lost their homes")."""
    lemma = token.lemma.lower()
    if token.pos == "VERB":
        before = [t.text.lower() for t in parse.tokens[max(0, token.index - 3) : token.index]]
        if lemma in _TRACING and before == ["yet", "to", "be"]:
            return "miss"
        if lemma in _BRINGING | _CARRYING and (setting := _brought_to(parse, token, words)):
            return setting
        if lemma in _GOING and (standing := next(_standing(parse, token, words), None)) is not None:
            return words.settings.get(standing.text.lower(), "")  # "went on strike"
        if lemma == "go" and any(t.text.lower() == "missing" for t in children(parse, token, *_COMPLEMENTS)):
            return "miss"
        if lemma in _RETURNING and any(
            t.text.lower() in ("back", "home") for t in children(parse, token, "advmod", "prt")
        ):
            return "return"  # "have come back", "has gone home"
        if lemma == "go" and not _goes_somewhere(parse, token):
            return ""  # "the jobs went last week", "two are gone", "want to go home"
        if lemma == "down" or _fells(parse, token):  # "downed 42 drones", "had brought down nine"
            return "destroy"
        if lemma in _PULLING and _is_pulled_alive(parse, token):
            return "rescue"
        if lemma == "pull" and any(
            t.text.lower() == "out" for t in children(parse, token, "prt", "advmod", "prep")
        ):
            return "withdraw"
        if lemma == "hit" and token.tag == "VBN" and _is_hit_by_one(parse, token):
            return "affect"
        if lemma == "walk" and any(t.text.lower() == "out" for t in children(parse, token, "prt", "advmod")):
            return "strike"
        prepositions = {t.text.lower() for t in children(parse, token, "prep", "prt")}
        if prepositions & words.moves.get(lemma, frozenset()):
            return "send"
        if lemma == "leave" and any(_is_own_home(parse, t, words) for t in children(parse, token, "dobj")):
            return "displace"
        if lemma == "lose":
            lost = {t.lemma.lower() for t in children(parse, token, "dobj")}
            if lost & _SUPPLIES:
                return ""
            if lost & (words.dwellings | {"life"}):
                return "kill" if "life" in lost else "displace"
        if lemma in words.drives and any(_is_home(parse, t, words) for t in children(parse, token, "prep")):
            return "displace"
    if token.pos == "NOUN" and lemma in words.settings and token.dep == "pobj":
        return words.settings[lemma]
    return words.outcome_of.get(token.text.lower()) or words.outcome_of.get(lemma, "")


def _fells(parse: Parse, verb: Token) -> bool:
    """Tell "had brought down nine" and "took down 12 posts"."""
    if verb.lemma.lower() not in _FELLING or not any(
        t.text.lower() == "down" and t.index == verb.index + 1 for t in children(parse, verb, "prt")
    ):
        return False
    objects = children(parse, verb, "dobj")
    return any(t.pos == "NUM" or children(parse, t, "nummod") for t in objects)


def _is_pulled_alive(parse: Parse, verb: Token) -> bool:
    """Tell "pulled 112 out alive" and "were pulled from the rubble"."""
    behind = [t.text.lower() for t in parse.tokens[verb.index + 1 : verb.index + 8]]
    return "alive" in behind or not _RUINS.isdisjoint(behind)


def _goes_somewhere(parse: Parse, verb: Token) -> bool:
    """Tell whether a clause says where the counted go, but for their own home."""
    return any(t.text.lower() in ("to", "into", "abroad") for t in children(parse, verb, "prep", "advmod"))


def _brought_to(parse: Parse, verb: Token, words: MeasureWords) -> str:
    """Read "taken into custody", "taken prisoner", "moved to safety"."""
    ends = [
        *(t for t in children(parse, verb, "oprd", "dobj", "attr") if t.tag != "NNS"),  # "taken prisoner"
        *(
            t
            for p in children(parse, verb, "prep")
            if p.text.lower() in _INTO
            for t in children(parse, p, "pobj")
        ),
    ]
    return next((words.settings[t.lemma.lower()] for t in ends if t.lemma.lower() in words.settings), "")


def _is_hit_by_one(parse: Parse, verb: Token) -> bool:
    """Tell whether what hit the counted is named without a number: "by floods", not "by three bullets"."""
    agents = children(parse, verb, "agent")
    return bool(agents) and not any(t.pos == "NUM" for agent in agents for t in parse.subtree(agent.index))


def _is_own_home(parse: Parse, token: Token, words: MeasureWords) -> bool:
    return token.lemma.lower() in words.dwellings and any(
        t.tag == "PRP$" for t in children(parse, token, "poss")
    )


def _is_home(parse: Parse, preposition: Token, words: MeasureWords) -> bool:
    below = parse.subtree(preposition.index)
    return preposition.text.lower() in ("from", "out") and any(
        t.lemma.lower() in words.dwellings for t in below
    )


def _chain(parse: Parse, noun: Token | None, counted: Counted, words: MeasureWords) -> list[Token]:
    """Give the verbs that the counted stands with, without those that it does to others."""
    verbs = [] if counted.verb is None else [counted.verb]
    if noun is not None and noun.dep in (*_SUBJECTS, "dobj"):
        verbs.append(parse.tokens[noun.head])
    chain: list[Token] = []
    for verb in verbs:
        chain += [t for t in _verb_chain(parse, verb, words) if not _is_doing(parse, noun, t, words)]
    return chain


def _is_doing(parse: Parse, noun: Token | None, verb: Token, words: MeasureWords) -> bool:
    """Tell whether the counted does it to something else: "two quakes killed", "1,200 firms lost money"."""
    if noun is None or noun.dep != "nsubj" or noun.head != verb.index:
        return False
    objects = [t for t in children(parse, verb, "dobj") if t.pos in ("NOUN", "PROPN", "PRON", "NUM")]
    if verb.lemma.lower() in _NO_DOING or (verb.lemma.lower() in _LEAVING and not objects):
        return False  # "died fighting", "3,000 fled"
    if verb.lemma.lower() in {"lose", *_LEAVING}:
        return not any(t.lemma.lower() in words.dwellings | _SUPPLIES | {"life"} for t in objects)
    return bool(objects) and words.outcome_of.get(verb.lemma.lower()) in words.done_to_others


def _candidates(
    parse: Parse, noun: Token | None, counted: Counted, chain: list[Token], words: MeasureWords
) -> Iterator[Token]:
    remains = noun is not None and noun.lemma.lower() in _REMAINS
    if counted.outcome is not None:
        yield counted.outcome
    if remains:
        # Bodies are pulled from rubble.
        yield from (t for t in chain if class_of(parse, t, words) not in ("rescue", "withdraw"))
    if noun is not None:
        yield noun
        yield from (
            t for t in parse.tokens[noun.index + 1 : noun.index + 2] if t.tag == "JJ"
        )  # "left 3 men dead"
        lemma = noun.lemma.lower()
        is_person = lemma in words.people | words.tolls or lemma in words.thing_of
        deps = ("compound", "amod", "acl") if lemma in words.tolls else ("amod", "acl")
        yield from (t for t in children(parse, noun, *deps) if is_person or t.dep == "acl")
        yield from _standing(parse, noun, words)
        yield from _event_of(parse, noun, words)
    elif counted.noun is not None:
        yield from parse.tokens[counted.noun.index + 1 : counted.noun.index + 2]
    yield from chain
    if noun is not None:
        for clause in children(parse, noun, "acl", "relcl"):
            own = [t for subject in children(parse, clause, *_SUBJECTS) for t in parse.subtree(subject.index)]
            is_part = any(t.pos == "NUM" or t.text.lower() in _PARTS for t in own)
            if not is_part:  # "64 patients, 5 of whom have died", "a third of whom are thought dead"
                yield from _verb_chain(parse, clause, words)


def _event_of(parse: Parse, noun: Token, words: MeasureWords) -> Iterator[Token]:
    """Give the noun of what happened to those behind it: "the bodies of 46 migrants", "the arrest of 12 men"."""
    preposition = parse.tokens[noun.head]
    event = parse.tokens[preposition.head]
    is_of = noun.dep == "pobj" and preposition.text.lower() == "of" and event.pos == "NOUN"
    if is_of and event.lemma.lower() not in words.verbs_only | words.classifiers | _NO_EVENTS:
        yield event


def _standing(parse: Parse, token: Token, words: MeasureWords) -> Iterator[Token]:
    """Give the noun of a state: "soldiers in training", "are in custody"."""
    for preposition in children(parse, token, "prep"):
        if preposition.text.lower() in ("in", "under", "on", "among"):
            for noun in children(parse, preposition, "pobj"):
                if preposition.text.lower() == "among":  # "children were among the dead"
                    yield from [noun] if noun.text.lower() in words.outcome_of else []
                    continue
                setting = words.settings.get(noun.text.lower())
                is_on = preposition.text.lower() == "on"
                if setting and setting != "protest" and is_on == (setting == "strike"):
                    yield noun


def _verb_chain(parse: Parse, verb: Token, words: MeasureWords) -> list[Token]:
    """Give a verb and, where it says nothing itself ("were reported missing"), what completes it."""
    chain = [verb]
    if verb.dep in ("aux", "auxpass") and verb.head != verb.index:
        chain.append(parse.tokens[verb.head])  # "are unaccounted for", an adjective to the tagger
    lemma = verb.lemma.lower()
    if lemma in words.drives:  # "forced to flee"
        chain += children(parse, verb, "xcomp")
    chain += _standing(parse, verb, words)
    for token in children(parse, verb, *_COMPLEMENTS):
        is_shared = token.dep != "conj" or not any(children(parse, token, *_SUBJECTS))
        is_counted = token.pos == "NOUN" and bool(
            children(parse, token, "nummod")
        )  # "912 cases and 18 deaths"
        if lemma in words.light and is_shared and not is_counted and token.pos in ("VERB", "ADJ", "NOUN"):
            chain.append(token)
            chain += children(parse, token, "oprd", "acomp", "xcomp")
        elif token.dep == "oprd" and token.pos == "ADJ":  # "pulled alive"
            chain.append(token)
    return chain


def _joined(parse: Parse, token: Token, outcome: str, words: MeasureWords) -> str:
    """Give one name for two outcomes with one number: "killed or wounded", "collapsed or damaged"."""
    others = [*children(parse, token, "conj")]
    if token.dep == "conj" and not any(children(parse, token, *_SUBJECTS, "nummod")):
        others.append(parse.tokens[token.head])
    names = {outcome}
    for other in others:
        if any(children(parse, other, "nummod", *_SUBJECTS, "dobj")):
            continue  # it has a number or a thing of its own: "killed 120 people and injured 300"
        name = words.outcome_of.get(other.lemma.lower()) or words.outcome_of.get(other.text.lower())
        if name is not None:
            names.add(name)
    if {"kill", "wound"} <= names:
        return "casualty"
    return "ruin" if {"destroy", "damage"} <= names else outcome


def _unclassed(parse: Parse, noun: Token, chain: list[Token], words: MeasureWords) -> Happening:
    """Name what was done to the counted, or its state, by the word of the clause."""
    is_person = noun.lemma.lower() in words.people
    is_work = words.work_of.get(noun.lemma.lower()) == "job"
    unsaid = words.light | words.rises | words.falls | words.reporting
    role = noun.dep if noun.dep != "conj" else parse.tokens[noun.head].dep
    if role not in (*_SUBJECTS, "dobj"):
        return Happening()
    for token in chain:
        lemma = token.lemma.lower()
        if token.pos == "AUX" or lemma in ("be", "leave", "remain"):
            state = _state(parse, token, words)
            if state is not None:
                return state
        if lemma == "lose" and (cut := _supply(parse, token)):
            return Happening(cut, token, cut)
        if lemma in _DRAWING and any(
            words.outcome_of.get(t.lemma.lower()) == "protest" for t in children(parse, token, "nsubj")
        ):
            return Happening("protest", token)
        is_told = role in ("dobj", "nsubjpass") and (
            lemma == "close"  # shops, not a market at a level
            or (is_work and lemma in words.rises | words.falls)  # jobs are cut and added
        )
        is_word = token.pos == "VERB" and any(map(str.isalpha, lemma))  # not the "•" of a list
        is_housed = lemma in _HOUSING and is_person and role in ("dobj", "nsubjpass")
        if not is_word or (lemma in unsaid and not is_told) or (lemma in words.holding and not is_housed):
            continue
        if class_of(parse, token, words):
            continue  # it befell others: "hit 14 villages and wounded 30"
        if lemma == "go":  # where to is not said
            continue
        is_done = role in ("nsubjpass", "dobj") and token.head != noun.index
        if is_done:
            said = _with_particle(parse, token, participle(token, words))
            # "Jets struck 40 targets": those are on no strike.
            name = said if lemma in words.outcomes else _with_particle(parse, token)
            return Happening(name, token, said)
        if is_person:
            return Happening(_with_particle(parse, token), token)
    return Happening()


def _supply(parse: Parse, verb: Token) -> str:
    """Read "lost power", which leaves homes without power."""
    lost = next((t for t in children(parse, verb, "dobj") if t.lemma.lower() in _SUPPLIES), None)
    return f"without {lost.lemma.lower()}" if lost is not None else ""


def _with_particle(parse: Parse, verb: Token, written: str | None = None) -> str:
    """Give a verb, as its lemma or as written, with the particle that makes it another: "laid off"."""
    particle = next((t.text.lower() for t in children(parse, verb, "prt")), "")
    said = verb.lemma.lower() if written is None else written
    return f"{said} {particle}".strip() if said else ""


def _state(parse: Parse, verb: Token, words: MeasureWords) -> Happening | None:
    """Read "were closed", "are without power", "is under water"."""
    for token in children(parse, verb, "acomp"):
        if token.text.lower() in words.states:
            return Happening(token.text.lower(), token, token.text.lower())
    for preposition in children(parse, verb, "prep"):
        if preposition.text.lower() not in ("without", "under", "out", "at"):
            continue
        if preposition.text.lower() in ("out", "at") and not _is_set_state(parse, preposition):
            continue
        phrase = parse.subtree(preposition.index)
        further = [
            t.index for t in phrase[1:] if t.dep == "prep" and t.text.lower() != "of"
        ]  # "without power in the east"
        phrase = [t for t in phrase if not further or t.index < further[0]]
        if len(phrase) <= _LONGEST_STATE and all(t.pos in ("ADP", "NOUN", "ADJ") for t in phrase):
            state = " ".join(t.text.lower() for t in phrase)
            return Happening(state, preposition, state)
    return None


def _is_set_state(parse: Parse, preposition: Token) -> bool:
    """Tell whether words are a state and no place: "are out of work", "are at risk"."""
    phrase = " ".join(t.text.lower() for t in parse.tokens[preposition.index : preposition.index + 3])
    return phrase.startswith(_SET_STATES)


def participle(verb: Token, words: MeasureWords) -> str:
    """Give the past participle of a verb; a regular past as written is one ("netted")."""
    lemma, text = verb.lemma.lower(), verb.text.lower()
    if verb.tag == "VBN":
        return text
    if lemma in words.participles:
        return words.participles[lemma]
    if verb.tag == "VBD" and text.endswith("ed"):
        return text
    if not lemma.isalpha():
        return ""
    if lemma.endswith("e"):
        return f"{lemma}d"
    is_consonant_y = lemma.endswith("y") and lemma[-2:-1] not in "aeiou"
    if is_consonant_y:
        return f"{lemma[:-1]}ied"
    return f"{lemma}{lemma[-1]}ed" if _doubles(lemma, words) else f"{lemma}ed"


def _doubles(lemma: str, words: MeasureWords) -> bool:
    """Tell whether the last consonant doubles: "net", "commit", but not "visit" and "rain"."""
    is_short = re.fullmatch(r"(?:qu|[^aeiou])*[aeiou][bdglmnprt]", lemma) is not None
    return is_short or lemma in words.doubling
