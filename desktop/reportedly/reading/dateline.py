"""How a report opens: place, day and agency, "PORT ELDA, 18 August 2025 (Agency) - ...". All of it is a guess."""

import re

from reportedly.reading.outlet_words import OUTLET_WORD
from reportedly.reading.published import DATE, parse_published

__all__ = ["dateline_agency", "dateline_day", "is_release"]

# "KYIV, Ukraine (AP) — ...": who wrote the report is the best guess at who published it.
_KNOWN_AGENCY = re.compile(
    r"[A-Z][\w .,'’/-]{1,60}\((?P<agency>AP|AFP|Reuters|UPI|ANI|CNN|dpa(?:-AFX)?|Xinhua|Yonhap|TASS|Kyodo|Interfax"
    r"|Ukrinform|Bloomberg|Anadolu|EFE|ANSA|PTI|IANS)\)\s*[-–—]"
)
# Other names in brackets are agencies behind a place in capitals, where they look like no country: "DERA (Lund) -".
_AGENCY_NAME = re.compile(r"(?!(?:US|USA|UK|UAE|EU|UN|DRC|DPRK|CAR|PNG)\b)(?:[A-Z]{2,6}|[A-Z][a-z]+[A-Z]\w+)")
_PLACE = r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|of|de|la|el|al)){0,3}"
_SHORT_DAY = r"[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?"
_OPENING = re.compile(
    rf"(?P<place>{_PLACE})(?:, {_PLACE})?(?:,? (?:(?P<day>(?i:{DATE.pattern}))|{_SHORT_DAY}))?,?"
    r"(?: ?\((?P<agency>[^()]{2,40})\))? ?(?:(?P<dash>[-–—]+)|[.:]) ?(?=[\"“‘'(]?[A-Z])"
)
_RELEASE = re.compile(
    r"\b(?:for immediate release|(?:press|media|news) (?:release|statement|notice)|communiqu[eé])\b", re.I
)
# Datelines with a whole date: "Seoul (APP - 23rd Oct, 2024) The North ...", "10/15/2024 (MENAFN)".
_LONGEST = 90


def is_release(line: str) -> bool:
    """Tell a line that calls the text a press release: it opens with these words, or is in capitals and has them."""
    found = _RELEASE.search(line) if len(line) <= _LONGEST else None
    return found is not None and (not line[: found.start()].strip(" *#-–—|") or line.isupper())


def dateline_agency(line: str) -> str | None:
    """Give the agency whose report a line opens, None where it names none."""
    if known := _KNOWN_AGENCY.match(line):
        return known["agency"]
    opening = _OPENING.match(line)
    if opening is None or not opening["agency"] or not opening["dash"] or not _is_in_capitals(opening):
        return None
    name = opening["agency"]
    is_agency = _AGENCY_NAME.fullmatch(name) or OUTLET_WORD.search(name)
    return name if is_agency else None


def dateline_day(line: str, *, is_release: bool = False) -> str | None:
    """Give the ISO day with which a report opens, None where it has none or that may be the day of an event.

    "Dera, 9 November 1989 - The wall ..." sets a scene: behind a place that is not in capitals a day counts beside an
    agency or in a press release.
    """
    opening = _OPENING.match(line)
    if opening is not None and opening["day"] is not None:
        is_report = bool(opening["dash"]) and (_is_in_capitals(opening) or opening["agency"] is not None)
        if is_report or is_release:
            return parse_published(opening["day"])
    found = DATE.search(line[:_LONGEST])
    if not found:
        return None
    before, after = line[: found.start()], line[found.end() :]
    in_brackets = before.count("(") > before.count(")") and ")" in after[:20]
    at_start = not before.strip() and re.match(r"\s*(?:\(|[-–—|]\s)", after) is not None
    return parse_published(found.group()) if in_brackets or at_start else None


def _is_in_capitals(opening: re.Match[str]) -> bool:
    return opening["place"].isupper() and len(opening["place"]) > 2
