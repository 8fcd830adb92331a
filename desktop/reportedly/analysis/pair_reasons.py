"""The reasons of "can both be true?" in plain words, and what to look at in the words of both."""

import re

from reportedly.analysis.pair_numbers import ABOUT_MEETS, ABOUT_MISSES, Meeting, Numbers
from reportedly.analysis.pair_words import days_between, interval_words
from reportedly.model.figure import Figure, Stance
from reportedly.model.filter import voice_of
from reportedly.model.formatting import format_date, format_figure, format_target, is_vague
from reportedly.model.quantity import Relation

__all__ = ["against", "apart_words", "check_words", "meeting_reason", "near_reason", "when_words"]

_BEFORE, _BEHIND = 3, 7  # words of a quotation around the number


def quantity_words(figure: Figure) -> str:
    """Say a figure with what it counts: "~3,000 North Korean soldiers sent to Russia"."""
    return f"{format_figure(figure)} {figure.measure}".rstrip()


def against(a: Figure, b: Figure) -> str:
    """Say two numbers that do not meet."""
    return f"{format_figure(a)} against {format_figure(b)}"


def meeting_reason(numbers: Numbers, a: Figure, b: Figure) -> str:
    """Say why two numbers meet."""
    first, second = format_figure(a), format_figure(b)
    match numbers.meeting:
        case Meeting.CONVERTED:
            return f"{first} and {second} are the same, as exactly as each is written."
        case Meeting.ROUNDED:
            rough, exact = (first, second) if _is_rougher(a, b) else (second, first)
            return f"{rough} is {exact} rounded."
        case Meeting.BOUNDS:
            return _bounds_reason(numbers, a, b)
        case Meeting.ABOUT:
            share = f"{ABOUT_MEETS:.0%}".replace("%", " %")
            return f"{first} and {second} are as good as the same: “about” covers up to {share}."
        case Meeting.VAGUE:
            vague, other = (a, b) if is_vague(a) else (b, a)
            return f"“{vague.text}” can mean {format_figure(other)}."
        case _:
            return f"Both say {first}." if first == second else f"{first} and {second} are one number."


def near_reason(numbers: Numbers, a: Figure, b: Figure) -> str:
    """Say why nobody can tell whether two numbers meet."""
    if numbers.meeting is Meeting.VAGUE_NEAR:
        vague, other = (a, b) if is_vague(a) else (b, a)
        just = "just misses" if not numbers.first.meets(numbers.second) else "is far above"
        return f"“{vague.text}” is a vague word, and {format_figure(other)} {just} what it usually means."
    if not numbers.distance:
        return (
            f"{format_figure(a)} and {format_figure(b)} touch: who retells a figure often drops such a word."
        )
    about, other = (a, b) if a.relation is Relation.ABOUT else (b, a)
    percent = f"{numbers.distance:.0%}".replace("%", " %")
    limits = f"sure up to {ABOUT_MEETS * 100:.0f} %, ruled out from {ABOUT_MISSES * 100:.0f} %"
    return (
        f"“About” has no stated width: {format_figure(other)} is {percent} from {format_figure(about)}, "
        f"too far to be sure, too near to rule out ({limits})."
    )


def apart_words(a: Figure, b: Figure) -> str:
    """Say how far two statements are apart in time: "of one day", "3 days apart", "for Oct 2024"."""
    if a.target_date and a.target_date == b.target_date:
        return f"both {format_target(a)}"
    days = days_between(a, b)
    if days is None:
        return "no other time is told"
    return "of one day" if days == 0 else "one day apart" if days == 1 else f"{days:,} days apart"


def when_words(figure: Figure) -> str:
    """Say the time of a figure: its target, else the day it was said."""
    return format_target(figure) or format_date(figure.statement_date) or "an unknown day"


def check_words(a: Figure, b: Figure) -> str:
    """Give the words of both to look at, "" where they are the same."""
    first, second = _quoted(a), _quoted(b)
    return f"Check the words: “{first}” against “{second}”." if first.lower() != second.lower() else ""


def stance_words(figure: Figure) -> str:
    """Say how a figure that is to come was told: "planned by Dec 2024"."""
    what = "planned" if figure.stance is Stance.PLANNED else "forecast"
    return f"{what} {format_target(figure)}".rstrip()


def denier(figure: Figure) -> str:
    """Name who denies."""
    return voice_of(figure)


def _bounds_reason(numbers: Numbers, a: Figure, b: Figure) -> str:
    bounds = [not interval.is_point for interval in (numbers.first, numbers.second)]
    if all(bounds):
        shared = numbers.first.shared(numbers.second)
        room = f": both leave room for {interval_words(shared, a)}" if shared is not None else ""
        return f"{format_figure(a)} and {format_figure(b)} meet{room}."
    bound, other = (a, b) if bounds[0] else (b, a)
    return f"{format_figure(bound)} leaves room for {format_figure(other)}."


def _is_rougher(a: Figure, b: Figure) -> bool:
    return sum(c.isdigit() for c in a.text.rstrip("0")) < sum(c.isdigit() for c in b.text.rstrip("0"))


def _quoted(figure: Figure) -> str:
    """Give some words around the number, no more than its sentence has, cut at words."""
    start, end = figure.start - figure.sentence_start, figure.end - figure.sentence_start
    if not 0 <= start < end <= len(figure.sentence):
        return figure.text
    before = re.findall(r"\S+", figure.sentence[:start])[-_BEFORE:]
    behind = re.findall(r"\S+", figure.sentence[end:])[:_BEHIND]
    glue = "" if figure.sentence[end : end + 1] in (",", ".", ";", ":", "-", "") else " "
    words = f"{' '.join([*before, figure.sentence[start:end]])}{glue}{' '.join(behind)}"
    return words.strip(" ,;:.“”\"'()")
