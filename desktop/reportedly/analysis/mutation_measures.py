"""Whether what is counted became another thing on the way, or stood elsewhere."""

import re
from functools import cache, lru_cache
from itertools import pairwise

from reportedly.analysis.comparable import KeyParts, key_parts
from reportedly.analysis.comparing_words import any_of, comparing_words, singular, word_set, word_table
from reportedly.analysis.declining import is_pronoun
from reportedly.analysis.mutation_classes import (
    are_one_step,
    changed_role,
    changed_scope,
    changed_share,
    changed_step,
    changed_stock,
    is_unsure_word,
    one_and_same,
)
from reportedly.analysis.mutation_places import changed_place, speaks_at
from reportedly.analysis.mutation_sorts import (
    changed_kind,
    changed_sort_of_people,
    changed_sort_of_share,
    is_no_attempt,
    joined_or_parted,
)
from reportedly.analysis.mutation_spans import changed_span, is_span_word
from reportedly.analysis.mutation_words import measure_words
from reportedly.analysis.pair_sense import outcomes_in, sense_of
from reportedly.analysis.shingles import passage_of, shared_words, telling_words, words_of
from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.units import shared_units
from reportedly.model.figure import Figure

__all__ = ["changed_measure", "changed_where", "tells_nothing"]

_SAME_FRAME = 0.5  # share of telling words from which two sentences are one with a word exchanged
_NEAR_WORDS = 6  # of a number and what stands behind it
_BEHIND = 4  # words in which what befell them stands right behind a number
_STEM = 5  # letters by which two forms are of one word: visit, visitors
_COMPOUND = 2  # words of a name for a thing that has another one in it: patient records
_LEAST_SAME = 2  # telling words that stay
_PEOPLE = "people"


def changed_measure(earlier: Figure, later: Figure, text: str = "") -> tuple[str, str] | None:
    """Give how what is counted differs from an earlier report, in the words of both; `text` is its article's.

    None where one of them leaves the part out or says it more broadly: that changes nothing that was said.
    """
    one, other = key_parts(earlier), key_parts(later)
    outcomes = _outcome(one), _outcome(other)
    are_here = _is_told_here(earlier) and _is_told_here(later)
    are_done = are_here and all(outcomes) and word_set("retold", "apart", "wanted").isdisjoint(outcomes)
    if are_done and not _is_one_outcome(*outcomes) and not _is_told_too(earlier, later, *outcomes):
        return outcomes
    found = (
        changed_span(earlier, later)
        or _changed_class(earlier, later)
        or _changed_sort(earlier, later)
        or _of_classes(earlier, later)
        or changed_kind(earlier, later)
        or is_no_attempt(earlier, later)
        or joined_or_parted(earlier, later)
        or changed_sort_of_share(earlier, later, text)
        or changed_sort_of_people(earlier, later, text)
    )
    if found is not None:
        return found
    is_other_thing = _are_two_things(earlier, later, one.thing, other.thing)
    if (is_other_thing and _is_deed_of(one, other)) or _is_known_as(other.thing, earlier, text):
        is_other_thing = False
    if earlier.series != later.series and is_other_thing and not _is_one_outcome(one.thing, other.thing):
        return measure_words(earlier), measure_words(later)
    if _known_place(earlier, later) is not None:
        return None
    if (words := _exchanged_word(earlier, later)) is not None:
        return None if _are_names(words) else words
    return _narrowed(earlier, later, text)


