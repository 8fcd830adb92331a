"""The rules that set numbers aside, each one reason with its words; `RULES` is their order."""

import re
from collections.abc import Callable

from reportedly.extraction.aside_context import Context, is_small
from reportedly.extraction.aside_described import family, hyphened, plan
from reportedly.extraction.aside_labels import TITLE_WORDS, address, code, label, name, release
from reportedly.extraction.aside_spans import age, distance, duration, year
from reportedly.extraction.aside_words import AsideWords
from reportedly.extraction.draft import QUANTITIES, NumberForm, ParagraphKind
from reportedly.model.set_aside import Reason

__all__ = ["RULES"]

Rule = Callable[[Context, AsideWords], Reason | None]

_COMPOUNDS = {
    "url": Reason.URL, "date": Reason.DATE, "year": Reason.YEAR, "time": Reason.TIME, "phone": Reason.PHONE,
    "coordinates": Reason.COORDINATES, "version": Reason.VERSION, "name": Reason.NAME, "code": Reason.CODE,
    "jumble": Reason.CODE, "ratio": Reason.RATIO,
    "label": Reason.LABEL, "base": Reason.RATIO, "height": Reason.MEASUREMENT, "score": Reason.SCORE,
    "phrase": Reason.PRONOUN,
}  # fmt: skip
_PER = " per "
_MARK_INSIDE = re.compile(r"[.)]\s[A-Z]")
_MARK_BEFORE = re.compile(r"[—–:]\s?\(?$")
_MARK_REACH = 200
_CAPITAL_NEXT = re.compile(r"\s[A-Z]")
_LINES = 120
_LIST_MARK = re.compile(r"[.)](?:\s|$)")
_AVERAGE = re.compile(r"\.\d{3}")  # batting ".300", a ".500" record
_ANOTHER = re.compile(r"\bof another\b")
_ANOTHER_REACH = 80
_TITLE_REACH = 36
_GAME_REACH = 40
# Roles of a number that nothing governs.
_LONE = frozenset({"appos", "ROOT", "dep", "intj", "meta", "npadvmod"})
_FEW = 3


def compound(context: Context, words: AsideWords) -> Reason | None:
    """Set aside what was read as a whole: dates, times, codes ..."""
    if context.number.form is not NumberForm.COMPOUND:
        return None
    if words.scripture.search(context.text, max(0, context.span.start - 24), context.span.start):
        return Reason.LABEL  # "Romans 8:31"
    return _COMPOUNDS.get(context.number.rule.rsplit(".", 1)[-1], Reason.TO_CHECK)


def page(context: Context, words: AsideWords) -> Reason | None:
    """Set aside the numbers of the page around the article."""
    return Reason.PAGE if context.kind in (ParagraphKind.FURNITURE, ParagraphKind.BYLINE) else None


def list_mark(context: Context, words: AsideWords) -> Reason | None:
    """Set aside the number that opens a list item, and "top 10 points"."""
    paragraph = context.paragraph
    if paragraph is not None and context.surface.isdecimal():
        opens_line = context.span.start - paragraph.span.start <= 1 and (
            context.text[paragraph.span.start : context.span.start] in ("", "(")
        )
        if opens_line and len(context.surface) <= 3 and _LIST_MARK.match(context.text, context.span.end):
            return Reason.LIST
        if opens_line and len(context.surface) <= 2 and _is_in_ranking(context):
            return Reason.LIST
        if len(context.surface) <= 2 and _MARK_INSIDE.match(context.text, context.span.end):
            before = context.text[max(0, context.span.start - _MARK_REACH) : context.span.start]
            if _MARK_BEFORE.search(before) or f" {int(context.surface) - 1}. " in f" {before}".replace(
                "—", " "
            ):
                return Reason.LIST  # "two wins: 1. Lower taxes 2. Two new judges"
    if context.word_before.lower() in words.list_before and not context.has_unit:
        return Reason.LIST
    is_opening = paragraph is not None and paragraph.span.start == context.span.start
    is_title = (
        is_opening
        or context.kind is ParagraphKind.HEADING
        or (paragraph is not None and context.text[paragraph.span.end - 1] in ":")
    )
    is_share = (
        words.leads.match(context.text, context.span.end) is not None
    )  # "one poll shows her 16 points ahead"
    if is_title and not is_share and not context.is_hedged and context.word_after.lower() in words.list_nouns:
        return Reason.LIST
    if is_opening and context.kind is ParagraphKind.HEADING and not context.is_hedged and context.is_bare:
        title = context.text[context.span.end : context.span.end + _TITLE_REACH].lower()
        if not words.list_nouns.isdisjoint(re.findall(r"[a-z]+", title)):
            return Reason.LIST  # "9 (more) awful things that he said"
    return None


