"""No rule, word list or comment of the extraction names a story: its places, persons, bodies and events.

The tables of sources and places are exempt: a town or a ministry stands there among hundreds of others.
"""

import re
from pathlib import Path

import pytest

from reportedly import extraction
from reportedly.assets import resource

# The news that the rules were tried on, and the sample: where it happened, to whom, who spoke, who told it.
STORY_NAMES = (
    # troops sent to a war
    "Russia", "Ukraine", "North Korea", "South Korea", "Pyongyang", "Seoul", "Moscow", "Kyiv", "Kursk", "Vladivostok",
    "Pentagon", "Kremlin", "Cho Tae-yong", "Park Sun-won", "Park Sunwon", "Park Seon-won", "Lee Seong-kweun",
    "Lee Seong-kwon", "Lee Sung-kwon", "Kim Jong Un", "Kim Jong-un", "Zelensky", "Zelenskyy", "Zelenskiy", "Putin",
    "Peskov", "Lloyd Austin", "Patrick Ryder", "Sabrina Singh", "John Kirby", "Biden", "Rutte", "Kovalenko", "Syrskyi",
    "Budanov", "National Intelligence Service", "Countering Disinformation", "Yonhap", "Ukrinform", "Ukrainska Pravda",
    "Storm Corps", "Pacific Fleet",
    # a flood
    "Libya", "Derna", "Bayda", "Benghazi", "Tripoli", "Sousse", "Storm Daniel", "Libyan Red Crescent", "Ghaithi",
    "al-Ghaithi", "Abduljaleel", "Abduljalil", "Othman", "Tavfik Shukri", "Taqfiq Shukri", "Farhan Haq", "Drese",
    "Abdulmenam", "Abdel-Moneim", "Marie Drese", "Haftar",
    # others that the rules were read against
    "Kunlun", "Wagner", "Mariupol", "Bakhmut",
)  # fmt: skip
EXEMPT_TABLES = ("measures.regions", "measures.countries")
_FOLDER = Path(extraction.__file__).parent
_HEAD = re.compile(r"^\[\[?([\w.]+)\]\]?", re.MULTILINE)
_NAMES = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, STORY_NAMES))})(?!\w)", re.IGNORECASE)


def _without_tables(text: str, exempt: tuple[str, ...]) -> str:
    """Blank out the lines of exempt tables, so that line numbers stay true."""
    kept, is_exempt = [], False
    for line in text.splitlines():
        head = _HEAD.match(line)
        if head is not None:
            is_exempt = head.group(1) in exempt
        kept.append("" if is_exempt else line)
    return "\n".join(kept)


def _named(text: str) -> list[str]:
    return [
        f"line {number}: {found.group()}"
        for number, line in enumerate(text.splitlines(), 1)
        for found in _NAMES.finditer(line)
    ]


@pytest.mark.parametrize(
    "path", sorted(_FOLDER.rglob("*.py")), ids=lambda path: str(path.relative_to(_FOLDER))
)
def test_no_module_of_the_extraction_names_a_story(path: Path) -> None:
    assert not _named(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", sorted(resource("lexicons").glob("*.toml")), ids=lambda path: path.name)
def test_no_word_list_names_a_story(path: Path) -> None:
    assert not _named(_without_tables(path.read_text(encoding="utf-8"), EXEMPT_TABLES))


def test_no_rule_in_plain_words_names_a_story() -> None:
    assert not _named(resource("rules.toml").read_text(encoding="utf-8"))


def test_the_search_finds_a_name_in_a_list_and_skips_the_tables_of_places() -> None:
    text = '[set_aside]\nplaces = ["derna"]  # as in Storm Daniel\n[measures.countries]\n"libya" = "libyan"\n[dates]\n'

    assert _named(_without_tables(text, EXEMPT_TABLES)) == ["line 2: derna", "line 2: Storm Daniel"]
