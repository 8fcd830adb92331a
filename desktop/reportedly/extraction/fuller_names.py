"""The whole name of a body that an article also calls by its first word: "Gullwing" of "Gullwing Research"."""

import re

from reportedly.extraction.article_names import ArticleNames
from reportedly.extraction.person_names import PersonGender
from reportedly.extraction.roles import RoleWords
from reportedly.extraction.source_names import SourceTable

__all__ = ["FullerNames"]

_WORD = re.compile(r"[A-Z][\w&-]{2,}")
_BEHIND = r"(?P<behind>(?: [A-Z][\w&-]*){1,3})"
_FORMS = re.compile(r"(?: (?:Ltd|Limited|plc|PLC|Inc|Corp|Co|AG|SA|NV|ASA|AB|Oyj|GmbH|LLC))+$")
_PLACED = (
    r"\b(?:[Ii]n|[Nn]ear|[Aa]round|[Oo]utside|[Aa]cross|north|south|east|west|town|city|district) (?:of )?"
)
_WITHIN = r"(?<![.!?:\n“\"‘'] )(?<![\n“\"‘'])\b(?P<before>[A-Z][\w’'-]*) "


class FullerNames:
    """Looks for longer names in one article."""

    def __init__(
        self, text: str, names: ArticleNames, table: SourceTable, gender: PersonGender, roles: RoleWords
    ) -> None:
        self._text = text
        self._names = names
        self._table = table
        self._gender = gender
        self._roles = roles
        self._known: dict[str, str | None] = {}

    def of(self, word: str) -> str | None:
        """Give the one longer name that a word begins; a place, a listed name and a last name begin none."""
        if word not in self._known:
            self._known[word] = self._find(word) if self._may_begin(word) else None
        return self._known[word]

    def _may_begin(self, word: str) -> bool:
        if not _WORD.fullmatch(word) or self._names.is_surname(word) or self._table.find(word) is not None:
            return False
        words, plain = self._names.words, word.lower()
        is_common = words.is_body_noun(plain) or self._roles.is_role(plain) or plain in words.not_people
        if is_common or self._gender.is_first_name(word) or self._table.code_of(word):
            return False
        return not re.search(rf"\b{re.escape(plain)}\b|{_PLACED}{re.escape(word)}\b", self._text)

    def _find(self, word: str) -> str | None:
        before = re.finditer(_WITHIN + re.escape(word) + r"\b", self._text)
        if any(not self._is_opening(found["before"]) for found in before):
            return None  # "Al Vardhan" and "Vardhan Solar": either may be meant
        longer = set()
        for found in re.finditer(rf"\b{re.escape(word)}{_BEHIND}", self._text):
            behind = self._until_role(_FORMS.sub("", found["behind"]))
            if self._table.find(f"Peruvian{behind}") is not None:
                return None  # "the Maravia Red Cross": a country
            if behind:
                longer.add(word + behind)
        return longer.pop() if len(longer) == 1 else None

    def _until_role(self, behind: str) -> str:
        """Leave out what is no name: "Skyvale Chief Executive", "Skyvale March"."""
        kept = []
        for part in behind.split():
            plain = part.lower()
            if (
                self._roles.is_role(plain)
                or plain in self._roles.parts | self._names.words.not_people
                or self._table.code_of(part)
            ):
                break
            kept.append(part)
        return "".join(f" {part}" for part in kept)

    def _is_opening(self, before: str) -> bool:
        """Tell "The Gullwing" and "Airline Skyvale" from a first name."""
        plain = before.lower()
        is_plain = (
            plain in self._names.words.persons
            or self._roles.is_role(plain)
            or plain in ("the", "but", "and", "in")
        )
        return is_plain or bool(self._table.code_of(before))