def _is_in_ranking(context: Context) -> bool:
    """Tell the 2 of the lines "1 Jane Doe", "2 John Roe", "3 Ann Poe"."""
    text, start, end = context.text, context.span.start, context.span.end
    if not _CAPITAL_NEXT.match(text, end):
        return False
    rank = int(context.surface)
    near = text[max(0, start - _LINES) : start], text[end : end + _LINES]
    return any(
        re.search(rf"(?:^|\n)\s*{place}\s[A-Z]", side) is not None
        for place, side in zip((rank - 1, rank + 1), near, strict=True)
        if place > 0
    )


def restatement(context: Context, words: AsideWords) -> Reason | None:
    """Set aside the same amount in a second unit."""
    origin = context.quantity.restates
    if origin is None:
        return None
    first, second = context.draft[QUANTITIES][origin].unit or "", context.quantity.unit or ""
    is_rate = _PER in second and _PER not in first  # "$102 million ($174 a vote)"
    return None if is_rate else Reason.RESTATEMENT


def phrase(context: Context, words: AsideWords) -> Reason | None:
    """Set aside names and set phrases with a number in them: "Fortune 500", "one-on-one", "first half"."""
    if context.number.form is NumberForm.RANGE:
        return None
    if context.quantity.dimension == "time" and words.to_come.match(context.text, context.span.end):
        return None  # "with one day to go"
    window = max(0, context.span.start - 16), min(len(context.text), context.span.end + 16)
    for pattern, reason in ((words.names, Reason.NAME), (words.phrases, Reason.PRONOUN)):
        for found in pattern.finditer(context.text, *window):
            if found.start() < context.span.end and context.span.start < found.end():
                return reason
    return None


def ordinal(context: Context, words: AsideWords) -> Reason | None:
    """Set aside ordinals; one in front of a capital belongs to a name ("10th Brigade")."""
    if context.number.form is not NumberForm.ORDINAL:
        return None
    named = TITLE_WORDS.match(context.text, context.span.end, min(len(context.text), context.span.end + 60))
    if named is not None and any(word.strip(".,") in words.streets for word in named[1].split()):
        return Reason.ADDRESS  # "East 72nd Street"
    in_name = named is not None and any(word.strip(".,") in words.name_nouns for word in named[1].split())
    return Reason.NAME if in_name else Reason.ORDINAL


def rate_base(context: Context, words: AsideWords) -> Reason | None:
    """Set aside what a rate is counted to: the 100,000 of "3.5 per 100,000"."""
    if (
        context.word_before.lower() == "per"
        and context.number.form is NumberForm.DIGITS
        and not context.has_unit
    ):
        return Reason.RATIO
    before = context.previous_quantity
    if context.surface == "a dozen" and before is not None and (before.dimension or "").startswith("money"):
        gap = context.text[before.span.end : context.span.start]
        return Reason.RATIO if not gap.strip() else None  # "$2.86 a dozen"
    return None


def score(context: Context, words: AsideWords) -> Reason | None:
    """Set aside what is scored in a game: "lost 110 to 98", "397 for 4", a batting average of .300."""
    if context.has_unit or context.is_hedged or context.number.form is not NumberForm.DIGITS:
        return None
    text, start, end = context.text, context.span.start, context.span.end
    if _AVERAGE.fullmatch(context.surface):
        return Reason.SCORE
    if not context.is_bare:
        return None
    around = text[max(0, start - _GAME_REACH) : min(len(text), end + 12)]
    place = start - max(0, start - _GAME_REACH)
    for found in words.games.finditer(around):
        if found.start(found.lastindex or 0) <= place < found.end(found.lastindex or 0):
            return None if words.vote_words.search(context.around) else Reason.SCORE
    return None


