"""Digits that are read as a whole: dates, clock times, phone numbers, addresses of the web, versions, codes.

Every repeat is bounded, so that a megabyte of digits and hyphens is read in linear time.
"""

import re
from dataclasses import dataclass
from functools import cache

from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.word_patterns import either
from reportedly.model.span import Span

__all__ = ["Compound", "find_compounds"]

_DIGITS = re.compile(r"\d+")
_BEFORE, _BEHIND, _FAR = 24, 40, 500
_REST = re.compile(r"\S{0,500}")


@dataclass(frozen=True, slots=True)
class Compound:
    """One stretch of text with digits, and what it is: date, year, time, phone, url, version, code, ..."""

    span: Span
    kind: str


def find_compounds(text: str, lexicon: Lexicon) -> list[Compound]:
    """Find the compounds in reading order; they do not overlap."""
    pattern = _pattern(lexicon)
    return [
        Compound(Span(*found.span()), found.lastgroup or "")
        for start, end in _windows(text)
        for found in pattern.finditer(text, start, end)
        if any(c.isdigit() for c in found.group())
    ]


def _windows(text: str) -> list[tuple[int, int]]:
    """Give the stretches around digits: elsewhere is nothing to find, and the pattern is slow."""
    windows: list[tuple[int, int]] = []
    for found in _DIGITS.finditer(text):
        done = windows[-1][1] if windows else 0
        if found.end() + _BEHIND <= done:
            continue
        start = max(0, found.start() - _BEFORE)
        # An address of the web may begin far before its digits and end far behind them.
        while start > max(done, found.start() - _FAR) and not text[start - 1].isspace():
            start -= 1
        rest = _REST.match(text, min(len(text), found.end() + _BEHIND))
        end = rest.end() if rest else len(text)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return windows


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Build one pattern; the order of the alternatives is the order of preference at one place."""
    table = lexicon.table("numbers")
    gap = r"[ \u00a0\u202f]"
    # Months in capitals come in datelines.
    # Lower-case months come from bad copy; "may", "march" and "mar" are words of their own.
    lower = [m.lower() for m in table["months"] if m not in ("May", "March", "Mar")]
    months = [*table["months"], *(m.upper() for m in table["months"]), *lower]
    month = rf"(?:(?<!\w){either(months)}\.?|(?<=on )(?:may|march))"
    day = r"(?:0?[1-9]|[12]\d|3[01])"
    nth = rf"{either(table['ordinal_endings'])}?"
    year = r"(?:1[0-9]\d\d|20\d\d|21\d\d)(?![\d%]|,\d{3}|\.\d)"
    half = rf"(?:{either(table['day_halves'])})(?!\w)"
    zone = rf"(?:{gap}?{either(table['time_zones'])}(?!\w))?"
    clock = either(table["clock_words"])
    hm = r"(?:[01]?\d|2[0-3])"
    not_counted = rf"(?![\d%]|[,.:]\d|{gap}?(?:percent|per cent|million|billion|thousand|hundred|%))"
    kinds = {
        # Nobody writes a number this long: a table without spaces, a key, a broken file.
        "jumble": r"[\d.,:;/+*$%()=_\-–—−]{120,100000}",
        "url": r"(?:https?://|www\.)[^\s<>\"]{1,500}(?<![.,;:!?)])|(?<![\w.])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|"
               r"(?<![\w@#&])[@#][A-Za-z_]\w{0,80}",
        "date": "|".join((
            r"(?<![\d.-])\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)",
            r"(?<![\d./])\d{1,2}([/.])\d{1,2}\1(?:19|20)\d\d(?![\d/])",
            r"(?<![\d./])\d{1,2}/\d{1,2}/\d\d(?![\d/])",
            rf"(?<![\w,.-]){day}{nth}(?:\s*[-–/]\s*{day}{nth}|,?\s+(?:and|to|or)\s+{day}{nth})?\s+(?:of\s+)?{month}(?![\w])(?:,?\s+{year})?",
            rf"(?<!\w){month}\s*{day}{nth}(?!\w)(?:\s*[-–]\s*(?:{month}\s+)?{day}{nth}(?!\w)|,?\s+(?:and|to|or)\s+{day}(?!\w){not_counted}(?!\s+[a-z]+s\b))?{not_counted}(?:,?\s+{year})?",
            rf"(?<!\w){month},?\s+(?:of\s+)?(?:the\s+year\s+)?{year}",
            rf"(?<![\w.-])(?:[QH][1-4]|[1-4][QH])(?:\s+(?:of\s+)?(?:FY\s?)?{year})?(?!\w)",
        )),
        "year": "|".join((
            r"(?<![\w.,])(?:mid-|early-|late-|pre-|post-)?['’‘]?(?:1[5-9]|20)\d\d['’]?s(?!\w)",
            r"(?<!\w)FY\s?['’]?(?:20)?\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?(?!\w)",
            r"(?<![\w'’‘])['’‘]\d\d(?!\w)|(?<!\w)['’‘]?\d0s(?!\w)",
            r"(?<![\w.,$€£-])(?:19|20)\d\d\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d)(?![\w%]|,\d|\.\d|-\d)",
        )),
        "time": "|".join((
            rf"(?<![\w.:$€£,]){hm}(?:[:.][0-5]\d)?(?:{gap}?[-–]{gap}?|{gap}(?:to|and|or){gap}){hm}(?:[:.][0-5]\d)?{gap}?{half}{zone}",
            rf"(?<![\w.:]){hm}[:.][0-5]\d(?::[0-5]\d)?{gap}?{half}{zone}",
            rf"(?<![\w.:$€£,]){hm}{gap}?{half}{zone}|(?<!\w){hm}{gap}{clock}",
            rf"(?<![\w.:]){hm}:[0-5]\d(?::[0-5]\d)?(?:\.\d{{1,3}})?(?![\d:]){zone}",
            rf"(?<![\w.:,$€£])(?:[01]\d|2[0-3])[0-5]\d{gap}?{either(table['time_zones'])}(?!\w)",
        )),
        "phone": "|".join((
            r"(?<![\w.,-])0\d{2,4}(?:[ -]\d{3,4}){2}(?![\w,-])",
            r"(?<!\w)\+\d{1,3}(?:[\s().-]{1,2}\d{1,5}){2,6}(?![\w%]|[.,]\d)",
            r"(?<![\w.,-])(?:1-)?\(?\d{3}\)?[-. ]\d{3}-\d{4}(?![\w-])|(?<![\w.,-])\d{3}-\d{4}(?![\w,-]|\.\d)",
        )),
        "coordinates": r"\d{1,3}(?:\.\d{1,8})?\s?°\s?(?:\d{1,2}(?:\.\d{1,6})?\s?['′’]\s?)?"
                       r"(?:\d{1,2}(?:\.\d{1,4})?\s?[\"″”]\s?)?[NSEW](?!\w)",
        "version": r"(?<![\w.])[vV]\d{1,4}(?:\.\d{1,6}){0,4}(?!\w)|(?<![\w.,])(?!\d{1,3}(?:\.\d{3}){2}(?!\.?\d)"
                   r"|(?=[\d.]{0,30}\.(?:0|[3-9])\d\d)\d{1,3}(?:\.\d{3}){3,6}(?!\.?\d))"
                   r"\d{1,4}(?:\.\d{1,6}){2,5}(?!\w|,\d)",
        "label": r"(?<!\w)\d{1,2}\s+U\.?S\.?C\.?\s+(?:§{1,2}\s*)?\d{1,5}[a-z]?(?!\w)"
                 r"|(?<!\w)501\s?\(?c\)?\s?\(?\d{1,2}\)?(?!\w)"
                 r"|(?<!\w)(?:No\.\s)?\d{1,2}-(?!(?:in|of|to|by|and|or)-)[a-z]{2,3}-\d{1,6}(?!\w)",
        "name": r"(?<!\w)(?:ISO|IEC|EN|DIN|ASTM|IEEE|RFC)(?:/[A-Z]{2,4})?[\s-]\d{1,6}(?:[-.]\d{1,4})?(?::\d{4})?(?!\w)"
                r"|(?<![\w.,$€£-])7[0-8]7-(?:[1-9]00|1?\d)(?:ER|LR|F)?s?(?!\w)"
                r"|(?<![\w.])[A-Z]{2}\.\d{1,2}(?:\.\d{1,2}){0,3}(?!\w)|(?<!\w)(?:24/7|9/11|7/7|50/50)(?![\w/])",
        "code": r"(?<!\w)\d{1,20}(?:-\d{1,20}){2,6}(?![\w-])|(?<!\w)[A-Z]{1,5}\d{1,20}(?:-\d{1,20}){1,6}(?!\w)",
        "height": r"(?<!\w)\d['′’]\s?\d{1,2}(?:[\"″”]|['’]{2})"
                  r"|(?<![\w.,-])[4-7](?:\s(?:feet|foot|ft)\s|-(?:foot|feet)-)(?:1[01]|\d)(?![\w,.:%]\d|\w|\s[a-z]+s\b)",
        "ratio": r"(?<![\w.,:])\d{1,3}:\d{1,3}(?![\w:])|(?<![\w./,])\d{3,4}/\d{1,4}(?![\w/]|,\d)",
    }  # fmt: skip
    return re.compile(
        "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items())
        .replace(r"\1", "(?P=dsep)")
        .replace("([/.])", "(?P<dsep>[/.])")
    )
