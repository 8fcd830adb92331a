"""How digits are written: every convention of thousands and decimals, powers of ten, and their exact values.

Every repeat is bounded: without that, "1,111,111,..." over a megabyte is tried anew at every comma.
"""

import re
from decimal import Decimal

__all__ = ["DIGITS", "POWER", "SPACED", "to_decimal", "to_power"]

# Full-width and Arabic marks stand beside ours; all digits of Unicode are digits.
_COMMA, _DOT = "[,，٬]", "[.．٫]"
_APOSTROPHE = "['’]"
_GAP = "[\u00a0\u202f\u2009]"
# Where a comma with one or two digits behind it is a decimal comma: a scale or a unit follows.
_DECIMAL_NEXT = (
    r"(?=\s?(?:%|per\s?cent|million|billion|trillion|milli|m(?:n|io|ln|rd|etres?|eters?|m|²)?\b|bn\b|[€$£°k]"
    r"|euros?\b|degrees?\b|points?\b|tonn?e?s?\b|lit(?:re|er)s?\b|hectares?\b|cm\b|mg\b))"
)
DIGITS = (
    rf"\d{{1,2}}(?:{_COMMA}\d{{2}}){{1,5}}{_COMMA}\d{{3}}(?:{_DOT}\d{{1,9}})?(?!{_COMMA}?\d)"  # 1,50,000: lakhs
    rf"|\d{{1,3}}(?:{_COMMA}\d{{3}}){{1,6}}(?:{_DOT}\d{{1,9}})?(?!{_COMMA}?\d)"
    rf"|\d{{1,3}}(?:{_APOSTROPHE}\d{{3}}){{1,6}}(?:\.\d{{1,9}})?(?!{_APOSTROPHE}?\d)"  # 1'234: Switzerland
    r"|\d{1,3}(?:\.\d{3}){1,6},\d{1,9}(?![.,]?\d)|\d{1,3}(?:\.\d{3}){2,6}(?![.,]?\d)"
    rf"|\d{{1,3}}(?:{_GAP}\d{{3}}){{1,6}}(?:[.,]\d{{1,9}})?(?![.,]?\d)"
    r"|\d{1,3}(?: \d{3}){0,3} 000(?![.,]?\d)|\d{1,3}, 000(?![.,]?\d)"
    rf"|\d{{1,12}},\d{{1,2}}(?![\d.,]|\s*[-–]\s*\d){_DECIMAL_NEXT}"
    r"|(?<![\d.,])0,\d{1,3}(?![.,]?\d)|(?<=[€£¥$R])\d{1,12},\d{2}(?![.,]?\d)"
    # Groups that no convention makes: the digits stay together, as nothing that can be read.
    r"|\d{1,3}(?:,\d{3}){1,6}(?=,\d)[\d,]{1,40}"
    rf"|\d{{0,18}}{_DOT}\d{{1,18}}(?![.,]?\d)"
    r"|\d+"
)
_SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_EXPONENT = rf"(?:\^|\*\*)\s?[-−–+]?\d{{1,2}}|[⁻⁺]?[{_SUPERSCRIPT}]{{1,2}}"
# "3 x 10^5", "10⁶", "2.5e6". A power that lost its superscript shows by the minus sign: "1.99×10−30".
POWER = (
    rf"(?<![\w.,])\d{{1,6}}(?:\.\d{{1,12}})?\s?[x×X*·⋅]\s?10(?:{_EXPONENT})(?!\w)"
    r"|(?<![\w.,])\d{1,6}(?:\.\d{1,12}\s?[x×X·⋅]\s?10[-−]|\s?[×·⋅]\s?10−)\d{1,2}(?!\w)"
    rf"|(?<![\w.,])10(?:{_EXPONENT})(?!\w)"
    r"|(?<![\w.,])(?:\d{1,6}\.\d{1,12}[eE][-−+]?|\d{1,6}[eE][-−+])\d{1,2}(?![\w.])"
)
SPACED = re.compile(r"[1-9]\d{0,2}(?: \d{3}){1,5}(?:,\d{1,2})?(?![.,]?\d| \d)")
"""Thousands parted by a common space, which may also part two numbers: the words around have to tell."""

# More digits than this are no amount but a code; Decimal arithmetic stays exact below it.
_MOST_DIGITS = 18
# Nobody writes so many without a mark between the thousands: an identifier.
_MOST_UNPARTED = 13
_LARGEST_POWER = 40
_SPACE = re.compile(r"[\s'’\u00a0\u202f\u2009]")
_PLAIN = str.maketrans({"，": ",", "٬": ",", "．": ".", "٫": "."})
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}")
_POWER = re.compile(r"([\d.]+)[eE](.*)|(?:([\d.]+)\s?[x×X*·⋅]\s?)?10(?:\^|\*\*)?\s?(.*)", re.S)
_RAISED = str.maketrans(_SUPERSCRIPT + "⁻⁺−–", "0123456789-+--")


def to_decimal(body: str) -> Decimal | None:
    """Read digits under any convention of thousands and decimals; None where they are no number."""
    compact = _SPACE.sub("", body).translate(_PLAIN)
    if sum(c.isdigit() for c in compact) > _MOST_DIGITS or (body.isdecimal() and len(body) > _MOST_UNPARTED):
        return None
    comma, dot = compact.rfind(","), compact.rfind(".")
    if comma >= 0 and dot >= 0:
        decimal_mark = "," if comma > dot else "."
    elif comma >= 0:
        is_thousands = compact[0] != "0" and _THOUSANDS.fullmatch(compact)
        decimal_mark = "." if is_thousands else ","
    else:
        # Nobody writes "3.000" for three: it is three thousand, from an outlet on the Continent.
        is_dotted = compact.count(".") > 1 or (compact.endswith(".000") and compact[0] != "0" and dot <= 3)
        decimal_mark = "," if is_dotted else "."
    if compact.count(decimal_mark) > 1:
        return None
    thousands = "." if decimal_mark == "," else ","
    return Decimal(compact.replace(thousands, "").replace(decimal_mark, "."))


def to_power(body: str) -> Decimal | None:
    """Read a number with a power of ten, exactly; None where the power is beyond what news could mean."""
    found = _POWER.fullmatch(body)
    if found is None:
        return None
    mantissa, exponent = (found[1], found[2]) if found[1] else (found[3] or "1", found[4])
    power = int(exponent.translate(_RAISED))
    if abs(power) > _LARGEST_POWER:
        return None
    return Decimal(format(Decimal(mantissa).scaleb(power), "f"))