def changed_where(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give how the place differs from that of an earlier report, in the words of both; None where one tells none."""
    if (places := _known_place(earlier, later)) is not None:
        return places
    words = _exchanged_word(earlier, later)
    return words if words is not None and _are_names(words) else None


def _known_place(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    one, other = (parts.place if _is_name(parts.place) else "" for parts in map(key_parts, (earlier, later)))
    if one and other and one not in other and other not in one:
        return one, other
    return changed_place(earlier, later)


def _are_names(words: tuple[str, str]) -> bool:
    return all(word[:1].isupper() for word in words)


def tells_nothing(figure: Figure) -> bool:
    """Tell whether nothing was read of what a figure counts but that they are people, or of what sort of unit."""
    parts = key_parts(figure)
    thing = parts.thing.rpartition(" ")[2]
    return not parts.outcome and (thing == _PEOPLE or thing == figure.unit or _says_nothing(thing))


def _of_classes(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give the words of two steps, two sorts of people or two bases of a share."""
    told = (
        changed_step(earlier, later)
        or changed_role(earlier, later)
        or changed_scope(earlier, later)
        or changed_stock(earlier, later)
    )
    if told is not None:
        return told
    shares = changed_share(earlier, later)
    nouns = [singular(words.split()[-1]) for words in shares or ()]
    return None if shares is None or _is_one_outcome(*nouns) else shares


def _narrowed(earlier: Figure, later: Figure, text: str) -> tuple[str, str] | None:
    """Give the word before what is counted that makes it fewer of them: council homes, where homes were told.

    What the earlier article tells elsewhere of all of them ("aid" of aid trucks) makes nothing fewer.
    """
    if _is_unit(later.unit) or _is_unit(earlier.unit) or later.unit == _PEOPLE:
        return None
    heads = [passage_of(figure.unit.rpartition(" ")[2]).telling for figure in (earlier, later)]
    if heads[0] != heads[1]:
        return None
    behind = later.sentence[max(0, later.end - later.sentence_start) :].split()[:_BEHIND]
    words = (*passage_of(later.measure).words, "", *passage_of(" ".join(behind)).words)
    known = passage_of(f"{earlier.sentence} {earlier.measure}").telling | _told_in(text)
    for word, head in pairwise(words):
        told = passage_of(word).telling
        is_new = bool(told) and not any(one[:_STEM] == its[:_STEM] for one in told for its in known)
        if comparing_words().country_of.get(word, "\n") in earlier.sentence.lower():
            continue  # Norwegian farms, where farms in Norway were told
        is_head = passage_of(singular(head)).telling & heads[1]
        if is_head and is_new and word not in _listed("broad") and not word.endswith("ed"):
            return measure_words(earlier), measure_words(later)
    return None


@lru_cache(64)  # whole articles, one after another
def _told_in(text: str) -> frozenset[str]:
    return telling_words(words_of(text))


def _changed_class(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give what became of the counted where a later report tells of something that no earlier word does.

    "Episodes" and "deaths", "wounded" and "killed". A broader or a narrower word for it is no other thing.
    """
    if _units_of((earlier, later))[1].startswith("money:"):
        return None
    if (behind := _told_behind(earlier, later)) is not None:
        return behind
    one, other = sense_of(earlier), sense_of(later)
    words = comparing_words()
    harms = word_set("retold", "harms")
    if (
        other.outcome not in (harms | word_set("retold", "grave")) & outcomes_in(later.measure)
        or one.outcome == other.outcome
        or other.outcome in outcomes_in(earlier.sentence)
    ):
        return None
    if (
        one.outcome in outcomes_in(later.sentence)
        or frozenset((one.outcome, other.outcome)) in words.doubtful_outcomes
    ):
        return None
    wider = words.wider_outcomes
    if other.outcome in wider.get(one.outcome, ()) or one.outcome in wider.get(other.outcome, ()):
        return None
    if _is_one_outcome(one.outcome, other.outcome):
        return None
    if other.outcome in word_set("retold", "grave"):
        return (
            None
            if _tells_harm(earlier) or _is_said_otherwise(earlier, other.outcome)
            else (one.outcome or measure_words(earlier), other.outcome)
        )
    if one.outcome not in harms and (one.outcome or one.head == other.head or one.is_people):
        return None
    return one.outcome or measure_words(earlier), other.outcome


def _told_behind(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give what befell the counted by the words right behind the number, where nothing was read of it: "350 killed"."""
    before = sense_of(earlier).outcome
    if before not in word_set("retold", "harms") or key_parts(later).outcome or earlier.unit != _PEOPLE:
        return None
    behind = " ".join(later.sentence[max(0, later.end - later.sentence_start) :].split()[:_BEHIND])
    found = outcomes_in(behind) & {*word_set("retold", "harms"), *_wide_harms()}
    is_same = before in found or any(_is_one_outcome(before, after) for after in found)
    return None if not found or is_same else (before, behind)


@cache
def _wide_harms() -> frozenset[str]:
    harms, wider = word_set("retold", "harms"), comparing_words().wider_outcomes
    return frozenset(name for harm in harms for name in wider.get(harm, ()))


def _changed_sort(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give the sort of money that only a later report names: a fine, where a payment was told."""
    mine, its = _units_of((earlier, later))
    if not mine.startswith("money:") or not its.startswith("money:"):
        return None
    known = frozenset(
        map(singular, passage_of(f"{earlier.title or ''} {earlier.sentence} {earlier.measure}").words)
    )
    told = singular(key_parts(later).thing.rpartition(" ")[2])
    sorts = next((names for names in _sorts_of_money() if told in names), None)
    return None if sorts is None or sorts & known else (measure_words(earlier), measure_words(later))


@cache
def _sorts_of_money() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(row.split()) for row in word_table("retold")["apart"]["money"])


def _units_of(figures: tuple[Figure, Figure]) -> tuple[str, str]:
    units = [shared_units().canonical.get(figure.unit) for figure in figures]
    one, other = (unit.dimension if unit is not None else "" for unit in units)
    return one, other


def _is_told_too(earlier: Figure, later: Figure, before: str, after: str) -> bool:
    """Tell whether one text has the other's word too, or both tell one step: visitors welcomed, people who visit."""
    if are_one_step(earlier, later):
        return True
    known = comparing_words().outcome_of
    pairs = ((before, later), (after, earlier))
    return any(word not in known and word[:_STEM] in figure.sentence.lower() for word, figure in pairs)


def _tells_harm(figure: Figure) -> bool:
    """Tell whether a sentence may leave the worst to be understood: it speaks of a toll, or not of what happened."""
    passage = passage_of(figure.sentence)
    known = passage_of(f"{figure.measure} {figure.source_text or ''} {figure.cue or ''}").telling
    is_bare = not sense_of(figure).outcome and passage.telling <= known
    return is_bare or not word_set("retold", "tolls").isdisjoint(map(singular, passage.words))


def _is_said_otherwise(figure: Figure, outcome: str) -> bool:
    """Tell whether a sentence has another word for an outcome: broken, of what is told as destroyed."""
    words = set(passage_of(figure.sentence).words) - {outcome}
    return any(outcome in line and line & words for line in one_and_same())


def _is_one_outcome(one: str, other: str) -> bool:
    """Tell whether two words are names of one outcome or amount: rescued, picked up; destroyed, levelled."""
    class_of = comparing_words().outcome_of
    if one and class_of.get(one, one) == class_of.get(other, other):
        return True
    names = {word.lower().replace(" ", "-") for word in (one, other)}
    return any(names <= line for line in one_and_same())


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load_lexicon("en").table("origins")[name].split())


def _outcome(parts: KeyParts) -> str:
    """Give what became of what is counted; a key holds it where a place stands in others, without a capital."""
    found = parts.outcome or (parts.place if parts.place and not _is_name(parts.place) else "")
    return "" if found in comparing_words().country_of else found


def _is_name(words: str) -> bool:
    return words != words.lower()


def _exchanged_word(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give the one word that stands for another in a sentence that is else told in the same words: cured for helped.

    Of two names it is the place that another one stands for.
    """
    mine, its = _told_words(earlier), _told_words(later)
    same, gone, come = mine.keys() & its.keys(), mine.keys() - its.keys(), its.keys() - mine.keys()
    if len(gone) != 1 or len(come) != 1 or len(same) < _LEAST_SAME:
        return None
    before, after = mine[gone.pop()], its[come.pop()]
    if is_span_word(before) or is_span_word(after) or {before.lower(), after.lower()} & _listed("contrasts"):
        return None  # how often is told by the rate
    if _is_unit_name(before) and _is_unit_name(after):
        return None  # told by the unit
    if {singular(before.lower()), singular(after.lower())} <= word_set("retold", "apart", "all"):
        return None
    idle = word_set("retold", "apart", "looked_at") | word_set("retold", "apart", "wanted")
    if {before.lower(), after.lower()} & idle:
        return None  # that somebody asked or looked is not what they found, nor a wish a deed
    before, after = _in_sentence(earlier, before), _in_sentence(later, after)
    if before[:1].isupper() and after[:1].isupper():
        is_spoken = speaks_at(earlier, before) or speaks_at(later, after)
        return None if is_spoken or _is_one_country(before, after) else (before, after)
    if (
        earlier.stance is not later.stance
        or is_unsure_word(before)
        or _is_one_outcome(singular(before), singular(after))
    ):
        return None  # what is asked for is told by the stance
    if before[:1].isupper() or after[:1].isupper() or are_one_step(earlier, later):
        return None
    outcomes = _outcome(key_parts(earlier)), _outcome(key_parts(later))
    if _is_one_outcome(*outcomes):
        return None
    # Words of the measure that give one series are two names of one thing.
    is_measured = earlier.series == later.series and (before in earlier.measure or after in later.measure)
    is_read = earlier.series == later.series and any(
        word in _measured(figure) for figure, word in ((earlier, before), (later, after))
    )
    return None if is_measured or is_read else (before, after)


def _in_sentence(figure: Figure, word: str) -> str:
    """Give a word that opens its sentence without its capital, where nothing tells that it is a name."""
    known = comparing_words()
    is_first = figure.sentence.lstrip("“”\"'‘(").startswith(word)
    is_place = word.lower() in known.country_of or word.lower() in known.inside
    return word.lower() if is_first and not is_place else word


def _is_one_country(one: str, other: str) -> bool:
    """Tell whether two names are of one country: Norway, Norwegian."""
    names = [comparing_words().country_of.get(name.lower(), name) for name in (one, other)]
    return names[0] == names[1]


def _is_told_here(figure: Figure) -> bool:
    """Tell whether what a figure counts was read in its own sentence: "the true figure was 300" has nothing of it."""
    evidence = figure.evidence.get("measure")
    if evidence is None or not evidence.spans or "series" in figure.corrected:
        return True
    return any(figure.sentence_start <= span.start < figure.sentence_end for span in evidence.spans)


def _told_words(figure: Figure) -> dict[str, str]:
    """Give the telling words of a sentence by their stems, without those that credit the source."""
    credit = passage_of(f"{figure.source_text or ''} {figure.cue or ''}").telling
    found: dict[str, str] = {}
    for word in figure.sentence.split():
        for stem in passage_of(word).telling - credit:
            found[stem] = word.strip(".,;:!?()“”\"'’")
    return found


def _measured(figure: Figure) -> str:
    """Give the words of the text on which the measure rests."""
    evidence = figure.evidence.get("measure")
    spans = evidence.spans if evidence is not None else ()
    start = figure.sentence_start
    return " ".join(figure.sentence[max(0, span.start - start) : max(0, span.end - start)] for span in spans)


def _are_two_things(earlier: Figure, later: Figure, one: str, other: str) -> bool:
    """Tell whether two things are counted or measured, and not one under two names.

    Counted things are two where their units are; people are told as what they are. Of amounts and shares only the
    well-known measures are held against each other: what else stands beside them is often not what they measure.
    """
    if one == other or _says_nothing(one) or _says_nothing(other):
        return False
    if {_noun(one), _noun(other)} <= word_set("retold", "apart", "all"):
        return False
    if _are_parts_of_name(earlier, later, one, other):
        return True
    mine, its = passage_of(one).telling, passage_of(other).telling
    if (
        not mine
        or not its
        or mine & its
        or any(a.startswith(b) or b.startswith(a) for a in mine for b in its)
    ):
        return False  # of vines and of vineyards
    if _is_by_hand(earlier, later) and not _is_one_outcome(one, other):
        return True
    if _is_unit(earlier.unit) or _is_unit(later.unit):
        is_known = {one, other} <= _known_measures() or _is_in_frame(earlier, later, mine, its)
        return _are_of_one_sort(earlier, later) and is_known
    if _stands_behind(earlier, other.rpartition(" ")[2]):
        return False  # thefts of phones, phones that were stolen
    if (earlier.unit == _PEOPLE) is not (later.unit == _PEOPLE):
        return _are_several(earlier, later)
    if _PEOPLE in (one, other):
        return bool({one, other} & _several()) or _are_connected(earlier, later, {one, other})
    if earlier.unit == later.unit == _PEOPLE and _noun(other) in word_set("retold", "apart", "anybody"):
        return False  # of a sort told as of any sort
    is_other_unit = earlier.unit != later.unit or later.unit == _PEOPLE
    return is_other_unit and _stands_behind(later, other)


def _are_parts_of_name(earlier: Figure, later: Figure, one: str, other: str) -> bool:
    """Tell whether what is told as of another has its name before it: patients, patient records; seal pups, seals."""
    nouns = [[singular(word) for word in thing.split()] for thing in (one, other)]
    longer, shorter = (nouns[0], nouns[1]) if len(nouns[0]) > len(nouns[1]) else (nouns[1], nouns[0])
    if len(longer) < _COMPOUND or longer[-2] != shorter[-1]:
        return False
    if longer[-1] in word_set("retold", "apart", "heads") | word_set("retold", "apart", "each"):
        return False
    told = passage_of(f"{earlier.sentence if longer is nouns[1] else later.sentence}").words
    return _stands_behind(later, other) and longer[-1] not in map(singular, told)


def _are_connected(earlier: Figure, later: Figure, things: set[str]) -> bool:
    """Tell whether customers of a supply are told as people: each of them may be a household."""
    if not things & word_set("retold", "apart", "connected"):
        return False
    told = passage_of(f"{earlier.sentence} {later.sentence}").words
    return not word_set("retold", "apart", "supplied").isdisjoint(told)


def _is_deed_of(one: KeyParts, other: KeyParts) -> bool:
    """Tell whether one counts who did what the other counts: people who complained, complaints."""
    pairs = ((one.outcome, other.thing), (other.outcome, one.thing))
    return any(deed[:_STEM] == _noun(thing)[:_STEM] for outcome, thing in pairs for deed in outcome.split())


def _is_known_as(thing: str, figure: Figure, text: str) -> bool:
    """Tell whether an earlier article has the other name of the people whom it counts: members, keepers."""
    noun = _noun(thing)
    told = f"{figure.outlet or ''} {text}".lower()
    return figure.unit == _PEOPLE and bool(noun) and noun != _PEOPLE and noun in told


def _noun(thing: str) -> str:
    return singular(thing.rpartition(" ")[2])


def _is_by_hand(earlier: Figure, later: Figure) -> bool:
    """Tell whether a person has said what one of two figures counts, and so that the other counts something else."""
    return "series" in earlier.corrected | later.corrected


def _are_several(one: Figure, other: Figure) -> bool:
    """Tell whether people and things are counted, of which none is one person's: doses, meals; but no job, no case."""
    thing = other if one.unit == _PEOPLE else one
    noun = singular(thing.unit.rpartition(" ")[2])
    if noun in word_set("retold", "apart", "jobs"):
        return other.unit == _PEOPLE and _noun(key_parts(other).thing) not in word_set(
            "retold", "apart", "anybody"
        )
    if _says_nothing(noun) or noun in word_set("retold", "apart", "each"):
        return False
    if outcomes := outcomes_in(noun):  # cases, and people who are infected or nothing else
        told = sense_of(one if thing is other else other).outcome
        return bool(told) and told not in outcomes
    counted = other.unit if thing is other else sense_of(other).head or _PEOPLE
    return _stands_behind(other, counted) or not _has_other_numbers(other)


def _are_of_one_sort(earlier: Figure, later: Figure) -> bool:
    """Tell whether two units are the same, or both a currency."""
    are_money = all(dimension.startswith("money:") for dimension in _units_of((earlier, later)))
    return earlier.unit == later.unit or are_money


def _stands_behind(figure: Figure, thing: str) -> bool:
    """Tell whether what is counted stands right behind its number, or behind "the number of": elsewhere it may be
    something else.
    """
    nouns = {singular(word) for word in thing.split()}
    if any(singular(noun) in nouns for noun in _numbers_of().findall(figure.sentence)):
        return True
    words = passage_of(f"{figure.text} {figure.sentence[max(0, figure.end - figure.sentence_start) :]}").words
    return not nouns.isdisjoint(map(singular, words[:_NEAR_WORDS]))


def _has_other_numbers(figure: Figure) -> bool:
    """Tell whether a sentence has more than one number: then what stands far from one may be counted by another."""
    start = figure.start - figure.sentence_start
    rest = f"{figure.sentence[:start]} {figure.sentence[max(0, figure.end - figure.sentence_start) :]}"
    return any(sign.isdigit() for sign in rest)


def _is_in_frame(earlier: Figure, later: Figure, mine: frozenset[str], its: frozenset[str]) -> bool:
    """Tell whether the one thing stands in the text where the other stood: imports for exports."""
    one, other = passage_of(earlier.sentence), passage_of(later.sentence)
    is_exchanged = not its & one.telling and not mine & other.telling
    is_told = mine <= one.telling and its <= other.telling
    return is_exchanged and is_told and shared_words(one, other) >= _SAME_FRAME


@cache
def _numbers_of() -> re.Pattern[str]:
    words = any_of(word_table("retold")["apart"]["tellings"].split())
    return re.compile(
        rf"\b(?:{words}) of (?:[a-z]+ )??([a-z]+s|[a-z]+ren|people|cattle|livestock)\b", re.IGNORECASE
    )


@cache
def _several() -> frozenset[str]:
    """Give the words for some people who live together: so many of them are more people."""
    return frozenset(load_lexicon("en").table("origins")["several"].split())


def _is_unit(unit: str) -> bool:
    return unit.partition(" per ")[0] in shared_units().canonical


def _is_unit_name(word: str) -> bool:
    return shared_units().named(word) is not None


@cache
def _says_nothing(thing: str) -> bool:
    return thing in word_set("retold", "nothing") or is_pronoun(thing) or thing.lower() in _unit_names()


@cache
def _known_measures() -> frozenset[str]:
    """Give the names of what is measured in money and shares: profit, revenue, turnout."""
    lexicon = load_lexicon("en")
    measured = lexicon.table("measures")["synonyms"]["measured"]
    return frozenset(measured) | frozenset(lexicon.table("cues")["outlooks"].split())


@cache
def _unit_names() -> frozenset[str]:
    return frozenset(name.lower() for name in shared_units().canonical)