def pronoun(context: Context, words: AsideWords) -> Reason | None:
    """Set aside small number words that name again what was named: "the two", "one of", "two countries"."""
    before = context.word_before.lower().strip("\"“‘'(")
    after = context.word_after.lower()
    if not context.is_small_word or (context.is_hedged and (before, context.surface) != ("the", "one")):
        return None
    if context.surface == "one":
        return _one(context, words, before, after)
    value = context.number.value
    noun = context.head_noun
    if before in words.pointing and not context.is_hyphened:
        counts_all = (
            before == "all"
            and noun is not None
            and noun.tag == "NNS"
            and noun.text.lower() not in words.parties
        )
        return None if counts_all else Reason.PRONOUN  # "killing all three passengers" says how many
    noun_text = noun.text.lower() if noun is not None else after
    if noun is not None and noun.dep == "dobj":
        return None  # "they overthrew two governments"
    return Reason.PRONOUN if noun_text in words.parties and value is not None and value <= _FEW else None


def _one(context: Context, words: AsideWords, before: str, after: str) -> Reason | None:
    """Keep "one" where it counts ("one soldier was killed"); else it is a manner of speaking ("one said")."""
    noun = context.head_noun
    if context.parse is None:
        return Reason.PRONOUN if after == "of" or before in words.pronoun_before else None
    counted = noun is not None and (noun.lemma.lower() in words.people or noun.text.lower() in words.people)
    if after == "of" or (before in words.pronoun_before and not (before == "only" and counted)):
        return Reason.PRONOUN
    if noun is None or not counted:
        return Reason.PRONOUN
    verb = context.parse.tokens[noun.head]
    if before == "of" and _ANOTHER.search(context.text, context.span.end, context.span.end + _ANOTHER_REACH):
        return Reason.PRONOUN  # "the son of one mayor and the father of another"
    speaks = noun.dep == "nsubj" and verb.lemma.lower() in words.speech
    return Reason.PRONOUN if speaks else None


def unclear(context: Context, words: AsideWords) -> Reason | None:
    """Leave to a person a small number that stands for itself: no unit, no hedge, no noun, no verb."""
    token = context.token
    if context.kind is not ParagraphKind.TEXT or context.has_unit or context.is_hedged or token is None:
        return None
    if token.dep not in _LONE or not (context.is_bare or context.number.form is NumberForm.WORDS):
        return None
    around = context.text[max(0, context.span.start - 1) : context.span.end + 1]
    previous, value = context.neighbour(-1), context.number.value
    if (value is not None and value < 0) or context.word_before.lower() in words.moved:
        return None  # "she is at minus nine", "shares were up 90"
    start = context.span.start
    if words.count_before.search(context.text, max(0, start - _ANOTHER_REACH), start):
        return None  # "the second-highest number of delegates, 247"
    if previous is not None and previous.pos == "VERB":
        return None  # "hospitals counted 21"
    is_vote = around[0] in "-–" or around[-1] in "-–"  # "61-39"
    is_known = context.head_noun is not None or is_vote or not is_small(context) or _is_round(context)
    if is_known or words.clear_after.match(context.text, context.span.end) or _is_in_list(context, words):
        return None
    return Reason.TO_CHECK


def _is_in_list(context: Context, words: AsideWords) -> bool:
    """Tell a number that a number before it explains: "eight were hurt, two badly", "voted 120 to 14"."""
    previous = context.previous_quantity
    sentence = context.sentence
    if previous is None or sentence is None or previous.span.start < sentence.start or previous.value is None:
        return False
    gap = context.text[previous.span.end : context.span.start]
    return words.list_gaps.search(gap) is not None


def _is_round(context: Context) -> bool:
    value = context.number.value
    return value is not None and value >= 100 and value % 10 == 0


RULES: tuple[tuple[str, Rule], ...] = tuple(
    (rule.__name__, rule)
    for rule in (
        age, compound, page, list_mark, restatement, phrase, ordinal, rate_base, year, code, release,
        address, label, score, name, duration, distance, plan, family, pronoun, hyphened, unclear,
    )
)  # fmt: skip
"""Name and rule, in the order in which they are tried."""
